"""One article from one JSON object: a line of a stream, a request body, a table's row."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

import orjson

from dateline.article import Article
from dateline.errors import ArticleError
from dateline.reading.fields import to_article
from dateline.reading.options import FIELD_NAMES, ReadOptions

MAX_CHARS = ReadOptions().max_chars


def parse_line(line: bytes, *, place: str, max_chars: int = MAX_CHARS) -> Article:
    """The article that a line of JSON holds.

    Raises ArticleError with `E_ENCODING` (not UTF-8), `E_JSON`, or a code of `to_article`.
    """
    return parse_object(decode(line, place=place), place=place, max_chars=max_chars)


def decode(data: bytes, *, place: str) -> object:
    """The JSON value of `data`; ArticleError with `E_ENCODING` or `E_JSON` where there is none."""
    try:
        return orjson.loads(data.removeprefix(b"\xef\xbb\xbf"))
    except orjson.JSONDecodeError as error:
        if data.decode("utf-8", errors="ignore").encode() != data:
            raise ArticleError("is not UTF-8", code="E_ENCODING", place=place) from error
        raise ArticleError(error.msg, code="E_JSON", place=place) from error


def parse_object(
    value: object, *, place: str, max_chars: int = MAX_CHARS, strict: bool = False
) -> Article:
    """The article that a JSON object tells, read as files are or `strict`; errors as `to_article`.

    An article without an id gets one from its title and text.
    """
    if not isinstance(value, Mapping):
        raise ArticleError("is not a JSON object", code="E_SCHEMA", place=place)
    options = ReadOptions(max_chars=max_chars, strict=strict)
    return to_article(value, options, place=place, fallback_id=_content_id(value))


def _content_id(value: Mapping[Any, Any]) -> str:
    """An id for an article that has none: the same for the same title and text."""
    parts = [_first_string(value, name) for name in ("title", "text")]
    digest = hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass"))
    return f"sha256-{digest.hexdigest()[:16]}"


def _first_string(value: Mapping[Any, Any], field: str) -> str:
    found = (value[name] for name in FIELD_NAMES[field] if isinstance(value.get(name), str))
    return next(found, "")
