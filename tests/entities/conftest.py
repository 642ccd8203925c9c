"""The reader of texts, loaded once."""

from __future__ import annotations

import pytest

from dateline.language import DocReader, load_language


@pytest.fixture(scope="session")
def reader() -> DocReader:
    return DocReader(nlp=load_language("en_core_web_md"), cascade=False)
