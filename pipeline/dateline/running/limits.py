"""What a service refuses, and how it says so: status codes and problem documents (RFC 9457)."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

import orjson
from fastapi import FastAPI, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from dateline.errors import ArticleError
from dateline.running.articles import MAX_CHARS

PROBLEM = "application/problem+json"
RETRY_AFTER = {"Retry-After": "1"}
STATUS_OF_CODE: Mapping[str, int] = {
    "E_JSON": 400,
    "E_ENCODING": 400,
    "E_TOO_LONG": 413,
    "E_SCHEMA": 422,
    "E_EMPTY": 422,
    "E_DATE": 422,
}


@dataclass(frozen=True, kw_only=True)
class Limits:
    """Sizes in bytes and code points, times in seconds.

    `requests` is how many may be worked on or wait at once; the next one gets 429.
    """

    body_bytes: int = 8 << 20
    text_chars: int = MAX_CHARS // 5
    articles: int = 1000
    requests: int = 64
    seconds: float = 30.0


def problem(
    status: int, detail: str, *, code: str | None = None, headers: Mapping[str, str] | None = None
) -> Response:
    """A problem document."""
    told = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status}
    extra = {"code": code} if code else {}
    body = orjson.dumps(told | {"detail": detail} | extra)
    return Response(body, status_code=status, media_type=PROBLEM, headers=dict(headers or {}))


PROBLEM_SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "code": {"type": "string", "description": "dateline's stable code of the error"},
    },
}


async def on_http_exception(_: Request, error: Exception) -> Response:
    """Anything that a handler or the router refuses."""
    assert isinstance(error, HTTPException)
    return problem(error.status_code, str(error.detail), headers=error.headers)


async def on_article_error(_: Request, error: Exception) -> Response:
    """An article that cannot be read, sent alone."""
    assert isinstance(error, ArticleError)
    return problem(STATUS_OF_CODE.get(error.code, 500), error.message, code=error.code)


async def on_any_error(_: Request, error: Exception) -> Response:
    """A defect of ours: told without its details."""
    return problem(500, f"internal error ({type(error).__name__})")


def install_handlers(app: FastAPI) -> None:
    """Let every refusal of `app` be a problem document."""
    app.add_exception_handler(HTTPException, on_http_exception)
    app.add_exception_handler(ArticleError, on_article_error)
    app.add_exception_handler(Exception, on_any_error)


def check_token(request: Request, token: str | None) -> None:
    """401 where a token is wanted and the request does not bear it."""
    if token is None:
        return
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not hmac.compare_digest(given.encode(), token.encode()):
        raise HTTPException(401, "a bearer token is needed", {"WWW-Authenticate": "Bearer"})


def check_type(request: Request, allowed: tuple[str, ...]) -> None:
    """415 where the body is not declared as one of the `allowed` media types."""
    declared = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if declared not in allowed:
        raise HTTPException(415, f"the body must be {' or '.join(allowed)}")


async def read_body(request: Request, limit: int) -> bytes:
    """The body; 413 as soon as it is known to be over `limit` bytes."""
    declared = request.headers.get("content-length", "0")
    if declared.isdigit() and int(declared) > limit:
        raise HTTPException(413, f"the body is over {limit} bytes")
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > limit:
            raise HTTPException(413, f"the body is over {limit} bytes")
    return bytes(body)


class Admission:
    """Counts the requests that are in the house; one too many gets 429, any 503 while not ready."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.inside = 0

    def enter(self, *, ready: bool) -> None:
        """Take a place, or raise the refusal."""
        if not ready:
            raise HTTPException(503, "the workers are starting", RETRY_AFTER)
        if self.inside >= self.limit:
            raise HTTPException(429, f"{self.limit} requests are waiting already", RETRY_AFTER)
        self.inside += 1

    def leave(self) -> None:
        """Give the place back."""
        self.inside -= 1
