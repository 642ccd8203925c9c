"""Every sink: complete, exact, atomic, and the same after a second run."""

from __future__ import annotations

import csv
import gzip
import importlib.util
import io
import json
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.errors import RunError, UsageError
from dateline.record import EventRecord
from dateline.writing.base import writing_to
from dateline.writing.csv import participants_path
from dateline.writing.formats import FORMATS, format_of, sink_for

HAS_ARROW = importlib.util.find_spec("pyarrow") is not None
HAS_ZSTD = importlib.util.find_spec("zstandard") is not None
NAMES = [
    "e.jsonl", "e.jsonl.gz", "e.csv", "e.csv.gz", "e.sqlite", "e.bulk", "e.bulk.gz",
    pytest.param("e.jsonl.zst", marks=pytest.mark.skipif(not HAS_ZSTD, reason="no zstandard")),
    pytest.param("e.parquet", marks=pytest.mark.skipif(not HAS_ARROW, reason="no pyarrow")),
]  # fmt: skip
needs_arrow = pytest.mark.skipif(not HAS_ARROW, reason="pyarrow is not installed")


def save(path: Path, records: list[EventRecord], *, step: int = 5) -> None:
    with writing_to(sink_for(path)) as sink:
        for start in range(0, len(records), step):
            sink.write(records[start : start + step])


def content(path: Path) -> object:
    if path.suffix != ".sqlite":
        return path.read_bytes()
    connection = sqlite3.connect(path)
    dump = list(connection.iterdump())
    connection.close()
    return dump


@pytest.mark.parametrize("name", NAMES)
def test_second_run_changes_nothing(name: str, tmp_path: Path, records: list[EventRecord]) -> None:
    path = tmp_path / name
    save(path, records)
    once = content(path)
    save(path, records, step=1)
    assert content(path) == once
    assert not list(tmp_path.glob(".*"))


@pytest.mark.parametrize("name", NAMES)
def test_failure_leaves_target_as_it_was(
    name: str, tmp_path: Path, records: list[EventRecord]
) -> None:
    path = tmp_path / name
    save(path, records[:3])
    before = content(path)
    with pytest.raises(ZeroDivisionError), writing_to(sink_for(path)) as sink:
        sink.write(records)
        raise ZeroDivisionError
    assert content(path) == before
    assert not list(tmp_path.glob(".*"))


@pytest.mark.parametrize("name", NAMES)
def test_no_records_still_give_a_readable_target(name: str, tmp_path: Path) -> None:
    save(tmp_path / name, [])
    assert (tmp_path / name).exists()


