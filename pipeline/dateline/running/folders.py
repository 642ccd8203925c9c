"""Folder to folder: one output for every input file, those that exist already passed over."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from pathlib import Path

import orjson

from dateline.article import Article
from dateline.errors import ArticleError
from dateline.reading import Source, read_source, sources
from dateline.running.batch import Ending, Job, chosen, work
from dateline.running.counting import Tally, summary
from dateline.running.journal import identity
from dateline.running.records import parse_record
from dateline.running.saved import told_error
from dateline.running.stopping import Stopping
from dateline.running.worker import Extracted, Result
from dateline.writing.base import AtomicFile, Sink, as_run_errors
from dateline.writing.formats import FORMATS, sink_for

Item = Article | ArticleError

ERRORS = "errors.jsonl"
SUMMARY = "summary.json"


class FolderOutput:
    """Takes results in the order of the input and gives each to the file of its source."""

    def __init__(self, folder: Path, *, to: str) -> None:
        self._folder = folder
        self._to = to
        # What was read, in order: a source where its file begins, True for each of its items.
        self.read: deque[Source | bool] = deque()
        self._sink: Sink | None = None
        self._errors: AtomicFile | None = None
        self._any_done = False
        self._any_failed = False

    def target(self, source: Source) -> Path:
        """`sub/a.txt` -> `FOLDER/sub/a.txt.events.jsonl`."""
        return self._folder / f"{source.name}.events{FORMATS[self._to][2][0]}"

    def append(self, item: Item, result: Result) -> None:
        """Write the result of the next item."""
        self._begin_files()
        self.read.popleft()
        if isinstance(result, Extracted):
            self._any_done = True
            if self._sink and result.lines:
                lines = result.lines.splitlines()
                self._sink.write([parse_record(line, place="worker") for line in lines])
            return
        self._any_failed = True
        error = orjson.dumps(told_error(item, result), option=orjson.OPT_APPEND_NEWLINE)
        with as_run_errors(self._folder / ERRORS):
            self._error_file().stream.write(error)

    def _begin_files(self) -> None:
        while self.read and isinstance(source := self.read[0], Source):
            self.read.popleft()
            self._finish_file()
            self._sink = sink_for(self.target(source), to=self._to)
            self._sink.open()
            self._any_done = self._any_failed = False

    def _finish_file(self) -> None:
        """Publish; but a file of which every article failed is to be tried again next time."""
        sink, self._sink = self._sink, None
        if sink and self._any_failed and not self._any_done:
            sink.abort()
        elif sink:
            sink.close()

    def _error_file(self) -> AtomicFile:
        if self._errors is None:
            self._errors = AtomicFile(self._folder / ERRORS)
            self._errors.open()
        return self._errors

    def flush(self) -> None:
        """Nothing is kept back."""

    def close(self, *, finished: bool) -> None:
        """Publish the last file of a finished run; drop the file that was interrupted."""
        if finished:
            self._begin_files()
            self._finish_file()
        elif self._sink:
            self._sink.abort()
        if self._errors:
            self._errors.publish()


def run_to_folder(job: Job, folder: Path) -> Ending:
    """Extract into `folder`, a file for each input file. Raises UsageError and RunError."""
    tally, output = Tally(), FolderOutput(folder, to=job.options.to or "jsonl")
    finished = False
    with as_run_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / ERRORS).unlink(missing_ok=True)
    with Stopping() as stopping:
        try:
            work(job, _items(job, output, tally), output, tally, stopping)
            finished = stopping.signal is None
        finally:
            output.close(finished=finished)
            value = summary(tally, finished=finished, config=job.config, digest=job.digest)
            with as_run_errors(folder / SUMMARY):
                option = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE
                data = orjson.dumps(value, option=option, default=str)
                (folder / SUMMARY).write_bytes(data)
    if finished:
        tally.check()
    return Ending(tally=tally, signal=stopping.signal)


def _items(job: Job, output: FolderOutput, tally: Tally) -> Iterator[Item]:
    taken = 0
    for source in sources(job.inputs, job.reading):
        if source.format is None or output.target(source).exists():
            tally.skip(own=source.own)
            continue
        output.read.append(source)
        for item in read_source(source, job.reading):
            if job.options.limit is not None and taken >= job.options.limit:
                return
            if job.options.sample is None or chosen(identity(item), job.options.sample):
                taken += 1
                output.read.append(True)
                yield item
