"""dateline: event records from news articles. The public API is what `__all__` names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dateline.article import Article
from dateline.record import EventRecord

if TYPE_CHECKING:
    from dateline.extractor import Extractor, load

__version__ = "0.1.0"

__all__ = ["Article", "EventRecord", "Extractor", "__version__", "load"]


def __getattr__(name: str) -> Any:
    """`load` and `Extractor` bring spaCy along: imported when first asked for."""
    if name not in ("Extractor", "load"):
        raise AttributeError(f"module 'dateline' has no attribute {name!r}")
    from dateline.processor import suit_processor

    suit_processor()
    from dateline import extractor

    return getattr(extractor, name)
