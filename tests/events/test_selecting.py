"""Functions cut down by word lists, and the words that tell what a head is."""

from __future__ import annotations

import pytest

from dateline.errors import DataError
from dateline.events.frames import FrameSet, compile_frames, parse_frames
from dateline.events.selecting import is_word, select
from dateline.language import load_language
from dateline.parsed import parsed

LISTS = {"rockets": frozenset({"rocket", "falcon"}), "payloads": frozenset({"satellite"})}
FRAME = """
[[frame]]
id = "launch.own"
type = "launch"
verb = ["hurl"]
not_under = ["agree"]
roles.operator = ["{functions}"]
need = [{{ in = ["patient"], be = ["$payloads"] }}]
"""


def compiled(functions: str = "agent:!$rockets") -> FrameSet:
    frames = parse_frames(FRAME.format(functions=functions), source="own.toml")
    found = compile_frames(frames, LISTS)
    for words in LISTS.values():
        found.lemmas.add_nouns(words)
    return found


def test_lists_keep_or_drop_heads() -> None:
    doc = load_language("en_core_web_md")("A rocket and a satellite")
    heads = {"agent": [doc[1], doc[4]]}
    frames = compiled()
    assert [t.text for t in select(heads, "agent", frames)] == ["rocket", "satellite"]
    assert [t.text for t in select(heads, "agent:$rockets", frames)] == ["rocket"]
    assert [t.text for t in select(heads, "agent:!$rockets", frames)] == ["satellite"]
    assert [t.text for t in select(heads, "agent:$rockets,satellite", frames)] == [
        "rocket",
        "satellite",
    ]


@pytest.mark.parametrize(
    "sentence", ["SpaceX flew seven of its satellites.", "ESA lost two satellites."]
)
def test_measures_are_seen_through(sentence: str) -> None:
    doc = parsed(load_language("en_core_web_md")(sentence))
    (head,) = (t for t in doc if t.dep_ == "dobj")
    assert is_word(head, ["$payloads"], compiled())


def test_unknown_list_in_a_function_is_refused() -> None:
    with pytest.raises(DataError, match=r"no word list '\$trains'"):
        compiled("agent:!$trains")
