"""Every form by name; which one a file has is read off its ending and its first object."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.errors import SampleError, UsageError
from dateline.evaluation.formats import brat, doccano, label_studio, ours, plover, timeml, tokens
from dateline.evaluation.formats.base import Outcome, refuse_repeated
from dateline.evaluation.mapping import TypeMapping, identity, load_mapping, read_mapping
from dateline.evaluation.model import Sample

Reader = Callable[[Path, TypeMapping], Iterator[Outcome]]
Writer = Callable[[Iterable[Sample], Path], None]
SNIFF_BYTES = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A form: how it is read, how it is written (if it is), and the table that maps its labels."""

    read: Reader
    write: Writer | None = None
    mapping: str | None = None


FORMATS: Mapping[str, Format] = {
    "dateline": Format(read=ours.read, write=ours.write),
    "brat": Format(read=brat.read, write=brat.write),
    "doccano": Format(read=doccano.read, write=doccano.write),
    "label-studio": Format(read=label_studio.read, write=label_studio.write),
    "geneva": Format(read=tokens.read_geneva, mapping="geneva"),
    "rams": Format(read=tokens.read_rams, mapping="rams"),
    "wikievents": Format(read=tokens.read_wikievents, mapping="wikievents"),
    "plover": Format(read=plover.read, mapping="plover"),
    "cameo": Format(read=plover.read, mapping="cameo"),
    "timeml": Format(read=timeml.read),
}
SUFFIXES = {".ann": "brat", ".tml": "timeml", ".xml": "timeml", ".tsv": "plover"}
# The first form whose keys are all in the first object; the telling ones come first.
KEYS: tuple[tuple[str, frozenset[str]], ...] = (
    ("rams", frozenset({"doc_key", "evt_triggers"})),
    ("geneva", frozenset({"wnd_id", "tokens"})),
    ("wikievents", frozenset({"doc_id", "event_mentions"})),
    ("label-studio", frozenset({"data", "annotations"})),
    ("label-studio", frozenset({"data", "predictions"})),
    ("doccano", frozenset({"text", "entities"})),
    ("doccano", frozenset({"text", "label"})),
    ("doccano", frozenset({"text", "labels"})),
    ("dateline", frozenset({"id", "text", "events"})),
    ("plover", frozenset({"source", "target"})),
)


def writable() -> list[str]:
    """The forms that can be written."""
    return [name for name, form in FORMATS.items() if form.write is not None]


def _first_object(path: Path) -> Mapping[str, Any]:
    """The first JSON object of a file that is a JSON list or JSON lines; empty where none is."""
    with path.open("rb") as file:
        head = file.read(SNIFF_BYTES).decode("utf-8", errors="replace").lstrip()
    head = head.removeprefix("[").lstrip()
    try:
        found, _ = json.JSONDecoder().raw_decode(head)
    except json.JSONDecodeError:
        return {}
    return found if isinstance(found, dict) else {}


def _sample_file(path: Path) -> Path:
    """The file itself, or the first file of a folder that tells its form."""
    if path.is_file():
        return path
    endings = (*SUFFIXES, ".jsonl", ".json", ".jsonlines")
    found = sorted(p for p in path.rglob("*") if p.suffix in endings) if path.is_dir() else []
    # A folder of brat files also has its list of articles.
    found.sort(key=lambda p: p.suffix not in SUFFIXES)
    if not found:
        raise UsageError(f"no labelled samples at {path}")
    return found[0]


def detect(path: Path) -> str:
    """The form of a file or folder; raise UsageError where it cannot be told."""
    file = _sample_file(path)
    if file.suffix in SUFFIXES:
        return SUFFIXES[file.suffix]
    keys = _first_object(file).keys()
    for name, wanted in KEYS:
        if wanted <= keys:
            return name
    if file.suffix == ".jsonl":
        return "dateline"  # so that the reader names what is wrong with its first line
    raise UsageError(f"the form of {path} cannot be told; name it: {', '.join(FORMATS)}")


def read_samples(
    path: Path, *, form: str | None = None, mapping: Path | None = None
) -> Iterator[Sample | SampleError]:
    """Samples one by one, and in their place the errors of malformed ones.

    `form` is one of `FORMATS`, or detected; `mapping` is a table that replaces the shipped one.
    """
    name = form or detect(path)
    if name not in FORMATS:
        raise UsageError(f"no form '{name}'; there are {', '.join(FORMATS)}")
    chosen = FORMATS[name]
    table = read_mapping(mapping) if mapping else _default_mapping(chosen)
    return refuse_repeated(chosen.read(path, table))


def _default_mapping(form: Format) -> TypeMapping:
    """The shipped table of a form, or our own names."""
    return load_mapping(form.mapping) if form.mapping else identity()
