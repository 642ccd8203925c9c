"""The bench itself, in its short form: it runs, and extraction is not slower than plain spaCy."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
def test_short_bench(tmp_path: Path) -> None:
    output = tmp_path / "bench.json"
    bench = [sys.executable, ROOT / "scripts" / "bench.py", "--source", ROOT / "corpus"]
    words = [*bench, "--articles", "80", "--output", output]
    done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    figures = json.loads(output.read_text())["figures"]
    assert "newswire ratio" in done.stdout
    # Far below the targets of a quiet machine: this only catches a fall off a cliff.
    assert figures["newswire ratio"] > 0.8
    assert figures["worker peak, MB"] < 700
