"""Whose the part or portion was that is bought or sold, and for whom money is made available."""

from __future__ import annotations

import pytest
from sentences import Teller, names, roles

SOLD = [
    "The Kidde Inc unit Brunswick Pumps was {bought} by Volvo.",
    "Volvo {acquired} Kidde Inc subsidiary Brunswick Pumps.",
    "Volvo {bought} half of Kidde Inc's shops in Norway.",
    "Volvo will {buy} most of the assets of Kidde Inc in May.",
    "Volvo has {taken over} many of Kidde Inc's hotels.",
    "The {takeover} of Kidde Inc subsidiary Brunswick Pumps by Volvo was completed in May.",
]


@pytest.mark.parametrize("sentence", SOLD)
def test_owner_of_the_part_supplies(sentence: str, tell: Teller) -> None:
    found = roles(tell(sentence).at_mark())
    assert found == {("recipient", "Volvo"), ("supplier", "Kidde Inc")}


def test_state_before_a_unit_says_where_it_is(tell: Teller) -> None:
    found = roles(tell("Volvo {bought} the Chile unit Brunswick Pumps.").at_mark())
    assert found == {("recipient", "Volvo")}


def test_money_made_available(tell: Teller) -> None:
    sentence = "Norway will {make} 300 million crowns available to Peru."
    assert roles(tell(sentence).at_mark()) == {("supplier", "Norway"), ("recipient", "Peru")}


LOANS = [
    "The World Bank gave Peru a 200 million Canadian dollar {loan}.",
    "Peru will get a 10 mln Australian dlr {loan} from the World Bank.",
]


@pytest.mark.parametrize("sentence", LOANS)
def test_whose_money_it_is_lends_nothing(sentence: str, tell: Teller) -> None:
    found = roles(tell(sentence).at_mark())
    assert found == {("recipient", "Peru"), ("supplier", "World Bank")}


PRICED = [
    "Air Canada's 54 mln U.S. dlr {acquisition} of Kidde Inc's Finnish unit has altered the trade.",
    "Air Canada {takes over} the country's largest mill from Kidde Inc.",
]


@pytest.mark.parametrize("sentence", PRICED)
def test_owner_before_a_price_and_the_country(sentence: str, tell: Teller) -> None:
    found = {name.rstrip(".") for _, name in roles(tell(sentence).at_mark())}
    assert found == {"Air Canada", "Kidde Inc"}


@pytest.mark.parametrize(
    "sentence",
    [
        "The World Bank has {granted} Peru loans totalling 112 mln dlrs.",
        "The World Bank {offered} Peru grants of 40 mln dlrs.",
    ],
)
def test_state_behind_the_verb_gets_what_follows(sentence: str, tell: Teller) -> None:
    found = roles(tell(sentence).at_mark())
    assert found == {("supplier", "World Bank"), ("recipient", "Peru")}


@pytest.mark.parametrize(
    "sentence",
    [
        "Volvo has decided against {buying} a mill.",
        "Volvo decided against the {purchase} of a mill.",
    ],
)
def test_what_one_decides_against_is_denied(sentence: str, tell: Teller) -> None:
    assert tell(sentence).at_mark().status == "denied"


@pytest.mark.parametrize(
    "sentence",
    [
        "Braskem Corp has {paid} Great Western six mln dlrs.",
        "Braskem Corp {sold} Great Western Corp its marine unit for 20 mln dlrs.",
        "Braskem Corp {gave} Great Western Inc 20 mln dlrs in cash.",
    ],
)
def test_who_is_named_right_behind_the_verb_gets_it(tell: Teller, sentence: str) -> None:
    found = roles(tell(sentence).at_mark())
    assert ("supplier", "Braskem Corp") in found
    assert any(role == "recipient" and name.startswith("Great Western") for role, name in found)


@pytest.mark.parametrize(
    "sentence",
    [
        "Kidde Inc said a shareholder plans to sell its 20 pct stake in the company.",
        "Kidde Inc said an investor has sold its shares in the brewer.",
    ],
)
def test_stake_of_a_holder_without_a_name_is_nobodys(sentence: str, tell: Teller) -> None:
    assert tell(sentence).all("transfer") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Volvo Inc said the Justice Department has asked for data on its planned {acquisition} of "
        "Kidde Inc.",
        "Volvo Inc said the Labour Court has put off a hearing on its {takeover} of Kidde Inc.",
        "Volvo Inc said the Office of Public Counsel wants a hearing on its proposed {acquisition} "
        "of Kidde Inc.",
    ],
)
def test_no_authority_takes_over_what_it_looks_into(sentence: str, tell: Teller) -> None:
    record = tell(sentence).at_mark()
    assert {n for r, n in roles(record) if r == "recipient"} == {"Volvo Inc"}


def test_a_mufti_is_who_bears_the_title(tell: Teller) -> None:
    told = tell("The Grand Mufti of Ghana, Sheikh Sami Rahal, has {cancelled a visit} to Peru.")
    assert names(told.at_mark()) == {"Sami Rahal"}
