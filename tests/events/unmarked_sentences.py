"""Records of one sentence, for the tests that read sentences without marks."""

from __future__ import annotations

from functools import cache

from dateline.article import Article
from dateline.entities import Gazetteer
from dateline.events.frames import load_frames
from dateline.extractor import Extractor
from dateline.language import DocReader, load_language
from dateline.record import EventRecord, Producer
from dateline.settings import Settings

MODEL = "en_core_web_md"


@cache
def tools() -> tuple[Extractor, DocReader]:
    frames, nlp = load_frames(), load_language(MODEL)
    extractor = Extractor(
        settings=Settings(cascade=False, min_confidence=0.0),
        nlp=nlp,
        frames=frames,
        gazetteer=Gazetteer.load(),
        producer=Producer(dateline="0", model=MODEL, rules="-"),
    )  # fmt: skip
    return extractor, DocReader(nlp=nlp, cascade=False, triggers=frames.trigger_forms)


def records_of_type(text: str, event_type: str) -> list[EventRecord]:
    """The records of `text` that are of this type, whatever their confidence."""
    extractor, reader = tools()
    records = extractor.extract_parsed(Article(id="a", text=text), next(iter(reader.pipe([text]))))
    return [r for r in records if r.type == event_type]


def roles(record: EventRecord) -> set[tuple[str, str]]:
    return {(p.role, p.name) for p in record.participants}
