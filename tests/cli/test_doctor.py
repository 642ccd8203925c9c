"""`dateline doctor`: what it looks at, and that it notices what is broken."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from dateline.cli import doctor, main


def findings(*options: str) -> tuple[int, dict[str, tuple[str, str]]]:
    done = CliRunner().invoke(main, ["doctor", "--json", *options])
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    return done.exit_code, {row["what"]: (row["level"], row["told"]) for row in rows}


def test_a_sound_installation() -> None:
    code, found = findings()
    assert code == 0
    assert found["extraction"][0] == "ok"
    assert found["model"][1].startswith("en_core_web_md 3.7.1")
    assert {"python", "spacy", "cores", "frames", "peak memory"} <= set(found)


def test_a_missing_model_says_the_command() -> None:
    code, found = findings("--model", "xx_not_there")
    assert code == 1
    level, told = found["model"]
    assert level == "bad" and "python -m pip install" in told


def test_a_missing_package_is_bad(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "_version", lambda name: None if name == "orjson" else "1")
    found = {finding.what: finding for finding in doctor._packages()}
    assert found["orjson"].level == "bad"
    assert "pip install orjson" in found["orjson"].told


def test_another_version_than_the_pinned_is_noted() -> None:
    found = doctor._package("spacy", "3.8.3", "3.8.18")
    assert (found.level, "spacy==3.8.3" in found.told) == ("note", True)


def test_an_extraction_that_goes_wrong_is_bad(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "SENTENCE", "Nothing happened in Norway.")
    code, found = findings()
    assert code == 1
    assert found["extraction"][0] == "bad"
