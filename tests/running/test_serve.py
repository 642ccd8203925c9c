"""The HTTP service over real sockets: answers, refusals, limits, and an end that loses nothing."""

from __future__ import annotations

import json
import signal
import socket
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest

httpx = pytest.importorskip("httpx")
pytest.importorskip("fastapi")
pytest.importorskip("uvicorn")
pytest.importorskip("prometheus_client")

from fakes import FakeExtractor  # noqa: E402
from service import client, free_port, process, serving, wait_ready  # noqa: E402

from dateline.article import Article  # noqa: E402
from dateline.record import EventRecord  # noqa: E402

VISIT = {"id": "a1", "text": "Kesh paid a visit.", "published": "2021-05-06"}
NDJSON = {"content-type": "application/x-ndjson"}


@pytest.fixture(scope="module")
def env(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    import os
    from pathlib import Path

    del tmp_path_factory
    return os.environ | {"PYTHONPATH": str(Path(__file__).parent), "OMP_NUM_THREADS": "1"}


@pytest.fixture(scope="module")
def web(env: dict[str, str]) -> Iterator[Any]:
    limits = ["--max-body", "20000", "--max-chars", "5000", "--timeout", "5"]
    with serving(env, "--workers", "2", *limits) as connected:
        yield connected


def is_problem(response: Any, status: int) -> bool:
    document = response.json()
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    return bool(document["status"] == status and document["title"] and document["detail"])


def test_one_article_gives_what_the_extractor_gives(web: Any) -> None:
    response = web.post("/v1/extract", json=VISIT)
    assert response.status_code == 200
    assert response.headers["content-type"] == "application/json"
    got = [EventRecord.model_validate(event) for event in response.json()["events"]]
    assert got == FakeExtractor().extract(Article.model_validate(VISIT))


def test_an_array_is_answered_in_order_with_errors_in_place(web: Any) -> None:
    articles = [{"id": f"n{number}", "text": "a visit"} for number in range(40)]
    sent: list[Any] = [*articles, {"id": "bad"}, 7, {"id": "boom", "text": "BOOM"}, VISIT]
    answers = web.post("/v1/extract", json=sent).json()
    assert [answer["id"] for answer in answers[:40]] == [article["id"] for article in articles]
    codes = [answer.get("error", {}).get("code") for answer in answers[40:]]
    assert codes == ["E_SCHEMA", "E_SCHEMA", "E_PIPELINE", None]
    assert answers[41]["error"]["place"] == "item 41"


def test_an_empty_array_is_answered(web: Any) -> None:
    assert web.post("/v1/extract", json=[]).json() == []


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b"{", 400, "E_JSON"),
        (b'{"text": "\xff"}', 400, "E_ENCODING"),
        (b'{"text": "a", "title": 7}', 422, "E_SCHEMA"),
        (b'"text"', 422, "E_SCHEMA"),
        (b'{"id": "x"}', 422, "E_SCHEMA"),
        (b'{"text": " "}', 422, "E_EMPTY"),
        (b'{"text": "a", "published": "May"}', 422, "E_DATE"),
        (b'{"text": "a", "published": 7}', 422, "E_DATE"),
        (b'{"text": "a", "headline": 7}', 422, "E_SCHEMA"),
        (b'{"text": "' + b"x" * 6000 + b'"}', 413, "E_TOO_LONG"),
        (b'{"text": "BOOM"}', 500, "E_PIPELINE"),
    ],
)
def test_a_bad_article_is_refused(web: Any, body: bytes, status: int, code: str) -> None:
    response = web.post("/v1/extract", content=body, headers={"content-type": "application/json"})
    assert is_problem(response, status)
    assert response.json()["code"] == code


@pytest.mark.parametrize("chunked", [False, True])
def test_an_overlong_body_is_refused(web: Any, chunked: bool) -> None:
    body = b" " * 30_000
    content = iter([body]) if chunked else body
    headers = {"content-type": "application/json"}
    assert is_problem(web.post("/v1/extract", content=content, headers=headers), 413)


def test_too_many_articles_are_refused(web: Any) -> None:
    assert is_problem(web.post("/v1/extract", json=[0] * 1001), 413)


def test_other_types_methods_and_paths_are_problems(web: Any) -> None:
    plain = {"content-type": "text/plain"}
    assert is_problem(web.post("/v1/extract", content=b"a", headers=plain), 415)
    assert is_problem(web.post("/v1/extract/stream", content=b"a", headers=plain), 415)
    assert is_problem(web.get("/v1/extract"), 405)
    assert is_problem(web.get("/nowhere"), 404)


def test_schema_health_and_openapi(web: Any) -> None:
    assert web.get("/v1/schema").json() == EventRecord.model_json_schema(by_alias=True)
    assert web.get("/healthz").json() == {"status": "ok"}
    document = web.get("/openapi.json").json()
    assert "EventRecord" in document["components"]["schemas"]
    assert {"/v1/extract", "/v1/extract/stream", "/metrics"} <= set(document["paths"])


