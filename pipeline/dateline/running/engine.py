"""The seam to data engines: a batch of articles in, a batch of results out, both Arrow.

Nothing here knows an engine. Spark's `mapInArrow`, Ray Data's and Dask's partition maps all call
`extract_batch`; the model is loaded once a process, on first use.
"""

from __future__ import annotations

import functools
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, Literal

from dateline.article import Article
from dateline.errors import ArticleError
from dateline.reading import ReadOptions, Source, read_source
from dateline.reading.walking import COMPRESSED, FORMATS
from dateline.record import EventRecord
from dateline.running.articles import parse_line, parse_object
from dateline.running.extracting import Extracts, LoadSettings, Outcome, extract_each, load, warm_up
from dateline.writing.arrow import arrow_schema, pyarrow
from dateline.writing.base import encode

Form = Literal["nested", "json"]
Item = Article | ArticleError
UNDATED = "undated"


@dataclass(frozen=True, kw_only=True)
class EngineSettings(LoadSettings):
    """What every worker process loads; `form` says how records come back (struct or JSON line)."""

    form: Form = "nested"


@functools.cache
def extractor_for(settings: EngineSettings) -> Extracts:
    """The extractor of this process: loaded at the first call, the same one afterwards."""
    extractor = load(settings)
    warm_up(extractor)
    return extractor


def result_schema(form: Form = "nested") -> Any:
    """The `pyarrow.Schema` of `extract_batch`'s answer.

    `article_id`; `month` of publication (`2020-04`, or `undated`); `first`, true on one row of each
    article; `event`, a record, null for an article without events or with an error; `error`, a
    struct of `code`, `message` and `place`, null where all went well.
    """
    arrow = pyarrow()
    event = arrow.struct(list(arrow_schema())) if form == "nested" else arrow.string()
    error = arrow.struct([(name, arrow.string()) for name in ("code", "message", "place")])
    return arrow.schema([
        ("article_id", arrow.string()), ("month", arrow.string()), ("first", arrow.bool_()),
        ("event", event), ("error", error),
    ])  # fmt: skip


def extract_batch(
    batch: Any, *, settings: EngineSettings | None = None, extractor: Extracts | None = None
) -> Any:
    """Extract from a `pyarrow.RecordBatch`; a `pyarrow.RecordBatch` under `result_schema()`.

    The batch's columns say what its rows are: `path` and `content`, a file each (`name`, its path
    below the folder that was named, is the stem of ids); `line`, a line of JSON each (with `path`
    for error messages); else the fields of an article under their usual names. Every article gives
    at least one row, and exactly one with `first`.
    """
    wanted = settings or EngineSettings()
    worker = extractor or extractor_for(wanted)
    items = list(items_of(batch))
    articles = [item for item in items if isinstance(item, Article)]
    outcomes = iter(extract_each(worker, articles) if articles else [])
    rows = [
        row
        for item in items
        for row in _rows(item, next(outcomes) if isinstance(item, Article) else item, wanted.form)
    ]
    return pyarrow().RecordBatch.from_pylist(rows, schema=result_schema(wanted.form))


def items_of(batch: Any) -> Iterator[Item]:
    """The articles of a batch, or why there is none, in the order of its rows."""
    for row in batch.to_pylist():
        if "content" in row:
            path = row["path"]
            name = row.get("name") or PurePosixPath(path).name
            yield from _from_file(path, name, row["content"])
        elif "line" in row:
            yield from _from_line(row.get("path") or "line", row["line"])
        else:
            yield _guarded(row)


def _guarded(row: Mapping[str, Any]) -> Item:
    known = {name: _plain(value) for name, value in row.items()}
    try:
        return parse_object(known, place="row")
    except ArticleError as error:
        return error


def _plain(value: Any) -> Any:
    """Dates and time stamps as the text that readers know."""
    return value.isoformat() if hasattr(value, "isoformat") else value


def _from_line(path: str, line: bytes) -> Iterator[Item]:
    if not line.strip():
        return
    try:
        yield parse_line(line, place=path)
    except ArticleError as error:
        yield error


def _from_file(path: str, name: str, content: bytes) -> Iterator[Item]:
    """A file's articles, read by the same code as on one machine, from a copy on its disk."""
    suffixes = [suffix.lower() for suffix in PurePosixPath(path).suffixes]
    packed = COMPRESSED.get(suffixes.pop()) if suffixes and suffixes[-1] in COMPRESSED else None
    kind = FORMATS.get(suffixes[-1]) if suffixes else None
    with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
        copy = Path(folder, "article")
        copy.write_bytes(content)
        for item in read_source(Source(copy, name, kind or "text", packed), ReadOptions()):
            yield _placed(item, path) if isinstance(item, ArticleError) else item


def _placed(error: ArticleError, path: str) -> ArticleError:
    """The error with the place that the user knows."""
    return ArticleError(error.message, code=error.code, place=path, article_id=error.article_id)


def _rows(item: Item, outcome: Outcome, form: Form) -> Iterator[dict[str, Any]]:
    if isinstance(outcome, ArticleError):
        error = {"code": outcome.code, "message": outcome.message, "place": outcome.place}
        known = item.id if isinstance(item, Article) else outcome.article_id
        yield {"article_id": known, "month": UNDATED, "first": True, "event": None, "error": error}
        return
    assert isinstance(item, Article)
    month = item.published.isoformat()[:7] if item.published else UNDATED
    base = {"article_id": item.id, "month": month, "error": None}
    for position, event in enumerate(_events(outcome, form) or [None]):
        yield base | {"first": position == 0, "event": event}


def _events(records: Sequence[EventRecord], form: Form) -> list[Any]:
    if form == "nested":
        return [record.model_dump(by_alias=True) for record in records]
    return [encode(record).decode().rstrip("\n") for record in records]
