"""Every frame's own sentences: `test` gives the event with its roles, `refuse_test` gives none.

In a `test` sentence `{…}` marks the trigger and `[role …]` each participant, all of them.
"""

from __future__ import annotations

import re
from functools import cache

import pytest

from dateline.article import Article
from dateline.entities import Gazetteer
from dateline.events.frames import Frame, load_frames
from dateline.extractor import Extractor
from dateline.language import DocReader, load_language
from dateline.record import EventRecord, Mention, Producer
from dateline.settings import Settings

MARK = re.compile(r"\[(?P<role>\w+) (?P<name>[^\]]+)\]|\{(?P<trigger>[^}]+)\}")
Span = tuple[int, int]
MODEL = "en_core_web_md"
FRAMES = load_frames().frames
POSITIVE = [(frame, sentence) for frame in FRAMES for sentence in frame.test]
NEGATIVE = [(frame, sentence) for frame in FRAMES for sentence in frame.refuse_test]


def unmarked(sentence: str) -> tuple[str, list[Span], list[tuple[str, Span]]]:
    """The plain sentence, the spans of its triggers, and (role, span) of its participants."""
    text, triggers, roles, last = "", [], [], 0
    for match in MARK.finditer(sentence):
        text += sentence[last : match.start()]
        start = len(text)
        text += match["trigger"] or match["name"]
        last = match.end()
        if match["trigger"]:
            triggers.append((start, len(text)))
        else:
            roles.append((match["role"], (start, len(text))))
    return text + sentence[last:], triggers, roles


@cache
def records_of() -> dict[str, list[EventRecord]]:
    frames, nlp = load_frames(), load_language(MODEL)
    extractor = Extractor(
        settings=Settings(cascade=False, min_confidence=0.0),
        nlp=nlp,
        frames=frames,
        gazetteer=Gazetteer.load(),
        producer=Producer(dateline="0", model=MODEL, rules="-"),
    )  # fmt: skip
    texts = list(dict.fromkeys([unmarked(s)[0] for _, s in POSITIVE] + [s for _, s in NEGATIVE]))
    reader = DocReader(nlp=nlp, cascade=False, triggers=frames.trigger_forms)
    docs = zip(texts, reader.pipe(texts), strict=True)
    return {text: extractor.extract_parsed(Article(id="a", text=text), doc) for text, doc in docs}


def overlap(one: Span, other: Mention) -> bool:
    return one[0] < other.end and other.start < one[1]


def name_of(frame_and_sentence: tuple[Frame, str]) -> str:
    return f"{frame_and_sentence[0].id}: {frame_and_sentence[1]}"


def test_every_frame_has_a_sentence_at_its_trigger() -> None:
    """A frame is shown by a sentence with its trigger marked; none is there on trust."""
    untold = [f.id for f in FRAMES if not any(unmarked(s)[1] for s in f.test)]
    assert untold == []


@pytest.mark.parametrize("case", POSITIVE, ids=name_of)
def test_sentence_gives_the_event(case: tuple[Frame, str]) -> None:
    frame, sentence = case
    text, triggers, roles = unmarked(sentence)
    records = [r for r in records_of()[text] if r.type == frame.type]
    mine = [r for r in records if any(overlap(t, m) for m in r.mentions for t in triggers)]
    assert mine, f"no {frame.type}; found {[r.rule for r in records_of()[text]]}"
    people = mine[0].participants
    missing = [
        (role, text[slice(*span)])
        for role, span in roles
        if not any(p.role == role and overlap(span, p.mention) for p in people)
    ]
    surplus = [
        (p.role, p.name)
        for p in people
        if not any(p.role == role and overlap(span, p.mention) for role, span in roles)
    ]
    assert (missing, surplus) == ([], []), mine[0].rule


@pytest.mark.parametrize("case", NEGATIVE, ids=name_of)
def test_sentence_gives_none(case: tuple[Frame, str]) -> None:
    frame, sentence = case
    assert [r.rule for r in records_of()[sentence] if r.type == frame.type] == []


def test_marks_are_read() -> None:
    text, triggers, roles = unmarked("[party Peru] {met} [party Chile].")
    assert text == "Peru met Chile."
    assert triggers == [(5, 8)]
    assert roles == [("party", (0, 4)), ("party", (9, 14))]
