"""How an article writes its words: with capitals of their own, in small letters, with hyphens."""

from __future__ import annotations

from collections import Counter

from dateline.entities.page import Page, shouting
from dateline.entities.runs import HYPHENS

_OPENERS = frozenset({'"', "“", "-", "--", ":", "—", "‘"})


class Capitals:
    """Counts of the words of one page by how they are written; keys are in small letters."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.shout = shouting(page)
        self.lower = {page.text[i] for i in range(len(page)) if not page.capital[i]}
        self.inner = self._inner_capitals()
        self.hyphenated = self._beside_hyphens()

    def initial(self, index: int) -> bool:
        """Whether the place of a word asks for a capital: a sentence or a quotation opens."""
        page = self.page
        return page.sentence_start[index] or index == 0 or page.text[index - 1] in _OPENERS

    def stands_alone(self, low: str) -> bool:
        """Whether a word is a name more often than it is joined to another by a hyphen."""
        return self.inner[low] > self.hyphenated[low]

    def _inner_capitals(self) -> Counter[str]:
        """How often a word is capitalised where its place does not ask for it."""
        page = self.page
        return Counter(
            page.low[i]
            for i in range(len(page))
            if page.capital[i] and not self.initial(i) and not self.shout[i]
        )

    def _beside_hyphens(self) -> Counter[str]:
        page = self.page
        beside = {
            place
            for index, text in enumerate(page.text)
            if text in HYPHENS
            for place in (index - 1, index + 1)
            if 0 <= place < len(page)
        }
        return Counter(page.low[place] for place in beside)
