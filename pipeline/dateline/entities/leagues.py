"""Bodies of states that are told by how many they are: "the 13-nation group"."""

from __future__ import annotations

from dateline.entities.model import Actor
from dateline.entities.page import Page
from dateline.entities.runs import HYPHENS

_STATES = frozenset({"nation", "country", "member", "state"})


def counts(page: Page, index: int) -> bool:
    """Whether the noun at `index` says how many there are: "13-nation"."""
    return index > 1 and page.text[index - 1] in HYPHENS and page.tag[index - 2] == "CD"


def of_states(page: Page, start: int, head: int) -> bool:
    """Whether the phrase from `start` to its noun tells how many states the body has."""
    return any(page.low[i] in _STATES and counts(page, i) for i in range(start + 2, head))


def is_league(actor: Actor) -> bool:
    """True for a body that is of no one country."""
    return actor.kind == "organisation" and actor.country is None