@pytest.mark.parametrize("name", NAMES)
def test_unwritable_target_is_a_run_error(name: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(RunError):
        save(tmp_path / "file" / name, [])


def test_jsonl_gives_the_records_back(tmp_path: Path, records: list[EventRecord]) -> None:
    save(tmp_path / "e.jsonl.gz", records)
    lines = gzip.decompress((tmp_path / "e.jsonl.gz").read_bytes()).splitlines()
    assert [EventRecord.model_validate_json(line) for line in lines] == records


def test_zst_gives_the_records_back(tmp_path: Path, records: list[EventRecord]) -> None:
    zstandard = pytest.importorskip("zstandard")
    save(tmp_path / "e.jsonl.zst", records)
    with (tmp_path / "e.jsonl.zst").open("rb") as raw:
        lines = io.BytesIO(zstandard.ZstdDecompressor().stream_reader(raw).read()).readlines()
    assert [EventRecord.model_validate_json(line) for line in lines] == records


def test_csv_tables_agree_with_the_records(tmp_path: Path, records: list[EventRecord]) -> None:
    path = tmp_path / "e.csv"
    save(path, records)
    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    with participants_path(path).open(newline="", encoding="utf-8") as file:
        people = list(csv.DictReader(file))
    assert [row["id"] for row in rows] == [record.id for record in records]
    assert rows[0]["evidence"] == records[0].evidence[0].text
    assert rows[0]["article_title"] == records[0].article.title
    assert rows[0]["date_latest"] == "2021-06-30"
    assert rows[0]["date_earliest"] == ""
    assert [(row["event_id"], row["name"]) for row in people] == [
        (record.id, person.name) for record in records for person in record.participants
    ]


@needs_arrow
def test_parquet_gives_the_records_back(tmp_path: Path, records: list[EventRecord]) -> None:
    import pyarrow.parquet as parquet

    save(tmp_path / "e.parquet", records)
    table = parquet.read_table(tmp_path / "e.parquet")
    assert [EventRecord.model_validate(row) for row in table.to_pylist()] == records
    assert str(table.schema.field("date").type.field("latest").type) == "date32[day]"
    assert table.schema.names == [
        info.alias or name for name, info in EventRecord.model_fields.items()
    ]


@needs_arrow
def test_parquet_row_groups_do_not_depend_on_calls(
    tmp_path: Path, records: list[EventRecord], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dateline.writing.parquet.ROWS_IN_GROUP", 5)
    save(tmp_path / "a.parquet", records, step=12)
    save(tmp_path / "b.parquet", records, step=1)
    assert (tmp_path / "a.parquet").read_bytes() == (tmp_path / "b.parquet").read_bytes()


def test_sqlite_upserts_by_event_id(tmp_path: Path, records: list[EventRecord]) -> None:
    path = tmp_path / "e.db"
    save(path, records)
    changed = records[0].model_copy(
        update={"status": "denied", "participants": records[0].participants[:1]}
    )
    save(path, [changed])
    connection = sqlite3.connect(path)
    query = "SELECT status, record FROM events WHERE id = ?"
    status, record = connection.execute(query, (changed.id,)).fetchone()
    assert status == "denied"
    assert EventRecord.model_validate_json(record) == changed
    assert connection.execute("SELECT count(*) FROM events").fetchone() == (len(records),)
    names = connection.execute("SELECT name FROM participants WHERE event_id = ?", (changed.id,))
    assert names.fetchall() == [(changed.participants[0].name,)]
    connection.close()


def test_sqlite_refuses_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "e.db"
    path.write_text("this is not a database, and it stays as it is" * 50)
    with pytest.raises(RunError, match=r"e\.db"):
        save(path, [])


def test_bulk_pairs_action_and_document(tmp_path: Path, records: list[EventRecord]) -> None:
    save(tmp_path / "e.bulk", records)
    lines = [json.loads(line) for line in (tmp_path / "e.bulk").read_bytes().splitlines()]
    assert [line["index"]["_id"] for line in lines[::2]] == [record.id for record in records]
    assert [EventRecord.model_validate(line) for line in lines[1::2]] == records


@pytest.mark.parametrize(
    ("name", "expected"),
    [("a.JSONL", "jsonl"), ("a.ndjson.zst", "jsonl"), ("a.csv.gz", "csv"), ("a.db", "sqlite")],
)
def test_ending_tells_the_format(name: str, expected: str) -> None:
    assert format_of(Path(name)) == expected


@pytest.mark.parametrize(
    "make",
    [
        lambda: sink_for(Path("events.txt")),
        lambda: sink_for(Path("events"), to="xml"),
        lambda: sink_for(Path("events.parquet.gz")),
    ],
)
def test_no_format_is_a_usage_error(make: Callable[[], object]) -> None:
    with pytest.raises(UsageError):
        make()


def test_option_beats_ending(tmp_path: Path, records: list[EventRecord]) -> None:
    with writing_to(sink_for(tmp_path / "e.jsonl", to="csv")) as sink:
        sink.write(records)
    assert (tmp_path / "e.jsonl").read_bytes().startswith(b"id,type")


def test_every_format_is_tried_here() -> None:
    tried = {format_of(Path(getattr(name, "values", [name])[0])) for name in NAMES}
    assert tried == set(FORMATS)


def test_two_writers_of_one_database_wait_for_each_other(
    tmp_path: Path, records: list[EventRecord]
) -> None:
    halves = [records[:6], records[6:]]
    threads = [threading.Thread(target=save, args=(tmp_path / "e.db", half)) for half in halves]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    connection = sqlite3.connect(tmp_path / "e.db")
    assert connection.execute("SELECT count(*) FROM events").fetchone() == (len(records),)
    connection.close()
