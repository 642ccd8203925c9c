"""The spaCy component `dateline`: the event records of a Doc, in anybody's pipeline."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from dateline.article import Article
from dateline.entities import Gazetteer
from dateline.events.frames import load_frames
from dateline.producer import producer_of
from dateline.record import EventRecord


class DatelineComponent:
    """Sets `doc._.events` to a list of EventRecord, from tags, parse and entities of the pipeline.

    `doc._.article` (an Article whose text is the Doc's) names the article and its publication date;
    the caller sets it, best through `nlp.make_doc` or `nlp.pipe(..., as_tuples=True)`. Without it
    the id is made from the text, and relative dates stay unresolved. `frames` are paths of further
    frame files or folders. Offsets count code points of `doc.text`.
    """

    def __init__(
        self,
        nlp: Language,
        name: str = "dateline",
        *,
        frames: Sequence[str] = (),
        min_confidence: float = 0.4,
    ) -> None:
        # Imported here: the extractor stands above the events that it puts together.
        from dateline.extractor import Extractor, _frame_texts
        from dateline.settings import Settings

        self.name = name
        settings = Settings(
            model=str(nlp.meta.get("name", "")),
            frames=tuple(Path(path) for path in frames),
            min_confidence=min_confidence,
        )
        frame_set = load_frames(tuple(_frame_texts(settings.frames)))
        self.extractor = Extractor(
            settings=settings,
            nlp=nlp,
            frames=frame_set,
            gazetteer=Gazetteer.load(),
            producer=producer_of(nlp, frame_set, settings),
        )
        for extension in ("events", "article"):
            if not Doc.has_extension(extension):
                Doc.set_extension(extension, default=None)

    def __call__(self, doc: Doc) -> Doc:
        """Find the events of a Doc and keep them on it."""
        article = doc._.article or _nameless(doc.text)
        doc._.events = self._events(article, doc) if len(doc) else []
        return doc

    def _events(self, article: Article, doc: Doc) -> list[EventRecord]:
        return self.extractor.extract_parsed(article, doc)


def _nameless(text: str) -> Article:
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Article(id=f"sha256-{digest[:16]}", text=text)
