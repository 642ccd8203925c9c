"""Tables and counts in a terminal."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from sample_records import order, treaty, visit

from dateline.review.counts import chart, count, ranked
from dateline.review.table import HEADS, cut, table, width_of

EVENTS = [order(), treaty(), visit()]


@given(st.text(max_size=40), st.integers(1, 30))
def test_cut_keeps_its_width(text: str, width: int) -> None:
    short = cut(text, width)
    assert width_of(short) <= width
    assert "\n" not in short and "\x1b" not in short


def test_cut_says_that_it_cut() -> None:
    assert cut("a treaty", 8) == "a treaty"
    assert cut("a treaty", 7) == "a trea…"
    assert cut("条约条约", 5) == "条约…"


def test_table_fits() -> None:
    for width in (40, 60, 80, 120, 200):
        lines = list(table(EVENTS, width=width))
        assert len(lines) == len(EVENTS) + 2
        assert max(width_of(line) for line in lines) <= width


def test_narrow_terminals_lose_columns_not_names() -> None:
    narrow = "\n".join(table(EVENTS, width=44))
    assert HEADS[5] not in narrow and HEADS[2] in narrow
    assert "Norway" in narrow


def test_wide_cuts_nothing() -> None:
    assert "…" not in "\n".join(table(EVENTS, width=None))


def test_hedge_and_date_are_shown() -> None:
    lines = list(table(EVENTS, width=120))
    assert "occurred?" in lines[2]
    assert lines[3].startswith("2020-03-16  agreement")
    assert lines[4].startswith("–")


def test_no_rows_no_table() -> None:
    assert list(table([], width=80)) == []


def test_counts() -> None:
    total, counted = count([*EVENTS, treaty()], ["type", "month", "actor", "country"])
    assert total == 4
    assert ranked("type", counted["type"]) == [("agreement", 2), ("order", 1), ("visit", 1)]
    assert ranked("month", counted["month"]) == [("2020-03", 2), ("–", 2)]
    assert counted["actor"] == {"Norway": 3, "Chile": 2, "Kenya": 1}
    assert counted["country"] == {"NO": 3, "CH": 2, "KE": 1}


def test_undated_ones_are_told_apart() -> None:
    _, counted = count([*EVENTS, treaty()], ["month"])
    lines = list(chart("month", counted["month"], top=5, width=80))
    assert lines[1].split()[:2] == ["2020-03", "2"]
    assert lines[2].strip() == "2 undated"


def test_chart_scales_and_tells_what_is_left_out() -> None:
    _, counted = count([*EVENTS, treaty()], ["actor"])
    lines = list(chart("actor", counted["actor"], top=2, width=80))
    assert lines[0] == "by actor"
    assert lines[1].count("█") == 30 and lines[2].count("█") == 20
    assert lines[3].strip() == "… and 1 more"
