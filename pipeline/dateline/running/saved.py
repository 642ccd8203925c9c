"""The output of a run as it grows on disk, and how a later run finds its way back into it.

`NAME.part` takes the records, `NAME.journal` says which articles they are of; when all is done, the
part becomes the output, in one step.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

import orjson

from dateline.article import Article
from dateline.errors import ArticleError, UsageError
from dateline.running.counting import Tally
from dateline.running.journal import Entry, digest_of, entries, fingerprint, header, identity
from dateline.running.records import parse_record, reading_from
from dateline.running.worker import Extracted, Refused, Result
from dateline.writing.base import AtomicFile, as_run_errors, writing_to
from dateline.writing.formats import format_of, sink_for

Item = Article | ArticleError

_FLUSH_ENTRIES = 32
_FLUSH_SECONDS = 1.0
_SYNC_SECONDS = 10.0
_RECORDS = 1000


@dataclass(frozen=True, kw_only=True)
class Paths:
    """The output and what lies beside it."""

    output: Path
    part: Path
    journal: Path
    errors: Path
    summary: Path

    @classmethod
    def beside(cls, output: Path) -> Paths:
        """`events.jsonl.gz` -> `events.journal`, `events.errors.jsonl`, `events.summary.json` …"""
        name = output.name.removesuffix(".gz").removesuffix(".zst")
        stem = name.rpartition(".")[0] or name
        return cls(
            output=output,
            part=output.with_name(f"{stem}.part"),
            journal=output.with_name(f"{stem}.journal"),
            errors=output.with_name(f"{stem}.errors.jsonl"),
            summary=output.with_name(f"{stem}.summary.json"),
        )

    def all(self) -> frozenset[Path]:
        """Absolute paths of everything that a run writes."""
        paths = (self.output, self.part, self.journal, self.errors, self.summary)
        return frozenset(path.absolute() for path in paths)


class SavedRun:
    """The part and the journal of one run; `append` keeps them in step."""

    def __init__(self, paths: Paths, *, digest: str, to: str | None = None) -> None:
        self.paths = paths
        self.format = to or format_of(paths.output)
        self._digest = digest
        self._part = -1
        self._journal = -1
        self._end = 0
        self._records: list[bytes] = []
        self._lines: list[bytes] = []
        self._flushed = self._synced = time.monotonic()

    def start(self, *, force: bool) -> None:
        """Begin anew. Raises UsageError where an unfinished run would be lost, unless `force`."""
        if self.paths.part.exists() and self.paths.journal.exists() and not force:
            raise UsageError(
                f"{self.paths.part} holds an unfinished run: --resume goes on with it, "
                "--force starts over"
            )
        with as_run_errors(self.paths.output):
            self.paths.output.parent.mkdir(parents=True, exist_ok=True)
        self._open(part_size=0, journal_size=0)

    def resume(self, items: Iterator[Item], tally: Tally, *, force: bool) -> Iterator[Item]:
        """Pass over the items that are done, as long as they are what they were; return the rest.

        Raises UsageError where the journal is of another configuration, unless `force`.
        """
        if not self.paths.journal.exists() or not self._has_records():
            self.start(force=True)
            return items
        if digest_of(self.paths.journal) != self._digest:
            self._refuse(force=force)
        size, journal_size, total = 0, 0, self._size()
        whole = True
        for entry, offset in entries(self.paths.journal):
            item = next(items, None)
            if item is None or entry.end > total or not _same(item, entry):
                items = items if item is None else chain([item], items)
                whole = False
                break
            tally.add(entry.types, entry.code)
            tally.resumed += 1
            size, journal_size = entry.end, offset
        return self._go_on(items, size, journal_size, whole=whole)

    def _go_on(
        self, items: Iterator[Item], size: int, journal_size: int, *, whole: bool
    ) -> Iterator[Item]:
        ahead = list(islice(items, 1))
        if not ahead and whole and not self.paths.part.exists():
            self._end = size
            return iter(())
        if not self.paths.part.exists():
            self._unpublish()
        self._open(part_size=size, journal_size=journal_size)
        return chain(ahead, items)

    def _refuse(self, *, force: bool) -> None:
        if not force:
            raise UsageError(
                f"{self.paths.journal} is of a run with another configuration, model or frames: "
                "--force goes on all the same, without --resume it starts over"
            )
        with as_run_errors(self.paths.journal), self.paths.journal.open("rb") as old:
            old.readline()
            fresh = AtomicFile(self.paths.journal)
            stream = fresh.open()
            stream.write(header(self._digest))
            shutil.copyfileobj(old, stream)
            fresh.publish()

    def _has_records(self) -> bool:
        if self.paths.part.exists():
            return True
        return self.format == "jsonl" and self.paths.output.exists()

    def _size(self) -> int:
        """Bytes of records there are; a packed output is taken to be whole: it appeared whole."""
        if self.paths.part.exists():
            return self.paths.part.stat().st_size
        packed = self.paths.output.suffix in (".gz", ".zst")
        return (1 << 62) if packed else self.paths.output.stat().st_size

    def _unpublish(self) -> None:
        """A finished output becomes the part again, to be gone on with."""
        part = AtomicFile(self.paths.part)
        with as_run_errors(self.paths.part), reading_from(self.paths.output) as old:
            shutil.copyfileobj(old, part.open())
            part.publish()

    def _open(self, *, part_size: int, journal_size: int) -> None:
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)
        with as_run_errors(self.paths.part):
            self._part = os.open(self.paths.part, flags, 0o666)
            os.ftruncate(self._part, part_size)
            os.lseek(self._part, part_size, os.SEEK_SET)
        with as_run_errors(self.paths.journal):
            self._journal = os.open(self.paths.journal, flags, 0o666)
            os.ftruncate(self._journal, journal_size)
            os.lseek(self._journal, journal_size, os.SEEK_SET)
            if journal_size == 0:
                _write(self._journal, header(self._digest))
        self._end = part_size

    def append(self, item: Item, result: Result) -> None:
        """Take the result of the next item; raises RunError where the disk takes no more."""
        lines = result.lines if isinstance(result, Extracted) else b""
        self._end += len(lines)
        types = result.types if isinstance(result, Extracted) else {}
        entry = Entry(identity(item), fingerprint(item), self._end, types, told_error(item, result))
        self._records.append(lines)
        self._lines.append(entry.line())
        if len(self._lines) >= _FLUSH_ENTRIES or time.monotonic() - self._flushed > _FLUSH_SECONDS:
            self.flush()

    def flush(self) -> None:
        """Records first, then the journal that vouches for them."""
        if self._part < 0:
            return
        with as_run_errors(self.paths.part):
            _write(self._part, b"".join(self._records))
        with as_run_errors(self.paths.journal):
            _write(self._journal, b"".join(self._lines))
        self._records.clear()
        self._lines.clear()
        self._flushed = time.monotonic()
        if self._flushed - self._synced > _SYNC_SECONDS:
            self._sync()

    def _sync(self) -> None:
        with as_run_errors(self.paths.part):
            os.fsync(self._part)
            os.fsync(self._journal)
        self._synced = time.monotonic()

    def close(self) -> None:
        """Let go of the files; what is in them stays for a later run."""
        for handle in (self._part, self._journal):
            if handle >= 0:
                os.close(handle)
        self._part = self._journal = -1

    def publish(self) -> None:
        """Everything is done: the part becomes the output. Nothing to do where it is already."""
        if self._part < 0:
            return
        self.flush()
        self._sync()
        self.close()
        part, output = self.paths.part, self.paths.output
        if self.format == "jsonl" and output.suffix not in (".gz", ".zst"):
            with as_run_errors(output):
                part.replace(output)
            return
        self._convert()
        part.unlink()

    def _convert(self) -> None:
        if self.format == "jsonl":
            packed = AtomicFile(self.paths.output)
            with as_run_errors(self.paths.output), self.paths.part.open("rb") as records:
                shutil.copyfileobj(records, packed.open(), 1 << 20)
            packed.publish()
            return
        place = str(self.paths.part)
        with (
            writing_to(sink_for(self.paths.output, to=self.format)) as sink,
            self.paths.part.open("rb") as lines,
        ):
            while batch := list(islice(lines, _RECORDS)):
                sink.write([parse_record(line, place=place) for line in batch])

    def write_errors(self) -> None:
        """`events.errors.jsonl`: one line for each article that failed; no file where none did."""
        failed = (entry.error for entry, _ in entries(self.paths.journal) if entry.error)
        first = next(failed, None)
        if first is None:
            self.paths.errors.unlink(missing_ok=True)
            return
        file = AtomicFile(self.paths.errors)
        with as_run_errors(self.paths.errors):
            stream = file.open()
            for error in chain([first], failed):
                stream.write(orjson.dumps(error, option=orjson.OPT_APPEND_NEWLINE))
        file.publish()


def told_error(item: Item, result: Result) -> dict[str, str | None] | None:
    """The line of the errors file: code, id, place, message; None where nothing failed."""
    if not isinstance(result, Refused):
        return None
    place = item.place if isinstance(item, ArticleError) else None
    code, message = result.code, result.message
    return {"code": code, "id": identity(item), "place": place, "message": message}


def _same(item: Item, entry: Entry) -> bool:
    return identity(item) == entry.id and fingerprint(item) == entry.sha256


def _write(handle: int, data: bytes) -> None:
    """All of `data`: the operating system may take less at a time."""
    view = memoryview(data)
    while view:
        view = view[os.write(handle, view) :]
