"""The service under load: 32 clients at once, and no answer but 200, 429 and 503.

`DATELINE_LOAD_SECONDS` sets how long (5 if unset); the figures go to stderr.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import threading
import time
from collections import Counter
from pathlib import Path

import pytest

httpx = pytest.importorskip("httpx")
pytest.importorskip("fastapi")
pytest.importorskip("uvicorn")

from service import client, free_port, wait_ready  # noqa: E402

CLIENTS = 32
ARTICLE = {
    "id": "n1",
    "published": "2021-05-06",
    "text": "Norway and Iceland signed a fishing agreement in Oslo on Monday. " * 3,
}


@pytest.mark.slow
def test_32_clients_meet_no_error() -> None:
    seconds = float(os.environ.get("DATELINE_LOAD_SECONDS", "5"))
    program = str(Path(sys.executable).with_name("dateline"))
    port = free_port()
    command = [program, "serve", "--port", str(port), "--workers", "2", "--max-requests", "24"]
    env = os.environ | {"OMP_NUM_THREADS": "1"}
    with subprocess.Popen(command, env=env, stderr=subprocess.DEVNULL) as process:
        with client(port) as web:
            wait_ready(web, seconds=60)
        statuses, times = hammer(f"http://127.0.0.1:{port}/v1/extract", seconds)
        process.terminate()
        process.wait(40)
    assert set(statuses) <= {200, 429, 503}, statuses
    assert statuses[200] > CLIENTS
    p50, p99 = statistics.median(times), statistics.quantiles(times, n=100)[-1]
    rate = statuses[200] / seconds
    figures = f"{rate:.0f} articles/s, p50 {p50 * 1e3:.0f} ms, p99 {p99 * 1e3:.0f} ms"
    sys.stderr.write(f"{dict(statuses)} {figures}\n")


def hammer(url: str, seconds: float) -> tuple[Counter[int], list[float]]:
    """Statuses of all answers, and the seconds that the answers with 200 took."""
    statuses: Counter[int] = Counter()
    times: list[float] = []
    lock = threading.Lock()
    end = time.monotonic() + seconds

    def send() -> None:
        body = json.dumps(ARTICLE).encode()
        headers = {"content-type": "application/json"}
        with httpx.Client(timeout=60) as web:
            while time.monotonic() < end:
                began = time.perf_counter()
                answer = web.post(url, content=body, headers=headers)
                took = time.perf_counter() - began
                refused = answer.status_code in (429, 503)
                # A refusal that does not say when to come back counts as an error.
                told = not refused or int(answer.headers.get("retry-after", "0")) >= 1
                with lock:
                    statuses[answer.status_code if told else 0] += 1
                    if answer.status_code == 200:
                        times.append(took)
                if refused:
                    time.sleep(0.05)

    threads = [threading.Thread(target=send) for _ in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return statuses, times
