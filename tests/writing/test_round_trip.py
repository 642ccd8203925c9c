"""Whatever a record holds, the sinks give it back: any text, any date, any number."""

from __future__ import annotations

import csv
import datetime
import io
import sqlite3
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.record import EventRecord
from dateline.writing.base import encode, writing_to
from dateline.writing.formats import sink_for

TEXT = st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=30)
DAYS = st.dates(min_value=datetime.date(1, 1, 1))


@st.composite
def event_records(draw: st.DrawFn) -> EventRecord:
    mention = {"text": draw(TEXT), "start": draw(st.integers(0, 2**31 - 1)), "end": 2**31 - 1}
    who = {"role": "visitor", "name": draw(TEXT), "kind": "person", "mention": mention}
    date = mention | {
        "edtf": draw(TEXT), "earliest": draw(st.none() | DAYS), "latest": draw(st.none() | DAYS),
        "granularity": "day", "basis": "stated", "timex_value": draw(TEXT),
    }  # fmt: skip
    return EventRecord.model_validate(
        {
            "id": draw(st.uuids().map(str)),
            "type": "visit",
            "status": "occurred",
            "hedged": draw(st.booleans()),
            "attributed_to": draw(st.lists(TEXT, max_size=3)),
            "article": {
                "id": draw(TEXT), "title": draw(st.none() | TEXT), "published": draw(DAYS),
            },
            "trigger": mention | {"lemma": draw(TEXT)},
            "mentions": [mention],
            "evidence": [mention],
            "participants": [who] * draw(st.integers(0, 3)),
            "date": draw(st.none() | st.just(date)),
            "topics": draw(st.lists(TEXT, max_size=3)),
            "codes": {},
            "confidence": draw(st.floats(0, 1)),
            "rule": draw(TEXT),
            "producer": {"dateline": "0", "model": "0", "rules": "0"},
        }
    )  # fmt: skip


LISTS = st.lists(event_records(), max_size=4, unique_by=lambda record: record.id)
relaxed = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def written(records: list[EventRecord], name: str, folder: str) -> Path:
    path = Path(folder, name)
    with writing_to(sink_for(path)) as sink:
        sink.write(records)
    return path


@relaxed
@given(LISTS)
def test_jsonl(records: list[EventRecord]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        lines = written(records, "e.jsonl", folder).read_bytes().splitlines(keepends=True)
    assert [EventRecord.model_validate_json(line) for line in lines] == records
    assert list(map(encode, records)) == lines


@relaxed
@given(LISTS)
def test_parquet(records: list[EventRecord]) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    with tempfile.TemporaryDirectory() as folder:
        rows = parquet.read_table(written(records, "e.parquet", folder)).to_pylist()
    assert [EventRecord.model_validate(row) for row in rows] == records


@relaxed
@given(LISTS)
def test_sqlite(records: list[EventRecord]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        connection = sqlite3.connect(written(records, "e.db", folder))
        rows = connection.execute("SELECT record, article_title FROM events").fetchall()
        people = connection.execute("SELECT count(*) FROM participants").fetchone()[0]
        connection.close()
    found = {record.id: record for record in records}
    for text, title in rows:
        record = EventRecord.model_validate_json(text)
        assert found.pop(record.id) == record
        assert title == record.article.title
    assert not found
    assert people == sum(len(record.participants) for record in records)


@relaxed
@given(LISTS)
def test_csv(records: list[EventRecord]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        text = written(records, "e.csv", folder).read_bytes().decode()
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [row["id"] for row in rows] == [record.id for record in records]
    assert [row["evidence"] for row in rows] == [record.evidence[0].text for record in records]
    assert [float(row["confidence"]) for row in rows] == [record.confidence for record in records]
