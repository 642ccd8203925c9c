"""The words of cues/syntax.toml: what is seen through, what leads on, who is governed by whom."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dateline.events.word_lists import parse_cues, shipped_cues

SOURCE = "cues/syntax.toml"


@dataclass(frozen=True, slots=True)
class SyntaxCues:
    """Lower-cased words by what they do; cues/syntax.toml tells of each."""

    carrying: frozenset[str]
    light_nouns: frozenset[str]
    concerning: frozenset[str]
    granting: frozenset[str]
    offered: frozenset[str]
    sponsored: frozenset[str]
    owned: frozenset[str]
    owning: frozenset[str]
    belonging: frozenset[str]
    leading: frozenset[str]
    directing: frozenset[str]
    given: frozenset[str]
    background_prepositions: frozenset[str]
    subject_control: frozenset[str]
    object_control: frozenset[str]
    keeping: frozenset[str]
    judging: frozenset[str]
    some_holder: frozenset[str]
    stipulating: frozenset[str]
    rights: frozenset[str]
    promises: frozenset[str]
    adjunct_nouns: frozenset[str]
    bound_prepositions: frozenset[str]
    measures: frozenset[str]
    portions: frozenset[str]
    territories: frozenset[str]
    currencies: frozenset[str]
    about: frozenset[str]
    instrument_tails: frozenset[str]
    raising: frozenset[str]
    likening: frozenset[str]
    aims: frozenset[str]
    financing: frozenset[str]
    bestowing: frozenset[str]
    grounds: frozenset[str]
    answered: frozenset[str]
    answering: frozenset[str]
    held: frozenset[str]
    parts: frozenset[str]
    offers: frozenset[str]
    receiving: frozenset[str]
    offering: frozenset[str]
    having: frozenset[str]
    keepers: frozenset[str]
    firms: frozenset[str]
    delegations: frozenset[str]
    parting: frozenset[str]
    one_sided: frozenset[str]
    creating: frozenset[str]
    joined_by: frozenset[str]
    includes: frozenset[str]
    asking: frozenset[str]
    ranks: frozenset[str]
    member_states: frozenset[str]
    not_all: frozenset[str]
    valued: frozenset[str]
    petitioning: frozenset[str]
    courts: frozenset[str]
    court_words: frozenset[str]
    ordering: frozenset[str]
    spans: frozenset[str]
    pleas: frozenset[str]
    ruling_on: frozenset[str]
    phasal: frozenset[str]
    done_to: frozenset[str]
    mutual: frozenset[str]
    lines: frozenset[str]
    state_bodies: frozenset[str]
    aloft: frozenset[str]
    conferring: frozenset[str]
    talks: frozenset[str]
    margins: frozenset[str]
    towns: frozenset[str]
    sittings: frozenset[str]
    sitting_bodies: frozenset[str]
    letting: frozenset[str]
    providing: frozenset[str]
    invitations: frozenset[str]
    making: frozenset[str]


def parse_syntax_cues(text: str, *, source: str = SOURCE) -> SyntaxCues:
    """The cues of one TOML text; raises DataError for an unknown or a missing key."""
    return parse_cues(SyntaxCues, text, source=source)


@cache
def load_syntax_cues() -> SyntaxCues:
    """The shipped cues."""
    return shipped_cues(SyntaxCues, SOURCE)
