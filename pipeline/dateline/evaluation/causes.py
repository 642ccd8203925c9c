"""Every miss, invention and difference, with its likely cause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from dateline.evaluation.alignment import Aligned, count_matches, normal, same_words, unmatched
from dateline.evaluation.model import Event, Sample

Outcome = Literal["missed", "invented", "differs"]

NOT_FOUND = "not found"
MERGED = "merged away"
DUPLICATE = "duplicate"
NEAR_DUPLICATE = "same type and names as another event"
NO_EVENT = "no such event"
WRONG_TYPE = "wrong type"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One error: the events concerned, in their article. `causes` is never empty."""

    outcome: Outcome
    causes: tuple[str, ...]
    sample: Sample
    gold: Event | None
    pred: Event | None

    @property
    def type(self) -> str:
        """The labelled type, or the predicted one of an invention."""
        event = self.gold or self.pred
        assert event is not None
        return event.type


def _meets(gold: Event, pred: Event) -> bool:
    """Whether any mention of the one overlaps any mention of the other."""
    found = (pred.trigger, *pred.mentions)
    return any(x.overlaps(y) for x in gold.mentions for y in found)


def _shares_names(gold: Event, pred: Event) -> bool:
    """Whether the two have an actor in common, in whatever role."""
    names = {normal(p.name) for p in gold.participants}
    return any(normal(p.name) in names for p in pred.participants)


def cause_of_miss(gold: Event, pred: Sequence[Event]) -> str:
    """Why a labelled event has no record: merged into another, read as another type, not seen."""
    near = [p for p in pred if _meets(gold, p)]
    if any(p.type == gold.type for p in near):
        return MERGED
    return f"{WRONG_TYPE}: {near[0].type}" if near else NOT_FOUND


def cause_of_invention(pred: Event, gold: Sequence[Event]) -> str:
    """Why a record has no label: a repetition, another type, or nothing of the kind."""
    near = [g for g in gold if _meets(g, pred)]
    if any(g.type == pred.type for g in near):
        return DUPLICATE
    if near:
        return f"{WRONG_TYPE}: {near[0].type}"
    alike = [g for g in gold if g.type == pred.type and _shares_names(g, pred)]
    return NEAR_DUPLICATE if alike else NO_EVENT


def causes_of_difference(gold: Event, pred: Event) -> tuple[str, ...]:
    """What is not the same in a pair; empty where all is."""
    missing, extra = unmatched(gold.participants, pred.participants)
    roles = [f"missing {p.role}" for p in missing] + [f"extra {p.role}" for p in extra]
    causes = list(dict.fromkeys(roles))
    causes += [f for f in ("date", "status", "stage") if (_value(gold, f) != _value(pred, f))]
    if normal(gold.instrument) != normal(pred.instrument):
        causes.append("instrument")
    hits = count_matches(gold.topics, pred.topics, same_words)
    if not hits == len(gold.topics) == len(pred.topics):
        causes.append("topics")
    if gold.hedged != pred.hedged:
        causes.append("hedged")
    return tuple(causes)


def _value(event: Event, name: str) -> str | None:
    """A field's value, an empty one as None."""
    return getattr(event, name) or None


def cases(sample: Sample, aligned: Aligned) -> Iterator[Case]:
    """All errors of one article: differences in text order, then misses, then inventions."""
    for i, j in aligned.pairs:
        gold, pred = aligned.gold[i], aligned.pred[j]
        found = causes_of_difference(gold, pred)
        if found:
            yield Case(outcome="differs", causes=found, sample=sample, gold=gold, pred=pred)
    for i in aligned.missed():
        gold = aligned.gold[i]
        cause = cause_of_miss(gold, aligned.pred)
        yield Case(outcome="missed", causes=(cause,), sample=sample, gold=gold, pred=None)
    for j in aligned.invented():
        pred = aligned.pred[j]
        cause = cause_of_invention(pred, aligned.gold)
        yield Case(outcome="invented", causes=(cause,), sample=sample, gold=None, pred=pred)
