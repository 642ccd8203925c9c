"""Short ways to write samples and events."""

from __future__ import annotations

from typing import Any

from dateline.evaluation.model import Event, Participant, Sample, Span

TEXT = (
    "Norway and Chile signed a fisheries treaty in Oslo on Monday. The treaty was praised. "
    "Chile will meet Peru in May. A minister visited Lima."
)


def span(words: str, *, text: str = TEXT, nth: int = 1) -> Span:
    """The nth place where the text has the words."""
    start = -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    return Span(start, start + len(words), words)


def part(role: str, name: str, *, text: str = TEXT) -> Participant:
    """A participant mentioned by its name."""
    return Participant(role, name, (span(name, text=text),))


def event(kind: str, trigger: str, *parts: Participant, **fields: Any) -> Event:
    """An event with one mention."""
    known = {"mentions": (span(trigger),), "participants": parts}
    return Event(type=kind, **{**known, **fields})


def treaty(**fields: Any) -> Event:
    """The agreement of TEXT."""
    known: dict[str, Any] = {
        "stage": "concluded",
        "date": "2021-05-03",
        "instrument": "treaty",
        "topics": ("fisheries",),
        "places": ("Oslo",),
    }
    return event("agreement", "signed", part("party", "Norway"), part("party", "Chile"),
                 **{**known, **fields})  # fmt: skip


def meeting(**fields: Any) -> Event:
    """The talks of TEXT."""
    return event("talks", "meet", part("participant", "Chile"), part("participant", "Peru"),
                 **{"status": "planned", "date": "2021-05", **fields})  # fmt: skip


def sample(*events: Event, name: str = "a-1", **fields: Any) -> Sample:
    """A sample of TEXT."""
    return Sample(id=name, text=TEXT, events=events, title="Fish", published="2021-05-04", **fields)
