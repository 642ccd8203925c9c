"""Bytes out of files: bounded, decompressed, decoded."""

from __future__ import annotations

import codecs
import io
import os
import stat
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, BinaryIO, cast

import zstandard

from dateline.errors import ArticleError
from dateline.reading.unpacking import unpacked
from dateline.reading.walking import Source

# A file that unpacks to more than this, and to more than RATIO times its size, is a bomb.
FREE_EXPANSION = 100_000_000
RATIO = 200
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
READ_ERRORS = (OSError, EOFError, zlib.error, zstandard.ZstdError)


class _Bounded(io.RawIOBase):
    """Passes on what `inner` unpacks, until that is out of all proportion to the packed size."""

    def __init__(self, inner: IO[bytes], packed: int) -> None:
        self._inner = inner
        self._limit = max(FREE_EXPANSION, RATIO * packed)
        self._seen = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(cast(bytearray, buffer)).cast("B")
        data = self._inner.read(min(len(view), 1 << 16))
        self._seen += len(data)
        if self._seen > self._limit:
            raise zlib.error(f"unpacks to more than {RATIO} times its size")
        view[: len(data)] = data
        return len(data)


@contextmanager
def opened(source: Source) -> Iterator[BinaryIO]:
    """The unpacked bytes of a source. Raises ArticleError E_READ where it cannot be opened."""
    if source.path is None:
        yield sys.stdin.buffer
        return
    if problem := _unreadable(source):
        raise ArticleError(problem, code="E_READ", place=source.place, article_id=source.name)
    with source.path.open("rb") as packed:
        if source.compression is None:
            yield packed
            return
        size = os.fstat(packed.fileno()).st_size
        yield io.BufferedReader(_Bounded(unpacked(packed, source.compression), size), 1 << 16)


def _unreadable(source: Source) -> str | None:
    """Why the file cannot be read, or None; a pipe is not opened, as it may never deliver."""
    assert source.path is not None
    try:
        mode = source.path.stat().st_mode
    except OSError as error:
        return f"cannot be read: {error.strerror or error}"
    if not stat.S_ISREG(mode):
        return "is no regular file"
    if not os.access(source.path, os.R_OK):
        return "cannot be read: permission denied"
    return None


def decoded(data: bytes, encoding: str, *, place: str, article_id: str) -> str:
    """`data` as text; ArticleError E_BINARY for what is no text, E_ENCODING for bad bytes."""
    name = next((found for bom, found in _BOMS if data.startswith(bom)), encoding)
    try:
        text = data.decode(name)
    except UnicodeDecodeError as error:
        unmarked = name == encoding
        code = "E_BINARY" if unmarked and looks_binary(data[:4096]) else "E_ENCODING"
        message = f"is not {name}: byte {error.start} of {len(data)}"
        raise ArticleError(message, code=code, place=place, article_id=article_id) from None
    if "\0" in text[:4096]:
        message = "holds zero bytes: no text"
        raise ArticleError(message, code="E_BINARY", place=place, article_id=article_id)
    return text


def looks_binary(head: bytes) -> bool:
    """Whether the start of a file holds bytes that no text has."""
    return b"\0" in head or sum(byte < 9 or 13 < byte < 27 for byte in head) * 20 > len(head)
