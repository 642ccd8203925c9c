"""What is finished already costs no model: neither spaCy nor the frames are loaded again."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

_CODE = """
import sys
from dateline.cli import main
try:
    main(sys.argv[1:])
finally:
    heavy = [n for n in ("spacy", "numpy", "dateline.extractor") if n in sys.modules]
    print(",".join(heavy) or "nothing", file=sys.stderr)
"""


def loaded(folder: Path, *words: str) -> str:
    """Run `dateline extract` in a process of its own; what heavy it imported."""
    command = [sys.executable, "-c", _CODE, "extract", "in.jsonl", "-o", "out.jsonl", *words]
    done = subprocess.run(
        [*command, "--quiet", "-j", "1"], cwd=folder, capture_output=True, text=True, check=True,
        env=os.environ | {"OMP_NUM_THREADS": "1"},
    )  # fmt: skip
    return done.stderr.splitlines()[-1]


@pytest.mark.slow
def test_resuming_a_finished_run_loads_nothing(tmp_path: Path) -> None:
    article = {"id": "a", "text": "Lundia and Norrmark signed a trade agreement on Monday."}
    (tmp_path / "in.jsonl").write_text(json.dumps(article) + "\n")
    assert "spacy" in loaded(tmp_path)
    before = (tmp_path / "out.jsonl").read_bytes()
    assert loaded(tmp_path, "--resume") == "nothing"
    assert (tmp_path / "out.jsonl").read_bytes() == before
