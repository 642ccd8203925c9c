"""The measures of one article as counts, and measures out of counts.

Everything that is printed is a ratio of sums over articles (micro average), so an article is a
vector of counts (`COUNTS` names its columns) and any set of articles is the sum of theirs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.evaluation.alignment import (
    Aligned,
    count_matches,
    normal,
    same_participant,
    same_words,
)
from dateline.evaluation.model import Event, Sample

# measure -> columns of true positives, labelled, predicted
PRF: Mapping[str, tuple[str, str, str]] = {
    "event": ("event", "gold", "pred"),
    "untyped": ("untyped", "gold", "pred"),
    "participant": ("participant", "participant_gold", "participant_pred"),
    "participant_in_pairs": ("participant", "paired_gold", "paired_pred"),
    "topic": ("topic", "topic_gold", "topic_pred"),
    "record": ("record", "gold", "pred"),
}
# measure -> columns of right values, values compared
ACCURACY: Mapping[str, tuple[str, str]] = {
    name: (f"{name}_right", f"{name}_compared")
    for name in ("date", "status", "stage", "instrument", "hedged")
}
MEASURES = (*PRF, *ACCURACY)
COUNTS: tuple[str, ...] = tuple(
    dict.fromkeys([c for columns in (*PRF.values(), *ACCURACY.values()) for c in columns])
)

Counts = Counter[str]
# (dimension, value): ("all", ""), ("type", "talks"), ("source", "…")
Group = tuple[str, str]
OVERALL: Group = ("all", "")


@dataclass(frozen=True, slots=True)
class Atom:
    """What one event, or one pair, adds to the counts of the groups that it belongs to."""

    gold: Event | None
    pred: Event | None
    counts: Counts


def is_whole(gold: Event, pred: Event) -> bool:
    """Whether type, all participants, date and status are right."""
    hits = count_matches(gold.participants, pred.participants, same_participant)
    complete = hits == len(gold.participants) == len(pred.participants)
    return complete and gold.date == pred.date and gold.status == pred.status


def _pair_counts(gold: Event, pred: Event) -> Counts:
    """What a pair of events adds."""
    hits = count_matches(gold.participants, pred.participants, same_participant)
    counts: Counts = Counter(
        event=1,
        gold=1,
        pred=1,
        participant=hits,
        participant_gold=len(gold.participants),
        participant_pred=len(pred.participants),
        paired_gold=len(gold.participants),
        paired_pred=len(pred.participants),
        topic=count_matches(gold.topics, pred.topics, same_words),
        topic_gold=len(gold.topics),
        topic_pred=len(pred.topics),
        record=int(is_whole(gold, pred)),
    )
    _count_optional(counts, gold, pred)
    return counts


def _count_optional(counts: Counts, gold: Event, pred: Event) -> None:
    """Status and hedging where they are labelled; the rest where one of the two has a value."""
    for name in ("status", "hedged"):
        if getattr(gold, name) is not None:
            counts[f"{name}_compared"] += 1
            counts[f"{name}_right"] += int(getattr(gold, name) == getattr(pred, name))
    right = {
        "date": gold.date == pred.date,
        "stage": gold.stage == pred.stage,
        "instrument": normal(gold.instrument) == normal(pred.instrument),
    }
    for name, is_right in right.items():
        if getattr(gold, name) or getattr(pred, name):
            counts[f"{name}_compared"] += 1
            counts[f"{name}_right"] += int(is_right)


def atoms(aligned: Aligned) -> Iterator[Atom]:
    """Everything that one article adds to the counts."""
    for i, j in aligned.pairs:
        gold, pred = aligned.gold[i], aligned.pred[j]
        yield Atom(gold, pred, _pair_counts(gold, pred))
    for i in aligned.missed():
        gold = aligned.gold[i]
        yield Atom(gold, None, Counter(gold=1, participant_gold=len(gold.participants)))
    for j in aligned.invented():
        pred = aligned.pred[j]
        yield Atom(None, pred, Counter(pred=1, participant_pred=len(pred.participants)))
    for i, _ in aligned.untyped:
        yield Atom(aligned.gold[i], None, Counter(untyped=1))


def _of_event(name: str) -> Callable[[Sample, Atom], str]:
    """A dimension that is a field of the event: the labelled one where there is a pair."""
    return lambda _, atom: str(getattr(atom.gold or atom.pred, name) or "none")


# dimension -> the group's name, from the article and the labelled and predicted event
DIMENSIONS: Mapping[str, Callable[[Sample, Atom], str]] = {
    "type": _of_event("type"),
    "status": _of_event("status"),
    "stage": _of_event("stage"),
    "rule": lambda _, atom: (atom.pred.rule if atom.pred else None) or "none",
    "source": lambda sample, _: sample.source or "unknown",
    "topic": lambda sample, _: sample.topic or "unknown",
    "collection": lambda sample, _: sample.id.partition("-")[0],
    "year": lambda sample, _: (sample.published or "unknown")[:4],
}


def count_groups(
    sample: Sample, aligned: Aligned, dimensions: Sequence[str]
) -> dict[Group, Counts]:
    """The counts of one article, overall and in each group of each dimension."""
    groups: dict[Group, Counts] = {OVERALL: Counter()}
    for atom in atoms(aligned):
        groups[OVERALL].update(atom.counts)
        for dimension in dimensions:
            group = (dimension, DIMENSIONS[dimension](sample, atom))
            groups.setdefault(group, Counter()).update(atom.counts)
    return groups


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1 with the counts that they come from."""

    precision: float
    recall: float
    f1: float
    right: int
    gold: int
    pred: int


def score(right: int, gold: int, pred: int) -> Score:
    """Precision, recall, F1; 0 where there is nothing to divide by."""
    precision = right / pred if pred else 0.0
    recall = right / gold if gold else 0.0
    total = precision + recall
    return Score(precision, recall, 2 * precision * recall / total if total else 0.0,
                 right, gold, pred)  # fmt: skip


def prf(counts: Mapping[str, int], measure: str) -> Score:
    """One of the measures in `PRF` out of counts."""
    right, gold, pred = (counts.get(c, 0) for c in PRF[measure])
    return score(right, gold, pred)


def accuracy(counts: Mapping[str, int], measure: str) -> float | None:
    """One of the measures in `ACCURACY`; None where nothing was compared."""
    right, compared = (counts.get(c, 0) for c in ACCURACY[measure])
    return right / compared if compared else None
