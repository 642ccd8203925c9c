"""Scoring is fast, and its memory does not grow with the articles."""

from __future__ import annotations

import random
import time
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace

import pytest

from dateline.evaluation.evaluator import Evaluator, Options
from dateline.evaluation.model import Event, Participant, Sample, Span

TEXT = "Norway and Chile signed a treaty, met Peru and opened a base in Lima. " * 20
WORDS = (("agreement", "signed", "party"), ("talks", "met", "participant"),
         ("facility", "opened", "operator"))  # fmt: skip


def events(rng: random.Random, count: int) -> tuple[Event, ...]:
    """Some events at random places of TEXT."""
    found = []
    for _ in range(count):
        kind, word, role = rng.choice(WORDS)
        start = TEXT.index(word, rng.randrange(len(TEXT) - 70))
        parts = tuple(Participant(role, n, ()) for n in rng.sample(["Norway", "Chile", "Peru"], 2))
        found.append(Event(type=kind, mentions=(Span(start, start + len(word), word),),
                           participants=parts, confidence=rng.random()))  # fmt: skip
    return tuple(found)


def articles(count: int) -> Iterator[tuple[Sample, tuple[Event, ...], tuple[Event, ...]]]:
    """Samples with predicted events of two systems."""
    rng = random.Random(0)
    for number in range(count):
        gold = events(rng, 4)
        pred = tuple(replace(e, date="2020") if rng.random() < 0.3 else e for e in gold[1:])
        sample = Sample(id=f"a-{number}", text=TEXT, events=gold, source=f"s{number % 900}")
        yield sample, pred + events(rng, 1), gold[:2]


def scored(count: int) -> Evaluator:
    result = Evaluator(options=Options(by=("type", "source"), compare=True))
    for sample, pred, other in articles(count):
        result.add(sample, pred, other)
    assert result.interval("event") is not None
    return result


@pytest.mark.slow
def test_a_thousand_articles_in_ten_seconds() -> None:
    began = time.perf_counter()
    scored(1000)
    assert time.perf_counter() - began < 10


@pytest.mark.slow
def test_memory_is_bounded() -> None:
    """Once all lists of kept cases are full, thousands of articles more need no memory more."""
    tracemalloc.start()
    result = Evaluator(options=Options(by=("type", "source"), compare=True, keep=500))
    sizes = []
    for number, (sample, pred, other) in enumerate(articles(7000), 1):
        result.add(sample, pred, other)
        if number in (3000, 7000):
            sizes.append(tracemalloc.get_traced_memory()[0])
    tracemalloc.stop()
    assert result.dropped_cases > 0
    assert sizes[1] - sizes[0] < 2_000_000
