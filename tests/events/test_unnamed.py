"""Happenings told with their day, but of nobody."""

from __future__ import annotations

from sentences import Teller, names, roles

BEGUN = "Novartis has grounded the type until a commission, which is to {meet}"


def test_who_is_named_before_a_dated_meeting_is_in_it(tell: Teller) -> None:
    told = tell(f"{BEGUN} for the first time on Friday, knows what happened.")
    assert roles(told.at_mark()) == {("participant", "Novartis")}


def test_without_a_day_nobody_is(tell: Teller) -> None:
    assert tell(f"{BEGUN} for the first time, knows what happened.").records == []


def test_who_stands_behind_in_a_phrase_is_at_hand(tell: Teller) -> None:
    told = tell("A team {was in} town on Tuesday for Fortum.")
    assert names(told.at_mark()) == {"Fortum"}


def test_who_does_something_else_behind_is_not(tell: Teller) -> None:
    told = tell("A team was in Helsinki on Tuesday, and Fortum said the delegation would return.")
    assert told.records == []


def test_the_state_behind_the_town_is_but_where_it_is(tell: Teller) -> None:
    assert tell("Chiefs from all over opened a summit in Kigali, Rwanda, on Monday.").records == []


def test_the_state_to_which_one_travels_is_no_visitor(tell: Teller) -> None:
    told = tell(
        "The tycoon {canceled a visit} to Peru in May after the country's press mocked him."
    )
    assert told.records == []
