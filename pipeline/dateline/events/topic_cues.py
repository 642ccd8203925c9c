"""The words of cues/topics.toml: where a topic begins, where it ends, what stands for one."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files

from dateline.errors import DataError
from dateline.events.inflection import noun_forms, verb_forms

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
    binding: frozenset[str]
    topical: frozenset[str]
    hedges: frozenset[str]
    countless: frozenset[str]


def parse_topic_cues(text: str, *, source: str = SOURCE) -> TopicCues:
    """The cues of one TOML text; raises DataError for an unknown or a missing key."""
    table = tomllib.loads(text)
    names = [f.name for f in fields(TopicCues)]
    found: dict[str, frozenset[str]] = {}
    for section, lists in table.items():
        for name, words in lists.items():
            if name not in names:
                raise DataError(_unknown(text, name, names, source))
            found[name] = _forms(section, words)
    missing = [name for name in names if name not in found]
    if missing:
        raise DataError(f"{source}: no list {missing[0]!r}")
    return TopicCues(**found)


def _unknown(text: str, name: str, names: list[str], source: str) -> str:
    rows = text.splitlines()
    line = next((i for i, row in enumerate(rows, 1) if row.startswith(name)), 1)
    return f"{source}:{line}: unknown list {name!r}; allowed: {', '.join(names)}"


def _forms(section: str, words: Iterable[str]) -> frozenset[str]:
    """All forms of the nouns or verbs; other words as they are."""
    if section == "nouns":
        return frozenset(form for word in words for form in noun_forms(word))
    if section == "verbs":
        return frozenset(form for word in words for form in verb_forms(word))
    return frozenset(words)


@cache
def load_topic_cues() -> TopicCues:
    """The shipped cues."""
    return parse_topic_cues((files("dateline_models") / SOURCE).read_text(encoding="utf-8"))
