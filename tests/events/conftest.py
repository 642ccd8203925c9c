"""The extractor of this room's tests, loaded once; lets them import `sentences`."""

from __future__ import annotations

import dataclasses
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dateline.extractor import Extractor, load

HERE = str(Path(__file__).parent)
if HERE not in sys.path:
    sys.path.insert(0, HERE)

if TYPE_CHECKING:
    from sentences import Teller


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """The default model and frames, every sentence read, every record kept."""
    return load(cascade=False, min_confidence=0.0)


@pytest.fixture(scope="session")
def cascading(extractor: Extractor) -> Extractor:
    """The same pipeline with the cascade on."""
    settings = dataclasses.replace(extractor.settings, cascade=True)
    return dataclasses.replace(extractor, settings=settings)


@pytest.fixture(scope="session")
def tell(extractor: Extractor) -> Teller:
    """Reads a sentence: `tell("[party Peru] {signed} …").at_mark()`."""
    from sentences import Teller

    return Teller(extractor)
