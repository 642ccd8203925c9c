"""`dateline evaluate` and `dateline convert` as they are called."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from making import event, meeting, sample, treaty

from dateline.cli import main
from dateline.evaluation.model import Event
from dateline.evaluation.predictions import RecordFile
from dateline.evaluation.samples import event_to_json, sample_to_json


def call(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments])


def put(path: Path, rows: list[Any]) -> Path:
    lines = (r if isinstance(r, str) else json.dumps(r) for r in rows)
    path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    return path


def record(article: str, found: Event, confidence: float = 0.9) -> dict[str, Any]:
    row = event_to_json(found)
    trigger = row["mentions"][0] | {"lemma": "x"}
    parts = [{"role": p["role"], "name": p["name"], "kind": "country", "mention": p["mentions"][0]}
             for p in row["participants"]]  # fmt: skip
    date = row["date"] and {"edtf": row["date"], "text": "x"}
    places = [{"name": p, "country": None} for p in row["places"]]
    return row | {"article": {"id": article}, "trigger": trigger, "participants": parts,
                  "date": date, "places": places, "confidence": confidence,
                  "rule": "r"}  # fmt: skip


GOLD = [sample(treaty(), meeting(), name="a-1"), sample(meeting(), name="b-2")]


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    return put(tmp_path / "gold.jsonl", [sample_to_json(s) for s in GOLD])


@pytest.fixture
def records(tmp_path: Path) -> Path:
    rows = [record("b-2", event("visit", "visited"), 0.2), record("a-1", treaty()),
            record("a-1", meeting(date=None))]  # fmt: skip
    return put(tmp_path / "records.jsonl", rows)


def test_table(gold: Path, records: Path) -> None:
    found = call("evaluate", gold, "--records", records, "--by", "type,collection")
    assert found.exit_code == 0, found.output
    assert "2 articles" in found.stdout
    assert "event                  0.667  0.667  0.667" in found.stdout
    for heading in ("by type", "by collection", "types (labelled", "confidence", "causes"):
        assert heading in found.stdout


def test_json(gold: Path, records: Path) -> None:
    found = json.loads(call("evaluate", gold, "--records", records, "--json").stdout)
    assert found["schema"] == "dateline.evaluation/1"
    assert found["overall"]["event"]["f1"] == pytest.approx(2 / 3)
    assert len(found["overall"]["event"]["interval"]) == 2
    assert found["overall"]["date"] == {
        "accuracy": 0.5, "right": 1, "compared": 2,
        "interval": found["overall"]["date"]["interval"],
    }  # fmt: skip
    assert found["by"]["type"]["agreement"]["event"]["f1"] == 1.0
    assert found["confusion"]["type"]["(none)"] == {"visit": 1}
    assert found["calibration"]["event"]["bins"][0]["records"] == 1
    assert {"outcome": "differs", "cause": "date", "type": "talks", "count": 1} in found["causes"]


def test_without_resamples_there_are_no_intervals(gold: Path, records: Path) -> None:
    out = call("evaluate", gold, "--records", records, "--json", "--resamples", 0).stdout
    assert json.loads(out)["overall"]["event"]["interval"] is None


def test_same_bytes_every_time(gold: Path, records: Path) -> None:
    arguments = ("evaluate", gold, "--records", records, "--against", gold, "--json")
    assert call(*arguments).stdout == call(*arguments).stdout


def test_against(gold: Path, records: Path) -> None:
    found = call("evaluate", gold, "--records", records, "--against", gold, "--json")
    against = json.loads(found.stdout)["against"]
    assert (against["better"], against["worse"]) == (0, 3)
    assert against["measures"]["event"]["difference"] == pytest.approx(-1 / 3)
    told = call("evaluate", gold, "--records", records, "--against", gold).stdout
    assert "b-2:97 talks 'meet': all right -> missed" in told


@pytest.mark.parametrize(
    ("floors", "code"),
    [("event=0.6", 0), ("event=0.6,date=0.7", 1), ("stage=1", 0), ("hedged=1,record=0.9", 1)],
)
def test_floors(floors: str, code: int, gold: Path, records: Path) -> None:
    found = call("evaluate", gold, "--records", records, "--min-f1", floors)
    assert found.exit_code == code
    assert ("is under" in found.stderr) == (code == 1)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--min-f1", "events=0.6"), "no measure 'events'; there are event"),
        (("--min-f1", "event=high"), "must be a figure from 0 to 1, not 'high'"),
        (("--by", "kind"), "no group 'kind'"),
        (("--records", "r.jsonl.gz"), "r.jsonl.gz is packed; unpack it"),
        (("--records", "none.jsonl"), "no such file: none.jsonl"),
    ],
)
def test_wrong_requests(arguments: tuple[str, ...], message: str, gold: Path) -> None:
    found = call("evaluate", gold, *arguments)
    assert found.exit_code == 2
    assert message in " ".join(found.stderr.split())


def test_malformed_samples_and_records_are_counted(tmp_path: Path) -> None:
    broken = put(tmp_path / "broken.jsonl", ["{", *[sample_to_json(s) for s in GOLD], {"id": ""}])
    rows = put(tmp_path / "r.jsonl", ["[]", record("a-1", treaty()), {"id": 3}])
    found = call("evaluate", broken, "--records", rows, "--json")
    assert found.exit_code == 3
    assert json.loads(found.stdout)["articles"] == 2
    assert json.loads(found.stdout)["skipped"] == 4
    for place in ("broken.jsonl:1, column 2", "broken.jsonl:4:", "r.jsonl:1:", "r.jsonl:3:"):
        assert place in found.stderr
    assert "4 malformed samples or records left out" in found.stderr


def test_records_without_a_sample_are_told(tmp_path: Path, gold: Path) -> None:
    rows = put(tmp_path / "r.jsonl", [record("zz-9", treaty())])
    assert "1 article without sample (zz-9" in call("evaluate", gold, "--records", rows).stderr


def test_records_of_another_text_are_told(tmp_path: Path, gold: Path, records: Path) -> None:
    row = record("a-1", treaty())
    row["trigger"] = row["trigger"] | {"start": 18, "end": 24}
    moved = put(tmp_path / "r.jsonl", [row])
    told = "1 record not fitting the sample"
    assert told in call("evaluate", gold, "--records", moved).stderr
    assert told not in call("evaluate", gold, "--records", records).stderr


def test_report_and_cases(tmp_path: Path, gold: Path, records: Path) -> None:
    report, cases = tmp_path / "r.html", tmp_path / "c.jsonl"
    found = call("evaluate", gold, "--records", records, "--report", report, "--cases", cases)
    assert found.exit_code == 0, found.output
    assert report.read_text(encoding="utf-8").startswith("<!doctype html>")
    rows = [json.loads(line) for line in cases.read_text(encoding="utf-8").splitlines()]
    assert [r["outcome"] for r in rows] == ["differs", "missed", "invented"]
    assert rows[2]["pred"]["rule"] == "r"


def test_records_in_any_order_and_lines(tmp_path: Path) -> None:
    rows = [record("b", treaty()), record("a", meeting()), record("b", meeting())]
    with RecordFile(put(tmp_path / "r.jsonl", rows)) as file:
        assert [e.type for e in file.of("b")] == ["agreement", "talks"]
        assert [e.type for e in file.of("a")] == ["talks"]
        assert file.of("c") == []
        assert (file.records, file.strangers()) == (3, [])


def test_convert(tmp_path: Path, gold: Path) -> None:
    assert call("convert", gold, tmp_path / "b", "--to", "brat").exit_code == 0
    found = call("convert", tmp_path / "b", tmp_path / "back.jsonl", "--to", "dateline")
    assert found.exit_code == 0
    assert "2 samples in" in found.stderr
    assert (tmp_path / "back.jsonl").read_text() == gold.read_text()


def test_convert_names_what_it_leaves_out(tmp_path: Path) -> None:
    broken = put(tmp_path / "broken.jsonl", ["{", sample_to_json(GOLD[0])])
    found = call("convert", broken, tmp_path / "d.jsonl", "--to", "doccano")
    assert found.exit_code == 3
    assert "broken.jsonl:1, column 2" in found.stderr and "1 samples in" in found.stderr


def test_convert_writes_tools_only(tmp_path: Path, gold: Path) -> None:
    found = call("convert", gold, tmp_path / "x", "--to", "rams")
    assert found.exit_code == 2
    assert "'rams' is not one of" in found.stderr


class OneEventEach:
    """Stands in for the extractor: finds the treaty in every article."""

    def pipe(self, articles: Any) -> Any:
        from dateline.record import EventRecord

        for article in articles:
            row = record(article.id, treaty()) | {
                "id": "e", "evidence": [], "codes": {},
                "producer": {"dateline": "0", "model": "m", "rules": "r"},
            }  # fmt: skip
            row["date"] = {"text": "x", "start": 0, "end": 1, "edtf": "2021-05-03",
                           "granularity": "day", "basis": "stated",
                           "timex_value": "2021-05-03"}  # fmt: skip
            row["places"] = []
            yield [EventRecord.model_validate(row)]


def test_extracts_where_no_records_are_given(gold: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import dateline.extractor

    monkeypatch.setattr(dateline.extractor, "load", lambda *_, **__: OneEventEach())
    found = call("evaluate", gold, "--json")
    assert found.exit_code == 0, found.output
    score = json.loads(found.stdout)["overall"]["event"]
    assert (score["right"], score["gold"], score["pred"]) == (1, 3, 2)


def test_nothing_of_spacy_is_loaded_to_score_records(gold: Path, records: Path) -> None:
    import subprocess
    import sys

    code = (
        "import sys; from dateline.cli.evaluate import command; "
        f"command.main(['{gold}', '--records', '{records}'], standalone_mode=False); "
        "sys.exit(any(m in sys.modules for m in ('spacy', 'scipy', 'thinc')))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True).returncode == 0
