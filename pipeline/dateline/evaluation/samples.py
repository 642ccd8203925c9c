"""Our own form: labelled samples and event records, one JSON object a line.

A sample that breaks the form is refused with its file, line and, where it is about one, the offset.
Labels are checked in full; records and the labels of a second labeller are checked for structure.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from dateline.errors import SampleError
from dateline.evaluation.model import (
    HEAD_FIELDS,
    LIST_FIELDS,
    STATUSES,
    TEXT_FIELDS,
    TYPES,
    Event,
    Participant,
    Sample,
    Span,
    allowed_roles,
    allowed_stages,
)

SAMPLE_KEYS = (*HEAD_FIELDS, "text", "events")
EVENT_KEYS = (
    "type", "status", "hedged", "stage", "mentions", "participants", "date",
    *LIST_FIELDS, *TEXT_FIELDS,
)  # fmt: skip
Json = Mapping[str, Any]
# A year, decade or century, month, season (21–24), quarter (33–36), half (40, 41), day or time.
_POINT = (
    r"(?:\d{4}|\d{3}X|\d{2}XX)"
    r"|\d{4}-(?:0[1-9]|1[0-2]|2[1-4]|3[3-6]|4[01])"
    r"|\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:T[0-9:]+Z?)?"
)
EDTF = re.compile(rf"(?:{_POINT}|\.\.)(?:/(?:{_POINT}|\.\.))?")


def fail(place: str, message: str) -> SampleError:
    """The error of one sample, named by its place."""
    return SampleError(f"{place}: {message}")


def parse_object(line: str | bytes, *, place: str) -> dict[str, Any]:
    """The JSON object of one line; raise SampleError with line and column where it is none."""
    try:
        found = json.loads(line.rstrip())
    except json.JSONDecodeError as error:
        raise fail(f"{place}, column {error.colno}", f"no JSON: {error.msg}") from error
    except UnicodeDecodeError as error:
        raise fail(f"{place}, byte {error.start}", "no UTF-8") from error
    _refuse_half_characters(found, line, place)
    if not isinstance(found, dict):
        raise fail(place, f"a JSON object is needed, not {type(found).__name__}")
    return found


def _refuse_half_characters(value: Any, raw: str | bytes, place: str) -> None:
    """Raise where an escape such as \\ud83d stands without its other half: no file can hold it."""
    escape = b"\\ud" if isinstance(raw, bytes) else "\\ud"
    if escape not in raw.lower():  # type: ignore[operator]
        return
    try:
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError as error:
        raise fail(place, "half of a character (a lone surrogate)") from error


def parse_list(raw: bytes, *, place: str) -> list[Any]:
    """The JSON list of a whole file; raise SampleError with line and column where it is none."""
    try:
        found = json.loads(raw)
    except json.JSONDecodeError as error:
        raise fail(f"{place}:{error.lineno}, column {error.colno}", error.msg) from error
    except UnicodeDecodeError as error:
        raise fail(f"{place}, byte {error.start}", "no UTF-8") from error
    _refuse_half_characters(found, raw, place)
    return found if isinstance(found, list) else [found]


def day_or_none(value: str | None, place: str) -> str | None:
    """A day as ISO 8601 has it, from `2020-04-01` or `20200401`; None stays None."""
    if value is None:
        return None
    try:
        return datetime.date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise fail(place, f"the date must be a day like 2020-04-01, not {value!r}") from error


def need_text(owner: Json, key: str, place: str) -> str:
    """A string that must be there and not be empty."""
    value = owner.get(key)
    if not isinstance(value, str) or not value:
        raise fail(place, f"'{key}' must be a text that is not empty, not {value!r}")
    return value


def maybe_text(owner: Json, key: str, place: str) -> str | None:
    """A string or None."""
    value = owner.get(key)
    if value is not None and not isinstance(value, str):
        raise fail(place, f"'{key}' must be a text or null, not {value!r}")
    return value


def need_list(owner: Json, key: str, place: str) -> Sequence[Any]:
    """A list; absent or null is empty."""
    value = owner.get(key)
    if value is None:
        return ()
    if not isinstance(value, list):
        raise fail(place, f"'{key}' must be a list, not {value!r}")
    return value


def text_list(owner: Json, key: str, place: str) -> tuple[str, ...]:
    """A list of strings."""
    values = [_name_of(v) for v in need_list(owner, key, place)]
    if not all(isinstance(v, str) for v in values):
        raise fail(place, f"'{key}' must be a list of texts, not {values!r}")
    return tuple(values)


def _name_of(value: Any) -> Any:
    """The name of a record's place, which is an object; a label's is the name itself."""
    return value.get("name") if isinstance(value, dict) else value


def need_object(value: Any, what: str, place: str) -> Json:
    """A JSON object."""
    if not isinstance(value, dict):
        raise fail(place, f"{what} must be an object, not {value!r}")
    return value


def checked_span(text: str, start: Any, end: Any, words: Any, place: str) -> Span:
    """A span that lies in `text` and says `words`; raise SampleError with the offset otherwise."""
    if type(start) is not int or type(end) is not int:
        raise fail(place, f"offsets must be integers, not {start!r} and {end!r}")
    place = f"{place}, offset {start}"
    if not 0 <= start < end <= len(text):
        raise fail(place, f"the span {start}–{end} is not within the text of {len(text)}")
    found = text[start:end]
    if words is not None and words != found:
        raise fail(place, f"the text has {found!r} there, the label {words!r}")
    return Span(start, end, found)


def _span(value: Any, text: str | None, place: str) -> Span:
    """A mention as a span; checked against the text where that is known."""
    mention = need_object(value, "a mention", place)
    start, end, words = mention.get("start"), mention.get("end"), mention.get("text")
    if text is not None:
        return checked_span(text, start, end, words, place)
    if type(start) is not int or type(end) is not int:
        raise fail(place, f"offsets must be integers, not {start!r} and {end!r}")
    return Span(start, end, words if isinstance(words, str) else "")


def _spans(owner: Json, text: str | None, place: str) -> tuple[Span, ...]:
    """The mentions of an event or a participant; a record's single `mention` is one."""
    values = need_list(owner, "mentions", place)
    if not values and owner.get("mention") is not None:
        values = [owner["mention"]]
    return tuple(_span(v, text, place) for v in values)


