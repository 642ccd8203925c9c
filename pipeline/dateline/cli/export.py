"""`dateline export`: records into tables, columns, a database or a search engine's bulk file."""

from __future__ import annotations

import itertools
import sys
from pathlib import Path

import click

from dateline.counted import counted
from dateline.errors import RunError, UsageError
from dateline.running.records import read_records
from dateline.writing.base import writing_to
from dateline.writing.formats import FORMATS, sink_for

BATCH = 1000


@click.command()
@click.argument("events", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path), help="Where the records go."
)
@click.option(
    "--to",
    type=click.Choice(list(FORMATS)),
    help="The format; without it the ending of the output tells.",
)
def command(events: tuple[Path, ...], output: Path, to: str | None) -> None:
    """Write the records of EVENTS (JSONL, packed or not, or - for stdin) in another format.

    Formats: jsonl, csv (with a table of participants beside it), parquet, sqlite, elasticsearch.
    A second run with the same records changes nothing; SQLite keeps what else it holds.
    """
    try:
        count = export(events, output, to=to)
    except UsageError as error:
        raise click.UsageError(str(error)) from error
    except RunError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{counted(count, 'event')} in {output}", file=sys.stderr)


def export(events: tuple[Path, ...], output: Path, *, to: str | None = None) -> int:
    """Write the records of `events` to `output`; return how many there were."""
    count = 0
    records = read_records(events)
    with writing_to(sink_for(output, to=to)) as sink:
        while batch := list(itertools.islice(records, BATCH)):
            sink.write(batch)
            count += len(batch)
    return count
