"""The options with which `show` and `stats` choose records."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, get_args

import click

from dateline.errors import UsageError
from dateline.record import EventType, Status
from dateline.review.happenings import Happening, read_happenings
from dateline.review.selection import Selection, first_day, last_day


def _first(_: click.Context, __: click.Parameter, value: str | None) -> Any:
    return _as_day(first_day, value)


def _last(_: click.Context, __: click.Parameter, value: str | None) -> Any:
    return _as_day(last_day, value)


def _as_day(read: Callable[[str], Any], value: str | None) -> Any:
    if value is None:
        return None
    try:
        return read(value)
    except UsageError as error:
        raise click.BadParameter(str(error)) from error


_OPTIONS = [
    click.argument("events", nargs=-1, required=True, type=click.Path(path_type=Path)),
    click.option("--type", "types", multiple=True, type=click.Choice(get_args(EventType)),
                 help="Only this type. Repeatable."),
    click.option("--status", "statuses", multiple=True, type=click.Choice(get_args(Status)),
                 help="Only this status. Repeatable."),
    click.option("--actor", default="", help="Only with a participant whose name has this in it."),
    click.option("--country", default="", metavar="CODE",
                 help="Only with a participant or place of this country, e.g. NO."),
    click.option("--since", callback=_first, metavar="DATE",
                 help="Only what may have happened on or after 2020, 2020-03 or 2020-03-16."),
    click.option("--until", callback=_last, metavar="DATE", help="Only on or before."),
    click.option("--min-confidence", type=click.FloatRange(0, 1), default=0.0,
                 help="Only this confidence or a higher one."),
]  # fmt: skip


def selecting(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command the argument EVENTS and the options that choose among them."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


def chosen(events: tuple[Path, ...], **values: Any) -> Iterator[Happening]:
    """The records of the files that meet the options; errors as in `read_happenings`."""
    selection = Selection(**values)
    return (event for event in read_happenings(events) if selection.accepts(event))
