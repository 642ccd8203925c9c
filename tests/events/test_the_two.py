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
        ("The Obama administration {signed a pact} with Codelco.", {"Obama", "Codelco"}),
        (
            "Erna Solberg's campaign {signed a pact} with Angela Merkel's campaign.",
            {"Erna Solberg", "Angela Merkel"},
        ),
    ],
)
def test_parties(tell: Teller, text: str, names: set[str]) -> None:
    assert {name for role, name in roles(tell(text).at_mark()) if role == "party"} == names
