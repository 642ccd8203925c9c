"""The plain reading of a Doc says what spaCy's own says."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from dateline.parsed import CANDIDATES, parsed

VOCAB = spacy.blank("en").vocab


@st.composite
def docs(draw: st.DrawFn) -> Doc:
    """Texts of one to three sentences, each a tree of any shape."""
    words: list[str] = []
    heads: list[int] = []
    for _ in range(draw(st.integers(1, 3))):
        size, start = draw(st.integers(1, 7)), len(words)
        words += [draw(st.sampled_from(["Peru", "met", ",", '"', "\n", "talks", "é"]))] * size
        root = start + draw(st.integers(0, size - 1))
        order = draw(st.permutations([i for i in range(start, start + size) if i != root]))
        seated = [root]
        above = {root: root}
        for i in order:
            above[i] = draw(st.sampled_from(seated))
            seated.append(i)
        heads += [above[i] for i in range(start, start + size)]
    spaces = [draw(st.booleans()) for _ in words]
    tags = [draw(st.sampled_from(["NN", "VBD", "NNP"])) for _ in words]
    deps = ["ROOT" if head == i else "dobj" for i, head in enumerate(heads)]
    ents = [draw(st.sampled_from(["B-GPE", "O"])) for _ in words]
    return Doc(VOCAB, words=words, spaces=spaces, tags=tags, heads=heads, deps=deps, ents=ents)


def places(tokens: object) -> list[int]:
    return [token.i for token in tokens]  # type: ignore[attr-defined]


@given(docs())
def test_tokens_are_those_of_the_doc(doc: Doc) -> None:
    plain = parsed(doc)
    assert plain.text == doc.text
    assert len(plain) == len(doc)
    for mine, theirs in zip(plain, doc, strict=True):
        for name in ("i", "idx", "text", "lower_", "tag_", "dep_", "ent_type_"):
            assert getattr(mine, name) == getattr(theirs, name), name
        for name in ("is_punct", "is_quote", "is_space"):
            assert getattr(mine, name) == getattr(theirs, name), name
        assert mine.head.i == theirs.head.i
        assert mine.ent_iob == theirs.ent_iob
        assert places(mine.children) == places(theirs.children)
        assert places(mine.lefts) == places(theirs.lefts)
        assert places(mine.ancestors) == places(theirs.ancestors)
        assert places(mine.subtree) == sorted(places(theirs.subtree))
        assert mine.spaced == bool(theirs.whitespace_)


@given(docs())
def test_spans_and_edges(doc: Doc) -> None:
    plain = parsed(doc)
    for token in plain:
        reach = places(token.subtree)
        assert (token.left_edge.i, token.right_edge.i) == (reach[0], reach[-1])
    assert [(s.start, s.end) for s in plain.sents] == [(s.start, s.end) for s in doc.sents]
    assert [s.text for s in plain.sents] == [s.text for s in doc.sents]
    assert [s.root.i for s in plain.sents] == [s.root.i for s in doc.sents]
    assert all(token.sent is plain[token.i].sent for token in plain)
    assert plain[1:3].text == doc[1:3].text


def test_annotations_that_are_missing() -> None:
    bare = parsed(Doc(VOCAB, words=["Peru", "met", "Chile"]))
    assert (bare.tagged, bare.parsed, bare.named) == (False, False, False)
    assert len(bare.sents) == 1
    assert parsed(Doc(VOCAB)).sents == []
    assert parsed(bare) is bare


def test_neighbours_end_with_the_text() -> None:
    bare = parsed(Doc(VOCAB, words=["Peru", "met"]))
    assert bare[0].nbor().text == "met"
    with pytest.raises(IndexError):
        bare[0].nbor(-1)
    with pytest.raises(IndexError):
        bare[1].nbor()


def test_candidates_come_along() -> None:
    doc = Doc(VOCAB, words=["Peru", "met"])
    assert parsed(doc).candidates is None
    doc.user_data[CANDIDATES] = [1]
    assert parsed(doc).candidates == [1]


def test_first_place_of_a_word() -> None:
    text = parsed(spacy.blank("en")("Peru met Chile, and Chile met Peru."))
    assert [text.first_place(word) for word in ("peru", "met", "chile", "and")] == [0, 1, 2, 4]
