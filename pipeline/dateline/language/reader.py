"""Text in, parsed Doc out: own sentence splitting, the network run sentence by sentence.

The network never sees more than one sentence at a time, so what it says of a sentence does not
depend on which other sentences it was asked to read. That is what makes the cascade (reading only
the sentences around a trigger) invisible in the sentences it reads.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, cast

import numpy as np
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, POS, TAG
from spacy.language import Language
from spacy.pipeline import Pipe
from spacy.tokens import Doc

from dateline.language.characters import plain
from dateline.language.parts import parts_of_speech
from dateline.language.sentences import Span, is_plain_word_with_stop, sentence_spans

Scan = Callable[[Sequence[str]], bool]

_COPIED = [TAG, HEAD, DEP, ENT_IOB, ENT_TYPE]
_WRITTEN = [TAG, HEAD, DEP, ENT_IOB, ENT_TYPE, POS]
_OUTSIDE = 2
# A dateline ends in a dash ("BONN, June 16 -"), which the network takes for a part of the date.
_DASHES = ("-", "--", "—")
# Sentences of one length run together: enough to fill the matrices, few enough to stay in cache.
_NETWORK_BATCH = 256


@dataclass(frozen=True, slots=True)
class _Draft:
    """A tokenised text: `sentences` are token ranges, `wanted` the indices of those to parse."""

    doc: Doc
    sentences: list[Span]
    wanted: list[int]


@dataclass(frozen=True, kw_only=True)
class DocReader:
    """Reads texts into Docs with TAG, POS, HEAD, DEP and entities, and sentences set throughout.

    `doc.text` equals the text as read but for same-length substitutions (`characters.plain`).
    With `cascade`, only sentences within reach of a trigger are parsed: one that holds a word of
    `triggers`, or of whose lower-cased words `triggers` says True.
    The tokens of the others have no `tag_`, no `ent_type_`, and hang as "dep" on the first token
    of their sentence. A text without any trigger never sees the network.
    """

    nlp: Language
    cascade: bool = True
    triggers: frozenset[str] | Scan = frozenset()

    def read(self, text: str) -> Doc:
        """The Doc of one text."""
        return next(self.pipe([text]))

    def pipe(self, texts: Iterable[str], batch_size: int = 64) -> Iterator[Doc]:
        """One Doc a text, in order; `batch_size` texts share a pass through the network."""
        source = iter(texts)
        while batch := list(islice(source, batch_size)):
            drafts = [self._draft(text) for text in batch]
            self._parse(drafts)
            for draft in drafts:
                yield draft.doc

    def _draft(self, text: str) -> _Draft:
        doc, sentences = tokenise(self.nlp, plain(text))
        if not self.cascade:
            return _Draft(doc, sentences, list(range(len(sentences))))
        return _Draft(doc, sentences, wanted_sentences(doc, sentences, self.triggers))

    def _parse(self, drafts: Sequence[_Draft]) -> None:
        jobs = [(n, index) for n, draft in enumerate(drafts) for index in draft.wanted]
        jobs.sort(key=lambda job: _length(drafts[job[0]].sentences[job[1]]))
        small = [_sentence_doc(drafts[n], index) for n, index in jobs]
        parsed: Iterable[Doc] = small
        for _, component in self.nlp.pipeline:
            parsed = cast(Pipe, component).pipe(parsed, batch_size=_NETWORK_BATCH)
        grids = [_empty_grid(draft) for draft in drafts]
        for (n, index), sentence in zip(jobs, parsed, strict=True):
            _copy(sentence, grids[n], drafts[n], index)
        for draft, grid in zip(drafts, grids, strict=True):
            draft.doc.from_array(_WRITTEN, cast(Any, grid.astype(np.uint64)))


def _length(span: Span) -> int:
    return span[1] - span[0]


def tokenise(nlp: Language, text: str) -> tuple[Doc, list[Span]]:
    """The Doc of plain `text`, and the token range of each sentence, in order.

    Every sentence is tokenised by itself, so that a missing blank behind a full stop splits too.
    Blanks between sentences beyond one are tokens of their own, at the end of the sentence before.
    """
    words: list[str] = []
    spaces: list[bool] = []
    starts: list[int] = []
    position = 0
    for start, end in sentence_spans(text):
        _add_gap(text[position:start], words, spaces)
        starts.append(len(words))
        for token in nlp.tokenizer(text[start:end]):
            words.append(token.text)
            spaces.append(bool(token.whitespace_))
        if is_plain_word_with_stop(words[-1]):
            words[-1:] = [words[-1][:-1], "."]
            spaces.insert(-1, False)
        position = end
    _add_gap(text[position:], words, spaces)
    if starts:
        starts[0] = 0
    sentences = list(zip(starts, [*starts[1:], len(words)], strict=False))
    return Doc(nlp.vocab, words=words, spaces=spaces), sentences


def _add_gap(gap: str, words: list[str], spaces: list[bool]) -> None:
    if gap and gap[0] == " " and words:
        spaces[-1] = True
        gap = gap[1:]
    if gap:
        words.append(gap)
        spaces.append(False)


def wanted_sentences(
    doc: Doc, sentences: Sequence[Span], triggers: frozenset[str] | Scan
) -> list[int]:
    """Indices of the sentences to parse: those with a trigger, their neighbours, the first two."""
    words = [token.lower_ for token in doc]
    holds = _holds_any(triggers) if isinstance(triggers, frozenset) else triggers
    hits = [n for n, (start, end) in enumerate(sentences) if holds(words[start:end])]
    if not hits:
        return []
    wanted = {0, 1}
    for index in hits:
        wanted.update((index - 1, index, index + 1))
    return sorted(index for index in wanted if 0 <= index < len(sentences))


def _holds_any(triggers: frozenset[str]) -> Scan:
    return lambda words: not triggers.isdisjoint(words)


def _sentence_doc(draft: _Draft, index: int) -> Doc:
    """The sentence as a Doc of its own, without whitespace tokens."""
    start, end = draft.sentences[index]
    tokens = [token for token in draft.doc[start:end] if not token.is_space]
    words = [token.text for token in tokens]
    return Doc(draft.doc.vocab, words=words, spaces=[bool(t.whitespace_) for t in tokens])


def _empty_grid(draft: _Draft) -> np.ndarray:
    """Attributes of an unparsed Doc: all tokens hang on their sentence's first, no entities."""
    grid = np.zeros((len(draft.doc), len(_WRITTEN)), dtype=np.int64)
    grid[:, 2] = draft.doc.vocab.strings["dep"]
    grid[:, 3] = _OUTSIDE
    for start, end in draft.sentences:
        grid[start:end, 1] = start - np.arange(start, end)
    return grid


