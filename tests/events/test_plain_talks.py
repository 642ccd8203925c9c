"""Plain sentences of news on meetings and visits, by construction."""

from __future__ import annotations

import pytest
from sentences import Teller, roles

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
