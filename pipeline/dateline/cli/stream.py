"""`dateline stream`: an NDJSON filter between other tools."""

from __future__ import annotations

import io
import os
import sys

import click

from dateline.errors import RunError
from dateline.running.articles import MAX_CHARS
from dateline.running.extracting import LoadSettings, load, warm_up
from dateline.running.loading import loading_options
from dateline.running.stopping import InterruptedReadError, Stopping
from dateline.running.stream import StreamCounts, StreamOptions, run_stream


@click.command()
@loading_options
@click.option("--explode", is_flag=True, help="One line an event instead of one an article.")
@click.option("--with-text", is_flag=True, help="Repeat the article's text in the output.")
@click.option(
    "--batch-ms",
    type=click.FloatRange(min=0),
    default=0,
    show_default=True,
    help="Wait so long for further articles and work on them together.",
)
@click.option(
    "--max-chars",
    type=click.IntRange(min=1),
    default=MAX_CHARS,
    show_default=True,
    help="A longer text is an error.",
)
def command(
    settings: LoadSettings,
    explode: bool,
    with_text: bool,
    batch_ms: float,
    max_chars: int,
) -> None:
    """Read articles from stdin, one JSON object a line; write their events to stdout, in order.

    A line that is no article gets an error line in its place. Exit code 3 tells that there were
    such lines.
    """
    options = StreamOptions(
        explode=explode,
        with_text=with_text,
        batch_ms=batch_ms,
        max_chars=max_chars,
        max_line_bytes=16 * max_chars + 65536,
    )
    with Stopping() as stopping:
        counts = _run(settings, options, stopping)
    if stopping.signal is not None:
        sys.exit(128 + stopping.signal)
    if counts.failed:
        sys.exit(3)


def _run(settings: LoadSettings, options: StreamOptions, stopping: Stopping) -> StreamCounts:
    try:
        extractor = load(settings)
    except RunError as error:
        raise click.ClickException(str(error)) from error
    warm_up(extractor)
    if stopping():
        return StreamCounts()
    # Not sys.stdout.buffer: under PYTHONUNBUFFERED that is a raw file, whose writes may be short.
    target = io.BufferedWriter(io.FileIO(1, "wb", closefd=False))
    try:
        return run_stream(extractor, 0, target, options=options, stopping=stopping)
    except InterruptedReadError:
        return StreamCounts()
    except BrokenPipeError:
        # The reader has all it wanted: no error, and nothing left to flush at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return StreamCounts()
