"""`dateline dates`: every time expression of articles and TimeML documents."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click
import orjson

from dateline.article import Article
from dateline.cli.published import published
from dateline.errors import ArticleError, RunError, UsageError
from dateline.reading import ReadOptions, read_articles
from dateline.reading.options import today
from dateline.settings import DEFAULT_MODEL
from dateline.times.timeml import parse_timeml
from dateline.writing.base import AtomicFile, as_run_errors

if TYPE_CHECKING:
    from dateline.times import TimeExpression

_TIMEML = ".tml"

# An article and the day that its relative expressions count from where that is given.
Item = tuple[Article, date | None] | ArticleError


@click.command()
@click.argument("inputs", nargs=-1, required=True)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="JSONL file; else stdout.")
@published("For undated articles.")
@click.option("--day-first", is_flag=True, help="Read 03/04/2020 as the third of April.")
@click.option("--model", default=DEFAULT_MODEL, show_default=True, help="Any spaCy pipeline.")
def command(
    inputs: tuple[str, ...],
    output: Path | None,
    published: date | None,
    day_first: bool,
    model: str,
) -> None:
    """Write every time expression of the INPUTS (files, folders, "-"), one JSON object a line.

    TimeML files (.tml) count from their creation time, other articles from the date of their
    dateline or else their publication date.

    \b
    Example:
      dateline dates articles.jsonl report.tml -o dates.jsonl
    """
    options = ReadOptions(published=published, latest=today(), day_first=day_first)
    try:
        failed = _run(inputs, output, options, model=model)
    except UsageError as error:
        raise click.UsageError(str(error)) from error
    except RunError as error:
        raise click.ClickException(str(error)) from error
    if failed:
        sys.exit(3)


def _run(inputs: tuple[str, ...], output: Path | None, options: ReadOptions, *, model: str) -> int:
    """Write the lines of all inputs; the number of articles that failed."""
    failures: list[ArticleError] = []
    items = _readable(_items(inputs, options), failures)
    lines = _lines(items, model, options.day_first)
    if output is None:
        for line in lines:
            sys.stdout.buffer.write(line)
    else:
        _write(output, lines)
    return len(failures)


def _write(output: Path, lines: Iterable[bytes]) -> None:
    """The lines as a file that appears whole or not at all."""
    file = AtomicFile(output)
    file.open()
    try:
        with as_run_errors(output):
            for line in lines:
                file.stream.write(line)
    except BaseException:
        file.discard()
        raise
    file.publish()


def _readable(
    items: Iterable[Item], failures: list[ArticleError]
) -> Iterator[tuple[Article, date | None]]:
    """The articles; what can't be read is told on stderr and kept in `failures`."""
    for item in items:
        if isinstance(item, ArticleError):
            click.echo(f"{item.place}: {item.code}: {item.message}", err=True)
            failures.append(item)
        else:
            yield item


def _items(inputs: tuple[str, ...], options: ReadOptions) -> Iterator[Item]:
    for name in inputs:
        path = Path(name)
        if path.is_dir():
            for file in sorted(path.rglob(f"*{_TIMEML}")):
                yield _timeml(file, options)
        if path.suffix == _TIMEML and path.is_file():
            yield _timeml(path, options)
            continue
        for item in read_articles([name], options=options):
            yield item if isinstance(item, ArticleError) else (item, None)


def _timeml(path: Path, options: ReadOptions) -> Item:
    """A TimeML document as an article that counts from its creation date."""
    try:
        document = parse_timeml(path.read_bytes(), place=str(path))
    except ArticleError as error:
        return error
    except OSError as error:
        return ArticleError(str(error), code="E_READ", place=str(path), article_id=path.stem)
    created = document.created or options.published
    if created and options.latest and created > options.latest:
        message = f"creation date {created} lies in the future"
        return ArticleError(message, code="E_DATE", place=str(path), article_id=path.stem)
    return Article(id=path.stem, text=document.text, published=created), created


def _lines(
    items: Iterable[tuple[Article, date | None]], model: str, day_first: bool
) -> Iterator[bytes]:
    """One line a time expression, article by article."""
    from dateline.language.model import load_language
    from dateline.language.reader import DocReader
    from dateline.times import dateline_date, find_times

    reader = DocReader(nlp=load_language(model), cascade=False)
    for article, counted_from in items:
        stated = counted_from or dateline_date(article.text, article.published)
        times = find_times(
            reader.read(article.text),
            reference=stated or article.published,
            day_first=day_first,
        )
        yield from (_line(article, time) for time in times)


def _line(article: Article, time: TimeExpression) -> bytes:
    row = {
        "article": article.id,
        "start": time.start,
        "end": time.end,
        "text": article.text[time.start : time.end],
        "type": time.type,
        "value": time.value,
        "edtf": time.edtf,
        "earliest": time.earliest,
        "latest": time.latest,
        "granularity": time.granularity,
    }
    return orjson.dumps(row) + b"\n"
