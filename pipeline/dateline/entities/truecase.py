"""Articles that came without capitals: put back what the gazetteer and titles can tell."""

from __future__ import annotations

from spacy.lang.en.stop_words import STOP_WORDS

from dateline.entities.gazetteer import Gazetteer, fold
from dateline.entities.lexicon import Lexicon
from dateline.entities.page import Page
from dateline.entities.runs import RunFinder

_FEWEST_WORDS = 40
_MOST_CAPITALS = 0.06
_SURE_ALONE = frozenset({"countries", "demonyms", "organisations", "agencies", "seats", "user"})
_NAME_TAGS = ("NN", "JJ", "FW")
_LONGEST_NAME = 3
_MOST_SHOUTED = 0.8


def restore_capitals(page: Page, gazetteer: Gazetteer, lexicon: Lexicon) -> None:
    """Mark names as capitalised in an article that has next to no capitals; else do nothing."""
    words = [i for i, text in enumerate(page.text) if text.isalpha()]
    capitals = sum(page.capital[i] for i in words)
    if len(words) >= _FEWEST_WORDS and _shouted(page, words):
        _whisper(page)
        capitals = 0
    if len(words) >= _FEWEST_WORDS and capitals < _MOST_CAPITALS * len(words):
        _Restorer(page, gazetteer, lexicon).run()


def _shouted(page: Page, words: list[int]) -> bool:
    return sum(page.text[i].isupper() for i in words) > _MOST_SHOUTED * len(words)


def _whisper(page: Page) -> None:
    """Lower an article in capitals; what the tagger made of the capitals is forgotten."""
    for index, text in enumerate(page.text):
        if not page.dateline[index]:
            page.text[index] = text.lower()
            page.capital[index] = False
            page.tag[index] = page.entity[index] = ""


class _Restorer:
    def __init__(self, page: Page, gazetteer: Gazetteer, lexicon: Lexicon) -> None:
        self.page = page
        self.gazetteer = gazetteer
        self.runs = RunFinder(page, gazetteer, lexicon)
        self.titles = lexicon["names.titles"]
        self.corporate = lexicon["names.corporate"]
        self.fillers = lexicon["names.not_names"]
        common = lexicon["names.not_names"] | lexicon["names.title_parts"] | self.titles
        self.never = common | STOP_WORDS | lexicon["nominals.saying"] | lexicon["names.org_heads"]
        self.surnames: set[str] = set()

    def run(self) -> None:
        self._acronyms()
        self._known_names()
        for index in range(len(self.page)):
            if self.page.low[index] in self.titles:
                self._bearer(index + 1)
            elif self.page.low[index] in self.corporate - {"company", "companies"}:
                self._firm(index)
        for index, low in enumerate(self.page.low):
            if low in self.surnames:
                self._raise(index)

    def _raise(self, index: int) -> None:
        text = self.page.text[index]
        self.page.capital[index] = True
        self.page.text[index] = text[0].upper() + text[1:]

    def _acronyms(self) -> None:
        page = self.page
        for index, low in enumerate(page.low):
            senses = self.gazetteer.senses.get(fold(low), ())
            dotted = "." in low and len(low) > 2
            sure = dotted or (len(low) > 2 and low not in self.never)
            if sure and senses and senses[0].exact == low.replace(".", "").upper():
                page.text[index] = page.text[index].upper()
                page.capital[index] = True

    def _known_names(self) -> None:
        page, index = self.page, 0
        while index < len(page):
            found = self.runs.match(index, len(page)) if page.text[index][0].isalpha() else None
            if found is None or not self._sure(index, found[0], found[1].entry.group):
                index += 1
                continue
            for place in range(index, found[0]):
                if page.text[place][0].isalpha() and page.low[place] not in {"of", "the", "and"}:
                    self._raise(place)
            index = found[0]

    def _sure(self, start: int, end: int, group: str) -> bool:
        page = self.page
        if end - start > 1 or page.entity[start] in {"GPE", "NORP"}:
            return page.low[start] not in self.never or group != "cities"
        return group in _SURE_ALONE and page.low[start] not in self.never

    def _bearer(self, start: int) -> None:
        """The words after a title are its bearer's name, up to a verb or a stop."""
        page, end = self.page, start
        longest = _LONGEST_NAME if page.tag[start : start + 1] != [""] else 2
        while end < min(len(page), start + longest) and self._may_be_name(end):
            end += 1
        sure = end > start and (page.entity[start] == "PERSON" or not page.tag[start])
        if end - start >= 2 or sure:
            for index in range(start, end):
                self._raise(index)
            self.surnames.add(page.low[end - 1])

    def _may_be_name(self, index: int) -> bool:
        page = self.page
        if not page.text[index].isalpha() or page.low[index] in self.never:
            return False
        return not page.tag[index] or page.tag[index].startswith(_NAME_TAGS)

    def _may_name_firm(self, index: int) -> bool:
        page = self.page
        plain = page.text[index].isalpha() and page.low[index] not in self.fillers
        return plain and (not page.tag[index] or page.tag[index].startswith(_NAME_TAGS))

    def _firm(self, index: int) -> None:
        """The words before "corp" or "ltd" are the firm's name."""
        start = index
        while start > max(0, index - _LONGEST_NAME) and self._may_name_firm(start - 1):
            start -= 1
        if start < index:
            for place in range(start, index + 1):
                self._raise(place)
