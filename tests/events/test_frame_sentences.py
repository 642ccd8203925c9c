"""Every frame's own sentences: `test` gives the event with its roles, `refuse_test` gives none.

In a `test` sentence `{…}` marks the trigger and `[role …]` each participant, all of them.
"""

from __future__ import annotations

from functools import cache

import pytest
from unmarked_sentences import tools

from dateline.article import Article
from dateline.events.frames import Frame, load_frames
from dateline.record import EventRecord, Mention
from dateline.scaffolding.sentences import unmarked

Span = tuple[int, int]
FRAMES = load_frames().frames
POSITIVE = [(frame, sentence) for frame in FRAMES for sentence in frame.test]
NEGATIVE = [(frame, sentence) for frame in FRAMES for sentence in frame.refuse_test]


@cache
def records_of() -> dict[str, list[EventRecord]]:
    extractor, reader = tools()
    texts = list(dict.fromkeys([unmarked(s).text for _, s in POSITIVE] + [s for _, s in NEGATIVE]))
    docs = zip(texts, reader.pipe(texts), strict=True)
    return {text: extractor.extract_parsed(Article(id="a", text=text), doc) for text, doc in docs}


def overlap(one: Span, other: Mention) -> bool:
    return one[0] < other.end and other.start < one[1]


def name_of(frame_and_sentence: tuple[Frame, str]) -> str:
    return f"{frame_and_sentence[0].id}: {frame_and_sentence[1]}"


def test_every_frame_has_a_sentence_at_its_trigger() -> None:
    """A frame is shown by a sentence with its trigger marked; none is there on trust."""
    untold = [f.id for f in FRAMES if not any(unmarked(s).triggers for s in f.test)]
    assert untold == []


@pytest.mark.parametrize("case", POSITIVE, ids=name_of)
def test_sentence_gives_the_event(case: tuple[Frame, str]) -> None:
    frame, sentence = case
    marked = unmarked(sentence)
    text = marked.text
    records = [r for r in records_of()[text] if r.type == frame.type]
    mine = [r for r in records if any(overlap(t, m) for m in r.mentions for t in marked.triggers)]
    assert mine, f"no {frame.type}; found {[r.rule for r in records_of()[text]]}"
    people = mine[0].participants
    missing = [
        (role, text[slice(*span)])
        for role, span in marked.roles
        if not any(p.role == role and overlap(span, p.mention) for p in people)
    ]
    surplus = [
        (p.role, p.name)
        for p in people
        if not any(p.role == role and overlap(span, p.mention) for role, span in marked.roles)
    ]
    assert (missing, surplus) == ([], []), mine[0].rule


@pytest.mark.parametrize("case", NEGATIVE, ids=name_of)
def test_sentence_gives_none(case: tuple[Frame, str]) -> None:
    frame, sentence = case
    assert [r.rule for r in records_of()[sentence] if r.type == frame.type] == []
