"""`dateline review`: the page on which a person checks records against the text."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from dateline.article import Article
from dateline.cli.selecting import chosen, selecting
from dateline.counted import counted
from dateline.errors import ArticleError, RunError, UsageError
from dateline.reading import ReadOptions, read_articles
from dateline.record import EventRecord
from dateline.review.model import PageData, build
from dateline.review.page import write_page
from dateline.review.serving import ReviewServer
from dateline.review.store import ArticleStore

# Beyond it a browser takes its time with a single file.
MANY = 20_000


@click.command()
@selecting
@click.option("--articles", "inputs", multiple=True, type=click.Path(path_type=Path),
              help="The articles: what was given to extract. Repeatable.")  # fmt: skip
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False),
              help="The HTML file to write.")  # fmt: skip
@click.option("--serve", is_flag=True, help="Serve the page instead: for large sets.")
@click.option("--port", type=click.IntRange(0, 65535), default=8765, show_default=True,
              help="Where to serve; 0: any free port.")  # fmt: skip
@click.option("--with-empty", is_flag=True,
              help="Also list the articles without events.")  # fmt: skip
@click.option("--title", help="What the page is called; default: the name of the first file.")
def command(
    events: tuple[Path, ...], inputs: tuple[Path, ...], output: Path | None, serve: bool,
    port: int, with_empty: bool, title: str | None, **values: Any,
) -> None:  # fmt: skip
    """Make a page from the records in EVENTS (JSONL of extract) and the articles.

    On it each record is seen in its text and accepted, rejected or corrected, missed events are
    added, and the verdicts are downloaded as labelled samples that `dateline evaluate` reads.

    \b
    Examples:
      dateline review events.jsonl --articles articles/ -o review.html
      dateline review events.jsonl --articles news.jsonl.gz --serve --type agreement
    """
    if serve == bool(output):
        raise click.UsageError("give either --output FILE or --serve")
    name = title or events[0].name
    try:
        records = list(_records(events, values))
        store = ArticleStore(_articles(inputs, records, with_empty=with_empty))
        data = build(records, store, with_empty=with_empty, with_texts=not serve)
        _tell(data, told=bool(inputs), serve=serve)
        if output:
            write_page(data, output, title=name)
            click.echo(f"written to {output}; open it in a browser", err=True)
        else:
            _serve(data, store, title=name, port=port)
    except UsageError as error:
        raise click.UsageError(str(error)) from error
    except RunError as error:
        raise click.ClickException(str(error)) from error


def _records(events: tuple[Path, ...], values: dict[str, Any]) -> Iterator[EventRecord]:
    for event in chosen(events, **values):
        if not isinstance(event, EventRecord):
            raise UsageError(f"{event.id} is a merged event; review takes what extract writes")
        yield event


def _articles(
    inputs: tuple[Path, ...], records: list[EventRecord], *, with_empty: bool
) -> Iterator[Article]:
    """The articles that the page needs; what cannot be read is told and left out."""
    wanted = {record.article.id for record in records}
    for item in read_articles(inputs, options=ReadOptions()) if inputs else ():
        if isinstance(item, ArticleError):
            click.echo(f"{item.place}: {item.code}: {item.message}", err=True)
        elif with_empty or item.id in wanted:
            yield item


def _tell(data: PageData, *, told: bool, serve: bool) -> None:
    found = counted(len(data.events), "event")
    click.echo(f"{found} in {counted(len(data.articles), 'article')}", err=True)
    if data.strays:
        hint = "" if told else "; name them with --articles"
        missing = counted(len(data.strays), "article")
        _warn(f"{missing} not at hand, only the evidence is shown{hint}")
    if data.changed:
        _warn(f"{counted(len(data.changed), 'article')} of another text than the records'")
    if len(data.events) > MANY and not serve:
        _warn("that is much for one file; --serve or a filter (--type, --since …) makes it lighter")


def _warn(message: str) -> None:
    click.echo(f"warning: {message}", err=True)


def _serve(data: PageData, store: ArticleStore, *, title: str, port: int) -> None:
    server = ReviewServer(data, store, title=title, port=port)
    # A shell that starts it in the background makes it ignore the signal of Ctrl-C.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    click.echo(f"{server.address} (Ctrl-C ends it)", err=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        click.echo("ended", err=True)
    finally:
        server.server_close()
