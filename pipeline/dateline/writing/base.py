"""What every sink is: opened, written to, then closed (published) or aborted (left no trace)."""

from __future__ import annotations

import contextlib
import gzip
import importlib
import importlib.util
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, Any, Protocol, cast

from dateline.errors import RunError
from dateline.record import EventRecord


class Sink(Protocol):
    """Where records go. `open`, then `write` any number of times, then `close` or `abort`.

    What was written becomes visible on `close`, all at once; after `abort` the target is as it was
    before `open`. Writing the same records again leaves the target unchanged: event ids are keys.
    Every method raises RunError where the target cannot be written.
    """

    def open(self) -> None:
        """Prepare the target."""

    def write(self, records: Sequence[EventRecord]) -> None:
        """Take records, in order."""

    def close(self) -> None:
        """Publish what was written."""

    def abort(self) -> None:
        """Discard what was written."""


@contextlib.contextmanager
def writing_to(sink: Sink) -> Iterator[Sink]:
    """Open `sink` for a `with` block: closed at its end, aborted where the block raises."""
    sink.open()
    try:
        yield sink
    except BaseException:
        sink.abort()
        raise
    sink.close()


def encode(record: EventRecord) -> bytes:
    """`record` as one line of JSON, UTF-8, with its newline."""
    return record.model_dump_json(by_alias=True).encode() + b"\n"


@contextlib.contextmanager
def as_run_errors(target: str | os.PathLike[str]) -> Iterator[None]:
    """Turn the operating system's refusals into RunError, naming the target."""
    try:
        yield
    except OSError as error:
        raise RunError(f"cannot write {os.fspath(target)}: {error.strerror or error}") from error


class AtomicFile:
    """A file that appears under its name only when it is complete.

    Bytes go to a hidden file beside `path`, compressed where the name ends in `.gz` or `.zst`
    (without time stamp or name inside, so that the same content gives the same bytes); `publish`
    flushes it to the disk and renames it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.part = path.with_name(f".{path.name}.{os.getpid()}.part")
        self._raw: IO[bytes] | None = None
        self._stream: IO[bytes] | None = None

    @property
    def stream(self) -> IO[bytes]:
        """The open byte stream."""
        if self._stream is None:
            raise RunError(f"{self.path} is not open for writing")
        return self._stream

    def open(self) -> IO[bytes]:
        """Create the hidden file, and its folder where that is missing."""
        with as_run_errors(self.path):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._raw = self.part.open("wb")
        self._stream = compressing(self._raw, self.path.suffix)
        return self._stream

    def publish(self) -> None:
        """Close the file and give it its name."""
        with as_run_errors(self.path):
            self._close(sync=True)
            self.part.replace(self.path)

    def discard(self) -> None:
        """Close the file and remove it."""
        with contextlib.suppress(OSError):
            self._close(sync=False)
        self.part.unlink(missing_ok=True)

    def _close(self, *, sync: bool) -> None:
        stream, raw, self._stream, self._raw = self._stream, self._raw, None, None
        if raw is None:
            return
        try:
            if stream is not None and stream is not raw:
                stream.close()
            raw.flush()
            if sync:
                os.fsync(raw.fileno())
        finally:
            raw.close()


def compressing(raw: IO[bytes], suffix: str) -> IO[bytes]:
    """`raw` itself, or a compressing stream over it, by the ending of the file's name."""
    if suffix == ".gz":
        return cast(
            IO[bytes], gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=0, compresslevel=6)
        )
    if suffix == ".zst":
        compressor = optional("zstandard", need="to write .zst files").ZstdCompressor(level=6)
        return cast(IO[bytes], compressor.stream_writer(raw, closefd=False))
    return raw


def optional(module: str, *, need: str, extra: str | None = None) -> Any:
    """Import a library that only some sinks want; RunError names the command that installs it."""
    if importlib.util.find_spec(module.partition(".")[0]) is None:
        wanted = f"dateline[{extra}]" if extra else module
        raise RunError(f"{module} is needed {need}: pip install '{wanted}'")
    return importlib.import_module(module)
