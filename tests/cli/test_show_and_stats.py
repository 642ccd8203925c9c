"""`dateline show` and `dateline stats` as they are called."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from dateline.cli import main

RECORD: dict[str, Any] = {
    "schema": "dateline.event/1", "id": "e1", "type": "agreement", "status": "occurred",
    "stage": "concluded", "instrument": "treaty", "article": {"id": "a1"},
    "trigger": {"text": "signed", "start": 6, "end": 12, "lemma": "sign"},
    "mentions": [{"text": "signed", "start": 6, "end": 12}],
    "evidence": [{"text": "Chile signed a treaty.", "start": 0, "end": 22}],
    "participants": [{"role": "party", "name": "Chile", "kind": "country", "country": "CL",
                      "mention": {"text": "Chile", "start": 0, "end": 5}}],
    "date": {"text": "2020", "start": 0, "end": 4, "edtf": "2020-03-16", "earliest": "2020-03-16",
             "latest": "2020-03-16", "granularity": "day", "basis": "stated",
             "timex_value": "2020-03-16"},
    "codes": {"plover": "SUPPORT"}, "confidence": 0.9, "rule": "r",
    "producer": {"dateline": "0", "model": "m", "rules": "r"},
}  # fmt: skip
PLANNED = {**RECORD, "id": "e2", "type": "visit", "status": "planned", "stage": None, "date": None,
           "instrument": None, "confidence": 0.4}  # fmt: skip
Call = Callable[..., Result]


@pytest.fixture
def call(tmp_path: Path) -> Call:
    file = tmp_path / "events.jsonl"
    file.write_text("\n".join(map(json.dumps, (PLANNED, RECORD))), encoding="utf-8")

    def called(command: str, *options: str) -> Result:
        return CliRunner().invoke(main, [command, str(file), *options])

    return called


def test_table_in_order_of_time(call: Call) -> None:
    done = call("show", "--width", "100")
    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    assert [line.split()[0] for line in lines] == ["date", "──────────", "2020-03-16", "–"]
    assert "concluded treaty" in lines[2]
    assert "2 events" in done.stderr


def test_other_orders(call: Call) -> None:
    by_input = call("show", "--sort", "input").stdout.splitlines()
    assert by_input[2].startswith("–")
    by_confidence = call("show", "--sort", "confidence", "--limit", "1").stdout.splitlines()
    assert len(by_confidence) == 3 and by_confidence[2].startswith("2020")


CHOICES = [
    (["--type", "visit"], 1), (["--status", "occurred"], 1), (["--actor", "chi"], 2),
    (["--country", "PE"], 0), (["--since", "2020", "--until", "2020-03"], 1),
    (["--min-confidence", "0.5"], 1),
]  # fmt: skip


@pytest.mark.parametrize(("options", "rows"), CHOICES)
def test_choices(call: Call, options: list[str], rows: int) -> None:
    done = call("show", *options)
    assert done.exit_code == 0
    assert len(done.stdout.splitlines()) == (rows + 2 if rows else 0)


def test_counts_as_text_and_json(call: Call) -> None:
    assert "by type\n  agreement  1 █" in call("stats").stdout
    found = json.loads(call("stats", "--json", "--by", "type,month").stdout)
    assert found == {"events": 2, "type": {"agreement": 1, "visit": 1},
                     "month": {"2020-03": 1, "–": 1}}  # fmt: skip


WRONG = [
    (["show", "--since", "soon"], 2, "write 2020, 2020-03 or 2020-03-16"),
    (["show", "--type", "wedding"], 2, "wedding"),
    (["stats", "--by", "colour"], 2, "is none of type, status"),
]


@pytest.mark.parametrize(("options", "code", "told"), WRONG)
def test_wrong_usage_says_the_mend(call: Call, options: list[str], code: int, told: str) -> None:
    done = call(*options)
    assert done.exit_code == code
    assert told in done.stderr


def test_what_is_no_record_is_named(tmp_path: Path) -> None:
    file = tmp_path / "articles.jsonl"
    file.write_text('{"id": "a1", "text": "Chile signed."}\n', encoding="utf-8")
    for command in ("show", "stats"):
        done = CliRunner().invoke(main, [command, str(file)])
        assert done.exit_code == 1
        assert "articles.jsonl:1: not an event record" in done.stderr
    assert CliRunner().invoke(main, ["show", str(tmp_path / "none")]).exit_code == 2
