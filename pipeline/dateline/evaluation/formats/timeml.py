"""TimeML: articles with TIMEX3 labels and a creation date. Read only, for dates.

The text is that of the TEXT element, entities resolved, nothing trimmed.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

from dateline.evaluation.formats.base import Outcome, files_of, guarded
from dateline.evaluation.mapping import TypeMapping
from dateline.evaluation.model import Sample, Span, TimeLabel
from dateline.evaluation.samples import fail

DAY = re.compile(r"^\d{4}-\d{2}-\d{2}")


def read(path: Path, _: TypeMapping) -> Iterator[Outcome]:
    """One article for each `.tml` (or `.xml`) file."""
    for file in files_of(path, ".tml", ".xml"):
        yield guarded(str(file), _sample, file)


def _parse(file: Path) -> ET.Element:
    """The document's root; raise SampleError with line and column where it is no XML."""
    raw = file.read_bytes()
    if b"<!ENTITY" in raw:
        # A few nested entities can swell to gigabytes.
        raise fail(str(file), "entity declarations are not read")
    try:
        return ET.fromstring(raw)
    except ET.ParseError as error:
        line, column = error.position
        raise fail(f"{file}:{line}, column {column}", f"no XML: {error}") from error


def _sample(file: Path) -> Sample:
    """The article of one file."""
    root = _parse(file)
    body = root.find("TEXT")
    if body is None:
        raise fail(str(file), "there is no TEXT element")
    pieces: list[str] = []
    labels: list[TimeLabel] = []
    _walk(body, pieces, 0, labels)
    text = "".join(pieces)
    labels = [t for t in (_trimmed(label, text) for label in labels) if t is not None]
    title = root.findtext("TITLE")
    return Sample(
        id=file.stem,
        text=text,
        title=title.strip() if title else None,
        published=_creation_day(root),
        times=tuple(sorted(labels, key=lambda t: t.span.start)),
        place=str(file),
    )


def _walk(element: ET.Element, pieces: list[str], position: int, labels: list[TimeLabel]) -> int:
    """Collect text and labels in document order; the offset after the element."""
    start = position
    for words in (element.text or "",):
        pieces.append(words)
        position += len(words)
    for child in element:
        position = _walk(child, pieces, position, labels)
        pieces.append(child.tail or "")
        position += len(child.tail or "")
    if element.tag == "TIMEX3":
        kind, value = element.get("type", ""), element.get("value", "")
        labels.append(TimeLabel(span=Span(start, position), type=kind, value=value))
    return position


def _trimmed(label: TimeLabel, text: str) -> TimeLabel | None:
    """The label without white space at its ends; None where nothing is left."""
    words = text[label.span.start : label.span.end]
    bare = words.strip()
    if not bare:
        return None
    start = label.span.start + len(words) - len(words.lstrip())
    span = Span(start, start + len(bare), bare)
    return TimeLabel(span=span, type=label.type, value=label.value)


def _creation_day(root: ET.Element) -> str | None:
    """The day that the document was written."""
    stamps = [t for t in root.iter("TIMEX3") if t.get("functionInDocument") == "CREATION_TIME"]
    stamps += root.findall("DCT/TIMEX3")
    found = [DAY.match(t.get("value", "")) for t in stamps]
    return next((m.group() for m in found if m), None)
