"""Scores predicted events against labelled samples, article by article, in bounded memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field

from dateline.errors import UsageError
from dateline.evaluation.alignment import Aligned, align
from dateline.evaluation.causes import Case, cases
from dateline.evaluation.comparing import Changes
from dateline.evaluation.counting import (
    DIMENSIONS,
    MEASURES,
    OVERALL,
    PRF,
    Counts,
    Group,
    accuracy,
    count_groups,
    is_whole,
    prf,
)
from dateline.evaluation.curves import Confidences
from dateline.evaluation.model import Event, Sample
from dateline.evaluation.resampling import Resampler, interval, share_above_zero

# A dimension with more values than this (sources, as a rule) keeps the rest under one name.
MOST_GROUPS = 200
OTHERS = "(others)"
NONE = "(none)"

Interval = tuple[float, float] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What to measure. `replicates` 0 leaves out the intervals; `keep` bounds each list."""

    by: Sequence[str] = ("type",)
    replicates: int = 1000
    seed: int = 0
    keep: int = 5000
    compare: bool = False

    def __post_init__(self) -> None:
        unknown = [d for d in self.by if d not in DIMENSIONS]
        if unknown:
            raise UsageError(f"no group '{unknown[0]}'; there are {', '.join(DIMENSIONS)}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Ours minus the other's, paired by article."""

    ours: float | None
    other: float | None
    difference: float | None
    interval: Interval
    better: float | None


@dataclass(slots=True)
class Evaluator:
    """Feed it every article once with `add`, then read the measures.

    Memory grows with the number of groups and kept cases, not with the number of articles.
    """

    options: Options = field(default_factory=Options)
    articles: int = 0
    counts: dict[Group, Counts] = field(default_factory=dict)
    other_counts: dict[Group, Counts] = field(default_factory=dict)
    types: Counter[tuple[str, str]] = field(default_factory=Counter)
    statuses: Counter[tuple[str, str]] = field(default_factory=Counter)
    causes: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    cases: list[Case] = field(default_factory=list)
    dropped_cases: int = 0
    confidences: Confidences = field(default_factory=Confidences)
    record_confidences: Confidences = field(default_factory=Confidences)
    changes: Changes = field(init=False)
    _resampler: Resampler = field(init=False)

    def __post_init__(self) -> None:
        options = self.options
        self._resampler = Resampler(replicates=options.replicates, seed=options.seed)
        self.changes = Changes(limit=options.keep)
        self.counts[OVERALL] = Counter()

    def add(
        self, sample: Sample, events: Sequence[Event], other: Sequence[Event] | None = None
    ) -> None:
        """Score one article; `other` are the events of the system to compare with."""
        self.articles += 1
        gold = sample.judged(sample.events)
        aligned = align(gold, sample.judged(events))
        groups = self._count(sample, aligned, self.counts)
        weighed: dict[Hashable, Counts] = {("ours", g): c for g, c in groups.items()}
        if other is not None:
            rival = align(gold, sample.judged(other))
            theirs = self._count(sample, rival, self.other_counts)
            weighed.update({("other", g): c for g, c in theirs.items()})
            self.changes.add(sample, aligned, rival)
        self._resampler.add(weighed)
        self._confuse(aligned)
        self._collect(sample, aligned)
        self._weigh(aligned)

    def _count(
        self, sample: Sample, aligned: Aligned, totals: dict[Group, Counts]
    ) -> dict[Group, Counts]:
        """Add the article to the totals; the groups that it adds to."""
        groups: dict[Group, Counts] = {}
        for group, counts in count_groups(sample, aligned, self.options.by).items():
            kept = group if group in totals or len(totals) < MOST_GROUPS else (group[0], OTHERS)
            totals.setdefault(kept, Counter()).update(counts)
            groups.setdefault(kept, Counter()).update(counts)
        return groups

    def _confuse(self, aligned: Aligned) -> None:
        """Count types over events paired without regard to type, statuses over pairs."""
        gold, pred = aligned.gold, aligned.pred
        self.types.update((gold[i].type, pred[j].type) for i, j in aligned.untyped)
        seen_gold = {i for i, _ in aligned.untyped}
        seen_pred = {j for _, j in aligned.untyped}
        self.types.update((g.type, NONE) for i, g in enumerate(gold) if i not in seen_gold)
        self.types.update((NONE, p.type) for j, p in enumerate(pred) if j not in seen_pred)
        self.statuses.update(
            (gold[i].status or NONE, pred[j].status or NONE) for i, j in aligned.pairs
        )

    def _collect(self, sample: Sample, aligned: Aligned) -> None:
        """Count the errors by cause and keep the first ones."""
        for case in cases(sample, aligned):
            self.causes.update((case.outcome, cause, case.type) for cause in case.causes)
            if len(self.cases) < self.options.keep:
                self.cases.append(case)
            else:
                self.dropped_cases += 1

    def _weigh(self, aligned: Aligned) -> None:
        """Hold the records' confidence against the truth."""
        partner = {j: i for i, j in aligned.pairs}
        self.confidences.gold += len(aligned.gold)
        self.record_confidences.gold += len(aligned.gold)
        for j, pred in enumerate(aligned.pred):
            if pred.confidence is None:
                continue
            gold = aligned.gold[partner[j]] if j in partner else None
            self.confidences.add(pred.confidence, right=gold is not None)
            whole = gold is not None and is_whole(gold, pred)
            self.record_confidences.add(pred.confidence, right=whole)

    def value(self, measure: str, group: Group = OVERALL) -> float | None:
        """F1 or accuracy of our records; None where there is nothing to measure."""
        return _value(self.counts.get(group, Counter()), measure)

    def interval(self, measure: str, group: Group = OVERALL) -> Interval:
        """The 95 % interval of `value`; None without replicates."""
        if not self.options.replicates:
            return None
        return interval(self._resampler.values(("ours", group), measure))

    def groups(self, dimension: str) -> list[str]:
        """The values of a dimension that occur, the largest group first."""
        found = {name: c["gold"] + c["pred"] for (d, name), c in self.counts.items()
                 if d == dimension}  # fmt: skip
        return sorted(found, key=lambda name: (-found[name], name))

    def difference(self, measure: str, group: Group = OVERALL) -> Difference:
        """Our value less the other's, with the paired interval and how often it is above zero."""
        ours = self.value(measure, group)
        other = _value(self.other_counts.get(group, Counter()), measure)
        known = ours is not None and other is not None
        values = self._resampler.values(("ours", group), measure)
        values = values - self._resampler.values(("other", group), measure)
        return Difference(
            ours=ours,
            other=other,
            difference=ours - other if ours is not None and other is not None else None,
            interval=interval(values) if known and self.options.replicates else None,
            better=share_above_zero(values) if known else None,
        )

    def differences(self, group: Group = OVERALL) -> dict[str, Difference]:
        """`difference` for every measure."""
        return {measure: self.difference(measure, group) for measure in MEASURES}


def _value(counts: Counts, measure: str) -> float | None:
    """F1 or accuracy out of counts."""
    return prf(counts, measure).f1 if measure in PRF else accuracy(counts, measure)
