"""Text in, parsed Doc out: own sentence splitting, the network run sentence by sentence.

The network never sees more than one sentence at a time, so what it says of a sentence does not
depend on which other sentences it was asked to read. That is what makes the cascade (reading only
the sentences around a trigger) invisible in the sentences it reads.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Protocol, cast

import numpy as np
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, POS, TAG
from spacy.lang.en.stop_words import STOP_WORDS
from spacy.language import Language
from spacy.pipeline import Pipe
from spacy.tokens import Doc

from dateline.language.characters import plain
from dateline.language.parts import parts_of_speech
from dateline.language.sentences import Span
from dateline.language.tokens import legible, tokenise
from dateline.parsed import CANDIDATES, Columns, Names, Parsed, names_of

_COPIED = [TAG, HEAD, DEP, ENT_IOB, ENT_TYPE]
_OUTSIDE = 2
# A dateline ends in a dash ("BONN, June 16 -"), which the network takes for a part of the date.
_DASHES = ("-", "--", "—")
# What may stand between the capitals of one name: "Bank of the West".
_WITHIN_NAMES = frozenset({"of", "the", "and", "&"})
# Sentences of one length run together: enough to fill the matrices, few enough to stay in cache.
_NETWORK_BATCH = 128


class Scan(Protocol):
    """Which sentences can hold an event."""

    def of_article(self, words: Sequence[str]) -> frozenset[str]:
        """What the scan wants to know of the article's words in each sentence."""

    def __call__(self, words: Sequence[str], article: frozenset[str]) -> bool:
        """Whether it is worth parsing a sentence of these words (lower case)."""

    def confirms(self, sentence: Parsed, article: frozenset[str]) -> Sequence[int]:
        """Where the parsed sentence (its entities are not known yet) could have a trigger."""

    def resumes(self, words: Sequence[str]) -> bool:
        """Whether a sentence of these words could say more of what one before it told."""


@dataclass(frozen=True, slots=True)
class WordScan:
    """Every sentence with one of the words."""

    words: frozenset[str]

    def of_article(self, words: Sequence[str]) -> frozenset[str]:  # noqa: ARG002
        """Nothing."""
        return frozenset()

    def __call__(self, words: Sequence[str], article: frozenset[str]) -> bool:  # noqa: ARG002
        """Whether one of the words is there."""
        return not self.words.isdisjoint(words)

    def confirms(self, sentence: Parsed, article: frozenset[str]) -> Sequence[int]:  # noqa: ARG002
        """Wherever one of the words stands."""
        return [n for n, token in enumerate(sentence) if token.lower_ in self.words]

    def resumes(self, words: Sequence[str]) -> bool:  # noqa: ARG002
        """None does."""
        return False


@dataclass(slots=True)
class _Draft:
    """A tokenised text: `sentences` are token ranges, `parsed` the Docs of those parsed so far."""

    words: list[str]
    lowers: list[str]
    spaces: list[bool]
    sentences: list[Span]
    parsed: dict[int, Doc] = field(default_factory=dict)
    # Of those looked at: where a frame could apply, as positions in the sentence's own Doc.
    candidates: dict[int, Sequence[int]] = field(default_factory=dict)
    # What the scan wants to know of the article.
    asked: frozenset[str] = frozenset()
    # Once all is read: the attributes of all tokens (`_COPIED`), and the candidates among them.
    grid: np.ndarray = field(default_factory=lambda: np.zeros((0, len(_COPIED)), dtype=np.int64))
    found: list[int] | None = None
    # The sentences that were read in full.
    read: Sequence[int] = ()

    def legible(self, index: int) -> Sequence[int]:
        """Positions of the tokens of a sentence that the network reads."""
        return legible(self.words, self.spaces, self.sentences[index])


