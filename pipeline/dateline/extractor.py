"""The way through: article in, event records out. Pure: no files, no clock, no network."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path

from spacy.language import Language

from dateline.article import Article
from dateline.entities import Gazetteer, LateActors, find_actors
from dateline.events.finding import find_triggers, happenings
from dateline.events.frames import FrameSet, load_frames
from dateline.events.records import to_records
from dateline.language import DocReader, load_language, scan_of
from dateline.parsed import Readable, parsed
from dateline.producer import producer_of
from dateline.record import EventRecord, Producer
from dateline.settings import DEFAULT_MIN_CONFIDENCE, DEFAULT_MODEL, Settings
from dateline.times import dateline_date, find_times


@dataclass(frozen=True, kw_only=True)
class Extractor:
    """A loaded pipeline. `extract` is deterministic and free of side effects."""

    settings: Settings
    nlp: Language
    frames: FrameSet
    gazetteer: Gazetteer
    producer: Producer

    def extract(self, article: Article) -> list[EventRecord]:
        """The events that `article` reports, in the order of their first mention."""
        return next(self.pipe([article]))

    def pipe(
        self, articles: Iterable[Article], *, batch_size: int = 32
    ) -> Iterator[list[EventRecord]]:
        """One list of records an article, in the order of `articles`."""
        reader = DocReader(
            nlp=self.nlp, cascade=self.settings.cascade, triggers=scan_of(self.frames)
        )
        source = iter(articles)
        while batch := list(islice(source, batch_size)):
            docs = reader.parsed((article.text for article in batch), batch_size=batch_size)
            for article, doc in zip(batch, docs, strict=True):
                yield self.extract_parsed(article, doc)

    def extract_parsed(self, article: Article, doc: Readable) -> list[EventRecord]:
        """The events of an article whose text is parsed already (`doc` of the same length)."""
        doc = parsed(doc)
        if not doc.tagged:
            return []
        # Of an article in which no frame gets as far as names, nobody need know them.
        actors = LateActors(lambda: find_actors(doc, gazetteer=self.gazetteer, title=article.title))
        triggers = find_triggers(doc, actors=actors, frames=self.frames)
        if not triggers:
            return []
        reference = reference_date(article)
        times = find_times(doc, reference=reference, day_first=self.settings.day_first)
        events = happenings(
            triggers, actors=actors, times=times, frames=self.frames, reference=reference
        )
        records = to_records(events, article, doc, self.producer)
        return [r for r in records if r.confidence >= self.settings.min_confidence]


def reference_date(article: Article) -> date | None:
    """The date against which relative expressions are resolved; None where the article has none."""
    return dateline_date(article.text, article.published) or article.published


def load(
    model: str = DEFAULT_MODEL,
    *,
    frames: Sequence[Path] = (),
    gazetteers: Sequence[Path] = (),
    cascade: bool = True,
    day_first: bool = False,
    min_confidence: float = DEFAULT_MIN_CONFIDENCE,
) -> Extractor:
    """Load a spaCy pipeline, the frames and the gazetteers.

    Raises ModelMissingError where the pipeline is not installed, DataError where a frame or a
    gazetteer is malformed.
    """
    settings = Settings(
        model=model, frames=tuple(frames), gazetteers=tuple(gazetteers), cascade=cascade,
        day_first=day_first, min_confidence=min_confidence,
    )  # fmt: skip
    nlp = load_language(model)
    frame_set = load_frames(tuple(_frame_texts(settings.frames)))
    return Extractor(
        settings=settings,
        nlp=nlp,
        frames=frame_set,
        gazetteer=Gazetteer.load(*settings.gazetteers),
        producer=producer_of(nlp, frame_set, settings),
    )


def _frame_texts(paths: Iterable[Path]) -> Iterator[tuple[str, str]]:
    for path in paths:
        for file in sorted(path.glob("*.toml")) if path.is_dir() else [path]:
            yield str(file), file.read_text(encoding="utf-8")
