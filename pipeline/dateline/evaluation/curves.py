"""Confidence against truth: calibration and precision–recall, from counts by confidence."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

STEPS = 1000
BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """Records of about the same confidence: how many, how sure, how many of them right."""

    low: float
    high: float
    records: int
    confidence: float
    precision: float


@dataclass(frozen=True, slots=True)
class Point:
    """Precision and recall when only records of at least `threshold` are kept."""

    threshold: float
    precision: float
    recall: float


@dataclass(slots=True)
class Confidences:
    """How many records, and how many right ones, at each thousandth of confidence."""

    gold: int = 0
    squares: float = 0.0
    _records: Counter[int] = field(default_factory=Counter)
    _right: Counter[int] = field(default_factory=Counter)

    def add(self, confidence: float, *, right: bool) -> None:
        """Count one record."""
        step = min(STEPS, max(0, round(confidence * STEPS)))
        self._records[step] += 1
        self._right[step] += int(right)
        self.squares += (confidence - int(right)) ** 2

    def __bool__(self) -> bool:
        """Whether there is any record with a confidence."""
        return bool(self._records)

    def brier(self) -> float:
        """Mean squared distance between confidence and truth: 0 best, 1 worst."""
        return self.squares / self._records.total() if self._records else 0.0

    def bins(self) -> list[Bin]:
        """Ten equal stretches of confidence; empty ones are left out."""
        found = [self._bin(k) for k in range(BINS)]
        return [b for b in found if b.records]

    def _bin(self, number: int) -> Bin:
        """The records of one stretch; the last holds confidence 1 as well."""
        width = STEPS // BINS
        first = number * width
        last = first + width + (1 if number == BINS - 1 else 0)
        steps = [s for s in self._records if first <= s < last]
        records = sum(self._records[s] for s in steps)
        sure = sum(self._records[s] * s for s in steps) / STEPS
        right = sum(self._right[s] for s in steps)
        return Bin(number / BINS, (number + 1) / BINS, records,
                   sure / records if records else 0.0,
                   right / records if records else 0.0)  # fmt: skip

    def expected_error(self) -> float:
        """Mean distance between confidence and precision over the bins, weighted by records."""
        total = self._records.total()
        gaps = [b.records * abs(b.confidence - b.precision) for b in self.bins()]
        return sum(gaps) / total if total else 0.0

    def curve(self) -> list[Point]:
        """Precision and recall at every confidence that occurs, from the surest downwards."""
        points: list[Point] = []
        records = right = 0
        for step in sorted(self._records, reverse=True):
            records += self._records[step]
            right += self._right[step]
            recall = right / self.gold if self.gold else 0.0
            points.append(Point(step / STEPS, right / records, recall))
        return points
