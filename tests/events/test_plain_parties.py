"""Plain sentences of news: who is in it, by construction."""

from __future__ import annotations

import pytest
from sentences import Teller, roles

AGREED = {
    "Bass {agreed} to sell its mills to a newly formed company, Pontal Ltd, for 57 mln stg.": {
        ("party", "Bass"),
        ("party", "Pontal Ltd"),
    },
    "Volvo {signed} an agreement to sell its paper unit for 45 mln dlrs to Siemens, a rival.": {
        ("party", "Volvo"),
        ("party", "Siemens"),
    },
    "Chrysler {agreed} to buy the 46 pct interest held by Renault in American Motors.": {
        ("party", "Chrysler"),
        ("party", "Renault"),
    },
    "Volvo said it {signed} a letter of intent to buy the shares from its founder, Ole Berg.": {
        ("party", "Volvo"),
        ("party", "Ole Berg"),
    },
    "Volvo {agreed} to pay a fine for bribing officials of Iraq's army.": {("party", "Volvo")},
    "Codelco {agreed} to sell a stake in its Canadian mine to Japan's Jatex.": {
        ("party", "Codelco"),
        ("party", "Jatex"),
    },
    "Renault, which Volvo {agreed} in May to buy, makes trucks.": {
        ("party", "Renault"),
        ("party", "Volvo"),
    },
    "Volvo {agreed} to sell Renault to Siemens.": {("party", "Volvo"), ("party", "Siemens")},
    "Norway {agreed} to condemn Iraq.": {("party", "Norway")},
    "Norway and Peru {agreed} to create a Northern Fisheries Council.": {
        ("party", "Norway"),
        ("party", "Peru"),
    },
    "Volvo {agreed} to form a joint venture with Hitachi.": {
        ("party", "Volvo"),
        ("party", "Hitachi"),
    },
    "Norway {signed} an oil pact with Brazil's Petrobras and Interbras units.": {
        ("party", "Norway"),
        ("party", "Petrobras"),
        ("party", "Interbras"),
    },
    "The Volvo unit, Dacia Motors, {signed} a contract with Codelco.": {
        ("party", "Dacia Motors"),
        ("party", "Codelco"),
    },
    "Volvo and Renault, which have {agreed} to merge, make trucks.": {
        ("party", "Volvo"),
        ("party", "Renault"),
    },
    "Volvo {signed} an agreement under which a subsidiary of Siemens will buy its mill.": {
        ("party", "Volvo"),
        ("party", "Siemens"),
    },
    "Volvo {signed} a letter of intent under which it would receive a loan from Siemens.": {
        ("party", "Volvo"),
        ("party", "Siemens"),
    },
    "Norway {signed} a contract for Siemens and Renault to build a railway.": {
        ("party", "Norway"),
        ("party", "Siemens"),
        ("party", "Renault"),
    },
    "Norway {signed} a treaty for fishermen to protect the cod.": {("party", "Norway")},
}
SIGNED = {
    "Chile had waited long. Ministers Ole Berg of Norway and Luis Soto of Chile {put} their names "
    "to a pact.": {
        ("party", "Norway"),
        ("party", "Chile"),
        ("signatory", "Ole Berg"),
        ("signatory", "Luis Soto"),
    },
    "President Xi Jinping {signed} the treaty in Lima. China had waited long.": {
        ("party", "China"),
        ("signatory", "Xi Jinping"),
    },
    "Siemens chief executive Ole Berg and Renault chairman Luis Soto {signed} the contract.": {
        ("party", "Siemens"),
        ("party", "Renault"),
        ("signatory", "Ole Berg"),
        ("signatory", "Luis Soto"),
    },
}


@pytest.mark.parametrize("text", AGREED)
def test_the_other_side_is_told_in_what_is_agreed(tell: Teller, text: str) -> None:
    assert roles(tell(text).at_mark()) == AGREED[text]


@pytest.mark.parametrize("text", SIGNED)
def test_who_signs_signs_for_a_state_or_a_firm(tell: Teller, text: str) -> None:
    assert roles(tell(text).at_mark()) == SIGNED[text]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("India's ISRO {launched} a satellite on Monday.", "ISRO"),
        ("India's PSLV rocket {launched} a satellite on Monday.", "India"),
    ],
)
def test_a_named_body_acts_itself_not_its_state(tell: Teller, text: str, who: str) -> None:
    assert {name for _, name in roles(tell(text).at_mark())} == {who}


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("The United States says Japan {violated} a 1986 pact.", {"United States", "Japan"}),
        ("Makers urged Peru to punish Chile for {violating} the pact.", {"Peru", "Chile"}),
        ("Amnesty International said Sudan {violated} the ceasefire.", {"Sudan"}),
    ],
)
def test_the_state_that_accuses_is_a_party(tell: Teller, sentence: str, names: set[str]) -> None:
    assert {p.name for p in tell(sentence).at_mark().participants} == names
