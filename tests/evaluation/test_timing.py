"""Time expressions score as the TempEval-3 style scorer scores them."""

from __future__ import annotations

import importlib.util
import random
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.evaluation.formats import read_samples
from dateline.evaluation.model import Sample, Span, TimeLabel
from dateline.evaluation.timing import TIME_MEASURES, TimeEvaluator, align_times

SHARED = Path(__file__).resolve().parents[3] / "shared"


def label(start: int, end: int, value: str = "2020", kind: str = "DATE") -> TimeLabel:
    return TimeLabel(span=Span(start, end), type=kind, value=value)


def test_equal_extent_before_overlap() -> None:
    assert align_times([label(0, 9), label(5, 9)], [label(5, 9), label(0, 6)]) == [(0, 1), (1, 0)]


def test_measures_by_hand() -> None:
    times = TimeEvaluator()
    gold = [label(0, 4), label(10, 20, "P1D", "DURATION"), label(30, 34)]
    times.add(gold, [label(0, 4), label(12, 20, "P1D", "DATE"), label(50, 60), label(61, 62)])
    counts = [(times.score(m).right, times.score(m).gold, times.score(m).pred)
              for m in TIME_MEASURES]  # fmt: skip
    assert counts == [(1, 3, 4), (2, 3, 4), (1, 3, 4), (2, 3, 4)]


def scorer() -> ModuleType:
    path = SHARED / "tools" / "score_timex.py"
    spec = importlib.util.spec_from_file_location("score_timex", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def disturbed(found: Sample, rng: random.Random) -> list[TimeLabel]:
    labels = []
    for known in found.times:
        if rng.random() < 0.2:
            continue
        start = known.span.start + rng.choice([0, 0, len(known.span.text) // 2])
        start += len(found.text[start:]) - len(found.text[start:].lstrip())
        span = Span(start, known.span.end)
        value = rng.choice([known.value, known.value, "2001"])
        labels.append(TimeLabel(span=span, type=rng.choice(["DATE", known.type]), value=value))
        if rng.random() < 0.2:
            labels.append(TimeLabel(span=Span(start, start + 1), type="DATE", value="X"))
    return sorted(labels, key=lambda t: (t.span.start, t.span.end))


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the labelled samples are not beside the checkout")
@settings(max_examples=8, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_equal_on_perturbed_labels(seed: int) -> None:
    module, rng = scorer(), random.Random(seed)
    folder = SHARED / "dev" / "timeml-aquaint"
    docs = module.load_gold(str(folder))
    ours, predicted = TimeEvaluator(), {}
    for found in read_samples(folder):
        assert isinstance(found, Sample)
        assert found.text == docs[found.id][1]
        labels = disturbed(found, rng)
        ours.add(found.times, labels)
        predicted[found.id] = [_as_theirs(module, found, t) for t in labels]
    theirs = module.score(docs, predicted)
    for measure in TIME_MEASURES:
        assert ours.score(measure).f1 * 100 == pytest.approx(theirs[measure]["F1"], abs=1e-9)


def _as_theirs(module: ModuleType, found: Sample, item: TimeLabel) -> object:
    span = item.span
    return module.Timex(found.id, span.start, span.end, "", item.type, item.value, None, None)
