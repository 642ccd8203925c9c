"""Two systems on the same articles: what got better and what got worse."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from dateline.evaluation.alignment import Aligned
from dateline.evaluation.causes import causes_of_difference
from dateline.evaluation.counting import is_whole
from dateline.evaluation.model import Event, Sample

Verdict = Literal["better", "worse"]
MISSED, DIFFERS, RIGHT, COMPLETE = "missed", "record differs", "record right", "all right"
RANK = {MISSED: 0, DIFFERS: 1, RIGHT: 2, COMPLETE: 3}


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One event that the two systems treat differently: before is the other's, after is ours."""

    verdict: Verdict
    sample: Sample
    event: Event
    before: str
    after: str


@dataclass(slots=True)
class Changes:
    """All changes counted by what happened, the first `limit` of either kind kept."""

    limit: int
    counts: Counter[tuple[Verdict, str, str]] = field(default_factory=Counter)
    kept: dict[Verdict, list[Change]] = field(default_factory=lambda: {"better": [], "worse": []})

    def add(self, sample: Sample, ours: Aligned, other: Aligned) -> None:
        """Compare the two on one article."""
        for event, before, after in zip(ours.gold, _states(other), _states(ours), strict=True):
            if RANK[before] != RANK[after]:
                verdict: Verdict = "better" if RANK[after] > RANK[before] else "worse"
                self._keep(Change(verdict=verdict, sample=sample, event=event,
                                  before=before, after=after))  # fmt: skip
        self._add_inventions(sample, ours, other)

    def _add_inventions(self, sample: Sample, ours: Aligned, other: Aligned) -> None:
        """Inventions that are new or gone; the same trigger and type is the same invention."""
        new, old = _inventions(ours), _inventions(other)
        for key in sorted(new.keys() - old.keys()):
            self._keep(Change(verdict="worse", sample=sample, event=new[key],
                              before="absent", after="invented"))  # fmt: skip
        for key in sorted(old.keys() - new.keys()):
            self._keep(Change(verdict="better", sample=sample, event=old[key],
                              before="invented", after="absent"))  # fmt: skip

    def _keep(self, change: Change) -> None:
        """Count a change and keep it while there is room."""
        self.counts[change.verdict, change.before, change.after] += 1
        if len(self.kept[change.verdict]) < self.limit:
            self.kept[change.verdict].append(change)

    def total(self, verdict: Verdict) -> int:
        """How many changes there are of one kind, kept or not."""
        return sum(n for (kind, _, _), n in self.counts.items() if kind == verdict)


def _states(aligned: Aligned) -> Sequence[str]:
    """How well each labelled event was found."""
    states = [MISSED] * len(aligned.gold)
    for i, j in aligned.pairs:
        states[i] = _state(aligned.gold[i], aligned.pred[j])
    return states


def _state(gold: Event, pred: Event) -> str:
    """How right a paired record is."""
    if not is_whole(gold, pred):
        return DIFFERS
    return RIGHT if causes_of_difference(gold, pred) else COMPLETE


def _inventions(aligned: Aligned) -> dict[tuple[int, int, str], Event]:
    """The records without a label by trigger and type."""
    events = [aligned.pred[j] for j in aligned.invented()]
    return {(e.trigger.start, e.trigger.end, e.type): e for e in events}
