"""`dateline init`: a small working folder to start from."""

from __future__ import annotations

from pathlib import Path

import click

from dateline.errors import RunError, UsageError
from dateline.scaffolding.folders import make_folder


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
def command(folder: Path) -> None:
    """Make FOLDER with a config, a frame with its test sentences, a gazetteer and two articles.

    \b
    Example:
      dateline init first && cd first
    """
    try:
        written = make_folder(folder)
    except UsageError as error:
        raise click.UsageError(str(error)) from error
    except RunError as error:
        raise click.ClickException(str(error)) from error
    for path in written:
        click.echo(path)
    click.echo(f"\nNext: cd {folder} && dateline extract articles -o events.jsonl", err=True)
