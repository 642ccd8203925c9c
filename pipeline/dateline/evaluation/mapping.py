"""Tables that map the labels of other schemes to our types and roles: data, read and checked."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import Any

from dateline.errors import DataError
from dateline.evaluation.model import (
    OPTIONAL_FIELDS,
    STATUSES,
    TYPES,
    allowed_roles,
    allowed_stages,
)

TABLE_KEYS = ("unknown", "ignore", "labelled", "types")
TYPE_KEYS = ("type", "status", "stage", "roles")
UNKNOWN = ("ignore", "refuse")


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeRule:
    """What a foreign label means: our type, its defaults, and our role of each of its roles."""

    type: str
    status: str = "occurred"
    stage: str | None = None
    roles: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeMapping:
    """All labels of a scheme. `refuse_unknown` decides about labels that no rule names.

    `labelled` are the fields that the scheme tells beside types and participants.
    """

    types: Mapping[str, TypeRule]
    ignore: frozenset[str] = frozenset()
    refuse_unknown: bool = False
    labelled: frozenset[str] = frozenset()

    def scope(self) -> frozenset[str]:
        """Our types that the scheme labels."""
        return frozenset(rule.type for rule in self.types.values())


def identity() -> TypeMapping:
    """Our own types and roles under their own names; other labels are refused."""
    rules = {t: TypeRule(type=t, roles={r: r for r in allowed_roles(t)}) for t in TYPES}
    return TypeMapping(types=rules, refuse_unknown=True)


def load_mapping(name: str) -> TypeMapping:
    """A mapping that is shipped (`geneva`, `plover` …); raise DataError where it is malformed."""
    source = resources.files("dateline_models") / "mappings" / f"{name}.toml"
    return parse_mapping(source.read_text(encoding="utf-8"), file=f"mappings/{name}.toml")


def read_mapping(path: Path) -> TypeMapping:
    """A mapping of the user's own; raise DataError where it is malformed."""
    if not path.is_file():
        raise DataError(f"no such file: {path}")
    return parse_mapping(path.read_text(encoding="utf-8"), file=str(path))


def parse_mapping(text: str, *, file: str) -> TypeMapping:
    """Read a table; every key and value is checked, and refused with the line it stands in."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{file}: {error}") from error
    where = _Where(file, text)
    where.check_keys(table, TABLE_KEYS)
    unknown = table.get("unknown", "ignore")
    where.check_value("unknown", unknown, UNKNOWN)
    for name in table.get("labelled", ()):
        where.check_value("labelled", name, tuple(OPTIONAL_FIELDS))
    rules = {label: _rule(label, rule, where) for label, rule in table.get("types", {}).items()}
    return TypeMapping(
        types=rules,
        ignore=frozenset(table.get("ignore", ())),
        refuse_unknown=unknown == "refuse",
        labelled=frozenset(table.get("labelled", ())),
    )


@dataclass(frozen=True, slots=True)
class _Where:
    """Finds the line of a key, for the error that names it."""

    file: str
    text: str

    def line(self, word: str) -> int:
        """The first line that holds the word as a key or a value; 1 where none does."""
        found = re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", self.text)
        return self.text.count("\n", 0, found.start()) + 1 if found else 1

    def check_keys(self, table: Mapping[str, Any], allowed: tuple[str, ...]) -> None:
        """Raise DataError at the first key that is not allowed."""
        for key in table:
            if key not in allowed:
                raise DataError(
                    f"{self.file}:{self.line(key)}: unknown key '{key}'; "
                    f"allowed are {', '.join(allowed)}"
                )

    def check_value(self, key: str, value: Any, allowed: tuple[str, ...]) -> None:
        """Raise DataError where a value is not one of those allowed."""
        if value not in allowed:
            raise DataError(
                f"{self.file}:{self.line(str(value))}: {key} '{value}' is not one of "
                f"{', '.join(allowed)}"
            )


def _rule(label: str, table: Any, where: _Where) -> TypeRule:
    """One label's rule."""
    if not isinstance(table, dict):
        raise DataError(f"{where.file}:{where.line(label)}: types.{label} must be a table")
    where.check_keys(table, TYPE_KEYS)
    kind = table.get("type", "")
    where.check_value(f"types.{label}.type", kind, TYPES)
    rule = TypeRule(**table)
    where.check_value(f"types.{label}.status", rule.status, STATUSES)
    if rule.stage is not None:
        where.check_value(f"types.{label}.stage", rule.stage, allowed_stages(kind))
    for role in rule.roles.values():
        where.check_value(f"types.{label}.roles", role, allowed_roles(kind))
    return rule
