"""Starts `dateline serve` with the fake extractor, as a process of its own, on a free port."""

from __future__ import annotations

import contextlib
import socket
import subprocess
import sys
import time
from collections.abc import Iterator

import httpx

MAIN = (
    "import sys, fakes, dateline.cli.serve as serve\n"
    "serve.load = fakes.{loader}\n"
    "serve.command(sys.argv[1:])\n"
)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        assert isinstance(port, int)
        return port


@contextlib.contextmanager
def process(
    env: dict[str, str], *args: str, port: int, loader: str = "load"
) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-c", MAIN.format(loader=loader), "--port", str(port), *args]
    with subprocess.Popen(command, env=env, stderr=subprocess.PIPE) as started:
        try:
            yield started
        finally:
            started.terminate()
            try:
                started.wait(20)
            except subprocess.TimeoutExpired:
                started.kill()
                raise


@contextlib.contextmanager
def serving(env: dict[str, str], *args: str) -> Iterator[httpx.Client]:
    port = free_port()
    with process(env, *args, port=port), client(port) as connected:
        wait_ready(connected)
        yield connected


def client(port: int) -> httpx.Client:
    return httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=20)


def wait_ready(connected: httpx.Client, *, seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        with contextlib.suppress(httpx.TransportError):
            if connected.get("/readyz").status_code == 200:
                return
        time.sleep(0.05)
    raise TimeoutError("the service did not become ready")
