"""Facilities: who builds, opens, runs or closes what, where, and how far it has come."""

from __future__ import annotations

from functools import cache

import pytest

from dateline.article import Article
from dateline.entities import Gazetteer
from dateline.events.frames import load_frames
from dateline.extractor import Extractor, Settings
from dateline.language import DocReader, load_language
from dateline.record import EventRecord, Producer

MODEL = "en_core_web_md"


@cache
def tools() -> tuple[Extractor, DocReader]:
    frames, nlp = load_frames(), load_language(MODEL)
    extractor = Extractor(
        settings=Settings(cascade=False, min_confidence=0.0),
        nlp=nlp,
        frames=frames,
        gazetteer=Gazetteer.load(),
        producer=Producer(dateline="0", model=MODEL, rules="-"),
    )  # fmt: skip
    return extractor, DocReader(nlp=nlp, cascade=False, triggers=frames.trigger_forms)


def facilities(text: str) -> list[EventRecord]:
    extractor, reader = tools()
    records = extractor.extract_parsed(Article(id="a", text=text), next(iter(reader.pipe([text]))))
    return [r for r in records if r.type == "facility"]


def roles(record: EventRecord) -> set[tuple[str, str]]:
    return {(p.role, p.name) for p in record.participants}


@pytest.mark.parametrize(
    ("text", "stage", "status"),
    [
        ("Toyota will build a plant in Mexico.", "planned", "planned"),
        ("Toyota is building a plant in Mexico.", "under_construction", "ongoing"),
        ("Toyota opened a plant in Mexico.", "opened", "occurred"),
        ("Toyota operates a plant in Mexico.", "operating", "ongoing"),
        ("Toyota closed a plant in Mexico.", "closed", "occurred"),
    ],
)
def test_stage_goes_with_the_verb_and_its_tense(text: str, stage: str, status: str) -> None:
    (record,) = facilities(text)
    assert (record.stage, record.status) == (stage, status)
    assert roles(record) == {("operator", "Toyota"), ("host", "Mexico")}
    assert record.item == "plant in Mexico"


def test_state_of_the_town_is_the_host_where_named() -> None:
    text = "China welcomes investors. Toyota opened a factory in Tianjin."
    (record,) = facilities(text)
    assert roles(record) == {("operator", "Toyota"), ("host", "China")}


def test_troops_that_a_state_has_stationed() -> None:
    (record,) = facilities("Britain has 500 troops stationed in Cyprus.")
    assert roles(record) == {("operator", "Britain"), ("host", "Cyprus")}


@pytest.mark.parametrize(
    "text",
    [
        "Egypt built trust with Libya.",
        "France opened talks with Syria.",
        "Shares in Ford closed at 40 dlrs.",
        "Sony closed the deal with CBS.",
        "Troops opened fire in Sudan.",
    ],
)
def test_other_senses_are_none(text: str) -> None:
    assert facilities(text) == []
