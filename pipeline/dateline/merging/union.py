"""One event out of the records that tell it."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from dateline.merging.model import MergedEvent, MergedParticipant, MergedPlace, Report
from dateline.merging.names import likeness, words
from dateline.record import EventDate, EventRecord, Participant, Place

Value = TypeVar("Value")
SAME_NAME = 0.75
# The further on, the more a later report knows: what was planned has occurred.
_KNOWN = {"possible": 0, "planned": 1, "ongoing": 2, "denied": 3, "occurred": 4}


def unite(records: Sequence[EventRecord], copies: Mapping[str, str]) -> MergedEvent:
    """The event that `records` tell; `copies` maps an article's id to that of its original.

    The order of `records` does not matter. At least one record is needed.
    """
    told = sorted(records, key=_order)
    status = max(told, key=lambda record: (_KNOWN[record.status], -told.index(record)))
    originals = [record for record in told if not _copy_of(record, told, copies)]
    return MergedEvent(
        id=merged_id(told[0]),
        type=told[0].type,
        stage=status.stage,
        status=status.status,
        hedged=all(record.hedged for record in told),
        attributed_to=_distinct(name for record in told for name in record.attributed_to),
        participants=_participants(told),
        date=_best_date(told),
        places=_places(told),
        instrument=_usual(told, "instrument"),
        action=_usual(told, "action"),
        topics=_distinct(topic for record in told for topic in record.topics),
        item=_usual(told, "item"),
        amount=_usual(told, "amount"),
        vehicle=_usual(told, "vehicle"),
        codes=status.codes,
        confidence=_confidence(originals or told[:1]),
        reports=tuple(_report(record, told, copies) for record in told),
        independent=max(1, len({record.article.id for record in originals})),
        sources=len({record.article.source for record in told if record.article.source}),
    )


def merged_id(first: EventRecord) -> str:
    """The id of the happening that `first` was the first to tell."""
    return f"m-{hashlib.sha256(first.id.encode()).hexdigest()[:24]}"


def _order(record: EventRecord) -> tuple[str, str, str]:
    published = record.article.published
    return (published.isoformat() if published else "9999", record.article.id, record.id)


def _copy_of(
    record: EventRecord, told: Sequence[EventRecord], copies: Mapping[str, str]
) -> str | None:
    """The first article here of the same group, where that is another one."""
    group = copies.get(record.article.id)
    if group is None:
        return None
    first = next(other for other in told if copies.get(other.article.id) == group)
    return first.article.id if first.article.id != record.article.id else None


def _report(record: EventRecord, told: Sequence[EventRecord], copies: Mapping[str, str]) -> Report:
    return Report(
        event_id=record.id,
        article=record.article,
        copy_of=_copy_of(record, told, copies),
        evidence=record.evidence,
    )


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    """In the order of first mention; what differs only in case or articles is told once."""
    kept: dict[tuple[str, ...], str] = {}
    for value in values:
        kept.setdefault(words(value), value)
    return tuple(kept.values())


def _usual(told: Sequence[EventRecord], field: str) -> Any:
    """The value that most records give, the first among equals."""
    counts = Counter(value for record in told if (value := getattr(record, field)) is not None)
    return counts.most_common(1)[0][0] if counts else None


def _best_date(told: Sequence[EventRecord]) -> EventDate | None:
    """The narrowest date; among equals the one that most records give, then the first."""
    dates = [record.date for record in told if record.date is not None]
    counts = Counter(date.edtf for date in dates)
    return min(dates, key=lambda date: (_width(date), -counts[date.edtf]), default=None)


def _width(date: EventDate) -> int:
    if date.earliest is None or date.latest is None:
        return 1_000_000
    return (date.latest - date.earliest).days


def _confidence(independent: Sequence[EventRecord]) -> float:
    """That not all independent reports are wrong."""
    doubt = 1.0
    for record in independent:
        doubt *= 1.0 - record.confidence
    return round(1.0 - doubt, 4)


def _participants(told: Sequence[EventRecord]) -> tuple[MergedParticipant, ...]:
    groups = _grouped(
        (participant for record in told for participant in record.participants),
        lambda one, other: one.role == other.role and likeness(one.name, other.name) >= SAME_NAME,
    )
    return tuple(
        MergedParticipant(
            role=group[0].role,
            name=_fullest(group),
            kind=Counter(member.kind for member in group).most_common(1)[0][0],
            country=next((member.country for member in group if member.country), None),
            records=_records_with(told, "participants", group),
        )
        for group in groups
    )


def _places(told: Sequence[EventRecord]) -> tuple[MergedPlace, ...]:
    groups = _grouped(
        (place for record in told for place in record.places),
        lambda one, other: likeness(one.name, other.name) >= SAME_NAME,
    )
    return tuple(
        MergedPlace(
            name=_fullest(group),
            country=next((member.country for member in group if member.country), None),
            records=_records_with(told, "places", group),
        )
        for group in groups
    )


def _grouped(values: Iterable[Value], same: Callable[[Value, Value], bool]) -> list[list[Value]]:
    """Values in groups, each alike to the first of its group."""
    groups: list[list[Value]] = []
    for value in values:
        group = next((group for group in groups if same(group[0], value)), None)
        if group is None:
            groups.append([value])
        else:
            group.append(value)
    return groups


def _fullest(group: Sequence[Participant] | Sequence[Place]) -> str:
    return max((member.name for member in group), key=lambda name: len(words(name)))


def _records_with(told: Sequence[EventRecord], field: str, group: Sequence[object]) -> int:
    members = {id(member) for member in group}
    return sum(any(id(value) in members for value in getattr(record, field)) for record in told)
