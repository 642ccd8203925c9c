"""`dateline dates` and the TimeML that it reads."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from dateline.cli.dates import command
from dateline.errors import ArticleError, ModelMissingError
from dateline.language.model import load_language
from dateline.times.timeml import parse_timeml

TIMEML = """<?xml version="1.0" ?>
<TimeML><DOCID>x</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="2016-05-18" functionInDocument="CREATION_TIME"
>May 18</TIMEX3></DCT>
<TEXT>
Ferries <EVENT eid="e1">stopped</EVENT> <TIMEX3 tid="t1" type="DATE"
value="2016-05-17">yesterday</TIMEX3>, not in 2015.
</TEXT></TimeML>
"""


def test_timeml() -> None:
    document = parse_timeml(TIMEML.encode(), place="x.tml")
    assert document.text == "\nFerries stopped yesterday, not in 2015.\n"
    assert document.created == date(2016, 5, 18)
    (label,) = document.times
    assert document.text[label.start : label.end] == "yesterday"
    assert (label.type, label.value) == ("DATE", "2016-05-17")


@pytest.mark.parametrize(
    "data", [b"", b"<TimeML/>", b"no xml", b'<!DOCTYPE a [<!ENTITY b "c">]><TEXT>&b;</TEXT>']
)
def test_what_is_no_timeml(data: bytes) -> None:
    with pytest.raises(ArticleError) as caught:
        parse_timeml(data, place="x.tml")
    assert (caught.value.code, caught.value.place) == ("E_XML", "x.tml")


@pytest.fixture(scope="module", autouse=True)
def _model() -> None:
    try:
        load_language("en_core_web_md")
    except ModelMissingError as error:
        pytest.skip(str(error))


def rows(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_command(tmp_path: Path) -> None:
    (tmp_path / "a.tml").write_text(TIMEML, "utf-8")
    (tmp_path / "b.jsonl").write_text(
        json.dumps({"id": "b", "text": "It opened last month.", "published": "2020-04-01"}), "utf-8"
    )
    out = tmp_path / "out" / "dates.jsonl"
    out.parent.mkdir()
    inputs = [str(tmp_path / "a.tml"), str(tmp_path / "b.jsonl")]
    result = CliRunner().invoke(command, [*inputs, "-o", str(out)])
    assert result.exit_code == 0, result.output
    assert rows(out)[0] == {
        "article": "a", "start": 17, "end": 26, "text": "yesterday", "type": "DATE",
        "value": "2016-05-17", "edtf": "2016-05-17", "earliest": "2016-05-17",
        "latest": "2016-05-17", "granularity": "day",
    }  # fmt: skip
    assert [(row["article"], row["edtf"]) for row in rows(out)] == [
        ("a", "2016-05-17"), ("a", "2015"), ("b", "2020-03"),
    ]  # fmt: skip


def test_broken_input_is_told_and_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.tml").write_text("no xml", "utf-8")
    (tmp_path / "b.tml").write_text(TIMEML, "utf-8")
    out = tmp_path / "dates.jsonl"
    result = CliRunner().invoke(command, [str(tmp_path), "-o", str(out)])
    assert result.exit_code == 3
    assert [row["article"] for row in rows(out)] == ["b", "b"]


def test_published_option(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It opened yesterday.\n", "utf-8")
    out = tmp_path / "dates.jsonl"
    arguments = [str(tmp_path / "a.txt"), "-o", str(out), "--published", "2020-04-01"]
    assert CliRunner().invoke(command, arguments).exit_code == 0
    assert [row["edtf"] for row in rows(out)] == ["2020-03-31"]


def test_days_to_come_are_refused_as_by_extract(tmp_path: Path) -> None:
    late = {"id": "a", "text": "It opened today.", "published": "3000-01-01"}
    (tmp_path / "a.jsonl").write_text(json.dumps(late), "utf-8")
    (tmp_path / "b.tml").write_text(TIMEML.replace("2016-05-18", "3000-01-01"), "utf-8")
    out = tmp_path / "dates.jsonl"
    result = CliRunner().invoke(command, [str(tmp_path), "-o", str(out)])
    assert result.exit_code == 3
    assert result.stderr.count("E_DATE") == 2 and "3000-01-01 lies in the future" in result.stderr
    assert rows(out) == []
    result = CliRunner().invoke(command, [str(tmp_path), "--published", "3000-01-01"])
    assert result.exit_code == 2 and "lies in the future" in result.stderr
