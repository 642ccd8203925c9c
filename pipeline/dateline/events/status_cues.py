"""The words of cues/status_words.toml: which words steer the reading."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dateline.events.word_lists import parse_cues, shipped_cues

SOURCE = "cues/status_words.toml"


@dataclass(frozen=True, slots=True)
class StatusWords:
    """Lower-cased words by what they do; cues/status_words.toml tells of each."""

    copulas: frozenset[str]
    afterwards: frozenset[str]
    settings: frozenset[str]
    shared_prepositions: frozenset[str]
    forerunning: frozenset[str]
    governing_prepositions: frozenset[str]
    governing_in: frozenset[str]
    ranks: frozenset[str]
    yet: frozenset[str]
    definite: frozenset[str]
    issuing: frozenset[str]
    privy: frozenset[str]
    linking: frozenset[str]
    drafts: frozenset[str]
    tidings: frozenset[str]
    under_way: frozenset[str]
    forcing: frozenset[str]
    beginning: frozenset[str]
    trying: frozenset[str]
    in_vain: frozenset[str]
    attempting: frozenset[str]
    failing: frozenset[str]
    to_no_avail: frozenset[str]
    lasting: frozenset[str]
    particles: frozenset[str]
    calling: frozenset[str]
    over: frozenset[str]
    ahead: frozenset[str]
    pursuing: frozenset[str]
    attending: frozenset[str]
    negotiating: frozenset[str]
    unreal: frozenset[str]
    gatherings: frozenset[str]
    completing: frozenset[str]
    leaving_open: frozenset[str]
    lengths: frozenset[str]
    settled: frozenset[str]
    negotiations: frozenset[str]
    circumstances: frozenset[str]
    finishing: frozenset[str]
    unrealised: frozenset[str]
    supposed: frozenset[str]
    pleading: frozenset[str]
    durative: frozenset[str]
    voted: frozenset[str]
    deliberation: frozenset[str]
    phases: frozenset[str]
    appointments: frozenset[str]
    vain: frozenset[str]
    running: frozenset[str]
    setting_out: frozenset[str]
    leaving: frozenset[str]
    sittings: frozenset[str]
    coming_about: frozenset[str]
    remarking: frozenset[str]
    faring: frozenset[str]
    providing: frozenset[str]
    provisos: frozenset[str]
    inverting: frozenset[str]
    scenes: frozenset[str]


def parse_status_words(text: str, *, source: str = SOURCE) -> StatusWords:
    """The lists of one TOML text; raises DataError for an unknown or a missing key."""
    return parse_cues(StatusWords, text, source=source)


@cache
def load_status_words() -> StatusWords:
    """The shipped lists."""
    return shipped_cues(StatusWords, SOURCE)
