"""Numbers with their nouns, for summaries that people read."""

from __future__ import annotations


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """`1 event`, `2 events`; `plural` where it takes more than an s."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"
