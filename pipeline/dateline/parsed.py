"""A parsed Doc as plain Python objects, read once: what the rules walk.

Rules ask a token for its tag, its children and its sentence millions of times a run. In a spaCy Doc
each answer is made anew (a sentence takes microseconds to find); here it is an attribute. Names
and meanings are those of spaCy's Doc, Span and Token, as far as the rules need them; nothing can be
written. Measured by `make bench`: what follows the parse takes half the time that it takes on Docs.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol, cast, overload

import numpy as np
from spacy.attrs import (
    DEP,
    ENT_IOB,
    ENT_TYPE,
    HEAD,
    IS_PUNCT,
    IS_QUOTE,
    IS_SPACE,
    LOWER,
    ORTH,
    SENT_START,
    SPACY,
    TAG,
)  # fmt: skip
from spacy.strings import StringStore
from spacy.tokens import Doc

# The key of `doc.user_data` under which a reader leaves the only tokens that could be triggers.
CANDIDATES = "dateline.candidates"

_COLUMNS = [
    ORTH, LOWER, TAG, DEP, ENT_TYPE, HEAD, ENT_IOB, SENT_START, SPACY, IS_PUNCT, IS_SPACE, IS_QUOTE,
]  # fmt: skip
_STRINGS = 5


class Token:
    """One token. `i` counts tokens, `idx` code points of the text; the root is its own `head`."""

    __slots__ = (
        "children", "dep_", "doc", "ent_iob", "ent_type_", "head", "i", "idx", "is_punct",
        "is_quote", "is_space", "lower_", "sent", "spaced", "tag_", "text",
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
    is_punct: bool
    is_space: bool
    is_quote: bool
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
        found = [self]
        for token in found:
            found.extend(token.children)
        return sorted(found, key=_position)

    @property
    def left_edge(self) -> Token:
        """The first token of the subtree."""
        return self.doc[self.doc.edges[0][self.i]]

    @property
    def right_edge(self) -> Token:
        """The last token of the subtree."""
        return self.doc[self.doc.edges[1][self.i]]


def _position(token: Token) -> int:
    return token.i


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


class Parsed:
    """A whole text.

    `tagged`, `parsed`, `named`, `split` say which annotations there are at all; where there are no
    sentences, all is one. `candidates` are the only tokens that could be triggers, where known.
    """

    __slots__ = (
        "_edges", "_tokens", "candidates", "named", "parsed", "sents", "split", "tagged", "text",
    )  # fmt: skip

    def __init__(self, doc: Doc) -> None:
        self.text: str = doc.text
        self.tagged = doc.has_annotation("TAG")
        self.parsed = doc.has_annotation("DEP")
        self.named = doc.has_annotation("ENT_IOB")
        self.split = doc.has_annotation("SENT_START")
        self.candidates: list[int] | None = doc.user_data.get(CANDIDATES)
        self._edges: tuple[list[int], list[int]] | None = None
        table = doc.to_array(cast(Any, _COLUMNS)).astype(np.int64)
        self._tokens = self._filled(doc.vocab.strings, table) if len(table) else []
        self.sents: list[Span] = []
        if len(table):
            self._seat(table[:, 7].tolist())

    def _filled(self, strings: StringStore, table: np.ndarray) -> list[Token]:
        texts, lowers, tags, deps, types = (
            _strings(strings, table[:, column]) for column in range(_STRINGS)
        )
        heads, iobs, _, gaps, puncts, spaces, quotes = table[:, _STRINGS:].T.tolist()
        tokens = [Token() for _ in texts]
        at = 0
        for i, token in enumerate(tokens):
            token.doc, token.i, token.idx = self, i, at
            text = token.text = texts[i]
            token.lower_, token.tag_, token.dep_ = lowers[i], tags[i], deps[i]
            token.ent_type_, token.ent_iob = types[i], iobs[i]
            spaced = token.spaced = gaps[i] == 1
            token.is_punct, token.is_space = puncts[i] == 1, spaces[i] == 1
            token.is_quote = quotes[i] == 1
            token.children = []
            at += len(text) + spaced
        for token, step in zip(tokens, heads, strict=True):
            head = token.head = tokens[token.i + step]
            if step:
                head.children.append(token)
        return tokens

    def _seat(self, marks: list[int]) -> None:
        starts = [i for i, mark in enumerate(marks) if mark == 1 or i == 0]
        for start, end in zip(starts, [*starts[1:], len(marks)], strict=True):
            sent = Span(self._tokens[start:end], start, end)
            self.sents.append(sent)
            for token in sent:
                token.sent = sent

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

    @property
    def edges(self) -> tuple[list[int], list[int]]:
        """First and last token of every token's subtree."""
        if self._edges is None:
            self._edges = _edges([token.head.i for token in self._tokens])
        return self._edges


Readable = Doc | Parsed


class Positioned(Protocol):
    """A token of whatever make."""

    @property
    def i(self) -> int:
        """Its place among the tokens of the text."""


def parsed(doc: Readable) -> Parsed:
    """The plain reading of a Doc; one that is read already comes back as it is."""
    return doc if isinstance(doc, Parsed) else Parsed(doc)


def _strings(strings: StringStore, column: np.ndarray) -> list[str]:
    keys = column.view(np.uint64).tolist()
    table = {key: strings[key] for key in set(keys)}
    return [table[key] for key in keys]


def _edges(heads: list[int]) -> tuple[list[int], list[int]]:
    """Passed up from below, in both directions of the text, until nothing moves."""
    first, last = list(range(len(heads))), list(range(len(heads)))
    moved = True
    while moved:
        moved = False
        for order in (range(len(heads)), reversed(range(len(heads)))):
            for i in order:
                head = heads[i]
                if first[i] < first[head]:
                    first[head], moved = first[i], True
                if last[i] > last[head]:
                    last[head], moved = last[i], True
    return first, last
