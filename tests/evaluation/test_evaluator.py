"""Figures worked out by hand, intervals, groups, confusion, calibration, comparison."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from making import event, meeting, part, sample, treaty

from dateline.errors import UsageError
from dateline.evaluation.counting import prf
from dateline.evaluation.curves import Confidences
from dateline.evaluation.evaluator import NONE, OTHERS, Evaluator, Options
from dateline.evaluation.model import Event, Sample
from dateline.evaluation.resampling import Resampler, interval


def evaluated(*rows: tuple[Sample, tuple[Event, ...]], **options: object) -> Evaluator:
    result = Evaluator(options=Options(**{"replicates": 0, **options}))  # type: ignore[arg-type]
    for found, events in rows:
        result.add(found, events)
    return result


def test_figures_by_hand() -> None:
    half = replace(meeting(), participants=(part("participant", "Peru"),), date=None)
    result = evaluated(
        (sample(treaty(), meeting()), (treaty(), half, event("visit", "visited"))),
        (sample(meeting(), name="b-2"), ()),
    )
    event_score = prf(result.counts["all", ""], "event")
    assert (event_score.right, event_score.gold, event_score.pred) == (2, 3, 3)
    assert result.value("event") == pytest.approx(2 / 3)
    participant = prf(result.counts["all", ""], "participant")
    assert (participant.right, participant.gold, participant.pred) == (3, 6, 3)
    assert prf(result.counts["all", ""], "participant_in_pairs").gold == 4
    assert result.value("record") == pytest.approx(1 / 3)
    assert result.value("date") == pytest.approx(1 / 2)
    assert result.value("instrument") == 1.0


def test_nothing_compared_has_no_value() -> None:
    result = evaluated((sample(), ()))
    assert result.value("date") is None
    assert result.value("event") == 0.0


def test_groups() -> None:
    result = evaluated(
        (sample(treaty(), source="wire"), (treaty(),)),
        (sample(meeting(), name="b-2", topic="sea"), ()),
        by=("type", "source", "collection", "year", "topic", "status"),
    )
    assert result.groups("type") == ["agreement", "talks"]
    assert result.value("event", ("type", "agreement")) == 1.0
    assert result.value("event", ("source", "unknown")) == 0.0
    assert result.groups("collection") == ["a", "b"]
    assert result.groups("year") == ["2021"]
    assert result.groups("topic") == ["unknown", "sea"]
    assert result.groups("status") == ["occurred", "planned"]


def test_precision_of_a_rule() -> None:
    events = (treaty(rule="a"), event("visit", "visited", rule="a"), meeting(rule="b"))
    result = evaluated((sample(treaty(), meeting()), events), by=("rule",))
    found = {name: prf(result.counts["rule", name], "event") for name in ("a", "b")}
    assert (found["a"].precision, found["b"].precision) == (0.5, 1.0)


def test_unknown_group_is_refused() -> None:
    with pytest.raises(UsageError, match="no group 'kind'; there are type"):
        Options(by=("kind",))


def test_many_sources_do_not_fill_the_memory() -> None:
    rows = [(sample(treaty(), name=f"a-{n}", source=f"s{n}"), ()) for n in range(400)]
    result = evaluated(*rows, by=("source",))
    assert len(result.counts) <= 202
    assert result.counts["source", OTHERS]["gold"] > 150
    assert sum(c["gold"] for (d, _), c in result.counts.items() if d == "source") == 400


def test_confusion() -> None:
    result = evaluated(
        (sample(treaty(), meeting()), (event("order", "signed"), meeting(status="possible")))
    )
    assert result.types == {("agreement", "order"): 1, ("talks", "talks"): 1}
    assert result.statuses == {("planned", "possible"): 1}
    result = evaluated((sample(treaty()), (event("visit", "visited"),)))
    assert result.types == {("agreement", NONE): 1, (NONE, "visit"): 1}


def test_kept_cases_are_bounded() -> None:
    rows = [(sample(treaty(), name=f"a-{n}"), ()) for n in range(30)]
    result = evaluated(*rows, keep=7)
    assert (len(result.cases), result.dropped_cases) == (7, 23)
    assert result.causes["missed", "not found", "agreement"] == 30


def many(size: int, seed: int) -> Evaluator:
    rng = np.random.default_rng(seed)
    result = Evaluator(options=Options(by=(), replicates=2000, seed=1))
    for n in range(size):
        found = (treaty(),) if rng.random() < 0.7 else (event("visit", "visited"),)
        result.add(sample(treaty(), name=f"a-{n}"), found)
    return result


def test_interval_is_that_of_the_multinomial_bootstrap() -> None:
    """Poisson weights give the interval that drawing articles with replacement gives."""
    result = many(200, seed=5)
    right = result.counts["all", ""]["event"]
    hits = np.array([1] * right + [0] * (200 - right))
    draws = np.random.default_rng(0).integers(0, 200, size=(4000, 200))
    low, high = np.percentile(hits[draws].mean(axis=1), [2.5, 97.5])
    found = result.interval("event")
    assert found is not None
    assert found == pytest.approx((low, high), abs=0.012)
    assert found[0] < (result.value("event") or 0) < found[1]


def test_intervals_shrink_with_articles() -> None:
    small, large = many(40, seed=3).interval("event"), many(640, seed=3).interval("event")
    assert small is not None and large is not None
    assert large[1] - large[0] < (small[1] - small[0]) / 2


def test_same_seed_same_interval() -> None:
    assert many(50, seed=2).interval("record") == many(50, seed=2).interval("record")


def test_chunks_do_not_matter() -> None:
    """Every article is counted in every replicate with its weight: sums have the right mean."""
    resampler = Resampler(replicates=400, seed=0)
    for _ in range(700):
        resampler.add({"all": {"event": 1, "gold": 1, "pred": 1}})
    assert np.all(resampler.values("all", "event") == 1.0)
    assert interval(resampler.values("none", "event")) is None


def compared(size: int, ours: float, other: float) -> Evaluator:
    rng = np.random.default_rng(7)
    result = Evaluator(options=Options(replicates=500, compare=True))
    for n in range(size):
        luck = rng.random()
        mine = (treaty(),) if luck < ours else ()
        theirs = (treaty(),) if luck < other else ()
        result.add(sample(treaty(), name=f"a-{n}"), mine, theirs)
    return result


def test_paired_difference() -> None:
    result = compared(300, 0.8, 0.7)
    found = result.difference("event")
    assert found.difference == pytest.approx((found.ours or 0) - (found.other or 0))
    assert found.interval is not None and found.interval[0] > 0
    assert found.better == 1.0
    # Paired by article: far narrower than two independent intervals would be.
    single = result.interval("event")
    assert single is not None
    assert found.interval[1] - found.interval[0] < single[1] - single[0]
    assert result.changes.total("better") > 0 == result.changes.total("worse")


def test_no_difference() -> None:
    found = compared(100, 0.6, 0.6).difference("event")
    assert (found.difference, found.interval, found.better) == (0.0, (0.0, 0.0), 0.5)


def test_calibration_by_hand() -> None:
    counts = Confidences(gold=4)
    for confidence, right in ((0.95, True), (0.95, True), (0.95, False), (0.25, False), (1, True)):
        counts.add(confidence, right=right)
    low, high = counts.bins()
    assert (low.records, low.confidence, low.precision) == (1, 0.25, 0.0)
    assert (high.records, high.precision) == (4, 0.75)
    assert high.confidence == pytest.approx(0.9625)
    assert counts.expected_error() == pytest.approx((0.25 + 4 * 0.2125) / 5)
    assert counts.brier() == pytest.approx((2 * 0.05**2 + 0.95**2 + 0.25**2) / 5)
    points = [(p.threshold, p.precision, p.recall) for p in counts.curve()]
    assert points == [(1.0, 1.0, 0.25), (0.95, 0.75, 0.75), (0.25, 0.6, 0.75)]


def test_records_without_confidence_are_not_calibrated() -> None:
    assert not evaluated((sample(treaty()), (treaty(),))).confidences
    result = evaluated((sample(treaty()), (treaty(confidence=0.9), treaty(confidence=0.1))))
    assert [b.precision for b in result.confidences.bins()] in ([0.0, 1.0], [1.0, 0.0])
