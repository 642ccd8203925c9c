"""NDJSON both ways over one HTTP request: lines are answered while further lines come in."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Sequence

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from dateline.article import Article
from dateline.errors import ArticleError
from dateline.running.articles import parse_line
from dateline.running.limits import Limits
from dateline.running.pool import Answer, Pool, WorkerLostError, answer_to

Working = asyncio.Queue[asyncio.Future[Answer] | None]

NDJSON_TYPES = ("application/x-ndjson", "application/ndjson", "application/jsonl")


class StreamAnswer(Response):
    """Reads the request as it writes the response; at most two lines a worker are in work."""

    media_type = NDJSON_TYPES[0]

    def __init__(
        self,
        request: Request,
        pool: Pool,
        limits: Limits,
        *,
        on_end: Callable[[], None],
        count: Callable[[Sequence[Answer]], None],
    ) -> None:
        super().__init__(None, status_code=200)
        del self.headers["content-length"]
        self._request = request
        self._pool = pool
        self._limits = limits
        self._on_end = on_end
        self._count = count

    async def __call__(self, _scope: Scope, _receive: Receive, send: Send) -> None:
        """Answer line by line until the request's end, or until the client is gone."""
        await send({"type": "http.response.start", "status": 200, "headers": self.raw_headers})
        try:
            async for body in self._answers():
                await send({"type": "http.response.body", "body": body, "more_body": True})
            await send({"type": "http.response.body", "body": b"", "more_body": False})
        finally:
            self._on_end()

    async def _answers(self) -> AsyncIterator[bytes]:
        working: Working = asyncio.Queue(maxsize=2 * self._pool.workers)
        reading = asyncio.ensure_future(self._read_into(working))
        try:
            while (task := await working.get()) is not None:
                yield (await task).body + b"\n"
        finally:
            reading.cancel()

    async def _read_into(self, working: Working) -> None:
        """Begin an answer for every line; None tells the end, or that the client is gone."""
        number = 0
        with contextlib.suppress(ClientDisconnect):
            async for line in self._lines():
                number += 1
                if line is None or line.strip():
                    await working.put(asyncio.ensure_future(self._answer(line, number)))
        await working.put(None)

    async def _lines(self) -> AsyncIterator[bytes | None]:
        """The lines of the request; None for one over the limit."""
        buffer = bytearray()
        cut = False
        async for chunk in self._request.stream():
            buffer += chunk
            *whole, rest = buffer.split(b"\n")
            for line in whole:
                yield None if cut or len(line) > self._limits.body_bytes else bytes(line)
                cut = False
            cut = cut or len(rest) > self._limits.body_bytes
            buffer = bytearray() if cut else bytearray(rest)
        if buffer or cut:
            yield None if cut else bytes(buffer)

    async def _answer(self, line: bytes | None, number: int) -> Answer:
        answer = await self._answer_or_error(line, f"line {number}")
        self._count([answer])
        return answer

    async def _answer_or_error(self, line: bytes | None, place: str) -> Answer:
        try:
            article = self._parse(line, place)
        except ArticleError as error:
            return answer_to(error.article_id, error)
        try:
            work = self._pool.answer([article])
            (answer,) = await asyncio.wait_for(work, self._limits.seconds)
        except TimeoutError:
            return _failure("E_TIMEOUT", f"not done in {self._limits.seconds:g} s", place, article)
        except WorkerLostError as error:
            return _failure("E_WORKER", str(error), place, article)
        return answer

    def _parse(self, line: bytes | None, place: str) -> Article:
        if line is None:
            message = f"the line is over {self._limits.body_bytes} bytes long"
            raise ArticleError(message, code="E_TOO_LONG", place=place)
        return parse_line(line, place=place, max_chars=self._limits.text_chars)


def _failure(code: str, message: str, place: str, article: Article) -> Answer:
    error = ArticleError(message, code=code, place=place, article_id=article.id)
    return answer_to(article.id, error)
