"""Cues of status, hedging and reporting, read from cues/status.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dateline.errors import DataError

SECTIONS = (
    "governor",
    "modal",
    "modifier",
    "adverb",
    "conjunction",
    "condition",
    "claim",
    "shift",
    "part",
    "determiner",
    "support",
    "preposition",
    "own",
    "purpose",
    "instrument",
    "wish",
    "renounced",
)
VALUES = ("planned", "possible", "denied", "ongoing", "occurred", "transparent")


@dataclass(frozen=True, slots=True)
class Cues:
    """`status[section][word]` is the status that a word lends to what is in its scope."""

    status: dict[str, dict[str, str]]
    hedge_words: frozenset[str]
    hedge_governors: frozenset[str]
    hedge_sources: frozenset[str]
    reporting: frozenset[str]
    scheduling: frozenset[str]
    announcing: frozenset[str]
    digest: str

    def verbs(self) -> set[str]:
        """Every verb that a cue names, for the form table."""
        heads = {w.split()[0] for s in ("governor", "support") for w in self.status[s]}
        return heads | set(self.hedge_governors) | set(self.reporting)


def parse_cues(text: str, *, source: str) -> Cues:
    """Cues of one TOML text; raises DataError for an unknown section or status."""
    table = tomllib.loads(text)
    unknown = set(table) - {*SECTIONS, "hedge", "reporting"}
    if unknown:
        raise DataError(
            f"{source}: unknown section {sorted(unknown)[0]!r}; "
            f"allowed: {', '.join(SECTIONS)}, hedge, reporting"
        )
    status: dict[str, dict[str, str]] = {}
    for section in SECTIONS:
        status[section] = _words(table.get(section, {}), source=f"{source}: [{section}]")
    return Cues(
        status,
        frozenset(table["hedge"]["words"]),
        frozenset(table["hedge"]["governors"]),
        frozenset(table["hedge"]["sources"]),
        frozenset(table["reporting"]["verbs"]),
        frozenset(table["reporting"]["scheduling"]),
        frozenset(table["reporting"]["announcing"]),
        text,
    )


def _words(section: dict[str, list[str]], *, source: str) -> dict[str, str]:
    unknown = set(section) - set(VALUES)
    if unknown:
        raise DataError(
            f"{source}: unknown status {sorted(unknown)[0]!r}; allowed: {', '.join(VALUES)}"
        )
    found: dict[str, str] = {}
    for value, words in section.items():
        for word in words:
            found.setdefault(word, value)
    return found


@cache
def load_cues() -> Cues:
    """The shipped cues."""
    text = (files("dateline_models") / "cues" / "status.toml").read_text(encoding="utf-8")
    return parse_cues(text, source="cues/status.toml")
