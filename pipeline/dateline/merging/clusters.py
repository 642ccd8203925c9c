"""Joining records in one pass over sorted input; only what a later record could join is held."""

from __future__ import annotations

import datetime
import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field

from dateline.merging.model import MergedEvent
from dateline.merging.scoring import DEFAULT, Weights, score
from dateline.merging.traits import DAY, Traits
from dateline.merging.union import unite
from dateline.record import EventRecord

# A cluster is compared by so many of its records: the cost of a much told event stays bounded.
COMPARED = 4
# A record is compared with so many clusters: those that share most, and rarest, words of names.
CANDIDATES = 48
# Words that so many open clusters share say nothing: such a name alone finds no candidates.
CROWDED = 2_000
MAX_OPEN = 100_000


@dataclass(eq=False)
class Cluster:
    """Records that tell one happening, as far as has been read."""

    number: int
    members: list[Traits] = field(default_factory=list)
    articles: set[str] = field(default_factory=set)
    keys: set[str] = field(default_factory=set)
    last: datetime.date = datetime.date.min

    def add(self, traits: Traits, last: datetime.date) -> None:
        """Take a record in."""
        self.members.append(traits)
        self.articles.add(traits.record.article.id)
        self.last = max(self.last, last)

    def alike(self, traits: Traits, *, weights: Weights, copies: Mapping[str, str]) -> float:
        """The mean score over the compared members; 0 where one of them rules it out.

        So does a record of the same article: the extractor has told the two apart.
        """
        if traits.record.article.id in self.articles:
            return 0.0
        total = 0.0
        compared = self.members[:COMPARED]
        for member in compared:
            together = _are_copies(member, traits, copies)
            alike = score(member, traits, weights=weights, copies=together)
            if alike == 0.0:
                return 0.0
            total += alike
        return total / len(compared)


def _are_copies(one: Traits, other: Traits, copies: Mapping[str, str]) -> bool:
    group = copies.get(one.record.article.id)
    return group is not None and group == copies.get(other.record.article.id)


class Window:
    """The clusters that are open, found by the words of their participants' names."""

    def __init__(self) -> None:
        self.open: dict[int, Cluster] = {}
        self._by_key: defaultdict[str, dict[int, None]] = defaultdict(dict)
        self._made = 0

    def candidates(self, keys: Set[str]) -> list[Cluster]:
        """The open clusters that share most with `keys`, rare keys first; later clusters first."""
        weights: defaultdict[int, float] = defaultdict(float)
        for key in sorted(keys):
            numbers = self._by_key.get(key, {})
            if len(numbers) <= CROWDED:
                for number in numbers:
                    weights[number] += 1.0 / len(numbers)
        best = heapq.nlargest(CANDIDATES, weights, key=lambda number: (weights[number], number))
        return [self.open[number] for number in best]

    def new(self) -> Cluster:
        """A cluster without members."""
        self._made += 1
        cluster = self.open[self._made] = Cluster(self._made)
        return cluster

    def add(self, cluster: Cluster, traits: Traits, last: datetime.date) -> None:
        """Put a record into a cluster."""
        cluster.add(traits, last)
        for key in traits.keys - cluster.keys:
            self._by_key[key][cluster.number] = None
        cluster.keys |= traits.keys

    def close(self, cluster: Cluster) -> Cluster:
        """Take a cluster out."""
        for key in cluster.keys:
            numbers = self._by_key[key]
            del numbers[cluster.number]
            if not numbers:
                del self._by_key[key]
        return self.open.pop(cluster.number)

    def over(self, first: datetime.date | None) -> list[Cluster]:
        """The clusters that no record from day `first` on can join; all of them for None."""
        if first is None:
            return list(self.open.values())
        return [cluster for cluster in self.open.values() if cluster.last + DAY < first]


def merge_sorted(
    records: Iterable[EventRecord],
    *,
    copies: Mapping[str, str] | None = None,
    weights: Weights = DEFAULT,
    max_open: int = MAX_OPEN,
) -> Iterator[MergedEvent]:
    """Join `records`, which must be sorted by `sort_key`; every record is in exactly one event.

    Memory is that of the records whose dates can still meet, at most `max_open` clusters (then the
    oldest one is closed early). `copies` maps the ids of copied articles to their groups.
    """
    grouped = copies or {}
    window = Window()
    kind: str | None = None
    today: datetime.date | None = None
    for record in records:
        traits = Traits(record)
        if traits.span is None:
            yield unite([record], grouped)
            continue
        first, last = traits.span
        if record.type != kind or first != today:
            leaving = window.over(first if record.type == kind else None)
            yield from (_told(window.close(cluster), grouped) for cluster in leaving)
            kind, today = record.type, first
        _place(window, traits, last, weights=weights, copies=grouped)
        if len(window.open) > max_open:
            yield _told(window.close(next(iter(window.open.values()))), grouped)
    yield from (_told(window.close(cluster), grouped) for cluster in window.over(None))


def _place(
    window: Window,
    traits: Traits,
    last: datetime.date,
    *,
    weights: Weights,
    copies: Mapping[str, str],
) -> None:
    best, highest = None, weights.threshold
    for cluster in window.candidates(traits.keys):
        alike = cluster.alike(traits, weights=weights, copies=copies)
        if alike >= highest and (best is None or alike > highest):
            best, highest = cluster, alike
    window.add(best or window.new(), traits, last)


def _told(cluster: Cluster, copies: Mapping[str, str]) -> MergedEvent:
    return unite([member.record for member in cluster.members], copies)
