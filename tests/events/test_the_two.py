"""Who "the two" are, and who stands for an administration or a campaign."""

from __future__ import annotations

import pytest
from sentences import Teller, roles


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The White House said Mr. Obama spoke by telephone with Mr. Putin about Syria. "
            "The two {agreed} to send envoys to Oslo.",
            {"Obama", "Putin"},
        ),
        (
            "Ole Berg said Erna Solberg had held talks with Angela Merkel about Chad. "
            "The pair {agreed} to send envoys to Oslo.",
            {"Erna Solberg", "Angela Merkel"},
        ),
        (
            "Ole Berg and Erna Solberg toured a mill in Bergen. Berg later spoke with Angela "
            "Merkel, his office said. The two {agreed} to send envoys to Oslo.",
            {"Ole Berg", "Angela Merkel"},
        ),
        (
            "Ole Berg met Anna Larsen in May. Berg talked by telephone with Erna Solberg. "
            "The two {agreed} to send envoys to Oslo.",
            {"Ole Berg", "Erna Solberg"},
        ),
        (
            "Peru and the Shining Path have signed a truce in Lima. Chile praised the step. "
            "Chilean envoys sat at the table, and Chile paid the bill. Norway did so in Oslo. "
            "Rain fell. The two sides {signed a pact} on mines on Friday.",
            {"Peru", "Shining Path"},
        ),
        (
            "Volvo opened a mill in Oslo. Scania is in talks with Renault about trucks. "
            "The two companies {signed a pact} on engines on Friday.",
            {"Scania", "Renault"},
        ),
        ("The Obama administration {signed a pact} with Codelco.", {"Obama", "Codelco"}),
        (
            "Erna Solberg's campaign {signed a pact} with Angela Merkel's campaign.",
            {"Erna Solberg", "Angela Merkel"},
        ),
    ],
)
def test_parties(tell: Teller, text: str, names: set[str]) -> None:
    assert {name for role, name in roles(tell(text).at_mark()) if role == "party"} == names


@pytest.mark.parametrize("topic", ["fishing and security", "energy", "steel and a rail dispute"])
def test_the_two_who_discussed_one_thing(tell: Teller, topic: str) -> None:
    text = f"Angela Merkel received Ole Berg on Monday. The two {{discussed}} {topic}."
    assert {name for _, name in roles(tell(text).at_mark())} == {"Angela Merkel", "Ole Berg"}


def test_what_the_two_discussed_is_their_topic(tell: Teller) -> None:
    text = "Ole Berg met Anna Larsen on Monday. The two {discussed} oil and the harbour."
    assert tell(text).at_mark().topics == ("oil", "harbour")
