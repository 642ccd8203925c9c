"""Which sink a target takes: by name (`--to`) or by the ending of the file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import cast

from dateline.errors import UsageError
from dateline.writing.base import Sink, optional

# name -> (module, class, endings); modules are imported when they are wanted.
FORMATS: Mapping[str, tuple[str, str, tuple[str, ...]]] = {
    "jsonl": ("dateline.writing.jsonl", "JsonlSink", (".jsonl", ".ndjson")),
    "csv": ("dateline.writing.csv", "CsvSink", (".csv",)),
    "parquet": ("dateline.writing.parquet", "ParquetSink", (".parquet", ".pq")),
    "sqlite": ("dateline.writing.sqlite", "SqliteSink", (".sqlite", ".sqlite3", ".db")),
    "elasticsearch": ("dateline.writing.elasticsearch", "ElasticsearchSink", (".bulk",)),
}
PACKED = (".gz", ".zst")
UNPACKABLE = ("parquet", "sqlite")


def format_of(path: Path) -> str:
    """The format that the ending of `path` tells; UsageError where it tells none."""
    name = path.name.lower()
    for ending in PACKED:
        name = name.removesuffix(ending)
    for known, (_, _, endings) in FORMATS.items():
        if name.endswith(endings):
            return known
    raise UsageError(f"{path}: the ending tells no format; use --to {'|'.join(FORMATS)}")


def sink_for(path: Path, *, to: str | None = None) -> Sink:
    """The sink for `path`, in the format `to` or in the one that its ending tells.

    Raises UsageError for an unknown format or one that can't be compressed from outside.
    """
    name = to or format_of(path)
    if name not in FORMATS:
        raise UsageError(f"unknown format {name!r}; known are {', '.join(FORMATS)}")
    if name in UNPACKABLE and path.suffix in PACKED:
        raise UsageError(f"{path}: {name} is not written into {path.suffix}")
    module, cls, _ = FORMATS[name]
    make = cast(Callable[[Path], Sink], getattr(optional(module, need="to write"), cls))
    return make(path)
