"""The extractor of these tests, loaded once."""

from __future__ import annotations

import pytest

from dateline.extractor import Extractor, load


@pytest.fixture(scope="session")
def cascading() -> Extractor:
    """As a user has it, every record kept."""
    return load(min_confidence=0.0)
