"""A progress bar for a person at a terminal; nothing for a pipe."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from dateline.reading import ReadOptions, Source, sources
from dateline.running.counting import Tally

_READ_BLOCK = 1 << 20


@contextmanager
def progress(
    inputs: Sequence[Path | str], reading: ReadOptions, *, quiet: bool
) -> Iterator[Callable[[Tally], None]]:
    """Yields what is to be told of every article: it moves the bar, if there is one."""
    if quiet or not sys.stderr.isatty():
        yield lambda _: None
        return
    from tqdm import tqdm

    # Its monitor is a thread, and the workers are forked.
    tqdm.monitor_interval = 0
    total = count_articles(inputs, reading)
    with tqdm(total=total, unit=" articles", dynamic_ncols=True, smoothing=0.05) as bar:

        def advance(tally: Tally) -> None:
            bar.update(tally.seen - bar.n)
            if tally.failed:
                bar.set_postfix(events=tally.events, failed=tally.failed, refresh=False)
            else:
                bar.set_postfix(events=tally.events, refresh=False)

        yield advance


def count_articles(inputs: Sequence[Path | str], reading: ReadOptions) -> int | None:
    """About how many articles there are; None where it would cost too much to know."""
    total = 0
    for source in sources(inputs, reading):
        count = _count(source)
        if count is None:
            return None
        total += count
    return total


def _count(source: Source) -> int | None:
    """Lines of a JSONL file; a packed one, or stdin, would have to be read twice."""
    if source.path is None or (source.format == "jsonl" and source.compression):
        return None
    if source.format != "jsonl":
        return 1
    with source.path.open("rb") as file:
        return sum(block.count(b"\n") for block in iter(lambda: file.read(_READ_BLOCK), b""))
