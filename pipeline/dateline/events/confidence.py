"""How sure a record is."""

from __future__ import annotations

from dateline.events.mentions import EventMention
from dateline.events.merging import Event


def confidence_of(event: Event, main: EventMention) -> float:
    """A number between 0 and 1; calibration stands in docs/accuracy.md."""
    score = main.frame.weight
    score += 0.05 * (len(event.actor_ids()) >= 2) + 0.03 * (len(event.mentions) > 1)
    return round(min(0.99, score), 2)
