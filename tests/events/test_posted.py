"""Soldiers, envoys and what is somebody's "in" a place: the place is not whose they are."""

from __future__ import annotations

import pytest
from sentences import Teller, roles


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        (
            "Denmark {ordered} its troops in Mali to stay in their camps.",
            {("issuer", "Denmark"), ("recipient", "Denmark")},
        ),
        ("The king of Norway {ordered} the soldiers in Chad to leave.", {("issuer", "Norway")}),
        (
            "Norway {ordered} officials in Chad to close the road.",
            {("issuer", "Norway"), ("recipient", "Chad")},
        ),
    ],
)
def test_place_is_no_side(tell: Teller, sentence: str, wanted: set[tuple[str, str]]) -> None:
    assert roles(tell(sentence).at_mark()) == wanted
