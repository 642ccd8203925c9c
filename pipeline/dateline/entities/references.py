"""What refers to an actor without naming it: the walk, and nouns that speak for an owner."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from dateline.entities.bands import Bands
from dateline.entities.descriptions import plurals, singular
from dateline.entities.discourse import Discourse
from dateline.entities.homes import settle
from dateline.entities.lexicon import Lexicon
from dateline.entities.model import Actor, Form, Mention
from dateline.entities.nominals import Nominals
from dateline.entities.offices import Offices
from dateline.entities.page import Page
from dateline.entities.phrases import Phrase, PhraseReader
from dateline.entities.plurals import Plurals
from dateline.entities.pronouns import Pronouns

_RATIFY = ("ratif", "approv", "endors", "back", "reject", "revok", "turn", "vote", "refus")
_SEATED = frozenset({"parliament", "government", "authorities", "authority", "regime", "cabinet"})
_LED_STATE = frozenset({"regime", "administration", "government", "cabinet"})
# Words from "and" to the bearer of two titles, and tags of what may stand before the first.
TITLE_REACH = 8
_BEFORE_TITLES = frozenset({",", "``", "IN", "-", ":", "CC", ".", "VBD", "_SP"})


class ReferenceFinder:
    """Walks the page once, left to right, and adds mentions to the names found before."""

    def __init__(self, page: Page, names: Iterable[Mention], lexicon: Lexicon) -> None:
        self.page = page
        self.names = {i: m for m in names for i in range(m.start, m.end)}
        self.discourse = Discourse(page, self.names, lexicon)
        self.phrases = PhraseReader(page, self.names, lexicon)
        self.offices = Offices(page, self.names, lexicon)
        self.nominals = Nominals(page, self.discourse, self.phrases, self.offices, lexicon)
        self.descriptions = self.nominals.descriptions
        self.plurals = Plurals(
            page, self.discourse, self.offices, lexicon, is_company=self.descriptions.is_company
        )
        self.pronouns = Pronouns(page, self.discourse, self.offices, lexicon)
        self.bands = Bands(page, self.names, self.discourse, self.phrases, lexicon)
        self.lexicon = lexicon
        self.speaking = lexicon["representatives.plural_or_body"]
        self.private = lexicon["representatives.private"]
        self.armed = lexicon["representatives.armed"]
        self.groups = lexicon["nominals.groups"] | lexicon["nominals.workforce"]
        self.houses = lexicon["nominals.houses"]
        self.office = lexicon["nominals.office"]
        self.titles = lexicon["names.titles"] | self.office
        self.title_parts = lexicon["names.title_parts"]
        self.referring = lexicon.derived("references.referring", self._referring)
        self.found: list[Mention] = []

    def _referring(self) -> Iterable[str]:
        """The words, plurals included, that may take up an actor."""
        words = self.nominals.all_words.union(
            self.armed,
            self.pronouns.known, self.plurals.known, self.speaking, self.office,
            {"campaign", "north", "south", "authorities", "number"},
        )  # fmt: skip
        return words.union(*map(plurals, words))

    def run(self) -> list[Mention]:
        """The references, in the order of the text."""
        page, end = self.page, 0
        bodies = self.descriptions.bodies.values()
        self.nominals.guessed = settle(bodies, page, self.names, self.lexicon)
        for index, low in enumerate(page.low):
            if index < end or (index not in self.names and low not in self.referring):
                continue
            if page.items:
                self.discourse.reach(index)
            mention = self.names.get(index)
            if mention is not None:
                self._employ(mention)
                self.discourse.add(mention)
                self.descriptions.describe(mention)
                end = mention.end
                continue
            found = self._refer(index)
            if found is not None:
                self.found.append(found)
                self.discourse.add(found)
        self.descriptions.place_bodies(self.offices.main_state())
        self.offices.follow_bodies()
        self._ratify()
        return self.found

    def _ratify(self) -> None:
        """A parliament that ratifies binds its state: there its name means the state."""
        states: dict[str | None, Actor] = {
            a.country: a for a in self.offices.states.values() if a.country
        }
        for mention in dict.fromkeys(self.names.values()):
            actor = mention.actors[0]
            state = states.get(actor.country) if actor.kind == "organisation" else None
            if state is None or not self._is_house(mention) or not self._binds(mention.head):
                continue
            mention.actors = (state,)

    def _is_house(self, mention: Mention) -> bool:
        words = self.descriptions.words.get(mention.actors[0].id, set())
        return bool(words & self.houses)

    def _binds(self, head: int) -> bool:
        """Whether the noun is subject or agent of a verb of ratifying."""
        page = self.page
        above = page.head[head]
        if page.dep[head] == "pobj" and page.low[above] == "by":
            above = page.head[above]
        elif page.dep[head] != "nsubj":
            return False
        return page.low[above].startswith(_RATIFY)

    def _employ(self, mention: Mention) -> None:
        """ "Chief executive X" without a firm is that of the firm spoken of."""
        if self.offices.lacks_body(mention):
            firm = self.discourse.best(self.descriptions.is_company, token=mention.start, within=2)
            self.offices.employ(mention.actors[0], firm)

    def _refer(self, index: int) -> Mention | None:
        low = self.page.low[index]
        if low == "number":
            opposite = index and self.page.low[index - 1] == "opposite"
            return self._spokes(index, low, "counterpart") if opposite else None
        if self.pronouns.knows(low):
            taken_up = self._as_band(index)
            if taken_up:
                return Mention(index, index + 1, index, "pronoun", taken_up)
            return self.pronouns.resolve(index)
        if self.plurals.knows(low):
            found = self.plurals.resolve(index)
            if found is not None:
                return found
        if low in self.armed:
            return self._in_arms(index)
        word = low if low in self.speaking else singular(low)
        if word in self.speaking or word in self.office or word == "campaign":
            return self._spokes(index, low, word)
        own = self._own_firm(index, word)
        return own or self._band(index, word) or self.nominals.resolve(index, word)

    def _own_firm(self, index: int, word: str) -> Mention | None:
        """ "X of Volvo said his company …": the firm that the person serves."""
        if word not in self.nominals.words["company"]:
            return None
        phrase = self.phrases.read(index)
        person = self._whose(index, phrase)
        firm = self.offices.side_of(person) if person is not None else None
        if firm is None or not self.descriptions.is_company(firm):
            return None
        return self._mention(phrase, index, "nominal", (firm,))

    def _whose(self, index: int, phrase: Phrase) -> Actor | None:
        """The person whose the thing is: "his inspectors"."""
        place = min(phrase.start, index) - 1
        holder = self.discourse.at.get(place)
        if place < 0 or self.page.low[place] not in {"his", "her"} or holder is None:
            return None
        return holder.actors[0] if holder.actors[0].kind == "person" else None

    def _band(self, index: int, word: str) -> Mention | None:
        """A group without a name, new or taken up."""
        if word not in self.bands.words:
            return None
        if self.bands.again(index):
            named = self.nominals.apposed(self.phrases.read(index), index, word)
            return named or self.bands.same(index)
        named = self.nominals.resolve(index, word)
        return named or self.bands.meet(index)

    def _as_band(self, index: int) -> tuple[Actor, ...]:
        """Whom "it" means where it takes up a group without a name."""
        low = self.page.low[index]
        known = low in self.pronouns.neuter or low in self.pronouns.plural
        return self.bands.acts(index) if known and self.bands.heads else ()

    def owned(self, index: int) -> tuple[Actor, ...]:
        """Who a noun outside every mention stands for.

        A title right before its bearer's name is the bearer; a common noun that a state's adjective
        or name modifies is the state: "Chinese expertise".
        """
        bearer = self._bearer(index)
        leader = bearer or self._leader(index)
        if leader:
            return leader
        if singular(self.page.low[index]) in self.private or not self._is_noun(index):
            return ()
        phrase = self.phrases.read(index)
        if phrase.end != index + 1 or self._is_private(phrase.start, index):
            return ()
        actors = tuple(a for m in phrase.owners for a in m.actors)
        return actors if actors and all(a.kind == "country" for a in actors) else ()

    def _is_private(self, start: int, index: int) -> bool:
        """Whether a word before the noun makes it nobody known; not a title's: "crown prince"."""
        between = self.private.intersection(self.page.low[start:index])
        return bool(between - self.title_parts if self.page.low[index] in self.titles else between)

    def _bearer(self, index: int) -> tuple[Actor, ...]:
        low = self.page.low[index]
        if low not in self.titles:
            return ()
        for place in range(index + 1, min(index + 4, len(self.page))):
            mention = self.names.get(place)
            if mention is not None:
                return mention.actors if mention.actors[0].kind == "person" else ()
            if self.page.low[place] not in self.titles:
                return self._second_title(index, place)
        return ()

    def _in_arms(self, index: int) -> Mention | None:
        """ "Houthi rebels": those of a body are the body; those of a state are nobody."""
        body = self.names.get(index - 1)
        if body is None or body.form == "adjective" or len(body.actors) != 1:
            return None
        actor, start = body.actors[0], body.start
        if actor.kind == "other":
            actor.kind = "organisation"
        if start and self.page.low[start - 1] == "the":
            start -= 1
        named = actor.kind == "organisation"
        return Mention(start, index + 1, index, "nominal", body.actors) if named else None

    def _second_title(self, index: int, place: int) -> tuple[Actor, ...]:
        """ "Peruvian Premier and Finance Minister X": both titles are those of one person."""
        page, first = self.page, index
        if page.low[place : place + 1] != ["and"]:
            return ()
        if not page.capital[index]:  # "Volvo founder and chairman X"
            return self._holder_behind(place, lambda i: page.text[i] in self.titles)
        while first and page.capital[first - 1] and page.tag[first - 1] != "DT":
            first -= 1
        alone = not first or page.tag[first - 1] in _BEFORE_TITLES
        if not alone:
            return ()
        return self._holder_behind(place, lambda i: page.capital[i] or page.low[i] in {"of", "for"})

    def _holder_behind(self, place: int, titled: Callable[[int], bool]) -> tuple[Actor, ...]:
        """The person named behind the "and" and words that are still of a title."""
        for after in range(place + 1, min(place + TITLE_REACH, len(self.page))):
            mention = self.names.get(after)
            if mention is not None:
                named = mention.actors[0].kind == "person" and after > place + 1
                return mention.actors if named else ()
            if not titled(after):
                return ()
        return ()

    def _leader(self, index: int) -> tuple[Actor, ...]:
        """Who leads or forms the group: "investors led by X", "a partnership formed by X and Y"."""
        return self.bands.leaders(index) if self.page.low[index] in self.groups else ()

    def _is_noun(self, index: int) -> bool:
        tag = self.page.tag[index]
        return tag.startswith("NN") if tag else self.page.text[index].isalpha()

    def _spokes(self, index: int, low: str, word: str) -> Mention | None:
        if self._before_person(index):
            return None
        phrase = self.phrases.read(index)
        named = self.nominals.apposed(phrase, index, word)
        if named is not None:
            return named
        owners = tuple(self._state_for(a, word) for m in phrase.owners for a in m.actors)
        served = self._served(index, phrase) if not owners else None
        if served is not None:
            return self._mention(phrase, index, "nominal", (served,))
        if low in _LED_STATE and index and self.page.low[index - 1] in {"his", "her"}:
            return None
        if word in self.office and word == low:
            person = self.offices.holder(index, word, () if word == "judge" else owners)
            lone = word == "judge" and self.page.dep[index] not in {"compound", "nmod"}
            if person is not None and (owners or phrase.definite or lone):
                return self._mention(phrase, index, "nominal", (person,))
        if self._is_private(phrase.start, index):
            return None
        speakers = tuple(a for a in owners if self._can_own(a, word))
        if speakers:
            return self._mention(phrase, index, "nominal", speakers)
        if owners:
            return self._from_person(phrase, index, word, owners)
        return self.nominals.resolve(index, word)

    def _served(self, index: int, phrase: Phrase) -> Actor | None:
        """ "His inspectors", "her administration": the body or the state that the person serves."""
        person = self._whose(index, phrase)
        if person is None:
            return None
        if self.page.low[index] in _LED_STATE:
            return self.offices.state_of(person)
        plain = self.page.low[index] in self.speaking and self.page.low[index] not in self.office
        return self.offices.side_of(person) if plain else None

    def _before_person(self, index: int) -> bool:
        """A title right before its bearer's name is no phrase of its own."""
        following = self.names.get(index + 1)
        if following is None:
            return bool(self._second_title(index, index + 1))
        return following.actors[0].kind == "person"

    def _state_for(self, actor: Actor, word: str) -> Actor:
        """ "The parliament in Ottawa" is the state's, where the article names it."""
        if actor.kind != "place" or word not in _SEATED or actor.country is None:
            return actor
        fits = [s for s in self.offices.states.values() if s.country == actor.country]
        return fits[0] if len(fits) == 1 else actor

    def _can_own(self, actor: Actor, word: str) -> bool:
        if actor.kind == "country":
            return True
        return actor.kind == "organisation" and word not in _LED_STATE

    def _from_person(
        self, phrase: Phrase, index: int, word: str, owners: tuple[Actor, ...]
    ) -> Mention | None:
        """ "The Assad regime", "Obama's administration": the state that the person leads."""
        if word == "campaign" and owners[0].kind == "person":
            body = self.descriptions.campaign_of(owners[0])
            return self._mention(phrase, index, "nominal", (body or owners[0],))
        serves = word in {"minister", "envoy"} and self.offices.heads_of_state(owners[0])
        if (word not in _LED_STATE and not serves) or owners[0].kind != "person":
            return None
        state = self.offices.state_of(owners[0])
        if state is None and word in _LED_STATE:
            main, home = self.offices.main_state(), owners[0].country
            # Another country's administration stands for nobody but who leads it.
            state = main if main and home in (None, main.country) else owners[0]
        return self._mention(phrase, index, "nominal", (state,)) if state else None

    def _mention(self, phrase: Phrase, head: int, form: Form, actors: tuple[Actor, ...]) -> Mention:
        return Mention(phrase.start, phrase.end, head, form, tuple(dict.fromkeys(actors)))
