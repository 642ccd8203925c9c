"""Digests: texts of which every line is a piece of news of its own."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from dateline.parsed import Parsed

# A digest has at least so many lines; of those at most so large a share names somebody that
# another line names too, and at most so large a share quotes.
# Hardly any line opens with what points back at the line before.
LINES, SHARED, QUOTING, POINTING = 5, 0.55, 0.19, 0.1
_NAME = re.compile(r"(?<=\w )[A-Z][\w’-]{2,}")
_QUOTES = frozenset('"“”')


def item_starts(doc: Parsed) -> list[int]:
    """The first tokens of the items of a digest, the first item's among them; else nothing."""
    if doc.items is None:
        doc.items = _item_starts(doc)
    return doc.items


def _item_starts(doc: Parsed) -> list[int]:
    ends = _line_ends(doc.text)
    if not ends:
        return []
    starts, at = [0], 0
    for token in doc:
        if at < len(ends) and token.idx > ends[at]:
            at += 1
            if token.i > starts[-1]:
                starts.append(token.i)
    return starts


def _line_ends(text: str) -> list[int]:
    """Where the lines of a digest end."""
    if len(text) > 290 * text.count("\n") or text.count("\n") < LINES - 1 or "\n\n" in text.strip():
        return []
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) < LINES:
        return []
    names = [set(_NAME.findall(line)) for line in lines]
    known: dict[str, int] = {}
    for name in (name for found in names for name in found):
        known[name] = known.get(name, 0) + 1
    shared = sum(any(known[name] > 1 for name in found) for found in names)
    back = _points_back()
    pointing = sum(back.match(line) is not None for line in lines)
    if pointing > POINTING * len(lines):
        return []
    quoting = sum(not _QUOTES.isdisjoint(line) for line in lines)
    if shared > SHARED * len(lines) or quoting > QUOTING * len(lines):
        return []
    return [i for i, letter in enumerate(text) if letter == "\n"]


@cache
def _points_back() -> re.Pattern[str]:
    """What opens a line about somebody or something told of before: "The two", "Berg, who"."""
    text = (files("dateline_models") / "cues" / "digests.toml").read_text(encoding="utf-8")
    words = tomllib.loads(text)
    alone, known = "|".join(words["pointing"]), "|".join(words["known"])
    return re.compile(rf"(?:{alone}|The (?:{known})|[A-Z][\w’-]+, (?:who|which|whose))\b")
