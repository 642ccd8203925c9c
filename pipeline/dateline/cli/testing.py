"""`dateline test`: the test sentences of frames, and why one fails."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from dateline.cli.config import use_config
from dateline.errors import RunError, UsageError
from dateline.settings import DEFAULT_MODEL


class _Tally:
    """How many sentences there were, and what is told of them."""

    def __init__(self, *, verbose: bool) -> None:
        self.verbose = verbose
        self.passed = 0
        self.failed = 0

    def take(self, outcome: Any) -> None:
        """Count one outcome; tell it where it failed, or where all is told."""
        self.passed += outcome.passed
        self.failed += not outcome.passed
        if outcome.passed and not self.verbose:
            return
        word = "ok  " if outcome.passed else "FAIL"
        kind = "refuses" if outcome.refusing else "finds"
        click.echo(f"{word} {outcome.frame.id} {kind}: {outcome.sentence}")
        if not outcome.passed:
            click.echo(f"       in {outcome.source}")
        for line in (*outcome.problems, *outcome.hints):
            click.echo(f"       {line}")


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True))
@click.option("--frames", multiple=True, type=click.Path(path_type=Path, exists=True),
              help="The frames where no PATHS are given; dateline.toml sets it.")  # fmt: skip
@click.option("--gazetteer", multiple=True, help="A gazetteer of your own (CSV). Repeatable.",
              type=click.Path(path_type=Path, exists=True, dir_okay=False))  # fmt: skip
@click.option("--only", metavar="WORDS", default="", help="Only frames with this in their id.")
@click.option("--model", default=DEFAULT_MODEL, show_default=True, help="spaCy pipeline.")
@click.option("-v", "--verbose", is_flag=True, help="Also list the sentences that pass.")
@click.option("--config", is_eager=True, expose_value=False, callback=use_config,
              type=click.Path(path_type=Path, exists=True, dir_okay=False),
              help="Config file, instead of the nearest dateline.toml.")  # fmt: skip
def command(
    paths: tuple[Path, ...], frames: tuple[Path, ...], gazetteer: tuple[Path, ...], only: str,
    model: str, verbose: bool,
) -> None:  # fmt: skip
    """Run the test sentences of the frames in PATHS (files or folders; else the config's frames).

    A `test` sentence must give an event of the frame's type at {the trigger} with exactly the
    participants marked [role Name]; a `refuse_test` sentence must give none. Exit 1: some failed.

    \b
    Examples:
      dateline test frames/
      dateline test frames/own.toml --only gift -v
    """
    tally = _Tally(verbose=verbose)
    try:
        untested = _run(paths or frames, gazetteer, only=only, model=model, tally=tally)
    except UsageError as error:
        raise click.UsageError(str(error)) from error
    except RunError as error:
        raise click.ClickException(str(error)) from error
    for name in untested:
        click.echo(f"note {name} has no test sentence")
    click.echo(f"{tally.passed} passed, {tally.failed} failed")
    if tally.failed:
        sys.exit(1)


def _run(
    paths: tuple[Path, ...], gazetteer: tuple[Path, ...], *, only: str, model: str, tally: _Tally
) -> list[str]:
    """Run the sentences; the ids of the frames that have none."""
    # Imported here: --help needs no spaCy.
    from dateline import load
    from dateline.scaffolding.frame_files import frames_of, is_shipped, shipped_frames
    from dateline.scaffolding.sentences import run_sentences

    pairs = [(s, f) for s, f in (frames_of(paths) if paths else shipped_frames()) if only in f.id]
    if not pairs:
        raise UsageError(f"no frame has {only!r} in its id" if only else "no frames in these files")
    own = [path for path in paths if not is_shipped(path)]
    # All that the frames find, sure or not, as no cascade hides a sentence from them.
    extractor = load(model, frames=own, gazetteers=gazetteer, cascade=False, min_confidence=0.0)
    for outcome in run_sentences(extractor, pairs):
        tally.take(outcome)
    return [frame.id for _, frame in pairs if not (frame.test or frame.refuse_test)]
