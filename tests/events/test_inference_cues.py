"""The lists of cues/inference.toml are checked when they are read."""

from __future__ import annotations

import pytest

from dateline.errors import DataError
from dateline.events.frames import load_frames
from dateline.events.inference_cues import LISTS, listed, parse_inference

ALL = "\n".join(f'{name} = ["a"]' for name in sorted(LISTS))


def test_lists_by_name() -> None:
    assert parse_inference(ALL) == {name: frozenset({"a"}) for name in LISTS}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (ALL + '\nowed = ["b"]', "own: unknown list 'owed'; the lists: answers, bystanding"),
        (ALL.replace("goods", "wares"), "own: no list 'goods'"),
    ],
)
def test_what_is_malformed_is_named(text: str, problem: str) -> None:
    with pytest.raises(DataError, match=problem):
        parse_inference(text, source="own")


WORDS = {
    "bystanding", "dealings", "flights", "further", "led", "media", "members", "onlookers",
    "outsiders",
    "penning", "placers", "placing", "settling", "signing", "structures",
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(LISTS - WORDS))
def test_listed_frames_exist(name: str) -> None:
    known = {frame.id for frame in load_frames().frames}
    assert listed(name) <= known