@dataclass(frozen=True, kw_only=True)
class DocReader:
    """Reads texts into Docs with TAG, POS, HEAD, DEP and entities, and sentences set throughout.

    `doc.text` equals the text as read but for same-length substitutions (`characters.plain`).
    With `cascade`, only sentences within reach of a trigger are read: `triggers` (word forms in
    lower case, or a scan) says which sentences to parse, and, once they are parsed, which of them
    count. Those, their neighbours and what shares a name with them are read in full.
    The tokens of the others have no `tag_`, no `ent_type_`, and hang as "dep" on the first token
    of their sentence. A text without any trigger never sees the network. Where a frame could apply,
    `doc.user_data` says under `CANDIDATES`.
    """

    nlp: Language
    cascade: bool = True
    triggers: frozenset[str] | Scan = frozenset()

    def read(self, text: str) -> Doc:
        """The Doc of one text."""
        return next(self.pipe([text]))

    def pipe(self, texts: Iterable[str], batch_size: int = 64) -> Iterator[Doc]:
        """One Doc a text, in order; `batch_size` texts share a pass through the network."""
        for draft in self._drafts(texts, batch_size):
            yield _doc(draft, self.nlp)

    def parsed(self, texts: Iterable[str], batch_size: int = 64) -> Iterator[Parsed]:
        """The same as plain objects, ready for the rules; no Doc of the whole text is made."""
        names = names_of(self.nlp.vocab.strings)
        for draft in self._drafts(texts, batch_size):
            yield _plain(draft, names)

    def _drafts(self, texts: Iterable[str], batch_size: int) -> Iterator[_Draft]:
        source = iter(texts)
        while batch := list(islice(source, batch_size)):
            drafts = [self._draft(text) for text in batch]
            self._parse(drafts)
            yield from drafts

    def _draft(self, text: str) -> _Draft:
        words, spaces, sentences = tokenise(self.nlp, plain(text))
        return _Draft(words, [word.lower() for word in words], spaces, sentences)

    def _parse(self, drafts: Sequence[_Draft]) -> None:
        """Parse what may count, look again, read that and its neighbours in full."""
        if self.cascade:
            scan = (
                WordScan(self.triggers) if isinstance(self.triggers, frozenset) else self.triggers
            )
            hits = [_hits(draft, scan) for draft in drafts]
            self._run(drafts, hits, names=False)
            names = names_of(self.nlp.vocab.strings)
            wanted = [_confirmed(d, h, scan, names) for d, h in zip(drafts, hits, strict=True)]
        else:
            wanted = [list(range(len(draft.sentences))) for draft in drafts]
        self._run(drafts, wanted, names=False)
        self._run(drafts, wanted, names=True)
        for draft, indices in zip(drafts, wanted, strict=True):
            draft.grid, draft.read = _empty_grid(draft, self.nlp), indices
            found: list[int] = []
            for index in indices:
                rows = _copy(draft, index)
                found.extend(int(rows[n]) for n in draft.candidates.get(index, ()))
            draft.found = found if self.cascade else None

    def _run(
        self, drafts: Sequence[_Draft], wanted: Sequence[Sequence[int]], *, names: bool
    ) -> None:
        """Run the network over `wanted` sentences, up to the entity recogniser or from there on."""
        jobs = [
            (draft, index)
            for draft, indices in zip(drafts, wanted, strict=True)
            for index in indices
            if names or index not in draft.parsed
        ]
        jobs.sort(key=lambda job: _length(job[0].sentences[job[1]]))
        parsed: Iterable[Doc] = [
            draft.parsed[index] if names else _sentence_doc(draft, index, self.nlp)
            for draft, index in jobs
        ]
        for component in self._components(names=names):
            parsed = component.pipe(parsed, batch_size=_NETWORK_BATCH)
        for (draft, index), sentence in zip(jobs, parsed, strict=True):
            draft.parsed[index] = sentence

    def _components(self, *, names: bool) -> list[Pipe]:
        components = [cast(Pipe, component) for _, component in self.nlp.pipeline]
        pipe_names = self.nlp.pipe_names
        split = pipe_names.index("ner") if "ner" in pipe_names else len(pipe_names)
        return components[split:] if names else components[:split]


def _length(span: Span) -> int:
    return span[1] - span[0]


def _hits(draft: _Draft, scan: Scan) -> list[int]:
    """Indices of the sentences that are worth parsing."""
    draft.asked = scan.of_article(draft.words)
    words = draft.lowers
    return [
        n for n, (start, end) in enumerate(draft.sentences) if scan(words[start:end], draft.asked)
    ]


def _confirmed(draft: _Draft, hits: Sequence[int], scan: Scan, names: Names) -> list[int]:
    """Indices of the sentences to read in full; none where no sentence is confirmed.

    The confirmed with the two before them, to which their pronouns may point; the first two of the
    article; those behind that may date what was told; and every sentence that has a name of the
    confirmed with more words to it: its fuller form, or another's.
    """
    draft.candidates = {
        n: scan.confirms(_plain_sentence(draft, n, names), draft.asked) for n in hits
    }
    confirmed = [index for index in hits if draft.candidates[index]]
    if not confirmed:
        return []
    wanted = {0, 1, *confirmed}
    for index in confirmed:
        wanted.update((index - 1, index - 2))
    known = {
        word for index in confirmed for run in _names(draft, index) for word in run - STOP_WORDS
    }
    for index in range(len(draft.sentences)):
        if index in wanted:
            continue
        start, end = draft.sentences[index]
        resumes = index > confirmed[0] and scan.resumes(draft.lowers[start:end])
        if resumes or any(run & known and run - STOP_WORDS - known for run in _names(draft, index)):
            wanted.add(index)
    return sorted(wanted & set(range(len(draft.sentences))))


