"""What the review page holds: articles and records as plain JSON, offsets in code points."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, get_args

from dateline.article import Article
from dateline.record import ROLES, STAGES, ArticleRef, EventRecord, Mention, Status
from dateline.review.cues import cues

Json = dict[str, Any]
# Keys of a record that go into the page as they are.
PLAIN = (
    "id", "type", "stage", "status", "hedged", "instrument", "action", "item", "amount", "vehicle",
    "confidence", "rule",
)  # fmt: skip


@dataclass(slots=True)
class PageData:
    """Articles in the order of their first record, and the records.

    `known` tells of which articles the text is at hand; `texts` holds them, or None throughout
    where they are asked for one by one.

    `strays` are the ids of articles that were not among the given ones; `changed` those whose text
    is another than the one that the records were made from. Both are shown by their evidence only.
    """

    articles: list[Json] = field(default_factory=list)
    texts: list[str | None] = field(default_factory=list)
    known: list[bool] = field(default_factory=list)
    events: list[Json] = field(default_factory=list)
    strays: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)


def build(
    records: Iterable[EventRecord],
    articles: Mapping[str, Article],
    *,
    with_empty: bool = False,
    with_texts: bool = True,
) -> PageData:
    """The data of the page. `with_empty` adds the articles in which no event was found."""
    data = PageData()
    places: dict[str, int] = {}
    for record in records:
        identifier = record.article.id
        if identifier not in places:
            places[identifier] = len(data.articles)
            _add_article(data, articles.get(identifier), record)
        data.events.append(_event(record, places[identifier]))
    if with_empty:
        for article in articles.values():
            if article.id not in places:
                data.articles.append(_head(article))
                _add_text(data, article)
    if not with_texts:
        data.texts = [None] * len(data.texts)
    return data


def _add_article(data: PageData, article: Article | None, record: EventRecord) -> None:
    data.articles.append(_head(article or record.article))
    if article is None:
        data.strays.append(record.article.id)
    elif not _fits(article.text, record):
        data.changed.append(record.article.id)
        article = None
    _add_text(data, article)


def _add_text(data: PageData, article: Article | None) -> None:
    data.known.append(article is not None)
    data.texts.append(article.text if article else None)


def _head(article: Article | ArticleRef) -> Json:
    return {
        "id": article.id,
        "title": article.title,
        "published": article.published.isoformat() if article.published else None,
        "source": article.source,
        "url": article.url,
    }


def _fits(text: str, record: EventRecord) -> bool:
    """Whether the spans of the record say in `text` what they say in the record."""
    spans = (record.trigger, *record.mentions, *(p.mention for p in record.participants))
    return all(text[span.start : span.end] == span.text for span in spans)


def _event(record: EventRecord, place: int) -> Json:
    return {
        "a": place,
        **{key: getattr(record, key) for key in PLAIN},
        "by": record.attributed_to,
        "trigger": _span(record.trigger),
        "words": record.trigger.text,
        "mentions": [_span(m) for m in record.mentions],
        "evidence": [[*_span(m), m.text] for m in record.evidence],
        "cues": cues(record),
        "parts": [
            {"role": p.role, "name": p.name, "kind": p.kind, "country": p.country,
             "at": [_span(p.mention)]}
            for p in record.participants
        ],
        "date": _date(record),
        "places": [
            {"name": p.name, "country": p.country, "at": _span(p.mention)} for p in record.places
        ],
        "topics": record.topics,
        "codes": record.codes.model_dump(),
    }  # fmt: skip


def _date(record: EventRecord) -> Json | None:
    date = record.date
    if date is None:
        return None
    return {
        "edtf": date.edtf,
        "from": date.earliest.isoformat() if date.earliest else None,
        "to": date.latest.isoformat() if date.latest else None,
        "basis": date.basis,
        "at": _span(date),
    }


def _span(mention: Mention) -> list[int]:
    return [mention.start, mention.end]


def contract() -> Json:
    """What the page offers for choice: types with their roles and stages, statuses."""
    return {
        "roles": {kind: list(roles) for kind, roles in ROLES.items()},
        "stages": {kind: list(stages) for kind, stages in STAGES.items()},
        "statuses": list(get_args(Status)),
    }


def page_key(data: PageData) -> str:
    """A key of these records, under which a browser keeps the verdicts on them."""
    digest = hashlib.sha256()
    for identifier in _ids(data):
        digest.update(identifier.encode("utf-8", "surrogatepass") + b"\0")
    return digest.hexdigest()[:16]


def _ids(data: PageData) -> Iterator[str]:
    yield from (event["id"] for event in data.events)
    yield from (article["id"] for article in data.articles)
