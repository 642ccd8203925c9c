"""Bootstrap intervals in one pass over the articles, in memory that does not grow with them.

Each article gets, in each replicate, a weight drawn from a Poisson distribution of mean 1: the
online form of drawing n articles out of n with replacement (N. Oza and S. Russell, "Online bagging
and boosting", AISTATS 2001). Groups and systems share the weights, so differences are paired.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from dateline.evaluation.counting import ACCURACY, COUNTS, PRF

Floats = npt.NDArray[np.float64]
COLUMN = {name: i for i, name in enumerate(COUNTS)}
CHUNK = 256


class Resampler:
    """Weighted sums of counts in each replicate, for any number of groups.

    `add` takes the counts of one article, by group; `values` gives a measure in every replicate.
    """

    def __init__(self, *, replicates: int, seed: int = 0) -> None:
        self.replicates = replicates
        self._random = np.random.default_rng(seed)
        self._sums: dict[Hashable, Floats] = {}
        self._waiting: list[Mapping[Hashable, Sequence[int]]] = []

    def add(self, counts: Mapping[Hashable, Mapping[str, int]]) -> None:
        """Count one article in; an article without counts still takes its weight."""
        if not self.replicates:
            return
        vectors = {key: [c.get(name, 0) for name in COUNTS] for key, c in counts.items()}
        self._waiting.append(vectors)
        if len(self._waiting) >= CHUNK:
            self._flush()

    def _flush(self) -> None:
        """Draw the weights of the waiting articles and add them to every replicate."""
        weights = self._random.poisson(1.0, size=(len(self._waiting), self.replicates))
        rows: dict[Hashable, list[int]] = {}
        for row, vectors in enumerate(self._waiting):
            for key in vectors:
                rows.setdefault(key, []).append(row)
        for key, places in rows.items():
            counts = np.array([self._waiting[row][key] for row in places], dtype=np.float64)
            sums = weights[places].T.astype(np.float64) @ counts
            self._sums[key] = self._sums[key] + sums if key in self._sums else sums
        self._waiting.clear()

    def values(self, key: Hashable, measure: str) -> Floats:
        """The measure (F1 or accuracy) in every replicate; nan where nothing was compared."""
        if self._waiting:
            self._flush()
        sums = self._sums.get(key)
        if sums is None:
            return np.full(self.replicates, np.nan)
        return _f1(sums, measure) if measure in PRF else _accuracy(sums, measure)


def _f1(sums: Floats, measure: str) -> Floats:
    """F1 by replicate: 2 tp / (gold + pred); nan in a replicate without any event."""
    right, gold, pred = (sums[:, COLUMN[c]] for c in PRF[measure])
    return _ratio(2.0 * right, gold + pred)


def _accuracy(sums: Floats, measure: str) -> Floats:
    """Accuracy by replicate."""
    right, compared = (sums[:, COLUMN[c]] for c in ACCURACY[measure])
    return _ratio(right, compared)


def _ratio(above: Floats, below: Floats) -> Floats:
    """Quotient, nan where there is nothing to divide by."""
    result: Floats = np.full(above.shape, np.nan)
    np.divide(above, below, out=result, where=below > 0)
    return result


def interval(values: Floats, *, level: float = 0.95) -> tuple[float, float] | None:
    """The percentile interval of a measure; None where fewer than half the replicates have one."""
    known = values[~np.isnan(values)]
    if len(known) * 2 < len(values) or not len(known):
        return None
    tail = 100 * (1 - level) / 2
    low, high = np.percentile(known, [tail, 100 - tail])
    return float(low), float(high)


def share_above_zero(values: Floats) -> float | None:
    """In what share of the replicates a difference is positive (ties count half)."""
    known = values[~np.isnan(values)]
    if not len(known):
        return None
    return float(np.mean(known > 0) + np.mean(known == 0) / 2)