def _participants(owner: Json, text: str | None, place: str) -> tuple[Participant, ...]:
    """The participants of an event."""
    found = []
    for value in need_list(owner, "participants", place):
        part = need_object(value, "a participant", place)
        role, name = need_text(part, "role", place), need_text(part, "name", place)
        found.append(Participant(role, name, _spans(part, text, f"{place}, {role} {name!r}")))
    return tuple(found)


def _truth(owner: Json, key: str, place: str) -> bool:
    """True or false; absent or null is false."""
    value = owner.get(key)
    if value is not None and not isinstance(value, bool):
        raise fail(place, f"'{key}' must be true or false, not {value!r}")
    return bool(value)


def _date(owner: Json, place: str) -> str | None:
    """The EDTF date, of a label or of a record."""
    value = owner.get("date")
    if isinstance(value, dict):
        return maybe_text(value, "edtf", f"{place}, date")
    return maybe_text(owner, "date", place)


def read_event(value: Any, *, text: str | None, place: str) -> Event:
    """An event, labelled or predicted. With `text`, every offset is checked against it."""
    owner = need_object(value, "an event", place)
    lead = _span(owner["trigger"], text, place) if owner.get("trigger") is not None else None
    mentions = _spans(owner, text, place)
    if lead is not None and all((lead.start, lead.end) != (m.start, m.end) for m in mentions):
        mentions = (lead, *mentions)
    confidence = owner.get("confidence")
    return Event(
        type=need_text(owner, "type", place),
        mentions=mentions,
        participants=_participants(owner, text, place),
        status=maybe_text(owner, "status", place),
        hedged=_truth(owner, "hedged", place),
        stage=maybe_text(owner, "stage", place),
        date=_date(owner, place),
        lead=lead,
        confidence=float(confidence) if isinstance(confidence, int | float) else None,
        rule=maybe_text(owner, "rule", place),
        **{key: maybe_text(owner, key, place) for key in TEXT_FIELDS},  # type: ignore[arg-type]
        **{key: text_list(owner, key, place) for key in LIST_FIELDS},  # type: ignore[arg-type]
    )


