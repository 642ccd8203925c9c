"""From word forms to lemmas by table: only words that some data file names are known.

A statistical lemmatiser costs a third of the pipeline and is not needed: frames and cues compare
against closed lists, so the forms of the listed words are generated once, on load.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

VOWELS = "aeiou"


@cache
def irregular_forms() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """(verb forms, noun plurals) by lemma, from cues/irregular.toml."""
    text = (files("dateline_models") / "cues" / "irregular.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    return table["verbs"], table["nouns"]


def _doubles(stem: str) -> bool:
    """True where the last consonant doubles: one short vowel before one consonant, one syllable."""
    if len(stem) < 3 or stem[-1] in VOWELS + "wxy" or stem[-2] not in VOWELS:
        return False
    return stem[-3] not in VOWELS and sum(c in VOWELS for c in stem) == 1


def _with_s(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in tuple(VOWELS):
        return word[:-1] + "ies"
    return word + "s"


def _regular_past(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2:-1] not in tuple(VOWELS):
        return lemma[:-1] + "ied"
    return lemma + (lemma[-1] if _doubles(lemma) else "") + "ed"


def _participle(lemma: str) -> str:
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return lemma[:-1] + "ing"
    return lemma + (lemma[-1] if _doubles(lemma) else "") + "ing"


def verb_forms(lemma: str) -> set[str]:
    """All forms of a verb, its lemma included."""
    stem, hyphen, last = lemma.rpartition("-")
    if hyphen:
        return {f"{stem}-{form}" for form in verb_forms(last)}
    forms = {lemma, _with_s(lemma), _participle(lemma)}
    irregular = irregular_forms()[0].get(lemma)
    return forms | (set(irregular) if irregular else {_regular_past(lemma)})


def noun_forms(lemma: str) -> set[str]:
    """Singular and plural of a noun."""
    return {lemma, *irregular_forms()[1].get(lemma, [_with_s(lemma)])}


@dataclass(slots=True)
class Lemmas:
    """Form tables of the words that the loaded data names."""

    verbs: dict[str, str] = field(default_factory=dict)
    nouns: dict[str, str] = field(default_factory=dict)

    def add_verbs(self, lemmas: Iterable[str], *, sure: bool = True) -> None:
        """Know all forms of these verbs; an earlier entry of a form wins.

        A lemma overrules it, unless it is not `sure` to be a verb: the noun "holding" leaves
        "holding talks" to "hold".
        """
        for lemma in lemmas:
            for form in verb_forms(lemma):
                if sure and form == lemma:
                    self.verbs[form] = lemma
                else:
                    self.verbs.setdefault(form, lemma)

    def add_nouns(self, lemmas: Iterable[str]) -> None:
        """Know singular and plural of these nouns."""
        for lemma in lemmas:
            for form in noun_forms(lemma):
                self.nouns.setdefault(form, lemma)

    def verb(self, form: str) -> str:
        """Lemma of a verb form; the form itself, lower-cased, where unknown."""
        low = form.lower()
        return self.verbs.get(low, low)

    def noun(self, form: str) -> str:
        """Lemma of a noun form; the form itself, lower-cased, where unknown."""
        low = form.lower()
        return self.nouns.get(low, low)
