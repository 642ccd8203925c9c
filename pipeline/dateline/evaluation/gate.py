"""A pinned gate: figures that must not fall, on a corpus whose fingerprint is pinned with them.

Floors rise with every update; lowering one takes a reason, which stays in the file.
"""

from __future__ import annotations

import hashlib
import json
import math
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from dateline.errors import DataError, UsageError

# A floor lies this far under what was measured: a harmless change does not stop anyone.
SLACK = 0.01
KEYS = ("corpus", "model", "rules", "floors", "lowered")
LOWERED_KEYS = ("date", "part", "measure", "before", "after", "reason")
HEAD = (
    "# The gate of accuracy: written by scripts/accuracy_gate.py, checked by tests/accuracy.\n"
    "# `rules` is what the floors were measured with; the floors hold for any rules.\n\n"
)

Figures = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lowered:
    """A floor that was lowered, and why."""

    date: str
    part: str
    measure: str
    before: float
    after: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """Floors by part of the corpus and measure, and what they were measured on."""

    corpus: str
    model: str
    rules: str
    floors: Figures
    lowered: tuple[Lowered, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What a run gave: the figures, and what they were measured on and with."""

    corpus: str
    model: str
    rules: str
    figures: Figures


def fingerprint(files: Iterable[Path], *, root: Path) -> str:
    """A digest of the names (below `root`) and contents of files, whatever their order."""
    digest = hashlib.sha256()
    for file in sorted(files, key=lambda f: f.relative_to(root).as_posix()):
        content = hashlib.sha256(file.read_bytes()).hexdigest()
        digest.update(f"{file.relative_to(root).as_posix()} {content}\n".encode())
    return f"sha256:{digest.hexdigest()}"


def parse_gate(text: str, *, file: str) -> Gate:
    """Read the file of floors; raise DataError at an unknown or missing key."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{file}: {error}") from error
    _check_keys(table, KEYS, file)
    lowered = []
    for entry in table.get("lowered", ()):
        _check_keys(entry, LOWERED_KEYS, file)
        lowered.append(Lowered(**entry))
    missing = [k for k in KEYS[:4] if k not in table]
    if missing:
        raise DataError(f"{file}: '{missing[0]}' is missing")
    return Gate(corpus=table["corpus"], model=table["model"], rules=table["rules"],
                floors=table["floors"], lowered=tuple(lowered))  # fmt: skip


def _check_keys(table: Mapping[str, Any], allowed: Sequence[str], file: str) -> None:
    """Raise DataError at the first key that is not allowed."""
    for key in table:
        if key not in allowed:
            raise DataError(f"{file}: unknown key '{key}'; allowed are {', '.join(allowed)}")


def format_gate(gate: Gate) -> str:
    """The file of floors."""
    lines = [f"{key} = {json.dumps(getattr(gate, key))}" for key in ("corpus", "model", "rules")]
    for part, floors in gate.floors.items():
        lines += ["", f"[floors.{part}]", *(f"{name} = {v:.3f}" for name, v in floors.items())]
    for entry in gate.lowered:
        lines += ["", "[[lowered]]"]
        for key in LOWERED_KEYS:
            value = getattr(entry, key)
            shown = f"{value:.3f}" if isinstance(value, float) else json.dumps(value)
            lines.append(f"{key} = {shown}")
    return HEAD + "\n".join(lines) + "\n"


def failures(gate: Gate, measured: Measured) -> list[str]:
    """What is wrong, in words; empty where the gate is open."""
    found = [
        f"the {name} is not that of the floors: {getattr(measured, name)} instead of "
        f"{getattr(gate, name)}; measure anew with scripts/accuracy_gate.py --update"
        for name in ("corpus", "model")
        if getattr(gate, name) != getattr(measured, name)
    ]
    for part, floors in gate.floors.items():
        for name, floor in floors.items():
            value = measured.figures.get(part, {}).get(name, 0.0)
            if value < floor:
                found.append(f"{part}: {name} {value:.4f} is under its floor {floor:.3f}")
    return found


def updated(gate: Gate | None, measured: Measured, *, reason: str | None, today: str) -> Gate:
    """The gate after a run: floors raised, and lowered only for a `reason`.

    Raises UsageError where a floor would have to be lowered and no reason is given.
    """
    floors = {
        part: {name: max(0.0, math.floor((v - SLACK) * 1000) / 1000) for name, v in f.items()}
        for part, f in measured.figures.items()
    }
    found = Gate(corpus=measured.corpus, model=measured.model, rules=measured.rules, floors=floors)
    if gate is None:
        return found
    lower = list(_lower(gate, floors, reason=reason or "", today=today))
    if lower and not (reason or "").strip():
        what = ", ".join(f"{x.part} {x.measure} {x.before:.3f} -> {x.after:.3f}" for x in lower)
        raise UsageError(f"floors would fall ({what}); give a reason with --lower")
    return replace(found, lowered=(*gate.lowered, *lower), floors=_raised(gate, floors, lower))


def _lower(gate: Gate, floors: Figures, *, reason: str, today: str) -> Iterable[Lowered]:
    """The floors that are higher than what was measured now allows, by more than the slack."""
    for part, old in gate.floors.items():
        for name, before in old.items():
            after = floors.get(part, {}).get(name, 0.0)
            if after + SLACK < before:
                yield Lowered(date=today, part=part, measure=name, before=before, after=after,
                              reason=reason)  # fmt: skip


def _raised(gate: Gate, floors: Figures, lower: Sequence[Lowered]) -> Figures:
    """The higher of old and new floor, but for those lowered on purpose."""
    fallen = {(x.part, x.measure) for x in lower}
    return {
        part: {
            name: value
            if (part, name) in fallen
            else max(value, gate.floors.get(part, {}).get(name, 0.0))
            for name, value in figures.items()
        }
        for part, figures in floors.items()
    }
