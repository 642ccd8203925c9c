"""Makes records for the tests of merging."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest

from dateline.record import EventRecord

Make = Callable[..., EventRecord]


def make_record(
    event_id: str,
    *parties: str,
    day: str | None = "2021-03-16",
    latest: str | None = None,
    published: str | None = "2021-03-17",
    article: str | None = None,
    kind: str = "organisation",
    sentence: str = "They signed it.",
    source: str | None = "wire",
    **fields: Any,
) -> EventRecord:
    """An agreement of `parties`; "Name=XX" gives the party a country."""
    mention = {"text": "signed", "start": 0, "end": 6}
    names = [party.partition("=") for party in parties]
    date = None
    if day is not None:
        date = mention | {
            "edtf": day,
            "earliest": day,
            "latest": latest or day,
            "granularity": "day",
            "basis": "stated",
            "timex_value": day,
        }
    known = {
        "id": event_id,
        "type": "agreement",
        "status": "occurred",
        "article": {"id": article or f"art-{event_id}", "published": published, "source": source},
        "trigger": mention | {"lemma": "sign"},
        "mentions": [mention],
        "evidence": [{"text": sentence, "start": 0, "end": len(sentence)}],
        "participants": [
            {"role": "party", "name": name, "kind": kind, "country": country or None,
             "mention": mention}
            for name, _, country in names
        ],
        "date": date,
        "codes": {},
        "confidence": 0.5,
        "rule": "test",
        "producer": {"dateline": "0", "model": "0", "rules": "0"},
    }  # fmt: skip
    return EventRecord.model_validate(known | fields)


@pytest.fixture
def make() -> Make:
    return make_record


def day(number: int) -> str:
    """A day of 2021 by its number from 0."""
    return (datetime.date(2021, 1, 1) + datetime.timedelta(days=number)).isoformat()


@pytest.fixture
def day_of() -> Callable[[int], str]:
    return day
