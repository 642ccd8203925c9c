"""Sorting more lines than memory holds: sorted runs on disk, merged as they are read back."""

from __future__ import annotations

import heapq
import itertools
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

RUN = 50_000
FAN_IN = 64


def sorted_lines(
    keyed: Iterable[tuple[str, bytes]], *, run: int = RUN, folder: Path | None = None
) -> Iterator[bytes]:
    """The lines in the order of their keys (equal keys: in that of the lines).

    A line holds no newline but its last; in keys newlines and zero bytes count as blanks. At most
    `run` lines are held; the rest waits in a temporary folder beneath `folder` (the system's own,
    for None), which is gone when the iterator is closed.
    """
    with tempfile.TemporaryDirectory(prefix="dateline-sort-", dir=folder) as place:
        runs = _write_runs(keyed, Path(place), run=run)
        while len(runs) > FAN_IN:
            runs = [*runs[FAN_IN:], _merge_runs(runs[:FAN_IN])]
        yield from (line.partition(b"\0")[2] for line in _merged(runs))


def _write_runs(keyed: Iterable[tuple[str, bytes]], place: Path, *, run: int) -> list[Path]:
    items = (_plain(key) + b"\0" + line.rstrip(b"\n") + b"\n" for key, line in keyed)
    runs: list[Path] = []
    while chunk := sorted(itertools.islice(items, run)):
        path = place / f"{len(runs):06d}"
        path.write_bytes(b"".join(chunk))
        runs.append(path)
    return runs


def _plain(key: str) -> bytes:
    return key.replace("\n", " ").replace("\0", " ").encode("utf-8", "surrogatepass")


def _merge_runs(runs: list[Path]) -> Path:
    target = runs[0].with_suffix(".merged" + runs[0].suffix)
    with target.open("wb") as file:
        file.writelines(_merged(runs))
    for path in runs:
        path.unlink()
    return target


def _merged(runs: list[Path]) -> Iterator[bytes]:
    return heapq.merge(*(_lines(path) for path in runs))


def _lines(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        yield from file
