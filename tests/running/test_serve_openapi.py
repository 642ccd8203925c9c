"""The service keeps the promises of its own OpenAPI document: generated requests over a socket."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("schemathesis")
pytest.importorskip("fastapi")
pytest.importorskip("httpx")

from service import serving


def test_generated_requests_find_no_broken_promise(tmp_path: Path) -> None:
    env = os.environ | {"PYTHONPATH": str(Path(__file__).parent), "OMP_NUM_THREADS": "1"}
    env["SCHEMATHESIS_HOOKS"] = "ndjson_hooks"
    with serving(env) as web:
        command = [
            sys.executable, "-m", "schemathesis.cli", "run", f"{web.base_url}/openapi.json",
            "--max-examples", "25", "--seed", "1", "--phases", "examples,coverage,fuzzing",
            "--suppress-health-check", "all",
        ]  # fmt: skip
        done = subprocess.run(
            command, cwd=tmp_path, env=env, capture_output=True, text=True, timeout=300, check=False
        )
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
