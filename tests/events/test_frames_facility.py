"""Facilities: who builds, opens, runs or closes what, where, and how far it has come."""

from __future__ import annotations

import pytest
from unmarked_sentences import records_of_type, roles

from dateline.record import EventRecord


def facilities(text: str) -> list[EventRecord]:
    return records_of_type(text, "facility")


@pytest.mark.parametrize(
    ("text", "stage", "status"),
    [
        ("Toyota will build a plant in Mexico.", "planned", "planned"),
        ("Toyota is building a plant in Mexico.", "under_construction", "ongoing"),
        ("Toyota opened a plant in Mexico.", "opened", "occurred"),
        ("Toyota operates a plant in Mexico.", "operating", "ongoing"),
        ("Toyota closed a plant in Mexico.", "closed", "occurred"),
    ],
)
def test_stage_goes_with_the_verb_and_its_tense(text: str, stage: str, status: str) -> None:
    (record,) = facilities(text)
    assert (record.stage, record.status) == (stage, status)
    assert roles(record) == {("operator", "Toyota"), ("host", "Mexico")}
    assert record.item == "plant in Mexico"


def test_state_of_the_town_is_the_host_where_named() -> None:
    text = "China welcomes investors. Toyota opened a factory in Tianjin."
    (record,) = facilities(text)
    assert roles(record) == {("operator", "Toyota"), ("host", "China")}


def test_troops_that_a_state_has_stationed() -> None:
    (record,) = facilities("Britain has 500 troops stationed in Cyprus.")
    assert roles(record) == {("operator", "Britain"), ("host", "Cyprus")}


@pytest.mark.parametrize(
    "text",
    [
        "Egypt built trust with Libya.",
        "France opened talks with Syria.",
        "Shares in Ford closed at 40 dlrs.",
        "Sony closed the deal with CBS.",
        "Troops opened fire in Sudan.",
    ],
)
def test_other_senses_are_none(text: str) -> None:
    assert facilities(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The factory, which belongs to Volvo, was closed in 2018.",
        "The factory that Volvo owns was closed in 2018.",
    ],
)
def test_owner_told_in_a_clause_operates(text: str) -> None:
    (record,) = records_of_type(text, "facility")
    assert roles(record) == {("operator", "Volvo")}


def test_what_is_begun_does_not_stand() -> None:
    (record,) = records_of_type("Peru began building the dam in 2011.", "facility")
    assert (record.status, record.stage) == ("occurred", "under_construction")


@pytest.mark.parametrize(
    "text",
    [
        "Toyota opened a plant near Bolotnoye, Russia, in May.",
        "Toyota will build a plant at Kirovets in Russia.",
        "Construction of a plant by Toyota outside Kirovets, Russia, is to start in May.",
    ],
)
def test_state_beside_the_town_is_the_host(text: str) -> None:
    (record,) = facilities(text)
    assert ("host", "Russia") in roles(record)


def test_states_of_a_list_behind_a_town_are_not_those_of_the_town() -> None:
    (record,) = facilities("Toyota opened its stores near Kirovets, Russia and Finland in May.")
    assert ("host", "Russia") not in roles(record)


@pytest.mark.parametrize(
    "text",
    [
        "Toyota said the Kirkby plant will be shut down next week.",
        "The smelter was closed on Monday after a fire, Toyota said.",
        "Construction of the plant will begin in June, said a spokesman for Toyota.",
    ],
)
def test_who_tells_of_the_plant_owns_it_where_nobody_else_is_named(text: str) -> None:
    (record,) = facilities(text)
    assert roles(record) == {("operator", "Toyota")}


def test_onlookers_who_tell_of_a_plant_own_none() -> None:
    assert facilities("The smelter was closed on Monday, the Daily Herald said.") == []


def test_what_is_news_of_a_plant_is_of_those_who_opened_it() -> None:
    (record,) = facilities("A smelter opened by Toyota in Peru in 1999 will close in June.")
    assert (record.stage, roles(record)) == ("closed", {("operator", "Toyota"), ("host", "Peru")})


def test_who_built_a_plant_told_of_is_no_event_of_its_own() -> None:
    (record,) = facilities("The smelter, built by Norway, was closed by Toyota in May.")
    assert (record.stage, ("operator", "Toyota") in roles(record)) == ("closed", True)


def test_state_of_an_embassy_is_not_where_it_stands() -> None:
    (record,) = facilities("Toyota closed its Peruvian plant.")
    assert roles(record) == {("operator", "Toyota"), ("host", "Peru")}
    for record in facilities("The ministry closed the Peruvian embassy in Oman."):
        assert ("host", "Peru") not in roles(record)


@pytest.mark.parametrize(
    "text",
    [
        "Toyota opened an office in Yemen's capital Sana'a.",
        "Toyota opened an office in the Yemeni city of Bajil.",
    ],
)
def test_state_whose_capital_or_town_it_is_is_the_host(text: str) -> None:
    (record,) = facilities(text)
    assert roles(record) == {("operator", "Toyota"), ("host", "Yemen")}


@pytest.mark.parametrize(
    "text",
    [
        "Toyota withdrew its guards from a base in Gao, Mali.",
        "Toyota resumed production at its plant near Segou, Mali.",
    ],
)
def test_state_round_what_stands_under_another_word_is_the_host(text: str) -> None:
    (record,) = facilities(text)
    assert roles(record) == {("operator", "Toyota"), ("host", "Mali")}


@pytest.mark.parametrize(
    "text",
    ["Toyota will build Kenya's first car plant.", "Toyota is building a mill off Kenya's coast."],
)
def test_state_whose_plant_another_builds_is_the_host(text: str) -> None:
    (record,) = facilities(text)
    assert roles(record) == {("operator", "Toyota"), ("host", "Kenya")}
