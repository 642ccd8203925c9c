"""`dateline merge` as a run: sort on disk, find copied articles, join, write."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import jsonlines
import orjson

from dateline.errors import ArticleError, RunError, SampleError
from dateline.merging.clusters import MAX_OPEN, merge_sorted
from dateline.merging.measure import Pair, PairScore, measure
from dateline.merging.pairs import to_pair
from dateline.merging.traits import sort_key
from dateline.record import EventRecord
from dateline.running.articles import parse_line
from dateline.running.records import numbered_lines, parse_record, read_records
from dateline.running.sorting import RUN, sorted_lines
from dateline.writing.base import AtomicFile, as_run_errors, encode


@dataclass(frozen=True, kw_only=True)
class MergeCounts:
    """`records` went in, `events` came out; `copies` articles were recognised as copies."""

    records: int
    events: int
    copies: int


def merge_files(
    events: Sequence[Path],
    output: Path,
    *,
    articles: Sequence[Path] = (),
    folder: Path | None = None,
    run: int = RUN,
    max_open: int = MAX_OPEN,
) -> MergeCounts:
    """Join the records of `events` (JSONL) and write merged events (JSONL) to `output`.

    `articles` (JSONL) are the texts in which copies are looked for; without them the records'
    sentences must do. The order of the input does not change the output. Raises RunError.
    """
    copies = copied_articles(events, articles, folder=folder, run=run)
    keyed = ((sort_key(record), encode(record)) for record in read_records(events))
    lines = sorted_lines(keyed, folder=folder, run=run)
    records = _Counted(parse_record(line, place="sorted") for line in _distinct(lines))
    written = 0
    target = AtomicFile(output)
    stream = target.open()
    try:
        with as_run_errors(output):
            for event in merge_sorted(records, copies=copies, max_open=max_open):
                stream.write(event.model_dump_json(by_alias=True).encode() + b"\n")
                written += 1
        target.publish()
    except BaseException:
        target.discard()
        raise
    extra = len(copies) - len(set(copies.values()))
    return MergeCounts(records=records.count, events=written, copies=extra)


class _Counted(Iterator[EventRecord]):
    def __init__(self, records: Iterable[EventRecord]) -> None:
        self._records = iter(records)
        self.count = 0

    def __next__(self) -> EventRecord:
        record = next(self._records)
        self.count += 1
        return record


def _distinct(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Without records that came in twice: equal lines stand side by side."""
    return (line for line, _ in itertools.groupby(lines))


def copied_articles(
    events: Sequence[Path], articles: Sequence[Path], *, folder: Path | None, run: int = RUN
) -> dict[str, str]:
    """From the id of each article that has a copy to that of the first of its group."""
    # Imported here: it brings NumPy and SciPy along.
    from dateline.merging.duplicates import Body, find_copies

    keyed = _bodies_of_articles(articles) if articles else _bodies_of_records(events)
    lines = sorted_lines(keyed, folder=folder, run=run)
    values = (orjson.loads(line) for line in lines)
    groups = itertools.groupby(values, key=_article_key)
    return find_copies(
        Body(
            id=article_id,
            published=_day(published),
            text=" ".join(dict.fromkeys(value["text"] for value in group)),
        )
        for (published, article_id), group in groups
    )


def _article_key(value: dict[str, str]) -> tuple[str | None, str]:
    return value["published"], value["id"]


def _bodies_of_articles(paths: Sequence[Path]) -> Iterator[tuple[str, bytes]]:
    for place, line in numbered_lines(paths):
        try:
            article = parse_line(line, place=place)
        except ArticleError as error:
            raise RunError(f"{place}: no article: {error.message}") from error
        published = article.published.isoformat() if article.published else None
        yield _keyed(published, article.id, "", article.text)


def _bodies_of_records(paths: Sequence[Path]) -> Iterator[tuple[str, bytes]]:
    for record in read_records(paths):
        article = record.article
        published = article.published.isoformat() if article.published else None
        for sentence in record.evidence:
            yield _keyed(published, article.id, f"{sentence.start:09d}", sentence.text)


def _keyed(published: str | None, article_id: str, order: str, text: str) -> tuple[str, bytes]:
    key = orjson.dumps([published or "9999", article_id, order]).decode()
    return key, orjson.dumps({"published": published, "id": article_id, "text": text})


def _day(text: str | None) -> datetime.date | None:
    return None if text is None else datetime.date.fromisoformat(text)


def measure_pairs(path: Path) -> PairScore:
    """How well the labelled pairs in `path` are told apart; SampleError for a malformed line."""
    return measure(_pairs(path))


def _pairs(path: Path) -> Iterator[Pair]:
    place = str(path)

    def lines() -> Iterator[bytes]:
        nonlocal place
        for place, line in numbered_lines([path]):  # noqa: B007 - read below
            yield line

    try:
        for value in jsonlines.Reader(lines()).iter(type=dict):
            yield to_pair(value, place=place)
    except jsonlines.InvalidLineError as error:
        # It counts the lines that are not blank: `place` has the number in the file.
        raise SampleError(f"{place}: {error.message.rpartition(' (line')[0]}") from error
