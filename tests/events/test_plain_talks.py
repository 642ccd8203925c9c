"""Plain sentences of news on meetings and visits, by construction."""

from __future__ import annotations

import pytest
from sentences import Teller, edtf, roles

ACTORS = {
    "A Ghanaian delegation led by Trade Minister Ole Berg {flew to} Lima.": {
        ("visitor", "Ghana"),
        ("visitor", "Ole Berg"),
    },
    "The Ghanaian team, headed by Trade Minister Ole Berg, {met} Anna Larsen.": {
        ("participant", "Ghana"),
        ("participant", "Ole Berg"),
        ("participant", "Anna Larsen"),
    },
    "Peru and Chile will {hold} African Union-led talks on fishing.": {
        ("participant", "Peru"),
        ("participant", "Chile"),
        ("mediator", "African Union"),
    },
    "A mission headed by its chairman Ole Berg {flew to} Lima.": {("visitor", "Ole Berg")},
    "The head of the Norwegian Sea Bank, Anna Larsen, {met} Ole Berg.": {
        ("participant", "Anna Larsen"),
        ("participant", "Ole Berg"),
    },
    "NASA and Roscosmos officials {met} in Lima.": {
        ("participant", "NASA"),
        ("participant", "Roscosmos"),
    },
    "EU and Norwegian negotiators {met} in Lima.": {
        ("participant", "EU"),
        ("participant", "Norway"),
    },
    "The NATO-Russia {talks} ended on Wednesday.": {
        ("participant", "NATO"),
        ("participant", "Russia"),
    },
    "ASEAN member states will {meet} in Lima.": {("participant", "ASEAN")},
    "After an urgent transport ministers' {meeting} in Lima, ASEAN closed the strait.": {
        ("participant", "ASEAN"),
    },
    "Ole Berg will {hold} talks with officials at the Commerce Department.": {
        ("participant", "Ole Berg"),
        ("participant", "Commerce Department"),
    },
    "Ole Berg {met} executives at Volvo and Siemens.": {
        ("participant", "Ole Berg"),
        ("participant", "Volvo"),
        ("participant", "Siemens"),
    },
    "Ole Berg {met} shortly after the vote was taken with Anna Larsen and Luis Soto.": {
        ("participant", "Ole Berg"),
        ("participant", "Anna Larsen"),
        ("participant", "Luis Soto"),
    },
    "Ole Berg discussed the need to save water in {talks} here with the Chilean king Luis Soto.": {
        ("participant", "Ole Berg"),
        ("participant", "Luis Soto"),
    },
    "Inspectors of the World Health Organization, who {arrived in} Lima last week, left.": {
        ("visitor", "World Health Organization"),
    },
    "Leaders of the 54-nation African Union {met} in Lima.": {("participant", "African Union")},
    "Ministers from the 28 EU member states {met} in Lima.": {("participant", "EU")},
    "Volvo has held {talks} with Saab as well as Fiat.": {
        ("participant", "Volvo"),
        ("participant", "Saab"),
        ("participant", "Fiat"),
    },
    "Volvo is in {talks} with carmakers such as Saab and Fiat.": {
        ("participant", "Volvo"),
        ("participant", "Saab"),
        ("participant", "Fiat"),
    },
    "After {arriving in} Lima, Ole Berg met Luis Soto.": {("visitor", "Ole Berg")},
    "Before leaving for Peru, Ole Berg {met} Luis Soto.": {
        ("participant", "Ole Berg"),
        ("participant", "Luis Soto"),
    },
    "The Peru-Chile border committee {met} on Monday.": {
        ("participant", "Peru"),
        ("participant", "Chile"),
    },
    "{Attending} the meeting were Ole Berg and Anna Larsen.": {
        ("participant", "Ole Berg"),
        ("participant", "Anna Larsen"),
    },
    "Anna Larsen's invitation to Ole Berg to {visit} Norway still stands.": {
        ("visitor", "Ole Berg"),
    },
    "A {meeting} of the International Coffee Organization (ICO) council ended in Lima.": {
        ("participant", "International Coffee Organization")
    },
    "International Monetary Fund (IMF) officials {met} Ole Berg.": {
        ("participant", "International Monetary Fund"),
        ("participant", "Ole Berg"),
    },
    "Members of OPEC will {meet} in Lima.": {("participant", "OPEC")},
    "Ole Berg, who was accompanied by Trade Minister Luis Soto, {met} Anna Larsen.": {
        ("participant", "Ole Berg"),
        ("participant", "Luis Soto"),
        ("participant", "Anna Larsen"),
    },
    "Ole Berg {arrived in} Lima on Monday accompanied by Trade Minister Luis Soto.": {
        ("visitor", "Ole Berg"),
        ("visitor", "Luis Soto"),
    },
    "Prime Minister Ole Berg, accompanied by his wife, Anna Larsen, {arrived in} Lima.": {
        ("visitor", "Ole Berg")
    },
    "Ole Berg {met} officials of Peru and Chile, including Trade Minister Luis Soto.": {
        ("participant", "Ole Berg"),
        ("participant", "Peru"),
        ("participant", "Chile"),
        ("participant", "Luis Soto"),
    },
    "Peru {met} OPEC on an extension of the International Copper Agreement.": {
        ("participant", "Peru"),
        ("participant", "OPEC"),
    },
    "Peru and Chile {met} in Geneva on the Uruguay round of trade talks.": {
        ("participant", "Peru"),
        ("participant", "Chile"),
    },
    "Peru and Chile {held} two rounds of talks hosted by Norway.": {
        ("participant", "Peru"),
        ("participant", "Chile"),
        ("host", "Norway"),
    },
    "EU leaders, {meeting} in Lima, spoke of a truce.": {("participant", "EU")},
    "Anna Larsen told {visiting} U.S. Senator Ole Berg that the port was open.": {
        ("visitor", "Ole Berg"),
    },
}


