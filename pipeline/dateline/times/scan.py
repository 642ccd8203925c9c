"""Finding the places where a time expression stands: a word that can begin one, then its rules."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest

from dateline.times.refusals import refusal_of
from dateline.times.rules import Rule, rule_book

# Letters are cut at inner capitals, as in "USMarch 19": badly stripped pages glue words.
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_LONGEST_NUMBER = 8
# Digits of a year, the only number that is a time by itself.
_YEAR = 4
_WHOLE = ("may", "june", "july")
_LAST_WORD = re.compile(r"([A-Za-z.]+)\.$")
# A capital behind the stop of an abbreviation begins a sentence, but for a day or a month.
_SENTENCE_END = re.compile(
    r"\s*$|\s+(?!(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Ju|Aug|Sep|Oct|Nov|Dec)[a-z]*\b)"
    r"(?:[A-Z“\"`]|'')"
)


@dataclass(frozen=True, slots=True)
class Match:
    """What a rule found, unresolved; a doubtful match needs an entity recogniser's word."""

    rule: Rule
    start: int
    end: int
    groups: dict[str, str | None]
    doubtful: bool = False


def candidates(text: str) -> Iterator[list[Match]]:
    """For each place, left to right, the matches that begin there, the longest first."""
    words = list(_WORD.finditer(text))
    for word, following in zip_longest(words, words[1:]):
        rules, opens = _beginning(word[0])
        if opens:
            rules = _continued(word[0], following[0]) if following else ()
        found = _matches(text, word.start(), rules) if rules else ()
        if found:
            yield found


def may_tell_time(words: Iterable[str]) -> bool:
    """Whether one of the words begins a time by itself: "May", "next", "1987", no "three"."""
    return any(rules and not opens for rules, opens in map(_beginning, words))


@lru_cache(maxsize=20_000)
def _beginning(word: str) -> tuple[tuple[Rule, ...], bool]:
    """The rules of what can begin with `word`, and whether it is no time by itself."""
    book, digits = rule_book(), word.isdigit()
    if digits and len(word) > _LONGEST_NUMBER:
        return (), False
    rules = book.by_first.get("digits" if digits else word.lower(), ())
    return rules, word.lower() in book.openers or (digits and len(word) < _YEAR)


@lru_cache(maxsize=20_000)
def _continued(word: str, following: str) -> tuple[Rule, ...]:
    """Of the rules of what can begin with `word` those that can go on with the word behind it."""
    rules, _ = _beginning(word)
    low = following.lower()
    return rules if low.isdigit() else tuple(rule for rule in rules if low in rule.words)


def _matches(text: str, start: int, rules: tuple[Rule, ...]) -> list[Match]:
    inside = start > 0 and text[start - 1].isalnum()
    found = []
    for rule in rules:
        if inside and not rule.glued:
            continue
        match = rule.pattern.match(text, start)
        if match is None:
            continue
        groups = match.groupdict()
        refusal = refusal_of(rule, text, start, match.end())
        if refusal is None or refusal.unless_entity:
            begin, end = match.span("body" if groups.get("body") else 0)
            found.append(
                Match(rule, begin, _trimmed(text, begin, end), groups, refusal is not None)
            )
    found.sort(key=lambda m: (-m.end, m.rule.order))
    return found


def _trimmed(text: str, start: int, end: int) -> int:
    """The end of a match without the full stop of a sentence that it took in."""
    if text[end - 1] != ".":
        return end
    word = _LAST_WORD.search(text, max(start, end - 12), end)
    short = word is not None and (len(word[1]) <= 4 or "." in word[1])
    if word is not None and word[1].lower() in _WHOLE:
        return end - 1
    return end if short and not _SENTENCE_END.match(text, end) else end - 1
