"""Files in, articles or reasons out, one at a time, in the order of the input."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO

import orjson

from dateline.article import Article
from dateline.errors import ArticleError
from dateline.reading.fields import to_article
from dateline.reading.opening import READ_ERRORS, decoded, looks_binary, opened
from dateline.reading.options import ReadOptions
from dateline.reading.pages import html_parts, markdown_parts, text_parts
from dateline.reading.walking import Source, sources

Item = Article | ArticleError

_PARTS: dict[str, Callable[[str], dict[str, Any]]] = {
    "text": text_parts,
    "markdown": markdown_parts,
    "html": html_parts,
}
# A .json file may hold a list of articles: more room than for one of them.
_JSON_FACTOR = 16


def read_articles(inputs: Sequence[Path | str], *, options: ReadOptions) -> Iterator[Item]:
    """The articles of files, folders and stdin ("-"), in order; what can't be read as ArticleError.

    Files of unknown kind inside a folder are passed over (`walking.sources` names them with format
    None). Raises UsageError where a named input does not exist.
    """
    for source in sources(inputs, options):
        if source.format is not None:
            yield from read_source(source, options)


def read_source(source: Source, options: ReadOptions) -> Iterator[Item]:
    """The articles of one file. Never raises for what the file holds: that is an ArticleError."""
    try:
        with opened(source) as stream:
            yield from _READERS.get(source.format or "", _read_page)(stream, source, options)
    except ArticleError as error:
        yield error
    except READ_ERRORS as error:
        code = "E_COMPRESSED" if source.compression else "E_READ"
        reason = getattr(error, "strerror", None) or str(error)
        yield ArticleError(
            f"cannot be read: {reason}", code=code, place=source.place, article_id=source.name
        )


def _bounded(stream: BinaryIO, limit: int, source: Source) -> bytes:
    data = stream.read(limit + 1)
    if len(data) > limit:
        message = f"holds more than {limit} bytes"
        raise ArticleError(message, code="E_TOO_LONG", place=source.place, article_id=source.name)
    return data


def _read_page(stream: BinaryIO, source: Source, options: ReadOptions) -> Iterator[Item]:
    """A file that is one article: text, Markdown, HTML."""
    data = _bounded(stream, options.max_bytes, source)
    content = decoded(data, options.encoding, place=source.place, article_id=source.name)
    parts = _PARTS[source.format or "text"](content)
    # Only a JSON object may name its id: front matter "id" is rarely an article's.
    parts.pop("id", None)
    yield to_article(parts, options, place=source.place, fallback_id=source.name)


def _read_json(stream: BinaryIO, source: Source, options: ReadOptions) -> Iterator[Item]:
    """A file with one JSON object, or with a list of them."""
    data = _bounded(stream, _JSON_FACTOR * options.max_bytes, source)
    value = _parsed(data, options, source.place, source.name)
    if not isinstance(value, list):
        yield _from_json(value, options, source.place, source.name)
        return
    for number, item in enumerate(value, start=1):
        where = f"{source.place}[{number}]"
        yield _guarded(item, options, where, f"{source.name}#{number}")


def _read_lines(stream: BinaryIO, source: Source, options: ReadOptions) -> Iterator[Item]:
    """A file with one JSON object a line; blank lines are passed over."""
    for number, line in enumerate(_lines(stream, options.max_bytes), start=1):
        place, name = f"{source.place}:{number}", f"{source.name}#{number}"
        if line is None:
            message = f"the line holds more than {options.max_bytes} bytes"
            yield ArticleError(message, code="E_TOO_LONG", place=place, article_id=name)
        elif line.strip():
            yield _guarded_line(line, options, place, name)


def _lines(stream: BinaryIO, limit: int) -> Iterator[bytes | None]:
    """Lines of at most `limit` bytes; None in place of a longer one, which is never held whole."""
    while line := stream.readline(limit + 1):
        if len(line) <= limit or line.endswith(b"\n"):
            yield line
            continue
        while (rest := stream.readline(1 << 20)) and not rest.endswith(b"\n"):
            pass
        yield None


def _guarded_line(line: bytes, options: ReadOptions, place: str, name: str) -> Item:
    try:
        return _from_json(_parsed(line, options, place, name), options, place, name)
    except ArticleError as error:
        return error


def _guarded(value: Any, options: ReadOptions, place: str, name: str) -> Item:
    try:
        return _from_json(value, options, place, name)
    except ArticleError as error:
        return error


def _from_json(value: Any, options: ReadOptions, place: str, name: str) -> Article:
    if not isinstance(value, dict):
        message = f"is a JSON {_kind(value)}, not an object"
        raise ArticleError(message, code="E_SCHEMA", place=place, article_id=name)
    return to_article(value, options, place=place, fallback_id=name)


def _kind(value: Any) -> str:
    names = {list: "list", str: "string", bool: "boolean", type(None): "null"}
    return names.get(type(value), "number")


def _parsed(data: bytes, options: ReadOptions, place: str, name: str) -> Any:
    """The JSON value; E_JSON, or E_ENCODING and E_BINARY where the bytes are not even text."""
    try:
        return orjson.loads(data)
    except orjson.JSONDecodeError as error:
        problem = str(error)
    if looks_binary(data[:4096]):
        raise ArticleError("is no text", code="E_BINARY", place=place, article_id=name)
    text = decoded(data, options.encoding, place=place, article_id=name)
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        raise ArticleError(problem, code="E_JSON", place=place, article_id=name) from None


_READERS: dict[str, Callable[[BinaryIO, Source, ReadOptions], Iterable[Item]]] = {
    "json": _read_json,
    "jsonl": _read_lines,
}
