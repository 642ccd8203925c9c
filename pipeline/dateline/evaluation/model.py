"""What is compared: samples with labelled events, and predicted events in the same form."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from dateline.article import Article
from dateline.record import ROLES, STAGES

STATUSES = ("occurred", "ongoing", "planned", "possible", "denied")
TYPES = tuple(ROLES)
TEXT_FIELDS = ("instrument", "item", "vehicle", "amount", "action")
HEAD_FIELDS = ("id", "title", "published", "source", "url", "topic")
LIST_FIELDS = ("attributed_to", "places", "topics")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of an article's text: code points, end exclusive."""

    start: int
    end: int
    text: str = ""

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


NOWHERE = Span(-1, -1)


@dataclass(frozen=True, slots=True)
class Participant:
    """An actor in its role, with the places where the text names it."""

    role: str
    name: str
    mentions: tuple[Span, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Event:
    """A labelled or predicted event. The first mention is the trigger."""

    type: str
    mentions: tuple[Span, ...] = ()
    participants: tuple[Participant, ...] = ()
    status: str | None = "occurred"
    hedged: bool = False
    stage: str | None = None
    date: str | None = None
    attributed_to: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    instrument: str | None = None
    topics: tuple[str, ...] = ()
    item: str | None = None
    vehicle: str | None = None
    amount: str | None = None
    action: str | None = None
    lead: Span | None = None
    confidence: float | None = None
    rule: str | None = None

    @cached_property
    def trigger(self) -> Span:
        """The mention that must overlap a labelled one: the record's trigger or the first."""
        if self.lead is not None:
            return self.lead
        return self.mentions[0] if self.mentions else NOWHERE


@dataclass(frozen=True, kw_only=True)
class TimeLabel:
    """A labelled or predicted time expression, as TIMEX3 has it."""

    span: Span
    type: str
    value: str


@dataclass(frozen=True, kw_only=True)
class Sample:
    """An article with its labels. `place` names the file and the line or place it was read from."""

    id: str
    text: str
    title: str | None = None
    published: str | None = None
    source: str | None = None
    url: str | None = None
    topic: str | None = None
    events: tuple[Event, ...] = ()
    times: tuple[TimeLabel, ...] = ()
    place: str = ""

    def article(self) -> Article:
        """The article as the extractor takes it: without its labels."""
        return Article.model_validate(
            {
                "id": self.id,
                "text": self.text,
                "title": self.title,
                "published": self.published,
                "source": self.source,
                "url": self.url,
            }
        )


def allowed_roles(event_type: str) -> tuple[str, ...]:
    """The roles of an event type; none for an unknown one."""
    return ROLES.get(event_type, ())


def allowed_stages(event_type: str) -> tuple[str, ...]:
    """The stages of an event type; none where it has no stages."""
    return STAGES.get(event_type, ())
