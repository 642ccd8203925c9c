"""Occurrences of names, and what speaks for the kind of each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dateline.entities.gazetteer import FIRMS, Sense
from dateline.entities.lexicon import Lexicon
from dateline.entities.page import Page
from dateline.entities.runs import HYPHENS, LINKS, POSSESSIVE

# "QuTech", but not "McKay" or "DeVos".
_INNER_CAPITAL = re.compile(r"(?!Mc|Mac|De|Di|Du|La|Le|Van|Fitz|O'|O’)[A-Z]+[a-z]+[A-Z][A-Za-z]*$")
# "Q400", "S-400", "A320-200", but not "G20".
_MODEL = re.compile(r"[A-Z]{1,4}-\d{2,}|[A-Z]{1,3}\d{3,}|[A-Z]+\d+-\d+")
_OFFICES = frozenset(
    {"executive", "president", "chairman", "chairwoman", "minister", "premier", "head", "director",
     "founder", "ambassador", "secretary", "secretary-general", "spokesman", "spokeswoman", "envoy",
     "rapporteur", "analyst", "economist", "governor", "mayor", "ceo", "lawyer", "professor"}
)  # fmt: skip
_ENTITY_KIND = {
    "PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place",
    "NORP": "other", "PRODUCT": "other", "EVENT": "other", "LAW": "other", "WORK_OF_ART": "other",
    "LANGUAGE": "other",
}  # fmt: skip


_LEADING = frozenset({"of", "by", "who", "executive", "president", "head", "director", "chairman"})
# Before what is a place and no surname: "in the Park".
_BEFORE_SITES = frozenset({"the", "a", "an", "this", "that", "in", "at", "near"})
_INSIDE = frozenset({"-", "'s", "’s"})
# Before a place.
_WHERE = frozenset(
    {"in", "at", "near", "from", "of", "to", "for", "outside", "around", "into", "on"}
)
# Before one who does something; a place would have "in".
_WITH = frozenset({"with", "by"})
# Before the other side of a sale.
_OTHER_SIDE = frozenset({"to", "from"})
# Before a side of something: "a pact with Chile's Codelco".
_SIDES = frozenset({"with", "between", "by", "and"})


# What an office beside a name weighs, and "X said it".
TITLED, SAYS_IT = 5, 4


class Tally(dict[str, int]):
    """Weights by name, 0 where there is none; made ten times a name, hence no Counter."""

    __slots__ = ()

    def __missing__(self, name: str) -> int:
        return 0

    def add(self, other: Mapping[str, int]) -> None:
        """Add the weights of another."""
        for name, weight in other.items():
            self[name] += weight


@dataclass(eq=False, slots=True)
class Spot:
    """One occurrence of a name: tokens `start` to `end`, what it may be and why."""

    start: int
    end: int
    sense: Sense | None = None
    title: str = ""
    country: Sense | None = None
    votes: Tally = field(default_factory=Tally)
    hard: Tally = field(default_factory=Tally)
    initial: bool = False
    shout: bool = False
    pair: tuple[Sense, ...] = ()


class Evidence:
    """Weighs the words in and around a name."""

    def __init__(self, page: Page, lexicon: Lexicon) -> None:
        self.page = page
        self.org_heads = lexicon["names.org_heads"]
        self.of_heads = lexicon["names.of_heads"]
        self.corporate = lexicon["names.corporate"]
        self.places = lexicon["names.places"]
        self.states = lexicon["names.states"]
        self.instruments = lexicon["names.instruments"]
        self.dealing = lexicon["names.dealing"]
        self.passing_on = lexicon["names.passing_on"]
        self.org_openers = lexicon["names.org_openers"]
        self.human_titles = lexicon["names.titles"] - {"general", "miss", "major", "marshal"}
        self.bodies = (
            lexicon["nominals.company"]
            | lexicon["nominals.organisation"]
            | lexicon["nominals.agency"]
        )

    def _is_bare(self, spot: Spot) -> bool:
        """ "Park said it", of Park Geun-hye: a single word that no article makes a place."""
        before = self.page.low[spot.start - 1] if spot.start else ""
        return spot.end - spot.start == 1 and before not in _BEFORE_SITES

    def _is_in_state(self, end: int) -> bool:
        """ "Elm Falls, N.J., investor Ole Berg": a town, told by its state."""
        page = self.page
        behind = end + 1 < len(page) and page.text[end] == ","
        return behind and page.low[end + 1] in self.states

    def is_headed(self, start: int, end: int) -> bool:
        """Whether the words are those of an organisation ("… Bank", "Ministry of …")."""
        page = self.page
        last = page.low[end - 1]
        if last in self.org_heads or last in self.corporate:
            return True
        if end - start > 1 and page.low[start] in self.org_openers:
            return True
        return any(
            (page.low[i] in self.of_heads and page.text[i + 1] in LINKS)
            or (page.low[i] in self.corporate and page.text[i + 1] == "of")
            for i in range(start, end - 1)
        )

    def weigh(self, spot: Spot, owner: Spot | None = None) -> None:
        """`votes` are the statistical tagger's, `hard` come from the words themselves.

        `owner` is the name before.
        """
        page, hard = self.page, spot.hard
        kinds = {_ENTITY_KIND.get(page.entity[i], "") for i in range(spot.start, spot.end)} - {""}
        for kind in kinds:
            spot.votes[kind] += 1
        last = page.low[spot.end - 1]
        if last in self.corporate:
            hard["organisation"] += 8
        elif self.is_headed(spot.start, spot.end):
            hard["organisation"] += 6
        if last in self.places and not self._is_bare(spot):
            hard["place"] += 5
        if last in self.instruments and spot.end - spot.start > 1 and spot.sense is None:
            hard["other"] += 8  # "the International Sugar Agreement"
        if spot.sense is None and _MODEL.match(page.words(spot.start, spot.end)):
            hard["other"] += 6
        if spot.title:
            hard["person"] += 6
        elif (spot.sense is None and (self._after_title(spot) or self._is_called_holder(spot))) or (
            not hard and self._is_who(spot)
        ):
            hard["person"] += TITLED
        if page.dateline[spot.start] or (not hard and self._is_in_state(spot.end)):
            hard["place"] += 6
        if self._says_of_itself(spot.end) or self._is_called_body(spot):
            hard["organisation"] += SAYS_IT
        elif self._acts(spot):
            hard["organisation"] += 2
        if spot.sense is None and spot.end - spot.start == 1 and _INNER_CAPITAL.match(
            page.text[spot.start]
        ):  # fmt: skip
            hard["organisation"] += 2
        if owner is not None and not hard and self._is_of_state(spot, owner):
            hard["organisation"] += 2
        if spot.end < len(page) and page.text[spot.end] in {"<", ">"}:
            hard["organisation"] += 8

    def _is_who(self, spot: Spot) -> bool:
        """ "Ford, who met them": no firm, even where one is called so."""
        page, firm = self.page, spot.sense is None or spot.sense.entry.group in FIRMS
        comma = spot.end + 1 < len(page) and page.text[spot.end] == ","
        return (
            firm and comma and page.low[spot.end + 1] == "who" and page.low[spot.start - 1] != "the"
        )

    def _is_of_state(self, spot: Spot, owner: Spot) -> bool:
        """ "Japan's Jatex": what a state has, and the tagger takes for no person, is a body.

        A town or a province only where a preposition of place stands before.
        """
        page, state = self.page, owner.sense
        if spot.sense or state is None or state.entry.kind != "country" or state.form != "name":
            return False
        owned = page.text[owner.end] in POSSESSIVE and owner.end + 1 == spot.start
        before = page.low[owner.start - 1] if owner.start and not owner.initial else ""
        sided = before in _SIDES or owner.initial
        return owned and not spot.votes["person"] and (sided or not spot.votes)

    def _after_title(self, spot: Spot) -> bool:
        """ "prime minister Jonas Gahr Store", "its chairman, Reid Hoffman"."""
        page, before = self.page, spot.start - 1
        if before > 0 and page.text[before] == "," and spot.end - spot.start > 1:
            before -= 1
        plain = before >= 0 and not page.capital[before]
        if plain and page.low[before] in self.human_titles:
            return True
        apposed = before == spot.start - 2 and spot.end < len(page) and page.text[spot.end] == ","
        return apposed and self._heads_body(before)

    def _heads_body(self, end: int) -> bool:
        """ "The chief executive of the Acme group", before a comma and a name."""
        page = self.page
        for index in range(end, max(end - 8, 0), -1):
            if page.low[index] == "of":
                return page.low[index - 1] in _OFFICES
            if not (page.capital[index] or page.text[index] in HYPHENS or page.low[index] == "the"):
                return False
        return False

    def _is_called_holder(self, spot: Spot) -> bool:
        """ "X, the carrier's chief executive," and "X, head of the council"."""
        if spot.end - spot.start < 2 or spot.hard["organisation"]:
            return False
        return self._apposed_word(spot.end, _OFFICES, stops={"for", "to"})

    def _is_called_body(self, spot: Spot) -> bool:
        """ "rocket company X", "the space agency, X", "X, a maker of …"."""
        page, before = self.page, spot.start - 1
        if before > 1 and page.text[before] == "," and self._opens_with_article(before - 1):
            before -= 1
        if before > 1 and page.low[before] in {"called", "named", "dubbed"}:
            before -= 1
        if before >= 0 and page.low[before] in self.bodies and not spot.initial:
            return True
        return not self._may_open(spot) and self._apposed_word(
            spot.end, self.bodies, stops=_LEADING
        )

    def _may_open(self, spot: Spot) -> bool:
        """ "Instead, the court …": a word that nothing but its place makes a name."""
        tag, alone = self.page.tag[spot.start], spot.end - spot.start == 1
        return spot.initial and alone and not (spot.votes or spot.sense or tag.startswith("NN"))

    def _opens_with_article(self, index: int) -> bool:
        """Whether the noun at `index` stands in a short phrase with "the" or a possessor."""
        before = self.page.low[max(0, index - 4) : index]
        return bool({"the", "its", "'s", "’s", "country"} & set(before))

    def _acts(self, spot: Spot) -> bool:
        """ "Lonmark agreed to sell it", "a contract with Vitol": an unknown name that deals."""
        page, end = self.page, spot.end
        unlabelled = not spot.votes and page.tag[spot.start].startswith("NNP")
        unknown = unlabelled or spot.votes["place"] > 0
        if spot.sense or spot.title or end >= len(page) or not unknown:
            return False
        first = not spot.start or page.sentence_start[spot.start]
        before = "" if first else page.low[spot.start - 1]
        if before in _WITH and page.entity[spot.start] == "GPE":
            return True
        if unlabelled and before in _OTHER_SIDE and self._is_side(spot):
            return True
        return page.low[end] in self.dealing and before not in _WHERE

    def _is_side(self, spot: Spot) -> bool:
        """ "Sold its stake to Novonor", "bought it from Novonor"."""
        page = self.page
        link = page.head[spot.end - 1]
        return link == spot.start - 1 and page.low[page.head[link]] in self.passing_on

    def _apposed_word(self, end: int, words: frozenset[str], *, stops: Iterable[str]) -> bool:
        """Whether a phrase like ", the Oslo-based maker" after a name holds one of the words."""
        page, after = self.page, end + 1
        if after + 1 >= len(page) or page.text[end] != ",":
            return False
        opens = page.low[after] in {"a", "an", "the", "which", "its"} or page.low[after] in words
        if not opens:
            return False
        for index in range(after, min(after + 7, len(page))):
            if page.low[index] in words or "".join(page.low[index - 2 : index + 1]) in words:
                return True
            if page.low[index] in stops or not (
                page.text[index].isalpha() or page.text[index] in _INSIDE
            ):
                return False
        return False

    def _says_of_itself(self, index: int) -> bool:
        """ "NAME <TICK> said it …": what speaks of itself as "it" is a body."""
        page = self.page
        if index < len(page) and page.text[index] == "<":
            while index < len(page) and page.text[index] != ">":
                index += 1
            index += 1
        return page.low[index : index + 2] in (["said", "it"], ["said", "its"], ["says", "it"])
