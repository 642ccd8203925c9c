"""How surely two records tell the same happening."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dateline.merging.names import likeness
from dateline.merging.traits import DAY, Traits
from dateline.record import Participant

# From here up an actor counts as named by the other record too.
FOUND = 0.45
# So many of their words two sentences on one matter share; fewer speak against it.
EXPECTED = 0.3
# Stages that can be told of one and the same step: what was proposed is later concluded.
_STEPS: Mapping[str, str] = {
    "proposed": "begin", "concluded": "begin", "in_force": "begin",
    "started": "begin", "ongoing": "begin", "expanded": "widen",
    "planned": "begin", "under_construction": "begin", "opened": "begin", "operating": "begin",
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Weights:
    """What each kind of agreement adds and each conflict takes off; the same from `threshold` up.

    Set by hand on the labelled pairs in `corpus/`; few and round, so that they mean something.
    """

    parties: float = 0.6
    date: float = 0.3
    content: float = 0.1
    evidence: float = 0.4
    place: float = 0.1
    copies: float = 0.3
    conflict: float = 0.4
    other_place: float = 0.05
    other_step: float = 0.5
    other_status: float = 0.25
    lone_party: float = 0.15
    least_parties: float = 0.3
    threshold: float = 0.6


DEFAULT = Weights()


def score(one: Traits, other: Traits, *, weights: Weights = DEFAULT, copies: bool = False) -> float:
    """From 0 to about 1; 0 where type, dates or participants rule it out.

    `copies` says that the two articles are copies of one text.
    """
    if one.record.type != other.record.type:
        return 0.0
    dates = date_likeness(one, other)
    parties, conflict = party_likeness(one, other)
    if dates == 0.0 or parties < weights.least_parties:
        return 0.0
    place = place_likeness(one, other)
    total = (
        weights.parties * parties
        + weights.date * dates
        + weights.content * overlap(one.content, other.content)
        + weights.evidence * _told_alike(one, other)
        + weights.place * max(place, 0.0)
        + weights.copies * copies
    )
    against = (
        weights.conflict * conflict
        + _place_matters(one) * weights.other_place * max(-place, 0.0)
        + weights.lone_party * _lone(one, other, dates)
        + weights.other_step * _other_step(one, other)
        + weights.other_status * _other_status(one, other)
    )
    return max(0.0, total - against)


def date_likeness(one: Traits, other: Traits) -> float:
    """1 for the same day, less for wider spans that overlap, 0 where they exclude each other."""
    a, b = one.span, other.span
    if a is None or b is None:
        return 0.0
    if a == b and one.dated and other.dated:
        return 1.0 if a[1] - a[0] <= 7 * DAY else 0.7
    gap = max(a[0], b[0]) - min(a[1], b[1])
    if gap > DAY:
        return 0.0
    if gap == DAY:
        # Two days side by side: the day of the act and that of its report.
        return 0.3
    if not (one.dated and other.dated):
        return 0.3
    narrow = max(a[1] - a[0], b[1] - b[0]) <= 31 * DAY
    return 0.7 if narrow else 0.4


def party_likeness(one: Traits, other: Traits) -> tuple[float, bool]:
    """How far the participants of each find themselves in the other (0 to 1), and a conflict.

    Several may be found in one: a president and his country are one side. An actor that one record
    leaves out is no conflict; that each names, in one role, an actor that the other lacks is one.
    """
    mine, theirs = one.record.participants, other.record.participants
    if not mine or not theirs:
        return 0.0, False
    table = [[actor_likeness(actor, rival) for rival in theirs] for actor in mine]
    found = [max(row) for row in table]
    found_there = [max(column) for column in zip(*table, strict=True)]
    shares = sorted((sum(found) / len(found), sum(found_there) / len(found_there)))
    lacking = {actor.role for actor, best in zip(mine, found, strict=True) if best < FOUND}
    lacking_there = {
        actor.role for actor, best in zip(theirs, found_there, strict=True) if best < FOUND
    }
    return 0.4 * shares[0] + 0.6 * shares[1], bool(lacking & lacking_there)


def actor_likeness(one: Participant, other: Participant) -> float:
    """The names' likeness, or what their countries give; less where the roles differ."""
    alike = likeness(one.name, other.name)
    if one.country and one.country == other.country:
        # A seat of government for its state; two agencies of one country are a weaker hint.
        alike = max(alike, 0.7 if "country" in (one.kind, other.kind) else 0.35)
    elif one.country and other.country and alike < 1.0:
        alike *= 0.5
    return alike if one.role == other.role else 0.7 * alike


def place_likeness(one: Traits, other: Traits) -> float:
    """1 where a place is shared, 0 where one tells none, -1 where they name others."""
    names = [place.name for place in one.record.places]
    rivals = [place.name for place in other.record.places]
    if not names or not rivals:
        return 0.0
    best = max(likeness(name, rival) for name in names for rival in rivals)
    return 1.0 if best >= 0.75 else -1.0


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the smaller set that lies in the other."""
    if not one or not other:
        return 0.0
    return len(one & other) / min(len(one), len(other))


def _told_alike(one: Traits, other: Traits) -> float:
    """How far the sentences share words beside the names: below 0 where they share few."""
    if not one.evidence or not other.evidence:
        return 0.0
    names = one.keys | other.keys
    return overlap(one.evidence - names, other.evidence - names) - EXPECTED


def _lone(one: Traits, other: Traits, dates: float) -> float:
    """One actor in common is little, unless the very day or what it is about agrees too.

    Each that is missing counts 1: a date in both, and a word in common of what it is about; that
    counts 2 where both tell what it is about in other words.
    """
    few = min(len(one.record.participants), len(other.record.participants)) == 1
    if not few or dates == 1.0:
        return 0.0
    undated = float(not (one.dated and other.dated))
    if one.matter & other.matter:
        return undated
    return undated + (2.0 if one.matter and other.matter else 1.0)


def _place_matters(traits: Traits) -> float:
    """A plant elsewhere is another plant; of a meeting, one tells the town, another the country."""
    return 4.0 if traits.record.type == "facility" else 1.0


def _other_step(one: Traits, other: Traits) -> bool:
    stages = one.record.stage, other.record.stage
    if None in stages or stages[0] == stages[1]:
        return False
    steps = [_STEPS.get(stage or "", stage) for stage in stages]
    return steps[0] != steps[1]


def _other_status(one: Traits, other: Traits) -> float:
    """1 where one is denied and the other isn't, less where what is possible meets a fact."""
    statuses = {one.record.status, other.record.status}
    if len(statuses) == 1:
        return 0.0
    if "denied" in statuses:
        return 1.0
    return 0.5 if "possible" in statuses and statuses & {"occurred", "ongoing"} else 0.0
