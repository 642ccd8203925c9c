"""Assembling spaCy: the base model, the tokens and sentences, the cascade."""

from __future__ import annotations

from dateline.language.model import load_language, model_version
from dateline.language.reader import DocReader

__all__ = ["DocReader", "load_language", "model_version"]
