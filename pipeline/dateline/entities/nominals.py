"""Definite noun phrases that take up an actor: "the agency", "the country", "the government"."""

from __future__ import annotations

from collections.abc import Callable

from dateline.entities.announced import announced
from dateline.entities.descriptions import BRACKETS, Descriptions, opens_clause
from dateline.entities.discourse import Discourse
from dateline.entities.leagues import counts, is_league, of_states
from dateline.entities.lexicon import Lexicon
from dateline.entities.model import Actor, Mention
from dateline.entities.offices import Offices
from dateline.entities.page import Page
from dateline.entities.phrases import Phrase, PhraseReader
from dateline.entities.runs import POSSESSIVE

_REALMS = ("kingdom", "sultanate", "emirate")
_GROUPS = ("country", "government", "company", "agency", "organisation", "union", "bloc")
_OWN = frozenset({"his", "her", "their"})
_COMPASS = frozenset({"north", "south"})
# Words of what an envoy is for: "for the Middle East".
_FIELD = 6
# Words for one kind of firm.
_ALIKE = {
    "carrier": "airline", "airline": "carrier", "automaker": "carmaker", "lender": "bank",
    "carmaker": "automaker", "manufacturer": "maker", "maker": "manufacturer",
    "chipmaker": "semiconductor",
}  # fmt: skip


