"""One article from one JSON object: a line of a stream, a request body, a table's row."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Mapping
from typing import Any

import orjson
from pydantic import ValidationError

from dateline.article import Article
from dateline.errors import ArticleError

MAX_CHARS = 1_000_000
# The usual names of each field; the first one that is there and not null counts.
FIELD_NAMES: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "_id", "article_id"),
    "text": ("text", "body", "content", "maintext"),
    "title": ("title", "headline"),
    "published": ("published", "date", "date_publish", "published_at"),
    "source": ("source", "source_domain"),
    "url": ("url", "link"),
}


def parse_line(line: bytes, *, place: str, max_chars: int = MAX_CHARS) -> Article:
    """The article that a line of JSON holds.

    Raises ArticleError with `E_ENCODING` (not UTF-8), `E_JSON`, `E_SCHEMA`, `E_EMPTY` (no text) or
    `E_TOO_LONG` (over `max_chars` code points).
    """
    return parse_object(_decode(line, place), place=place, max_chars=max_chars)


def _decode(line: bytes, place: str) -> object:
    try:
        return orjson.loads(line.removeprefix(b"\xef\xbb\xbf"))
    except orjson.JSONDecodeError as error:
        raise _refusal(line, error, place) from error


def _refusal(line: bytes, error: orjson.JSONDecodeError, place: str) -> ArticleError:
    if line.decode("utf-8", errors="ignore").encode() != line:
        return ArticleError("not UTF-8", code="E_ENCODING", place=place)
    return ArticleError(f"not JSON: {error.msg}", code="E_JSON", place=place)


def parse_object(value: object, *, place: str, max_chars: int = MAX_CHARS) -> Article:
    """The article that a JSON object or a row tells; errors as in `parse_line`.

    An article without an id gets one from its title and text. Fields of other names are ignored.
    """
    if not isinstance(value, Mapping):
        raise ArticleError("not a JSON object", code="E_SCHEMA", place=place)
    fields = {name: _first(value, names) for name, names in FIELD_NAMES.items()}
    article_id = fields["id"] if isinstance(fields["id"], str) else None
    _check_text(fields["text"], place=place, article_id=article_id, max_chars=max_chars)
    fields["published"] = _day(fields["published"], place=place, article_id=article_id)
    if fields["id"] is None:
        fields["id"] = content_id(fields["title"], fields["text"])
    elif isinstance(fields["id"], int) and not isinstance(fields["id"], bool):
        fields["id"] = str(fields["id"])
    try:
        return Article(**fields)
    except ValidationError as error:
        message = _explain(error)
        raise ArticleError(
            message, code="E_SCHEMA", place=place, article_id=article_id or None
        ) from error


def _first(value: Mapping[Any, Any], names: tuple[str, ...]) -> Any:
    return next((value[name] for name in names if value.get(name) is not None), None)


def _check_text(text: object, *, place: str, article_id: str | None, max_chars: int) -> None:
    if not isinstance(text, str):
        names = ", ".join(FIELD_NAMES["text"])
        message = f"no text: a string is wanted under one of {names}"
        raise ArticleError(message, code="E_SCHEMA", place=place, article_id=article_id)
    if not text.strip():
        raise ArticleError("empty text", code="E_EMPTY", place=place, article_id=article_id)
    if len(text) > max_chars:
        message = f"{len(text)} characters, the limit is {max_chars}"
        raise ArticleError(message, code="E_TOO_LONG", place=place, article_id=article_id)


def _day(value: object, *, place: str, article_id: str | None) -> datetime.date | None:
    """The day of an ISO 8601 date or time stamp, as the clock there had it."""
    if value is None:
        return None
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, datetime.date):
        return value
    try:
        return datetime.datetime.fromisoformat(str(value)).date()
    except ValueError as error:
        message = f"published: not an ISO 8601 date: {str(value)[:40]!r}"
        raise ArticleError(message, code="E_SCHEMA", place=place, article_id=article_id) from error


def content_id(title: object, text: object) -> str:
    """An id for an article that has none: the same for the same title and text."""
    digest = hashlib.sha256(f"{title or ''}\0{text}".encode("utf-8", "surrogatepass"))
    return f"sha256-{digest.hexdigest()[:16]}"


def _explain(error: ValidationError) -> str:
    return "; ".join(
        f"{'.'.join(str(part) for part in item['loc'])}: {item['msg']}" for item in error.errors()
    )
