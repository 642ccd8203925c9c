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


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        (
            "The {pact} between Chile and Peru, signed in 2014, was lauded by clerics on Tuesday.",
            "2014",
        ),
        (
            "The {accord} of Norway and Ghana, reached in 2016, was read out by clerks on Monday.",
            "2016",
        ),
        ("Norway {suspended its pact} with Ghana, signed in 2014.", None),
    ],
)
def test_day_of_the_making_of_a_deal(tell: Teller, sentence: str, date: str | None) -> None:
    assert edtf(tell(sentence).at_mark()) == date


@pytest.mark.parametrize(
    "sentence",
    [
        "A ferry that Ghana {bought} from Norway sailed on Tuesday.",
        "The firm, which Norway {sold} to Ghana, opened a hotel last week.",
        "The barge, which was {bought} by Ghana on credit, sailed to Lima last week.",
    ],
)
def test_what_is_told_by_the_way_has_no_day_of_the_clause_above(
    tell: Teller, sentence: str
) -> None:
    assert edtf(tell(sentence).at_mark()) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Norway's {sale} of frigates to Ghana is expected to add to its profits in 2020.",
        "Norway's {purchase} of gas from Ghana reduced its costs last month.",
        "The group, a {partnership} of Volvo and Renault, went to court on Monday.",
    ],
)
def test_day_of_an_effect_or_of_a_side_is_none_of_the_deal(tell: Teller, sentence: str) -> None:
    assert edtf(tell(sentence).at_mark()) is None


def test_year_to_come_and_the_one_it_is_measured_by(tell: Teller) -> None:
    told = tell(
        "This year Norway plans to {buy} 40,000 tonnes of rice from Ghana compared with about "
        "50,000 tonnes last year."
    )
    assert edtf(told.at_mark()) == "2019"
