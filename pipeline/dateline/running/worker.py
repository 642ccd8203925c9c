"""The other side of the pipe: a process that extracts, chunk after chunk, until the pipe closes."""

from __future__ import annotations

import ctypes
import gc
import pickle
import queue
import signal
import sys
import threading
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection

from dateline.article import Article
from dateline.errors import ArticleError
from dateline.running.extracting import Extracts, Outcome, extract_each
from dateline.writing.base import encode

_PR_SET_PDEATHSIG = 1
# New objects after which the collector looks for rings. A text is one: its tokens know each other,
# thousands at a time; Python's own 700 has it look again and again at texts still in use.
COLLECT_AFTER = 10_000


@dataclass(frozen=True, slots=True)
class Extracted:
    """The records of one article as they stand in the output, and their number by type."""

    lines: bytes
    types: dict[str, int]


@dataclass(frozen=True, slots=True)
class Refused:
    """Why an article gave no records: a stable code and a message."""

    code: str
    message: str


Result = Extracted | Refused


def serve(conn: Connection, extractor: Extracts, inherited: Iterable[Connection]) -> None:
    """Answer chunks of articles (pickled) with lists of results until the pipe closes.

    `inherited` are the other workers' pipes, open here only because of the fork: while they are, a
    dead parent would not be noticed.
    """
    for other in inherited:
        other.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _die_with_parent()
    gc.set_threshold(COLLECT_AFTER)
    inbox: queue.SimpleQueue[list[Article] | None] = queue.SimpleQueue()
    threading.Thread(target=_receive, args=(conn, inbox), daemon=True).start()
    while (chunk := inbox.get()) is not None:
        data = pickle.dumps(results(extractor, chunk), pickle.HIGHEST_PROTOCOL)
        try:
            conn.send_bytes(data)
        except OSError:
            return


def _receive(conn: Connection, inbox: queue.SimpleQueue[list[Article] | None]) -> None:
    """Take chunks off the pipe at once, so that the parent never waits to send one."""
    while True:
        try:
            inbox.put(pickle.loads(conn.recv_bytes()))
        except (EOFError, OSError):
            inbox.put(None)
            return


def results(extractor: Extracts, articles: Sequence[Article]) -> list[Result]:
    """One result an article, in order."""
    return [_result(outcome) for outcome in extract_each(extractor, articles)]


def _result(outcome: Outcome) -> Result:
    if isinstance(outcome, ArticleError):
        return Refused(outcome.code, outcome.message)
    types: Counter[str] = Counter(record.type for record in outcome)
    return Extracted(b"".join(map(encode, outcome)), dict(types))


def _die_with_parent() -> None:
    """Linux: the kernel ends this process when its parent dies, whatever it is busy with."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
