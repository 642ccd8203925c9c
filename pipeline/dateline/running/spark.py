"""Extraction on Apache Spark: `python -m dateline.running.spark --input PATH --output PATH`."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any, Literal, cast

import click

from dateline.counted import counted
from dateline.errors import RunError
from dateline.running.engine import EngineSettings, Form, extract_batch, result_schema
from dateline.running.extracting import LoadSettings
from dateline.running.loading import loading_options
from dateline.writing.base import optional

InputFormat = Literal["jsonl", "parquet", "files"]
Extraction = Callable[[Any], Any]
# Byte for byte: Spark's text reader would replace what is not UTF-8 without a word. The separator
# is a character that JSON does not allow, so that a line is one column.
RAW_LINES = {"encoding": "ISO-8859-1", "sep": "\x01", "quote": "", "escape": "", "header": "false"}


@dataclass(frozen=True, kw_only=True)
class SparkCounts:
    """articles == done + failed; `events` of those that are done."""

    articles: int
    failed: int
    events: int


def read(spark: Any, paths: Iterable[str], kind: InputFormat) -> Any:
    """A data frame that `extract_batch` understands."""
    found = list(paths)
    if kind == "parquet":
        return spark.read.parquet(*found)
    if kind == "files":
        frames = [_read_files(spark, path) for path in found]
        return functools.reduce(lambda one, other: one.union(other), frames)
    lines = spark.read.options(**RAW_LINES).schema("line STRING").csv(found)
    raw = "encode(line, 'ISO-8859-1') AS line"
    return lines.selectExpr(raw, "input_file_name() AS path")


def _read_files(spark: Any, root: str) -> Any:
    """A row a file below `root`; `name` is its path from there, as on one machine."""
    reader = spark.read.format("binaryFile").option("recursiveFileLookup", "true")
    below = "\\Q" + root.rstrip("/") + "\\E/"
    return reader.load(root).selectExpr("path", "content", f"split(path, r'{below}', 2)[1] AS name")


def run(
    articles: Any,
    output: str,
    *,
    settings: EngineSettings,
    extraction: Extraction | None = None,
) -> SparkCounts:
    """Extract from `articles` and write `output`/events by month, `output`/errors; count.

    What `output` held before is replaced. `settings.form` decides the format: Parquet for nested
    records, JSONL for lines. `extraction` stands in for `extract_batch` (a batch to a batch).
    """
    storage = optional("pyspark", need="to run on Spark", extra="spark").StorageLevel.DISK_ONLY
    work = extraction or functools.partial(extract_batch, settings=settings)
    results = articles.mapInArrow(_mapper(work), _spark_schema(settings.form)).persist(storage)
    try:
        _write_events(results, f"{output}/events", settings.form)
        failed = results.where("error IS NOT NULL").select("article_id", "error.*")
        _write(failed, f"{output}/errors", "parquet" if settings.form == "nested" else "json")
        return _counts(results)
    finally:
        results.unpersist()


def _mapper(work: Extraction) -> Callable[[Iterable[Any]], Iterator[Any]]:
    def mapped(batches: Iterable[Any]) -> Iterator[Any]:
        return (work(batch) for batch in batches)

    return mapped


def _spark_schema(form: Form) -> Any:
    types = optional("pyspark.sql.pandas.types", need="to run on Spark", extra="spark")
    return types.from_arrow_schema(result_schema(form))


def _write_events(results: Any, path: str, form: Form) -> None:
    found = results.where("event IS NOT NULL")
    if form == "nested":
        _write(found.select("event.*", "month"), path, "parquet", by="month")
    else:
        _write(found.select("event", "month"), path, "text", by="month")


def _write(frame: Any, path: str, kind: str, *, by: str | None = None) -> None:
    """Through Spark's committer: a killed task leaves nothing, a finished one exactly one file."""
    writer = frame.write.mode("overwrite").format(kind)
    (writer.partitionBy(by) if by else writer).save(path)


def _counts(results: Any) -> SparkCounts:
    row = results.selectExpr(
        "coalesce(sum(int(first)), 0) AS articles",
        "count(error) AS failed",
        "count(event) AS events",
    ).first()
    return SparkCounts(articles=row["articles"], failed=row["failed"], events=row["events"])


def session(master: str | None, *, rows: int) -> Any:
    """A Spark session whose Python workers are this interpreter, with batches of `rows` rows."""
    optional("pyspark", need="to run on Spark", extra="spark")
    sql = optional("pyspark.sql", need="to run on Spark", extra="spark")
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = sql.SparkSession.builder.appName("dateline")
    # One thread a worker: Spark counts cores by tasks.
    builder = builder.config("spark.executorEnv.OMP_NUM_THREADS", "1")
    builder = builder.config("spark.sql.execution.arrow.maxRecordsPerBatch", str(rows))
    builder = builder.config("spark.ui.showConsoleProgress", "false")
    return (builder.master(master) if master else builder).getOrCreate()


@click.command()
@click.option("--input", "inputs", multiple=True, required=True, help="Path or URL; repeatable.")
@click.option("--input-format", type=click.Choice(["jsonl", "parquet", "files"]))
@click.option("--output", required=True, help="Folder or URL; what it holds is replaced.")
@click.option("--format", "kind", type=click.Choice(["parquet", "jsonl"]), default="parquet")
@loading_options
@click.option("--master", help="For example local[2]; left out under spark-submit.")
@click.option("--batch-rows", default=64, show_default=True, type=click.IntRange(min=1))
def main(
    inputs: tuple[str, ...],
    input_format: str | None,
    output: str,
    kind: str,
    settings: LoadSettings,
    master: str | None,
    batch_rows: int,
) -> None:
    """Extract the events of articles on Spark; exit code 3 where articles failed.

    --input-format: jsonl (lines, split among tasks), parquet, or files (text, Markdown, HTML, JSON
    in folders, one task row a file); without it the first input's ending tells.
    """
    form: Form = "nested" if kind == "parquet" else "json"
    engine = EngineSettings(**asdict(settings), form=form)
    chosen = cast(InputFormat, input_format or guess_format(inputs[0]))
    try:
        spark = session(master, rows=batch_rows)
    except RunError as error:
        raise click.ClickException(str(error)) from error
    counts = run(read(spark, inputs, chosen), output, settings=engine)
    articles, events = counted(counts.articles, "article"), counted(counts.events, "event")
    told = f"{articles}, {counts.failed} failed, {events}"
    click.echo(told, file=sys.stderr)
    spark.stop()
    if counts.failed:
        sys.exit(3)


def guess_format(path: str) -> InputFormat:
    """By the ending: JSONL, Parquet, else a folder of files."""
    name = path.rstrip("/").lower().removesuffix(".gz")
    if name.endswith((".jsonl", ".ndjson")):
        return "jsonl"
    return "parquet" if name.endswith((".parquet", ".pq")) else "files"


if __name__ == "__main__":
    main()
