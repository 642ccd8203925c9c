"""What the measure of harm on plain entity recognition counts."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "score_ner.py"


@pytest.fixture(scope="module")
def ner() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_ner", SCRIPT)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


TEXT = "President Ana Lund of Peru fined the agency Quillan Inc."


def test_gold_is_names_and_not_what_refers_to_them(ner: ModuleType) -> None:
    mentions = [
        {"text": "Quillan Inc", "start": 44, "end": 55},
        {"text": "the agency", "start": 33, "end": 43},
    ]
    participant = {"name": "Quillan Inc", "kind": "organisation", "mentions": mentions}
    article = {"text": TEXT, "events": [{"participants": [participant]}]}
    assert ner.gold_spans(article) == {(44, 55, "ORG")}


@pytest.mark.parametrize(
    ("found", "overlap", "exact"),
    [
        ((0, 18, "PER"), True, True),
        ((10, 13, "PER"), True, False),
        ((10, 18, "ORG"), False, False),
    ],
)
def test_right_by_class_and_words(
    ner: ModuleType, found: object, overlap: bool, exact: bool
) -> None:
    gold = (10, 18, "PER")
    assert ner.hits(TEXT, gold, found, exact=False) is overlap
    assert ner.hits(TEXT, gold, found, exact=True) is exact


def test_entities_beside_the_gold_count_neither_way(ner: ModuleType) -> None:
    count = ner.tally(TEXT, {(10, 18, "PER")}, {(10, 18, "PER"), (22, 26, "LOC")}, exact=True)
    assert ner.scores(count) == (1.0, 1.0, 1.0)
    assert count["found"] == 1
