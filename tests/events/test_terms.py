"""The sides of an agreement from what it is about, from a meeting, from those who did likewise."""

from __future__ import annotations

import pytest
from sentences import Teller, names, roles


@pytest.mark.parametrize(
    ("sentence", "sides"),
    [
        ("Volvo {signed a letter of intent} for the acquisition of Scania.", {"Volvo", "Scania"}),
        ("Volvo {signed a contract} for the purchase of Scania's mill.", {"Volvo", "Scania"}),
        ("Volvo {reached an agreement} on the sale of its mill to Renault.", {"Volvo", "Renault"}),
        ("Enel {signed a contract} for the supply of gas to Poland.", {"Enel", "Poland"}),
        ("The Paris Club {agreed} to a rescheduling of Peru's debts.", {"Paris Club", "Peru"}),
        ("Ghana {has a contract} under which Danish firm Vestas builds it.", {"Ghana", "Vestas"}),
    ],
)  # fmt: skip
def test_who_sells_and_buys_under_an_agreement_are_its_sides(
    tell: Teller, sentence: str, sides: set[str]
) -> None:
    assert names(tell(sentence).at_mark()) == sides


@pytest.mark.parametrize(
    ("sentence", "sides"),
    [
        ("Volvo {agreed} to pay $2 million to settle a suit brought by Enel.", {"Volvo", "Enel"}),
        ("Volvo {agreed} to settle Enel's claims.", {"Volvo", "Enel"}),
        ("Volvo will pay 12 million dlrs to {settle} charges by Enel.", {"Volvo", "Enel"}),
    ],
)
def test_who_brought_the_suit_that_is_settled_is_a_side(
    tell: Teller, sentence: str, sides: set[str]
) -> None:
    assert names(tell(sentence).at_mark()) == sides


def test_things_that_are_supplied_are_no_side(tell: Teller) -> None:
    told = tell("Norway and Ghana {signed a contract} for the supply of Airbus jets.")
    assert names(told.at_mark()) == {"Norway", "Ghana"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Norway {signed} the treaty in March, as did Ghana.",
        "Norway {ratified} the treaty on Monday and so did Ghana.",
        "Norway {approved} the treaty last week, as Ghana did in June.",
    ],
)
def test_who_did_the_same_is_a_side_too(tell: Teller, sentence: str) -> None:
    assert names(tell(sentence).at_mark()) == {"Norway", "Ghana"}


def test_who_did_not_is_no_side(tell: Teller) -> None:
    told = tell("Norway {ratified} the treaty on Monday, as Ghana did not.")
    assert names(told.at_mark()) == {"Norway"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Kenyan President William Ruto visited Qatar on Monday, where {accords} were signed.",
        "Kenyan President William Ruto ended a visit to Qatar, during which a {pact} was signed.",
    ],
)
def test_accords_signed_during_a_visit_are_those_of_the_visitor_and_the_host(
    tell: Teller, sentence: str
) -> None:
    assert names(tell(sentence).at_mark()) == {"Kenya", "Qatar"}


def test_a_deal_with_sides_of_its_own_takes_none_of_the_meeting(tell: Teller) -> None:
    told = tell("Norway and Ghana met in Oslo, where a {pact} between Peru and Chile was signed.")
    assert names(told.at_mark()) == {"Peru", "Chile"}


def test_who_awards_a_contract_is_a_side(tell: Teller) -> None:
    told = tell("The {contract}, awarded by the Ghanaian army, was won by Siemens.")
    assert "Siemens" in names(told.at_mark())
    assert len(names(told.at_mark())) == 2


@pytest.mark.parametrize(
    "sentence",
    [
        "The {pact}, to which Norway and Ghana are parties, lapsed.",
        "The {pact}, whose signatories include Norway and Ghana, lapsed.",
    ],
)
def test_members_told_beside_the_pact_are_its_sides(tell: Teller, sentence: str) -> None:
    assert names(tell(sentence).at_mark()) == {"Norway", "Ghana"}


def test_who_is_signed_for_is_a_side(tell: Teller) -> None:
    told = tell("The {accord} was signed by Ole Berg for Norway and by Kofi Annan for Ghana.")
    assert roles(told.at_mark()) == {
        ("signatory", "Ole Berg"),
        ("signatory", "Kofi Annan"),
        ("party", "Norway"),
        ("party", "Ghana"),
    }


def test_who_presses_others_to_agree_is_no_side(tell: Teller) -> None:
    told = tell("Norway tried to persuade those states to {reach an accord} with Ghana.")
    assert names(told.at_mark()) == {"Ghana"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Volvo said a previously announced {letter of intent} to buy Scania has expired.",
        "Volvo said a {contract} to sell its mill to Scania was signed.",
        "Volvo {signed an agreement} providing for the acquisition of Scania.",
        "Volvo {accepted} Scania's 22 dlr a share bid.",
    ],
)
def test_who_tells_of_a_deal_with_one_other_is_a_side(tell: Teller, sentence: str) -> None:
    assert names(tell(sentence).at_mark()) == {"Volvo", "Scania"}


def test_who_tells_of_a_deal_of_another_is_no_side(tell: Teller) -> None:
    told = tell("Volvo said Renault {signed a letter of intent} to buy Scania.")
    assert names(told.at_mark()) == {"Renault", "Scania"}


@pytest.mark.parametrize(
    ("sentence", "sides"),
    [
        ("Norway {awarded} Volvo and Scania contracts for trucks.", {"Norway", "Volvo", "Scania"}),
        ("NASA has {awarded} Volvo and Scania contracts to build it.", {"NASA", "Volvo", "Scania"}),
        ("Volvo {terminated} its $4 billion deal for Scania.", {"Volvo", "Scania"}),
    ],
)
def test_who_gets_what_is_told_in_a_row(tell: Teller, sentence: str, sides: set[str]) -> None:
    assert names(tell(sentence).at_mark()) == sides


def test_those_who_act_in_a_brokered_accord_are_its_sides(tell: Teller) -> None:
    told = tell("Kenya and Ghana normalised ties in a Norwegian-mediated {accord}.")
    assert roles(told.at_mark()) == {
        ("mediator", "Norway"),
        ("party", "Kenya"),
        ("party", "Ghana"),
    }
