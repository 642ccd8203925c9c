"""The NDJSON filter: a line for a line, in order, whatever comes in."""

from __future__ import annotations

import io
import json
import os
import resource
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from fakes import FakeExtractor

from dateline.record import EventRecord
from dateline.running.stream import LineReader, StreamCounts, StreamOptions, run_stream

MAIN = (
    "import sys, fakes, dateline.cli.stream as stream\n"
    "stream.load = fakes.load\n"
    "stream.command(sys.argv[1:])\n"
)


def through(data: bytes, **options: Any) -> tuple[list[Any], StreamCounts]:
    """What the filter answers to `data`, in this process."""
    read, write = os.pipe()
    feeder = threading.Thread(target=feed, args=(write, data))
    feeder.start()
    target = io.BytesIO()
    counts = run_stream(FakeExtractor(), read, target, options=StreamOptions(**options))
    feeder.join()
    os.close(read)
    return [json.loads(line) for line in target.getvalue().splitlines()], counts


def feed(fd: int, data: bytes) -> None:
    with os.fdopen(fd, "wb") as pipe:
        pipe.write(data)


def line(number: int, text: str = "Kesh paid a visit.") -> bytes:
    return json.dumps({"id": f"a{number}", "text": text}).encode() + b"\n"


def start(env: dict[str, str], *args: str, **streams: Any) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", MAIN, *args]
    wanted = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen(command, env=env, **(wanted | streams))


@pytest.mark.parametrize("batch_ms", [0, 20])
def test_one_line_an_article_in_order(batch_ms: float) -> None:
    answers, counts = through(b"".join(line(n) for n in range(150)), batch_ms=batch_ms)
    assert [answer["id"] for answer in answers] == [f"a{n}" for n in range(150)]
    assert all(len(answer["events"]) == 1 for answer in answers)
    assert (counts.articles, counts.failed, counts.events) == (150, 0, 150)


def test_explode_gives_one_line_an_event_that_validates() -> None:
    answers, _ = through(line(1, "Kesh: a visit, a visit.") + line(2, "None."), explode=True)
    assert [EventRecord.model_validate(answer).article.id for answer in answers] == ["a1", "a1"]


def test_text_is_echoed_only_on_demand() -> None:
    quiet, _ = through(line(1, "Kesh: no trip, a secret."))
    assert quiet == [{"id": "a1", "events": []}]
    told, _ = through(line(1, "Kesh: no trip, a secret."), with_text=True)
    assert told[0]["text"] == "Kesh: no trip, a secret."
    exploded, _ = through(line(1), with_text=True, explode=True)
    assert exploded[0]["text"] == "Kesh paid a visit."


@pytest.mark.parametrize("batch_ms", [0, 50])
@pytest.mark.parametrize(
    ("bad", "code"),
    [
        (b"{not json\n", "E_JSON"),
        (b'{"id": "x", "text": "\xff\xfe"}\n', "E_ENCODING"),
        (b"[1, 2]\n", "E_SCHEMA"),
        (b'{"id": "x"}\n', "E_SCHEMA"),
        (b'{"id": "x", "text": "a", "published": "soon"}\n', "E_DATE"),
        (b'{"id": "x", "text": " \\n "}\n', "E_EMPTY"),
        (b'{"id": "x", "text": "' + b"long " * 300 + b'"}\n', "E_TOO_LONG"),
        (b'{"id": "x", "text": "' + b"long " * 3000 + b'"}\n', "E_TOO_LONG"),
        (line(0, "BOOM"), "E_PIPELINE"),
        (line(0, "REFUSED"), "E_TIMEOUT"),
        (b"[" * 100_000 + b"\n", "E_TOO_LONG"),
        (b"[" * 4_000 + b"\n", "E_JSON"),
    ],
)
def test_a_bad_line_is_told_in_its_place(bad: bytes, code: str, batch_ms: float) -> None:
    answers, counts = through(
        line(1) + bad + line(2), max_chars=1000, max_line_bytes=8000, batch_ms=batch_ms
    )
    assert [answer.get("error", {}).get("code") for answer in answers] == [None, code, None]
    assert [answers[0]["id"], answers[2]["id"]] == ["a1", "a2"]
    assert (counts.articles, counts.failed) == (3, 1)
    if code not in ("E_PIPELINE", "E_TIMEOUT"):
        assert answers[1]["error"]["place"] == "line 2"


