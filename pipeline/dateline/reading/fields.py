"""From a JSON object, or the parts of a page, to an Article."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from dateline.article import Article
from dateline.errors import ArticleError
from dateline.reading.dates import publication_date
from dateline.reading.options import FIELD_NAMES, ReadOptions

_STRINGS = ("title", "source", "url")


def to_article(
    fields: Mapping[str, Any], options: ReadOptions, *, place: str, fallback_id: str
) -> Article:
    """The article that `fields` describe.

    Raises ArticleError: E_SCHEMA (no text, or a field of the wrong kind), E_EMPTY, E_TOO_LONG,
    E_DATE (no date, an impossible one, or one after `options.latest`).
    """
    identity = _identity(_find(fields, "id", options), place, fallback_id)

    def refuse(code: str, message: str) -> ArticleError:
        return ArticleError(message, code=code, place=place, article_id=identity)

    if options.strict and (field := _no_string(fields, options)):
        raise refuse("E_SCHEMA", f"{field} is not a string")
    text = _find(fields, "text", options)
    if not isinstance(text, str):
        names = options.fields.get("text") or ", ".join(FIELD_NAMES["text"])
        raise refuse("E_SCHEMA", f"has no text field (looked for {names})")
    if not text.strip():
        raise refuse("E_EMPTY", "has no text")
    if len(text) > options.max_chars:
        raise refuse("E_TOO_LONG", f"has {len(text)} characters, more than {options.max_chars}")
    published = _published(_find(fields, "published", options), options)
    if isinstance(published, str):
        raise refuse("E_DATE", published)
    return Article(
        id=identity,
        text=text,
        title=_string(_find(fields, "title", options)),
        published=published,
        source=_string(_name_of(_find(fields, "source", options))),
        url=_string(_find(fields, "url", options)),
    )


def _find(fields: Mapping[str, Any], field: str, options: ReadOptions) -> Any:
    """The first value present under the names of `field`; None where there is none."""
    override = options.fields.get(field)
    for name in (override,) if override else FIELD_NAMES[field]:
        if fields.get(name) is not None:
            return fields[name]
    return None


def _identity(value: Any, place: str, fallback_id: str) -> str:
    if value is None or value == "":
        return fallback_id
    if isinstance(value, str) or (isinstance(value, int) and not isinstance(value, bool)):
        return str(value)
    message = "has an id that is neither text nor a whole number"
    raise ArticleError(message, code="E_SCHEMA", place=place, article_id=fallback_id)


def _published(value: Any, options: ReadOptions) -> date | str | None:
    """The publication date, or what is wrong with it."""
    if options.strict and value is not None and not _is_iso(value):
        return f"published is not an ISO 8601 date: {str(value)[:40]!r}"
    if value is None or value == "":
        return options.published
    day = publication_date(value, day_first=options.day_first)
    if day is None:
        return f"publication date {str(value)[:40]!r} is none that can be read"
    if options.latest and day > options.latest:
        return f"publication date {day} lies in the future"
    return day


def _no_string(fields: Mapping[str, Any], options: ReadOptions) -> str | None:
    """The first field that should be a string and is none."""
    kinds = ((name, _find(fields, name, options)) for name in _STRINGS)
    return next((name for name, value in kinds if not isinstance(value, str | None)), None)


def _is_iso(value: Any) -> bool:
    if not isinstance(value, str):
        return False
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


def _name_of(value: Any) -> Any:
    """Some feeds give the source as an object with a name."""
    return value.get("name") if isinstance(value, Mapping) else value


def _string(value: Any) -> str | None:
    return (value.strip() or None) if isinstance(value, str) else None
