"""Answers to a deal or an offer are told of those who made it, too."""

from __future__ import annotations

import pytest
from sentences import Teller, names

ANSWERED = {
    "Volvo made a {bid} for Siemens on Monday. Siemens {rejected} the offer.": {
        "Volvo",
        "Siemens",
    },
    "Norway {offered} to send two ships, but Ghana {turned} the offer down.": {"Norway", "Ghana"},
    "Volvo {agreed} to buy Siemens. The deal is subject to {approval} by the Justice Department.": {
        "Volvo",
        "Siemens",
        "Justice Department",
    },
    "Volvo {agreed} to buy a mill from Siemens. It {withdrew} from the deal in May.": {
        "Volvo",
        "Siemens",
    },
}
APART = {
    "Volvo {agreed} to buy a mill from Siemens. Renault {rejected} a proposed merger.": {"Renault"},
}


@pytest.mark.parametrize("text", ANSWERED)
def test_the_sides_of_what_is_answered(tell: Teller, text: str) -> None:
    assert names(tell(text).at_mark(1)) == ANSWERED[text]


@pytest.mark.parametrize("text", APART)
def test_what_has_not_been_told_has_other_sides(tell: Teller, text: str) -> None:
    assert names(tell(text).at_mark(1)) == APART[text]
