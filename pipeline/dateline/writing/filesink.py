"""Sinks that write one file of lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from dateline.record import EventRecord
from dateline.writing.base import AtomicFile, as_run_errors


class LineSink:
    """One file, published whole; a subclass says which bytes a record gives."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.file = AtomicFile(path)

    def lines(self, record: EventRecord) -> Iterable[bytes]:
        """The lines that tell `record`, each with its newline."""
        raise NotImplementedError

    def open(self) -> None:
        """Create the hidden file."""
        self.file.open()

    def write(self, records: Sequence[EventRecord]) -> None:
        """Append the lines of `records`."""
        with as_run_errors(self.path):
            for record in records:
                self.file.stream.write(b"".join(self.lines(record)))

    def close(self) -> None:
        """Give the file its name."""
        self.file.publish()

    def abort(self) -> None:
        """Remove the hidden file."""
        self.file.discard()
