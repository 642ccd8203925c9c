"""One loaded extractor serves several threads, and each gets what a single one would."""

from __future__ import annotations

import datetime
import random
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

import dateline
from dateline import Article, EventRecord, Extractor

COUNTRIES = ("Norway", "Peru", "Kenya", "Japan", "Italy", "Chile", "Egypt", "Canada")
SENTENCES = (
    "{a} and {b} signed a fishing agreement in Geneva on {day}.",
    "The foreign minister of {a} will visit {b} next week, officials said.",
    "{a} and {b} held talks on border trade last month.",
    "{a} reportedly ordered twenty patrol boats from {b} in early 2019.",
    "Both countries refused to extend the treaty by June 2021.",
    "Farmers hope for rain, and the markets were quiet.",
)


def article(number: int) -> Article:
    chance = random.Random(number)
    sentences = [
        sentence.format(a=one, b=other, day=chance.choice(("Monday", "3 May", "Friday")))
        for sentence in SENTENCES
        for one, other in [chance.sample(COUNTRIES, 2)]
    ]
    chance.shuffle(sentences)
    published = datetime.date(2020, 1, 1) + datetime.timedelta(days=17 * number)
    return Article(id=f"t{number}", text=" ".join(sentences), published=published)


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return dateline.load()


@pytest.fixture(autouse=True)
def eager_switching() -> Iterator[None]:
    """Threads change places often: what is not safe shows."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    yield
    sys.setswitchinterval(usual)


def test_threads_get_what_one_thread_gets(extractor: Extractor) -> None:
    articles = [article(number) for number in range(24)]
    alone = [extractor.extract(one) for one in articles]
    assert sum(map(len, alone)) > len(articles)
    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(extractor.extract, articles * 3))
    assert together == alone * 3


def test_pipes_can_run_side_by_side(extractor: Extractor) -> None:
    articles = [article(number) for number in range(12)]
    alone = list(extractor.pipe(articles))

    def piped(size: int) -> list[list[EventRecord]]:
        return list(extractor.pipe(articles, batch_size=size))

    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(piped, (1, 3, 5, 12))) == [alone] * 4
