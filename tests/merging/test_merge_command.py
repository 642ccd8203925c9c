"""`dateline merge` over files: sorted on disk, any order in, the same bytes out."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from dateline.cli import main
from dateline.record import EventRecord
from dateline.running.joining import merge_files
from dateline.running.sorting import sorted_lines
from dateline.writing.base import encode

pytest.importorskip("datasketch")
Make = Callable[..., EventRecord]


def test_lines_come_back_sorted_from_many_runs(tmp_path: Path) -> None:
    numbers = list(range(1000))
    random.Random(1).shuffle(numbers)
    keyed = ((f"{number:05d}", f"line {number}\n".encode()) for number in numbers)
    lines = list(sorted_lines(keyed, run=7, folder=tmp_path))
    assert lines == [f"line {number}\n".encode() for number in range(1000)]
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def records(make: Make, day_of: Callable[[int], str]) -> list[EventRecord]:
    return [
        make(f"e{number}\n", f"Firm{number % 30}", f"House{number % 30}",
             day=day_of(number % 30), published=day_of(number % 30 + 1),
             sentence=f"Firm {number % 30} and House {number % 30} signed it on day {number}.")
        for number in range(90)
    ]  # fmt: skip


def test_order_of_input_and_size_of_runs_change_nothing(
    tmp_path: Path, records: list[EventRecord]
) -> None:
    outputs = []
    for attempt, run in enumerate((4, 10_000)):
        random.Random(attempt).shuffle(records)
        source, target = tmp_path / f"{attempt}.jsonl", tmp_path / f"{attempt}.merged.jsonl"
        source.write_bytes(b"".join(map(encode, records)))
        counts = merge_files([source, source], target, run=run)
        outputs.append(target.read_bytes())
        assert (counts.records, counts.events) == (90, 30)
    assert outputs[0] == outputs[1]


def test_copies_are_looked_for_in_the_articles(tmp_path: Path, make: Make) -> None:
    records = [
        make("e1", "Lundia", "Norrmark", article="a1"),
        make("e2", "Lundia", "Norrmark", article="a2", sentence="Quite another sentence it is."),
    ]
    text = " ".join(f"word{number}" for number in range(200))
    articles = [{"id": f"a{n}", "text": text, "published": "2021-03-17"} for n in (1, 2)]
    (tmp_path / "events.jsonl").write_bytes(b"".join(map(encode, records)))
    (tmp_path / "articles.jsonl").write_text("\n".join(map(json.dumps, articles)))
    arguments = ["merge", "events.jsonl", "-o", "merged.jsonl", "--articles", "articles.jsonl"]
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path)
        result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    assert "2 records, 1 event, 1 copied article\n" in result.output
    (event,) = map(json.loads, (tmp_path / "merged.jsonl").read_text().splitlines())
    assert event["schema"] == "dateline.merged/1"
    assert event["independent"] == 1


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{", "line contains invalid json: unexpected end of data"),
        ("[1]", "line does not match requested type"),
        ('{"id": "p"}', "not a labelled pair: 'a'"),
    ],
)
def test_a_malformed_pair_is_told_with_its_place(tmp_path: Path, line: str, told: str) -> None:
    pairs = tmp_path / "pairs.jsonl"
    pairs.write_text(f"\n{line}\n")
    result = CliRunner().invoke(main, ["merge", "--score", str(pairs)])
    assert result.exit_code == 1
    assert f"{pairs}:2: {told}" in result.stderr


def test_a_broken_line_leaves_no_output(tmp_path: Path) -> None:
    source = tmp_path / "events.jsonl"
    source.write_text("{}\n")
    result = CliRunner().invoke(main, ["merge", str(source), "-o", str(tmp_path / "m.jsonl")])
    assert result.exit_code == 1
    assert "events.jsonl:1" in result.output
    assert [path.name for path in tmp_path.iterdir()] == ["events.jsonl"]


def test_nothing_to_merge_is_a_usage_error() -> None:
    assert CliRunner().invoke(main, ["merge"]).exit_code == 2


def test_a_malformed_pair_is_named(tmp_path: Path) -> None:
    (tmp_path / "pairs.jsonl").write_text('{"id": "p1", "a": {}, "b": {}, "same": true}\n')
    result = CliRunner().invoke(main, ["merge", "--score", str(tmp_path / "pairs.jsonl")])
    assert result.exit_code == 1
    assert "pairs.jsonl:1" in result.output
