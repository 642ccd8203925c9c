"""A parsed Doc as plain Python objects, read once: what the rules walk.

Rules ask a token for its tag, its children and its sentence millions of times a run. In a spaCy Doc
each answer is made anew (a sentence takes microseconds to find); here it is an attribute. Names
and meanings are those of spaCy's Doc, Span and Token, as far as the rules need them; nothing can be
written. Measured by `make bench`: what follows the parse takes half the time that it takes on Docs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Protocol, cast, overload

import numpy as np
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, SENT_START, SPACY, TAG
from spacy.lang.lex_attrs import is_punct, is_quote
from spacy.strings import StringStore
from spacy.tokens import Doc

from dateline.reseating import position, reseat

# The key of `doc.user_data` under which a reader leaves the only tokens that could be triggers.
CANDIDATES = "dateline.candidates"

_NAMED = [TAG, DEP, ENT_TYPE]
_COUNTED = [HEAD, ENT_IOB, SENT_START, SPACY]

# The children of most tokens; nobody adds to them.
_NONE: list[Token] = []


class Token:
    """One token. `i` counts tokens, `idx` code points of the text; the root is its own `head`."""

    __slots__ = (
        "children", "dep_", "doc", "ent_iob", "ent_type_", "head", "i", "idx", "lower_", "sent",
        "spaced", "tag_", "text",
    )  # fmt: skip

    doc: Parsed
    i: int
    idx: int
    text: str
    lower_: str
    tag_: str
    dep_: str
    ent_type_: str
    # As in spaCy: 1 inside, 2 outside, 3 at the beginning, 0 unknown.
    ent_iob: int
    # White space follows in the text.
    spaced: bool
    head: Token
    # In text order.
    children: list[Token]
    sent: Span

    def __repr__(self) -> str:
        return self.text

    def nbor(self, steps: int = 1) -> Token:
        """The token so many steps on; IndexError outside the text."""
        index = self.i + steps
        if index < 0:
            raise IndexError(index)
        return self.doc[index]

    @property
    def is_punct(self) -> bool:
        """True for punctuation."""
        return bool(is_punct(self.text))

    @property
    def is_quote(self) -> bool:
        """True for quotation marks."""
        return bool(is_quote(self.text))

    @property
    def is_space(self) -> bool:
        """True for white space beyond a single blank."""
        return self.text.isspace()

    @property
    def opens_sentence(self) -> bool:
        """True for the first token of a sentence."""
        return self.i == self.sent.start

    @property
    def lefts(self) -> list[Token]:
        """Children before the token."""
        return [child for child in self.children if child.i < self.i]

    @property
    def ancestors(self) -> Iterator[Token]:
        """What the token hangs on, up to the root."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    @property
    def subtree(self) -> list[Token]:
        """The token and all that hangs on it, in text order."""
        return sorted(_below(self), key=position)

    @property
    def left_edge(self) -> Token:
        """The first token of the subtree."""
        return self.doc[self.doc.edges(self)[0]]

    @property
    def right_edge(self) -> Token:
        """The last token of the subtree."""
        return self.doc[self.doc.edges(self)[1]]


def _below(token: Token) -> list[Token]:
    found = [token]
    for one in found:
        if one.children:
            found.extend(one.children)
    return found


class Span(list[Token]):
    """Tokens `start` to `end` (exclusive) of one text."""

    __slots__ = ("end", "start")

    def __init__(self, tokens: list[Token], start: int, end: int) -> None:
        super().__init__(tokens)
        self.start = start
        self.end = end

    @property
    def text(self) -> str:
        """As it stands in the text."""
        if not self:
            return ""
        last = self[-1]
        return last.doc.text[self[0].idx : last.idx + len(last.text)]

    @property
    def root(self) -> Token:
        """The first token of the span that hangs on none of the span."""
        inside = range(self.start, self.end)
        return next(t for t in self if t.head is t or t.head.i not in inside)


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """A text by tokens, one item a token.

    `gaps` says whether a blank follows, `heads` counts from the token itself; tags, labels and
    entity types are empty where the sentence was not parsed. `starts` are the first tokens of the
    sentences; without them every root has a sentence of its own.
    """

    words: list[str]
    lowers: list[str]
    gaps: list[bool]
    tags: list[str]
    deps: list[str]
    types: list[str]
    heads: list[int]
    iobs: list[int]
    starts: list[int] | None = None


