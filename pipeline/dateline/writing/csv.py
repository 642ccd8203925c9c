"""CSV: one row an event, and beside it a table of participants."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from dateline.record import EventRecord
from dateline.writing.base import AtomicFile, as_run_errors
from dateline.writing.flat import (
    EVENT_COLUMNS,
    PARTICIPANT_COLUMNS,
    Row,
    event_row,
    participant_rows,
)


def participants_path(path: Path) -> Path:
    """Where the participants of `events.csv` go: `events.participants.csv`."""
    stem, dot, endings = path.name.partition(".csv")
    return path.with_name(f"{stem}.participants{dot or '.csv'}{endings}")


class CsvSink:
    """RFC 4180 in UTF-8 with a heading line; two files that are published together."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._events = AtomicFile(path)
        self._participants = AtomicFile(participants_path(path))

    def open(self) -> None:
        """Create both hidden files with their headings."""
        self._events.open()
        self._participants.open()
        with as_run_errors(self.path):
            self._events.stream.write(_table([EVENT_COLUMNS]))
            self._participants.stream.write(_table([PARTICIPANT_COLUMNS]))

    def write(self, records: Sequence[EventRecord]) -> None:
        """Append a row an event, and a row a participant."""
        people = [row for record in records for row in participant_rows(record)]
        with as_run_errors(self.path):
            self._events.stream.write(_rows(event_row(record) for record in records))
            self._participants.stream.write(_rows(people))

    def close(self) -> None:
        """Publish both, the events last: where they stand, their participants do."""
        self._participants.publish()
        self._events.publish()

    def abort(self) -> None:
        """Remove both hidden files."""
        self._participants.discard()
        self._events.discard()


def _rows(rows: Iterable[Row]) -> bytes:
    return _table(row.values() for row in rows)


def _table(rows: Iterable[Mapping[str, str] | Iterable[object]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode()
