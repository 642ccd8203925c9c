"""Which records are chosen, and how one is told in a line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sample_records import order, refusal, treaty, visit

from dateline.errors import RunError, UsageError
from dateline.merging.model import MergedEvent
from dateline.merging.union import unite
from dateline.record import EventRecord
from dateline.review.happenings import month, parse_happening, read_happenings, what, who
from dateline.review.selection import Selection, first_day, last_day

EVENTS = {"order": order(), "treaty": treaty(), "visit": visit(), "refusal": refusal()}
CHOICES = [
    (Selection(), ["order", "treaty", "visit", "refusal"]),
    (Selection(types=("visit", "order")), ["order", "visit"]),
    (Selection(statuses=("denied",)), ["refusal"]),
    (Selection(actor="nor"), ["order", "treaty"]),
    (Selection(country="ke"), ["visit"]),
    (Selection(min_confidence=0.5), ["order", "treaty", "refusal"]),
    (Selection(since=date(2020, 3, 16), until=date(2020, 3, 16)), ["treaty"]),
    (Selection(since=date(2020, 3, 17)), []),
    (Selection(until=date(2020, 3, 15)), []),
    (Selection(types=("agreement",), actor="norway"), ["treaty"]),
]


@pytest.mark.parametrize(("selection", "expected"), CHOICES, ids=str)
def test_chosen(selection: Selection, expected: list[str]) -> None:
    assert [name for name, event in EVENTS.items() if selection.accepts(event)] == expected


def test_an_open_date_reaches_on() -> None:
    since_2016 = treaty(date="2016-01-01")
    assert since_2016.date is not None
    open_end = since_2016.model_copy(
        update={"date": since_2016.date.model_copy(update={"latest": None})}
    )
    assert Selection(since=date(2024, 1, 1)).accepts(open_end)
    assert not Selection(since=date(2024, 1, 1)).accepts(since_2016)


DAYS = [
    ("2020", "2020-01-01", "2020-12-31"),
    ("2020-02", "2020-02-01", "2020-02-29"),
    ("2021-2", "2021-02-01", "2021-02-28"),
    ("2020-03-16", "2020-03-16", "2020-03-16"),
]


@pytest.mark.parametrize(("text", "first", "last"), DAYS)
def test_days(text: str, first: str, last: str) -> None:
    assert (first_day(text).isoformat(), last_day(text).isoformat()) == (first, last)


@pytest.mark.parametrize("text", ["", "soon", "2020-13", "2021-02-29", "0000", "2020-00-01"])
def test_no_days(text: str) -> None:
    for read in (first_day, last_day):
        with pytest.raises(UsageError, match="date"):
            read(text)


LINES = [
    (treaty(), "Chile, Norway", "concluded treaty: fishing"),
    (order(), "Norway", "stop work"),
    (visit(), "Kenya", "visit Oslo 🚀"),
]


@pytest.mark.parametrize(("event", "names", "matter"), LINES)
def test_one_line(event: EventRecord, names: str, matter: str) -> None:
    assert (who(event), what(event)) == (names, matter)


def test_who_to_whom() -> None:
    parts = order().participants
    told = order(
        participants=[
            parts[0].model_dump(),
            {**parts[0].model_dump(), "name": "Asmar", "role": "recipient"},
        ]
    )
    assert who(told) == "Norway → Asmar"
    only = told.model_copy(update={"participants": told.participants[1:]})
    assert who(only) == "? → Asmar"


def test_month() -> None:
    assert month(treaty()) == "2020-03"
    assert month(order()) is None


def test_records_and_merged_events_are_read(tmp_path: Path) -> None:
    file = tmp_path / "events.jsonl"
    merged = unite([treaty()], {})
    lines = [e.model_dump_json(by_alias=True) for e in (treaty(), merged)]
    file.write_text("\n".join(lines), encoding="utf-8")
    one, two = read_happenings([file])
    assert one == treaty()
    assert isinstance(two, MergedEvent)
    assert who(two) == who(one)


WRONG = [
    (b"{", "no JSON"),
    (b"[]", "schema is None"),
    (b'{"schema": "dateline.event/9"}', "dateline.event/9"),
    (b'{"schema": ["x"]}', "known are"),
    (b'{"schema": "dateline.event/1"}', "id: Field required"),
]


@pytest.mark.parametrize(("line", "told"), WRONG)
def test_what_is_no_record(line: bytes, told: str) -> None:
    with pytest.raises(RunError, match=told) as caught:
        parse_happening(line, place="e.jsonl:7")
    assert str(caught.value).startswith("e.jsonl:7: ")
