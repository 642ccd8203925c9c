"""Loading the spaCy pipeline that reads the sentences."""

from __future__ import annotations

import re
import warnings
from typing import cast

import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer

from dateline.installed import installed_name
from dateline.language.embedding import remember_words

# Lemmas and parts of speech come from tables (a third of the time saved), sentences from rules.
UNUSED_PIPES = ("lemmatizer", "attribute_ruler", "senter", "sentencizer", "textcat")

# "Jae-in", "Chung-in".
_GIVEN_NAME = re.compile(r"[A-Z][a-z]{1,5}-in")


def load_language(model: str) -> Language:
    """The installed spaCy pipeline `model` (a package or a folder), without what dateline replaces.

    Raises ModelMissingError, naming the command that installs it, where there is none.
    """
    name = installed_name(model)
    with warnings.catch_warnings():
        # Trained on 3.7, run on 3.8: same scores, measured; nothing for the user to do.
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        nlp = spacy.load(name, exclude=UNUSED_PIPES)
    _split_more(nlp)
    remember_words(nlp)
    return nlp


def _split_more(nlp: Language) -> None:
    """Also split at the hyphen behind an abbreviation: "U.S.-Japan" is three tokens.

    A given name that ends in "-in" stays whole: cut, its end is taken for the preposition.
    """
    tokenizer = cast(Tokenizer, nlp.tokenizer)
    infixes = [*(nlp.Defaults.infixes or ()), r"(?<=[A-Za-z]\.)-(?=[A-Za-z])"]
    tokenizer.infix_finditer = spacy.util.compile_infix_regex(infixes).finditer
    tokenizer.token_match = _GIVEN_NAME.fullmatch
