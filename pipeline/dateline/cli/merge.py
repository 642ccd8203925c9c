"""`dateline merge`: records of several articles that tell the same happening become one."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from dateline.counted import counted
from dateline.errors import DatelineError, UsageError
from dateline.running.joining import measure_pairs, merge_files


@click.command()
@click.argument("events", nargs=-1, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Merged events, JSONL.")
@click.option(
    "--articles",
    multiple=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="The articles (JSONL): copies are looked for in their texts, not only in the evidence.",
)
@click.option("--temp-dir", type=click.Path(path_type=Path), help="Where sorting puts its files.")
@click.option(
    "--score",
    "pairs",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Merge nothing; print precision and recall on labelled pairs of records.",
)
def command(
    events: tuple[Path, ...],
    output: Path | None,
    articles: tuple[Path, ...],
    temp_dir: Path | None,
    pairs: Path | None,
) -> None:
    """Join the records in EVENTS (JSONL of `dateline extract`) across articles.

    Memory holds what can still be joined, not the whole; the order of the input does not matter.
    """
    try:
        if pairs is not None:
            _print_score(pairs)
            return
        if not events or output is None:
            raise UsageError("EVENTS and --output are needed, or --score")
        counts = merge_files(events, output, articles=articles, folder=temp_dir)
    except UsageError as error:
        raise click.UsageError(str(error)) from error
    except DatelineError as error:
        raise click.ClickException(str(error)) from error
    told = (
        counted(counts.records, "record"),
        counted(counts.events, "event"),
        counted(counts.copies, "copied article"),
    )
    click.echo(", ".join(told), file=sys.stderr)


def _print_score(pairs: Path) -> None:
    found = measure_pairs(pairs)
    report = {
        "pairs": found.pairs,
        "same": found.same,
        "joined": found.joined,
        "precision": round(found.precision, 3),
        "recall": round(found.recall, 3),
        "wrong": found.wrong,
        "missed": found.missed,
    }
    click.echo(json.dumps(report, indent=2))
