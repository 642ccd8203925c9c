"""Sentences with marked expressions, and lookalikes, against the patterns."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import spacy

from dateline.times import TimeExpression, find_times
from dateline.times.find import check_readers
from dateline.times.refusals import check_names, refusal_of, refusals
from dateline.times.rules import rule_book

HERE = Path(__file__).parent
REFERENCE = "2016-05-18"
NLP = spacy.blank("en")
MARK = re.compile(r"\[\[(.*?)\]\]")


def cases(name: str) -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = tomllib.loads((HERE / name).read_text("utf-8"))["case"]
    return loaded


def found_in(text: str, reference: str = REFERENCE, **options: bool) -> list[TimeExpression]:
    day = date.fromisoformat(reference) if reference else None
    return find_times(NLP(text), reference=day, **options)


@pytest.mark.parametrize("case", cases("expressions.toml"), ids=lambda case: case["kind"])
def test_marked_expressions(case: dict[str, Any]) -> None:
    text = MARK.sub(r"\1", case["text"])
    found = found_in(text, case.get("reference", REFERENCE))
    assert [t.text for t in found] == MARK.findall(case["text"])
    assert [f"{t.type} {t.value} {t.edtf or '-'}" for t in found] == case["want"]
    assert all(text[t.start : t.end] == t.text for t in found)


@pytest.mark.parametrize("case", cases("refused.toml"), ids=lambda case: case.get("id", "none"))
def test_lookalikes(case: dict[str, Any]) -> None:
    text = case["text"]
    assert [t.text for t in found_in(text)] == case.get("allowed", [])
    if "id" in case:
        assert case["id"] in reasons(text)


def reasons(text: str) -> set[str]:
    """The refusals that hold back what the rules match anywhere in the text."""
    held = set()
    for rule in rule_book().rules:
        for start in range(len(text)):
            match = rule.pattern.match(text, start)
            refusal = refusal_of(rule, text, start, match.end()) if match else None
            held |= {refusal.id} if refusal else set()
    return held


def test_each_refusal_is_tested() -> None:
    tested = {case.get("id") for case in cases("refused.toml")}
    assert {refusal.id for refusal in refusals()} - tested == set()


def test_data_files_agree() -> None:
    check_names()
    check_readers({rule.resolve for rule in rule_book().rules})


def test_day_first() -> None:
    assert [t.value for t in found_in("on 03/04/2020")] == ["2020-03-04"]
    assert [t.value for t in found_in("on 03/04/2020", day_first=True)] == ["2020-04-03"]
    assert [t.value for t in found_in("on 13/04/2020")] == ["2020-04-13"]
    assert [t.value for t in found_in("am 3.4.2020")] == ["2020-04-03"]


def test_two_digit_years_go_to_the_nearest_century() -> None:
    assert [t.value for t in found_in("on 1/2/87", "1987-05-01")] == ["1987-01-02"]
    assert [t.value for t in found_in("on 1/2/20", "2016-05-01")] == ["2020-01-02"]


def test_open_sides_have_no_day() -> None:
    since, by = found_in("since 2016, and by June 2025")
    assert (since.earliest, since.latest) == (date(2016, 1, 1), None)
    assert (by.earliest, by.latest) == (None, date(2025, 6, 30))
    assert (since.granularity, by.granularity) == ("year", "month")


def test_basis() -> None:
    assert [t.basis for t in found_in("on March 3, 2011 and last month")] == ["stated", "relative"]
