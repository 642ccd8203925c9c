"""Extraction in which one bad article costs only itself: for streams, services and engines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from dateline.article import Article
from dateline.errors import ArticleError
from dateline.record import EventRecord

Outcome = list[EventRecord] | ArticleError


class Extracts(Protocol):
    """What `dateline.load()` gives."""

    def extract(self, article: Article) -> list[EventRecord]:
        """The records of one article."""

    def pipe(
        self, articles: Iterable[Article], *, batch_size: int = 32
    ) -> Iterator[list[EventRecord]]:
        """The records of each article, in order."""


Loader = Callable[[], Extracts]


@dataclass(frozen=True, kw_only=True)
class LoadSettings:
    """What `dateline.load` is told; None leaves a setting at its default."""

    model: str | None = None
    frames: tuple[Path, ...] = ()
    gazetteers: tuple[Path, ...] = ()
    min_confidence: float | None = None
    day_first: bool = False


def load(settings: LoadSettings) -> Extracts:
    """`dateline.load`, imported when it is called: what only hands articles on needs no spaCy."""
    import dateline

    chosen: dict[str, Any] = {
        "model": settings.model,
        "min_confidence": settings.min_confidence,
        "frames": settings.frames,
        "gazetteers": settings.gazetteers,
        "day_first": settings.day_first,
    }
    return dateline.load(**{name: value for name, value in chosen.items() if value is not None})


def extract_each(extractor: Extracts, articles: Sequence[Article]) -> list[Outcome]:
    """One outcome an article, in order: its records, or the error that it met."""
    if len(articles) == 1:
        return [_extract_one(extractor, articles[0])]
    try:
        return list(extractor.pipe(articles, batch_size=len(articles) or 1))
    except Exception:  # noqa: BLE001 - whichever it was, one by one tells which article
        return [_extract_one(extractor, article) for article in articles]


def _extract_one(extractor: Extracts, article: Article) -> Outcome:
    try:
        return extractor.extract(article)
    except ArticleError as error:
        return error
    except Exception as error:  # noqa: BLE001 - the article is reported, the others go on
        return pipeline_error(error, article)


def pipeline_error(error: BaseException, article: Article) -> ArticleError:
    """`E_PIPELINE`: something inside broke on this article."""
    message = f"{type(error).__name__}: {error}"
    return ArticleError(message, code="E_PIPELINE", article_id=article.id)


def warm_up(extractor: Extracts) -> None:
    """Run the pipeline once: the first article should not pay for what is made on first use."""
    text = "Lundia and Norrmark signed a trade agreement on Monday."
    extract_each(extractor, [Article(id="warm-up", text=text)])
