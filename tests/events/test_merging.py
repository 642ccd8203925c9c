"""Mentions of one happening are one event, two happenings two: one construction a text."""

from __future__ import annotations

import pytest
from sentences import Teller, edtf, names, roles


def test_headline_lead_and_the_deal_are_one(tell: Teller) -> None:
    told = tell(
        "Norway signs treaty with Ghana\n\nNorway signed a fishing treaty with Ghana on Monday. "
        "The deal covers cod and herring. The treaty runs for five years."
    )
    record = told.one("agreement")
    assert [m.text for m in record.mentions] == [
        "signed a fishing treaty", "signs treaty", "deal", "treaty",
    ]  # fmt: skip
    assert edtf(record) == "2019-05-13"
    assert len(record.evidence) == 4


def test_headline_and_body_are_one_over_a_line_with_the_date(tell: Teller) -> None:
    told = tell(
        "Norwegian king meets Ghanaian premier\n\nMay 14 , 2019\n\nThe king of Norway held "
        "talks with the premier of Ghana in Oslo on Monday ."
    )
    assert len(told.one("talks").mentions) == 2


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Norway and Ghana held talks in Oslo. The talks lasted two days.", "talks"),
        ("Norway and Ghana held talks in Oslo. The meeting was cordial.", "talks"),
        ("The king of Norway visited Ghana. The two-day visit was his first.", "visit"),
        ("Norway signed a treaty with Ghana. The pact covers cod.", "agreement"),
        ("Norway signed an agreement with Ghana. It signed the agreement in Oslo.", "agreement"),
        ("Ole Berg spoke by phone with Anna Larsen. The two men also discussed cod.", "talks"),
    ],
)
def test_definite_mention_is_the_one_told_before(tell: Teller, text: str, type_: str) -> None:
    assert len(tell(text).one(type_).mentions) == 2


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Norway signed a treaty with Ghana. Norway also signed a treaty with Peru.", "agreement"),
        ("Norway held talks with Ghana. Peru held talks with Chile.", "talks"),
        ("Norway signed a treaty with Ghana in 2015. Norway signed a treaty with Ghana in 2018.",
         "agreement"),
        ("Norway bought frigates from Peru and sold trawlers to Chile.", "transfer"),
        ("A court ordered Repsol to pay a fine. It ordered Equinor to stop drilling.", "order"),
        ("Norway gave Ghana two boats. Chile gave Ghana a tug.", "transfer"),
        ("Volvo plans to sell a mill. Volvo also plans to buy the mill of a rival.", "transfer"),
        ("Norway and Ghana signed a treaty on cod. Peru rejected the treaty.", "agreement"),
    ],
)  # fmt: skip
def test_other_parties_dates_and_verbs_keep_apart(tell: Teller, text: str, type_: str) -> None:
    assert len(tell(text).all(type_)) == 2


def test_two_types_in_one_sentence_are_two_events(tell: Teller) -> None:
    told = tell("Norway {met} Peru and {signed} a treaty with Chile.")
    assert names(told.at_mark(0)) == {"Norway", "Peru"}
    assert names(told.at_mark(1)) == {"Norway", "Chile"}


def test_next_sentence_gives_the_proposer_of_the_order(tell: Teller) -> None:
    record = tell(
        "The Kremlin ordered Gazprom to close the field. "
        "The order was issued on the recommendation of Rosatom."
    ).one("order")
    assert roles(record) == {
        ("issuer", "Kremlin"), ("recipient", "Gazprom"), ("proposer", "Rosatom"),
    }  # fmt: skip


def test_later_mention_gives_date_and_place(tell: Teller) -> None:
    record = tell(
        "Norway signed an agreement with Ghana. It signed the agreement in Oslo on Monday."
    ).one("agreement")
    assert edtf(record) == "2019-05-13"
    assert [p.name for p in record.places] == ["Oslo"]


def test_definite_mention_without_actors_is_no_event_of_its_own(tell: Teller) -> None:
    assert tell("The talks were long. The agreement was short.").records == []


def test_denied_and_done_are_two(tell: Teller) -> None:
    told = tell(
        "Norway did not {sign} the treaty with Ghana. Norway {signed} the protocol with Ghana."
    )
    assert [told.at_mark(0).status, told.at_mark(1).status] == ["denied", "occurred"]


def test_planned_and_done_are_two(tell: Teller) -> None:
    told = tell("Norway {met} Ghana in 2018. Norway will {meet} Ghana again next year.")
    assert [told.at_mark(i).status for i in (0, 1)] == ["occurred", "planned"]
    assert told.at_mark(0).id != told.at_mark(1).id


def test_first_sentence_tells_the_headline_again(tell: Teller) -> None:
    told = tell(
        "Arianespace to launch two Eutelsat satellites for Norway\n\n"
        "Arianespace will launch two Eutelsat satellites in June, a minister said."
    )
    assert [r.type for r in told.records] == ["launch"]


def test_another_mention_adds_a_side_where_one_is_named_alone(tell: Teller) -> None:
    told = tell("Peru {negotiated} in Lima. The two-hour session with Norway ended late.")
    assert names(told.at_mark()) == {"Peru", "Norway"}


def test_another_mention_adds_nobody_beside_two_sides(tell: Teller) -> None:
    told = tell("Peru and Chile {negotiated} in Lima. The two-hour session with Norway ended late.")
    assert names(told.at_mark()) == {"Peru", "Chile"}


@pytest.mark.parametrize(
    ("text", "trigger", "date"),
    [
        ("Repsol raised its stake in Braskem Corp to 9 pct. In a filing, Repsol said it bought "
         "31,000 Braskem shares on May 6.", "bought", "2019-05-06"),
        ("Repsol sold its entire 12 pct stake in Braskem Corp. Repsol said it sold 410,000 shares "
         "of Braskem on May 6 at 9 dlrs a share.", "sold", "2019-05-06"),
        ("Repsol said it has acquired 72,600 shares of Braskem Corp, or 5 pct. Repsol said it "
         "bought the stake for 2 mln dlrs as an investment.", "acquired", None),
        ("Repsol cut its stake in Braskem Corp to 3 pct. It sold 89,000 shares on May 6.", "sold",
         "2019-05-06"),
    ],
)  # fmt: skip
def test_holding_told_again_with_the_day_is_one(
    tell: Teller, text: str, trigger: str, date: str | None
) -> None:
    record = tell(text).one("transfer")
    assert len(record.mentions) == 2
    assert record.trigger.text == trigger
    assert edtf(record) == date


@pytest.mark.parametrize(
    "text",
    [
        "Repsol raised its stake in Braskem Corp to 9 pct. It bought 31,000 Volvo shares on May 6.",
        "Repsol acquired 72,600 shares of Braskem. It bought the stake. It may add to its stake.",
        "Repsol raised its stake in Braskem Corp to 9 pct. It sold the stake on May 6.",
    ],
)
def test_another_holding_another_sale_is_two(tell: Teller, text: str) -> None:
    assert len(tell(text).all("transfer")) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Repsol {agreed} to buy all shares of Equinor. Repsol and Equinor expect to close the "
        "deal in June, Repsol said.",
        "Repsol {signed an agreement} which would merge it with Equinor.",
    ],
)
def test_of_a_deal_struck_and_to_be_closed_the_striking_is_told(tell: Teller, text: str) -> None:
    record = tell(text).at_mark()
    assert (record.status, record.stage, record.date) == ("occurred", "concluded", None)
    assert names(record) == {"Repsol", "Equinor"}
