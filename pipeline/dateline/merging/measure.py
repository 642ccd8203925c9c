"""Precision and recall over labelled pairs of records."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.merging.scoring import DEFAULT, Weights, score
from dateline.merging.traits import Traits
from dateline.record import EventRecord


@dataclass(frozen=True, kw_only=True)
class Pair:
    """Two records of different articles, and whether they tell the same happening."""

    one: EventRecord
    other: EventRecord
    same: bool
    place: str


@dataclass(frozen=True, kw_only=True)
class PairScore:
    """`wrong` lists the places of pairs that were joined, `missed` of those that were not."""

    pairs: int
    joined: int
    right: int
    same: int
    wrong: tuple[str, ...]
    missed: tuple[str, ...]

    @property
    def precision(self) -> float:
        """Of the pairs that were joined, the share that tell the same; 1 where none was."""
        return self.right / self.joined if self.joined else 1.0

    @property
    def recall(self) -> float:
        """Of the pairs that tell the same, the share that was joined; 1 where there are none."""
        return self.right / self.same if self.same else 1.0


def measure(pairs: Iterable[Pair], *, weights: Weights = DEFAULT) -> PairScore:
    """Score `pairs`: two records are joined where their score reaches the threshold."""
    judged = [(pair, _joined(pair, weights)) for pair in pairs]
    return PairScore(
        pairs=len(judged),
        joined=sum(joined for _, joined in judged),
        right=sum(joined and pair.same for pair, joined in judged),
        same=sum(pair.same for pair, _ in judged),
        wrong=tuple(pair.place for pair, joined in judged if joined and not pair.same),
        missed=tuple(pair.place for pair, joined in judged if pair.same and not joined),
    )


def _joined(pair: Pair, weights: Weights) -> bool:
    return score(Traits(pair.one), Traits(pair.other), weights=weights) >= weights.threshold
