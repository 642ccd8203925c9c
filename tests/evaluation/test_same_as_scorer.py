"""Every measure equals that of the independent scorer, on random perturbations of the labels."""

from __future__ import annotations

import copy
import importlib.util
import json
import random
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.evaluation.counting import ACCURACY, PRF, prf
from dateline.evaluation.evaluator import Evaluator, Options
from dateline.evaluation.model import TYPES
from dateline.evaluation.samples import read_event, sample_from_json
from dateline.record import ROLES

SHARED = Path(__file__).resolve().parents[3] / "shared"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(
        not SHARED.is_dir(), reason="the labelled samples are not beside the checkout"
    ),
]
Json = dict[str, Any]


@cache
def scorer() -> ModuleType:
    pytest.importorskip("scipy")
    path = SHARED / "tools" / "score_events.py"
    spec = importlib.util.spec_from_file_location("score_events", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def gold() -> list[Json]:
    lines = (SHARED / "gold" / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _change_event(event: Json, rng: random.Random) -> None:
    """Disturb one event in some of the ways in which extraction goes wrong."""
    if rng.random() < 0.25:
        event["type"] = rng.choice(TYPES)
    if rng.random() < 0.3:
        event["date"] = rng.choice([None, "2001-01", event["date"], "2016/.."])
    if rng.random() < 0.3:
        event["status"] = rng.choice(["occurred", "planned", "denied"])
    if rng.random() < 0.2:
        event["stage"] = rng.choice([None, "concluded", "proposed"])
    if rng.random() < 0.2:
        event["instrument"] = rng.choice([None, "The Treaty", "treaty", "deal"])
    if rng.random() < 0.2:
        event["hedged"] = not event["hedged"]
    if rng.random() < 0.3:
        event["topics"] = [*event["topics"][1:], rng.choice(["trade", "the Trade", "arms"])]
    for part in event["participants"]:
        if rng.random() < 0.3:
            part["name"] = rng.choice([part["name"].upper(), "the " + part["name"], "Nobody"])
        if rng.random() < 0.2:
            part["role"] = rng.choice(ROLES[event["type"]])
        if rng.random() < 0.3:
            part["mentions"] = []
    if event["participants"] and rng.random() < 0.3:
        event["participants"].append(copy.deepcopy(rng.choice(event["participants"])))
    rng.shuffle(event["participants"])
    rng.shuffle(event["mentions"])


def _disturb(sample: Json, rng: random.Random) -> list[Json]:
    """Predicted events made from the labels: some gone, some twice, some merged, some elsewhere."""
    events = [copy.deepcopy(e) for e in sample["events"] if rng.random() < 0.85]
    events += [copy.deepcopy(e) for e in events if rng.random() < 0.25]
    for event in events:
        _change_event(event, rng)
    if len(events) > 1 and rng.random() < 0.4:
        events[0]["mentions"] += events[1]["mentions"]
    if rng.random() < 0.3:
        start = rng.randrange(max(1, len(sample["text"]) - 9))
        words = sample["text"][start : start + 9]
        made = {"type": rng.choice(TYPES), "status": "occurred", "hedged": False, "date": None,
                "participants": [], "topics": [], "stage": None, "instrument": None,
                "mentions": [{"text": words, "start": start, "end": start + 9}]}  # fmt: skip
        events.append(made)
    rng.shuffle(events)
    return events


def _as_record(event: Json, article: str) -> Json:
    """A label in the form of a record: a trigger beside the mentions, one mention a participant."""
    first, *others = event["mentions"]
    parts = [
        {"role": p["role"], "name": p["name"], "mention": (p["mentions"] or [None])[0]}
        for p in event["participants"]
    ]
    date = None if event["date"] is None else {"edtf": event["date"]}
    return {**event, "article": {"id": article}, "trigger": first, "mentions": others,
            "participants": parts, "date": date}  # fmt: skip


def _compare(samples: list[Json], predicted: dict[str, list[Json]]) -> None:
    as_event = scorer().as_event
    theirs = scorer().score(samples, {k: [as_event(e) for e in v] for k, v in predicted.items()})
    ours = Evaluator(options=Options(by=("type",), replicates=0))
    for raw in samples:
        events = [read_event(e, text=None, place="p") for e in predicted.get(raw["id"], [])]
        ours.add(sample_from_json(raw, place="g"), events)
    counts = ours.counts["all", ""]
    for name in PRF:
        found = prf(counts, name)
        wanted = theirs[name]
        assert (found.right, found.gold, found.pred) == (
            wanted["tp"], wanted["gold"], wanted["pred"]), name  # fmt: skip
        assert found.f1 == pytest.approx(wanted["f1"], abs=1e-12), name
    for name in ACCURACY:
        assert ours.value(name) == pytest.approx(theirs[name], abs=1e-12), name
    for kind, wanted in theirs["types"].items():
        found = prf(ours.counts["type", kind], "event")
        assert (found.right, found.gold, found.pred) == (
            wanted["tp"], wanted["gold"], wanted["pred"]), kind  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 2**32), record_form=st.booleans())
def test_equal_on_perturbed_labels(seed: int, record_form: bool) -> None:
    rng = random.Random(seed)
    samples = rng.sample(gold(), 60)
    predicted = {s["id"]: _disturb(s, rng) for s in samples if rng.random() < 0.95}
    if record_form:
        predicted = {k: [_as_record(e, k) for e in v] for k, v in predicted.items()}
    _compare(samples, predicted)


def test_equal_on_perfect_records() -> None:
    _compare(gold(), {s["id"]: s["events"] for s in gold()})


def test_equal_without_records() -> None:
    _compare(gold(), {})
