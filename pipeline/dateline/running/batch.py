"""A run over folders of any size: articles in, one complete and ordered output out."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from importlib.metadata import version
from pathlib import Path
from typing import Any, Protocol

import orjson

from dateline.article import Article
from dateline.counted import counted
from dateline.errors import ArticleError, RunError
from dateline.producer import data_digest
from dateline.reading import ReadOptions, Source, read_source, sources
from dateline.running.counting import Tally, summary
from dateline.running.extracting import Extracts
from dateline.running.journal import identity
from dateline.running.saved import Paths, SavedRun, told_error
from dateline.running.stopping import InterruptedReadError, Stopping
from dateline.running.worker import Extracted, Refused, Result
from dateline.running.workers import Workers
from dateline.writing.base import as_run_errors

Item = Article | ArticleError


@dataclass(frozen=True, kw_only=True)
class RunOptions:
    """How a run goes; nothing here changes a record.

    `jobs` are worker processes, `timeout` is seconds an article, `sample` the share of the articles
    to take (chosen by their ids, the same ones every time).
    """

    jobs: int = 1
    timeout: float | None = 120.0
    resume: bool = False
    force: bool = False
    limit: int | None = None
    sample: float | None = None
    max_errors: int | None = None
    to: str | None = None


@dataclass(frozen=True, kw_only=True)
class Job:
    """What to run: where the articles come from, how they are read, who extracts.

    `load` gives the extractor and is called once, when the first article needs it; `config` is what
    decides the records, `progress` is told of every article that is dealt with.
    """

    inputs: Sequence[Path | str]
    reading: ReadOptions
    load: Callable[[], Extracts]
    config: dict[str, Any]
    options: RunOptions = field(default_factory=RunOptions)
    progress: Callable[[Tally], None] = lambda _: None

    @property
    def digest(self) -> str:
        """sha256 over the configuration: what a resumed run must share with the first."""
        return hashlib.sha256(
            orjson.dumps(self.config, option=orjson.OPT_SORT_KEYS, default=str)
        ).hexdigest()


@dataclass(frozen=True, kw_only=True)
class Ending:
    """How a run ended. `signal` is set where one stopped it."""

    tally: Tally
    signal: int | None = None

    @property
    def exit_code(self) -> int:
        """0 all done, 3 finished with failures, 128 + signal where one stopped it."""
        if self.signal is not None:
            return 128 + self.signal
        return 3 if self.tally.failed else 0


class _Output(Protocol):
    def append(self, item: Item, result: Result) -> None: ...
    def flush(self) -> None: ...


def configuration(settings: Any, model_version: str) -> dict[str, Any]:
    """Everything that decides the records: settings, versions, digests of the data files."""
    values = asdict(settings)
    for name in ("frames", "gazetteers"):
        values[name] = [[str(path), _content_digest(path)] for path in values[name]]
    return {
        **values,
        "model_version": model_version,
        "dateline": version("dateline"),
        "spacy": version("spacy"),
        "data": data_digest(),
    }


def _content_digest(path: Path) -> str:
    digest = hashlib.sha256()
    for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
        if file.is_file():
            digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


def run(job: Job, output: Path) -> Ending:
    """Extract into `output`, with a journal beside it. Raises UsageError and RunError."""
    options, tally = job.options, Tally()
    paths = Paths.beside(output)
    saved = SavedRun(paths, digest=job.digest, to=options.to)
    reading = _without(job.reading, paths.all())
    with Stopping() as stopping:
        items = _limited(read_all(job.inputs, reading, tally), options)
        finished = False
        try:
            if options.resume:
                items = saved.resume(items, tally, force=options.force)
            else:
                saved.start(force=options.force)
            work(job, items, saved, tally, stopping)
            if stopping.signal is None:
                tally.check()
                saved.publish()
                finished = True
        finally:
            saved.close()
            if paths.journal.exists():
                saved.write_errors()
                _write_summary(paths.summary, job, tally, finished=finished)
    return Ending(tally=tally, signal=stopping.signal)


def work(
    job: Job, items: Iterator[Item], output: _Output, tally: Tally, stopping: Stopping
) -> None:
    """Send what is left through the workers, into the output; flushed however it ends."""
    try:
        first = next(stopping.watching(items), None)
        if first is None:
            return
        with Workers(
            job.load(), jobs=job.options.jobs, timeout=job.options.timeout, stopped=stopping
        ) as workers:
            for item, result in workers.run(stopping.watching(_chained(first, items))):
                output.append(item, result)
                _count(result, tally, job)
    except InterruptedReadError:
        return
    finally:
        output.flush()


def _chained(first: Item, rest: Iterator[Item]) -> Iterator[Item]:
    yield first
    yield from rest


def _count(result: Result, tally: Tally, job: Job) -> None:
    if isinstance(result, Extracted):
        tally.add(result.types, None)
    else:
        tally.add({}, result.code)
    job.progress(tally)
    most = job.options.max_errors
    if most is not None and tally.failed > most:
        raise RunError(
            f"{counted(tally.failed, 'article')} failed, more than {most}; what is done is kept"
        )


def read_all(inputs: Sequence[Path | str], reading: ReadOptions, tally: Tally) -> Iterator[Item]:
    """The items of every readable file; files of unknown kind are counted as skipped."""
    for source in sources(inputs, reading):
        if source.format is None:
            tally.skip(own=source.own)
            continue
        yield from read_source(source, reading)


def _limited(items: Iterator[Item], options: RunOptions) -> Iterator[Item]:
    taken = 0
    for item in items:
        if options.limit is not None and taken >= options.limit:
            return
        if options.sample is None or chosen(identity(item), options.sample):
            taken += 1
            yield item


def chosen(article_id: str, share: float) -> bool:
    """Whether an article is in the sample: by its id alone, so the same in every run."""
    value = int.from_bytes(
        hashlib.sha256(article_id.encode("utf-8", "replace")).digest()[:8], "big"
    )
    return value < share * 2**64


def _without(reading: ReadOptions, own: frozenset[Path]) -> ReadOptions:
    return replace(reading, exclude=reading.exclude | own)


def _write_summary(path: Path, job: Job, tally: Tally, *, finished: bool) -> None:
    value = summary(tally, finished=finished, config=job.config, digest=job.digest)
    data = orjson.dumps(value, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE, default=str)
    with as_run_errors(path):
        path.write_bytes(data)


class StreamOutput:
    """Records to stdout, errors to stderr: for a pipe, without journal."""

    def append(self, item: Item, result: Result) -> None:
        """Write at once."""
        if isinstance(result, Refused):
            error = orjson.dumps(told_error(item, result), option=orjson.OPT_APPEND_NEWLINE)
            sys.stderr.buffer.write(error)
            sys.stderr.flush()
        else:
            with as_run_errors("the standard output"):
                sys.stdout.buffer.write(result.lines)

    def flush(self) -> None:
        """Hand on what is buffered."""
        with as_run_errors("the standard output"):
            sys.stdout.buffer.flush()


def run_to_stdout(job: Job) -> Ending:
    """Extract into the standard output."""
    tally = Tally()
    with Stopping() as stopping:
        items = _limited(read_all(job.inputs, job.reading, tally), job.options)
        work(job, items, StreamOutput(), tally, stopping)
    if stopping.signal is None:
        tally.check()
    return Ending(tally=tally, signal=stopping.signal)


def listing(job: Job) -> Iterator[Source]:
    """What would be read (`--dry-run`)."""
    yield from sources(job.inputs, job.reading)


def cores() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
