"""How sure a record is: a logistic function of what supports it, with weights read from data.

The weights in cues/confidence.toml are fitted by scripts/calibrate.py on labelled articles, so that
of the records at 0.8 four in five are right (the event is labelled and of that type).
"""

from __future__ import annotations

import math
import tomllib
from functools import cache
from importlib.resources import files

from dateline.events.affinity import Event
from dateline.events.mentions import EventMention

INDIRECT = frozenset({"clause", "speaker", "inherited", "adjunct", "at hand"})


@cache
def load_weights() -> dict[str, float]:
    """The fitted weights by feature name."""
    text = (files("dateline_models") / "cues" / "confidence.toml").read_text(encoding="utf-8")
    return {name: float(value) for name, value in tomllib.loads(text)["weights"].items()}


def features(event: Event, main: EventMention) -> dict[str, float]:
    """What speaks for and against a record, each a number of order one."""
    fillers = [f for m in event.mentions for f in m.fillers]
    prior = min(max(main.frame.weight, 0.05), 0.95)
    return {
        "bias": 1.0,
        "prior": math.log(prior / (1 - prior)),
        "two_actors": float(len(event.actors()) >= 2),
        "several_mentions": float(len(event.mentions) > 1),
        "only_indirect": float(all(f.function in INDIRECT for f in fillers)),
        "dated": float(main.time is not None),
        "supported": float(main.support is not None),
        "weak_frame": float(main.frame.priority < 0),
        "default_status": float(main.status_cue == "default"),
        "hedged": float(main.hedged),
        f"type.{main.type}": 1.0,
    }


def confidence_of(event: Event, main: EventMention) -> float:
    """A number between 0 and 1: how likely the record's event is a right one."""
    weights = load_weights()
    score = sum(weights.get(name, 0.0) * value for name, value in features(event, main).items())
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, score)))), 3)
