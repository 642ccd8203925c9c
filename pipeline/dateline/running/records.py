"""Reading back the JSONL that dateline wrote."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from pydantic import ValidationError

from dateline.errors import RunError, UsageError
from dateline.reading.opening import READ_ERRORS
from dateline.reading.unpacking import unpacked
from dateline.reading.walking import COMPRESSED
from dateline.record import EventRecord

STDIN = Path("-")


@contextlib.contextmanager
def reading_from(path: Path) -> Iterator[IO[bytes]]:
    """The bytes of a file, unpacked where its name ends in `.gz` or `.zst`; of stdin for `-`."""
    if path == STDIN:
        yield sys.stdin.buffer
        return
    if not path.is_file():
        raise UsageError(f"no such file: {path}")
    try:
        with path.open("rb") as raw, unpacked(raw, COMPRESSED.get(path.suffix)) as stream:
            yield stream
    except READ_ERRORS as error:
        raise RunError(f"cannot read {path}: {error}") from error


def numbered_lines(paths: Iterable[Path]) -> Iterator[tuple[str, bytes]]:
    """The lines of the files that are not blank, each with its place (`path:line`)."""
    for path in paths:
        with reading_from(path) as stream:
            for number, line in enumerate(stream, start=1):
                if line.strip():
                    yield f"{path}:{number}", line


def read_records(paths: Iterable[Path]) -> Iterator[EventRecord]:
    """The records of JSONL files, in order; RunError names the line that is no record."""
    for place, line in numbered_lines(paths):
        yield parse_record(line, place=place)


def parse_record(line: bytes, *, place: str) -> EventRecord:
    """The record of one line; RunError where there is none."""
    try:
        return EventRecord.model_validate_json(line)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise RunError(f"{place}: not an event record: {where} {first['msg']}".strip()) from error
