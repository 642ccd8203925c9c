"""Worker processes: articles in, results out in the same order, whatever dies in between."""

from __future__ import annotations

import gc
import multiprocessing
import pickle
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Self

from dateline.article import Article
from dateline.errors import ArticleError
from dateline.running.extracting import Extracts
from dateline.running.worker import Refused, Result, serve

Item = Article | ArticleError

# A chunk is a round trip and a pass through the network: large enough for both to pay.
CHUNK_ARTICLES = 32
CHUNK_CHARS = 100_000
# Chunks with a worker at a time: one at work, one waiting, so that no worker waits for the parent.
_AHEAD = 2
# Chunks between the one to be written next and the last one handed out, a worker: bounds memory.
_WINDOW = 4
_TICK = 0.25
# How often an article may be the only one at work when its worker dies before it is given up.
_STRIKES = 2


@dataclass(slots=True)
class _Task:
    """Articles to extract; `index` is that of their chunk, `offset` their place in it."""

    index: int
    offset: int
    articles: list[Article]
    strikes: int = 0


@dataclass(slots=True)
class _Chunk:
    """Items in input order; `results` has None where one is still awaited."""

    items: list[Item]
    results: list[Result | None]

    def complete(self) -> bool:
        return all(result is not None for result in self.results)


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    conn: Connection
    tasks: deque[_Task] = field(default_factory=deque)
    since: float = 0.0


class Workers:
    """A context manager: `jobs` processes, forked (where that exists) from one that has the model.

    `timeout` is in seconds an article; None waits for ever. `stopped` is asked several times a
    second; once it says True, `run` ends after what is complete.
    """

    def __init__(
        self,
        extractor: Extracts,
        *,
        jobs: int,
        timeout: float | None = None,
        stopped: Callable[[], bool] = lambda: False,
    ) -> None:
        self.replaced = 0
        self._extractor = extractor
        self._jobs = jobs
        self._timeout = timeout
        self._stopped = stopped
        self._workers: list[_Worker] = []
        self._forks = "fork" in multiprocessing.get_all_start_methods()
        self._context: Any = multiprocessing.get_context("fork" if self._forks else "spawn")

    def __enter__(self) -> Self:
        # What is there now is shared with the workers; the collector must not touch and so copy it.
        gc.collect()
        gc.freeze()
        for _ in range(self._jobs):
            self._workers.append(self._start())
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.conn.close()
            worker.process.kill()
        for worker in self._workers:
            worker.process.join()
        self._workers.clear()
        gc.unfreeze()

    def pids(self) -> list[int]:
        """The process ids of the workers."""
        return [worker.process.pid or 0 for worker in self._workers]

    def run(self, items: Iterable[Item]) -> Iterator[tuple[Item, Result]]:
        """Each item with its result, in order; an ArticleError that comes in is its own result."""
        return _Run(self, _chunks(items)).results()

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe(duplex=True)
        inherited = [ours, *(worker.conn for worker in self._workers)] if self._forks else []
        process = self._context.Process(
            target=serve, args=(theirs, self._extractor, inherited), daemon=True
        )
        process.start()
        theirs.close()
        return _Worker(process, ours)

    def replace(self, worker: _Worker) -> None:
        """Another process in the place of one that died or has to."""
        worker.conn.close()
        worker.process.kill()
        worker.process.join()
        place = self._workers.index(worker)
        del self._workers[place]
        self._workers.insert(place, self._start())
        self.replaced += 1


