"""Every spaCy component of dateline is registered here; the components carry no decorator."""

from __future__ import annotations


def make_dateline() -> None:
    """Placeholder until the component is written."""


def make_times() -> None:
    """Placeholder until the component is written."""


def make_entities() -> None:
    """Placeholder until the component is written."""
