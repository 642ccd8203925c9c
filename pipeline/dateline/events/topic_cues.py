"""The words of cues/topics.toml: where a topic begins, where it ends, what stands for one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dateline.events.word_lists import parse_cues, shipped_cues

SOURCE = "cues/topics.toml"


@dataclass(frozen=True, slots=True)
class TopicCues:
    """Lower-cased word forms by what they do; cues/topics.toml tells of each."""

    pointing: frozenset[str]
    dealings: frozenset[str]
    measures: frozenset[str]
    focus: frozenset[str]
    sites: frozenset[str]
    ranks: frozenset[str]
    disputes: frozenset[str]
    people: frozenset[str]
    intentions: frozenset[str]
    reaching: frozenset[str]
    tails: frozenset[str]
    acquiring: frozenset[str]
    making: frozenset[str]
    focusing: frozenset[str]
    covering: frozenset[str]
    topping: frozenset[str]
    idle: frozenset[str]
    signing: frozenset[str]
    cutting: frozenset[str]
    returning: frozenset[str]
    sums: frozenset[str]
    binding: frozenset[str]
    topical: frozenset[str]
    hedges: frozenset[str]
    countless: frozenset[str]


def parse_topic_cues(text: str, *, source: str = SOURCE) -> TopicCues:
    """The cues of one TOML text; raises DataError for an unknown or a missing key."""
    return parse_cues(TopicCues, text, source=source)


@cache
def load_topic_cues() -> TopicCues:
    """The shipped cues."""
    return shipped_cues(TopicCues, SOURCE)
