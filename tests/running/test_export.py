"""`dateline export` carries records from JSONL into every format and back into none but whole."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from fakes import FakeExtractor

from dateline.article import Article
from dateline.cli import main
from dateline.running.records import read_records
from dateline.writing.base import encode

LINES = [
    encode(record)
    for number in range(4)
    for record in FakeExtractor().extract(Article(id=f"a{number}", text="Kesh: a visit"))
]


def export(*args: object, text: bytes = b"") -> Result:
    return CliRunner().invoke(main, ["export", *map(str, args)], input=text)


def test_export_from_stdin_to_sqlite(tmp_path: Path) -> None:
    result = export("-", "-o", tmp_path / "e.db", text=b"".join(LINES))
    assert result.exit_code == 0, result.output
    connection = sqlite3.connect(tmp_path / "e.db")
    assert connection.execute("SELECT count(*) FROM events").fetchone() == (4,)
    connection.close()


@pytest.mark.parametrize("ending", ["", ".gz", ".zst"])
def test_packed_files_are_read(tmp_path: Path, ending: str) -> None:
    if ending == ".zst":
        pytest.importorskip("zstandard")
    packed = tmp_path / f"packed.jsonl{ending}"
    assert export("-", "-o", packed, text=b"".join(LINES)).exit_code == 0
    assert [encode(record) for record in read_records([packed])] == LINES


def test_a_broken_line_stops_it_and_leaves_nothing(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_bytes(LINES[0] + b"{}\n")
    result = export(source, "-o", tmp_path / "out.csv")
    assert result.exit_code == 1
    assert "in.jsonl:2" in result.output
    assert [path.name for path in tmp_path.iterdir()] == ["in.jsonl"]


@pytest.mark.parametrize("ending", [".gz", ".zst"])
def test_a_torn_packed_file_is_an_error_with_its_name(tmp_path: Path, ending: str) -> None:
    packed = tmp_path / f"torn.jsonl{ending}"
    assert export("-", "-o", packed, text=b"".join(LINES)).exit_code == 0
    packed.write_bytes(packed.read_bytes()[:-20])
    result = export(packed, "-o", tmp_path / "out.csv")
    assert result.exit_code == 1
    assert "torn.jsonl" in result.output
    assert not (tmp_path / "out.csv").exists()


def test_packed_files_may_be_joined(tmp_path: Path) -> None:
    for name in ("one.jsonl.zst", "two.jsonl.gz"):
        part = tmp_path / name
        assert export("-", "-o", part, text=b"".join(LINES)).exit_code == 0
        part.write_bytes(part.read_bytes() * 2)
        assert len(list(read_records([part]))) == 2 * len(LINES)


def test_unknown_ending_is_a_usage_error(tmp_path: Path) -> None:
    assert export("-", "-o", tmp_path / "out.what").exit_code == 2


def test_missing_input_is_a_usage_error(tmp_path: Path) -> None:
    assert export(tmp_path / "none.jsonl", "-o", tmp_path / "out.csv").exit_code == 2
