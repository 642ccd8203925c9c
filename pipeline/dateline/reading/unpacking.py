"""Reading zstd so that a torn file is an error: the library's own reader takes it for the end."""

from __future__ import annotations

import gzip
import io
from typing import IO, Any, cast

import zstandard

# Small steps: what one of them unpacks to is held in memory.
STEP = 1 << 12
MAX_WINDOW = 1 << 27


class ZstdReader(io.RawIOBase):
    """The unpacked bytes of one frame after the other; OSError where the last one is cut off."""

    def __init__(self, packed: IO[bytes]) -> None:
        self._packed = packed
        self._unpacked = b""
        self._frame: Any = None

    def readable(self) -> bool:
        """True."""
        return True

    def readinto(self, buffer: object) -> int:
        """Fill `buffer`; 0 at the end."""
        view = memoryview(cast(bytearray, buffer)).cast("B")
        while not self._unpacked:
            data = self._packed.read(STEP)
            if not data:
                return self._end()
            self._unpacked = self._decompress(data)
        count = min(len(view), len(self._unpacked))
        view[:count] = self._unpacked[:count]
        self._unpacked = self._unpacked[count:]
        return count

    def _decompress(self, data: bytes) -> bytes:
        parts: list[bytes] = []
        while data:
            if self._frame is None:
                unpacker = zstandard.ZstdDecompressor(max_window_size=MAX_WINDOW)
                self._frame = unpacker.decompressobj()
            parts.append(self._frame.decompress(data))
            data = self._frame.unused_data
            if self._frame.eof:
                self._frame = None
        return b"".join(parts)

    def _end(self) -> int:
        if self._frame is not None:
            raise OSError("the file ends within a zstd frame")
        return 0


def unpacked(packed: IO[bytes], compression: str | None) -> IO[bytes]:
    """What a stream holds, by how it is packed: `gzip`, `zstd` or (None) not at all."""
    if compression == "gzip":
        return cast(IO[bytes], gzip.GzipFile(fileobj=packed, mode="rb"))
    if compression == "zstd":
        return cast(IO[bytes], io.BufferedReader(ZstdReader(packed), 1 << 16))
    return packed
