"""Transfers in the shapes that newspapers give them: who supplies and receives what."""

from __future__ import annotations

import pytest
from unmarked_sentences import records_of_type, roles

from dateline.record import EventRecord


def transfers(text: str) -> list[EventRecord]:
    return records_of_type(text, "transfer")


SHAPES = [
    "Siemens sold the unit to Hitachi.",
    "The unit was sold to Hitachi by Siemens.",
    "Hitachi bought the unit from Siemens.",
    "The unit was bought from Siemens by Hitachi.",
    "Hitachi has completed the purchase of the unit from Siemens.",
    "Siemens completed the sale of the unit to Hitachi.",
]


@pytest.mark.parametrize("text", SHAPES)
def test_seller_and_buyer_in_every_shape(text: str) -> None:
    (record,) = transfers(text)
    assert roles(record) == {("supplier", "Siemens"), ("recipient", "Hitachi")}


def test_company_bought_is_the_item() -> None:
    (record,) = transfers("Renault acquired Dacia for 50 mln dlrs.")
    assert roles(record) == {("recipient", "Renault")}
    assert (record.item, record.amount) == ("Dacia", "50 mln dlrs")


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Canada gave Haiti $40 million.", "$40 million"),
        ("The World Bank made a 300 mln dlr loan to Brazil.", "300 mln dlr"),
        ("Unilever has offered 72 dlrs a share.", "72 dlrs a share"),
    ],
)
def test_amount_as_printed(text: str, amount: str) -> None:
    (record,) = transfers(text)
    assert record.amount == amount


@pytest.mark.parametrize("text", ["Unilever raised its bid for Heinz.", "Unilever bid for Heinz."])
def test_standing_bid_is_possible(text: str) -> None:
    (record,) = transfers(text)
    assert record.status == "possible"


def test_bid_dropped_is_denied() -> None:
    (record,) = transfers("Unilever withdrew its bid for Heinz.")
    assert record.status == "denied"


CONTENT_OF_A_DEAL = [
    "Sony agreed to buy the studio.",
    "Sony signed a contract to supply chips to Apple.",
    "Under the agreement, Sony will sell the plant to Hitachi.",
    "Sony signed an agreement for Hitachi to buy the plant.",
    "The deal calls for Sony to sell the plant to Hitachi.",
    "Sony reached a deal for the sale of the plant to Hitachi.",
    "The minister ordered Sony to sell the plant.",
]


@pytest.mark.parametrize("text", CONTENT_OF_A_DEAL)
def test_content_of_a_deal_or_order_is_no_transfer(text: str) -> None:
    assert transfers(text) == []


def test_handing_over_told_apart_is_a_transfer() -> None:
    text = (
        "Airbus signed a contract with Qantas. Airbus will deliver the first jets to Qantas in May."
    )
    (record,) = transfers(text)
    assert record.trigger.text == "deliver"
    assert record.status == "planned"


def test_object_of_a_bare_relative_is_the_item() -> None:
    (record,) = transfers("Those are the hotels Hilton bought last year from Accor.")
    assert roles(record) == {("recipient", "Hilton"), ("supplier", "Accor")}
    assert record.item == "hotels"


def test_firm_named_like_a_common_noun_can_be_bought() -> None:
    (record,) = transfers("Honeywell bought Data General from Siemens.")
    assert roles(record) == {("recipient", "Honeywell"), ("supplier", "Siemens")}
    assert transfers("Honeywell bought data from Siemens.") == []


def test_who_may_buy_or_sell_may_do_two_things() -> None:
    bought, sold = transfers("Hitachi may buy more Siemens shares or decide to sell all of them.")
    assert roles(bought) == {("recipient", "Hitachi")}
    assert roles(sold) == {("supplier", "Hitachi")}


def test_goods_of_a_worth_are_ordered() -> None:
    (record,) = transfers("Ryanair ordered 75 Boeing 737 MAX jets worth $9 billion at list prices.")
    assert roles(record) == {("recipient", "Ryanair")}
    assert record.item == "75 Boeing 737 MAX jets"


def test_plural_that_stands_in_another_list() -> None:
    (record,) = transfers("Iran has been smuggling weapons to Syria.")
    assert roles(record) == {("supplier", "Iran"), ("recipient", "Syria")}
