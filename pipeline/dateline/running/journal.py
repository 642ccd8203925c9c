"""The journal of a run: which articles are done, and where their records end in the output.

One JSON object a line. The first holds the digest of everything that decides the records; then one
line an article, in the order of the input, written only after the article's records are with the
operating system. A line that a crash tore is cut off.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import orjson

from dateline.article import Article
from dateline.errors import ArticleError, RunError

FORMAT = "dateline.journal/1"


@dataclass(frozen=True, slots=True)
class Entry:
    """One article that is dealt with; `end` is the size of the output once its records are in it.

    `error` is set where it failed: `{"code", "id", "place", "message"}`.
    """

    id: str
    sha256: str
    end: int
    types: dict[str, int]
    error: dict[str, str | None] | None = None

    @property
    def code(self) -> str | None:
        """The error code of a failed article."""
        return self.error["code"] if self.error else None

    def line(self) -> bytes:
        """The entry as it stands in the journal, with its newline."""
        value: dict[str, object] = {"id": self.id, "sha256": self.sha256, "end": self.end}
        if self.types:
            value["types"] = self.types
        if self.error:
            value["error"] = self.error
        return orjson.dumps(value, option=orjson.OPT_APPEND_NEWLINE)


def fingerprint(item: Article | ArticleError) -> str:
    """sha256 of all that an article's records depend on; of the code where it could not be read."""
    if isinstance(item, ArticleError):
        return hashlib.sha256(item.code.encode()).hexdigest()
    return hashlib.sha256(item.model_dump_json().encode()).hexdigest()


def identity(item: Article | ArticleError) -> str:
    """The id of an article, or of what could not be read as one."""
    return item.id if isinstance(item, Article) else item.article_id or item.place or "?"


def header(digest: str) -> bytes:
    """The first line."""
    return orjson.dumps({"format": FORMAT, "run": digest}, option=orjson.OPT_APPEND_NEWLINE)


def digest_of(path: Path) -> str:
    """The digest in the first line of a journal. Raises RunError where it is none."""
    with path.open("rb") as file:
        first = file.readline()
    try:
        value = orjson.loads(first)
    except orjson.JSONDecodeError:
        value = None
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise RunError(f"{path} is no journal of a run; --force starts over")
    return str(value.get("run"))


def entries(path: Path) -> Iterator[tuple[Entry, int]]:
    """The whole entries of a journal, each with the offset behind it, up to the first torn one."""
    with path.open("rb") as file:
        offset = len(file.readline())
        for line in file:
            entry = _entry(line)
            if entry is None:
                return
            offset += len(line)
            yield entry, offset


def _entry(line: bytes) -> Entry | None:
    if not line.endswith(b"\n"):
        return None
    try:
        value = orjson.loads(line)
    except orjson.JSONDecodeError:
        return None
    if not isinstance(value, dict) or not {"id", "sha256", "end"} <= value.keys():
        return None
    return Entry(
        value["id"], value["sha256"], value["end"], value.get("types", {}), value.get("error")
    )
