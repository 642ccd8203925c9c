"""What a frame's `refuse` says, looked for in the words around a trigger.

Most windows hold none of the words that any refusal of the frame has, and most expressions are
never met: a look for one fixed piece of each tells so before anything is compiled.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from dateline.errors import DataError

# One step of an expression: an escape, a class, a bracket, a bar, what repeats, any other sign.
_STEP = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\{\d*,?\d*\}|[\s\S]")
_ESCAPE = re.compile(r"\\.")
_REPEATS = ("?", "*", "+", "{")
# What opens a group that is no condition, with or without flags: "(?:", "(?i:".
_FLAGS = re.compile(r"\?[a-zA-Z-]*:")
# A piece shorter than that stands in most windows.
_SHORTEST = 3
_Pieces = tuple[str, ...]


@dataclass(slots=True)
class Refusals:
    """The refusals of one frame as regular expressions, in their order; compiled when met."""

    sources: Sequence[str]
    # Per source what one of must stand where it matches; () where nothing has to.
    _pieces: list[_Pieces] | None = None
    # The pieces of all of them; () where a source has none.
    _hints: _Pieces = ()

    def met(self, window: str) -> str | None:
        """The first source that matches in the lower-cased `window`, or None."""
        if self._pieces is None:
            self._pieces = [fixed_pieces(source) for source in self.sources]
            if all(self._pieces):
                self._hints = tuple({piece for pieces in self._pieces for piece in pieces})
        if self._hints and not any(map(window.__contains__, self._hints)):
            return None
        for source, pieces in zip(self.sources, self._pieces, strict=True):
            stands = not pieces or any(map(window.__contains__, pieces))
            if stands and _matches(source, window):
                return source
        return None


# The expressions met so far, compiled.
_compiled: dict[str, re.Pattern[str]] = {}


def _matches(source: str, window: str) -> bool:
    pattern = _compiled.get(source)
    if pattern is None:
        if not _may_match(source, window):
            return False
        pattern = _compiled[source] = _compile(source)
    return pattern.search(window) is not None


def _compile(source: str) -> re.Pattern[str]:
    """The window is in small letters: only what is written with capitals needs the slow flag."""
    written = _ESCAPE.sub("", source)
    return re.compile(source, 0 if written == written.lower() else re.IGNORECASE)


def _may_match(source: str, window: str) -> bool:
    """Whether all that one alternative of the expression needs stands in the window."""
    return any(
        all(any(map(window.__contains__, pieces)) for pieces in needed) for needed in _needs(source)
    )


@cache
def _needs(source: str) -> tuple[tuple[_Pieces, ...], ...]:
    """Per alternative its pieces: one of each must stand."""
    alternatives = _split(list(_STEP.findall(source)))
    return tuple(tuple(p for p in _candidates(s) if p and all(p)) for s in alternatives)


def refusal(phrase: str) -> str:
    """`phrase` as words; "*" stands for up to three words, "/…/" is a regular expression."""
    if phrase.startswith("/"):
        return phrase.strip("/")
    body = re.escape(phrase.lower()).replace(r"\*", r"(?:\S+ ){0,3}\S+")
    return rf"(?<!\w){body}(?!\w)"


def check(phrases: Iterable[str], *, frame: str) -> None:
    """Raises DataError, naming the frame, where a "/…/" is no regular expression."""
    for phrase in phrases:
        try:
            re.compile(refusal(phrase))
        except re.error as error:
            raise DataError(f"frame {frame}: refuse: {phrase!r}: {error}") from error


def fixed_pieces(source: str) -> _Pieces:
    """Pieces, lower case, of which one stands in all that the expression matches; () for none.

    Of the stretches of plain text outside what may be left out, and of the alternatives of a
    group, those whose shortest is longest.
    """
    found: set[str] = set()
    for needed in _needs(source):
        pieces = _best(needed)
        if not pieces:
            return ()
        found.update(pieces)
    return tuple(sorted(found))


def _best(candidates: Iterable[_Pieces]) -> _Pieces:
    long = (c for c in candidates if min(map(len, c)) >= _SHORTEST)
    return max(long, key=lambda pieces: min(map(len, pieces)), default=())


def _split(steps: list[str]) -> Iterator[list[str]]:
    """The alternatives of the outermost level."""
    depth, part = 0, list[str]()
    for step in steps:
        depth += (step == "(") - (step == ")")
        if step == "|" and depth == 0:
            yield part
            part = []
        else:
            part.append(step)
    yield part


def _candidates(steps: list[str]) -> Iterator[_Pieces]:
    """The stretches of plain text of one alternative, each alone, and what its groups need."""
    run, at = "", 0
    while at < len(steps):
        step, size = steps[at], 1
        if step == "(":
            size = _closing(steps, at) - at + 1
        after = steps[at + size] if at + size < len(steps) else ""
        optional = after[:1] in _REPEATS and after != "+"
        plain = _plain(step)
        if plain and not optional:
            run += plain
        elif step != "\\b":  # a boundary has no width
            yield (run,)
            run = ""
            if step == "(" and not optional:
                yield _of_group(steps[at + 1 : at + size - 1])
        if plain and after[:1] in _REPEATS:
            yield (run,)
            run = ""
        at += size
    yield (run,)


def _closing(steps: list[str], opening: int) -> int:
    depth = 0
    for at in range(opening, len(steps)):
        depth += (steps[at] == "(") - (steps[at] == ")")
        if depth == 0:
            return at
    return len(steps) - 1


def _of_group(inner: list[str]) -> _Pieces:
    written = "".join(inner)
    if not written.startswith("?"):
        return fixed_pieces(written)
    flags = _FLAGS.match(written)
    return fixed_pieces(written[flags.end() :]) if flags else ()


def _plain(step: str) -> str:
    """The one sign that a step stands for, lower case; empty where it is none for certain."""
    if len(step) == 1:
        return "" if step in ".^$|()?*+{}[]\\" else step.lower()
    escaped = step[0] == "\\" and not step[1].isalnum()
    return step[1].lower() if escaped else ""