@pytest.mark.parametrize("sentence", ACTORS)
def test_who_met_or_travelled(tell: Teller, sentence: str) -> None:
    assert roles(tell(sentence).at_mark()) == ACTORS[sentence]


def test_what_talks_are_aimed_at_is_still_to_come(tell: Teller) -> None:
    told = tell("The talks are aimed at {reviving} the treaty between Peru and Chile.")
    assert told.at_mark().status == "planned"


@pytest.mark.parametrize(
    "sentence",
    [
        "Anna Larsen {held} talks with visiting U.S. Secretary Ole Berg.",
        "Anna Larsen said so in talks with visiting Peruvian Foreign Minister Ole Berg.",
        "Visiting U.S. Secretary Ole Berg {met} Anna Larsen.",
        "The treaty was made in talks between visiting Peruvian Minister Ole Berg and Anna Larsen.",
    ],
)
def test_a_visiting_minister_meets(tell: Teller, sentence: str) -> None:
    (talks,) = tell(sentence.replace("{", "").replace("}", "")).all("talks")
    assert {p.name for p in talks.participants} == {"Ole Berg", "Anna Larsen"}


def test_the_minister_named_behind_his_portfolio_meets(tell: Teller) -> None:
    record = tell(
        "Chile's Minister of Mines and Energy, Ole Berg, {met} Norwegian officials."
    ).at_mark()
    assert {p.name for p in record.participants} == {"Ole Berg", "Norway"}


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        (
            "Anna Larsen {met} Ole Berg of Norway, Luis Soto of Peru and Tim Cook of Apple.",
            {"Anna Larsen", "Ole Berg", "Luis Soto", "Tim Cook"},
        ),
        ("OPEC ministers, {meeting} in Lima, agreed to cut output.", {"OPEC"}),
        ("Ministers of the 27 European Union states will {meet} in Lima.", {"European Union"}),
        ("OPEC countries will {meet} Norway in Lima.", {"OPEC", "Norway"}),
        ("Ministers of three OPEC states will {meet} Norway in Lima.", {"Norway"}),
    ],
)
def test_all_who_meet_are_told(tell: Teller, sentence: str, names: set[str]) -> None:
    assert {p.name for p in tell(sentence).at_mark().participants} == names


def test_who_made_the_visit_that_something_followed(tell: Teller) -> None:
    told = tell("The approval followed a {visit} to Lima by a delegation from Norway.")
    assert {p.name for p in told.at_mark().participants} == {"Norway"}


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("Norway spoke after weekend {talks} with Ghana.", "2019-05-11/2019-05-12"),
        ("Ole Berg left to {attend a weekend meeting} of OPEC.", "2019-05-18/2019-05-19"),
    ],
)
def test_a_meeting_of_the_weekend(tell: Teller, sentence: str, date: str) -> None:
    assert edtf(tell(sentence).at_mark()) == date


def test_the_side_behind_a_bracket_takes_part(tell: Teller) -> None:
    told = tell(
        "{Talks} between the European Union (EU) and the United States failed to end a row."
    )
    names = {p.name for p in told.at_mark().participants}
    assert names == {"European Union", "United States"}


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("Anna Larsen {postponed} her visit to Peru until June.", "2019-06"),
        ("The summit of Peru and Chile was {put off} until May 24.", "2019-05-24"),
        ("Anna Larsen {will stay in} Peru for talks until June.", "../2019-06"),
    ],
)
def test_what_is_put_off_until_a_day_takes_place_on_it(
    tell: Teller, sentence: str, date: str
) -> None:
    records = tell(sentence).records
    assert date in {record.date.edtf for record in records if record.date}


@pytest.mark.parametrize(
    "sentence",
    [
        "Anna Larsen and Ole Berg met ahead of an EU summit.",
        "Anna Larsen held talks with Ole Berg before a meeting with Tim Cook.",
    ],
)
def test_what_follows_is_another_meeting(tell: Teller, sentence: str) -> None:
    assert len(tell(sentence).all("talks")) == 2


def test_who_is_in_a_town_for_a_summit_is_on_a_visit(tell: Teller) -> None:
    assert tell("Anna Larsen {is in} Lima for a summit.").at_mark().status == "ongoing"


def test_capitals_behind_a_town_are_towns(tell: Teller) -> None:
    record = tell("Anna Larsen will {travel to} Ramallah, Cairo and Amman.").at_mark()
    assert [place.name for place in record.places] == ["Ramallah", "Cairo", "Amman"]


def test_what_nobody_plans_is_denied(tell: Teller) -> None:
    told = tell("There were no plans for Anna Larsen to {meet} Ole Berg.")
    assert told.at_mark().status == "denied"
    assert tell("Peru rejected an offer of {talks} with Chile.").at_mark().status == "denied"