class _Run:
    """One pass over an input."""

    def __init__(self, pool: Workers, chunks: Iterator[list[Item]]) -> None:
        self._pool = pool
        self._source = chunks
        self._exhausted = False
        self._read = 0
        self._written = 0
        self._chunks: dict[int, _Chunk] = {}
        self._waiting: deque[_Task] = deque()

    def results(self) -> Iterator[tuple[Item, Result]]:
        while not self._pool._stopped():
            self._hand_out()
            yield from self._complete()
            if self._exhausted and not self._chunks:
                return
            self._collect()
            self._check_clocks()

    def _complete(self) -> Iterator[tuple[Item, Result]]:
        while self._written in self._chunks and self._chunks[self._written].complete():
            chunk = self._chunks.pop(self._written)
            self._written += 1
            for item, result in zip(chunk.items, chunk.results, strict=True):
                assert result is not None
                yield item, result

    def _hand_out(self) -> None:
        """Fill the workers: what was interrupted first, then what comes next."""
        for depth in range(1, _AHEAD + 1):
            for worker in list(self._pool._workers):
                if len(worker.tasks) < depth and (task := self._next_task()):
                    self._send(worker, task)

    def _next_task(self) -> _Task | None:
        while not self._waiting and not self._exhausted and self._has_room():
            self._read_chunk()
        return self._waiting.popleft() if self._waiting else None

    def _has_room(self) -> bool:
        return self._read - self._written < _WINDOW * len(self._pool._workers)

    def _read_chunk(self) -> None:
        items = next(self._source, None)
        if items is None:
            self._exhausted = True
            return
        results: list[Result | None] = [
            Refused(item.code, item.message) if isinstance(item, ArticleError) else None
            for item in items
        ]
        self._chunks[self._read] = _Chunk(items, results)
        self._waiting.extend(_runs(self._read, items))
        self._read += 1

    def _send(self, worker: _Worker, task: _Task) -> None:
        if not worker.tasks:
            worker.since = time.monotonic()
        worker.tasks.append(task)
        try:
            worker.conn.send_bytes(pickle.dumps(task.articles, pickle.HIGHEST_PROTOCOL))
        except OSError:
            self._lost(worker)

    def _collect(self) -> None:
        busy = {worker.conn: worker for worker in self._pool._workers if worker.tasks}
        if not busy:
            return
        for conn in wait(list(busy), _TICK):
            worker = busy[conn]  # type: ignore[index]
            try:
                found = pickle.loads(worker.conn.recv_bytes())
            except (EOFError, OSError):
                self._lost(worker)
                continue
            task = worker.tasks.popleft()
            worker.since = time.monotonic()
            self._store(task, found)

    def _store(self, task: _Task, found: list[Result]) -> None:
        results = self._chunks[task.index].results
        results[task.offset : task.offset + len(found)] = found

    def _check_clocks(self) -> None:
        if self._pool._timeout is None:
            return
        late = time.monotonic() - self._pool._timeout
        for worker in list(self._pool._workers):
            if worker.tasks and worker.since < late:
                self._lost(worker, timeout=True)

    def _lost(self, worker: _Worker, *, timeout: bool = False) -> None:
        """Replace a worker; its task is tried again article by article, then given up."""
        tasks = list(worker.tasks)
        self._pool.replace(worker)
        self._waiting.extendleft(reversed(tasks[1:]))
        task = tasks[0]
        if len(task.articles) > 1:
            singles = [
                _Task(task.index, task.offset + n, [article])
                for n, article in enumerate(task.articles)
            ]
            self._waiting.extendleft(reversed(singles))
        elif timeout:
            message = f"took longer than {self._pool._timeout:g} seconds"
            self._store(task, [Refused("E_TIMEOUT", message)])
        elif task.strikes + 1 >= _STRIKES:
            code = worker.process.exitcode
            self._store(task, [Refused("E_CRASH", f"a worker died over it (exit code {code})")])
        else:
            task.strikes += 1
            self._waiting.appendleft(task)


def _runs(index: int, items: list[Item]) -> Iterator[_Task]:
    """The stretches of articles between the errors of a chunk."""
    start = 0
    while start < len(items):
        end = start
        while end < len(items) and isinstance(items[end], Article):
            end += 1
        if end > start:
            articles = [item for item in items[start:end] if isinstance(item, Article)]
            yield _Task(index, start, articles)
        start = end + 1


def _chunks(items: Iterable[Item]) -> Iterator[list[Item]]:
    chunk: list[Item] = []
    chars = 0
    for item in items:
        chunk.append(item)
        chars += len(item.text) if isinstance(item, Article) else 0
        if len(chunk) >= CHUNK_ARTICLES or chars >= CHUNK_CHARS:
            yield chunk
            chunk, chars = [], 0
    if chunk:
        yield chunk
