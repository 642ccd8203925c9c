"""SIGINT and SIGTERM: finish what is in hand, save, and say which signal it was."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from types import FrameType
from typing import Self, TypeVar

T = TypeVar("T")


class InterruptedReadError(Exception):
    """A signal came while the run waited for its input."""


class Stopping:
    """A context manager: in it the first signal only sets `signal`; the second gets through."""

    def __init__(self) -> None:
        self.signal: int | None = None
        self._reading = False
        self._before: dict[int, object] = {}

    def __enter__(self) -> Self:
        for number in (signal.SIGINT, signal.SIGTERM):
            self._before[number] = signal.signal(number, self._take)
        return self

    def __exit__(self, *_: object) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)  # type: ignore[arg-type]

    def __call__(self) -> bool:
        """Whether to stop."""
        return self.signal is not None

    def _take(self, number: int, _: FrameType | None) -> None:
        if self.signal is not None:
            raise KeyboardInterrupt
        self.signal = number
        # A read that waits for a terminal or a pipe would otherwise go on waiting.
        if self._reading:
            raise InterruptedReadError

    def watching(self, items: Iterator[T]) -> Iterator[T]:
        """`items`, so that a signal gets through while the next one is awaited."""
        while True:
            self._reading = True
            try:
                item = next(items)
            except StopIteration:
                return
            finally:
                self._reading = False
            yield item
