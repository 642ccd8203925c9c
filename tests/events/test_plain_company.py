"""Plain sentences of company news: who is in it, by construction."""

from __future__ import annotations

import pytest
from sentences import Teller, roles

VALUED = {
    "Volvo {received an order} valued at 8 mln dlrs from Brazil.": {
        ("supplier", "Volvo"),
        ("recipient", "Brazil"),
    },
    "Volvo {sold} goods totalling 8 mln dlrs to Siemens.": {
        ("supplier", "Volvo"),
        ("recipient", "Siemens"),
    },
    "Volvo {won contracts} worth a total of eight mln dlrs from Brazil and Chile.": {
        ("party", "Volvo"),
        ("party", "Brazil"),
        ("party", "Chile"),
    },
    "The plant, valued at 8 mln dlrs by Siemens, was {sold} to Volvo.": {("recipient", "Volvo")},
}


@pytest.mark.parametrize("marked", VALUED)
def test_what_stands_behind_a_value_belongs_to_the_thing(tell: Teller, marked: str) -> None:
    assert roles(tell(marked).at_mark()) == VALUED[marked]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Volvo is {offering} two mln common shares to the public.", "ongoing"),
        ("Volvo will {offer} 140 mln dlrs of notes to the public.", "planned"),
        ("Volvo {offered} to buy two mln Saab shares.", "possible"),
        ("Volvo said it has no intention of {seeking} control of Saab.", "denied"),
        ("Volvo may {seek} control of Saab.", "possible"),
    ],
)
def test_shares_on_offer_are_on_sale_and_control_is_sought(
    tell: Teller, text: str, status: str
) -> None:
    assert tell(text).at_mark().status == status


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("Volvo {bought} 200,000 shares of Saab and may buy more.", ["occurred", "possible"]),
        (
            "Volvo {bought} a 9 pct stake in Saab. It may buy up to 15 pct.",
            ["occurred", "possible"],
        ),
        ("Volvo {bought} a 9 pct stake in Saab. It bought the stake in May.", ["occurred"]),
    ],
)
def test_more_to_come_is_another_purchase(tell: Teller, text: str, statuses: list[str]) -> None:
    assert [record.status for record in tell(text).all("transfer")] == statuses


@pytest.mark.parametrize(
    ("text", "status", "date"),
    [
        (
            "Volvo's {sale} of a unit, expected to close in June 2031, needs a vote.",
            "planned",
            "2031-06",
        ),
        (
            "Volvo's {purchase} of a unit, completed in May 2001, will help it.",
            "occurred",
            "2001-05",
        ),
    ],
)
def test_when_a_sale_closes(tell: Teller, text: str, status: str, date: str) -> None:
    record = tell(text).at_mark()
    assert record.status == status
    assert record.date is not None and record.date.edtf == date


# A paper that tells of the dealings of others is no side of them.
REPORTED = {
    "The Oslo Times quoted Volvo's chairman as saying the firm would {sign a pact} with Codelco.": {
        ("party", "Volvo"),
        ("party", "Codelco"),
    },
    "The Financial Times reported that the company would {hold talks} with Volvo on Monday.": {
        ("participant", "Volvo"),
    },
    "The Oslo Gazette, quoting sources close to the {talks}, said Volvo met Petrobras.": {
        ("participant", "Volvo"),
        ("participant", "Petrobras"),
    },
    "The Oslo Times Co said the company would {hold talks} with Volvo on Monday.": {
        ("participant", "Oslo Times Co"),
        ("participant", "Volvo"),
    },
}


@pytest.mark.parametrize(("text", "expected"), REPORTED.items(), ids=list(REPORTED))
def test_who_reports(tell: Teller, text: str, expected: set[tuple[str, str]]) -> None:
    assert roles(tell(text).at_mark()) == expected
