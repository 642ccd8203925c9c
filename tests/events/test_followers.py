"""Launches and deliveries that name nobody."""

from __future__ import annotations

from sentences import Teller, names, roles


def test_what_was_ordered_is_delivered_by_who_sold_it(tell: Teller) -> None:
    told = tell("Finnair ordered ten jets from Airbus. The first is due for {delivery} in May.")
    assert roles(told.at_mark()) == {("recipient", "Finnair"), ("supplier", "Airbus")}


def test_deliveries_without_an_order_are_nobodys(tell: Teller) -> None:
    assert tell("Finnair is in Helsinki. The first jet is due for {delivery} in May.").records == []


def test_another_launch_is_of_whom_the_last_one_was(tell: Teller) -> None:
    told = tell("Japan launched a satellite in May. A second satellite was {launched} in June.")
    assert names(told.at_mark()) == {"Japan"}


def test_launches_in_general_are_nobodys(tell: Teller) -> None:
    told = tell("Japan launched a satellite in May. Satellites {launched} at night are seen well.")
    assert [r for r in told.records if r.trigger.start > 40] == []
