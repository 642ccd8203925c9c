"""Files that dateline wrote itself: records, summaries, errors, dates, lying among the articles."""

from __future__ import annotations

import re
import stat
import zlib
from pathlib import Path

import zstandard

from dateline.reading.unpacking import unpacked

_HEAD = 300
# What dateline writes names its schema first; lines of errors and of dates have none.
_OWN = re.compile(rb'\s*\{\s*"schema":\s*"dateline\.')
_ERROR = re.compile(rb'\{"code":"E_[A-Z_]+","id":')
_DATE = re.compile(rb'\{"article":"(?:[^"\\]|\\.)*","start":\d+,"end":\d+,"text":')


def is_own_output(path: Path, *, compression: str | None) -> bool:
    """Whether the first bytes of a file are those of something that dateline wrote."""
    head = _head(path, compression)
    return any(pattern.match(head) for pattern in (_OWN, _ERROR, _DATE))


def _head(path: Path, compression: str | None) -> bytes:
    """The first bytes, unpacked; none of what cannot be read, which reading it will tell."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return b""
        with path.open("rb") as raw:
            return unpacked(raw, compression).read(_HEAD)
    except (OSError, EOFError, zlib.error, zstandard.ZstdError):
        return b""
