"""`dateline stats`: how many records there are by type, month, actor, country."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import click

from dateline.cli.selecting import chosen, selecting
from dateline.counted import counted
from dateline.errors import RunError, UsageError
from dateline.review.counts import DIMENSIONS, chart, count, ranked

DEFAULT = ("type", "status", "month", "actor", "country")


def _dimensions(_: click.Context, __: click.Parameter, value: str) -> tuple[str, ...]:
    names = tuple(name.strip() for name in value.split(",") if name.strip())
    for name in names:
        if name not in DIMENSIONS:
            raise click.BadParameter(f"{name!r} is none of {', '.join(DIMENSIONS)}")
    return names


@click.command()
@selecting
@click.option("--by", "dimensions", default=",".join(DEFAULT), show_default=True,
              callback=_dimensions, help=f"What to count by: {', '.join(DIMENSIONS)}.")  # fmt: skip
@click.option("--top", type=click.IntRange(1), default=15, show_default=True,
              help="How many values of each; of the months the latest.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object with all values.")
def command(
    events: tuple[Path, ...], dimensions: tuple[str, ...], top: int, as_json: bool, **values: Any
) -> None:
    """Count the records in EVENTS (JSONL of extract or merge, packed or not, or -).

    \b
    Examples:
      dateline stats events.jsonl
      dateline stats events.jsonl --by actor --type visit --top 5
    """
    try:
        total, tables = count(chosen(events, **values), dimensions)
    except UsageError as error:
        raise click.UsageError(str(error)) from error
    except RunError as error:
        raise click.ClickException(str(error)) from error
    if as_json:
        all_values = {name: dict(ranked(name, counter)) for name, counter in tables.items()}
        click.echo(json.dumps({"events": total, **all_values}, indent=2, ensure_ascii=False))
        return
    width = shutil.get_terminal_size((100, 24)).columns
    click.echo(counted(total, "event"))
    for name, counter in tables.items():
        if counter:
            click.echo()
            for line in chart(name, counter, top=top, width=width):
                click.echo(line)
