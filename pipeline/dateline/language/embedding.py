"""Remembering what a word looks like: the first layer of the network, computed once a word form.

spaCy's tok2vec embeds each token from its form alone (norm, prefix, suffix, shape, static vector,
whether a blank follows) before it looks at the neighbours. That is the same vector every time the
word comes up, and a third of the network's work; so it is kept. The numbers are the very same ones
every time: a row of a matrix product does not depend on the other rows.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import Any

import numpy as np
from spacy.attrs import NORM, ORTH, SPACY
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import Model

from dateline.language.encoding import MatrixOps, encoder_model, no_gradient

_FORM = {"NORM", "ORTH", "LOWER", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"}
# Word forms to remember a network, 400 bytes each; beyond, the memory starts anew.
_CAPACITY = 50_000
_MIX = np.array([1, 0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F], dtype=np.uint64)

Floats = np.ndarray[Any, Any]
_Form = tuple[str, str, bool]


class WordMemory:
    """The output of an embedding layer by word form (text, norm, blank behind it)."""

    def __init__(self, embed: Model[list[Doc], list[Floats]]) -> None:
        self._embed = embed
        self._rows: dict[int, int] = {}
        self._table: Floats | None = None
        self._lock = Lock()

    def __call__(self, docs: list[Doc]) -> list[Floats]:
        """One matrix a Doc: a row a token."""
        keys = [(doc.to_array([ORTH, NORM, SPACY]) * _MIX).sum(axis=1).tolist() for doc in docs]
        with self._lock:
            if len(self._rows) > _CAPACITY:
                self._rows.clear()
            table = self._learn(docs, keys)
            rows = self._rows
            return [table[[rows[key] for key in sequence]] for sequence in keys]

    def _learn(self, docs: list[Doc], keys: list[list[int]]) -> Floats:
        """The table, with the word forms that are new embedded as one Doc of their own."""
        known = self._rows
        new: dict[int, _Form] = {}
        for doc, sequence in zip(docs, keys, strict=True):
            for position, key in enumerate(sequence):
                if key not in known and key not in new:
                    token = doc[position]
                    new[key] = (token.orth_, token.norm_, bool(token.whitespace_))
        if not new and self._table is not None:
            return self._table
        fresh = self._embedded(docs[0], list(new.values()))
        first = len(known)
        known.update((key, first + n) for n, key in enumerate(new))
        return self._store(first, fresh)

    def _embedded(self, like: Doc, forms: list[_Form]) -> Floats:
        words, norms, blanks = zip(*forms, strict=True)
        doc = Doc(like.vocab, words=list(words), spaces=list(blanks))
        for token, norm in zip(doc, norms, strict=True):
            token.norm_ = norm
        return self._embed.predict([doc])[0]

    def _store(self, first: int, fresh: Floats) -> Floats:
        needed = first + len(fresh)
        if self._table is None or needed > len(self._table):
            grown = np.zeros((max(2 * needed, 4096), fresh.shape[1]), dtype=fresh.dtype)
            if self._table is not None:
                grown[:first] = self._table[:first]
            self._table = grown
        self._table[first:needed] = fresh
        return self._table


def remember_words(nlp: Language) -> int:
    """Give every tok2vec of known build in `nlp` a memory; returns how many there were.

    Only for a pipeline that is used, never trained.
    """
    found, ops = 0, MatrixOps()
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        for node in list(model.walk()) if isinstance(model, Model) else []:
            node.ops = ops
            found += _give_memory(node)
    return found


def _give_memory(node: Model[Any, Any]) -> bool:
    """Whether `node` is a tok2vec (embed, then encode) whose embedding looks at forms alone."""
    if len(node.layers) < 2 or not node.layers[0].name.startswith("extract_features>>"):
        return False
    embed = node.layers[0]
    if not embed.name.endswith(">>ragged2list") or not _looks_at_form(embed):
        return False
    memory = WordMemory(embed)
    node._layers[0] = Model("word_memory", _forward, layers=[embed], attrs={"memory": memory})
    node._layers[1] = encoder_model(node.layers[1]) or node.layers[1]
    return True


def _looks_at_form(embed: Model[Any, Any]) -> bool:
    columns = [c for n in embed.walk() if n.name == "extract_features" for c in n.attrs["columns"]]
    keys = [n.attrs["key_attr"] for n in embed.walk() if n.name == "static_vectors"]
    return all(str(name) in _FORM for name in (*columns, *keys))


def _forward(
    model: Model[list[Doc], list[Floats]], docs: list[Doc], is_train: bool
) -> tuple[list[Floats], Callable[[Any], Any]]:
    if is_train or not any(len(doc) for doc in docs):
        return model.layers[0](docs, is_train)
    return model.attrs["memory"](docs), no_gradient
