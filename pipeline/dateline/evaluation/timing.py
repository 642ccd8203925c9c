"""Time expressions against TIMEX3 labels, as TempEval-3 scores them (UzZaman et al. 2013)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from dateline.evaluation.counting import Score, score
from dateline.evaluation.model import TimeLabel

TIME_MEASURES = ("strict", "relaxed", "type", "value")


@dataclass(slots=True)
class TimeEvaluator:
    """Sums: `strict` same extent, `relaxed` overlapping, `type` and `value` right among those."""

    counts: Counter[str] = field(default_factory=Counter)

    def add(self, gold: Sequence[TimeLabel], pred: Sequence[TimeLabel]) -> None:
        """Score one article."""
        self.counts.update(gold=len(gold), pred=len(pred))
        for i, j in align_times(gold, pred):
            wanted, found = gold[i], pred[j]
            strict = (wanted.span.start, wanted.span.end) == (found.span.start, found.span.end)
            self.counts.update(
                relaxed=1,
                strict=int(strict),
                type=int(wanted.type == found.type),
                value=int(wanted.value == found.value),
            )

    def score(self, measure: str) -> Score:
        """Precision over predicted, recall over labelled expressions."""
        return score(self.counts[measure], self.counts["gold"], self.counts["pred"])


def align_times(gold: Sequence[TimeLabel], pred: Sequence[TimeLabel]) -> list[tuple[int, int]]:
    """One to one: equal extents first, then the largest overlap."""
    candidates: list[tuple[bool, int, int, int]] = []
    for i, g in enumerate(gold):
        for j, p in enumerate(pred):
            shared = min(g.span.end, p.span.end) - max(g.span.start, p.span.start)
            if shared > 0:
                equal = (g.span.start, g.span.end) == (p.span.start, p.span.end)
                candidates.append((not equal, -shared, i, j))
    pairs: dict[int, int] = {}
    for _, _, i, j in sorted(candidates):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return sorted(pairs.items())
