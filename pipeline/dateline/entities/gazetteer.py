"""Known names: read from CSV, looked up by the words of the text.

A row is `name,aliases,kind,country,wikidata`; aliases are parted by `|`. What the aliases of a
package file stand for (the name itself, an adjective, a seat of government) is told by its file.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Literal, cast, get_args

from dateline.errors import DataError
from dateline.record import Kind

COLUMNS = ("name", "aliases", "kind", "country", "wikidata")
SenseForm = Literal["name", "adjective", "seat"]
_FORMS: dict[str, SenseForm] = {"demonyms": "adjective", "seats": "seat"}
# Of two senses of one spelling the file read first wins.
_FIRST = ("countries", "demonyms", "organisations", "agencies", "seats", "firms")
_LAST = ("companies", "cities")
# The groups that list firms.
FIRMS = frozenset({"firms", "companies"})
_KINDS: tuple[str, ...] = get_args(Kind)
_DROP = str.maketrans({"’": "'", ".": None, "-": " ", "–": " ", "‐": " ", "/": " "})


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """One known actor; `group` is the file it stands in ("agencies", "companies", …)."""

    name: str
    kind: Kind
    country: str | None
    wikidata: str | None
    group: str


@dataclass(frozen=True, slots=True)
class Sense:
    """What one spelling stands for. `exact` is the spelling where case decides (acronyms)."""

    entry: Entry
    form: SenseForm
    exact: str | None


@cache
def fold(text: str) -> str:
    """A spelling without case, accents, full stops and hyphens, for look-up."""
    plain = text.translate(_DROP).casefold()
    if not plain.isascii():
        parts = unicodedata.normalize("NFKD", plain)
        plain = "".join(char for char in parts if not unicodedata.combining(char)).casefold()
        plain = plain.translate(_DROP)  # "℅" is "c/o", "…" three full stops
    plain = " ".join(plain.split())
    return plain.replace("co operati", "cooperati") if "co operati" in plain else plain


def _is_acronym(alias: str) -> bool:
    letters = [char for char in alias if char.isalpha()]
    return len(letters) <= 6 and all(char.isupper() for char in letters)


@dataclass(eq=False, slots=True)
class Gazetteer:
    """Known names by folded spelling. Build one with `load`."""

    senses: dict[str, tuple[Sense, ...]] = field(default_factory=dict)
    prefixes: dict[str, int] = field(default_factory=dict)
    owners: dict[str, Entry] = field(default_factory=dict)  # by folded name

    @classmethod
    def load(cls, *extra: str | Path) -> Gazetteer:
        """Package data plus the user's CSV files `extra`; DataError names a bad row's line."""
        base = _package_gazetteer()
        if not extra:
            return base
        merged = cls(dict(base.senses), dict(base.prefixes), dict(base.owners))
        for source in extra:
            path = Path(source)
            merged._read(path.read_text(encoding="utf-8"), source=str(path), group="user")
        return merged

    @classmethod
    def from_text(cls, text: str, *, source: str = "gazetteer") -> Gazetteer:
        """Package data plus the rows of one CSV given as text."""
        base = _package_gazetteer()
        merged = cls(dict(base.senses), dict(base.prefixes), dict(base.owners))
        merged._read(text, source=source, group="user")
        return merged

    def get(self, folded: str, surface: str) -> Sense | None:
        """The sense of a spelling, if `surface` is written the way that the sense asks."""
        for sense in self.senses.get(folded, ()):
            if sense.exact is None or sense.exact == surface.replace(".", ""):
                return sense
        return None

    def longest(self, folded: str) -> int:
        """How many words the longest name may have that starts with this folded word."""
        return self.prefixes.get(folded, 0)

    def _read(self, text: str, *, source: str, group: str) -> None:
        form = _FORMS.get(group, "name")
        shared = self.owners if form != "name" else {}
        for entry, aliases in _rows(text, source=source, group=group):
            owner = shared.get(fold(entry.name), entry)
            if entry.kind in {"country", "organisation"} and form == "name":
                self.owners.setdefault(fold(entry.name), entry)
            names = aliases if form != "name" else [entry.name, *aliases]
            for alias in names:
                self._add(alias, owner, form, first=group == "user")

    def _add(self, alias: str, entry: Entry, form: SenseForm, *, first: bool) -> None:
        folded = fold(alias)
        if not folded:
            return
        exact = alias.replace(".", "") if _is_acronym(alias) else None
        known = self.senses.get(folded, ())
        sense = Sense(entry, form, exact)
        self.senses[folded] = (sense, *known) if first else (*known, sense)
        words = folded.split()
        opening = words[0].partition("'")[0]
        self.prefixes[opening] = max(self.prefixes.get(opening, 0), len(words))


def _rows(text: str, *, source: str, group: str) -> Iterator[tuple[Entry, list[str]]]:
    reader = csv.reader(io.StringIO(text))
    header = next(reader, [])
    if tuple(header) != COLUMNS:
        raise DataError(f"{source}:1: columns are {','.join(COLUMNS)}, found {','.join(header)}")
    for row in reader:
        if row:
            yield _entry(row, place=f"{source}:{reader.line_num}", group=group)


def _entry(row: list[str], *, place: str, group: str) -> tuple[Entry, list[str]]:
    if len(row) != len(COLUMNS):
        raise DataError(f"{place}: {len(COLUMNS)} fields wanted, found {len(row)}")
    name, aliases, kind, country, wikidata = (cell.strip() for cell in row)
    if not fold(name):
        raise DataError(f"{place}: the name is empty")
    if kind not in _KINDS:
        raise DataError(f"{place}: kind {kind!r} is none of {', '.join(_KINDS)}")
    if country and not (len(country) == 2 and country.isascii() and country.isupper()):
        raise DataError(f"{place}: country {country!r} is no two-letter code in capitals")
    if wikidata and not (wikidata[0] == "Q" and wikidata[1:].isdecimal()):
        raise DataError(f"{place}: wikidata {wikidata!r} is no item id (Q and digits)")
    entry = Entry(name, cast(Kind, kind), country or None, wikidata or None, group)
    return entry, [alias.strip() for alias in aliases.split("|") if alias.strip()]


def _is_csv(name: str) -> bool:
    return name.endswith(".csv")


@cache
def _package_gazetteer() -> Gazetteer:
    gazetteer = Gazetteer()
    folder = resources.files("dateline_models") / "gazetteers"
    names = {item.name.removesuffix(".csv") for item in folder.iterdir() if _is_csv(item.name)}
    for group in (*_FIRST, *sorted(names - {*_FIRST, *_LAST}), *_LAST):
        item = folder / f"{group}.csv"
        gazetteer._read(item.read_text(encoding="utf-8"), source=item.name, group=group)
    return gazetteer
