"""Launches: who owns what flies, who launches it, on what, from where."""

from __future__ import annotations

import pytest
from unmarked_sentences import records_of_type, roles

from dateline.record import EventRecord


def launches(text: str) -> list[EventRecord]:
    return records_of_type(text, "launch")


@pytest.mark.parametrize(
    "text",
    [
        "North Korea fired a ballistic missile on Monday.",
        "A ballistic missile was fired by North Korea on Monday.",
        "North Korea conducted a missile test on Monday.",
        "North Korea's missile test on Monday was its third.",
    ],
)
def test_state_that_fires_is_the_operator(text: str) -> None:
    (record,) = launches(text)
    assert roles(record) == {("operator", "North Korea")}


def test_missile_is_the_vehicle() -> None:
    (record,) = launches("Iran test-fired a new cruise missile.")
    assert (record.vehicle, record.item) == ("new cruise missile", None)


def test_owner_operates_and_launcher_provides() -> None:
    (record,) = launches("Arianespace launched a satellite for Eutelsat.")
    assert roles(record) == {("provider", "Arianespace"), ("operator", "Eutelsat")}
    assert record.item == "satellite"


def test_who_launches_its_own_is_the_operator() -> None:
    (record,) = launches("China launched a weather satellite on Friday.")
    assert roles(record) == {("operator", "China")}


def test_owner_from_the_apposition() -> None:
    text = (
        "Contact was lost with Angola's first satellite, AngoSat-1, which was launched on Tuesday."
    )
    (record,) = launches(text)
    assert roles(record) == {("operator", "Angola")}


def test_named_launcher_tells_who_flies_it() -> None:
    text = "China plans six flights this year. A Long March 4C rocket lifted off on Friday."
    assert [roles(r) for r in launches(text)] == [{("operator", "China")}]


def test_rocket_itself_is_no_participant() -> None:
    text = "A Soyuz rocket put a Brazilian satellite into orbit."
    assert [roles(r) for r in launches(text)] == [{("operator", "Brazil")}]


@pytest.mark.parametrize(
    "text",
    [
        "Sony launched a new game console.",
        "Prosecutors launched a probe into Siemens.",
        "The launch of the Peugeot campaign was delayed.",
        "Boeing was chosen by NASA at the launch site.",
        "The coach of Brazil was fired on Monday.",
    ],
)
def test_other_launches_are_none(text: str) -> None:
    assert launches(text) == []


def test_numbered_craft_operates_nothing() -> None:
    (record,) = launches("A Chinese Long March-4C rocket sent the Lantian-7 satellite into space.")
    assert roles(record) == {("operator", "China")}


def test_words_of_a_trigger_may_stand_far_apart() -> None:
    (record,) = launches("Peru had put the country's first military weather satellite into orbit.")
    assert roles(record) == {("operator", "Peru")}


@pytest.mark.parametrize(
    "text",
    [
        "A satellite owned by Eutelsat was launched on Monday.",
        "Eutelsat said that 12 of its satellites were launched on Monday.",
    ],
)
def test_owner_by_participle_or_behind_a_number(text: str) -> None:
    (record,) = launches(text)
    assert roles(record) == {("operator", "Eutelsat")}


def test_name_of_a_craft_is_no_owner_unless_it_is_one_of_its_kind() -> None:
    (named,) = launches("The Tashkun satellite was put into orbit by Peru on Monday.")
    assert roles(named) == {("operator", "Peru")}
    (owned,) = launches("A rocket launched an Arabsat satellite on Monday.")
    assert roles(owned) == {("operator", "Arabsat")}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Peru tried to launch a satellite on Monday but failed.", "occurred"),
        ("Peru's attempt to put a satellite into orbit failed in March.", "occurred"),
        ("Peru will try again to launch a satellite in June.", "possible"),
    ],
)
def test_launch_in_vain_has_taken_place(text: str, status: str) -> None:
    (record,) = launches(text)
    assert record.status == status


