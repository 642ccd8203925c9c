"""kill -9 at random moments, resume, compare bytes with an undisturbed run."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Fake = Callable[..., Any]
Started = Callable[..., subprocess.Popen[str]]


def children(pid: int) -> list[int]:
    """The processes that `pid` started."""
    path = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(word) for word in path.read_text().split()] if path.exists() else []


def wait_for_load(process: subprocess.Popen[str]) -> None:
    assert process.stdout is not None
    process.stdout.readline()


pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs /proc"),
]


@pytest.mark.parametrize("jobs", [1, 2])
def test_parent_killed_again_and_again(
    fake: Fake, started: Started, articles: Callable[..., Path], tmp_path: Path, jobs: int
) -> None:
    source = articles([f"Article {n}." for n in range(2500)])
    fake(tmp_path / "whole.jsonl", source)
    dice = random.Random(jobs)
    output = tmp_path / "e.jsonl"
    kills = 0
    for _ in range(25):
        process = started(output, source, jobs=jobs, pause=0.001, resume=True, announce=True)
        wait_for_load(process)
        time.sleep(dice.uniform(0.0, 0.12))
        workers = children(process.pid)
        kills += process.poll() is None
        process.kill()
        process.communicate(timeout=20)
        deadline = time.monotonic() + 5
        while any(Path(f"/proc/{pid}").exists() for pid in workers):
            assert time.monotonic() < deadline, "a worker outlived its parent"
            time.sleep(0.01)
    assert kills > 20
    outcome = fake(output, source, jobs=jobs, resume=True)
    assert outcome.code == 0
    assert outcome.tally["resumed"] > 0
    assert output.read_bytes() == (tmp_path / "whole.jsonl").read_bytes()


@pytest.mark.parametrize("jobs", [1, 2])
def test_workers_killed_again_and_again(
    fake: Fake, started: Started, articles: Callable[..., Path], tmp_path: Path, jobs: int
) -> None:
    source = articles([f"Article {n}." for n in range(3000)])
    fake(tmp_path / "whole.jsonl", source)
    dice = random.Random(jobs)
    output = tmp_path / "e.jsonl"
    process = started(output, source, jobs=jobs, pause=0.002, announce=True)
    wait_for_load(process)
    kills = 0
    while process.poll() is None and kills < 25:
        time.sleep(dice.uniform(0.02, 0.1))
        victims = children(process.pid)
        if victims and process.poll() is None:
            os.kill(dice.choice(victims), signal.SIGKILL)
            kills += 1
    process.communicate(timeout=60)
    assert kills >= 20
    assert process.returncode == 0
    assert output.read_bytes() == (tmp_path / "whole.jsonl").read_bytes()
