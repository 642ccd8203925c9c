"""Labelled pairs (`corpus/merge_pairs.jsonl`): short records, made whole for scoring."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from dateline.errors import SampleError
from dateline.merging.measure import Pair
from dateline.record import EventRecord

_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_PRODUCER = {"dateline": "label", "model": "label", "rules": "label"}


def to_pair(value: Mapping[str, Any], *, place: str) -> Pair:
    """The pair of one line of labels; SampleError names `place` where it is malformed."""
    try:
        records = [_record(value[side], event_id=f"{value['id']}{side}") for side in "ab"]
        return Pair(
            one=records[0], other=records[1], same=bool(value["same"]), place=f"{value['id']}"
        )
    except (KeyError, TypeError, ValueError, ValidationError) as error:
        raise SampleError(f"{place}: not a labelled pair: {error}") from error


def _record(short: Mapping[str, Any], *, event_id: str) -> EventRecord:
    mention = {"text": short["trigger"], "start": 0, "end": len(short["trigger"])}
    known = {key: value for key, value in short.items() if key not in ("trigger", "date")}
    return EventRecord.model_validate(
        known
        | {
            "id": event_id,
            "trigger": mention | {"lemma": short["trigger"]},
            "mentions": [mention],
            "evidence": short.get("evidence", []),
            "participants": [part | {"mention": mention} for part in short["participants"]],
            "places": [
                {"name": place, "mention": mention} if isinstance(place, str) else place
                for place in short.get("places", [])
            ],
            "date": _date(short["date"], mention) if short.get("date") else None,
            "codes": {},
            "confidence": 1.0,
            "rule": "label",
            "producer": _PRODUCER,
        }
    )


def _date(edtf: str, mention: Mapping[str, Any]) -> dict[str, Any]:
    first, slash, last = edtf.partition("/")
    earliest = _bounds(first)[0]
    latest = _bounds(last if slash else first)[1]
    return {
        **mention, "edtf": edtf, "earliest": earliest, "latest": latest,
        "granularity": "interval", "basis": "stated", "timex_value": edtf,
    }  # fmt: skip


def _bounds(edtf: str) -> tuple[datetime.date | None, datetime.date | None]:
    """First and last day of a year, a month or a day; (None, None) for an open end."""
    if edtf == "..":
        return None, None
    found = _DATE.fullmatch(edtf)
    if found is None:
        raise ValueError(f"not a year, month or day: {edtf!r}")
    year, month, day = (int(part) if part else None for part in found.groups())
    assert year is not None
    last_month = month or 12
    last_day = day or calendar.monthrange(year, last_month)[1]
    return datetime.date(year, month or 1, day or 1), datetime.date(year, last_month, last_day)