def test_day_behind_the_liftoff_is_that_of_the_loss() -> None:
    (record,) = launches("A Brazilian rocket exploded shortly after liftoff on 4 May 2021.")
    assert record.date is not None
    assert record.date.edtf == "2021-05-04"


def test_craft_named_before_does_not_launch_itself() -> None:
    text = "Boeing's Starliner went home after NASA and Boeing called off its launch in August."
    (record,) = launches(text)
    assert {name for _, name in roles(record)} == {"NASA", "Boeing"}


@pytest.mark.parametrize(
    "text",
    [
        "Astra's rocket blew up on the launch pad with two NASA cubesats aboard.",
        "Astra launched a rocket with two NASA satellites from Kodiak.",
    ],
)
def test_load_told_with_the_rocket_has_its_owner(text: str) -> None:
    (record,) = launches(text)
    assert roles(record) == {("operator", "NASA"), ("provider", "Astra")}


@pytest.mark.parametrize(
    "text",
    [
        "Peru put a satellite named Chasqui into orbit on Sunday.",
        "Peru sent two satellites built by students into orbit.",
    ],
)
def test_idiom_round_a_clause_about_the_payload(text: str) -> None:
    (record,) = records_of_type(text, "launch")
    assert roles(record) == {("operator", "Peru")}


@pytest.mark.parametrize(
    "text",
    [
        "A missile was fired off Sinpo by North Korea.",
        "A missile was launched from Semnan by North Korea.",
    ],
)
def test_who_fires_is_found_behind_a_place(text: str) -> None:
    (record,) = launches(text)
    assert roles(record) == {("operator", "North Korea")}


def test_carrier_hung_on_the_place_is_the_carrier() -> None:
    (record,) = launches("A satellite for Peru flew to orbit aboard a SpaceX rocket.")
    assert roles(record) == {("operator", "Peru"), ("provider", "SpaceX")}


def test_owner_that_also_launches_does_not_hide_whose_rocket_it_is() -> None:
    (record,) = launches("Arabsat launched a satellite on an Ariane 5 for Arianespace.")
    assert ("operator", "Arabsat") in roles(record)
    text = "Rocket Lab has a new pad. Swarm launched 24 satellites in March on an Electron."
    assert ("provider", "Rocket Lab") in {p for r in launches(text) for p in roles(r)}


def test_names_of_the_space_trade_are_known() -> None:
    (record,) = launches("SpaceX launched a satellite for Thaicom on Monday.")
    assert roles(record) == {("operator", "Thaicom"), ("provider", "SpaceX")}


def test_hour_without_a_day_dates_nothing() -> None:
    text = (
        "SpaceX launched a satellite for Peru on May 13, 2019. The Falcon 9 lifted off at 7:02 p.m."
    )
    (record,) = launches(text)
    assert record.date is not None
    assert record.date.edtf == "2019-05-13"
    (record,) = launches("Peru's rocket lifted off at 0927 GMT.")
    assert record.date is None


def test_owner_behind_a_subject_that_is_to_be_launched() -> None:
    (record,) = launches("A satellite for Peru is due to be launched by SpaceX in June.")
    assert roles(record) == {("operator", "Peru"), ("provider", "SpaceX")}


@pytest.mark.parametrize(
    "text",
    [
        "Peru launched a satellite aboard a SpaceX rocket.",
        "Peru launched its first satellite on a rocket of SpaceX.",
    ],
)
def test_whose_rocket_the_payload_stands_on(text: str) -> None:
    (record,) = launches(text)
    assert ("provider", "SpaceX") in roles(record)


def test_flying_past_a_planet_is_no_launch() -> None:
    assert launches("The rover is on Mars; NASA's Messenger probe flies past Mercury.") == []


def test_whose_launcher_it_is_provides() -> None:
    (record,) = launches("SpaceX said its Falcon 9 will launch a satellite of Norway in June.")
    assert roles(record) == {("operator", "Norway"), ("provider", "SpaceX")}


