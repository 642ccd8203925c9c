"""What private people do among themselves is no event; what officials of any age do is one."""

from __future__ import annotations

import pytest
from unmarked_sentences import records_of_type

from dateline.errors import DataError
from dateline.events.private import PrivateCues
from dateline.events.word_lists import parse_cues

PRIVATE = [
    ("visit", "Luis Soto, 24, crossed into Chile and travelled to Lima."),
    ("visit", "Baker Luis Soto left for Germany in 2015."),
    ("visit", "Luis Soto, a small boy, went back to Lima on Monday."),
    ("visit", "Ole Berg, the gunman, flew to Lima in May."),
    ("visit", "Luis Soto, aged 41, arrived in Lima in May."),
    ("talks", "Anna Larsen, a nurse from Oslo, met Luis Soto, 30, in Lima."),
    ("transfer", "The fisherman Luis Soto has sold his boat to Ole Berg, a neighbour."),
    ("agreement", "Anna Larsen, a farmer, agreed with her cousin to sell the goats."),
]
PUBLIC = [
    ("visit", "Ole Berg, 54, the finance minister, flew to Lima on Monday."),
    ("visit", "Luis Soto, an envoy of Chile, travelled to Lima on Monday."),
    ("talks", "Jens Holm, 39, who leads Norway's trade team, met Chile's envoys in Oslo."),
    ("agreement", "The skipper Luis Soto signed a contract with Maersk."),
    ("order", "A judge ordered Luis Soto, 24, to pay a fine."),
]


@pytest.mark.parametrize(("kind", "text"), PRIVATE)
def test_private_people_among_themselves(kind: str, text: str) -> None:
    assert not records_of_type(text, kind)


@pytest.mark.parametrize(("kind", "text"), PUBLIC)
def test_officials_and_those_who_deal_with_bodies(kind: str, text: str) -> None:
    assert records_of_type(text, kind)


def test_an_unknown_list_is_refused() -> None:
    with pytest.raises(DataError, match=r"own\.toml:2: unknown list 'trades'; allowed: callings"):
        parse_cues(PrivateCues, '[nouns]\ntrades = ["cook"]\n', source="own.toml")
