"""Train the weights of merging on what counts: the events, participants and records at the end.

Part of fit_merging.py. Each article is merged several times over, every mention drawing its event
by the weights' own odds; what went better than the mean of the draws is made likelier (policy
gradient with the other draws as baseline: Williams 1992, Kool et al. 2019). Beside the articles
stand pairs of mentions in sentences of our own (merging_pairs.tsv), which tell what must hold.
"""

from __future__ import annotations

import math
import random
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field, fields
from typing import Any

from dateline.events.affinity import (
    Event,
    Surroundings,
    Weights,
    clash,
    evidence_apart,
    evidence_for,
)
from dateline.events.mentions import EventMention
from dateline.events.merging import REACH

# Articles between two steps, rounds over all articles; the weights are
# averaged over the last two thirds of the rounds.
BATCH, ROUNDS = 40, 18
RATE, PULL, SMALL = 0.012, 0.05, 0.02
# By how much a pair of our own must be told apart or joined, and what each that is not pulls.
MARGIN, PAIR_WEIGHT = 1.0, 1.5

Numbers = dict[str, float]
Options = list[dict[str, float]]
# The evidence for each option of a mention, the right one last if it is a new event.
Choice = tuple[Options, int]
# The options of one mention, their odds, the one drawn.
Draw = tuple[Options, list[float], int]
Reward = Callable[[list[Event]], float]


@dataclass(slots=True)
class Story:
    """The mentions of one article, those that may be one in a list, and what events are worth."""

    parts: list[list[EventMention]]
    worth: Reward
    draws: int
    weight: float = 1.0
    kept: list[dict[str, Any]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.kept = [_state(m) for part in self.parts for m in part]

    def reset(self) -> None:
        """Undo what the rooms after merging have added to the mentions."""
        mentions = [m for part in self.parts for m in part]
        for mention, state in zip(mentions, self.kept, strict=True):
            for name, value in state.items():
                setattr(mention, name, _copied(value))


def _state(mention: EventMention) -> dict[str, Any]:
    names = (f.name for f in fields(EventMention) if f.name != "memo")
    return {name: _copied(getattr(mention, name)) for name in names}


def _copied(value: Any) -> Any:
    return [copy(one) for one in value] if isinstance(value, list) else value


def trained(
    stories: Sequence[Story], pairs: Sequence[Choice], weights: Weights, *, seed: int
) -> Weights:
    """Weights that do better on `stories` and hold `pairs` apart or together; starts at `weights`.

    With the same seed and input the outcome is the same.
    """
    rng, order = random.Random(seed), list(stories)
    number = dict(weights.number)
    steps, summed = Steps(dict(number)), defaultdict[str, float](float)
    for turn in range(ROUNDS):
        rng.shuffle(order)
        for start in range(0, len(order), BATCH):
            slope = defaultdict[str, float](float)
            for story in order[start : start + BATCH]:
                _learn(story, Weights(number, weights.words), rng, slope)
            _hold(pairs, number, slope)
            steps.take(number, slope)
        if turn >= ROUNDS // 3:
            for name, value in number.items():
                summed[name] += value / (ROUNDS - ROUNDS // 3)
    return Weights({n: round(v, 2) for n, v in summed.items() if abs(v) >= SMALL}, weights.words)


def _learn(story: Story, weights: Weights, rng: random.Random, slope: Numbers) -> None:
    """Add to `slope` what makes the better draws of a story likelier."""
    runs: list[tuple[list[Draw], float]] = []
    for _ in range(story.draws):
        drawn: list[Draw] = []
        story.reset()
        events = [e for part in story.parts for e in draw(part, weights, rng, drawn)]
        if not drawn:
            return
        runs.append((drawn, story.weight * story.worth(events)))
    mean = sum(worth for _, worth in runs) / len(runs)
    for drawn, worth in runs:
        pull = (worth - mean) / (len(runs) - 1)
        for options, odds, chosen in drawn if pull else ():
            _add(slope, options[chosen], pull)
            for option, share in zip(options, odds, strict=True):
                _add(slope, option, -pull * share)


def _add(slope: Numbers, evidence: Mapping[str, float], pull: float) -> None:
    for name, value in evidence.items():
        slope[name] += pull * value


def draw(
    mentions: Sequence[EventMention], weights: Weights, rng: random.Random, drawn: list[Draw]
) -> list[Event]:
    """Events as `merge` forms them, each mention's drawn by its odds; the draws go to `drawn`."""
    events: list[Event] = []
    told: dict[str, list[Event]] = defaultdict(list)
    for mention in mentions:
        before = [e for e in told[mention.type][-REACH:] if not clash(mention, e)]
        options = options_for(mention, before, weights)
        odds = odds_of(options, weights.number)
        chosen = rng.choices(range(len(options)), odds)[0]
        if before:
            drawn.append((options, odds, chosen))
        if chosen == len(before):
            event = Event()
            events.append(event)
            told[mention.type].append(event)
        else:
            event = before[chosen]
        event.mentions.append(mention)
    return events


def options_for(mention: EventMention, before: list[Event], weights: Weights) -> Options:
    """The evidence for each event told before, and for a new one last."""
    if not before:
        return [{}]
    around = Surroundings.of(before)
    joined = [dict(evidence_for(mention, e, around, weights)) for e in before]
    return [*joined, dict(evidence_apart(mention, around, weights))]


def _sum(option: Mapping[str, float], number: Numbers) -> float:
    return sum(number.get(name, 0.0) * value for name, value in option.items())


def odds_of(options: Options, number: Numbers) -> list[float]:
    """How likely each option is."""
    sums = [_sum(option, number) for option in options]
    parts = [math.exp(s - max(sums)) for s in sums]
    return [part / sum(parts) for part in parts]


def _hold(pairs: Sequence[Choice], number: Numbers, slope: Numbers) -> None:
    """Pull where a pair of our own is not told rightly by a margin."""
    for options, right in pairs:
        wrong = max(_sum(o, number) for n, o in enumerate(options) if n != right)
        if _sum(options[right], number) - wrong < MARGIN:
            for n, option in enumerate(options):
                _add(slope, option, PAIR_WEIGHT if n == right else -PAIR_WEIGHT)


@dataclass(slots=True)
class Steps:
    """Adam (Kingma & Ba 2015), with a pull back to where the weights began."""

    began: Numbers
    mean: Numbers = field(default_factory=lambda: defaultdict(float))
    square: Numbers = field(default_factory=lambda: defaultdict(float))
    taken: int = 0

    def take(self, number: Numbers, slope: Numbers) -> None:
        """Move `number` up the slope."""
        self.taken += 1
        for name in sorted(slope.keys() | number.keys()):
            away = number.get(name, 0.0) - self.began.get(name, 0.0)
            up = slope.get(name, 0.0) - PULL * away
            self.mean[name] = 0.9 * self.mean[name] + 0.1 * up
            self.square[name] = 0.98 * self.square[name] + 0.02 * up * up
            mean = self.mean[name] / (1 - 0.9**self.taken)
            square = self.square[name] / (1 - 0.98**self.taken)
            number[name] = number.get(name, 0.0) + RATE * mean / (math.sqrt(square) + 1e-3)
