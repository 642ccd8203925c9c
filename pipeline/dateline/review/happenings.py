"""Records as people look at them: what is read, who did it to whom, what it is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import orjson
from pydantic import ValidationError

from dateline.errors import RunError
from dateline.merging.model import MergedEvent
from dateline.record import EventRecord
from dateline.running.records import numbered_lines

Happening = EventRecord | MergedEvent

MODELS: Mapping[str, type[EventRecord] | type[MergedEvent]] = {
    "dateline.event/1": EventRecord,
    "dateline.merged/1": MergedEvent,
}
ACTING = ("issuer", "supplier", "visitor", "operator", "party", "participant", "partner")
ACTED_ON = ("recipient", "counterparty", "host")


def read_happenings(paths: Iterable[Path]) -> Iterator[Happening]:
    """The records and merged events of JSONL files, packed or not, or of stdin ("-"), in order.

    Raises RunError naming the line that is neither, UsageError for a file that is not there.
    """
    for place, line in numbered_lines(paths):
        yield parse_happening(line, place=place)


def parse_happening(line: bytes, *, place: str) -> Happening:
    """What one line holds; RunError where it is neither a record nor a merged event."""
    try:
        found = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        raise RunError(f"{place}: no JSON: {error}") from error
    schema = found.get("schema") if isinstance(found, dict) else None
    model = MODELS.get(schema) if isinstance(schema, str) else None
    if model is None:
        raise RunError(
            f"{place}: not an event record: schema is {schema!r}, known are {', '.join(MODELS)};"
            " `dateline extract` and `dateline merge` write such lines"
        )
    try:
        return model.model_validate(found)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise RunError(f"{place}: not an event record: {where}: {first['msg']}") from error


def names_in(event: Happening, roles: Iterable[str]) -> list[str]:
    """The names of the participants in any of `roles`, each once, in the order of the roles."""
    found = (p.name for role in roles for p in event.participants if p.role == role)
    return list(dict.fromkeys(found))


def who(event: Happening) -> str:
    """Who → whom, as one line; "?" for whom the text does not name."""
    acting = names_in(event, ACTING)
    others = [n for n in names_in(event, ACTED_ON) if n not in acting]
    if not others:
        return ", ".join(acting) or ", ".join(dict.fromkeys(p.name for p in event.participants))
    return f"{', '.join(acting) or '?'} → {', '.join(others)}"


def what(event: Happening) -> str:
    """What it is about, as one line: instrument, item, action or topics; else the trigger."""
    stage = event.stage.replace("_", " ") if event.stage else ""
    thing = " ".join(filter(None, (event.instrument, event.item))) or (event.vehicle or "")
    head = " ".join(filter(None, (stage, thing)))
    tail = event.action or ", ".join(event.topics) or (event.amount or "")
    if head and tail and tail not in head:
        return f"{head}: {tail}"
    return head or tail or _trigger(event)


def _trigger(event: Happening) -> str:
    return event.trigger.text if isinstance(event, EventRecord) else ""


def countries(event: Happening) -> set[str]:
    """The countries of its participants and places, ISO 3166-1 alpha-2."""
    found = [p.country for p in event.participants] + [p.country for p in event.places]
    return {country for country in found if country}


def month(event: Happening) -> str | None:
    """The month in which it began or begins (`2020-03`), None where no date tells one."""
    if event.date is None or event.date.earliest is None:
        return None
    return event.date.earliest.isoformat()[:7]
