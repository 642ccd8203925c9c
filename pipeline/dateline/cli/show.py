"""`dateline show`: a table of event records."""

from __future__ import annotations

import itertools
import shutil
import sys
from pathlib import Path
from typing import Any

import click

from dateline.cli.selecting import chosen, selecting
from dateline.counted import counted
from dateline.errors import RunError, UsageError
from dateline.review.table import order, table


@click.command()
@selecting
@click.option("--sort", type=click.Choice(["date", "confidence", "input"]), default="date",
              show_default=True, help="The order of the rows.")  # fmt: skip
@click.option("--limit", type=click.IntRange(1), help="Only the first N rows.")
@click.option("--width", type=click.IntRange(40), help="Columns; default: those of the terminal.")
@click.option("--wide", is_flag=True, help="Cut nothing.")
def command(
    events: tuple[Path, ...], sort: str, limit: int | None, width: int | None, wide: bool,
    **values: Any,
) -> None:  # fmt: skip
    """Print a table of the records in EVENTS (JSONL of extract or merge, packed or not, or -).

    \b
    Examples:
      dateline show events.jsonl
      dateline show events.jsonl --type agreement --since 2019-10 --country AR
      dateline show events.jsonl --actor airbus --sort confidence --limit 20
    """
    try:
        found = list(chosen(events, **values))
    except UsageError as error:
        raise click.UsageError(str(error)) from error
    except RunError as error:
        raise click.ClickException(str(error)) from error
    if sort == "date":
        found.sort(key=order)
    elif sort == "confidence":
        found.sort(key=lambda event: -event.confidence)
    columns = None if wide else width or shutil.get_terminal_size((120, 24)).columns
    for line in table(itertools.islice(found, limit), width=columns):
        click.echo(line)
    click.echo(f"{counted(len(found), 'event')}; ? behind a status: hedged", file=sys.stderr)
