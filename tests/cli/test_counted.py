"""One event, two events."""

from __future__ import annotations

import pytest

from dateline.counted import counted


@pytest.mark.parametrize(("number", "told"), [(0, "0 entries"), (1, "1 entry"), (2, "2 entries")])
def test_a_plural_of_its_own(number: int, told: str) -> None:
    assert counted(number, "entry", "entries") == told


@pytest.mark.parametrize(("number", "told"), [(0, "0 events"), (1, "1 event"), (11, "11 events")])
def test_a_plural_in_s(number: int, told: str) -> None:
    assert counted(number, "event") == told
