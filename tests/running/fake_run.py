"""A run with an extractor that costs nothing and misbehaves on request; started by the tests.

    python fake_run.py OUTPUT INPUT... [--jobs N] [--resume] [--force] [--config C] [--timeout S]
                       [--max-errors N] [--limit-bytes N] [--pids FILE] [--out-dir]

Prints the tally as JSON and ends with the run's exit code (1 for RunError, 2 for UsageError).
"""

from __future__ import annotations

import argparse
import hashlib
import os
import resource
import signal
import sys
import time
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import orjson

from dateline.article import Article
from dateline.errors import RunError, UsageError
from dateline.reading import ReadOptions
from dateline.record import ArticleRef, Codes, EventRecord, Mention, Producer, Trigger
from dateline.running.batch import Job, RunOptions, run
from dateline.running.folders import run_to_folder

TYPES = ("talks", "visit", "order")


class FakeExtractor:
    """Records made of the article's digest; the first word of a text may ask for trouble."""

    def __init__(self, pause: float) -> None:
        self.pause = pause

    def extract(self, article: Article) -> list[EventRecord]:
        word = article.text.split()[0]
        if word == "CRASH":
            os.kill(os.getpid(), signal.SIGSEGV)
        if word == "HANG":
            time.sleep(3600)
        if word == "RAISE":
            raise ValueError("asked for")
        time.sleep(self.pause)
        digest = hashlib.sha256(article.model_dump_json().encode()).hexdigest()
        return [record(article, digest, n) for n in range(int(digest[0], 16) % 4)]

    def pipe(
        self,
        articles: Iterable[Article],
        *,
        batch_size: int = 32,  # noqa: ARG002
    ) -> Iterator[list[EventRecord]]:
        for article in articles:
            yield self.extract(article)


def record(article: Article, digest: str, number: int) -> EventRecord:
    mention = Mention(text=article.text[:1], start=0, end=1)
    return EventRecord(
        id=f"{digest[:16]}-{number}",
        type=TYPES[int(digest[number + 1], 16) % 3],
        status="occurred",
        article=ArticleRef(id=article.id),
        trigger=Trigger(text=article.text[:1], start=0, end=1, lemma="x"),
        mentions=(mention,),
        evidence=(mention,),
        participants=(),
        codes=Codes(),
        confidence=0.5,
        rule="talks.fake",
        producer=Producer(dateline="0", model="fake", rules="sha256:0"),
    )


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("output", type=Path)
    parser.add_argument("inputs", nargs="+")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--resume", action="store_true")
    parser.add_argument("--force", action="store_true")
    parser.add_argument("--out-dir", action="store_true")
    parser.add_argument("--config", default="a")
    parser.add_argument("--pause", type=float, default=0.0)
    parser.add_argument("--timeout", type=float, default=60)
    parser.add_argument("--max-errors", type=int)
    parser.add_argument("--limit-bytes", type=int)
    parser.add_argument("--announce", action="store_true")
    args = parser.parse_args()
    if args.limit_bytes:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (args.limit_bytes, args.limit_bytes))

    def load() -> FakeExtractor:
        if args.announce:
            print("loaded", flush=True)  # noqa: T201
        return FakeExtractor(args.pause)

    job = Job(
        inputs=args.inputs,
        reading=ReadOptions(latest=date(2030, 1, 1)),
        load=load,
        config={"config": args.config},
        options=RunOptions(
            jobs=args.jobs,
            timeout=args.timeout,
            resume=args.resume,
            force=args.force,
            max_errors=args.max_errors,
        ),
    )
    try:
        ending = run_to_folder(job, args.output) if args.out_dir else run(job, args.output)
    except UsageError as error:
        print(error, file=sys.stderr)  # noqa: T201
        return 2
    except RunError as error:
        print(error, file=sys.stderr)  # noqa: T201
        return 1
    tally = ending.tally
    counts = {
        "seen": tally.seen,
        "done": tally.done,
        "failed": tally.failed,
        "skipped": tally.skipped,
        "resumed": tally.resumed,
        "codes": dict(tally.codes),
    }
    print(orjson.dumps(counts).decode())  # noqa: T201
    return ending.exit_code


if __name__ == "__main__":
    sys.exit(main())
