"""`dateline explain`: how a sentence is read, and why each frame did or did not apply."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from dateline.article import Article
from dateline.cli.published import published
from dateline.settings import DEFAULT_MODEL


@click.command()
@click.argument("sentence")
@published("Publication date, YYYY-MM-DD.")
@click.option(
    "--model", default=DEFAULT_MODEL, show_default=True, help="Any installed spaCy pipeline."
)
@click.option(
    "--frames",
    multiple=True,
    type=click.Path(path_type=Path, exists=True),
    help="More frames: a file or folder.",
)
def command(sentence: str, published: date | None, model: str, frames: tuple[Path, ...]) -> None:
    """Show how SENTENCE is read: parse, actors, times, frames tried, mentions, records.

    \b
    Example:
      dateline explain "Peru signed a treaty with Chile on Monday." --published 2020-03-18
    """
    if not sentence.strip():
        raise click.BadParameter("is empty", param_hint="SENTENCE")
    from dateline import load
    from dateline.explaining import explain

    extractor = load(model, frames=frames)
    article = Article(id="sentence", text=sentence, published=published)
    for line in explain(extractor, article):
        click.echo(line)