def _names(draft: _Draft, index: int) -> list[set[str]]:
    """What may be names in a sentence: the words of each run of capitals, in lower case."""
    found: list[set[str]] = []
    run: set[str] = set()
    start, end = draft.sentences[index]
    for position in range(start, end):
        word = draft.words[position]
        if (len(word) > 1 and word[0].isupper()) or (run and word in _WITHIN_NAMES):
            run.add(draft.lowers[position])
        elif run:
            found.append(run)
            run = set()
    return [*found, run] if run else found


def _sentence_doc(draft: _Draft, index: int, nlp: Language) -> Doc:
    """The sentence as a Doc of its own, without what is not for the network."""
    rows = draft.legible(index)
    words, spaces = [draft.words[i] for i in rows], [draft.spaces[i] for i in rows]
    return Doc(nlp.vocab, words=words, spaces=spaces)


def _plain_sentence(draft: _Draft, index: int, names: Names) -> Parsed:
    """The parsed sentence by itself; its names are not known yet."""
    rows = draft.legible(index)
    table = draft.parsed[index].to_array(cast(Any, [TAG, DEP, HEAD])).astype(np.int64)
    return Parsed(
        Columns(
            words=[draft.words[i] for i in rows], lowers=[draft.lowers[i] for i in rows],
            gaps=[draft.spaces[i] for i in rows], tags=names(table[:, 0]), deps=names(table[:, 1]),
            types=[""] * len(rows), heads=table[:, 2].tolist(), iobs=[0] * len(rows),
        ),
        named=False,
    )  # fmt: skip


def _plain(draft: _Draft, names: Names) -> Parsed:
    """The whole text as the rules read it."""
    grid = draft.grid
    tags, deps, types = (names(grid[:, column]) for column in (0, 2, 4))
    return Parsed(
        Columns(
            words=draft.words, lowers=draft.lowers, gaps=draft.spaces, tags=tags, deps=deps,
            types=types, heads=grid[:, 1].tolist(), iobs=grid[:, 3].tolist(),
        ),
        tagged=any(tags), candidates=draft.found,
    )  # fmt: skip


def _doc(draft: _Draft, nlp: Language) -> Doc:
    """The whole text as spaCy has it."""
    doc = Doc(nlp.vocab, words=draft.words, spaces=draft.spaces)
    parts = np.zeros((len(draft.words), 1), dtype=np.int64)
    for index in draft.read:
        parts[draft.legible(index), 0] = parts_of_speech(draft.parsed[index])
    grid = np.concatenate([draft.grid, parts], axis=1)
    doc.from_array([*_COPIED, POS], cast(Any, grid.astype(np.uint64)))
    if draft.found is not None:
        doc.user_data[CANDIDATES] = draft.found
    return doc


def _empty_grid(draft: _Draft, nlp: Language) -> np.ndarray:
    """Attributes of an unparsed text: all tokens hang on their sentence's first, no entities."""
    grid = np.zeros((len(draft.words), len(_COPIED)), dtype=np.int64)
    grid[:, 2] = nlp.vocab.strings["dep"]
    grid[:, 3] = _OUTSIDE
    for start, end in draft.sentences:
        grid[start:end, 1] = start - np.arange(start, end)
    return grid


def _copy(draft: _Draft, index: int) -> np.ndarray:
    """Write the annotations of the sentence's own Doc into its rows of the article's grid.

    Returns which rows these are: one a token of the sentence.
    """
    grid, sentence = draft.grid, draft.parsed[index]
    start, end = draft.sentences[index]
    rows = np.array(draft.legible(index), dtype=np.int64)
    if not len(rows):
        return rows
    values = sentence.to_array(_COPIED).astype(np.int64)
    heads = np.arange(len(rows)) + values[:, 1]
    values[:, 1] = rows[heads] - rows
    grid[rows] = values
    if sentence[-1].text in _DASHES:
        grid[rows[-1], 3:5] = _OUTSIDE, 0
    _seat_blanks(rows, grid, start, end)
    return rows


def _seat_blanks(rows: np.ndarray, grid: np.ndarray, start: int, end: int) -> None:
    """Tokens not read hang on the token before them, so that no tree is torn."""
    if len(rows) == end - start:
        return
    for i in sorted(set(range(start, end)) - set(rows.tolist())):
        after = int(np.searchsorted(rows, i))
        grid[i, 1] = -1 if i > start and after else int(rows[0]) - i
        if 0 < after < len(rows) and grid[i - 1, 3] != _OUTSIDE and grid[rows[after], 3] == 1:
            grid[i, 3], grid[i, 4] = 1, grid[i - 1, 4]
