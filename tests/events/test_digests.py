"""Digests, of which every line is a piece of news of its own: nothing is linked across lines."""

from __future__ import annotations

import pytest
from sentences import Teller, roles

from dateline.items import item_starts
from dateline.parsed import Columns, Parsed

DIGEST = """Norway and Ghana sign a treaty on fishing.
A storm sinks two ferries off Cebu.
Peru accuses Chile of violating the treaty.
Volvo orders 300 engines from a Swedish maker.
Renault opens a plant near Tangier.
Angela Merkel wins a prize for her book.
Earlier she had met Erna Solberg in Oslo."""


def told_as(text: str) -> Parsed:
    """The text with blanks and line ends alone to part its tokens, not parsed."""
    words = [w for line in text.split("\n") for w in (*line.split(), "\n")][:-1]
    many = len(words)
    gaps = [w != "\n" and (words[i + 1 : i + 2] != ["\n"]) for i, w in enumerate(words)]
    return Parsed(
        Columns(
            words=words, lowers=[w.lower() for w in words], gaps=gaps, tags=[""] * many,
            deps=[""] * many, types=[""] * many, heads=[0] * many, iobs=[0] * many, starts=[0],
        )
    )  # fmt: skip


def test_lines_of_a_digest_are_its_items() -> None:
    doc = told_as(DIGEST)
    assert [doc[i].text for i in item_starts(doc)] == [
        "Norway", "A", "Peru", "Volvo", "Renault", "Angela", "Earlier",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        DIGEST.replace("\n", "\n\n"),
        DIGEST.replace("\n", " "),
        "\n".join(DIGEST.split("\n")[:4]),
        "\n".join(f"On day {n} the Ghana deal of Norway was praised by Erna." for n in range(7)),
        "\n".join(f'{line} "So it goes," said one.' for line in DIGEST.split("\n")),
    ],
)
def test_other_texts_have_no_items(text: str) -> None:
    assert item_starts(told_as(text)) == []


def test_story_told_a_sentence_a_line(tell: Teller) -> None:
    story = (
        "Angela Merkel met Erna Solberg in Oslo on Monday.\nA storm sank two ferries off Cebu.\n"
        "Renault opens a plant near Tangier.\nVolvo orders engines from a Swedish maker.\n"
        "The two leaders {agreed} to share data on cod.\nThe talks lasted three hours."
    )
    parties = {name for _, name in roles(tell(story).at_mark())}
    assert parties == {"Angela Merkel", "Erna Solberg"}


def test_events_of_two_items_are_two(tell: Teller) -> None:
    treaties = tell(DIGEST).all("agreement")
    (broken,) = [{n for _, n in roles(r)} for r in treaties if r.stage == "violated"]
    assert "Chile" in broken
    assert broken.isdisjoint({"Norway", "Ghana"})
    assert [{n for _, n in roles(r)} for r in treaties if r.stage == "concluded"] == [
        {"Norway", "Ghana"}
    ]


def test_pronoun_does_not_reach_into_the_item_before(tell: Teller) -> None:
    assert roles(tell(DIGEST).one("talks")) == {("participant", "Erna Solberg")}


def test_verb_read_as_the_end_of_a_name(tell: Teller) -> None:
    (record,) = tell("A Brazilian judge orders WhatsApp blocked for 48 hours.").records
    assert roles(record) == {("issuer", "Brazil")}


def test_label_before_a_colon_takes_no_part(tell: Teller) -> None:
    (record,) = tell("Ghana: Norway and Peru {agree} on a ceasefire there.").all("agreement")
    assert roles(record) == {("party", "Norway"), ("party", "Peru")}
