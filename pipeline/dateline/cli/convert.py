"""`dateline convert`: labelled samples from one form into another."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from dateline.cli.evaluate import FORM_HELP, Problems
from dateline.errors import RunError, SampleError, UsageError
from dateline.evaluation.formats import FORMATS, read_samples, writable
from dateline.evaluation.model import Sample


@click.command()
@click.argument("source", type=click.Path(path_type=Path, exists=True))
@click.argument("target", type=click.Path(path_type=Path))
@click.option("--from", "form", type=click.Choice(list(FORMATS)), help=FORM_HELP)
@click.option("--to", type=click.Choice(writable()), required=True, help="The form to write.")
@click.option("--mapping", type=click.Path(path_type=Path), help="A table of labels (TOML).")
def command(source: Path, target: Path, form: str | None, to: str, mapping: Path | None) -> None:
    """Write the labelled samples of SOURCE (a file or a folder) to TARGET in another form.

    A malformed sample is named and left out; exit code 3 tells that there were such samples.
    """
    problems = Problems()
    try:
        count = convert(source, target, form=form, to=to, mapping=mapping, problems=problems)
    except UsageError as error:
        raise click.UsageError(str(error)) from error
    except (RunError, SampleError) as error:
        raise click.ClickException(str(error)) from error
    for message in problems.shown:
        click.echo(message, err=True)
    click.echo(f"{count} samples in {target}, {problems.count} left out", err=True)
    if problems.count:
        sys.exit(3)


def convert(
    source: Path, target: Path, *, form: str | None, to: str, mapping: Path | None,
    problems: Problems,
) -> int:  # fmt: skip
    """Convert, one sample at a time; how many were written."""
    count = 0

    def counted() -> Iterator[Sample]:
        nonlocal count
        for sample in problems.good(read_samples(source, form=form, mapping=mapping)):
            count += 1
            yield sample

    write = FORMATS[to].write
    if write is None:
        raise UsageError(f"{to} is only read; written are {', '.join(writable())}")
    write(counted(), target)
    return count
