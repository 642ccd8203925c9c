"""Who is in a group that has no name of its own."""

from __future__ import annotations

import pytest
from sentences import Teller, roles


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Airbus {signed contracts} with carriers, among them Lufthansa.", {"Airbus", "Lufthansa"}),
        (
            "Erna Solberg {met} a dozen ministers, among them Chile's Anna Larsen, in Lima.",
            {"Erna Solberg", "Anna Larsen"},
        ),
        (
            "Erna Solberg {met} Republicans, including Ole Berg and Nils Lind, on Sunday.",
            {"Erna Solberg", "Ole Berg", "Nils Lind"},
        ),
        (
            "Siemens {ordered} its foreign partners, which include Equinor and Volvo, to stay.",
            {"Siemens", "Equinor", "Volvo"},
        ),
        (
            "Erna Solberg {attended a summit} with leaders of ten states, including Angela Merkel.",
            {"Erna Solberg", "Angela Merkel"},
        ),
    ],
)
def test_named_behind_the_group(tell: Teller, text: str, names: set[str]) -> None:
    assert {name for _, name in roles(tell(text).at_mark())} == names
