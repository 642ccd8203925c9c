"""The NDJSON filter: articles in, for each its events out, in order, as soon as they are known."""

from __future__ import annotations

import functools
import os
import select
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO

import orjson

from dateline.article import Article
from dateline.errors import ArticleError
from dateline.record import EventRecord
from dateline.running.articles import MAX_CHARS, parse_line
from dateline.running.extracting import Extracts, extract_each
from dateline.running.stopping import Stopping

CHUNK = 1 << 16


@dataclass(frozen=True, kw_only=True)
class StreamOptions:
    """How a stream is read and told.

    With `batch_ms` over 0, up to `batch_size` articles that arrive within so many milliseconds are
    worked on together: more articles a second, each a little later.
    """

    explode: bool = False
    with_text: bool = False
    batch_ms: float = 0.0
    batch_size: int = 64
    max_line_bytes: int = 16 << 20
    max_chars: int = MAX_CHARS


@dataclass(kw_only=True)
class StreamCounts:
    """How many articles came, and how many of them failed; in == done + failed."""

    articles: int = 0
    failed: int = 0
    events: int = 0


@dataclass(frozen=True)
class Line:
    """A line of input, numbered from 1; `data` is None where it was too long to keep."""

    number: int
    data: bytes | None


class LineReader:
    """Lines of a file descriptor, in bounded memory, with a time limit on waiting for the next."""

    def __init__(self, fd: int, *, max_bytes: int) -> None:
        self._fd = fd
        self._max_bytes = max_bytes
        self._buffer = bytearray()
        self._searched = 0
        self._number = 0
        self._cut = False
        self._ended = False

    def batch(self, *, size: int, seconds: float) -> list[Line]:
        """The next line, however long it takes, and those within `seconds` of it; [] at the end."""
        lines: list[Line] = []
        deadline: float | None = None
        while len(lines) < size:
            line = self._buffered()
            if line is not None:
                lines.append(line)
                deadline = deadline or time.monotonic() + seconds
            elif not self._fill(deadline):
                break
        return lines

    def _buffered(self) -> Line | None:
        """A line that needs no further reading."""
        end = self._buffer.find(b"\n", self._searched)
        if end < 0 and not (self._ended and (self._buffer or self._cut)):
            self._searched = len(self._buffer)
            self._drop_overlong()
            return None
        end = len(self._buffer) if end < 0 else end
        data = bytes(self._buffer[:end])
        del self._buffer[: end + 1]
        cut, self._cut, self._searched = self._cut or end > self._max_bytes, False, 0
        self._number += 1
        return Line(self._number, None if cut else data)

    def _drop_overlong(self) -> None:
        if len(self._buffer) > self._max_bytes:
            self._buffer.clear()
            self._searched = 0
            self._cut = True

    def _fill(self, deadline: float | None) -> bool:
        """Read more; False at the end of the input or of the time."""
        if self._ended:
            return False
        if deadline is not None:
            left = deadline - time.monotonic()
            if left <= 0 or not select.select([self._fd], [], [], left)[0]:
                return False
        data = os.read(self._fd, CHUNK)
        self._buffer += data
        self._ended = not data
        return True


def run_stream(
    extractor: Extracts,
    source: int,
    target: BinaryIO,
    *,
    options: StreamOptions,
    stopping: Stopping | None = None,
) -> StreamCounts:
    """Answer every line of the file descriptor `source` on `target`, flushed after each batch.

    A signal that `stopping` takes ends it between two batches, so that no line is torn.
    """
    counts = StreamCounts()
    reader = LineReader(source, max_bytes=options.max_line_bytes)
    size = options.batch_size if options.batch_ms > 0 else 1
    read = functools.partial(reader.batch, size=size, seconds=options.batch_ms / 1000)
    batches: Iterator[list[Line]] = iter(read, [])
    for lines in stopping.watching(batches) if stopping else batches:
        target.write(b"".join(answer(extractor, lines, options=options, counts=counts)))
        target.flush()
        if stopping and stopping():
            break
    return counts


def answer(
    extractor: Extracts, lines: Sequence[Line], *, options: StreamOptions, counts: StreamCounts
) -> Iterator[bytes]:
    """The output lines for `lines`, in order; blank lines are no articles."""
    parsed = [parse(line, options) for line in lines if line.data is None or line.data.strip()]
    good = [item for item in parsed if isinstance(item, Article)]
    outcomes = iter(extract_each(extractor, good) if good else [])
    for item in parsed:
        counts.articles += 1
        outcome = next(outcomes) if isinstance(item, Article) else item
        if isinstance(outcome, ArticleError):
            counts.failed += 1
            yield error_line(outcome)
        else:
            assert isinstance(item, Article)
            counts.events += len(outcome)
            yield from event_lines(item, outcome, options)


def parse(line: Line, options: StreamOptions) -> Article | ArticleError:
    """The article of a line, or why there is none."""
    place = f"line {line.number}"
    if line.data is None:
        message = f"the line is over {options.max_line_bytes} bytes long"
        return ArticleError(message, code="E_TOO_LONG", place=place)
    try:
        return parse_line(line.data, place=place, max_chars=options.max_chars)
    except ArticleError as error:
        return error


def event_lines(
    article: Article, records: Sequence[EventRecord], options: StreamOptions
) -> Iterator[bytes]:
    """One line for the article, or with `explode` one an event."""
    text = {"text": article.text} if options.with_text else {}
    if options.explode:
        for record in records:
            yield to_line(dump(record) | text)
    else:
        yield to_line({"id": article.id, "events": [dump(record) for record in records]} | text)


def dump(record: EventRecord) -> dict[str, Any]:
    """A record as JSON's types."""
    return record.model_dump(mode="json", by_alias=True)


def error_entry(error: ArticleError) -> dict[str, Any]:
    """What stands in the place of an article that failed."""
    told = {"code": error.code, "message": error.message, "place": error.place}
    return {"id": error.article_id, "error": told}


def error_line(error: ArticleError) -> bytes:
    """`error_entry` as a line."""
    return to_line(error_entry(error))


def to_line(value: object) -> bytes:
    """A value as a line of JSON."""
    return orjson.dumps(value, option=orjson.OPT_APPEND_NEWLINE)
