"""Refusals of frames: what they match, and the fixed pieces by which most are passed over."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.events.frames import load_frames
from dateline.events.refusing import Refusals, fixed_pieces, refusal


def test_phrase_is_met_as_words_and_told_by_its_source() -> None:
    refused = Refusals(
        [refusal("take stock"), refusal("buy * time"), refusal("/\\bshares? of\\b/")]
    )
    assert refused.met("they take stock of it") == refusal("take stock")
    assert refused.met("to buy them some more time") == refusal("buy * time")
    assert refused.met("a share of it") == "\\bshares? of\\b"
    assert refused.met("they mistake stocks") is None


def test_first_of_two_that_match_is_told() -> None:
    refused = Refusals(["late", "^(?!.*never)", "lat"])
    assert refused.met("too late") == "late"
    assert refused.met("lat.") == "^(?!.*never)"
    assert refused.met("lat, never") == "lat"


@pytest.mark.parametrize(
    ("source", "pieces"),
    [
        (r"\bunder (the )?(deal|terms)\b", ("under ",)),
        (r"\b(share|portion) (of|in) [a-z]{0,9}", ("portion", "share")),
        (r"\bshares? held", ("share",)),
        (r"shares?", ("share",)),
        (r"car|plan(e|s)\b", ("car", "plan")),
        (r"(?:boats?|ships) x", ("boat", "ships")),
        (r"(boats)? of", (" of",)),
        (r"(?i:\borbits (a|b))", ("orbits ",)),
        (r"(?P<what>boats) xyz", (" xyz",)),
        (r"(?!.*boats)", ()),
        (r"(?<!\w)buy\ time(?!\w)", ("buy time",)),
        (r"[,;] ab+c", (" ab",)),
        (r"\w+ing|late", ("ing", "late")),
        (r"a.c\.d", ("c.d",)),
        (r"colou+rs", ("colou",)),
        (r"(a|b(oats){0,2}c) ", ()),
    ],
)
def test_fixed_pieces(source: str, pieces: tuple[str, ...]) -> None:
    assert fixed_pieces(source) == pieces


SOURCES = sorted({s for refused in load_frames().refusals.values() for s in refused.sources})


@settings(deadline=None)
@given(st.data())
def test_what_matches_holds_a_piece(data: st.DataObject) -> None:
    source = data.draw(st.sampled_from(SOURCES))
    words = sorted({*re.findall(r"[a-z]+|[0-9%,;]", source), "x", "5"})
    window = " ".join(data.draw(st.lists(st.sampled_from(words), max_size=9)))
    for one in SOURCES:
        matches = re.search(one, window, re.IGNORECASE) is not None
        assert (Refusals([one]).met(window) is not None) == matches
        if matches:
            pieces = fixed_pieces(one)
            assert not pieces or any(piece in window for piece in pieces)


def test_capitals_in_an_expression_count_as_small_letters() -> None:
    assert Refusals([r"\bOPEC\S+ Quota"]).met("opec's quota") is not None


def test_nearly_all_shipped_refusals_have_a_fixed_piece() -> None:
    assert sum(bool(fixed_pieces(s)) for s in SOURCES) > 0.95 * len(SOURCES)
