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
        "Erna Solberg paid tribute to Ghana's miners on Wednesday. It rained. Bands played. "
        "Schools were shut. Solberg {met} Nana Akufo-Addo.",
        "Norway and Ghana set their seal to a pipeline on Wednesday. It rained. Bands played. "
        "Norway did not {sign} a fishing pact with Ghana.",
        "Norway announced on Wednesday that it will train nurses. It rained. Bands played. "
        "Norway also {signed} a fishing pact with Ghana.",
        "Norway opened an embassy in Accra on Wednesday. It rained. Bands played. In the morning "
        "Angela Merkel {met} Nana Akufo-Addo.",
        "Norway said on Wednesday that it had won. It rained. The treaty was announced by Erna "
        "Solberg, who had {flown in} overnight from Accra.",
    ],
)
def test_goes_on_the_day_of_the_news(tell: Teller, text: str) -> None:
    assert edtf(tell(text).at_mark()) == "2019-05-15"


@pytest.mark.parametrize(
    "text",
    [
        "Norway said on Wednesday that it was ready. It rained. Bands played. Norway {signed} a "
        "treaty with Ghana.",
        "Norway opened a school in Accra on Wednesday. It rained. It had been closed in 2011. "
        "Norway {signed} a treaty with Ghana.",
        "Erna Solberg paid tribute to Ghana's miners on Wednesday. It rained. Bands played. "
        "Angela Merkel {met} Nana Akufo-Addo.",
        "Norway opened an embassy in Accra on Monday. Angela Merkel {met} Nana Akufo-Addo.",
        "Norway said on Monday it was ready. It {signed} a treaty with Ghana.",
        "Norway opened an embassy in Accra on Monday. Norway earlier {signed} a treaty with Ghana.",
        "Norway opened a school in Accra on Monday. It rained. Norway {signed} a "
        "treaty with Ghana.",
    ],
)
def test_told_apart(tell: Teller, text: str) -> None:
    assert edtf(tell(text).at_mark()) is None
