"""Dates told by a sentence behind the event. Articles here appear on Thursday, 16 May 2019."""

from __future__ import annotations

import pytest
from sentences import Teller, edtf


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (
            "Norway has {sold} two trawlers to Ghana. The sale was completed on Monday.",
            "2019-05-13",
        ),
        ("Norway will {sell} two trawlers to Ghana. The deal is to close in July.", "2019-07"),
        ("Norway will {sell} two trawlers to Ghana. Delivery is set for July 3.", "2019-07-03"),
        ("Norway will {sell} Ghana a trawler. It will be delivered next year.", "2020"),
        ("Norway will {sell} Ghana a trawler. The ship will be handed over in 2021.", "2021"),
        (
            "Norway and Ghana will {sign} a treaty. The ceremony is planned for June 4.",
            "2019-06-04",
        ),
        ("Norway will {close} its embassy in Accra. The mission is to shut in July.", "2019-07"),
        ("A court {ordered} Equinor to pay Norway. The ruling came on Tuesday.", "2019-05-14"),
        ("Norway will {close} its embassy in Accra for a week starting Monday.", "2019-05-20"),
        ("Norway has {lent} Ghana a ship. The investment, disclosed on May 6, was its third.",
         "2019-05-06"),
        ("Norway has {reached a truce} with Ghana. The bargain, thrashed out on Tuesday, is short.",
         "2019-05-14"),
        ("A court {ordered} Equinor to pay Norway. In a ruling delivered on Tuesday, it saw fraud.",
         "2019-05-14"),
    ],
)  # fmt: skip
def test_deed_that_is_named_again(tell: Teller, text: str, date: str) -> None:
    assert edtf(tell(text).at_mark()) == date


@pytest.mark.parametrize(
    "text",
    [
        "Norway has {sold} two trawlers to Ghana. The deal is to close in July.",
        "Norway will {sell} two trawlers to Ghana. The deal was announced on Monday.",
        "Norway will {sell} two trawlers to Ghana. A deal with Peru is to close in July.",
        "Norway may {sell} two trawlers to Ghana. The deal will close in July.",
        "Norway has {sold} two trawlers to Ghana. A deal disclosed on Monday went to Peru.",
        "Norway will {sell} two trawlers to Ghana. The king is to open a school in July.",
    ],
)
def test_what_is_said_of_something_else_does_not_date_it(tell: Teller, text: str) -> None:
    assert edtf(tell(text).at_mark()) is None


def test_length_after_a_year(tell: Teller) -> None:
    told = tell("Two years after {buying} trawlers from Ghana, Norway closed a yard in 2018.")
    assert edtf(told.at_mark()) == "2016"


def test_later_than_something_is_no_time(tell: Teller) -> None:
    told = tell("Norway will {buy} trawlers from Ghana two years later than planned.")
    assert edtf(told.at_mark()) is None


def test_day_up_to_which_a_deal_would_hold_is_not_its_own(tell: Teller) -> None:
    told = tell("Norway is {nearing a deal} with Ghana that would keep the port open until July.")
    assert edtf(told.at_mark()) is None


def test_what_was_done_since_doing_something(tell: Teller) -> None:
    told = tell("Since taking office in 2014, Angela Merkel has {met} Barack Obama twice.")
    assert edtf(told.at_mark()) == "2014/.."
