"""Our own JSONL, one labelled article a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import jsonlines

from dateline.evaluation.formats.base import Outcome, read_jsonl
from dateline.evaluation.mapping import TypeMapping
from dateline.evaluation.model import Sample
from dateline.evaluation.samples import sample_from_json, sample_to_json


def read(path: Path, _: TypeMapping) -> Iterator[Outcome]:
    """The samples of a file, or of all `.jsonl` files of a folder."""
    return read_jsonl(path, lambda value, place: sample_from_json(value, place=place))


def write(samples: Iterable[Sample], path: Path) -> None:
    """One line a sample."""
    with path.open("w", encoding="utf-8", newline="\n") as out:
        jsonlines.Writer(out).write_all(map(sample_to_json, samples))
