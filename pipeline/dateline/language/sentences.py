"""Where sentences begin and end, by rule: cheap enough to run on every article.

The abbreviations are data (`models/dateline_models/cues/sentences.toml`).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

from dateline.errors import DataError

Span = tuple[int, int]

# Bounds what the tokeniser and the network see at once, whatever a page throws at us.
MAX_SENTENCE = 2000
MAX_WORD = 200

_FILE = "cues/sentences.toml"
_KEYS = ("before_name", "before_number", "either", "starters", "months")

_MARK = re.compile(r"""(?<![.!?…])[.!?…]++['"()\]]*+(?=\s|$|[A-Z"'(])|•""")
_OPENING = re.compile(r"""[\s"'(\[]*""")
_WORD_BEFORE = re.compile(r"[^\s(\[\"/,;:-]*$")
_WORD_AFTER = re.compile(r"[^\W_]+")
_DATELINE = re.compile(
    r"""\s*[A-Z][A-Z.'/-]+[A-Z.]\b[^\n!?;:"]{0,60}?\s(?:--?|—)\s+(?=["'<A-Z0-9(])"""
)
_WRAP_WIDTH = 100


@dataclass(frozen=True, kw_only=True)
class SentenceCues:
    """The word lists that decide whether a full stop ends a sentence; all lower case."""

    before_name: frozenset[str]
    before_number: frozenset[str]
    either: frozenset[str]
    starters: frozenset[str]
    glued_date: re.Pattern[str]


@cache
def sentence_cues() -> SentenceCues:
    """The shipped cues; raises DataError where the file holds an unknown key or lacks one."""
    text = (files("dateline_models") / _FILE).read_text("utf-8")
    data: dict[str, list[str]] = tomllib.loads(text)
    _check(data, text)
    months = "|".join(name.capitalize() for name in data["months"])
    return SentenceCues(
        before_name=frozenset(data["before_name"]),
        before_number=frozenset(data["before_number"]),
        either=frozenset(data["either"]),
        starters=frozenset(data["starters"]),
        glued_date=re.compile(rf"(?:{months})\.? \d{{1,2}} ?, ?\d{{4}}(?=[A-Z])"),
    )


def _check(data: dict[str, list[str]], text: str) -> None:
    allowed = ", ".join(_KEYS)
    for key in data:
        if key not in _KEYS:
            lines = text.splitlines()
            line = next((n for n, row in enumerate(lines, 1) if row.startswith(key)), 1)
            raise DataError(f"{_FILE}:{line}: unknown key {key!r}; allowed: {allowed}")
    for key in _KEYS:
        if key not in data:
            raise DataError(f"{_FILE}: key {key!r} is missing; needed: {allowed}")


def sentence_spans(text: str) -> list[Span]:
    """Stripped spans of the sentences of `text` (see `characters.plain`), in order, none empty."""
    cues = sentence_cues()
    spans: list[Span] = []
    for start, end in _blocks(text):
        cuts = [start, *_cuts(text, start, end, cues), end]
        for left, right in pairwise(cuts):
            spans.extend(_bounded(text, left, right))
    return spans


def is_plain_word_with_stop(word: str) -> bool:
    """Whether the last token of a sentence still holds the full stop that ends it ("SpaceX.")."""
    if len(word) < 3 or word[-1] != "." or not word[-2].isalnum() or "." in word[:-1]:
        return False
    cues = sentence_cues()
    body = word[:-1].lower()
    return not (body in cues.before_name or body in cues.before_number or body in cues.either)


def _blocks(text: str) -> Iterator[Span]:
    """Stretches that a line break closes; in hard-wrapped text most line breaks close nothing."""
    wrapped = _is_wrapped(text)
    start = position = 0
    while (newline := text.find("\n", position)) >= 0:
        if _breaks(text, start, newline, wrapped=wrapped):
            yield start, newline
            start = newline
        position = newline + 1
    yield start, len(text)