class Parsed:
    """A whole text.

    `tagged`, `parsed`, `named`, `split` say which annotations there are at all; where there are no
    sentences, all is one. `candidates` are the only tokens that could be triggers, where known.
    `lowers` are the words in lower case. `memo` and `led` (what prepositions lead to) are for
    rules that would find the same of a token again: by its position; `items` is what `item_starts`
    has found.
    """

    __slots__ = (
        "_edges", "_firsts", "_tokens", "candidates", "items", "led", "lowers", "memo", "named",
        "parsed", "sents", "split", "tagged", "text",
    )  # fmt: skip

    def __init__(
        self, columns: Columns, *, tagged: bool = True, parsed: bool = True, named: bool = True,
        split: bool = True, candidates: list[int] | None = None,
    ) -> None:  # fmt: skip
        self.text: str = _joined(columns.words, columns.gaps)
        self.tagged, self.parsed, self.named, self.split = tagged, parsed, named, split
        self.candidates = candidates
        self.lowers = columns.lowers
        self.memo: dict[int, dict[str, list[Token]]] = {}
        self.led: dict[int, list[tuple[str, Token]]] = {}
        self.items: list[int] | None = None
        self._edges: dict[int, tuple[int, int]] = {}
        self._firsts: dict[str, int] = {}
        self._tokens = self._filled(columns)
        starts = self._starts() if columns.starts is None else columns.starts
        self.sents = self._seated(starts)

    @classmethod
    def of(cls, doc: Doc) -> Parsed:
        """The reading of a Doc as it stands."""
        return cls(
            _columns(doc),
            tagged=doc.has_annotation("TAG"),
            parsed=doc.has_annotation("DEP"),
            named=doc.has_annotation("ENT_IOB"),
            split=doc.has_annotation("SENT_START"),
            candidates=doc.user_data.get(CANDIDATES),
        )

    def _filled(self, columns: Columns) -> list[Token]:
        tokens = [Token() for _ in columns.words]
        at = 0
        for i, (token, text, gap, low, tag, dep, entity, iob) in enumerate(
            zip(
                tokens, columns.words, columns.gaps, columns.lowers, columns.tags, columns.deps,
                columns.types, columns.iobs, strict=True,
            )
        ):  # fmt: skip
            token.doc, token.i, token.idx, token.text, token.spaced = self, i, at, text, gap
            token.lower_, token.tag_, token.dep_ = low, tag, dep
            token.ent_type_, token.ent_iob = entity, iob
            token.children = _NONE
            at += len(text) + gap
        for token, step in zip(tokens, columns.heads, strict=True):
            head = token.head = tokens[token.i + step]
            if step and head.children is _NONE:
                head.children = [token]
            elif step:
                head.children.append(token)
        reseat(tokens, columns.lowers, columns.deps)
        return tokens

    def _starts(self) -> list[int]:
        roots = [token for token in self._tokens if token.head is token]
        if len(roots) <= 1:
            return [0] if roots else []
        return sorted({self.edges(token)[0] for token in roots})

    def _seated(self, starts: list[int]) -> list[Span]:
        found = []
        for start, end in zip(starts, [*starts[1:], len(self._tokens)], strict=False):
            sent = Span(self._tokens[start:end], start, end)
            found.append(sent)
            for token in sent:
                token.sent = sent
        return found

    def __len__(self) -> int:
        return len(self._tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self._tokens)

    @overload
    def __getitem__(self, index: int) -> Token: ...

    @overload
    def __getitem__(self, index: slice) -> Span: ...

    def __getitem__(self, index: int | slice) -> Token | Span:
        if isinstance(index, int):
            return self._tokens[index]
        start, end, _ = index.indices(len(self._tokens))
        return Span(self._tokens[start:end], start, max(start, end))

    def first_place(self, word: str) -> int:
        """Where a word of the text (lower case) stands first."""
        if not self._firsts:  # one walk for all: an article of a million words has many mentions
            lowers = self.lowers
            self._firsts = dict(zip(reversed(lowers), range(len(lowers) - 1, -1, -1), strict=True))
        return self._firsts[word]

    def edges(self, token: Token) -> tuple[int, int]:
        """The places of the first and the last token of the subtree."""
        found = self._edges.get(token.i)
        if found is None:
            places = [t.i for t in _below(token)]
            found = self._edges[token.i] = min(places), max(places)
        return found


Readable = Doc | Parsed


class Positioned(Protocol):
    """A token of whatever make."""

    @property
    def i(self) -> int:
        """Its place among the tokens of the text."""


def parsed(doc: Readable) -> Parsed:
    """The plain reading of a Doc; one that is read already comes back as it is."""
    return doc if isinstance(doc, Parsed) else Parsed.of(doc)


def _columns(doc: Doc) -> Columns:
    words = [token.text for token in doc]
    table = doc.to_array(cast(Any, [*_NAMED, *_COUNTED])).astype(np.int64)
    names = names_of(doc.vocab.strings)
    tags, deps, types = (names(table[:, column]) for column in range(len(_NAMED)))
    heads, iobs, marks, gaps = table[:, len(_NAMED) :].T.tolist()
    return Columns(
        words=words, lowers=[word.lower() for word in words],
        gaps=list(map(bool, gaps)), tags=tags, deps=deps, types=types,
        heads=heads, iobs=iobs, starts=[i for i, mark in enumerate(marks) if mark == 1 or i == 0],
    )  # fmt: skip


class Names:
    """Strings by their hashes, for columns with few different ones: tags, labels, types."""

    def __init__(self, strings: StringStore) -> None:
        self._strings = strings
        self._known: dict[int, str] = {}

    def __call__(self, column: np.ndarray) -> list[str]:
        """The string of each hash of a column of 64-bit integers."""
        known, keys = self._known, column.view(np.uint64).tolist()
        for key in set(keys) - known.keys():
            known[key] = self._strings[key]
        return [known[key] for key in keys]


@lru_cache(maxsize=4)
def names_of(strings: StringStore) -> Names:
    """The names of a vocabulary, remembered."""
    return Names(strings)


def _joined(words: Iterable[str], gaps: Iterable[bool]) -> str:
    return "".join(w + " " if gap else w for w, gap in zip(words, gaps, strict=True))
