"""`dateline review` as it is called."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dateline.cli import main

TEXT = "Chile signed a treaty."
RECORD = {
    "schema": "dateline.event/1", "id": "e1", "type": "agreement", "status": "occurred",
    "article": {"id": "a1"}, "trigger": {"text": "signed", "start": 6, "end": 12, "lemma": "sign"},
    "mentions": [{"text": "signed", "start": 6, "end": 12}],
    "evidence": [{"text": TEXT, "start": 0, "end": 22}], "participants": [], "codes": {},
    "confidence": 0.9, "rule": "r", "producer": {"dateline": "0", "model": "m", "rules": "r"},
}  # fmt: skip


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    articles = [{"id": "a1", "text": TEXT}, {"id": "a2", "text": "Quiet."}]
    Path("articles.jsonl").write_text("\n".join(map(json.dumps, articles)), encoding="utf-8")
    Path("events.jsonl").write_text(json.dumps(RECORD) + "\n", encoding="utf-8")
    return tmp_path


def review(*options: str) -> Result:
    return CliRunner().invoke(main, ["review", "events.jsonl", *options])


def test_page_is_written(files: Path) -> None:
    done = review("--articles", "articles.jsonl", "-o", "review.html")
    assert done.exit_code == 0
    assert "1 event in 1 article\n" in done.stderr
    assert TEXT in (files / "review.html").read_text(encoding="utf-8")


def test_articles_without_events(files: Path) -> None:  # noqa: ARG001 - the files are needed
    done = review("--articles", "articles.jsonl", "-o", "review.html", "--with-empty")
    assert "1 event in 2 articles" in done.stderr


def test_warnings(files: Path) -> None:
    assert "name them with --articles" in review("-o", "review.html").stderr
    (files / "articles.jsonl").write_text('{"id": "a1", "text": "Other."}', encoding="utf-8")
    done = review("--articles", "articles.jsonl", "-o", "review.html")
    assert "another text" in done.stderr


def test_wrong_usage(files: Path) -> None:  # noqa: ARG001 - the files are needed
    for options in ([], ["-o", "x.html", "--serve"]):
        done = review(*options)
        assert done.exit_code == 2
        assert "either --output FILE or --serve" in done.stderr
    assert review("--articles", "none", "-o", "x.html").exit_code == 2
    done = review("-o", "nowhere/x.html")
    assert done.exit_code == 1 and "cannot write" in done.stderr


def test_serving_until_interrupted(files: Path) -> None:
    options = ["--articles", "articles.jsonl", "--serve", "--port", "0"]
    code = "from dateline.cli import main; main()"
    command = [sys.executable, "-c", code, "review", "events.jsonl", *options]
    with subprocess.Popen(command, cwd=files, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr
        told = next(line for line in server.stderr if line.startswith("http://127.0.0.1:"))
        address = told.split()[0]
        with urllib.request.urlopen(f"{address}texts/0", timeout=10) as answer:
            assert answer.read().decode() == TEXT
        server.send_signal(signal.SIGINT)
        try:
            assert server.wait(10) == 0
        finally:
            server.kill()


def test_the_own_way_of_choosing(files: Path) -> None:  # noqa: ARG001 - the files are needed
    done = review("--type", "visit", "-o", "x.html")
    assert "0 events" in done.stderr
