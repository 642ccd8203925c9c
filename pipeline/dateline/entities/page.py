"""A Doc as plain lists: what entity finding looks at, read once, fast to walk."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import groupby

import numpy as np

from dateline.items import item_starts
from dateline.parsed import Parsed

_GLUED = re.compile(r"(?:\.|(?:19|20)\d\d)(?=[A-Z]\w)")
# Four words without a small letter, as long as the shortest are.
_SHOUTED = re.compile(r"[^a-z]{11}")
# What glued words begin with, or hold.
_GLUE = frozenset(".12")
_RETURN = "^M"
_STOPS = frozenset({".", "!", "?"})


@dataclass(eq=False, slots=True)
class Page:
    """Tokens of a Doc by column; every list has one item a token.

    `spaced` says whether white space precedes the token; `sentence` numbers the sentences. Tags,
    labels and entity types are empty strings where the sentence was not parsed.
    """

    doc: Parsed
    text: list[str]
    low: list[str]
    capital: list[bool]
    spaced: list[bool]
    tag: list[str]
    dep: list[str]
    head: list[int]
    entity: list[str]
    entity_start: list[bool]
    sentence: list[int]
    sentence_start: list[bool]
    dateline: list[bool]
    items: list[int] = field(default_factory=list)
    """First tokens of the items of a digest; empty where the text is an article of one story."""

    def item_of(self, index: int) -> int:
        """The number of the item of a digest in which a token stands; 0 in other articles."""
        return bisect_right(self.items, index)

    def __len__(self) -> int:
        return len(self.text)

    def words(self, start: int, end: int) -> str:
        """The text of the tokens, with single blanks where the article has white space."""
        if end - start == 1:
            return self.text[start]
        parts: list[str] = []
        for index in range(start, end):
            if parts and self.spaced[index]:
                parts.append(" ")
            parts.append(self.text[index])
        return "".join(parts)


def _unglued(word: str) -> str:
    """Badly stripped pages glue a full stop or a year to the next sentence's first word."""
    if _RETURN in word and len(word) > 2:
        word = word.replace(_RETURN, "")  # what is left of a carriage return
    found = _GLUED.match(word)
    return word[found.end() :] if found else word


def _sentences(doc: Parsed, text: list[str]) -> list[bool]:
    if doc.split:
        starts = [False] * len(text)
        for sent in doc.sents:
            starts[sent.start] = True
        return starts
    return [i == 0 or text[i - 1] in _STOPS for i in range(len(text))]


def read(doc: Parsed) -> Page:
    """Read the columns of `doc` (linear in its length)."""
    raw = [token.text for token in doc]
    text = [_unglued(w) if w[0] in _GLUE or _RETURN in w else w for w in raw]
    spaced = [token.spaced or text[token.i].isspace() for token in doc]
    spaced = [True, *spaced[:-1]] if spaced else spaced
    starts = _sentences(doc, text)
    starts = [
        text[i] != raw[i] or (starts[i] and (i == 0 or not text[i - 1][-1].isalnum()))
        for i in range(len(text))
    ]
    numbers = np.cumsum(np.array(starts, dtype=np.int64)).tolist()
    tags = [token.tag_ for token in doc]
    deps = [token.dep_ if token.tag_ else "" for token in doc]
    if text != raw:
        for index, word in enumerate(text):
            tags[index] = tags[index] if word == raw[index] else ""
    return Page(
        doc=doc, text=text, low=[word.lower() for word in text],
        capital=[word[0].isupper() and word[-1] != "$" for word in text], spaced=spaced,
        tag=tags, dep=deps, head=[token.head.i for token in doc],
        entity=[token.ent_type_ for token in doc],
        entity_start=[token.ent_iob == 3 for token in doc],
        sentence=numbers, sentence_start=starts, dateline=[False] * len(text),
        items=item_starts(doc),
    )  # fmt: skip


def shouting(page: Page) -> list[bool]:
    """Marks the tokens of lines in capitals: four capitalised words in a row and more."""
    if not _SHOUTED.search(page.doc.text):
        return [False] * len(page)
    marks: list[bool] = []
    for capitals, run in groupby([text == text.upper() for text in page.text]):
        at, size = len(marks), len(list(run))
        shouts = capitals and size >= 4 and _words(page.text[at : at + size]) >= 4
        marks += [shouts] * size
    return marks


def _words(texts: list[str]) -> int:
    return sum(len(text) > 1 and text.isalpha() for text in texts)