def test_blank_lines_byte_order_mark_and_missing_last_newline() -> None:
    answers, counts = through(b"\xef\xbb\xbf" + line(1) + b"\n  \r\n" + line(2).rstrip())
    assert [answer["id"] for answer in answers] == ["a1", "a2"]
    assert counts.articles == 2


def test_usual_field_names_and_an_id_from_the_content() -> None:
    article = {"body": "Kesh: a visit", "headline": "T", "date_publish": "2021-05-06T07:08:09Z"}
    data = json.dumps(article).encode() + b"\n"
    (first, second), _ = through(data + data)
    assert first == second
    assert first["id"].startswith("sha256-")
    assert first["events"][0]["article"]["published"] == "2021-05-06"


def test_reader_holds_no_more_than_its_limit() -> None:
    read, write = os.pipe()
    feeder = threading.Thread(target=feed, args=(write, b"x" * 3_000_000 + b"\nend"))
    feeder.start()
    reader = LineReader(read, max_bytes=100_000)
    assert [item.data for item in reader.batch(size=9, seconds=9)] == [None, b"end"]
    assert len(reader._buffer) == 0
    feeder.join()
    os.close(read)


def test_answers_come_before_the_input_ends(child_env: dict[str, str]) -> None:
    with start(child_env) as process:
        assert process.stdin is not None and process.stdout is not None
        for number in range(3):
            process.stdin.write(line(number))
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == f"a{number}"
        process.stdin.close()
        assert process.wait(10) == 0
        assert process.stderr is not None
        assert process.stderr.read() == b""


def test_failed_articles_give_exit_code_3_and_a_silent_stderr(child_env: dict[str, str]) -> None:
    with start(child_env) as process:
        out, err = process.communicate(line(1) + b"nonsense\n" + line(2), timeout=20)
    assert len(out.splitlines()) == 3
    assert (process.returncode, err) == (3, b"")


def test_quiet_end_when_the_reader_leaves(child_env: dict[str, str]) -> None:
    with start(child_env) as process:
        assert process.stdin is not None and process.stdout is not None
        process.stdin.write(line(1))
        process.stdin.flush()
        process.stdout.readline()
        process.stdout.close()
        process.stdin.write(line(2))
        process.stdin.flush()
        assert process.wait(10) == 0
        assert process.stderr is not None
        assert process.stderr.read() == b""


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_signals_end_it_without_a_traceback(
    number: int, code: int, child_env: dict[str, str]
) -> None:
    with start(child_env) as process:
        assert process.stdin is not None and process.stdout is not None
        process.stdin.write(line(1))
        process.stdin.flush()
        process.stdout.readline()
        process.send_signal(number)
        assert process.wait(10) == code
        assert process.stderr is not None
        assert process.stderr.read() == b""


def test_a_signal_tears_no_line(child_env: dict[str, str]) -> None:
    """The answer is larger than a pipe holds: the signal comes while it is being written."""
    text = "Kesh paid a visit. " * 400
    with start(child_env) as process:
        assert process.stdin is not None and process.stdout is not None
        process.stdin.write(line(1, text))
        process.stdin.flush()
        first = process.stdout.read(100)
        process.send_signal(signal.SIGTERM)
        rest = process.stdout.read()
        assert process.wait(20) == 143
    assert rest.endswith(b"\n")
    assert len(json.loads(first + rest)["events"]) == 400


def statm(pid: int) -> Path:
    return Path(f"/proc/{pid}/statm")


def test_memory_stays_flat_on_a_long_stream(child_env: dict[str, str]) -> None:
    def resident(pid: int) -> int:
        return int(statm(pid).read_text().split()[1]) * resource.getpagesize()

    if not statm(os.getpid()).exists():
        pytest.skip("no /proc here")
    long_line = line(1, "Kesh went on. " * 2000)
    with start(child_env, stdout=subprocess.DEVNULL) as process:
        assert process.stdin is not None
        sizes = []
        for _ in range(4):
            for _ in range(300):
                process.stdin.write(long_line)
            process.stdin.flush()
            time.sleep(0.2)
            sizes.append(resident(process.pid))
        process.stdin.close()
        assert process.wait(20) == 0
    assert sizes[-1] - sizes[1] < 20 << 20