def _copy(sentence: Doc, grid: np.ndarray, draft: _Draft, index: int) -> None:
    """Write the annotations of the sentence's own Doc into its rows of the article's grid."""
    start, end = draft.sentences[index]
    rows = np.array([i for i in range(start, end) if not draft.doc[i].is_space], dtype=np.int64)
    if not len(rows):
        return
    values = sentence.to_array(_COPIED).astype(np.int64)
    heads = np.arange(len(rows)) + values[:, 1]
    values[:, 1] = rows[heads] - rows
    grid[rows, :5] = values
    grid[rows, 5] = parts_of_speech(sentence)
    if sentence[-1].text in _DASHES:
        grid[rows[-1], 3:5] = _OUTSIDE, 0
    _seat_blanks(rows, grid, start, end)


def _seat_blanks(rows: np.ndarray, grid: np.ndarray, start: int, end: int) -> None:
    """Whitespace tokens hang on the token before them, so that no tree is torn."""
    if len(rows) == end - start:
        return
    for i in sorted(set(range(start, end)) - set(rows.tolist())):
        grid[i, 1] = -1 if i > start else int(rows[0]) - i
        if start < i < rows[-1] and grid[i - 1, 3] != _OUTSIDE and grid[i + 1, 3] == 1:
            grid[i, 3], grid[i, 4] = 1, grid[i - 1, 4]
