"""How sure a record is: which features speak, which way, and that the number stays a share."""

from __future__ import annotations

import dataclasses
import datetime
import math
from functools import cache
from typing import Any, get_args

import pytest
from unmarked_sentences import tools

from dateline.entities import find_actors
from dateline.events.affinity import Event
from dateline.events.confidence import INDIRECT, confidence_of, features, load_weights
from dateline.events.finding import find_events
from dateline.record import EventType
from dateline.times import find_times

CUED = {"status_cue": "signed"}
PUBLISHED = datetime.date(2019, 5, 16)
DATED = "Norway signed a treaty with Ghana on Monday."


@cache
def event_of(text: str) -> Event:
    """The only happening of `text`."""
    extractor, reader = tools()
    doc = reader.read(text)
    actors = find_actors(doc, gazetteer=extractor.gazetteer)
    times = find_times(doc, reference=PUBLISHED)
    (event,) = find_events(doc, actors=actors, times=times, frames=extractor.frames)
    return event


def told(event: Event, **changes: Any) -> dict[str, float]:
    """The features of an event whose main mention is changed so."""
    main = dataclasses.replace(event.mentions[0], **changes)
    return features(Event([main, *event.mentions[1:]]), main)


def test_what_speaks_for_a_plain_sentence() -> None:
    found = told(event_of(DATED))
    assert (found["bias"], found["two_actors"], found["dated"]) == (1.0, 1.0, 1.0)
    assert (found["several_mentions"], found["only_indirect"], found["hedged"]) == (0.0, 0.0, 0.0)
    assert found["type.agreement"] == 1.0


@pytest.mark.parametrize(
    ("feature", "changes"),
    [
        ("dated", {"time": None}),
        ("hedged", {"hedged": True}),
        ("default_status", {"status_cue": "default"}),
        ("two_actors", {"fillers": []}),
    ],
)
def test_one_change_is_one_feature(feature: str, changes: dict[str, Any]) -> None:
    event = event_of(DATED)
    plain, changed = told(event, **CUED), told(event, **(CUED | changes))
    differing = {name for name in plain if plain[name] != changed[name]}
    # Without fillers none is direct either.
    assert differing == ({"two_actors", "only_indirect"} if "fillers" in changes else {feature})


def test_two_mentions_are_several() -> None:
    (main,) = event_of(DATED).mentions
    assert features(Event([main, main]), main)["several_mentions"] == 1.0


@pytest.mark.parametrize("function", sorted(INDIRECT))
def test_only_indirect_where_no_filler_is_direct(function: str) -> None:
    event = event_of(DATED)
    fillers = event.mentions[0].fillers
    indirect = [dataclasses.replace(f, function=function) for f in fillers]
    assert told(event, fillers=indirect)["only_indirect"] == 1.0
    assert told(event, fillers=[*indirect[1:], fillers[0]])["only_indirect"] == 0.0


@pytest.mark.parametrize(
    ("weight", "prior"),
    [(0.5, 0.0), (0.0, math.log(0.05 / 0.95)), (1.0, math.log(0.95 / 0.05)), (0.8, math.log(4))],
)
def test_prior_is_the_log_odds_of_the_frame_within_bounds(weight: float, prior: float) -> None:
    event = event_of(DATED)
    frame = event.mentions[0].frame.model_copy(update={"weight": weight})
    assert told(event, frame=frame)["prior"] == pytest.approx(prior)


def test_a_frame_of_last_resort_is_weak() -> None:
    event = event_of(DATED)
    frames = [event.mentions[0].frame.model_copy(update={"priority": p}) for p in (-1, 0, 3)]
    assert [told(event, frame=frame)["weak_frame"] for frame in frames] == [1.0, 0.0, 0.0]


def test_confidence_is_the_logistic_of_the_weighted_sum() -> None:
    event = event_of(DATED)
    main = event.mentions[0]
    score = sum(load_weights()[name] * value for name, value in features(event, main).items())
    assert confidence_of(event, main) == round(1 / (1 + math.exp(-score)), 3)


def test_a_likelier_frame_makes_a_surer_record() -> None:
    event = event_of(DATED)
    shares = []
    for weight in (0.1, 0.5, 0.9):
        frame = event.mentions[0].frame.model_copy(update={"weight": weight})
        main = dataclasses.replace(event.mentions[0], frame=frame)
        shares.append(confidence_of(Event([main]), main))
    assert shares == sorted(shares)
    assert 0 < shares[0] < shares[-1] < 1


def test_every_feature_has_a_weight_and_every_weight_a_feature() -> None:
    plain = {name for name in told(event_of(DATED)) if not name.startswith("type.")}
    assert set(load_weights()) == plain | {f"type.{name}" for name in get_args(EventType)}