@pytest.mark.parametrize(
    "text",
    [
        "Firefly Aerospace plans the first flight of its Alpha rocket in May.",
        "Virgin Orbit's LauncherOne rocket placed ten satellites into orbit on Monday.",
        "Isar Aerospace wants to launch its Spectrum rocket in May.",
    ],
)
def test_who_flies_its_own_launcher_provides_the_launch(text: str) -> None:
    (record,) = launches(text)
    assert [p.role for p in record.participants] == ["provider"]


def test_who_flies_its_own_craft_operates_it() -> None:
    (record,) = launches("Northrop Grumman's Cygnus lifted off on Monday.")
    assert roles(record) == {("operator", "Northrop Grumman")}


@pytest.mark.parametrize(
    "text",
    [
        "Norway's Fram probe is healthy. It was hours late when a rocket sent the probe "
        "on its way to Mars on 4 May 2021.",
        "Crews saw a Norwegian satellite. The satellite launched from Kourou on 4 May 2021.",
    ],
)
def test_launch_of_nobody_named_is_that_of_the_owner_told_before(text: str) -> None:
    (record,) = launches(text)
    assert roles(record) == {("operator", "Norway")}


def test_launches_of_nobody_stay_so_in_general() -> None:
    text = "Norway's Fram probe is healthy. Launches of rockets are loud."
    assert launches(text) == []


def test_thing_before_the_name_is_what_is_fired() -> None:
    text = "Peru told reporters Tuesday that the missile North Korea fired on May 4 was old."
    (record,) = launches(text)
    assert roles(record) == {("operator", "North Korea")}
    assert record.vehicle == "missile"


def test_those_of_a_cluster_fly() -> None:
    (record,) = launches("Norway's third cluster of satellites will fly on a Soyuz in May.")
    assert roles(record) == {("operator", "Norway")}


@pytest.mark.parametrize(
    "text",
    [
        "Jeff Bezos soared to the edge of space on Monday aboard Blue Origin's New Shepard.",
        "A Norwegian billionaire took off on Monday aboard Blue Origin's New Shepard.",
    ],
)
def test_who_is_flown_operates_nothing(text: str) -> None:
    (record,) = launches(text)
    assert roles(record) == {("provider", "Blue Origin")}


def test_who_leads_a_state_fires_its_missiles() -> None:
    text = "North Korean leader Kim Jong Un fired a missile on Monday."
    (record,) = launches(text)
    assert roles(record) == {("operator", "North Korea")}


def test_next_sentence_tells_what_the_rocket_carried() -> None:
    text = "A rocket of Norway lifted off on Monday. The mission carried a satellite for Peru."
    (record,) = launches(text)
    assert ("operator", "Norway") in roles(record)


def test_flight_told_apart_is_another() -> None:
    text = "A rocket of Norway lifted off on Monday. The second mission will carry Peru's probe."
    assert len(launches(text)) == 2


def test_model_of_a_launcher_operates_nothing() -> None:
    text = "Vega C, a larger launcher, will make its first flight in May with an Italian satellite."
    (record,) = launches(text)
    assert roles(record) == {("operator", "Italy")}


def test_arrival_of_the_rocket_is_not_the_day_of_its_launch() -> None:
    text = "The rocket that will carry a Peruvian satellite to orbit arrived in Chile on Monday."
    (record,) = launches(text)
    assert record.date is None


def test_constellation_tells_the_owner_named_elsewhere() -> None:
    text = "SES needs satellites. SES-22 will be launched by SpaceX in 2022."
    (record,) = launches(text)
    assert roles(record) == {("operator", "SES"), ("provider", "SpaceX")}


def test_launch_put_off_by_a_length_is_still_planned() -> None:
    (record,) = launches("Rocket Lab postponed the launch of a radar satellite by two weeks.")
    assert record.status == "planned"


def test_house_that_moves_its_launch_provides_it() -> None:
    (record,) = launches("Virgin Orbit moved Friday's launch of seven cubesats to Monday.")
    assert roles(record) == {("provider", "Virgin Orbit")}
