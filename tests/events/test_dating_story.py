"""The day on which a story goes on. Articles here appear on Thursday, 16 May 2019."""

from __future__ import annotations

import pytest
from sentences import Teller, edtf


@pytest.mark.parametrize(
    "text",
    [
        "Erna Solberg landed in Accra on Monday. She {met} Nana Akufo-Addo.",
        "Norway opened an embassy in Accra on Monday as Erna Solberg looked on. Solberg {met} "
        "Nana Akufo-Addo.",
        "Erna Solberg landed in Accra on Monday. She left after {talks} with Nana Akufo-Addo.",
        "Norway and Ghana signed a treaty on Monday, officials said. Norway {agreed} to buy cocoa.",
    ],
)
def test_goes_on_that_day(tell: Teller, text: str) -> None:
    assert edtf(tell(text).at_mark()) == "2019-05-13"


@pytest.mark.parametrize(
    "text",
    [
        "Norway opened an embassy in Accra on Monday. Angela Merkel {met} Nana Akufo-Addo.",
        "Norway said on Monday it was ready. It {signed} a treaty with Ghana.",
        "Norway opened an embassy in Accra on Monday. Norway earlier {signed} a treaty with Ghana.",
        "Norway opened a school in Accra on Monday. It rained. Norway {signed} a "
        "treaty with Ghana.",
    ],
)
def test_told_apart(tell: Teller, text: str) -> None:
    assert edtf(tell(text).at_mark()) is None
