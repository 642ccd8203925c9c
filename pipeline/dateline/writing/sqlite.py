"""SQLite: events, participants, places, topics and mentions, upserted by event id."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from dateline.errors import RunError
from dateline.record import EventRecord
from dateline.writing.flat import (
    EVENT_COLUMNS,
    PARTICIPANT_COLUMNS,
    Row,
    event_row,
    participant_rows,
)

_EVENTS: Mapping[str, str] = {**EVENT_COLUMNS, "record": "TEXT"}
_PARTS: Mapping[str, Mapping[str, str]] = {
    "participants": PARTICIPANT_COLUMNS,
    "places": {"event_id": "TEXT", "position": "INTEGER", "name": "TEXT", "country": "TEXT"},
    "topics": {"event_id": "TEXT", "position": "INTEGER", "topic": "TEXT"},
    "mentions": {
        "event_id": "TEXT", "position": "INTEGER", "kind": "TEXT",
        "text": "TEXT", "start": "INTEGER", "end": "INTEGER",
    },
}  # fmt: skip
_INDEXES = ("events(type, date_earliest)", "events(article_id)", "participants(name)")


class SqliteSink:
    """One database file. All of a run is one transaction: there after `close`, gone after `abort`.

    A record that is already there is replaced with all its parts; others stay. `events.record`
    holds the whole record as JSON.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._connection: sqlite3.Connection | None = None

    @property
    def connection(self) -> sqlite3.Connection:
        """The open connection."""
        if self._connection is None:
            raise RunError(f"{self.path} is not open for writing")
        return self._connection

    def open(self) -> None:
        """Open or create the database and its tables, and begin the transaction."""
        with _as_run_errors(self.path):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(self.path, isolation_level=None)
            self._connection.execute("BEGIN IMMEDIATE")
            for statement in schema():
                self._connection.execute(statement)

    def write(self, records: Sequence[EventRecord]) -> None:
        """Insert or replace `records` and their parts."""
        with _as_run_errors(self.path):
            for record in records:
                self._upsert(record)

    def close(self) -> None:
        """Commit."""
        with _as_run_errors(self.path), contextlib.closing(self.connection):
            self.connection.execute("COMMIT")
        self._connection = None

    def abort(self) -> None:
        """Roll back."""
        if self._connection is not None:
            self._connection.close()
        self._connection = None

    def _upsert(self, record: EventRecord) -> None:
        row = event_row(record) | {"record": record.model_dump_json(by_alias=True)}
        self.connection.execute(_UPSERT, row)
        for table, rows in _part_rows(record).items():
            self.connection.execute(f"DELETE FROM {table} WHERE event_id = ?", (record.id,))
            self.connection.executemany(_insert(table, _PARTS[table]), rows)


def schema() -> list[str]:
    """The statements that create what is missing."""
    parts = [
        f"CREATE TABLE IF NOT EXISTS {table} ({_columns(columns)}, "
        "PRIMARY KEY (event_id, position)) WITHOUT ROWID"
        for table, columns in _PARTS.items()
    ]
    indexes = [
        f"CREATE INDEX IF NOT EXISTS {name.partition('(')[0]}_{number} ON {name}"
        for number, name in enumerate(_INDEXES)
    ]
    events = f"CREATE TABLE IF NOT EXISTS events ({_columns(_EVENTS)}, PRIMARY KEY (id))"
    return [events, *parts, *indexes]


def _columns(columns: Mapping[str, str]) -> str:
    return ", ".join(f'"{name}" {kind}' for name, kind in columns.items())


def _insert(table: str, columns: Mapping[str, str]) -> str:
    names = ", ".join(f'"{name}"' for name in columns)
    values = ", ".join(f":{name}" for name in columns)
    return f"INSERT INTO {table} ({names}) VALUES ({values})"


_UPSERT = (
    _insert("events", _EVENTS)
    + " ON CONFLICT (id) DO UPDATE SET "
    + ", ".join(f'"{name}" = excluded."{name}"' for name in _EVENTS if name != "id")
)


def _part_rows(record: EventRecord) -> dict[str, list[Row]]:
    places: list[Row] = [{"name": place.name, "country": place.country} for place in record.places]
    topics: list[Row] = [{"topic": topic} for topic in record.topics]
    return {
        "participants": participant_rows(record),
        "places": _numbered(record.id, places),
        "topics": _numbered(record.id, topics),
        "mentions": _numbered(record.id, _mention_rows(record)),
    }


def _mention_rows(record: EventRecord) -> list[Row]:
    kinds = {"mention": record.mentions, "evidence": record.evidence}
    return [
        {"kind": kind, "text": mention.text, "start": mention.start, "end": mention.end}
        for kind, mentions in kinds.items()
        for mention in mentions
    ]


def _numbered(event_id: str, rows: list[Row]) -> list[Row]:
    return [
        {"event_id": event_id, "position": position, **row} for position, row in enumerate(rows)
    ]


@contextlib.contextmanager
def _as_run_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise RunError(f"cannot write {path}: {error}") from error
