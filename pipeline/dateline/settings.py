"""What decides the records of a run; known without loading anything."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

DEFAULT_MODEL = "en_core_web_md"
# Below this a record costs more precision than it adds recall.
DEFAULT_MIN_CONFIDENCE = 0.4


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What decides the records, beside the article: part of the digest of a run."""

    model: str = DEFAULT_MODEL
    frames: tuple[Path, ...] = ()
    gazetteers: tuple[Path, ...] = ()
    cascade: bool = True
    day_first: bool = False
    min_confidence: float = DEFAULT_MIN_CONFIDENCE
