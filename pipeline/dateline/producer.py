"""What made a record: the version, the model, and one digest over all linguistic data."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

from dateline.record import Producer

if TYPE_CHECKING:
    from spacy.language import Language

    from dateline.events.frames import FrameSet
    from dateline.settings import Settings


@cache
def data_digest() -> str:
    """sha256 over every shipped data file, by name."""
    digest = hashlib.sha256()
    for name, content in sorted(_walk(files("dateline_models"), "")):
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def _walk(folder: Traversable, prefix: str) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for entry in folder.iterdir():
        if entry.is_dir() and not entry.name.startswith("__"):
            found += _walk(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith((".toml", ".csv")):
            found.append((prefix + entry.name, entry.read_bytes()))
    return found


def producer_of(nlp: Language, frames: FrameSet, settings: Settings) -> Producer:
    """The producer of every record of a run; the user's own frames and gazetteers count too."""
    digest = hashlib.sha256(data_digest().encode())
    digest.update(frames.digest.encode())
    for path in settings.gazetteers:
        digest.update(path.read_bytes())
    meta = nlp.meta
    model = f"{settings.model} {meta.get('version', '')}".strip()
    return Producer(dateline=version("dateline"), model=model, rules=f"sha256:{digest.hexdigest()}")
