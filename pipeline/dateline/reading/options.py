"""How articles are read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

# Field of an article -> the names under which files carry it, the first one present wins.
FIELD_NAMES: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "maintext", "article_text"),
    "title": ("title", "headline"),
    "url": ("url", "link"),
    "source": ("source", "source_domain", "publisher", "sitename"),
    "published": ("published", "date", "date_publish", "published_at", "publication_date"),
    "id": ("id", "article_id", "guid", "_id"),
}


@dataclass(frozen=True, kw_only=True)
class ReadOptions:
    """What a user may say about the input.

    `published` is for articles without a date of their own. `latest` is the last day on which an
    article can have been published (a later one is E_DATE; None: no bound). `fields` overrides the
    name of a field ("text" -> "paragraphs"). `encoding` is that of text without a byte order mark.
    `max_chars` bounds the text of an article. Files in `exclude` (absolute paths) are not read when
    a folder is walked: the run's own output. Files may be sloppy and are read with a will to
    understand; `strict` refuses a title, source or url that is no string and a date that is not
    ISO 8601, as a request should be told.
    """

    published: date | None = None
    latest: date | None = None
    day_first: bool = False
    fields: Mapping[str, str] = field(default_factory=dict)
    encoding: str = "utf-8"
    max_chars: int = 1_000_000
    exclude: frozenset[Path] = frozenset()
    strict: bool = False

    @property
    def max_bytes(self) -> int:
        """The most that one article may take in a file, with markup and escapes."""
        return 16 * self.max_chars


def today() -> date:
    """The last day on which an article can have been published: tomorrow, wherever it appeared."""
    return (datetime.now(UTC) + timedelta(days=1)).date()
