"""The patterns of time expressions, read from `dateline_models/times/rules.toml` and compiled."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dateline.errors import DataError
from dateline.times.lexicon import alternatives, lexicon, read_toml

_KEYS = frozenset({"id", "kind", "first", "pattern", "resolve", "glued"})
_NEEDED = _KEYS - {"glued"}
_BLANK = r"[\s\xa0]{1,4}"
_USE = re.compile(r"\{([a-z_]+)(?::([a-z_0-9]+)|(!))?\}")
_DIGITS = "digits"
# What may follow a word that no rule speaks of.
_STRANGE = ("", ".", " zzz", ", zzz", "'s zzz", "s zzz")


@dataclass(frozen=True, slots=True)
class Rule:
    """One sort of time expression: what it looks like and which reader resolves it.

    `words` are all that stand in its pattern, in lower case.
    """

    id: str
    kind: str
    resolve: str
    pattern: re.Pattern[str]
    glued: bool
    order: int
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class RuleBook:
    """Rules by the word (lower case, or "digits") that a match of theirs can begin with.

    One of `openers` is no time by itself: it begins a match only where one of the rule's words or a
    number follows.
    """

    by_first: Mapping[str, tuple[Rule, ...]]
    rules: tuple[Rule, ...]
    openers: frozenset[str]


def expand(pattern: str, fragments: Mapping[str, str]) -> str:
    """Put tables and fragments in the place of `{name}`, `{name:alias}` and `{name!}`."""

    def fill(use: re.Match[str]) -> str:
        name, alias, silent = use.groups()
        if name in lexicon():
            words = alternatives(lexicon()[name])
            return f"(?:{words})" if silent else f"(?P<{alias or name}>{words})"
        if name not in fragments:
            raise DataError(f"times/rules.toml: no table or fragment {{{name}}}")
        body = expand(fragments[name], fragments)
        return body.replace(f"(?P<{name}>", f"(?P<{alias}>") if alias else body

    return _USE.sub(fill, pattern)


def compile_pattern(pattern: str, fragments: Mapping[str, str], *, glued: bool) -> re.Pattern[str]:
    """The compiled pattern; a match that is not `glued` ends where a word ends."""
    body = expand(pattern, fragments).replace(" ", _BLANK)
    body = body.replace(r"{1,4}?", r"{0,4}")
    tail = r"(?![0-9])" if glued else r"(?![0-9A-Za-z])"
    return re.compile(f"(?:{body}){tail}", re.IGNORECASE)


def make_rule(entry: Mapping[str, Any], fragments: Mapping[str, str], order: int) -> Rule:
    """A rule from its table; DataError where a key is unknown or missing."""
    unknown, missing = set(entry) - _KEYS, _NEEDED - set(entry)
    if unknown or missing:
        raise DataError(
            f"times/rules.toml: rule {entry.get('id', order)!r}: unknown keys {sorted(unknown)}, "
            f"missing keys {sorted(missing)}; allowed: {sorted(_KEYS)}"
        )
    glued = bool(entry.get("glued", False))
    try:
        pattern = compile_pattern(entry["pattern"], fragments, glued=glued)
    except re.error as error:
        raise DataError(f"times/rules.toml: rule {entry['id']!r}: {error}") from error
    words = frozenset(re.findall("[a-z]+", pattern.pattern.lower()))
    return Rule(entry["id"], entry["kind"], entry["resolve"], pattern, glued, order, words)


def first_words(names: list[str]) -> set[str]:
    """The words that the entries of `first` (table names, "digits" or words) stand for."""
    words: set[str] = set()
    for name in names:
        if name == "weekday_plural":
            words.update(f"{word}s" for word in lexicon()["weekday"] if word.endswith("day"))
            continue
        found = [re.match(r"[a-z]+|\d+", key) for key in lexicon().get(name, {name: 0})]
        words.update(_DIGITS if m[0].isdigit() else m[0] for m in found if m)
    return words


@functools.cache
def rule_book() -> RuleBook:
    """All rules, compiled once a process."""
    data = read_toml("rules.toml")
    unknown = set(data) - {"fragments", "rule"}
    if unknown:
        raise DataError(f"times/rules.toml: unknown tables {sorted(unknown)}")
    fragments, entries = data.get("fragments", {}), data.get("rule", [])
    by_first: dict[str, list[Rule]] = {}
    rules = []
    for order, entry in enumerate(entries):
        rule = make_rule(entry, fragments, order)
        rules.append(rule)
        for word in first_words(entry["first"]):
            by_first.setdefault(word, []).append(rule)
    return RuleBook(
        {word: tuple(found) for word, found in by_first.items()},
        tuple(rules),
        frozenset(word for word, found in by_first.items() if not _stands_alone(word, found)),
    )


def _stands_alone(word: str, rules: list[Rule]) -> bool:
    """Whether a rule takes the word for a time whatever follows it, as "today" or "1987"."""
    if word == _DIGITS:
        return True
    return any(r.pattern.match(word + after) for r in rules for after in _STRANGE)
