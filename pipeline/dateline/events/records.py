"""From events to records: validated, with ids that depend on the article and the event alone."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from dateline.article import Article
from dateline.events.affinity import Event
from dateline.events.codes import codes_for
from dateline.events.compatibility import WEAK
from dateline.events.confidence import confidence_of
from dateline.events.dating import chosen
from dateline.events.mentions import OPEN, EventMention
from dateline.events.merging import gathered_fillers
from dateline.events.stages import final_stage
from dateline.parsed import Parsed
from dateline.record import (
    ArticleRef,
    EventDate,
    EventRecord,
    Mention,
    Participant,
    Place,
    Producer,
    Trigger,
)


def to_records(
    events: Sequence[Event], article: Article, doc: Parsed, producer: Producer
) -> list[EventRecord]:
    """One record an event, in the order of the first mention."""
    reference = ArticleRef(
        id=article.id,
        title=article.title,
        source=article.source,
        url=article.url,
        published=article.published,
    )
    records = [_record(event, article, reference, doc, producer) for event in events]
    return sorted(records, key=lambda r: (r.trigger.start, r.type, r.id))


def _span(article: Article, doc: Parsed, start: int, end: int) -> Mention:
    first, last = doc[start], doc[end - 1]
    a, b = first.idx, last.idx + len(last.text)
    while a < b and article.text[a].isspace():
        a += 1
    while b > a and article.text[b - 1].isspace():
        b -= 1
    return Mention(text=article.text[a:b], start=a, end=b)


def _record(
    event: Event, article: Article, reference: ArticleRef, doc: Parsed, producer: Producer
) -> EventRecord:
    main = main_mention(event)
    trigger = _span(article, doc, main.start, main.end)
    ordered = [main, *(m for m in event.mentions if m is not main)]
    participants = tuple(
        Participant(
            role=f.role, name=f.actor.name, kind=f.actor.kind, country=f.actor.country,
            mention=_span(article, doc, f.start, f.end),
        )
        for f in gathered_fillers(event, main)
    )  # fmt: skip
    teller = status_mention(event, main)
    stager = teller if teller.status_cue == "default" else main
    stage = final_stage(event.type, stager.stage, teller.status)
    codes = codes_for(main, stage=stage)
    return EventRecord(
        id=_identity(article, event.type, trigger),
        type=event.type, stage=stage, status=teller.status,
        hedged=main.hedged,
        attributed_to=tuple(dict.fromkeys(a.name for a in main.attributed_to)),
        article=reference,
        trigger=Trigger(**trigger.model_dump(), lemma=main.lemma),
        mentions=tuple(_span(article, doc, m.start, m.end) for m in ordered),
        evidence=_evidence(event, article, doc),
        participants=participants,
        date=_date(event, main, article),
        places=_places(event, main, article, doc),
        instrument=_first(ordered, "instrument"),
        action=_first(ordered, "action"),
        topics=tuple(next((m.topics for m in ordered if m.topics), ())),
        item=_first(ordered, "item"),
        amount=_first(ordered, "amount"),
        vehicle=_first(ordered, "vehicle"),
        codes=codes,
        confidence=confidence_of(event, main),
        rule=main.frame.id,
        producer=producer,
    )  # fmt: skip


def main_mention(event: Event) -> EventMention:
    """The mention that tells most: participants first, then a date, then the earliest.

    Of a deal that was struck and is still to be closed, the striking.
    """
    struck = any(_tells_striking(m) for m in event.mentions)
    return max(
        event.mentions,
        key=lambda m: (
            len(m.actors()) > 0,
            not m.anaphoric,
            m.frame.id not in WEAK,
            not (struck and _is_to_come(m)),
            m.predication.pos == "verb" or m.support is not None,
            min(len(m.actors()), 2),
            m.time is not None,
            -m.start,
        ),
    )


def _is_to_come(mention: EventMention) -> bool:
    return mention.status in OPEN and mention.stage in ("proposed", "concluded")


def _tells_striking(mention: EventMention) -> bool:
    """True for "agreed to merge", "signed a pact"; false for "is expected to close the deal"."""
    told = mention.predication.pos == "verb" or mention.support is not None
    done = mention.type == "agreement" and mention.status == "occurred"
    return told and done and mention.stage == "concluded"


def status_mention(event: Event, main: EventMention) -> EventMention:
    """The mention whose status the record takes: a bare noun leaves it to one with a cue.

    What a frame only takes to be in force leaves it to a dated mention that tells its conclusion.
    """
    source = chosen(main, event.mentions)
    if main.status == "ongoing" and main.status_cue == "frame" and source is not None:
        return source if source.status == "occurred" and source.stage == "concluded" else main
    if main.predication.pos == "verb" or main.support is not None or main.status_cue != "default":
        return main
    return next((m for m in event.mentions if m.status_cue != "default"), main)


def _first(mentions: Sequence[EventMention], name: str) -> str | None:
    return next((value for m in mentions if (value := getattr(m, name))), None)


def _identity(article: Article, event_type: str, trigger: Mention) -> str:
    content = hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()
    key = f"{article.id}\0{content}\0{event_type}\0{trigger.start}\0{trigger.end}"
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:24]


def _evidence(event: Event, article: Article, doc: Parsed) -> tuple[Mention, ...]:
    spans = sorted({(m.head.sent.start, m.head.sent.end) for m in event.mentions})
    return tuple(_span(article, doc, start, end) for start, end in spans)


def _date(event: Event, main: EventMention, article: Article) -> EventDate | None:
    source = chosen(main, event.mentions)
    if source is None or source.time is None or source.time.edtf is None:
        return None
    time = source.time
    basis = source.time_basis or time.basis
    return EventDate(
        text=article.text[time.start : time.end], start=time.start, end=time.end, edtf=time.edtf,
        earliest=time.earliest, latest=time.latest, granularity=time.granularity or "day",
        basis=basis, timex_type=time.type, timex_value=time.value,
    )  # fmt: skip


def _places(event: Event, main: EventMention, article: Article, doc: Parsed) -> tuple[Place, ...]:
    for mention in (main, *event.mentions):
        if mention.places:
            return tuple(
                Place(name=p.name, country=p.country, mention=_span(article, doc, p.start, p.end))
                for p in mention.places
            )
    return ()
