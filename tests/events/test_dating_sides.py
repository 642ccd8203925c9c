"""Days told behind a side, an errand or another clause. Articles appear on Thursday 16 May 2019."""

from __future__ import annotations

import pytest
from sentences import Teller, edtf

DATED = [
    # Tied to what is told in passing of those on one side.
    ("Peru will {hold talks} with members of a group representing its lenders in Lima on Tuesday.",
     "2019-05-21"),
    ("Erna Solberg {met} ministers leading the revolt in Accra on Monday.", "2019-05-13"),
    ("Peru {held talks} with a firm that built a dam in Lima in 2015.", None),
    # Tied to the errand behind it.
    ("Erna Solberg is scheduled to {meet} with Jan Olsen, the Norwegian finance minister, "
     "on Sept. 7 to go through the plan.", "2019-09-07"),
    ("Norway will {sign a contract} with Hydro, the power firm, on June 7 to build a dam.",
     "2019-06-07"),
    # When the debts fall due says nothing of the talks.
    ("Norway is in {talks} with Ghana on payments due in 2020 and 2021.", None),
    ("Norway {agreed} with its banks on a rescheduling of 90 mln dlrs falling due between 2020 "
     "and 2022.", None),
    # What goes on has no day that is told of something else.
    ("Hydro's lease ends on May 30 and {talks} with Ghana are under way.", None),
    ("Hydro's lease ended on May 13 and {talks} with Ghana began on May 14.", "2019-05-14"),
    # What is asked for is to come.
    ("Delegates asked that a {session} between Norway and Ghana be held in December.", "2019-12"),
    # The last of several days, and the month before which others are done.
    ("Norway and Ghana {opened a three-day meeting} on quotas, which ends on Saturday.",
     "2019-05-16/2019-05-18"),
    # The day before the noun is that of what it names, whatever stands before it.
    ("Trade has grown since the June 2018 {accord} between Norway and Ghana.", "2018-06"),
    ("Norway's {pact} with Ghana works ahead of a June 1 deadline of its lenders.", None),
    ("An {agreement} between Norway and Ghana could be reached by the June 30 deadline.",
     "../2019-06-30"),
    ("Norway and Ghana must report before July, when they are due to {meet} in Accra.", "2019-07"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), DATED)
def test_day_of_the_happening(tell: Teller, text: str, expected: str | None) -> None:
    assert edtf(tell(text).at_mark()) == expected
