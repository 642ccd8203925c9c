"""What of a record decides whether another tells the same happening, computed once a record."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cached_property

from dateline.merging.names import words
from dateline.record import EventRecord

DAY = datetime.timedelta(days=1)
# An undated event is taken to lie so many days before its article, or after it.
BEFORE = 7 * DAY
AFTER = 2 * DAY
OPEN_SPAN = 366 * DAY

_COMMON = frozenset({
    "said", "says", "say", "told", "which", "that", "this", "with", "from", "will", "would", "have",
    "has", "had", "been", "were", "was", "are", "its", "their", "his", "her", "they", "and", "the",
    "for", "after", "also", "who", "whom", "year", "new", "into", "over", "under", "about", "than",
    "more", "two", "between", "during", "it", "of", "in", "on", "to", "by", "at", "an",
    "as", "is", "be", "or", "not", "but", "he", "she",
})  # fmt: skip


@dataclass(frozen=True)
class Traits:
    """A record with what scoring needs. `first` and `last` bound its day; `dated` if it says so."""

    record: EventRecord

    @property
    def dated(self) -> bool:
        """Whether the record has a date of its own."""
        date = self.record.date
        return date is not None and (date.earliest is not None or date.latest is not None)

    @cached_property
    def span(self) -> tuple[datetime.date, datetime.date] | None:
        """First and last possible day; None where neither date nor publication date is known."""
        record = self.record
        if record.date is not None and self.dated:
            return _closed(record.date.earliest, record.date.latest)
        published = record.article.published
        return None if published is None else (_add(published, -BEFORE), _add(published, AFTER))

    @cached_property
    def matter(self) -> frozenset[str]:
        """The words of what it is about: topics, goods, amounts, the directed act."""
        record = self.record
        parts = [record.action, record.item, record.amount, record.vehicle, *record.topics]
        return frozenset(word for part in parts if part for word in words(part)) - _COMMON

    @cached_property
    def content(self) -> frozenset[str]:
        """The words of its matter, its instrument and its trigger."""
        named = {*words(self.record.instrument or ""), *words(self.record.trigger.lemma)}
        return (self.matter | named) - _COMMON

    @cached_property
    def evidence(self) -> frozenset[str]:
        """The words of the sentences that tell it."""
        found = (word for sentence in self.record.evidence for word in words(sentence.text))
        return frozenset(word for word in found if len(word) > 1) - _COMMON

    @cached_property
    def keys(self) -> frozenset[str]:
        """Under which candidates are looked up: last words, acronyms, countries of participants."""
        keys: set[str] = set()
        for participant in self.record.participants:
            found = words(participant.name)
            keys.update(found)
            keys.add("".join(word[0] for word in found))
            if participant.country:
                keys.add(f"={participant.country}")
        return frozenset(keys)


def _closed(
    earliest: datetime.date | None, latest: datetime.date | None
) -> tuple[datetime.date, datetime.date]:
    if earliest is None:
        assert latest is not None
        return _add(latest, -OPEN_SPAN), latest
    return earliest, latest if latest is not None else _add(earliest, OPEN_SPAN)


def _add(day: datetime.date, step: datetime.timedelta) -> datetime.date:
    """`day` moved by `step`, held within the calendar."""
    number = min(max(day.toordinal() + step.days, 1), datetime.date.max.toordinal())
    return datetime.date.fromordinal(number)


def sort_key(record: EventRecord) -> str:
    """By this text records must be sorted before merging: type, first possible day, id."""
    span = Traits(record).span
    first = span[0].isoformat() if span else "9999-99-99"
    return f"{record.type}\t{first}\t{record.article.id}\t{record.id}"
