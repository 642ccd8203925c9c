"""Status and sides in constructions that mislead: conditions, control, filings, passives."""

from __future__ import annotations

import pytest
from unmarked_sentences import records_of_type, roles

STATUSES = [
    ("Peru will act if no deal is reached with Chile.", "agreement", "possible"),
    ("Peru may leave if it fails to sign a treaty with Chile.", "agreement", "possible"),
    ("Peru did not sign the treaty with Chile.", "agreement", "denied"),
    ("Volvo was forced to sell its Dacia unit to Renault.", "transfer", "occurred"),
    ("Volvo may be forced to sell its Dacia unit to Renault.", "transfer", "possible"),
    ("Volvo was going to sell its Dacia unit to Renault.", "transfer", "planned"),
    ("The issue will dominate a NATO summit set for Oslo in May.", "talks", "planned"),
    ("Kidde's agreement to be acquired by Hanson Trust worries us.", "agreement", "occurred"),
]


@pytest.mark.parametrize(("text", "kind", "status"), STATUSES)
def test_status_under_conditions_and_control(text: str, kind: str, status: str) -> None:
    found = {r.status for r in records_of_type(text, kind)}
    assert found == {status}


def test_who_is_kept_from_doing_it() -> None:
    (record,) = records_of_type("Renault sued to block Volvo from acquiring Dacia.", "transfer")
    assert roles(record) == {("recipient", "Volvo")}


def test_the_bought_do_not_buy() -> None:
    assert not records_of_type("Kidde was acquired last year.", "transfer")


@pytest.mark.parametrize(
    "text",
    [
        "Volvo rose. In a filing with the Securities and Exchange Commission, the group said it "
        "bought 32,800 Kidde shares.",
        "A group of investors told the Securities and Exchange Commission it bought Kidde shares.",
    ],
)
def test_who_is_filed_with_buys_nothing(text: str) -> None:
    found = {name for r in records_of_type(text, "transfer") for _, name in roles(r)}
    assert "Securities and Exchange Commission" not in found


def test_whose_shares_are_bought_is_not_their_buyer() -> None:
    text = "Kidde fell. The company bought 5,000 Kidde shares. Hanson rose."
    assert not records_of_type(text, "transfer")


def test_states_joined_by_a_hyphen_with_full_stops() -> None:
    (record,) = records_of_type("The report deplores a U.S.-Japan accord on chips.", "agreement")
    assert {name for _, name in roles(record)} == {"U.S.", "Japan"}
