"""An extractor that needs no model: every "visit" is an event, and some words break it."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterable, Iterator

from dateline.article import Article
from dateline.errors import ArticleError
from dateline.record import (
    ArticleRef,
    Codes,
    EventRecord,
    Mention,
    Participant,
    Producer,
    Trigger,
)


class FakeExtractor:
    """`BOOM` raises, `REFUSED` is an ArticleError, `DIE` ends the process.

    `SLOW` takes half a second, `CRAWL` two.
    """

    def extract(self, article: Article) -> list[EventRecord]:
        if "BOOM" in article.text:
            raise ValueError("the pipeline broke")
        if "REFUSED" in article.text:
            raise ArticleError("refused", code="E_TIMEOUT", article_id=article.id)
        if "DIE" in article.text:
            os._exit(9)
        if "SLOW" in article.text:
            time.sleep(0.5)
        if "CRAWL" in article.text:
            time.sleep(2.0)
        found = re.finditer(r"\bvisit\b", article.text)
        return [record(article, match.start(), match.end()) for match in found]

    def pipe(
        self, articles: Iterable[Article], *, batch_size: int = 32
    ) -> Iterator[list[EventRecord]]:
        assert batch_size > 0
        for article in articles:
            yield self.extract(article)


def load(*_: object, **__: object) -> FakeExtractor:
    """Stands for `dateline.load`."""
    return FakeExtractor()


def record(article: Article, start: int, end: int) -> EventRecord:
    """A visit by the article's first word."""
    mention = Mention(text=article.text[start:end], start=start, end=end)
    first = re.match(r"\S*", article.text)
    assert first is not None
    who = Mention(text=first[0], start=0, end=first.end())
    visitor = Participant(role="visitor", name=first[0], kind="other", mention=who)
    return EventRecord(
        id=f"{article.id}:{start}",
        type="visit",
        status="occurred",
        article=ArticleRef(**article.model_dump(exclude={"text"})),
        trigger=Trigger(**mention.model_dump(), lemma="visit"),
        mentions=(mention,),
        evidence=(Mention(text=article.text, start=0, end=len(article.text)),),
        participants=(visitor,),
        codes=Codes(),
        confidence=1.0,
        rule="visit.fake",
        producer=Producer(dateline="0", model="fake", rules="none"),
    )


def fail_to_load(*_: object, **__: object) -> FakeExtractor:
    """A model that is not there."""
    raise RuntimeError("no such model")
