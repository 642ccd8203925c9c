"""Agreements and joint work in the shapes that newspapers give them: who is a party."""

from __future__ import annotations

import pytest
from unmarked_sentences import records_of_type, roles


def parties(text: str) -> set[str]:
    (record,) = records_of_type(text, "agreement")
    return {name for role, name in roles(record) if role == "party"}


@pytest.mark.parametrize(
    "text",
    [
        "The talks led to an agreement between Peru and Chile.",
        "The talks ended with an agreement between Peru and Chile.",
        "The talks follow an agreement reached between Peru and Chile.",
    ],
)
def test_what_talks_bring_about_is_told(text: str) -> None:
    assert parties(text) == {"Peru", "Chile"}


def test_what_talks_are_about_is_not_told() -> None:
    assert records_of_type("Peru and Chile held talks on a treaty.", "agreement") == []


def test_a_named_part_of_a_company_is_the_party() -> None:
    text = "General Motors Corp's Hughes Aircraft Co unit and Raytheon Co signed a deal."
    assert parties(text) == {"Hughes Aircraft Co", "Raytheon Co"}


def test_buyer_in_the_content_is_a_party() -> None:
    assert parties("Dacia has agreed to be acquired by Renault.") == {"Dacia", "Renault"}


def test_share_symbols_do_not_hide_a_party() -> None:
    text = "Volvo AB <VOLV.ST> said it and Renault SA <RENA.PA> have signed a letter of intent."
    assert parties(text) == {"Volvo AB", "Renault SA"}


def test_pending_approval_has_the_approver() -> None:
    text = "The takeover of Dacia is contingent on approval from the Federal Cartel Office."
    (record,) = records_of_type(text, "agreement")
    assert (record.stage, record.status) == ("ratified", "possible")
    assert ("party", "Federal Cartel Office") in roles(record)


def test_a_bare_partnership_needs_two() -> None:
    assert records_of_type("The limited partnership Volvo Homes owns hotels.", "cooperation") == []
    (record,) = records_of_type("Volvo runs Dacia as a joint venture with Renault.", "cooperation")
    assert ("partner", "Renault") in roles(record)


@pytest.mark.parametrize(
    "text",
    [
        "The central bank accepted bids for 6 billion marks at a tender.",
        "Volvo's shareholders accepted the chairman's resignation.",
        "Peru said its July futures contract will expire at noon.",
    ],
)
def test_false_friends_of_agreements(text: str) -> None:
    assert records_of_type(text, "agreement") == []


def test_a_body_is_the_party_for_its_ministers() -> None:
    text = "Group of Seven finance ministers reached an accord with Brazil on Monday."
    assert parties(text) == {"Group of Seven", "Brazil"}


def test_the_noun_that_tells_of_an_instrument_is_part_of_the_trigger() -> None:
    (record,) = records_of_type("Chile welcomed the signing of a pact with Peru.", "agreement")
    assert record.trigger.text == "signing of a pact"
