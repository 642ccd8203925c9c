"""What refers to an actor without naming it: nominals, plural phrases, pronouns."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.entities.discourse import Discourse
from dateline.entities.lexicon import Lexicon
from dateline.entities.model import Actor, Form, Mention
from dateline.entities.offices import Offices
from dateline.entities.page import Page
from dateline.entities.phrases import Phrase, PhraseReader
from dateline.entities.plurals import Plurals
from dateline.entities.pronouns import Pronouns


def singular(word: str) -> str:
    """A noun without its plural ending, roughly."""
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


class ReferenceFinder:
    """Walks the page once, left to right, and adds mentions to the names found before."""

    def __init__(self, page: Page, names: Iterable[Mention], lexicon: Lexicon) -> None:
        self.page = page
        self.lexicon = lexicon
        self.names = {i: m for m in names for i in range(m.start, m.end)}
        self.discourse = Discourse(page)
        self.phrases = PhraseReader(page, self.names, lexicon)
        self.offices = Offices(page, self.names, lexicon)
        self.plurals = Plurals(page, self.discourse, lexicon)
        self.pronouns = Pronouns(page, self.discourse, self.offices, lexicon)
        self.speaking = lexicon["representatives.plural_or_body"]
        self.found: list[Mention] = []
        self._descriptors: dict[str, set[str]] = {}

    def run(self) -> list[Mention]:
        """The references, in the order of the text."""
        page = self.page
        index = 0
        while index < len(page):
            mention = self.names.get(index)
            if mention is not None:
                self.discourse.add(mention)
                self._describe(mention)
                index = mention.end
                continue
            found = self._refer(index) if page.text[index][0].isalpha() else None
            if found is not None:
                self.found.append(found)
                self.discourse.add(found)
            index += 1
        return self.found

    def _refer(self, index: int) -> Mention | None:
        low = self.page.low[index]
        if self.pronouns.knows(low):
            return self.pronouns.resolve(index)
        if self.plurals.knows(low):
            found = self.plurals.resolve(index)
            if found is not None:
                return found
        word = low if low in self.speaking else singular(low)
        if word in self.speaking or word in self.lexicon["nominals.office"]:
            return self._spokes(index, low, word)
        return self._nominal(index, word)

    # --- a noun that speaks for its owner ---------------------------------------------------------

    def _spokes(self, index: int, low: str, word: str) -> Mention | None:
        if self._before_name(index):
            return None
        phrase = self.phrases.read(index)
        owners = tuple(a for m in phrase.owners for a in m.actors)
        if word in self.lexicon["nominals.office"] and word == low:
            person = self.offices.holder(index, word, owners)
            if person is not None:
                return self._mention(phrase, index, "nominal", (person,))
        speakers = tuple(a for a in owners if self._can_own(a, word))
        if speakers:
            return self._mention(phrase, index, "nominal", speakers)
        if owners:
            return self._from_person(phrase, index, word, owners)
        return self._nominal(index, word)

    def _before_name(self, index: int) -> bool:
        """A title right before its bearer's name is no phrase of its own."""
        following = self.names.get(index + 1)
        return following is not None and following.actors[0].kind == "person"

    def _can_own(self, actor: Actor, word: str) -> bool:
        if actor.kind == "country":
            return True
        return actor.kind == "organisation" and word not in {"regime", "government"}

    def _from_person(
        self, phrase: Phrase, index: int, word: str, owners: tuple[Actor, ...]
    ) -> Mention | None:
        """ "The Assad regime", "Obama's administration": the state that the person leads."""
        if word not in {"regime", "administration", "government"} or owners[0].kind != "person":
            return None
        state = self.offices.state_of(owners[0])
        return self._mention(phrase, index, "nominal", (state,)) if state else None

    # --- a noun that takes up an actor named before -----------------------------------------------

    def _nominal(self, index: int, word: str) -> Mention | None:
        if self.page.low[index] != word and word != "authority":
            return None
        if not self._may_refer(word):
            return None
        phrase = self.phrases.read(index)
        if phrase.owners or not phrase.definite or self._before_name(index):
            return None
        actor = self._antecedent(index, word)
        return self._mention(phrase, index, "nominal", (actor,)) if actor else None

    def _may_refer(self, word: str) -> bool:
        groups = ("country", "government", "company", "agency", "organisation")
        return any(word in self.lexicon[f"nominals.{group}"] for group in groups)

    def _antecedent(self, index: int, word: str) -> Actor | None:
        described = self._described(index, word)
        if described is not None:
            return described
        if word in self.lexicon["nominals.country"]:
            return self.discourse.best(lambda a: a.kind == "country", token=index, within=3)
        if word in self.lexicon["nominals.government"]:
            return self.offices.main_state(self.discourse)
        if word in self.lexicon["nominals.company"]:
            return self.discourse.best(self._is_company, token=index, within=4)
        return None

    def _described(self, index: int, word: str) -> Actor | None:
        def fits(actor: Actor) -> bool:
            return actor.kind == "organisation" and word in self._descriptors.get(actor.id, ())

        return self.discourse.best(fits, token=index, within=12)

    def _is_company(self, actor: Actor) -> bool:
        known = self._descriptors.get(actor.id, set())
        return actor.kind == "organisation" and not known & self.lexicon["nominals.agency"]

    def _describe(self, mention: Mention) -> None:
        """Collect the nouns that say what an organisation is: in its name, before it, after it."""
        page, actor = self.page, mention.actors[0]
        if actor.kind != "organisation":
            return
        words = self._descriptors.setdefault(actor.id, set())
        words.update(singular(page.low[i]) for i in range(mention.start, mention.end))
        before = mention.start - 1
        if before > 0 and page.text[before] in {",", "<"}:
            before -= 1
        if before >= 0 and page.sentence[before] == page.sentence[mention.start]:
            words.add(page.low[before])
        after = mention.end
        if after < len(page) and page.text[after] == ",":
            for index in range(after + 1, min(after + 8, len(page))):
                if page.text[index] in {",", "."}:
                    break
                words.add(page.low[index])

    def _mention(
        self, phrase: Phrase, head: int, form: Form, actors: tuple[Actor, ...]
    ) -> Mention:
        distinct = tuple(dict.fromkeys(actors))
        return Mention(phrase.start, phrase.end, head, form, distinct)
