"""dateline: event records from news articles. The public API is what `__all__` names."""

from __future__ import annotations

from dateline.article import Article
from dateline.extractor import Extractor, load
from dateline.record import EventRecord

__version__ = "0.1.0"

__all__ = ["Article", "EventRecord", "Extractor", "__version__", "load"]