def _refuse_keys(owner: Json, allowed: Sequence[str], place: str) -> None:
    """Raise where a key is not known: a misspelt one would otherwise be lost."""
    unknown = [key for key in owner if key not in allowed]
    if unknown:
        raise fail(place, f"unknown key '{unknown[0]}'; allowed are {', '.join(allowed)}")


def check_label(event: Event, place: str) -> None:
    """Raise SampleError where a label breaks the contract of types, roles, stages, statuses."""
    choices = (
        ("type", event.type, TYPES),
        ("status", event.status, STATUSES),
        ("stage", event.stage, (None, *allowed_stages(event.type))),
        *(("role", p.role, allowed_roles(event.type)) for p in event.participants),
    )
    for name, value, allowed in choices:
        if value not in allowed:
            listed = ", ".join(str(a) for a in allowed)
            raise fail(place, f"{name} {value!r} is not one of: {listed}")
    if event.date is not None and not EDTF.fullmatch(event.date):
        raise fail(
            place, f"the date {event.date!r} is no EDTF such as 2020-03-16, 2019-10, 2016/.."
        )
    if not event.mentions:
        raise fail(place, "an event needs at least one mention")


def make_sample(
    identifier: str, text: str, events: Sequence[Event], *, head: Json, place: str
) -> Sample:
    """A sample with what `head` tells of the article: title, published, source and so on."""
    return Sample(
        id=identifier,
        text=text,
        title=maybe_text(head, "title", place),
        published=day_or_none(maybe_text(head, "published", place), place),
        source=maybe_text(head, "source", place),
        url=maybe_text(head, "url", place),
        topic=maybe_text(head, "topic", place),
        events=tuple(events),
        place=place,
    )


def sample_from_json(value: Json, *, place: str) -> Sample:
    """A labelled sample of our form; raise SampleError where it breaks it."""
    _refuse_keys(value, SAMPLE_KEYS, place)
    identifier = need_text(value, "id", place)
    place = f"{place} ({identifier})"
    text = value.get("text")
    if not isinstance(text, str):
        raise fail(place, f"'text' must be a text, not {text!r}")
    if "events" not in value:
        raise fail(place, "'events' is missing; a sample without events has an empty list")
    events = []
    for number, label in enumerate(need_list(value, "events", place), 1):
        where = f"{place}, event {number}"
        _refuse_keys(need_object(label, "an event", where), EVENT_KEYS, where)
        events.append(read_event(label, text=text, place=where))
        check_label(events[-1], where)
    return make_sample(identifier, text, events, head=value, place=place)


def span_to_json(span: Span) -> dict[str, Any]:
    """A mention as JSON."""
    return {"text": span.text, "start": span.start, "end": span.end}


def event_to_json(event: Event) -> dict[str, Any]:
    """A label as JSON, its keys in the order of the contract."""
    return {
        "type": event.type,
        "status": event.status,
        "hedged": bool(event.hedged),
        "stage": event.stage,
        "attributed_to": list(event.attributed_to),
        "mentions": [span_to_json(m) for m in event.mentions],
        "participants": [
            {"role": p.role, "name": p.name, "mentions": [span_to_json(m) for m in p.mentions]}
            for p in event.participants
        ],
        "date": event.date,
        "places": list(event.places),
        "instrument": event.instrument,
        "topics": list(event.topics),
        "item": event.item,
        "vehicle": event.vehicle,
        "amount": event.amount,
        "action": event.action,
    }


def sample_to_json(sample: Sample) -> dict[str, Any]:
    """A sample as JSON; what is not known of the article is left out, but for the title."""
    head = {k: getattr(sample, k) for k in HEAD_FIELDS}
    known = {k: v for k, v in head.items() if v is not None or k in ("id", "title", "published")}
    return {**known, "text": sample.text, "events": [event_to_json(e) for e in sample.events]}
