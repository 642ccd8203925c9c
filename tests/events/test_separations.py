"""What sets a further mention apart: one more of a kind, sides of its own, talks about talks."""

from __future__ import annotations

import pytest
from sentences import Teller, names


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Norsk Hydro bought 40,000 Volvo shares. Norsk Hydro said it will keep buying "
         "additional Volvo shares.", "transfer"),
        ("Kenya will ship 5,000 tonnes of tea to Chile by May. It will ship the remaining 900 "
         "tonnes to Chile by July.", "transfer"),
        ("Equinor agreed to supply pumps to Petrobras. Equinor also won an additional contract "
         "worth $3 million.", "agreement"),
        ("India plans to launch a relay satellite in June. A second launch later in the year will "
         "send a rover.", "launch"),
    ],
)  # fmt: skip
def test_one_more_is_another(tell: Teller, text: str, type_: str) -> None:
    assert len(tell(text).all(type_)) == 2


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("India launched a satellite on Monday, its second launch this year.", "launch"),
        ("Chile bought 3,000 tonnes of Kenyan tea. It was the second sale of the season.",
         "transfer"),
        ("Volvo received four contracts. Volvo won separate contracts from Chile and Peru.",
         "agreement"),
    ],
)  # fmt: skip
def test_counted_once_more_is_the_same(tell: Teller, text: str, type_: str) -> None:
    assert len(tell(text).all(type_)) == 1


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Norway lent Peru 20 million kroner and will announce a seven million {loan} to Ghana.",
         "transfer"),
        ("Ole Berg arrived in Chile on Monday, a visit that comes after Barack Obama's {visit}.",
         "visit"),
    ],
)  # fmt: skip
def test_noun_with_sides_of_its_own_is_another(tell: Teller, text: str, type_: str) -> None:
    told = tell(text)
    assert len(told.all(type_)) == 2
    assert names(told.at_mark()) & {"Ghana", "Barack Obama"}


@pytest.mark.parametrize(
    "text",
    [
        "Chile will meet Peru in Arica to discuss the agenda for the {summit} of Unasur in June.",
        "Norway said its meeting with Ghana and the {summit} of the African Union come too soon.",
    ],
)
def test_talks_that_are_spoken_of_are_others(tell: Teller, text: str) -> None:
    told = tell(text)
    assert [m.text for m in told.at_mark().mentions] == ["summit"]


@pytest.mark.parametrize(
    "text",
    [
        "Peru and Chile held talks on cod at a {meeting} in Lima.",
        "Peru and Chile met for {talks} in Lima.",
    ],
)
def test_talks_at_which_they_speak_are_the_same(tell: Teller, text: str) -> None:
    assert len(tell(text).one("talks").mentions) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Peru and Chile hope to reach a pact on copper. Peru has violated the cod pact with Chile.",
        "Peru hopes to sign a pact with its banks. The pact with Chile {expires} in June.",
    ],
)
def test_what_is_broken_or_runs_out_is_not_what_is_hoped_for(tell: Teller, text: str) -> None:
    assert len(tell(text).all("agreement")) == 2


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Kenya sold 5,000 tonnes of tea to Chile. Kenya sold 90,000 tonnes of tea to Chile in "
         "the season.", 2),
        ("Volvo received about 1.3 million dollars. Volvo also received 800,000 dollars.", 2),
        ("Kenya sold about 5,000 tonnes of tea to Chile. Kenya sold 4,900 tonnes of tea to Chile "
         "in May.", 1),
        ("Kenya will sell 5,000 tonnes of tea to Chile. Kenya will sell 20 tonnes a day to Chile.",
         1),
    ],
)  # fmt: skip
def test_other_amounts_are_other_deals_unless_rounded(tell: Teller, text: str, events: int) -> None:
    assert len(tell(text).all("transfer")) == events


def test_the_additional_shares_are_those_told_of(tell: Teller) -> None:
    text = (
        "Equinor raised its stake in Volvo to 9 pct from 7 pct. "
        "Equinor bought the additional Volvo shares in May."
    )
    assert len(tell(text).all("transfer")) == 1
