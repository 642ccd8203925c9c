"""How long one short article takes through the real filter, and with the real model."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest

SENTENCES = (
    "Norway and Iceland signed a fishing agreement in Oslo on Monday.",
    "The foreign minister of Kenya will visit Japan next week, officials said.",
    "Officials met on the river, and the talks went on into the night.",
    "Peru reportedly bought twenty patrol boats from Italy in early 2019.",
    "Farmers hope for rain. The markets were quiet, and so were the ports.",
)
LIMIT = 0.060


@pytest.mark.slow
def test_a_short_article_takes_less_than_60_ms() -> None:
    """The 95th percentile of 100 in the quietest of three rounds: other work may disturb one."""
    program = str(Path(sys.executable).with_name("dateline"))
    env = os.environ | {"OMP_NUM_THREADS": "1"}
    with subprocess.Popen(
        [program, "stream"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=env
    ) as process:
        rounds = [round_trips(process, 100) for _ in range(3)]
        assert process.stdin is not None
        process.stdin.close()
        assert process.wait(20) == 0
    best = min(statistics.quantiles(times, n=20)[-1] for times in rounds)
    assert best < LIMIT, f"p95 {best * 1000:.1f} ms"


def round_trips(process: subprocess.Popen[bytes], count: int) -> list[float]:
    assert process.stdin is not None and process.stdout is not None
    times = []
    for number in range(count):
        text = " ".join((*SENTENCES[number % 5 :], *SENTENCES[: number % 5])[:3])
        article = {"id": f"n{number}", "text": text, "published": "2021-05-06"}
        line = json.dumps(article).encode() + b"\n"
        began = time.perf_counter()
        process.stdin.write(line)
        process.stdin.flush()
        answer = process.stdout.readline()
        times.append(time.perf_counter() - began)
        assert json.loads(answer)["id"] == article["id"]
    return times
