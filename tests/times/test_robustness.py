"""Whatever the text: no exception, sound offsets, linear time."""

from __future__ import annotations

import re
import time
from datetime import date

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.times import dateline_date, find_times
from dateline.times.lexicon import lexicon

NLP = spacy.blank("en")
WORDS = sorted({word for table in lexicon().values() for word in table})
PIECES = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from([word.capitalize() for word in WORDS]),
    st.integers(0, 10**12).map(str),
    st.integers(0, 99).map(lambda n: f"{n:02d}"),
    st.integers(0, 9999).map(lambda n: f"{n:04d}"),
    st.sampled_from(["the", "of", "in", "to", "from", "ago", "'s", "st", "a.m.", "GMT", "Q3"]),
    st.text(alphabet=",.:/-–’' \n\xa0", min_size=1, max_size=3),
)
TEXTS = st.lists(PIECES, max_size=40).flatmap(
    lambda pieces: st.sampled_from(["", " ", "/", "-"]).map(lambda glue: glue.join(pieces))
)
DATE = r"(?:[0-9]{4}(?:-(?:0[1-9]|1[0-2]|2[1-4]|3[3-6])(?:-[0-3][0-9])?)?|[0-9]{3}X|[0-9]{2}XX)"
EDTF = re.compile(rf"(?:{DATE}|\.\.)(?:/(?:{DATE}|\.\.))?")
DAYS = st.one_of(st.none(), st.dates())


@settings(max_examples=400, deadline=None)
@given(TEXTS, DAYS, st.booleans())
def test_any_mix_of_time_words(text: str, reference: date | None, day_first: bool) -> None:
    check(text, reference, day_first)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200), DAYS, st.booleans())
def test_any_text(text: str, reference: date | None, day_first: bool) -> None:
    check(text, reference, day_first)


def check(text: str, reference: date | None, day_first: bool) -> None:
    doc = NLP(text)
    found = find_times(doc, reference=reference, day_first=day_first)
    end = 0
    for expression in found:
        assert end <= expression.start < expression.end
        end = expression.end
        assert doc.text[expression.start : expression.end] == expression.text
        assert expression.value
        if expression.earliest and expression.latest:
            assert expression.earliest <= expression.latest
        if expression.edtf is not None:
            assert EDTF.fullmatch(expression.edtf)
        else:
            assert expression.earliest is None
            assert expression.latest is None


@settings(max_examples=200, deadline=None)
@given(TEXTS, DAYS)
def test_dateline_of_any_text(text: str, published: date | None) -> None:
    assert isinstance(dateline_date(text, published), date | None)


@given(st.integers(0, 99), st.integers(0, 99), st.integers(0, 9999), st.sampled_from("/-."))
def test_impossible_dates_are_no_dates(a: int, b: int, year: int, sign: str) -> None:
    text = f"On {a:02d}{sign}{b:02d}{sign}{year:04d} it rained."
    for expression in find_times(NLP(text), reference=date(2000, 1, 1)):
        if expression.kind == "full date" and expression.edtf:
            date.fromisoformat(expression.edtf)


@pytest.mark.parametrize("edge", [date.min, date.max, date(1, 12, 31), date(9999, 1, 1)])
def test_ends_of_the_calendar(edge: date) -> None:
    text = (
        "Last year, next century, 900 years ago, next week, this winter, 40 decades later, Friday."
    )
    found = find_times(NLP(text), reference=edge)
    assert len(found) >= 4


SLOW = {
    "digits": "7" * 200_000,
    "dates": "On 3/3/2001 and " * 5_000,
    "expressions": "on Monday, two days later, in March 1999 and every week; " * 2_500,
    "blanks": "in" + " " * 100_000 + "May",
    "the": "the " * 20_000,
    "days": "May 1, " + "2, " * 30_000,
    "letters": "JanuaryMarch" * 20_000,
}


@pytest.mark.parametrize("name", SLOW)
def test_time_grows_with_length(name: str) -> None:
    text = SLOW[name]
    half, whole = spent(text[: len(text) // 2]), spent(text)
    assert whole < 5.0
    assert whole < 4 * half + 0.25


def spent(text: str) -> float:
    """The least of three runs: the collector may look through all of a test run in one of them."""
    return min(_once(text) for _ in range(3))


def _once(text: str) -> float:
    doc = spacy.tokens.Doc(NLP.vocab, words=[text], spaces=[False])
    start = time.process_time()
    find_times(doc, reference=date(2000, 1, 1))
    dateline_date(text, date(2000, 1, 1))
    return time.process_time() - start
