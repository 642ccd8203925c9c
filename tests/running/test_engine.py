"""The engine-free seam: an Arrow batch in, an Arrow batch out, nothing lost between."""

from __future__ import annotations

import gzip
import json
from typing import Any

import pytest
from fakes import FakeExtractor

from dateline.article import Article
from dateline.record import EventRecord
from dateline.running.engine import EngineSettings, extract_batch, result_schema

pa = pytest.importorskip("pyarrow")


def extract(rows: list[dict[str, Any]], form: Any = "nested") -> list[dict[str, Any]]:
    batch = pa.RecordBatch.from_pylist(rows)
    settings = EngineSettings(form=form)
    result = extract_batch(batch, settings=settings, extractor=FakeExtractor())
    assert result.schema == result_schema(form)
    found = result.to_pylist()
    assert isinstance(found, list)
    return found


ROWS = [
    {"id": "a", "text": "Kesh: a visit, a visit.", "published": "2020-04-03"},
    {"id": "b", "text": "Nothing.", "published": None},
    {"id": "c", "text": "BOOM", "published": None},
    {"id": "d", "text": " ", "published": None},
]


def test_every_article_has_a_first_row() -> None:
    rows = extract(ROWS)
    assert [row["article_id"] for row in rows if row["first"]] == ["a", "b", "c", "d"]
    assert [row["month"] for row in rows] == ["2020-04", "2020-04", *["undated"] * 3]
    codes = [row["error"] and row["error"]["code"] for row in rows]
    assert codes == [None, None, None, "E_PIPELINE", "E_EMPTY"]


def test_records_come_back_whole_in_both_forms() -> None:
    article = Article.model_validate(ROWS[0])
    expected = FakeExtractor().extract(article)
    nested = [row["event"] for row in extract(ROWS) if row["event"]]
    lines = [row["event"] for row in extract(ROWS, "json") if row["event"]]
    assert [EventRecord.model_validate(event) for event in nested] == expected
    assert [EventRecord.model_validate_json(line) for line in lines] == expected


def test_lines_are_parsed_and_bad_ones_told() -> None:
    lines = [json.dumps(ROWS[0]).encode(), b"", b"{", b'{"text": "\xff"}']
    rows = extract([{"line": line, "path": "x.jsonl"} for line in lines])
    codes = [row["error"] and row["error"]["code"] for row in rows if row["first"]]
    assert codes == [None, "E_JSON", "E_ENCODING"]
    assert rows[-1]["error"]["place"] == "x.jsonl"


def test_files_are_read_as_on_one_machine() -> None:
    files = {
        "file:/in/a.txt": b"A title\n\nKesh paid a visit.",
        "file:/in/sub/b.html.gz": gzip.compress(b"<html><body><p>Kesh paid a visit.</p></body>"),
        "file:/in/c.jsonl": json.dumps(ROWS[0]).encode() + b"\nnonsense\n",
        "file:/in/d.txt": b"\x00\x01\x02",
    }
    rows = extract(
        [
            {"path": path, "name": path.removeprefix("file:/in/"), "content": content}
            for path, content in files.items()
        ]
    )
    told = [(row["article_id"], row["error"] and row["error"]["code"]) for row in rows]
    assert told[0] == ("a.txt", None)
    assert rows[0]["event"]["article"]["title"] == "A title"
    assert ("a", None) in told
    assert {row["error"]["place"] for row in rows if row["error"]} == {
        "file:/in/c.jsonl", "file:/in/d.txt",
    }  # fmt: skip


def test_an_empty_batch_gives_an_empty_batch() -> None:
    batch = pa.RecordBatch.from_pylist([], schema=pa.schema([("text", pa.string())]))
    assert extract_batch(batch, extractor=FakeExtractor()).num_rows == 0


def test_time_stamps_give_the_day() -> None:
    import datetime

    when = datetime.datetime(2020, 4, 3, 5, 6, tzinfo=datetime.UTC)
    rows = extract([{"id": "a", "text": "a visit", "published": when}])
    assert rows[0]["event"]["article"]["published"] == datetime.date(2020, 4, 3)
