"""Persons who sign behind an agreement of two bodies sign for these."""

from __future__ import annotations

from sentences import Teller, roles


def test_ministers_sign_for_their_states(tell: Teller) -> None:
    told = tell(
        "Peru and Canada have agreed to share data. Ministers Ana Diaz and John Smith "
        "{signed a memorandum} in Lima on Monday."
    )
    assert roles(told.at_mark()) == {
        ("party", "Peru"),
        ("party", "Canada"),
        ("signatory", "Ana Diaz"),
        ("signatory", "John Smith"),
    }
    assert len(told.all("agreement")) == 1


def test_those_of_another_state_do_not(tell: Teller) -> None:
    told = tell(
        "Peru and Canada have agreed to share data. Danish farmer Ole Berg and Swedish miller "
        "Nils Lind {signed a contract} in Lima on Monday."
    )
    assert ("party", "Peru") not in roles(told.at_mark())


def test_firm_in_the_title_behind_the_name_is_a_party(tell: Teller) -> None:
    told = tell("Lena Berg, Volvo's chief executive, {signed the deal} with Geely in Oslo.")
    assert {("party", "Volvo"), ("signatory", "Lena Berg")} <= roles(told.at_mark())
    told = tell("Lena Berg, who met Volvo officials, {signed the deal} with Geely in Oslo.")
    assert ("party", "Volvo") not in roles(told.at_mark())
