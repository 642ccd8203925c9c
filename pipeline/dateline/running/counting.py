"""What a run has done: counts that must add up, and what is told of them."""

from __future__ import annotations

import platform
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.metadata import version
from typing import Any

from dateline.counted import counted
from dateline.errors import RunError


@dataclass(slots=True)
class Tally:
    """Articles seen and what became of them.

    `resumed` of the done and failed are from before, `own` of the skipped are output of dateline.
    """

    seen: int = 0
    done: int = 0
    failed: int = 0
    skipped: int = 0
    resumed: int = 0
    own: int = 0
    types: Counter[str] = field(default_factory=Counter)
    codes: Counter[str] = field(default_factory=Counter)
    started: float = field(default_factory=time.monotonic)

    @property
    def events(self) -> int:
        """Records written, those of the resumed part included."""
        return self.types.total()

    @property
    def seconds(self) -> float:
        """Since the run began."""
        return time.monotonic() - self.started

    def add(self, types: dict[str, int], code: str | None) -> None:
        """Count one article."""
        self.seen += 1
        if code:
            self.failed += 1
            self.codes[code] += 1
        else:
            self.done += 1
            self.types.update(types)

    def skip(self, *, own: bool = False) -> None:
        """Count one file that is not read."""
        self.seen += 1
        self.skipped += 1
        self.own += own

    def check(self) -> None:
        """Raise RunError where an article is not accounted for."""
        if self.seen != self.done + self.failed + self.skipped:
            raise RunError(
                f"{self.seen} articles came in, but {self.done} done + {self.failed} failed + "
                f"{self.skipped} skipped do not add up to that; please report this"
            )


def summary(tally: Tally, *, finished: bool, config: dict[str, Any], digest: str) -> dict[str, Any]:
    """The machine-readable account of a run (`events.summary.json`)."""
    fresh = tally.done + tally.failed - tally.resumed
    seconds = tally.seconds
    return {
        "schema": "dateline.summary/1",
        "finished": finished,
        "articles": {
            "in": tally.seen,
            "done": tally.done,
            "failed": tally.failed,
            "skipped": tally.skipped,
            "own_output": tally.own,
            "resumed": tally.resumed,
        },
        "events": {"total": tally.events, "by_type": dict(sorted(tally.types.items()))},
        "errors": dict(sorted(tally.codes.items())),
        "seconds": round(seconds, 3),
        "articles_per_second": round(fresh / seconds, 2) if seconds else None,
        "peak_memory_mb": peak_memory(),
        "config": config,
        "run": digest,
        "versions": {
            "python": platform.python_version(),
            **{name: version(name) for name in ("dateline", "spacy", "thinc", "blis")},
        },
    }


def peak_memory() -> dict[str, float] | None:
    """The most memory that this process and any of its children held, in MB; None where unknown."""
    if sys.platform == "win32":
        return None
    import resource

    unit = 1 if sys.platform == "darwin" else 1024
    return {
        "parent": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6, 1),
        "worker": round(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * unit / 1e6, 1),
    }


def told(tally: Tally) -> Iterator[str]:
    """The summary for a reader, line by line."""
    parts = [f"{counted(tally.seen, 'article')} in", f"{tally.done} done", f"{tally.failed} failed"]
    if tally.skipped:
        own = f" ({tally.own} of them written by dateline)" if tally.own else ""
        parts.append(f"{tally.skipped} skipped{own}")
    if tally.resumed:
        parts.append(f"{tally.resumed} of them from before")
    yield ", ".join(parts)
    yield counted(tally.events, "event") + ("" if not tally.types else ":")
    for name, count in sorted(tally.types.items(), key=lambda pair: (-pair[1], pair[0])):
        yield f"  {name:<12} {count:>8}"
    for code, count in sorted(tally.codes.items()):
        yield f"  {code:<12} {count:>8}"
    seconds = tally.seconds
    fresh = tally.done + tally.failed - tally.resumed
    yield f"{seconds:.1f} s, {fresh / seconds if seconds else 0:.1f} articles/s"
