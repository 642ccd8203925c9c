"""Assembling spaCy: the base model, the tokens and sentences, the cascade."""

from __future__ import annotations

from dateline.language.model import load_language
from dateline.language.reader import DocReader
from dateline.language.scanning import TriggerScan, scan_of

__all__ = ["DocReader", "TriggerScan", "load_language", "scan_of"]