def test_metrics_count_requests_articles_and_events(web: Any) -> None:
    def value(name: str) -> float:
        lines = web.get("/metrics").text.splitlines()
        return sum(float(line.rpartition(" ")[2]) for line in lines if line.startswith(name))

    names = [
        'dateline_articles_total{code="ok"}',
        'dateline_events_total{type="visit"}',
        'dateline_requests_total{path="/v1/extract",status="200"}',
        'dateline_request_seconds_count{path="/v1/extract"}',
    ]
    before = [value(name) for name in names]
    web.post("/v1/extract", json=VISIT)
    assert [value(name) - then for name, then in zip(names, before, strict=True)] == [1] * 4
    assert value("dateline_requests_inside") == 0


def test_ndjson_both_ways(web: Any) -> None:
    lines = [json.dumps({"id": f"n{number}", "text": "a visit"}) for number in range(50)]
    lines[10:10] = ["nonsense", "", '{"id": "boom", "text": "BOOM"}', '"' + "x" * 30_000 + '"']
    response = web.post("/v1/extract/stream", content="\n".join(lines), headers=NDJSON)
    assert response.headers["content-type"] == "application/x-ndjson"
    answers = [json.loads(line) for line in response.text.splitlines()]
    told = [answer.get("error", {}).get("code") or answer["id"] for answer in answers]
    assert told[10:13] == ["E_JSON", "E_PIPELINE", "E_TOO_LONG"]
    assert told[:10] + told[13:] == [f"n{number}" for number in range(50)]
    assert answers[10]["error"]["place"] == "line 11"


def test_each_line_is_answered_before_the_next_is_sent(web: Any) -> None:
    with socket.create_connection(("127.0.0.1", web.base_url.port), timeout=10) as connection:
        connection.sendall(
            b"POST /v1/extract/stream HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n"
            b"content-type: application/x-ndjson\r\n\r\n"
        )
        received = connection.makefile("rb")
        while received.readline().strip():
            pass
        for number in range(3):
            line = json.dumps({"id": f"n{number}", "text": "a visit"}).encode() + b"\n"
            connection.sendall(f"{len(line):x}\r\n".encode() + line + b"\r\n")
            size = int(received.readline(), 16)
            assert json.loads(received.read(size))["id"] == f"n{number}"
            received.readline()
        connection.sendall(b"0\r\n\r\n")
        assert received.readline() == b"0\r\n"


def test_a_client_that_leaves_its_stream_gives_its_place_back(web: Any) -> None:
    with socket.create_connection(("127.0.0.1", web.base_url.port), timeout=10) as connection:
        connection.sendall(
            b"POST /v1/extract/stream HTTP/1.1\r\nhost: x\r\ncontent-length: 99\r\n"
            b"content-type: application/x-ndjson\r\n\r\n{"
        )
        connection.recv(10)
    deadline = time.monotonic() + 5
    while "dateline_requests_inside 0.0" not in web.get("/metrics").text:
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_a_lost_worker_is_replaced(web: Any) -> None:
    response = web.post("/v1/extract", json={"id": "x", "text": "DIE"})
    assert is_problem(response, 503)
    assert int(response.headers["retry-after"]) >= 1
    wait_ready(web)
    assert web.post("/v1/extract", json=VISIT).status_code == 200


def test_token_is_wanted_where_one_is_set(env: dict[str, str]) -> None:
    with serving(env | {"DATELINE_TOKEN": "s3cret"}) as web:
        refused = web.post("/v1/extract", json=VISIT)
        assert is_problem(refused, 401)
        assert refused.headers["www-authenticate"] == "Bearer"
        wrong = {"authorization": "Bearer wr\xf6ng".encode("latin-1")}
        assert web.post("/v1/extract", json=VISIT, headers=wrong).status_code == 401
        assert web.get("/metrics").status_code == 401
        assert web.get("/healthz").status_code == 200
        right = {"authorization": "bearer s3cret"}
        assert web.post("/v1/extract", json=VISIT, headers=right).status_code == 200


def test_one_too_many_gets_429_and_a_slow_one_504(env: dict[str, str]) -> None:
    with serving(env, "--max-requests", "2", "--timeout", "0.2") as web:
        crawling = {"id": "s", "text": "CRAWL"}
        for _ in range(2):
            assert is_problem(web.post("/v1/extract", json=crawling), 504)
        # The callers have been told, but the worker is not done: the places are still taken.
        refused = web.post("/v1/extract", json=VISIT)
        assert is_problem(refused, 429)
        assert int(refused.headers["retry-after"]) >= 1
        deadline = time.monotonic() + 20
        while web.post("/v1/extract", json=VISIT).status_code != 200:
            assert time.monotonic() < deadline
            time.sleep(0.2)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_what_has_begun_is_finished(env: dict[str, str], number: int) -> None:
    port = free_port()
    with process(env, port=port) as started, client(port) as web:
        wait_ready(web)
        answers: list[Any] = []
        sender = threading.Thread(
            target=lambda: answers.append(web.post("/v1/extract", json={"text": "SLOW visit"}))
        )
        sender.start()
        time.sleep(0.25)
        started.send_signal(number)
        sender.join()
        assert answers[0].status_code == 200
        assert len(answers[0].json()["events"]) == 1
        started.wait(10)


def test_a_model_that_is_missing_ends_it_with_1(env: dict[str, str]) -> None:
    with process(env, port=free_port(), loader="fail_to_load") as started:
        assert started.wait(20) == 1
        assert started.stderr is not None
        assert b"could not be started" in started.stderr.read()
