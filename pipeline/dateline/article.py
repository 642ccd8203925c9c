"""What comes in: one article."""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel, ConfigDict, Field


class Article(BaseModel):
    """A text with an id and, where known, a title, a publication date, a source and a URL.

    All offsets in records count Unicode code points of `text` as it stands here.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(min_length=1)
    text: str
    title: str | None = None
    published: date | None = None
    source: str | None = None
    url: str | None = None
