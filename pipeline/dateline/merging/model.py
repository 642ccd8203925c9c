"""What comes out of merging: `dateline.merged/1`, one happening as several articles tell it."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from dateline.record import (
    ArticleRef,
    Codes,
    EventDate,
    EventType,
    Kind,
    Mention,
    Role,
    Stage,
    Status,
)


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class MergedParticipant(_Part):
    """An actor in its role; `records` says how many of the records name it so."""

    role: Role
    name: str
    kind: Kind
    country: str | None = None
    records: int = Field(ge=1)


class MergedPlace(_Part):
    """Where it happens; `records` says how many of the records name it."""

    name: str
    country: str | None = None
    records: int = Field(ge=1)


class Report(_Part):
    """One record that was joined: its id, its article, its sentences (offsets in that article).

    `copy_of` is the id of an earlier article here of which this one is a copy or an update.
    """

    event_id: str
    article: ArticleRef
    copy_of: str | None = None
    evidence: tuple[Mention, ...]


class MergedEvent(_Part):
    """One happening. `independent` counts the reports that are no copies, `sources` their sources.

    `id` is made from the first report's event id: later reports leave it as it is.
    """

    schema_: Literal["dateline.merged/1"] = Field("dateline.merged/1", alias="schema")
    id: str
    type: EventType
    stage: Stage | None = None
    status: Status
    hedged: bool
    attributed_to: tuple[str, ...] = ()
    participants: tuple[MergedParticipant, ...]
    date: EventDate | None = None
    places: tuple[MergedPlace, ...] = ()
    instrument: str | None = None
    action: str | None = None
    topics: tuple[str, ...] = ()
    item: str | None = None
    amount: str | None = None
    vehicle: str | None = None
    codes: Codes
    confidence: float = Field(ge=0.0, le=1.0)
    reports: tuple[Report, ...]
    independent: int = Field(ge=1)
    sources: int = Field(ge=0)

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)
