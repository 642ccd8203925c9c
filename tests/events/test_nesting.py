"""What an order, a deal or talks are about is no event beside them."""

from __future__ import annotations

import pytest
from sentences import Teller, names, roles


@pytest.mark.parametrize(
    ("sentence", "type_"),
    [
        ("Norway {ordered} Equinor to cooperate with Petrobras.", "order"),
        ("Norway {ordered} Equinor to sell the field to Petrobras.", "order"),
        ("Norway {agreed} to buy frigates from Peru.", "agreement"),
        ("Norway {agreed} to build a plant in Ghana.", "agreement"),
        ("Norway and Ghana will {negotiate} a fishing agreement.", "talks"),
        ("Norway and Ghana {held talks} on a fishing treaty.", "talks"),
    ],
)
def test_content_is_no_event(tell: Teller, sentence: str, type_: str) -> None:
    told = tell(sentence)
    assert [r.type for r in told.records] == [type_]
    assert told.at_mark().type == type_


def test_party_of_what_is_ordered_is_the_counterparty(tell: Teller) -> None:
    record = tell("Norway {ordered} Equinor to cooperate with Petrobras.").at_mark()
    assert roles(record) == {
        ("issuer", "Norway"), ("recipient", "Equinor"), ("counterparty", "Petrobras"),
    }  # fmt: skip
    assert record.action == "cooperate with Petrobras"


def test_seller_of_what_is_to_be_bought_is_a_party(tell: Teller) -> None:
    assert names(tell("Norway {agreed} to buy frigates from Peru.").at_mark()) == {"Norway", "Peru"}


def test_talks_agreed_on_are_planned_talks(tell: Teller) -> None:
    told = tell("Norway agreed to {hold talks} with Ghana.")
    assert told.at_mark().status == "planned"
    assert [r.type for r in told.records] == ["talks"]  # not also an agreement


def test_signed_after_talks_is_both(tell: Teller) -> None:
    told = tell("Norway {signed} a treaty with Ghana after {holding talks} in Oslo.")
    assert [told.at_mark(0).type, told.at_mark(1).type] == ["agreement", "talks"]


def test_signed_after_bare_talks_is_both(tell: Teller) -> None:
    told = tell("Norway {signed} a treaty with Ghana after {talks} in Oslo.")
    assert [told.at_mark(0).type, told.at_mark(1).type] == ["agreement", "talks"]


@pytest.mark.parametrize("noun", ["an order", "a decree"])
def test_order_directing_someone_is_one_order(tell: Teller, noun: str) -> None:
    told = tell(f"The Kremlin {{issued {noun}}} directing Gazprom to cooperate with Petrobras.")
    assert roles(told.one("order")) >= {("issuer", "Kremlin"), ("recipient", "Gazprom")}


def test_a_deal_to_sell_is_no_sale_and_binds_the_buyer(tell: Teller) -> None:
    told = tell("Peru {reached a deal} to sell oil to Chile.")
    assert [r.type for r in told.records] == ["agreement"]
    assert names(told.at_mark()) == {"Peru", "Chile"}


@pytest.mark.parametrize(
    "sentence",
    [
        "A {meeting} of ASEAN ministers failed to {agree} on rice quotas.",
        "The {talks} between Peru and Chile failed to {agree} on a price.",
    ],
)
def test_what_talks_failed_to_reach_stands_beside_them(tell: Teller, sentence: str) -> None:
    told = tell(sentence)
    assert [told.at_mark(0).status, told.at_mark(1).status] == ["occurred", "denied"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Under the agreement, Volvo also said it would supply Renault with 200 engines.",
        "Under terms of the accord, Peru is to sell not less than 600 mules to Chile.",
        "Volvo said under the proposed transaction it would lend Renault 100 million dollars.",
    ],
)
def test_what_is_to_be_done_under_a_deal_says_its_terms(tell: Teller, sentence: str) -> None:
    assert not tell(sentence).all("transfer")


def test_what_is_done_under_pressure_or_was_done_is_no_mere_term(tell: Teller) -> None:
    assert tell("Under pressure, Volvo will {sell} its truck unit to Renault.").at_mark()
    assert tell("Under a blue sky, Peru {handed over} two frigates to Chile.").at_mark()


def test_sale_after_which_prices_rose_is_told_of_itself(tell: Teller) -> None:
    told = tell("Prices rose after Peru's {sale} of 60,000 barrels of crude to Chile.")
    assert roles(told.at_mark()) == {("supplier", "Peru"), ("recipient", "Chile")}


@pytest.mark.parametrize(
    "sentence",
    [
        "Repsol and Equinor {signed a pact} calling for Equinor to acquire all mills of Repsol.",
        "Repsol and Equinor {announced an agreement} providing for Equinor to buy Repsol.",
        "Repsol {signed a letter of intent} that would give Equinor a 20 pct stake in its mills.",
        "Repsol {signed an accord} with Peru which will supply it with ore.",
    ],
)
def test_terms_of_a_deal_are_no_event(tell: Teller, sentence: str) -> None:
    told = tell(sentence)
    assert [r.type for r in told.records] == ["agreement"]
    assert told.at_mark().type == "agreement"


@pytest.mark.parametrize(
    "text",
    [
        "Equinor agreed to buy the mill after {selling} a refinery to Petrobras in May.",
        "Norway agreed to close the field before {buying} the rig from Petrobras.",
    ],
)
def test_what_is_told_beside_a_deal_is_no_content_of_it(tell: Teller, text: str) -> None:
    assert tell(text).at_mark().type == "transfer"
