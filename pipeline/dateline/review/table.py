"""A table of records that fits a terminal."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from dateline.review.happenings import Happening, what, who

HEADS = ("date", "type", "who → whom", "what", "status", "conf")
GAP = 2
# Columns that share what the others leave, and in what proportion.
SHARES = {2: 0.56, 3: 0.44}
LEAST = 12
# Dropped from the right where the terminal is too narrow for all.
OPTIONAL = (5, 4, 0)


def width_of(text: str) -> int:
    """How many cells of a terminal a text takes."""
    return sum(_cells(char) for char in text)


def _cells(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def cut(text: str, width: int) -> str:
    """A text on one line of at most `width` cells, "…" where something was left out."""
    plain = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    if width_of(plain) <= width:
        return plain
    kept, room = "", width - 1
    for char in plain:
        room -= _cells(char)
        if room < 0:
            break
        kept += char
    return f"{kept.rstrip()}…" if width > 0 else ""


def cells(event: Happening) -> tuple[str, ...]:
    """One record as the cells of its row; "?" behind the status says: hedged."""
    return (
        event.date.edtf if event.date else "–",
        event.type,
        who(event),
        what(event),
        f"{event.status}{'?' if event.hedged else ''}",
        f"{event.confidence:.2f}",
    )


def order(event: Happening) -> tuple[str, str]:
    """By date, undated ones last."""
    day = event.date.earliest or event.date.latest if event.date else None
    return (day.isoformat() if day else "9999", event.id)


def table(events: Iterable[Happening], *, width: int | None) -> Iterator[str]:
    """The lines of the table, at most `width` cells wide; None: as wide as it needs."""
    rows = [cells(event) for event in events]
    if not rows:
        return
    widths = _widths(rows, width)
    yield _line(HEADS, widths)
    yield _line(tuple("─" * widths.get(column, 0) for column in range(len(HEADS))), widths)
    for row in rows:
        yield _line(row, widths)


def _line(row: Sequence[str], widths: dict[int, int]) -> str:
    shown = (cut(row[column], width) for column, width in widths.items())
    padded = (t + " " * (w - width_of(t)) for t, w in zip(shown, widths.values(), strict=True))
    return (" " * GAP).join(padded).rstrip()


def _widths(rows: Sequence[Sequence[str]], width: int | None) -> dict[int, int]:
    """The columns that are shown, each with its width."""
    full = {
        column: max(width_of(head), *(width_of(cut(row[column], 10_000)) for row in rows))
        for column, head in enumerate(HEADS)
    }
    if width is None:
        return full
    for column in OPTIONAL:
        if _room(full, width) >= LEAST * len(SHARES):
            break
        del full[column]
    return _shared(full, max(_room(full, width), len(SHARES)))


def _room(full: dict[int, int], width: int) -> int:
    """What the shared columns may take together."""
    fixed = sum(w for column, w in full.items() if column not in SHARES)
    return width - fixed - GAP * (len(full) - 1)


def _shared(full: dict[int, int], room: int) -> dict[int, int]:
    """Divide the room; what one column does not need goes to the other."""
    first, second = SHARES
    mine = min(full[first], max(round(room * SHARES[first]), room - full[second]))
    divided = {first: max(1, mine), second: max(1, min(full[second], room - mine))}
    return {column: divided.get(column, w) for column, w in full.items()}
