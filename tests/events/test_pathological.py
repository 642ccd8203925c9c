"""Sentences that no newspaper prints: bounded in time, never out of the stack."""

from __future__ import annotations

import sys
import time

import pytest
from sentences import NAMES, Teller
from spacy.tokens import Doc

from dateline.article import Article
from dateline.extractor import Extractor
from dateline.language import DocReader

SECONDS = 2.0
PATHOLOGICAL = {
    "two thousand tokens": "Norway said that it would "
    + "sign a treaty with Ghana and " * 286
    + "rest.",
    "five hundred commas": "Norway, " + ", ".join(NAMES * 50) + " signed a treaty with Ghana.",
    "nested quotes": "Norway said "
    + "“Ghana said ‘" * 150
    + "we signed a treaty"
    + "’”" * 150
    + ".",
    "nested clauses": "Norway said " + "that Ghana said " * 250 + "Peru signed a treaty.",
    "nested brackets": "Norway " + "(which met Ghana " * 200 + ")" * 200 + " signed a treaty.",
    "chain of of": "Norway signed " + "the treaty of the agreement of " * 250 + "Ghana.",
    "one endless name": "Norway " + "Treaty Agreement " * 500 + "signed a treaty.",
    "triggers alone": "signed met ordered bought visited launched " * 330,
    "no letters": "- , ; “ ” ( ) " * 300,
    "one word": "treaty" * 5000,
}


def seconds_after_spacy(extractor: Extractor, text: str) -> float:
    return seconds_of(extractor, DocReader(nlp=extractor.nlp, cascade=False).read(text))


def seconds_of(extractor: Extractor, doc: Doc) -> float:
    """CPU seconds, the least of three: a shared machine only ever makes it slower."""
    return min(_once(extractor, doc) for _ in range(3))


def _once(extractor: Extractor, doc: Doc) -> float:
    start = time.process_time()
    extractor.extract_parsed(Article(id="a", text=doc.text), doc)
    return time.process_time() - start


@pytest.mark.parametrize("kind", PATHOLOGICAL)
def test_endless_sentence_takes_less_than_two_seconds(tell: Teller, kind: str) -> None:
    told = tell(PATHOLOGICAL[kind][:14000])  # warm, and no RecursionError
    for record in told.records:
        assert told.text[record.trigger.start : record.trigger.end] == record.trigger.text
    assert seconds_after_spacy(tell.extractor, PATHOLOGICAL[kind]) < SECONDS


def test_recursion_limit_is_left_alone(tell: Teller) -> None:
    before = sys.getrecursionlimit()
    tell(PATHOLOGICAL["nested clauses"])
    assert sys.getrecursionlimit() == before


def article_of(sentences: int) -> str:
    """About ten words a sentence, a trigger in each, names and dates in turn."""
    return " ".join(
        f"{NAMES[i % 10]} signed a treaty with {NAMES[(i + 3) % 10]} in {1990 + i % 30}. "
        f"The deal pleased {NAMES[(i + 5) % 10]} and the farmers of the coast."
        for i in range(sentences)
    )


def test_cost_is_linear_in_the_length(tell: Teller) -> None:
    part = DocReader(nlp=tell.extractor.nlp, cascade=False).read(article_of(280))
    short, long = (Doc.from_docs([part] * copies) for copies in (2, 4))
    assert len(long.text.split()) > 20000
    times = [seconds_of(tell.extractor, doc) for doc in (part, short, long)]
    assert times[2] < 3 * times[1], times
