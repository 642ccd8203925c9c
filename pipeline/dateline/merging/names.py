"""How alike two names are: the same actor told fuller, shorter, or by its country."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
_EMPTY = frozenset({
    "the", "of", "and", "for", "a", "an", "de", "la", "inc", "corp", "co", "ltd", "plc", "ag",
    "sa", "company", "corporation", "group", "limited", "mr", "mrs", "ms",
})  # fmt: skip


@lru_cache(maxsize=100_000)
def words(name: str) -> tuple[str, ...]:
    """The telling words of a name: lower case, without accents, articles and legal forms."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode() or name
    found = tuple(_WORD.findall(plain.replace("'s", "").lower()))
    return tuple(word for word in found if word not in _EMPTY) or found


@lru_cache(maxsize=100_000)
def initials(name: str) -> str:
    """The acronym that a name of several words would have; empty for a single word."""
    found = words(name)
    return "".join(word[0] for word in found) if len(found) > 1 else ""


@lru_cache(maxsize=200_000)
def likeness(one: str, other: str) -> float:
    """From 0 (nothing in common) to 1 (the same words)."""
    a, b = words(one), words(other)
    if a == b:
        return 1.0
    if _is_acronym(one, other) or _is_acronym(other, one):
        return 0.9
    shared = set(a) & set(b)
    if not shared:
        return 0.0
    if len(shared) == min(len(set(a)), len(set(b))):
        # "Keller" within "Anna Keller"; less sure where only a first word is shared.
        return 0.9 if a[-1] == b[-1] else 0.75
    return 0.6 * len(shared) / len(set(a) | set(b))


def _is_acronym(short: str, long: str) -> bool:
    found = words(short)
    return len(found) == 1 and len(found[0]) > 1 and found[0] == initials(long)
