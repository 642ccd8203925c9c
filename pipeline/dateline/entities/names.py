"""Finding the stretches of text that name something, and what speaks for their kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from dateline.entities.gazetteer import Gazetteer, Sense, fold
from dateline.entities.lexicon import Lexicon
from dateline.entities.page import Page

_LINKS = frozenset({"of", "for", "and", "the", "on", "&", "in"})
_PARTICLES = frozenset(
    {"de", "del", "della", "di", "da", "dos", "van", "von", "der", "den", "bin", "ibn", "al", "el",
     "la", "le", "ul", "und", "et", "y", "e", "du", "des", "degli", "d'", "ter", "zu"}
)  # fmt: skip
_HYPHENS = frozenset({"-", "–", "’", "'"})
_ENTITY_KIND = {
    "PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place",
    "NORP": "other", "PRODUCT": "other", "EVENT": "other", "LAW": "other", "WORK_OF_ART": "other",
    "LANGUAGE": "other",
}  # fmt: skip


@dataclass(eq=False, slots=True)
class Spot:
    """One occurrence of a name: tokens `start` to `end`, what it may be and why."""

    start: int
    end: int
    sense: Sense | None = None
    titled: bool = False
    title: str = ""
    country: Sense | None = None
    votes: Counter[str] = field(default_factory=Counter)
    initial: bool = False
    shout: bool = False


class NameFinder:
    """Finds name spots on one page."""

    def __init__(self, page: Page, gazetteer: Gazetteer, lexicon: Lexicon) -> None:
        self.page = page
        self.gazetteer = gazetteer
        self.titles = lexicon["names.titles"]
        self.title_parts = lexicon["names.title_parts"]
        self.org_heads = lexicon["names.org_heads"]
        self.of_heads = lexicon["names.of_heads"]
        self.corporate = lexicon["names.corporate"]
        self.places = lexicon["names.places"]
        self.not_names = lexicon["names.not_names"]
        self.shout = _shouting(page)
        self.lower_words = {
            page.text[i] for i in range(len(page)) if not page.capital[i]
        }
        self.inner_capitals = Counter(
            page.low[i]
            for i in range(len(page))
            if page.capital[i] and not page.sentence_start[i] and not self.shout[i]
        )

    def find(self) -> list[Spot]:
        """All spots, in the order of the text, not overlapping."""
        spots: list[Spot] = []
        for start, end in self._runs():
            spots.extend(self._split(start, end))
        for spot in spots:
            self._vote(spot)
        return [spot for spot in spots if self._plausible(spot)]

    def _runs(self) -> Iterator[tuple[int, int]]:
        page, index, size = self.page, 0, len(self.page)
        while index < size:
            if not page.capital[index]:
                index += 1
                continue
            end = self._run_end(index)
            yield index, end
            index = end

    def _run_end(self, start: int) -> int:
        page, end, size = self.page, start + 1, len(self.page)
        while end < size:
            if page.capital[end] and not (page.sentence_start[end] and page.spaced[end]):
                end += 1
                continue
            step = self._bridge(start, end)
            if not step:
                break
            end += step
        return end

    def _bridge(self, start: int, end: int) -> int:
        """How many uncapitalised tokens at `end` belong into the run; 0 if it ends here."""
        page, size = self.page, len(self.page)
        word = page.text[end]
        if word in _HYPHENS and not page.spaced[end]:
            after = end + 1
            if after < size and not page.spaced[after]:
                if page.capital[after] or page.text[after].isdigit():
                    return 2
                if page.text[after].isalpha() and self._is_name_tail(start, end, after):
                    return 2
            return 0
        if word.isdigit() and page.low[end - 1] in {"group", "flight"}:
            return 1
        if word in _PARTICLES:
            step = 2 if end + 1 < size and page.text[end + 1] in _PARTICLES else 1
            return self._before_capital(end, step)
        if word in {"of", "for", "on"}:
            if self._opens_of(start, end):
                step = 2 if end + 1 < size and page.text[end + 1] == "the" else 1
                return self._before_capital(end, step)
            return self._entity_bridge(end)
        if word in {"and", "&"}:
            return self._and_bridge(start, end)
        return 0

    def _is_name_tail(self, start: int, end: int, after: int) -> bool:
        """Hyphenated given names: the part after the hyphen is lower case (Geun-hye)."""
        page = self.page
        follows = after + 1 < len(page) and page.text[after + 1] == "-"
        title_case = page.text[end - 1].istitle() and len(page.text[after]) <= 7
        two = end - start >= 2 or page.entity[after] == "PERSON"
        return title_case and two and not follows and page.text[after] not in {"based", "led", "made"}

    def _before_capital(self, end: int, step: int) -> int:
        after = end + step
        if after >= len(self.page) or not self.page.capital[after]:
            return 0
        if self.page.text[end + step - 1] in _HYPHENS:
            return 0
        return step + 1 if self.page.low[after] not in self.not_names else 0

    def _opens_of(self, start: int, end: int) -> bool:
        return any(self.page.low[i] in self.of_heads for i in range(start, end))

    def _entity_bridge(self, end: int) -> int:
        page = self.page
        after = end + (2 if end + 1 < len(page) and page.text[end + 1] == "the" else 1)
        inside = (
            after < len(page)
            and page.entity[after] == "ORG"
            and not any(page.entity_start[end : after + 1])
            and page.entity[end] == "ORG"
        )
        return after - end + 1 if inside and page.capital[after] else 0

    def _and_bridge(self, start: int, end: int) -> int:
        """`and` inside a name: "Ministry of X and Y", "X and Y Corporation", "X and Co"."""
        page, after = self.page, end + 1
        if after >= len(page) or not page.capital[after]:
            return 0
        if page.low[after] in self.corporate or page.low[after] in {"sons", "brothers"}:
            return 2
        if page.text[end] == "&":
            return 2
        if any(page.text[i] in {"of", "for", "on"} for i in range(start, end)):
            return 0 if self._known(after) else 2
        return self._headed_pair(start, after) or self._entity_bridge(end)

    def _known(self, index: int) -> bool:
        page = self.page
        sense = self.gazetteer.get(fold(page.text[index]), page.text[index])
        return sense is not None or page.low[index] in self.of_heads

    def _headed_pair(self, start: int, after: int) -> int:
        page, stop = self.page, after
        while stop < len(page) and page.capital[stop]:
            stop += 1
        if page.low[stop - 1] not in self.org_heads or stop - after < 2:
            return 0
        left = {page.low[i] for i in range(start, after - 1)}
        if left & (self.corporate | self.org_heads | self.titles) or self._known(after):
            return 0
        names = [self._match(i, after - 1) for i in range(start, after - 1)]
        entity = page.entity[start], page.entity[after]
        return 0 if any(names) or "PERSON" in entity else 2

    def _match(self, index: int, limit: int) -> tuple[int, Sense] | None:
        """The longest known name that starts at `index`: its end and its sense."""
        page, gazetteer = self.page, self.gazetteer
        folded = fold(page.text[index])
        first = folded.split(" ")[0] if folded else ""
        longest = gazetteer.longest(first)
        if not longest:
            return None
        best: tuple[int, Sense] | None = None
        key, words, end = "", 0, index
        while end < limit and words <= longest:
            glue = " " if end > index and page.spaced[end] else ""
            key = fold(key + glue + page.text[end]) if end > index else folded
            if end > index and page.text[end - 1] in _HYPHENS:
                key = fold(page.words(index, end + 1))
            end += 1
            words = key.count(" ") + 1
            sense = gazetteer.senses.get(key) and self._sense(key, index, end)
            if sense:
                best = end, sense
        return best

    def _sense(self, key: str, start: int, end: int) -> Sense | None:
        surface = self.page.words(start, end)
        sense = self.gazetteer.get(key, surface)
        return sense

    def _split(self, start: int, end: int) -> list[Spot]:
        """The names within one run of capitalised words."""
        page = self.page
        while start < end and self._is_filler(start):
            start += 1
        while end > start and page.text[end - 1] in _HYPHENS:
            end -= 1
        if start >= end:
            return []
        whole = self._match(start, end)
        if whole and whole[0] == end:
            return [self._spot(start, end, sense=whole[1])]
        title = self._title_end(start, end)
        if title:
            return self._with_title(start, title, end)
        if self.shout[start] and self.shout[end - 1]:
            return self._gazetteer_only(start, end)
        return self._without_title(start, end, whole)

    def _without_title(self, start: int, end: int, whole: tuple[int, Sense] | None) -> list[Spot]:
        page = self.page
        headed = page.low[end - 1] in self.org_heads or page.low[end - 1] in self.corporate
        if whole:
            stop, sense = whole
            country = sense.entry.kind == "country" and sense.form != "seat"
            if country and headed and end - stop >= 1 and page.text[stop] not in _HYPHENS:
                return [self._spot(start, end, country=sense)]
            strong = sense.entry.kind != "place" and (sense.form != "name" or country)
            if strong or stop - start > 1:
                if page.low[stop] in self.corporate:
                    return [self._spot(start, end, sense=sense)]
                return [self._spot(start, stop, sense=sense), *self._split(stop, end)]
        if headed or end - start == 1:
            return [self._spot(start, end)]
        return self._inner(start, end)

    def _inner(self, start: int, end: int) -> list[Spot]:
        """Cut at a filler or at an adjective of nationality inside the run."""
        page = self.page
        for index in range(start + 1, end):
            found = self._match(index, end)
            national = found and found[1].form == "adjective" and found[0] < end
            if page.low[index] in self.not_names or national or page.spaced[index] and (
                page.entity_start[index] and page.entity[index] == "PERSON"
            ):  # fmt: skip
                return [*self._split(start, index), *self._split(index, end)]
        return [self._spot(start, end)]

    def _gazetteer_only(self, start: int, end: int) -> list[Spot]:
        spots, index = [], start
        while index < end:
            found = self._match(index, end)
            if found:
                spot = self._spot(index, found[0], sense=found[1])
                spot.shout = True
                spots.append(spot)
                index = found[0]
            else:
                index += 1
        return spots

    def _is_filler(self, index: int) -> bool:
        word = self.page.low[index]
        return word in self.not_names and not (word == "us" and self.page.text[index] == "US") or (
            self.page.text[index] in _HYPHENS or word in _LINKS
        )  # fmt: skip

    def _title_end(self, start: int, end: int) -> int:
        """Where a title at or inside the run ends (exclusive); 0 if there is none."""
        page = self.page
        last = page.low[end - 1]
        if last in self.corporate or last in self.org_heads and page.low[start] not in self.titles:
            return 0
        for index in range(end - 1, start - 1, -1):
            if page.low[index] in self.titles:
                return self._check_title(start, index, end)
        return 0

    def _check_title(self, start: int, index: int, end: int) -> int:
        page = self.page
        if page.low[index] == "general" and index + 1 < end and not page.entity[index + 1] == "PERSON":
            return 0
        return index + 1

    def _with_title(self, start: int, title: int, end: int) -> list[Spot]:
        page = self.page
        first = title - 1
        while first > start and (
            page.low[first - 1] in self.title_parts or page.low[first - 1] in self.titles
        ):
            first -= 1
        before = self._split(start, first) if first > start else []
        if title >= end:
            return before
        country = before[-1].sense if before and before[-1].end == first else None
        after = self._split(title, end) if page.text[title] not in _LINKS else []
        if after and after[0].start == title and after[0].sense is None:
            after[0].titled = True
            after[0].title = page.words(first, title).lower()
            after[0].country = country
        elif after and after[0].sense and after[0].sense.entry.kind == "place":
            after[0].sense, after[0].titled = None, True
        return [*before, *after]

    def _spot(
        self, start: int, end: int, *, sense: Sense | None = None, country: Sense | None = None
    ) -> Spot:
        initial = self.page.sentence_start[start] or (
            start > 0 and self.page.text[start - 1] in {'"', "“", "-", "--", ":", "\n"}
        )
        return Spot(start, end, sense=sense, country=country, initial=initial)

    def _vote(self, spot: Spot) -> None:
        page, votes = self.page, spot.votes
        kinds = {_ENTITY_KIND.get(page.entity[i], "") for i in range(spot.start, spot.end)} - {""}
        for kind in kinds:
            votes[kind] += 2
        last = page.low[spot.end - 1]
        if last in self.corporate:
            votes["organisation"] += 8
        elif last in self.org_heads or self._has_of_head(spot):
            votes["organisation"] += 6
        if last in self.places:
            votes["place"] += 5
        if spot.titled:
            votes["person"] += 6
        if spot.end - spot.start == 1 and page.text[spot.start].isupper():
            votes["organisation"] += 1
        if spot.end < len(page) and page.text[spot.end] == "<":
            votes["organisation"] += 8

    def _has_of_head(self, spot: Spot) -> bool:
        page = self.page
        return any(
            page.low[i] in self.of_heads and page.text[i + 1] in _LINKS
            for i in range(spot.start, spot.end - 1)
        )

    def _plausible(self, spot: Spot) -> bool:
        """Refuse ordinary words that are capitalised for their place only."""
        page = self.page
        if spot.end - spot.start > 1 or spot.titled:
            return True
        word, low = page.text[spot.start], page.low[spot.start]
        if not any(char.isalpha() for char in word) or len(word) == 1:
            return False
        known = spot.sense is not None and (len(word) > 3 or word.isupper() or "." in word)
        if low in self.lower_words and not word.isupper():
            return known and bool(spot.votes) and not spot.initial
        if known or spot.votes - Counter({"organisation": 1}):
            return True
        if low in self.titles or low in self.org_heads:
            return False
        return not spot.initial or self.inner_capitals[low] > 0


def _shouting(page: Page) -> list[bool]:
    """Marks the tokens of lines in capitals: four capitalised words in a row and more."""
    marks = [False] * len(page)
    index = 0
    while index < len(page):
        stop = index
        words = 0
        while stop < len(page) and not any(char.islower() for char in page.text[stop]):
            words += page.text[stop].isalpha() and len(page.text[stop]) > 1
            stop += 1
        if words >= 4:
            marks[index:stop] = [True] * (stop - index)
        index = max(stop, index + 1)
    return marks
