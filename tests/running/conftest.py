"""Starting runs in processes of their own, as they have to be killed.

Tests of streams, services and engines, and the processes they start, can import `fakes`.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

SCRIPT = Path(__file__).with_name("fake_run.py")

HERE = str(Path(__file__).parent)
if HERE not in sys.path:
    sys.path.insert(0, HERE)


@dataclass
class Outcome:
    """How a run ended."""

    code: int
    tally: dict[str, Any]
    stderr: str


def command(output: Path, *inputs: Path, **options: Any) -> list[str]:
    """The command line; `jobs=2` becomes `--jobs 2`, `resume=True` becomes `--resume`."""
    words = [sys.executable, str(SCRIPT), str(output), *map(str, inputs)]
    for name, value in options.items():
        flag = "--" + name.replace("_", "-")
        if value is True:
            words.append(flag)
        elif value is not None and value is not False:
            words += [flag, str(value)]
    return words


@pytest.fixture
def started() -> Callable[..., subprocess.Popen[str]]:
    """Start a run in a process group of its own and return at once."""

    def start(output: Path, *inputs: Path, **options: Any) -> subprocess.Popen[str]:
        return subprocess.Popen(
            command(output, *inputs, **options),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    return start


@pytest.fixture
def fake(started: Callable[..., subprocess.Popen[str]]) -> Callable[..., Outcome]:
    """Run to the end."""

    def run(output: Path, *inputs: Path, **options: Any) -> Outcome:
        process = started(output, *inputs, **options)
        stdout, stderr = process.communicate(timeout=120)
        lines = [line for line in stdout.splitlines() if line.startswith("{")]
        return Outcome(process.returncode, json.loads(lines[-1]) if lines else {}, stderr)

    return run


@pytest.fixture
def articles(tmp_path: Path) -> Callable[..., Path]:
    """A JSONL file of articles with the given texts; by default 300 harmless ones."""

    def write(texts: list[str] | None = None, *, name: str = "in.jsonl") -> Path:
        lines = texts if texts is not None else [f"Article {n} of many." for n in range(300)]
        path = tmp_path / name
        path.write_text("".join(json.dumps({"id": f"a{n}", "text": t}) + "\n"
                                for n, t in enumerate(lines)))  # fmt: skip
        return path

    return write


@pytest.fixture
def child_env() -> dict[str, str]:
    """The environment of a child process that can import `fakes`."""
    return os.environ | {"PYTHONPATH": HERE, "OMP_NUM_THREADS": "1"}
