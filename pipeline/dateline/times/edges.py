"""What stands around a time expression and opens or joins its interval: since, by, from … to."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from typing import Literal

from dateline.errors import DataError
from dateline.times.lexicon import read_toml
from dateline.times.periods import Period

Side = Literal["after", "before"]
_KEYS = frozenset({"before", "length", "around_length", "behind", "noun", "denied", "join", "and"})
_NEAR = 40
_POSSESSIVE = ("'s", "’s", " 's")
_FILLER = r"(?:[\s\xa0]+(?:the|about|around|at|least|early|mid|late|some|time))*[\s\xa0]+$"


@functools.cache
def prepositions() -> Mapping[str, Mapping[str, object]]:
    """The tables of `times/prepositions.toml`."""
    data = read_toml("prepositions.toml")
    if set(data) != _KEYS:
        raise DataError(f"times/prepositions.toml: tables must be {sorted(_KEYS)}")
    return data


@functools.cache
def _before() -> re.Pattern[str]:
    words = sorted(prepositions()["before"], key=len, reverse=True)
    return re.compile(rf"(?i)\b({'|'.join(words)}){_FILLER}")


@functools.cache
def _behind() -> re.Pattern[str]:
    words = "|".join(prepositions()["behind"])
    return re.compile(rf"(?i)[\s\xa0]+({words})\b(?![\s\xa0]+(?:the|a|an)\b)")


@functools.cache
def _noun() -> re.Pattern[str]:
    words = "|".join(prepositions()["noun"])
    return re.compile(rf"(?i)(?:[\s\xa0]+|-)({words})\b")


def word_list(table: str, key: str) -> frozenset[str]:
    """The words of a list of `times/prepositions.toml`."""
    found = prepositions()[table][key]
    assert isinstance(found, list)
    return frozenset(found)


def _is_denied(text: str, start: int, word: str) -> bool:
    """Whether "not" and the like stand before "until" in the same clause."""
    if word not in word_list("denied", "words"):
        return False
    clause = re.split(r"[.;:!?]\s", text[max(0, start - 80) : start])[-1].lower()
    denials = "|".join(re.escape(w) for w in sorted(word_list("denied", "denials")))
    return re.search(rf"(?:\b|n)(?:{denials})\b", clause) is not None


@functools.cache
def _joiners() -> Mapping[str, re.Pattern[str]]:
    joins = prepositions()["join"]
    patterns = {}
    for opener, words in joins.items():
        assert isinstance(words, list)
        either = "|".join(re.escape(w) for w in words)
        patterns[opener] = re.compile(rf"(?i)[\s\xa0]*(?:{either})[\s\xa0]*(?:the[\s\xa0]+)?")
    return patterns


def opened(text: str, start: int, end: int) -> tuple[Side, str] | None:
    """The side that the words around `text[start:end]` open, and the word that does.

    None in "before today's talks": there it is the talks that the word goes with.
    """
    if text.startswith(_POSSESSIVE, end):
        return None
    found = _before().search(text[max(0, start - _NEAR) : start])
    if found:
        word = " ".join(found[1].lower().split())
        if _is_denied(text, start, word):
            return None
        return _side(prepositions()["before"][word]), word
    noun = _noun().match(text, end)
    if noun:
        return _side(prepositions()["noun"][noun[1].lower()]), noun[1].lower()
    from_before = re.search(r"(?i)\bfrom[\s\xa0]+$", text[max(0, start - 8) : start])
    behind = _behind().match(text, end) if from_before else None
    return (_side(prepositions()["behind"][behind[1].lower()]), "from") if behind else None


def _side(value: object) -> Side:
    if value not in ("after", "before"):
        raise DataError(f"times/prepositions.toml: {value!r} is neither 'after' nor 'before'")
    return "after" if value == "after" else "before"


def neighbours(text: str, first: Period, second: Period, gap: tuple[int, int]) -> bool:
    """Whether two units next to each other are joined by "and": Monday and Tuesday."""
    if first.unit != second.unit or first.unit not in word_list("and", "units"):
        return False
    close = (second.first - first.last).days == 1
    words = text[gap[0] : gap[1]][:12].strip().lower()
    return close and gap[1] - gap[0] < 12 and words in ("and", "and on", "&")


def joined(text: str, first: tuple[int, int], second: tuple[int, int]) -> bool:
    """Whether two neighbouring expressions are the ends of one interval."""
    gap = text[first[1] : second[0]]
    return len(gap) <= 16 and _joiners()[opener(text, first[0])].fullmatch(gap) is not None


def opener(text: str, start: int) -> str:
    """The word before an expression that says that it is the first of two ends; "" for none."""
    left = re.search(
        r"(?i)\b(from|between)(?:[\s\xa0]+the)?[\s\xa0]+$", text[max(0, start - 16) : start]
    )
    return left[1].lower() if left else ""
