"""Weights and words of dating, read from cues/dating.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dateline.errors import DataError
from dateline.events.inflection import verb_forms

WEIGHTS = frozenset(
    {
        "own", "clause", "when", "complement", "adjunct", "described", "conjunct", "content",
        "participle", "occasion", "above", "passing", "since", "announced", "astray", "nested",
        "beside", "errand", "made",
    }
)  # fmt: skip
VERBS = frozenset(
    {
        "apart", "telling", "moving", "joining", "ending", "starting", "setting", "going",
        "happening", "coming", "handing", "concluding", "dealing",
        "granting", "making", "effects",
    }
)  # fmt: skip
ADVERBS = frozenset({"apart", "adding", "former", "present"})
WORDS = frozenset(
    {
        "occasion", "background", "preposition", "measure", "measured", "moved", "bound",
        "extreme", "rank", "copula", "term", "meanwhile", "close", "joint", "matter",
        "opening", "goods", "goods_led", "just_before", "effect",
        "day_part", "when_or_where",
    }
)  # fmt: skip
DEEDS = frozenset({"transfer", "agreement", "talks", "visit", "launch", "order", "facility"})


@dataclass(frozen=True, slots=True)
class DatingCues:
    """`weight[relation]`, the forms of the verbs of each list, its adverbs and its words.

    `deeds[type]`: nouns that name a happening of that type once more.
    """

    weight: Mapping[str, int]
    verbs: Mapping[str, frozenset[str]]
    adverbs: Mapping[str, frozenset[str]]
    words: Mapping[str, frozenset[str]]
    deeds: Mapping[str, frozenset[str]]


def parse_dating(text: str, *, source: str) -> DatingCues:
    """Cues of one TOML text; raises DataError for unknown or missing names."""
    table = tomllib.loads(text)
    _check(set(table), frozenset({"weights", "verbs", "adverbs", "words", "deeds"}), source)
    _check(set(table["weights"]), WEIGHTS, f"{source}: [weights]")
    _check(set(table["verbs"]), VERBS, f"{source}: [verbs]")
    _check(set(table["adverbs"]), ADVERBS, f"{source}: [adverbs]")
    _check(set(table["words"]), WORDS, f"{source}: [words]")
    _check(set(table["deeds"]), DEEDS, f"{source}: [deeds]")
    adverbs, words, deeds = (
        {name: frozenset(listed) for name, listed in table[section].items()}
        for section in ("adverbs", "words", "deeds")
    )
    verbs = {
        name: frozenset(form for lemma in lemmas for form in verb_forms(lemma))
        for name, lemmas in table["verbs"].items()
    }
    return DatingCues(table["weights"], verbs, adverbs, words, deeds)


def _check(found: set[str], wanted: frozenset[str], source: str) -> None:
    if found - wanted:
        raise DataError(
            f"{source}: unknown name {min(found - wanted)!r}; allowed: {', '.join(sorted(wanted))}"
        )
    if wanted - found:
        raise DataError(f"{source}: {min(wanted - found)!r} is missing")


@cache
def load_dating() -> DatingCues:
    """The shipped cues."""
    text = (files("dateline_models") / "cues" / "dating.toml").read_text(encoding="utf-8")
    return parse_dating(text, source="cues/dating.toml")
