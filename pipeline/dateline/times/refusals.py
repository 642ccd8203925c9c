"""Lookalikes: what rules find and what is no time expression, read from `times/refusals.toml`."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dateline.errors import DataError
from dateline.times.lexicon import read_toml
from dateline.times.rules import Rule, rule_book

_KEYS = frozenset(
    {
        "id",
        "why",
        "rules",
        "text",
        "before",
        "after",
        "unless_before",
        "unless_after",
        "unless_entity",
    }
)
_NEAR = 32
_PATTERNS = ("text", "before", "after", "unless_before", "unless_after")


@dataclass(frozen=True, slots=True)
class Refusal:
    """One sort of lookalike; a pattern that is None asks nothing."""

    id: str
    why: str
    rules: tuple[str, ...]
    text: re.Pattern[str] | None
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    unless_before: re.Pattern[str] | None
    unless_after: re.Pattern[str] | None
    unless_entity: bool = False

    def fits(self, found: str, left: str, right: str) -> bool:
        """Whether the match `found` between `left` and `right` is this lookalike."""
        if self.text is not None and not self.text.fullmatch(found):
            return False
        if self.before is not None and not self.before.search(left):
            return False
        if self.after is not None and not self.after.match(right):
            return False
        if self.unless_before is not None and self.unless_before.search(left):
            return False
        return self.unless_after is None or not self.unless_after.match(right)


def make_refusal(entry: Mapping[str, Any], position: int) -> Refusal:
    """A refusal from its table; DataError where a key is unknown, missing or no pattern."""
    unknown = set(entry) - _KEYS
    missing = {"id", "why", "rules"} - set(entry)
    if unknown or missing:
        raise DataError(
            f"times/refusals.toml: refusal {entry.get('id', position)!r}: unknown keys "
            f"{sorted(unknown)}, missing keys {sorted(missing)}; allowed: {sorted(_KEYS)}"
        )
    try:
        patterns = {k: re.compile(entry[k]) if k in entry else None for k in _PATTERNS}
    except re.error as error:
        raise DataError(f"times/refusals.toml: refusal {entry['id']!r}: {error}") from error
    return Refusal(
        entry["id"],
        entry["why"],
        tuple(entry["rules"]),
        **patterns,
        unless_entity=bool(entry.get("unless_entity")),
    )


@functools.cache
def refusals() -> tuple[Refusal, ...]:
    """All refusals in the order of the file."""
    entries = read_toml("refusals.toml").get("refuse", [])
    return tuple(make_refusal(entry, i) for i, entry in enumerate(entries))


@functools.cache
def refusals_of(rule_id: str) -> tuple[Refusal, ...]:
    """The refusals that speak of a rule, by its id or by a prefix that ends in a full stop."""
    found = [
        refusal
        for refusal in refusals()
        if any(n == rule_id or (n[-1] == "." and rule_id.startswith(n)) for n in refusal.rules)
    ]
    return tuple(sorted(found, key=lambda refusal: refusal.unless_entity))


def refusal_of(rule: Rule, text: str, start: int, end: int) -> Refusal | None:
    """The refusal that fits a match of a rule, a firm one before one that an entity recogniser can
    lift; None where the match may stand."""
    left, right = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
    found = text[start:end]
    fitting = (r for r in refusals_of(rule.id) if r.fits(found, left, right))
    return next(fitting, None)


def check_names() -> None:
    """DataError where a refusal speaks of a rule that there is not."""
    ids = [rule.id for rule in rule_book().rules]
    for refusal in refusals():
        for name in refusal.rules:
            if not any(i == name or (name[-1] == "." and i.startswith(name)) for i in ids):
                raise DataError(f"times/refusals.toml: {refusal.id!r}: no rule {name!r}")
