"""The options that decide the records, the same for every command that extracts by itself."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from dateline.running.extracting import LoadSettings

_PATHS: dict[str, Any] = {"multiple": True, "type": click.Path(path_type=Path, exists=True)}
_OPTIONS = (
    click.option("--model", help="spaCy pipeline instead of the default one."),
    click.option("--frames", help="Frames of your own: a file or a folder. Repeatable.", **_PATHS),
    click.option("--gazetteer", help="A gazetteer of your own (CSV). Repeatable.", **_PATHS),
    click.option(
        "--min-confidence", type=click.FloatRange(0, 1), help="Leave out records below it."
    ),
    click.option("--day-first", is_flag=True, help="Read 03/04/2020 as the 3rd of April."),
)


def loading_options(function: Callable[..., None]) -> Callable[..., None]:
    """Add the options to a command; it gets them as one argument, `settings`."""

    @functools.wraps(function)
    def packed(
        *,
        model: str | None,
        frames: tuple[Path, ...],
        gazetteer: tuple[Path, ...],
        min_confidence: float | None,
        day_first: bool,
        **rest: Any,
    ) -> None:
        settings = LoadSettings(
            model=model,
            frames=frames,
            gazetteers=gazetteer,
            min_confidence=min_confidence,
            day_first=day_first,
        )
        function(settings=settings, **rest)

    for option in reversed(_OPTIONS):
        packed = option(packed)
    return packed
