"""Parquet: one typed, nested row an event."""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from dateline.record import EventRecord
from dateline.writing.arrow import arrow_schema, pyarrow, to_batch
from dateline.writing.base import AtomicFile, as_run_errors, optional

ROWS_IN_GROUP = 10_000


class ParquetSink:
    """One file, zstd inside. Row groups hold `ROWS_IN_GROUP` rows however `write` was called."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = AtomicFile(path)
        self._writer: Any = None
        self._waiting: list[EventRecord] = []

    def open(self) -> None:
        """Create the hidden file."""
        pyarrow()
        parquet = optional("pyarrow.parquet", need="to write Parquet", extra="parquet")
        stream = self._file.open()
        self._writer = parquet.ParquetWriter(stream, arrow_schema(), compression="zstd")

    def write(self, records: Sequence[EventRecord]) -> None:
        """Take records; every full row group goes to the file."""
        self._waiting.extend(records)
        while len(self._waiting) >= ROWS_IN_GROUP:
            group = list(itertools.islice(self._waiting, ROWS_IN_GROUP))
            del self._waiting[:ROWS_IN_GROUP]
            self._write_group(group)

    def close(self) -> None:
        """Write the last row group and the footer, and give the file its name."""
        if self._waiting:
            self._write_group(self._waiting)
        with as_run_errors(self.path):
            self._writer.close()
        self._file.publish()

    def abort(self) -> None:
        """Remove the hidden file."""
        if self._writer is not None:
            with contextlib.suppress(OSError):
                self._writer.close()
        self._file.discard()

    def _write_group(self, records: Sequence[EventRecord]) -> None:
        with as_run_errors(self.path):
            self._writer.write_batch(to_batch(records), row_group_size=ROWS_IN_GROUP)
