"""A record as flat columns, for tables: one row an event, one row a participant."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.record import EventRecord

Cell = str | int | float | None
Row = dict[str, Cell]

SEPARATOR = " | "

EVENT_COLUMNS: Mapping[str, str] = {
    "id": "TEXT",
    "type": "TEXT",
    "stage": "TEXT",
    "status": "TEXT",
    "hedged": "INTEGER",
    "attributed_to": "TEXT",
    "article_id": "TEXT",
    "article_title": "TEXT",
    "article_source": "TEXT",
    "article_url": "TEXT",
    "article_published": "TEXT",
    "trigger": "TEXT",
    "trigger_start": "INTEGER",
    "trigger_end": "INTEGER",
    "trigger_lemma": "TEXT",
    "evidence": "TEXT",
    "participants": "TEXT",
    "date_edtf": "TEXT",
    "date_earliest": "TEXT",
    "date_latest": "TEXT",
    "date_granularity": "TEXT",
    "date_basis": "TEXT",
    "date_text": "TEXT",
    "places": "TEXT",
    "instrument": "TEXT",
    "action": "TEXT",
    "topics": "TEXT",
    "item": "TEXT",
    "amount": "TEXT",
    "vehicle": "TEXT",
    "plover": "TEXT",
    "cameo": "TEXT",
    "confidence": "REAL",
    "rule": "TEXT",
    "producer_dateline": "TEXT",
    "producer_model": "TEXT",
    "producer_rules": "TEXT",
}
PARTICIPANT_COLUMNS: Mapping[str, str] = {
    "event_id": "TEXT",
    "position": "INTEGER",
    "role": "TEXT",
    "name": "TEXT",
    "kind": "TEXT",
    "country": "TEXT",
    "text": "TEXT",
    "start": "INTEGER",
    "end": "INTEGER",
}


def event_row(record: EventRecord) -> Row:
    """`record` under `EVENT_COLUMNS`; what may repeat is joined by `SEPARATOR`."""
    return {
        "id": record.id,
        "type": record.type,
        "stage": record.stage,
        "status": record.status,
        "hedged": int(record.hedged),
        "attributed_to": SEPARATOR.join(record.attributed_to),
        **_article_cells(record),
        "trigger": record.trigger.text,
        "trigger_start": record.trigger.start,
        "trigger_end": record.trigger.end,
        "trigger_lemma": record.trigger.lemma,
        "evidence": SEPARATOR.join(mention.text for mention in record.evidence),
        "participants": SEPARATOR.join(f"{p.role}: {p.name}" for p in record.participants),
        **_date_cells(record),
        "places": SEPARATOR.join(place.name for place in record.places),
        "instrument": record.instrument,
        "action": record.action,
        "topics": SEPARATOR.join(record.topics),
        "item": record.item,
        "amount": record.amount,
        "vehicle": record.vehicle,
        "plover": record.codes.plover,
        "cameo": record.codes.cameo,
        "confidence": record.confidence,
        "rule": record.rule,
        "producer_dateline": record.producer.dateline,
        "producer_model": record.producer.model,
        "producer_rules": record.producer.rules,
    }


def _article_cells(record: EventRecord) -> Row:
    article = record.article
    return {
        "article_id": article.id,
        "article_title": article.title,
        "article_source": article.source,
        "article_url": article.url,
        "article_published": _day(article.published),
    }


def _date_cells(record: EventRecord) -> Row:
    date = record.date
    return {
        "date_edtf": date.edtf if date else None,
        "date_earliest": _day(date.earliest) if date else None,
        "date_latest": _day(date.latest) if date else None,
        "date_granularity": date.granularity if date else None,
        "date_basis": date.basis if date else None,
        "date_text": date.text if date else None,
    }


def _day(day: object) -> str | None:
    return None if day is None else str(day)


def participant_rows(record: EventRecord) -> list[Row]:
    """The participants of `record` under `PARTICIPANT_COLUMNS`, in its order from 0."""
    return [
        {
            "event_id": record.id,
            "position": position,
            "role": participant.role,
            "name": participant.name,
            "kind": participant.kind,
            "country": participant.country,
            "text": participant.mention.text,
            "start": participant.mention.start,
            "end": participant.mention.end,
        }
        for position, participant in enumerate(record.participants)
    ]
