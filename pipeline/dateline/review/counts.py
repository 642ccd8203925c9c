"""How many records there are of each kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

from dateline.review.happenings import Happening, countries, month
from dateline.review.table import cut, width_of

BAR = 30
NONE = "–"


def _actors(event: Happening) -> Iterable[str]:
    return list(dict.fromkeys(p.name for p in event.participants))


# What can be counted -> the values of one record; each record counts once for each of them.
DIMENSIONS: Mapping[str, Callable[[Happening], Iterable[str]]] = {
    "type": lambda event: [event.type],
    "status": lambda event: [event.status],
    "stage": lambda event: [event.stage or NONE],
    "month": lambda event: [month(event) or NONE],
    "actor": _actors,
    "country": countries,
    "place": lambda event: list(dict.fromkeys(p.name for p in event.places)),
    "plover": lambda event: [event.codes.plover or NONE],
}
# In the order of time, not of frequency.
CHRONOLOGICAL = ("month",)


def count(
    events: Iterable[Happening], dimensions: Iterable[str]
) -> tuple[int, dict[str, Counter[str]]]:
    """How many records there are, and for each dimension how many of each value."""
    total = 0
    counted: dict[str, Counter[str]] = {dimension: Counter() for dimension in dimensions}
    for event in events:
        total += 1
        for dimension, counter in counted.items():
            counter.update(DIMENSIONS[dimension](event))
    return total, counted


def ranked(dimension: str, counter: Counter[str]) -> list[tuple[str, int]]:
    """The values with their counts: months in order of time, all else the most frequent first."""
    if dimension in CHRONOLOGICAL:
        return sorted(counter.items(), key=lambda pair: (pair[0] == NONE, pair[0]))
    return sorted(counter.items(), key=lambda pair: (-pair[1], pair[0]))


def chart(dimension: str, counter: Counter[str], *, top: int, width: int) -> Iterator[str]:
    """The counts of one dimension as lines with bars; `top` values, the latest of the months."""
    rows = ranked(dimension, counter)
    undated = counter[NONE] if dimension in CHRONOLOGICAL else 0
    rows = [row for row in rows if row[0] != NONE or not undated]
    shown = rows[-top:] if dimension in CHRONOLOGICAL else rows[:top]
    most = max((number for _, number in shown), default=1)
    digits = len(str(most))
    longest = max((width_of(name) for name, _ in shown), default=0)
    label = min(longest, max(8, width - BAR - digits - 5))
    yield f"by {dimension}"
    for name, number in shown:
        text = cut(name, label)
        bar = "█" * max(1, round(BAR * number / most))
        yield f"  {text}{' ' * (label - width_of(text))}  {number:>{digits}} {bar}"
    if len(rows) > len(shown):
        yield f"  … and {len(rows) - len(shown)} more"
    if undated:
        yield f"  {undated} undated"
