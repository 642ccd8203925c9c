"""Talks of which the sentence names only who brokered them."""

from __future__ import annotations

from sentences import Teller, roles


def test_those_who_agreed_are_those_who_talked(tell: Teller) -> None:
    told = tell("Peru and Chile signed a treaty after {talks} mediated by Norway.")
    assert set(roles(told.at_mark())) == {
        ("participant", "Peru"), ("participant", "Chile"), ("mediator", "Norway"),
    }  # fmt: skip
