"""A labelled sample as the extractor sees it: what the scripts that look inside it share."""

from __future__ import annotations

from typing import Any

from dateline.article import Article
from dateline.entities import find_actors
from dateline.extractor import Extractor, reference_date
from dateline.parsed import Parsed
from dateline.times import find_times


def article_of(sample: dict[str, Any]) -> Article:
    """The article of a sample; samples write "" for a title or date that is not known."""
    return Article(
        id=sample["id"],
        text=sample["text"],
        title=sample.get("title") or None,
        published=sample.get("published") or None,
    )


def ground_of(extractor: Extractor, article: Article, doc: Parsed) -> dict[str, Any]:
    """Actors, times, frames and reference date: the keywords of `dress` and `find_mentions`."""
    reference = reference_date(article)
    return {
        "actors": find_actors(doc, gazetteer=extractor.gazetteer, title=article.title),
        "times": find_times(doc, reference=reference),
        "frames": extractor.frames,
        "reference": reference,
    }
