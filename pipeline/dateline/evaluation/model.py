"""What is compared: samples with labelled events, and predicted events in the same form."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from dateline.article import Article
from dateline.record import ROLES, STAGES

STATUSES = ("occurred", "ongoing", "planned", "possible", "denied")
TYPES = tuple(ROLES)
TEXT_FIELDS = ("instrument", "item", "vehicle", "amount", "action")
HEAD_FIELDS = ("id", "title", "published", "source", "url", "topic")
# What a foreign scheme may label beside types and participants, and what stands for "not labelled".
OPTIONAL_FIELDS: dict[str, object] = {
    "date": None,
    "status": None,
    "stage": None,
    "hedged": None,
    "instrument": None,
    "topics": (),
}
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
    """A labelled or predicted event. The first mention is the trigger.

    Status and `hedged` are None where they are not to be judged (`Sample.judged`).
    """

    type: str
    mentions: tuple[Span, ...] = ()
    participants: tuple[Participant, ...] = ()
    status: str | None = "occurred"
    hedged: bool | None = False
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
    """An article with its labels. `place` names the file and the line or place it was read from.

    Labels of a foreign scheme cover some types only (`scope`, None for all) and some fields only
    (`labelled`): what they do not cover is not judged.
    """

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
    scope: frozenset[str] | None = None
    labelled: frozenset[str] = frozenset()

    def judged(self, events: Iterable[Event]) -> list[Event]:
        """Events, labelled or predicted, of the types in scope and without what is not labelled."""
        if self.scope is None:
            return list(events)
        blank = {k: v for k, v in OPTIONAL_FIELDS.items() if k not in self.labelled}
        return [replace(e, **blank) for e in events if e.type in self.scope]  # type: ignore[arg-type]

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
