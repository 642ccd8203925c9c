"""The articles of a review on disk: an index in memory, a text when it is looked at."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Iterable, Iterator, Mapping

from dateline.article import Article


class ArticleStore(Mapping[str, Article]):
    """Articles by id, in a temporary file that goes with this object.

    Of two articles with the same id the first is kept. Look-ups may come from several threads.
    """

    def __init__(self, articles: Iterable[Article] = ()) -> None:
        self._file = tempfile.TemporaryFile(prefix="dateline-review-")  # noqa: SIM115
        self._places: dict[str, tuple[int, int]] = {}
        self._lock = threading.Lock()
        for article in articles:
            self.add(article)

    def add(self, article: Article) -> None:
        """Keep an article, unless one with its id is there."""
        if article.id in self._places:
            return
        line = article.model_dump_json().encode()
        with self._lock:
            start = self._file.seek(0, 2)
            self._file.write(line)
            self._places[article.id] = (start, len(line))

    def __getitem__(self, key: str) -> Article:
        start, length = self._places[key]
        with self._lock:
            self._file.seek(start)
            line = self._file.read(length)
        return Article.model_validate_json(line)

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)
