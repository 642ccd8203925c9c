"""The scripts around evaluation."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner
from making import event, meeting, sample, treaty

from dateline.cli import main
from dateline.evaluation.samples import sample_to_json

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"


def put(path: Path, *samples: object) -> Path:
    path.write_text("".join(json.dumps(s) + "\n" for s in samples), encoding="utf-8")
    return path


def agreement(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(SCRIPTS / "agreement.py"), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture
def readings(tmp_path: Path) -> tuple[Path, Path]:
    first = put(tmp_path / "1.jsonl", sample_to_json(sample(treaty(), meeting())),
                sample_to_json(sample(name="only-1")))  # fmt: skip
    second = sample(treaty(date=None), event("visit", "visited"))
    return first, put(tmp_path / "2.jsonl", sample_to_json(second))


def test_agreement(readings: tuple[Path, Path]) -> None:
    found = agreement(*readings, "--errors", 9)
    assert found.returncode == 0, found.stderr
    assert "1 articles in both" in found.stdout and "1 only in" in found.stdout
    assert "event                  0.500  0.500  0.500" in found.stdout
    assert "a-1:17 agreement 'signed' differs: date" in found.stdout
    assert "visit 'visited' second only: no such event" in found.stdout


def test_agreement_is_symmetric(readings: tuple[Path, Path]) -> None:
    there, back = (agreement(*r).stdout.splitlines() for r in (readings, readings[::-1]))
    figures = [[line.split()[3] for line in lines if line.startswith(("event", "record"))]
               for lines in (there, back)]  # fmt: skip
    assert figures[0] == figures[1] != []


def test_agreement_under_a_floor(readings: tuple[Path, Path]) -> None:
    assert agreement(*readings, "--min", "event=0.9").returncode == 1
    assert agreement(*readings, "--min", "evnt=0.9").returncode == 2


def test_agreement_needs_the_same_text(readings: tuple[Path, Path], tmp_path: Path) -> None:
    other = put(tmp_path / "3.jsonl", sample_to_json(sample()) | {"text": "other"})
    found = agreement(readings[0], other)
    assert found.returncode == 1
    assert "a-1: the two labellings do not have the same text" in found.stderr


def score_script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", SCRIPTS / "score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_parts_are_disjoint_and_complete() -> None:
    samples = [{"id": f"a-{n}"} for n in range(1000)]
    score = score_script()
    work, check = score.in_part(samples, "work"), score.in_part(samples, "check")
    assert len(work) + len(check) == len(score.in_part(samples, "all")) == 1000
    assert 250 < len(check) < 350
    assert score.is_check("a-1") == score.is_check("a-1")


@pytest.mark.slow
def test_times_are_scored_with_the_real_pipeline(tmp_path: Path) -> None:
    stamp = '<DCT><TIMEX3 tid="t0" type="DATE" value="2020-04-01">April 1, 2020</TIMEX3></DCT>'
    date = '<TIMEX3 tid="t1" type="DATE" value="2020-03-16">March 16, 2020</TIMEX3>'
    file = tmp_path / "a.tml"
    file.write_text(f"<TimeML>{stamp}<TEXT>They met on {date} in Oslo.</TEXT></TimeML>")
    found = CliRunner().invoke(main, ["evaluate", str(file), "--json"])
    assert found.exit_code == 0, found.output
    assert json.loads(found.stdout)["value"]["f1"] == 1.0
