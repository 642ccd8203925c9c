"""Events: predications, frames, roles, status, merging. `find_events` is the way through."""

from __future__ import annotations

from dateline.events.finding import find_events, find_mentions

__all__ = ["find_events", "find_mentions"]
