"""JSONL: one record a line, compressed where the file's name says so."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.record import EventRecord
from dateline.writing.base import encode
from dateline.writing.filesink import LineSink


class JsonlSink(LineSink):
    """One JSON object a line, UTF-8."""

    def lines(self, record: EventRecord) -> Iterable[bytes]:
        """The one line of `record`."""
        yield encode(record)
