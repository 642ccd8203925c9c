"""Universal parts of speech from Penn tags: a table in place of the attribute ruler."""

from __future__ import annotations

from spacy.attrs import DEP, NORM, TAG
from spacy.strings import hash_string  # type: ignore[attr-defined]
from spacy.symbols import IDS
from spacy.tokens import Doc

_PENN = {
    "ADJ": "JJ JJR JJS AFX",
    "ADP": "IN RP",
    "ADV": "RB RBR RBS WRB EX",
    "AUX": "MD",
    "CCONJ": "CC",
    "DET": "DT PDT WDT",
    "INTJ": "UH",
    "NOUN": "NN NNS",
    "NUM": "CD",
    "PART": "TO POS",
    "PRON": "PRP PRP$ WP WP$",
    "PROPN": "NNP NNPS",
    "PUNCT": ", . : '' `` -LRB- -RRB- HYPH NFP",
    "SYM": "$ # SYM",
    "VERB": "VB VBD VBG VBN VBP VBZ",
    "X": "FW XX ADD LS",
}


def _id(name: str) -> int:
    """The number under which a vocabulary knows a string: a symbol's own, or its hash."""
    return int(IDS[name] if name in IDS else hash_string(name))


_POS_OF_TAG = {_id(tag): IDS[pos] for pos, tags in _PENN.items() for tag in tags.split()}
_AUXILIARY = frozenset(map(_id, ("aux", "auxpass")))
_BE = _id("be")
_AUX, _VERB, _OTHER = IDS["AUX"], IDS["VERB"], IDS["X"]


def parts_of_speech(doc: Doc) -> list[int]:
    """The `POS` value of each token, from its tag; a verb that serves another is AUX."""
    return [
        _AUX if value == _VERB and (dep in _AUXILIARY or norm == _BE) else value
        for value, dep, norm in (
            (_POS_OF_TAG.get(tag, _OTHER), dep, norm)
            for tag, dep, norm in doc.to_array([TAG, DEP, NORM]).tolist()
        )
    ]
