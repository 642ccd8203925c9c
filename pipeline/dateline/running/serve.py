"""The HTTP service: articles in, events out, with limits, metrics and an honest OpenAPI."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Callable
from typing import Any

import orjson
from fastapi import Depends, FastAPI, Request
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

import dateline
from dateline.article import Article
from dateline.errors import ArticleError
from dateline.record import EventRecord
from dateline.running import openapi
from dateline.running.articles import decode, parse_object
from dateline.running.limits import (
    RETRY_AFTER,
    Admission,
    Limits,
    check_token,
    check_type,
    install_handlers,
    problem,
    read_body,
)
from dateline.running.metrics import Metrics
from dateline.running.ndjson import NDJSON_TYPES, StreamAnswer
from dateline.running.pool import Answer, Pool, WorkerLostError, answer_to


class Service:
    """What the handlers share: the pool, the limits, the counts."""

    def __init__(self, pool: Pool, *, limits: Limits, token: str | None) -> None:
        self.pool = pool
        self.limits = limits
        self.token = token
        self.metrics = Metrics()
        self.admission = Admission(limits.requests)

    async def answer_within_limits(self, articles: list[Article]) -> list[Answer]:
        """Answers in order; 503 for a lost worker, 504 after `limits.seconds`.

        The place in the house is held until the workers are done, however long the caller waits:
        else slow articles could pile up behind answers that were given up.
        """
        self.admission.enter(ready=self.pool.ready)
        work = asyncio.ensure_future(self.pool.answer(articles))
        work.add_done_callback(self._done)
        try:
            answers = await asyncio.wait_for(asyncio.shield(work), self.limits.seconds)
        except TimeoutError as error:
            raise HTTPException(504, f"not done in {self.limits.seconds:g} s") from error
        except WorkerLostError as error:
            raise HTTPException(503, "a worker was lost; send it again", RETRY_AFTER) from error
        self.metrics.count(answers)
        return answers

    def _done(self, work: asyncio.Future[list[Answer]]) -> None:
        self.admission.leave()
        if not work.cancelled():
            work.exception()  # seen: whoever waited has been told

    async def one(self, value: object) -> Response:
        """The answer to one article."""
        article = self._parse(value, "body")
        (answer,) = await self.answer_within_limits([article])
        if answer.code is not None:
            told = orjson.loads(answer.body)["error"]
            raise ArticleError(told["message"], code=answer.code)
        return Response(answer.body, media_type="application/json")

    async def many(self, values: list[object]) -> Response:
        """The answers to an array, in its order; what is no article gets an error in its place."""
        if len(values) > self.limits.articles:
            raise HTTPException(413, f"more than {self.limits.articles} articles")
        parsed = [self._try(value, f"item {position}") for position, value in enumerate(values)]
        articles = [item for item in parsed if isinstance(item, Article)]
        answers = iter(await self.answer_within_limits(articles) if articles else [])
        refused = [item for item in parsed if isinstance(item, Answer)]
        self.metrics.count(refused)
        bodies = [(item if isinstance(item, Answer) else next(answers)).body for item in parsed]
        return Response(b"[" + b",".join(bodies) + b"]", media_type="application/json")

    def _parse(self, value: object, place: str) -> Article:
        return parse_object(value, place=place, max_chars=self.limits.text_chars, strict=True)

    def _try(self, value: object, place: str) -> Article | Answer:
        try:
            return self._parse(value, place)
        except ArticleError as error:
            return answer_to(error.article_id, error)


def create_app(
    pool: Pool,
    *,
    limits: Limits | None = None,
    token: str | None = None,
    on_failure: Callable[[], None] | None = None,
) -> FastAPI:
    """The ASGI application; `pool` is started and stopped with it.

    `on_failure` is called where the workers could not be started.
    """
    service = Service(pool, limits=limits or Limits(), token=token)
    app = FastAPI(
        title="dateline",
        version=dateline.__version__,
        summary="Event records from news articles.",
        lifespan=_lifespan(service, on_failure),
        docs_url=None,
        redoc_url=None,
    )
    app.state.service = service
    install_handlers(app)
    app.add_middleware(Measuring, metrics=service.metrics)
    _add_extraction(app, service)
    _add_housekeeping(app, service)
    openapi.install(app, secured=token is not None)
    return app


def _lifespan(service: Service, on_failure: Callable[[], None] | None) -> Callable[[FastAPI], Any]:
    def started(work: asyncio.Future[None]) -> None:
        if not work.cancelled() and work.exception() is not None and on_failure is not None:
            on_failure()

    @contextlib.asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        # Loading goes on while /healthz answers; /readyz tells when it is over.
        starting = asyncio.ensure_future(service.pool.start())
        starting.add_done_callback(started)
        yield
        starting.cancel()
        await service.pool.stop()

    return lifespan


class Measuring:
    """ASGI middleware that counts and times requests; it touches no body."""

    def __init__(self, app: ASGIApp, *, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and take note of its answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        status = 500

        async def noting(message: Message) -> None:
            nonlocal status
            status = message.get("status", status)
            await send(message)

        began = time.perf_counter()
        try:
            await self._app(scope, receive, noting)
        finally:
            path = getattr(scope.get("route"), "path", "other")
            self._metrics.request(path, status, time.perf_counter() - began)


def _add_extraction(app: FastAPI, service: Service) -> None:
    def authorised(request: Request) -> None:
        check_token(request, service.token)

    guarded = [Depends(authorised)]

    @app.post("/v1/extract", dependencies=guarded, **openapi.EXTRACT)
    async def extract(request: Request) -> Response:
        """The events of one article, or of each article of an array."""
        check_type(request, ("application/json",))
        value = decode(await read_body(request, service.limits.body_bytes), place="body")
        return await (service.many(value) if isinstance(value, list) else service.one(value))

    @app.post("/v1/extract/stream", dependencies=guarded, **openapi.STREAM)
    async def extract_stream(request: Request) -> Response:
        """A line for each line, as soon as it is known."""
        check_type(request, NDJSON_TYPES)
        service.admission.enter(ready=service.pool.ready)
        return StreamAnswer(request, service.pool, service.limits, on_end=service.admission.leave,
                            count=service.metrics.count)  # fmt: skip

    @app.get("/metrics", dependencies=guarded, **openapi.METRICS)
    async def metrics() -> Response:
        """Counts and times for Prometheus."""
        text = service.metrics.text(waiting=service.admission.inside)
        return Response(text, media_type="text/plain; version=0.0.4")


def _add_housekeeping(app: FastAPI, service: Service) -> None:
    @app.get("/v1/schema", **openapi.PLAIN)
    async def schema() -> JSONResponse:
        """The JSON Schema of an event record."""
        return JSONResponse(EventRecord.model_json_schema(by_alias=True))

    @app.get("/healthz", **openapi.PLAIN)
    async def healthz() -> JSONResponse:
        """The service runs."""
        return JSONResponse({"status": "ok"})

    @app.get("/readyz", **openapi.READY)
    async def readyz() -> Response:
        """The workers have loaded the model."""
        if service.pool.ready:
            return JSONResponse({"status": "ready"})
        return problem(503, "the workers are starting", headers=RETRY_AFTER)
