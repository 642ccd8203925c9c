"""TimeML documents: the plain text of `<TEXT>`, the creation date, the TIMEX3 labels."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import dataclass
from datetime import date

from dateline.errors import ArticleError


@dataclass(frozen=True, slots=True)
class LabelledTime:
    """A TIMEX3 label; offsets are code points of the document's text."""

    start: int
    end: int
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class TimeMLDocument:
    """Text and creation date of a TimeML document, with the labels inside the text."""

    text: str
    created: date | None
    times: tuple[LabelledTime, ...]


def parse_timeml(data: bytes, *, place: str) -> TimeMLDocument:
    """Read a TimeML document; ArticleError `E_XML` where it is not one with a `<TEXT>`."""
    if b"<!ENTITY" in data:
        raise ArticleError("entity declarations are not read", code="E_XML", place=place)
    try:
        root = ET.fromstring(data)
    except ET.ParseError as error:
        raise ArticleError(f"not well-formed XML: {error}", code="E_XML", place=place) from error
    body = root if root.tag == "TEXT" else root.find("TEXT")
    if body is None:
        raise ArticleError("no <TEXT> element", code="E_XML", place=place)
    text, times = _plain(body)
    return TimeMLDocument(text, _created(root), times)


def _plain(body: ET.Element) -> tuple[str, tuple[LabelledTime, ...]]:
    """The text under an element and the TIMEX3 in it, without recursion."""
    parts: list[str] = []
    times: list[LabelledTime] = []
    length = 0
    stack: list[tuple[ET.Element, int | None]] = [(body, None)]
    while stack:
        element, start = stack.pop()
        if start is None:
            stack.append((element, length))
            stack.extend((child, None) for child in reversed(element))
            piece = element.text
        else:
            if element.tag == "TIMEX3":
                times.append(_label(element, start, length))
            piece = element.tail if element is not body else None
        if piece:
            parts.append(piece)
            length += len(piece)
    return "".join(parts), tuple(sorted(times, key=lambda time: time.start))


def _label(element: ET.Element, start: int, end: int) -> LabelledTime:
    return LabelledTime(start, end, element.get("type") or "", element.get("value") or "")


def _created(root: ET.Element) -> date | None:
    """The day of the TIMEX3 that is marked as creation time, or of the one in `<DCT>`."""
    marked = (e for e in root.iter("TIMEX3") if e.get("functionInDocument") == "CREATION_TIME")
    element = next(marked, None)
    if element is None:
        element = root.find("DCT/TIMEX3")
    value = (element.get("value") or "")[:10] if element is not None else ""
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None
