"""Titles before names: "Foreign Minister", "Secretary of State for Defence"."""

from __future__ import annotations

from dateline.entities.evidence import Evidence, Spot
from dateline.entities.gazetteer import Sense
from dateline.entities.lexicon import Lexicon
from dateline.entities.page import Page


class Titles:
    """Reads the titles in the runs of capitals of one page."""

    def __init__(self, page: Page, evidence: Evidence, lexicon: Lexicon) -> None:
        self.page = page
        self.evidence = evidence
        self.words = lexicon["names.titles"]
        self.parts = lexicon["names.title_parts"]
        self.also_surnames = lexicon["names.also_surnames"]
        self.corporate = lexicon["names.corporate"]

    def end(self, start: int, end: int) -> int:
        """Where a title at or inside the run ends (exclusive); 0 if there is none."""
        page = self.page
        last = page.low[end - 1]
        headed = self.evidence.is_headed(start, end)
        # "The Justice Party": what follows is no name that could bear a title.
        two = end - start == 2 or page.low[start + 1 : start + 2] == ["and"]
        bare = page.low[start] not in self.words or two
        if last in self.corporate or (headed and bare):
            return 0
        for index in range(end - 1, start - 1, -1):
            if page.low[index] in self.words:
                surname = start < index == end - 1 and page.entity[index] == "PERSON"
                if surname and page.low[index] in self.also_surnames:
                    return 0
                if page.low[index] == "general" and (
                    index > start if index + 1 == end else page.entity[index + 1] != "PERSON"
                ):
                    return 0
                return self._past_office(index + 1, end)
        return 0

    def first(self, start: int, title: int) -> int:
        """Where the title that ends at `title` begins, not before `start`."""
        first = title - 1
        while first > start and (
            self.has(self.page.low[first - 1])
            or (first - 1 > start and self._joins(first - 1, title))
        ):
            first -= 1
        return first

    def has(self, low: str) -> bool:
        """Whether a word is a title or belongs to one."""
        return low in self.parts or low in self.words

    def _past_office(self, index: int, end: int) -> int:
        """Past "of State", "for Foreign Affairs" after a title."""
        page = self.page
        while index + 1 < end and page.text[index] in {"of", "for"}:
            index += 1
            while index < end and (page.low[index] in self.parts or self._joins(index, end)):
                index += 1
        return index

    def _joins(self, index: int, end: int) -> bool:
        """ "And" between two portfolios."""
        low, after = self.page.low, index + 1
        both = after < end and low[index - 1] in self.parts and low[after] in self.parts
        return both and low[index] == "and"


def entitle(spot: Spot, title: str, country: Sense | None) -> None:
    """Give a name its title and the state or body named before that."""
    sense = spot.sense
    if sense and sense.entry.kind in {"country", "organisation"} and sense.form != "seat":
        return
    known = sense if sense and sense.entry.kind == "person" else None
    spot.sense, spot.title, spot.country = known, title, country
