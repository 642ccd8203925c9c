"""What comes in: text, Markdown, HTML, JSON, JSONL, packed or not, as articles."""

from __future__ import annotations

from dateline.reading.articles import read_articles, read_source
from dateline.reading.options import ReadOptions
from dateline.reading.walking import Source, sources

__all__ = ["ReadOptions", "Source", "read_articles", "read_source", "sources"]
