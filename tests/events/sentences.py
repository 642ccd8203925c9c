"""Sentences of one's own in, records out: what every test of this room reads with.

The inline markup (`{trigger}`, `[role name]`) is read by `dateline.scaffolding.sentences`.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from test_frame_sentences import overlap, unmarked

from dateline.article import Article
from dateline.extractor import Extractor
from dateline.record import EventRecord

# A Thursday; the article of a test without a date of its own appeared on it.
PUBLISHED = datetime.date(2019, 5, 16)
# Names of the same make, for texts of any length.
NAMES = ("Peru", "Chile", "Norway", "Ghana", "Japan", "Kenya", "Canada", "Vietnam", "Oman", "Malta")


@dataclass(frozen=True, slots=True)
class Told:
    """The records of one text, with questions that tests put to them."""

    text: str
    records: list[EventRecord]
    marked: tuple[tuple[int, int], ...]

    def all(self, type_: str) -> list[EventRecord]:
        """The records of one type, in order."""
        return [r for r in self.records if r.type == type_]

    def one(self, type_: str) -> EventRecord:
        """The only record of a type."""
        (record,) = self.all(type_)
        return record

    def at_mark(self, index: int = 0) -> EventRecord:
        """The only record with a mention at the marked trigger of this number."""
        span = self.marked[index]
        found = [r for r in self.records if any(overlap(span, m) for m in r.mentions)]
        assert len(found) == 1, (
            self.text[slice(*span)],
            [(r.rule, r.trigger.text) for r in self.records],
        )
        return found[0]


@dataclass(frozen=True, slots=True)
class Teller:
    """Reads marked or plain sentences with one loaded extractor."""

    extractor: Extractor

    def __call__(
        self,
        sentence: str,
        *,
        published: datetime.date | None = PUBLISHED,
        title: str | None = None,
    ) -> Told:
        """The records of `sentence` as an article of its own."""
        marked = unmarked(sentence)
        article = Article(id="own", text=marked.text, title=title, published=published)
        return Told(marked.text, self.extractor.extract(article), marked.triggers)


def roles(record: EventRecord) -> set[tuple[str, str]]:
    """(role, name) of the participants."""
    return {(p.role, p.name) for p in record.participants}


def names(record: EventRecord) -> set[str]:
    """Names of the participants."""
    return {p.name for p in record.participants}


def edtf(record: EventRecord) -> str | None:
    """The date of a record."""
    return record.date.edtf if record.date else None
