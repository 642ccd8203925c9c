"""The kind of a name that nothing tells but the company it keeps: "Volvo and Kitra bought it"."""

from __future__ import annotations

from dateline.entities.clusters import Cluster, kind_of
from dateline.entities.evidence import Spot
from dateline.entities.page import Page

# Tags of what a name before it modifies, counts or owns.
_OWNED = ("NN", "CD", "HYPH", "POS")


def join_bodies(page: Page, clusters: list[Cluster]) -> None:
    """Make bodies of the names of no known kind that "and" joins to one of a body."""
    unknown = [c for c in clusters if not c.hard and not c.entry and kind_of(c) == "other"]
    if not unknown:
        return
    bodies = [s for c in clusters if kind_of(c) == "organisation" for s in c.spots]
    starts = {s.start for s in bodies if not _goes_on(page, s)}
    ends = {s.end for s in bodies}
    for cluster in unknown:
        if any(_is_joined(page, spot, starts, ends) for spot in cluster.spots):
            cluster.hard["organisation"] += 1


def _is_joined(page: Page, spot: Spot, starts: set[int], ends: set[int]) -> bool:
    end = spot.end
    if _goes_on(page, spot) or not page.words(spot.start, end).replace(" ", "").isalpha():
        return False
    left = spot.start > 1 and page.low[spot.start - 1] == "and" and spot.start - 1 in ends
    return left or (page.low[end : end + 1] == ["and"] and end + 1 in starts)


def _goes_on(page: Page, spot: Spot) -> bool:
    """Whether the name only modifies or owns what follows."""
    return spot.end < len(page) and page.tag[spot.end].startswith(_OWNED)
