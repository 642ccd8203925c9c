"""PLOVER and CAMEO gold: a sentence with source, target and code; TSV or JSON (lines). Read only.

Such labels have no trigger: the whole sentence is the mention, so any trigger in it may be the one.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from dateline.evaluation.formats.base import (
    Outcome,
    event_of_rule,
    files_of,
    guarded,
    guarded_file,
    plain_name,
    rule_of,
)
from dateline.evaluation.mapping import TypeMapping, TypeRule
from dateline.evaluation.model import Event, Participant, Sample, Span
from dateline.evaluation.samples import day_or_none, fail, parse_list, parse_object

ID_COLUMNS = ("sentence_id", "id", "ID", "")
TEXT_COLUMNS = ("sentence", "text")
CODE_COLUMNS = ("gold_root", "event", "root", "plover", "code", "cameo", "event_code")
DATE_COLUMNS = ("date", "published")
# A CAMEO code is looked up from the whole code to its root: 0871, 087, 08.
SHORTEST_CODE = 2


def read(path: Path, mapping: TypeMapping) -> Iterator[Outcome]:
    """The sentences of a `.tsv`, `.csv`, `.json` or `.jsonl` file, or of a folder of them.

    Rows that follow one another with the same id and sentence are one sample with several events.
    """
    waiting: Outcome | None = None
    for outcome in _outcomes(path, mapping):
        merged = _merged(waiting, outcome)
        if merged is None and waiting is not None:
            yield waiting
        waiting = merged or outcome
    if waiting is not None:
        yield waiting


def _merged(first: Outcome | None, second: Outcome) -> Sample | None:
    """One sample out of two rows on the same sentence; None where they are not."""
    if not isinstance(first, Sample) or not isinstance(second, Sample):
        return None
    if (first.id, first.text) != (second.id, second.text):
        return None
    return replace(first, events=(*first.events, *second.events))


def _outcomes(path: Path, mapping: TypeMapping) -> Iterator[Outcome]:
    """One sample a row."""
    for file in files_of(path, ".tsv", ".csv", ".json", ".jsonl"):
        yield from guarded_file(file, _outcomes_of_file(file, mapping))


def _outcomes_of_file(file: Path, mapping: TypeMapping) -> Iterator[Outcome]:
    """One sample a row of one file."""
    for number, (place, row) in enumerate(_rows(file), 1):
        yield guarded(place, _sample, row, place, f"{file.stem}-{number}", mapping)


def _rows(file: Path) -> Iterator[tuple[str, Mapping[str, Any] | bytes]]:
    """The place and columns of each row; JSON lines stay bytes until they are parsed."""
    if file.suffix in (".tsv", ".csv"):
        dialect = "excel-tab" if file.suffix == ".tsv" else "excel"
        with file.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.DictReader(lines, dialect=dialect)
            for row in reader:
                yield f"{file}:{reader.line_num}", row
        return
    raw = file.read_bytes()
    if raw.lstrip()[:1] == b"[":
        for number, row in enumerate(parse_list(raw, place=str(file)), 1):
            yield f"{file}: item {number}", row
        return
    for number, line in enumerate(io.BytesIO(raw), 1):
        if line.strip():
            yield f"{file}:{number}", line


def _column(row: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
    """The first of these columns that has a value."""
    found = (row.get(name) for name in names)
    return next((str(v) for v in found if v not in (None, "")), None)


def _sample(
    raw: Mapping[str, Any] | bytes, place: str, fallback: str, mapping: TypeMapping
) -> Sample:
    """One sentence as a sample; its events list is empty where the table leaves the code out."""
    row = parse_object(raw, place=place) if isinstance(raw, bytes) else raw
    text, code = _column(row, TEXT_COLUMNS), _column(row, CODE_COLUMNS)
    if text is None or code is None:
        wanted = TEXT_COLUMNS if text is None else CODE_COLUMNS
        raise fail(place, f"none of the columns {', '.join(wanted)} has a value")
    rule = _rule(code, mapping, place)
    events = (_event(rule, row, text),) if rule else ()
    published = day_or_none(_column(row, DATE_COLUMNS), place)
    return Sample(id=_column(row, ID_COLUMNS) or fallback, text=text, events=events, place=place,
                  published=published, scope=mapping.scope(),
                  labelled=mapping.labelled)  # fmt: skip


def _rule(code: str, mapping: TypeMapping, place: str) -> TypeRule | None:
    """The rule of a code; a longer CAMEO code falls back on its parents."""
    if code.isdigit():
        parents = [code[:n] for n in range(len(code), SHORTEST_CODE - 1, -1)]
        code = next((c for c in parents if c in mapping.types), code)
    return rule_of(code, mapping, place)


def _event(rule: TypeRule, row: Mapping[str, Any], text: str) -> Event:
    """The event of a row, with source and target as participants."""
    event = event_of_rule(rule, Span(0, len(text), text), ())
    parts = []
    for side in ("source", "target"):
        name = _column(row, (side,))
        if name is not None and side in rule.roles:
            parts.append(Participant(rule.roles[side], plain_name(name), _found(name, text)))
    return replace(event, participants=tuple(parts))


def _found(name: str, text: str) -> tuple[Span, ...]:
    """Where the sentence has the name, if it has it word for word."""
    start = text.find(name)
    return (Span(start, start + len(name), name),) if start >= 0 else ()
