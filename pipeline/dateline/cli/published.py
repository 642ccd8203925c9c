"""The option `--published`: a day, and none that is still to come."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import click
from click.decorators import FC

from dateline.reading.options import today


def published(meaning: str) -> Callable[[FC], FC]:
    """The option for a command; `meaning` is its line of help. The command gets a date or None."""
    return click.option(
        "--published", type=click.DateTime(["%Y-%m-%d"]), callback=_past, help=meaning
    )


def _past(_: click.Context, __: click.Parameter, value: datetime | None) -> date | None:
    if value is not None and value.date() > today():
        raise click.BadParameter(f"{value.date()} lies in the future")
    return value.date() if value else None
