"""What goes out: the event record `dateline.event/1` and its parts.

The JSON Schema that `dateline schema` prints is generated from `EventRecord`. The meaning of every
field is told in docs/records.md.
"""

from __future__ import annotations

import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

EventType = Literal[
    "agreement", "order", "talks", "visit", "cooperation", "transfer", "launch", "facility"
]
Status = Literal["occurred", "ongoing", "planned", "possible", "denied"]
Stage = Literal[
    "proposed", "concluded", "ratified", "in_force", "extended", "amended", "suspended", "ended",
    "rejected", "violated",
    "started", "ongoing", "expanded", "reduced",
    "planned", "under_construction", "opened", "operating", "closed",
]  # fmt: skip
Role = Literal[
    "party", "signatory", "mediator",
    "issuer", "recipient", "counterparty", "proposer",
    "participant", "host",
    "visitor",
    "partner",
    "supplier",
    "operator", "provider",
]  # fmt: skip
Kind = Literal["country", "organisation", "person", "place", "other"]
Basis = Literal["stated", "relative", "context"]
Granularity = Literal[
    "minute", "hour", "part_of_day", "day", "week", "weekend", "month", "quarter", "season",
    "half", "year", "decade", "century", "interval",
]  # fmt: skip

ROLES: dict[str, tuple[str, ...]] = {
    "agreement": ("party", "signatory", "mediator"),
    "order": ("issuer", "recipient", "counterparty", "proposer"),
    "talks": ("participant", "host", "mediator"),
    "visit": ("visitor", "host"),
    "cooperation": ("partner",),
    "transfer": ("supplier", "recipient"),
    "launch": ("operator", "provider"),
    "facility": ("operator", "host"),
}
STAGES: dict[str, tuple[str, ...]] = {
    "agreement": (
        "proposed", "concluded", "ratified", "in_force", "extended", "amended", "suspended",
        "ended", "rejected", "violated",
    ),
    "cooperation": ("proposed", "started", "ongoing", "expanded", "reduced", "ended"),
    "facility": ("planned", "under_construction", "opened", "operating", "closed"),
}  # fmt: skip


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Mention(_Part):
    """A stretch of the article's text: `text == article.text[start:end]`, in code points."""

    text: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)


class Trigger(Mention):
    """The words that name the happening, with their lemma."""

    lemma: str


class ArticleRef(_Part):
    """Which article the record comes from."""

    id: str
    title: str | None = None
    source: str | None = None
    url: str | None = None
    published: datetime.date | None = None


class Participant(_Part):
    """An actor in its role. `country` is ISO 3166-1 alpha-2, null where unknown."""

    role: Role
    name: str
    kind: Kind
    country: str | None = None
    mention: Mention


class EventDate(Mention):
    """When it happens: EDTF (ISO 8601-2), TIMEX3. `earliest`/`latest` are days, null if open."""

    edtf: str
    earliest: datetime.date | None = None
    latest: datetime.date | None = None
    granularity: Granularity
    basis: Basis
    timex_type: Literal["DATE", "TIME", "DURATION", "SET"] = "DATE"
    timex_value: str


class Place(_Part):
    """Where it happens."""

    name: str
    country: str | None = None
    mention: Mention


class Codes(_Part):
    """The record in the field's event codings."""

    plover: str | None = None
    cameo: str | None = None


class Producer(_Part):
    """What made the record: version, spaCy model, digest of frames, cues and gazetteers."""

    dateline: str
    model: str
    rules: str


class EventRecord(_Part):
    """One happening that one article reports."""

    schema_: Literal["dateline.event/1"] = Field("dateline.event/1", alias="schema")
    id: str
    type: EventType
    stage: Stage | None = None
    status: Status
    hedged: bool = False
    attributed_to: tuple[str, ...] = ()
    article: ArticleRef
    trigger: Trigger
    mentions: tuple[Mention, ...]
    evidence: tuple[Mention, ...]
    participants: tuple[Participant, ...]
    date: EventDate | None = None
    places: tuple[Place, ...] = ()
    instrument: str | None = None
    action: str | None = None
    topics: tuple[str, ...] = ()
    item: str | None = None
    amount: str | None = None
    vehicle: str | None = None
    codes: Codes
    confidence: float = Field(ge=0.0, le=1.0)
    rule: str
    producer: Producer

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)
