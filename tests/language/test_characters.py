"""Substitution keeps every offset."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.language.characters import plain


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]) | st.sampled_from("\r\n’“\xa0")))
def test_same_length(text: str) -> None:
    assert len(plain(text)) == len(text)


def test_exotic_becomes_plain() -> None:
    assert plain("a\xa0b\u2009c\td") == "a b c d"
    assert plain("“It’s”") == '"It\'s"'
    assert plain("1990–91") == "1990-91"
    assert plain("a\r\nb\rc") == "a \nb\nc"


def test_em_dash_stays() -> None:
    assert plain("state—the") == "state—the"


def test_false_capitals_behind_an_abbreviation() -> None:
    assert plain("Peru, the U.S. And Chile met.") == "Peru, the U.S. and Chile met."
    assert plain("The U.S.S.R. Has agreed.") == "The U.S.S.R. has agreed."
    assert plain("He left the U.S. Treasury.") == "He left the U.S. Treasury."
    assert plain("And Peru? And Chile?") == "And Peru? And Chile?"