def _is_wrapped(text: str) -> bool:
    """Whether the lines were cut at a column: none long, most of them ending in mid-sentence."""
    lines = [line.strip() for line in text.split("\n")]
    pairs = [(a, b) for a, b in pairwise(lines) if a and b]
    if len(pairs) < 3 or max(map(len, lines)) > _WRAP_WIDTH:
        return False
    open_ended = sum(len(a) > 40 and a[-1] not in ".!?\"'" for a, _ in pairs)
    return 2 * open_ended >= len(pairs)


def _breaks(text: str, start: int, newline: int, *, wrapped: bool) -> bool:
    """Whether the line break at `newline` ends the sentence before it."""
    following = text[newline + 1 : newline + 1 + MAX_WORD].lstrip(" ")
    if not following or following[0] == "\n":
        return True
    if following[0].islower():
        return False
    line_start = max(text.rfind("\n", 0, newline) + 1, start)
    return not (wrapped and newline - line_start > 40)


def _cuts(text: str, start: int, end: int, cues: SentenceCues) -> Iterator[int]:
    """Offsets inside the block at which a new sentence begins."""
    position = start
    if opening := _DATELINE.match(text, start, end):
        yield (position := opening.end())
    glued = cues.glued_date.search(text, position, min(end, position + 200))
    if glued and glued.start() > start:
        yield from glued.span()
        position = glued.end()
    quotes_from = position
    for mark in _MARK.finditer(text, position, end):
        bullet = mark.group() == "•"
        cut = mark.start() if bullet else _closing(text, quotes_from, mark.end(), end)
        if cut > position and (bullet or _ends(text, mark.start(), mark.end(), cut, end, cues)):
            yield (position := cut)


def _closing(text: str, start: int, after: int, end: int) -> int:
    """`after`, or past the quotation mark behind a blank, where a quotation is still open."""
    start = max(start, after - MAX_SENTENCE)
    if text[after : after + 2] == ' "' and text.count('"', start, after) % 2 and after + 2 <= end:
        return after + 2
    return after


def _ends(text: str, mark: int, after: int, cut: int, end: int, cues: SentenceCues) -> bool:
    opening = _OPENING.match(text, cut, end)
    following = opening.end() if opening else cut
    if following >= end:
        return False
    head = text[following]
    glued = following == cut == after
    if glued and not _glued_end(text, mark, following):
        return False
    if head.islower() or head in ",;:.!?)]%-":
        return False
    if text[mark] != "." or after - mark > 1:
        return True
    return _stop_ends(text, mark, following, cues)


def _glued_end(text: str, mark: int, following: int) -> bool:
    """No blank behind the full stop ("he said.The next"): a lower-case word, then a capital."""
    before, head = text[max(mark - 2, 0) : mark], text[following : following + 2]
    if before.endswith(" "):
        return True
    return before.islower() and before.isalpha() and (head[1:].islower() or head[1:] in " '")


def _stop_ends(text: str, mark: int, following: int, cues: SentenceCues) -> bool:
    """Whether a lone full stop ends the sentence: it doesn't after a title, an initial, a month."""
    match = _WORD_BEFORE.search(text, max(mark - 20, 0), mark)
    word = match.group().lower() if match else ""
    after = _WORD_AFTER.match(text, following)
    next_word = after.group().lower() if after else ""
    if word in cues.before_name:
        return False
    if word in cues.before_number:
        return not next_word.isdigit() and (next_word in cues.starters or word in ("no", "p"))
    is_initial = len(word) == 1 and word.isalpha()
    if word in cues.either or is_initial or re.fullmatch(r"(?:\w\.)+\w", word):
        return next_word in cues.starters or text[following - 1] == '"'
    return True


def _bounded(text: str, start: int, end: int) -> Iterator[Span]:
    """The span stripped of blanks; an endless one in pieces, cut at a blank where there is one."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    while end - start > MAX_SENTENCE:
        blank = text.rfind(" ", start + MAX_SENTENCE // 2, start + MAX_SENTENCE)
        cut = blank if blank > 0 else start + MAX_SENTENCE
        yield from _bounded(text, start, cut)
        start = cut
        while text[start].isspace():
            start += 1
    if start < end:
        yield start, end
