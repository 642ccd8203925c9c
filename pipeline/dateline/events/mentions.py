"""What the rooms of `events` hand to one another: one mention of an event in the text."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.entities.model import Actor
from dateline.events.frames import Frame
from dateline.events.predications import Predication, Support
from dateline.parsed import Parsed, Token
from dateline.record import Basis, EventType, Role, Stage, Status
from dateline.times.model import TimeExpression

# Statuses of what has not happened yet.
OPEN = frozenset({"planned", "possible"})


@dataclass(slots=True)
class Filler:
    """An actor in a role, with the tokens that name it here."""

    role: Role
    actor: Actor
    start: int
    end: int
    function: str = ""


@dataclass(slots=True)
class PlaceMention:
    """Where it happens."""

    name: str
    country: str | None
    start: int
    end: int


@dataclass(slots=True)
class EventMention:
    """One mention: a trigger that a frame accepted, with what its sentence says of it."""

    frame: Frame
    predication: Predication
    start: int
    end: int
    lemma: str
    support: Support | None = None
    fillers: list[Filler] = field(default_factory=list)
    beside: list[Filler] = field(default_factory=list)  # named in its sentence, in no role
    status: Status = "occurred"
    status_cue: str | None = None
    stage: Stage | None = None
    hedged: bool = False
    attributed_to: list[Actor] = field(default_factory=list)
    time: TimeExpression | None = None
    time_basis: Basis | None = None
    places: list[PlaceMention] = field(default_factory=list)
    instrument: str | None = None
    topics: list[str] = field(default_factory=list)
    item: str | None = None
    amount: str | None = None
    vehicle: str | None = None
    action: str | None = None
    anaphoric: bool = False
    habitual: bool = False
    confidence: float = 0.5
    # What merging asks of its words again and again.
    memo: dict[str, frozenset[str]] = field(default_factory=dict, repr=False, compare=False)

    @property
    def head(self) -> Token:
        """The syntactic head of the trigger."""
        return self.predication.head

    @property
    def doc(self) -> Parsed:
        """The document."""
        return self.predication.head.doc

    @property
    def type(self) -> EventType:
        """The event type."""
        return self.frame.type

    def actors(self, *roles: str) -> list[Actor]:
        """Actors in these roles (all where none is given), each once."""
        found: dict[str, Actor] = {}
        for filler in self.fillers:
            if not roles or filler.role in roles:
                found.setdefault(filler.actor.id, filler.actor)
        return list(found.values())


@dataclass(frozen=True, slots=True)
class Attempt:
    """One frame tried on one trigger, and why it did or did not apply."""

    frame: str
    trigger: str
    index: int
    applied: bool
    reason: str
