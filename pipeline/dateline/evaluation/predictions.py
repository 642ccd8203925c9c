"""Predicted events by article: from record objects, or from a file that is never held in memory."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self

from dateline.errors import SampleError, UsageError
from dateline.evaluation.model import Event
from dateline.evaluation.samples import fail, need_list, need_object, need_text, parse_object
from dateline.evaluation.samples import read_event as event_of
from dateline.record import EventRecord

# Records are looked up where they stand in the file, which a packed one does not allow.
PACKED = (".gz", ".zst", ".bz2", ".xz")


def events_of(records: Iterable[EventRecord]) -> list[Event]:
    """Event records as the scorer takes them."""
    rows = [record.model_dump(mode="json", by_alias=True) for record in records]
    return [event_of(row, text=None, place="record") for row in rows]


class RecordFile:
    """Records of a JSONL file by article, in any order: the file is indexed, then read in places.

    Takes event records (one a line, with `article.id`) or labelled samples (a second labeller's).
    Memory: the ids and one offset a line. A broken line is kept in `problems` and left out.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.problems: list[SampleError] = []
        self.records = 0
        self._offsets: dict[str, array[int]] = {}
        self._asked: set[str] = set()
        self._file = _open(path)
        for offset, number, line in self._lines():
            self._index(offset, number, line)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        self._file.close()

    def _lines(self) -> Iterator[tuple[int, int, bytes]]:
        """Offset, number and bytes of every line that is not blank."""
        offset = 0
        for number, line in enumerate(self._file, 1):
            if line.strip():
                yield offset, number, line
            offset += len(line)

    def _index(self, offset: int, number: int, line: bytes) -> None:
        """Note where the events of an article stand; a line that is no record is a problem."""
        place = f"{self.path}:{number}"
        try:
            article, events = _read_line(line, place)
        except SampleError as error:
            self.problems.append(error)
            return
        self.records += len(events)
        self._offsets.setdefault(article, array("Q")).append(offset)

    def of(self, article_id: str) -> list[Event]:
        """The events of one article, in file order; none where the file has none."""
        events: list[Event] = []
        for offset in self._offsets.get(article_id, ()):
            self._file.seek(offset)
            events += _read_line(self._file.readline(), str(self.path))[1]
        self._asked.add(article_id)
        return events

    def strangers(self) -> list[str]:
        """Ids of articles with records for which no sample asked: they were not scored."""
        return sorted(self._offsets.keys() - self._asked)


def _open(path: Path) -> BinaryIO:
    """The file for reading; raise UsageError where there is none, or where it is packed."""
    if path.suffix in PACKED:
        raise UsageError(f"{path} is packed; unpack it, records are read in places")
    if not path.is_file():
        raise UsageError(f"no such file: {path}")
    return path.open("rb")


def _read_line(line: bytes, place: str) -> tuple[str, list[Event]]:
    """Article id and events of a record or of a labelled sample."""
    value: dict[str, Any] = parse_object(line, place=place)
    if "events" in value:
        events = need_list(value, "events", place)
        return need_text(value, "id", place), [event_of(e, text=None, place=place) for e in events]
    if "article" not in value:
        raise fail(place, "neither an event record ('article') nor a labelled sample ('events')")
    article = need_object(value["article"], "'article'", place)
    return need_text(article, "id", place), [event_of(value, text=None, place=place)]
