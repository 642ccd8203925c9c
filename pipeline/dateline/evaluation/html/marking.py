"""An error in its sentence: the spans of label and record coloured, one above the other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from dateline.evaluation.model import Event, Span

# Where a sentence may end: a line end, or a full stop with a capital or a quote after it.
BREAK = re.compile(r"\n+|(?<=[.!?])[\"”’)\]]*\s+(?=[\"“‘(\[]*[A-Z0-9])")
LONGEST = 600


@dataclass(frozen=True, slots=True)
class Mark:
    """A span with the CSS class that colours it and the words that explain it."""

    span: Span
    name: str
    title: str


def sentence_bounds(text: str, span: Span) -> tuple[int, int]:
    """The sentence around a span, at most `LONGEST` characters either side of it."""
    start, end = max(0, span.start - LONGEST), min(len(text), span.end + LONGEST)
    for found in BREAK.finditer(text, start, end):
        if found.end() <= span.start:
            start = found.end()
        elif found.start() >= span.end:
            end = found.start()
            break
    return start, end


def marks_of(event: Event, side: str) -> list[Mark]:
    """The marks of one side: `gold` or `pred`."""
    word = "labelled" if side == "gold" else "found"
    marks = [Mark(event.trigger, f"{side}-trigger", f"{word} {event.type}")]
    marks += [
        Mark(m, f"{side}-mention", f"{word} {event.type}, further mention")
        for m in event.mentions
        if m != event.trigger
    ]
    for part in event.participants:
        title = f"{word} {part.role}: {part.name}"
        marks += [Mark(m, f"{side}-actor", title) for m in part.mentions]
    return marks


def marked(text: str, start: int, end: int, marks: Sequence[Mark]) -> str:
    """`text[start:end]` as HTML, every stretch with the classes of all marks that cover it."""
    inside = [m for m in marks if m.span.start < end and start < m.span.end]
    cuts = {start, end}
    for mark in inside:
        cuts.update((max(start, mark.span.start), min(end, mark.span.end)))
    places = sorted(cuts)
    pieces = []
    for first, last in pairwise(places):
        covering = [m for m in inside if m.span.start <= first and last <= m.span.end]
        pieces.append(_piece(text[first:last], covering))
    return "".join(pieces)


def _piece(words: str, covering: Sequence[Mark]) -> str:
    """One stretch."""
    if not covering:
        return escape(words)
    names = " ".join(dict.fromkeys(m.name for m in covering))
    title = "; ".join(dict.fromkeys(m.title for m in covering))
    return f'<mark class="{names}" title="{escape(title)}">{escape(words)}</mark>'


def sentences(text: str, gold: Event | None, pred: Event | None) -> str:
    """The sentences of both triggers, marked; one where they are the same."""
    marks: list[Mark] = []
    anchors: list[Span] = []
    for event, side in ((gold, "gold"), (pred, "pred")):
        if event is not None:
            marks += marks_of(event, side)
            anchors.append(event.trigger)
    bounds = _merged(sentence_bounds(text, a) for a in anchors if 0 <= a.start < len(text))
    shown = [marked(text, start, end, marks) for start, end in bounds]
    return ' <span class="gap">…</span> '.join(shown)


def _merged(bounds: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Overlapping stretches joined, in text order."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(bounds):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