class Nominals:
    """Resolves one noun at a time, by what the bodies of the article are called besides."""

    def __init__(
        self,
        page: Page,
        discourse: Discourse,
        phrases: PhraseReader,
        offices: Offices,
        lexicon: Lexicon,
    ) -> None:
        self.page = page
        self.discourse = discourse
        self.phrases = phrases
        self.offices = offices
        self.words = {group: lexicon[f"nominals.{group}"] for group in _GROUPS}
        self.classes = lexicon["nominals.classes"] | self.words["company"]
        self.all_words = self.classes.union(*self.words.values())
        any_firm = lexicon["nominals.bands"] | lexicon["nominals.plain"]
        self.trades = self.words["company"] - any_firm
        self.realms = {word: lexicon[f"nominals.{word}"] for word in _REALMS}
        self.labels = self.words["organisation"] | self.words["agency"] | self.words["bloc"]
        self.personal = lexicon["nominals.office"]
        self.only: dict[str, Actor | None] = {}
        self.guessed: frozenset[str] = frozenset()
        self.descriptions = Descriptions(page, discourse, phrases, lexicon, nouns=self.all_words)
        self._is_company = self.descriptions.is_company

    def resolve(self, index: int, word: str) -> Mention | None:
        """The mention headed by the noun at `index`, or None when unsure."""
        if self.page.low[index] in _COMPASS:
            return self._compass(index)
        if word not in self.all_words or not self._is_singular(index, word):
            return None
        phrase = self.phrases.read(index)
        apposed = self.apposed(phrase, index, word)
        if apposed is not None:
            return apposed
        if word in self.words["company"]:
            named = announced(self.page, self.phrases.names, phrase, index)
            if named is not None and self._is_company(named):
                return Mention(phrase.start, phrase.end, index, "nominal", (named,))
        if any(a.kind != "other" for m in phrase.owners for a in m.actors):
            return self._labelled(phrase, index, word)
        actor = self._antecedent(index, word, phrase)
        return Mention(phrase.start, phrase.end, index, "nominal", (actor,)) if actor else None

    def _labelled(self, phrase: Phrase, index: int, word: str) -> Mention | None:
        """ "The NATO alliance", "the Krupp steel concern": the noun says what the name is."""
        owner = phrase.owners[-1]
        if owner.actors[0].kind == "country":
            return self._of_country(phrase, index, word)
        body = len(owner.actors) == 1 and owner.actors[0].kind == "organisation"
        plain = phrase.end == index + 1 and self.page.text[owner.end] not in POSSESSIVE
        near = index - owner.end <= 1 and self.page.low[owner.start - 1] == "the"
        firm = near and word in self.classes and self._is_company(owner.actors[0])
        if not (body and plain and (firm or word in self.labels)):
            return None
        return Mention(phrase.start, phrase.end, index, "nominal", owner.actors)

    def _of_country(self, phrase: Phrase, index: int, word: str) -> Mention | None:
        """ "The Dutch maker": the body of that country that was named last."""
        page, owner = self.page, phrase.owners[-1]
        groups = ("company", "agency", "organisation")
        if len(phrase.owners) > 1 or not any(word in self.words[g] for g in groups):
            return None
        if phrase.start == 0 or page.low[phrase.start - 1] not in {"the", "that"}:
            return None
        if page.text[owner.end] in POSSESSIVE or phrase.end != index + 1:
            return None
        country = owner.actors[0].country

        def fits(actor: Actor) -> bool:
            firm = word not in self.words["company"] or self._is_company(actor)
            return actor.kind == "organisation" and actor.country == country and firm

        found = self.discourse.newest(fits, token=index, within=8)
        if country is None:
            return None
        found = found or self._of_no_country(index, word)
        if found is None:
            return None
        return Mention(phrase.start, phrase.end, index, "nominal", (found,))

    def _of_no_country(self, index: int, word: str) -> Actor | None:
        """The likeliest firm of which no country is told: "Ford rose. The American maker"."""
        if word not in self.words["company"]:
            return None
        return self.discourse.best(
            lambda a: a.country is None and self._is_company(a), token=index, within=2
        )

    def _follows_firm(self, index: int) -> bool:
        """Whether a firm is named just before, of which "the airline" rather tells than a later."""
        seen = self.discourse.back(self._is_company, sentence=self.page.sentence[index], within=1)
        return next(seen, None) is not None

    def _is_singular(self, index: int, word: str) -> bool:
        low = self.page.low[index]
        return low in {word, "authorities"} or (word == "counterpart" and low == "number")

    def _compass(self, index: int) -> Mention | None:
        """ "The North" is North Korea where the article names that."""
        page = self.page
        after = index + 1
        alone = after >= len(page) or not (page.capital[after] or page.low[after] == "of")
        if not (page.capital[index] and index and page.low[index - 1] == "the" and alone):
            return None
        side = page.text[index] + " "
        fits = [a for a in self.offices.states.values() if a.name.startswith(side)]
        if len(fits) != 1:
            return None
        return Mention(index - 1, index + 1, index, "nominal", (fits[0],))

    # --- apposition -------------------------------------------------------------------------------

    def apposed(self, phrase: Phrase, index: int, word: str) -> Mention | None:
        """ "Norway's oil company, Equinor": the name beside the noun, and the name's country."""
        kinds = {"person"} if word in self.personal else {"organisation"}
        if word not in self.personal and word not in self.all_words:
            return None
        if not self._is_singular(index, word):
            return None
        name = self._name_after(phrase, kinds) or self._name_before(phrase, kinds)
        if name is not None and opens_clause(self.page, index, name):
            return None
        if name is None:
            return None
        actor = name.actors[0]
        owners = [a for m in self._owners_of(phrase, index) for a in m.actors if a.country]
        if owners and (actor.country is None or actor.id in self.guessed):
            actor.country = owners[0].country
        return Mention(phrase.start, phrase.end, index, "nominal", (actor,))

    def _owners_of(self, phrase: Phrase, index: int) -> tuple[Mention, ...]:
        """The named owners, else one taken up by a noun: "the carrier's chief executive"."""
        if phrase.owners:
            return phrase.owners
        for place in range(index - 1, max(0, index - 7), -1):
            mention = self.discourse.at.get(place)
            if mention is not None:
                return (mention,)
        return ()

    def _name_after(self, phrase: Phrase, kinds: set[str]) -> Mention | None:
        page, end = self.page, phrase.end
        if kinds == {"person"}:
            end = self._past_field(end)
        if end + 1 >= len(page) or page.text[end] not in BRACKETS:
            return None
        name = self.phrases.names.get(end + 1)
        if name is None or name.start != end + 1 or name.actors[0].kind not in kinds:
            return None
        closed = name.end >= len(page) or page.text[name.end] in {",", ".", ">", ")", "("}
        return name if closed and page.sentence[end] == page.sentence[name.start] else None

    def _past_field(self, end: int) -> int:
        """Where "the envoy for North Korea, X" goes on behind what the envoy is for."""
        page = self.page
        if page.low[end : end + 1] not in (["for"], ["to"]):
            return end
        for place in range(end + 1, min(end + _FIELD, len(page))):
            if page.text[place] == ",":
                return place
            if not (page.capital[place] or page.low[place] in {"the", "and"}):
                break
        return end

    def _name_before(self, phrase: Phrase, kinds: set[str]) -> Mention | None:
        page, start = self.page, phrase.start
        if start > 0 and page.low[start - 1] in {"the", "a", "an"}:
            start -= 1
        opener = page.low[start] in {"the", "a", "an"} or bool(phrase.owners)
        if start < 2 or page.text[start - 1] != "," or not opener:
            return None
        name = self.phrases.names.get(start - 2)
        fits = name is not None and name.actors[0].kind in kinds and name.form != "adjective"
        return name if fits else None

    # --- antecedents ------------------------------------------------------------------------------

    def _antecedent(self, index: int, word: str, phrase: Phrase) -> Actor | None:
        first = self.page.low[phrase.start]
        if word in self.words["country"]:
            return None if counts(self.page, index) else self._country(index, phrase)
        if (
            phrase.definite
            and word in self.words["organisation"]
            and of_states(self.page, phrase.start, index)
        ):
            return self.discourse.newest(
                lambda a: is_league(a) and not self._is_company(a), token=index, within=12
            )
        if word in self.words["government"] and (phrase.definite or self._modifies(index)):
            return self._government(index, word)
        if not phrase.definite:
            return None
        any_firm = word == "company" and phrase.start == index - 1 and first == "the"
        described = None if any_firm else self._described(index, word)
        if described is not None or word not in self.words["company"] or first == "these":
            return described
        barred = self.discourse.acting_on(index)
        found = self.discourse.best(
            lambda a: a not in barred and self._is_company(a), token=index, within=4
        )
        return found or self._described(index, word)

    def _modifies(self, index: int) -> bool:
        """ "Government purchases": the noun stands before another."""
        page, after = self.page, index + 1
        bare = page.low[index] == "government" and after < len(page)
        return bare and page.tag[after].startswith("NN") and page.tag[index - 1] != "CC"

    def _government(self, index: int, word: str) -> Actor | None:
        described = self._described(index, word)
        if described is not None and word in self.words["agency"]:
            return described
        if self.page.items and word not in self.words["agency"]:
            return self.discourse.newest(_is_state, token=index, within=2)
        return None if word in self.words["agency"] else self.offices.main_state()

    def _country(self, index: int, phrase: Phrase) -> Actor | None:
        first = self.page.low[phrase.start]
        before = self.page.low[index - 1] if index else ""
        if before in _OWN:
            mention = self.discourse.at.get(index - 1)
            return self.offices.state_of(mention.actors[0]) if mention else None
        article = index and self.page.low[max(0, phrase.start - 1)] == "the"
        if (phrase.definite or (phrase.owners and article)) and first != "these":
            return self.discourse.newest_named(self._states(index), token=index, within=3)
        return None

    def _states(self, index: int) -> Callable[[Actor], bool]:
        """Which states the noun may mean: "the kingdom" is no republic."""
        realm = self.realms.get(self.page.low[index])
        if realm is None:
            return _is_state
        return lambda actor: _is_state(actor) and (actor.country or "").lower() in realm

    def _described(self, index: int, word: str) -> Actor | None:
        """The last body so called; before any was named, the only one in the article."""
        alike = _ALIKE.get(word, word)
        barred = self.discourse.acting_on(index)

        def fits(actor: Actor) -> bool:
            called = self.descriptions.words.get(actor.id, ())
            return actor not in barred and (word in called or alike in called)

        found = self.discourse.best(fits, token=index, within=12)
        if found is not None:
            return found
        if self.page.items or (word in self.trades and self._follows_firm(index)):
            return None
        if word not in self.only:
            every = [actor for actor in self.descriptions.bodies.values() if fits(actor)]
            self.only[word] = every[0] if len(every) == 1 else None
        return self.only[word]


def _is_state(actor: Actor) -> bool:
    return actor.kind == "country"
