"""Universal parts of speech from Penn tags: a table in place of the attribute ruler."""

from __future__ import annotations

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
_POS_OF_TAG = {tag: IDS[pos] for pos, tags in _PENN.items() for tag in tags.split()}
_AUXILIARY = {"aux", "auxpass"}


def parts_of_speech(doc: Doc) -> list[int]:
    """The `POS` value of each token, from its tag; a verb that serves another is AUX."""
    aux, verb = IDS["AUX"], IDS["VERB"]
    values = [_POS_OF_TAG.get(token.tag_, IDS["X"]) for token in doc]
    return [
        aux if value == verb and (token.dep_ in _AUXILIARY or token.norm_ == "be") else value
        for value, token in zip(values, doc, strict=True)
    ]
