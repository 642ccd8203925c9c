"""What dateline wrote itself is no article, wherever it lies; what only looks like it, is."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
import zstandard

from dateline.reading import ReadOptions, sources
from dateline.running.counting import Tally, told

RECORD = b'{"schema":"dateline.event/1","id":"x","type":"visit"}\n'
WRITTEN = {
    "e.jsonl": RECORD,
    "e.jsonl.gz": gzip.compress(RECORD),
    "e.jsonl.zst": zstandard.compress(RECORD),
    "m.jsonl": b'{"schema":"dateline.merged/1","id":"x"}\n',
    "e.summary.json": b'{\n  "schema": "dateline.summary/1",\n  "finished": true\n}\n',
    "errors.jsonl": b'{"code":"E_EMPTY","id":"b.txt","place":"b.txt","message":"has no text"}\n',
    "dates.jsonl": b'{"article":"a \\"b","start":3,"end":9,"text":"Monday"}\n',
}


def own(path: Path) -> bool:
    (source,) = sources([path.parent], ReadOptions())
    return source.own and source.format is None


@pytest.mark.parametrize("name", WRITTEN)
def test_own_output_is_known_by_its_first_bytes(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(WRITTEN[name])
    assert own(tmp_path / name)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("e.summary.json", json.dumps({"text": "A summary of the day."}).encode()),
        ("errors.jsonl", b'{"text": "Errors were made.", "code": "E_1"}\n'),
        ("a.jsonl", b'{"article": "Peru met Chile.", "start": "today"}\n'),
        ("a.jsonl.gz", b"not packed"),
        ("a.json", b""),
    ],
)
def test_other_files_are_read(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    assert not own(tmp_path / name)


def test_what_is_named_is_read(tmp_path: Path) -> None:
    (tmp_path / "e.jsonl").write_bytes(RECORD)
    (source,) = sources([tmp_path / "e.jsonl"], ReadOptions())
    assert (source.format, source.own) == ("jsonl", False)


def test_the_summary_says_how_many() -> None:
    tally = Tally()
    tally.skip()
    tally.skip(own=True)
    assert next(iter(told(tally))).endswith("2 skipped (1 of them written by dateline)")
