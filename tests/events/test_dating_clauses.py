"""Days told in the clause above. Articles here appear on Thursday, 16 May 2019."""

from __future__ import annotations

import pytest
from sentences import Teller, edtf


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Volvo and Equinor have until June 29 to {agree on} the terms.", "../2019-06-29"),
        ("Lenders gave Volvo until May 31 to {reach a settlement} with Equinor.", "../2019-05-31"),
        ("Solberg is expected in Accra today, where she will {meet} Akufo-Addo.", "2019-05-16"),
        ("Volvo let it be known on Monday that it had {settled} its row with Equinor.",
         "2019-05-13"),
        ("Volvo let slip on Monday that it had {bought} the yard from Equinor.", "2019-05-13"),
        ("Rules are likely to be announced at the next Norway-Ghana {meeting} on cod, expected in "
         "June.", "2019-06"),
        ("Crews came back on Monday after {ratifying a contract} with Volvo.", "2019-05-13"),
        ("An aide said a {meeting} with Ghana's Nana Akufo-Addo, planned for Friday, had been "
         "scrapped.", "2019-05-17"),
    ],
)  # fmt: skip
def test_day_of_the_clause_above(tell: Teller, text: str, date: str) -> None:
    assert edtf(tell(text).at_mark()) == date


@pytest.mark.parametrize(
    "text",
    [
        "Crews returned to work this week after {ratifying a contract} with Volvo.",
        "Norway {adjourned the meeting} with Ghana until Monday.",
        "Volvo quit the club last winter, and the firm now {works with} Scania on engines.",
    ],
)
def test_day_of_the_clause_above_alone(tell: Teller, text: str) -> None:
    assert edtf(tell(text).at_mark()) is None
