"""The way through: article in, event records out. Pure: no files, no clock, no network."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dateline.article import Article
from dateline.record import EventRecord

DEFAULT_MODEL = "en_core_web_md"


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What decides the records, beside the article: part of the digest of a run."""

    model: str = DEFAULT_MODEL
    frames: tuple[Path, ...] = ()
    gazetteers: tuple[Path, ...] = ()
    cascade: bool = True
    day_first: bool = False
    min_confidence: float = 0.0


@dataclass(kw_only=True)
class Extractor:
    """A loaded pipeline. `extract` is deterministic and free of side effects."""

    settings: Settings = field(default_factory=Settings)

    def extract(self, article: Article) -> list[EventRecord]:
        """The events that `article` reports, in the order of their first mention."""
        return next(self.pipe([article]))

    def pipe(
        self, articles: Iterable[Article], *, batch_size: int = 32
    ) -> Iterator[list[EventRecord]]:
        """One list of records an article, in the order of `articles`."""
        for _ in articles:
            yield []


def load(
    model: str = DEFAULT_MODEL,
    *,
    frames: Sequence[Path] = (),
    gazetteers: Sequence[Path] = (),
    cascade: bool = True,
    day_first: bool = False,
    min_confidence: float = 0.0,
) -> Extractor:
    """Load a spaCy pipeline, the frames and the gazetteers; raise ModelMissingError or DataError."""
    return Extractor(
        settings=Settings(
            model=model,
            frames=tuple(frames),
            gazetteers=tuple(gazetteers),
            cascade=cascade,
            day_first=day_first,
            min_confidence=min_confidence,
        )
    )
