"""A pool of workers, each with the model loaded once, behind an asyncio face."""

from __future__ import annotations

import asyncio
import functools
import multiprocessing
import signal
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import Any

import orjson

from dateline.article import Article
from dateline.errors import ArticleError, RunError
from dateline.running.extracting import Extracts, Loader, Outcome, extract_each, warm_up
from dateline.running.stream import dump, error_entry

CHUNK = 16


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What is said about one article: a JSON object, and what is counted of it.

    `body` is `{"id", "events"}`, or `{"id", "error"}` where `code` is set.
    """

    body: bytes
    types: tuple[str, ...] = ()
    code: str | None = None


def answer_to(article_id: str | None, outcome: Outcome) -> Answer:
    """The answer that an outcome gives."""
    if isinstance(outcome, ArticleError):
        return Answer(body=orjson.dumps(error_entry(outcome)), code=outcome.code)
    body = orjson.dumps({"id": article_id, "events": [dump(record) for record in outcome]})
    return Answer(body=body, types=tuple(record.type for record in outcome))


class WorkerLostError(RunError):
    """A worker died; what it worked on may be sent again."""


class Pool:
    """`workers` processes (or threads, which share one extractor) that answer articles."""

    def __init__(self, loader: Loader, *, workers: int, threads: bool = False) -> None:
        self.workers = workers
        self.ready = False
        self._loader = loader
        self._threads = threads
        self._executor: Executor | None = None
        self._work: Callable[[Sequence[Article]], list[Answer]] = _work_in_process

    async def start(self) -> None:
        """Load the model in every worker; `ready` once each has answered."""
        executor = self._executor = self._new_executor()
        loop = asyncio.get_running_loop()
        await asyncio.gather(*(loop.run_in_executor(executor, _hello) for _ in range(self.workers)))
        self.ready = True

    async def answer(self, articles: Sequence[Article]) -> list[Answer]:
        """One answer an article, in order; WorkerLostError where a worker died over them."""
        chunks = [articles[start : start + CHUNK] for start in range(0, len(articles), CHUNK)]
        executor = self._executor
        try:
            parts = await asyncio.gather(*(self._submit(executor, chunk) for chunk in chunks))
        except BrokenProcessPool as error:
            await self._replace(executor)
            raise WorkerLostError("a worker died") from error
        return [answer for part in parts for answer in part]

    async def stop(self) -> None:
        """Let the workers finish what they began, and end them."""
        executor, self._executor, self.ready = self._executor, None, False
        if executor is not None:
            await asyncio.to_thread(executor.shutdown, wait=True, cancel_futures=True)

    def _submit(self, executor: Executor | None, chunk: Sequence[Article]) -> Any:
        if executor is None:
            raise WorkerLostError("the workers are not running")
        return asyncio.get_running_loop().run_in_executor(executor, self._work, chunk)

    async def _replace(self, broken: Executor | None) -> None:
        """New workers for a broken pool; the first who notices does it."""
        if self._executor is not broken or broken is None:
            return
        self.ready = False
        self._executor = None
        broken.shutdown(wait=False, cancel_futures=True)
        await self.start()

    def _new_executor(self) -> Executor:
        if self._threads:
            extractor = self._loader()
            warm_up(extractor)
            self._work = functools.partial(_work, extractor)
            return ThreadPoolExecutor(self.workers)
        methods = multiprocessing.get_all_start_methods()
        context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
        return ProcessPoolExecutor(
            self.workers,
            mp_context=context,
            initializer=_start_worker,
            initargs=(self._loader,),
        )


_extractor: Extracts | None = None


def _start_worker(loader: Loader) -> None:
    global _extractor
    # Ctrl-C reaches the whole process group; only the front decides when the workers end.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _extractor = loader()
    warm_up(_extractor)


def _hello() -> None:
    """Nothing: that it ran says that its worker is there."""


def _work_in_process(articles: Sequence[Article]) -> list[Answer]:
    assert _extractor is not None
    return _work(_extractor, articles)


def _work(extractor: Extracts, articles: Sequence[Article]) -> list[Answer]:
    outcomes = extract_each(extractor, articles)
    return [
        answer_to(article.id, outcome) for article, outcome in zip(articles, outcomes, strict=True)
    ]
