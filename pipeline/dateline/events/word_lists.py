"""Named word lists of a cues file: `[nouns]`, `[verbs]` and `[words]`, each name = [words]."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import Field, fields
from importlib.resources import files
from typing import Any, ClassVar, Protocol, TypeVar

from dateline.errors import DataError
from dateline.events.inflection import noun_forms, verb_forms

SECTIONS = ("nouns", "verbs", "words")


class Cues(Protocol):
    """A dataclass whose fields are word lists."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]


C = TypeVar("C", bound=Cues)


def parse_cues(kind: type[C], text: str, *, source: str) -> C:
    """The lists of one TOML text in their dataclass; raises DataError as `parse_word_lists`."""
    names = [f.name for f in fields(kind)]
    return kind(**parse_word_lists(text, names, source=source))


def shipped_cues(kind: type[C], source: str) -> C:
    """The lists of one file of the linguistic data, named by its path there."""
    text = (files("dateline_models") / source).read_text(encoding="utf-8")
    return parse_cues(kind, text, source=source)


def parse_word_lists(text: str, names: list[str], *, source: str) -> dict[str, frozenset[str]]:
    """The lists of one TOML text by name, in lower-cased word forms.

    Raises DataError for an unknown section or list, naming the allowed ones, and for a missing one.
    """
    found: dict[str, frozenset[str]] = {}
    for section, lists in tomllib.loads(text).items():
        if section not in SECTIONS:
            raise DataError(_unknown(text, f"[{section}]", SECTIONS, source))
        for name, words in lists.items():
            if name not in names:
                raise DataError(_unknown(text, name, names, source))
            found[name] = _forms(section, words)
    missing = [name for name in names if name not in found]
    if missing:
        raise DataError(f"{source}: no list {missing[0]!r}")
    return found


def _unknown(text: str, name: str, names: Iterable[str], source: str) -> str:
    rows = text.splitlines()
    line = next((i for i, row in enumerate(rows, 1) if row.startswith(name)), 1)
    what = "section" if name.startswith("[") else "list"
    return f"{source}:{line}: unknown {what} {name!r}; allowed: {', '.join(names)}"


def _forms(section: str, words: Iterable[str]) -> frozenset[str]:
    """All forms of the nouns or verbs; other words as they are."""
    if section == "nouns":
        return frozenset(form for word in words for form in noun_forms(word))
    if section == "verbs":
        return frozenset(form for word in words for form in verb_forms(word))
    return frozenset(words)
