"""No change may push accuracy on corpus/ under the pinned floors."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from dateline.evaluation.gate import failures, parse_gate

ROOT = Path(__file__).resolve().parents[2]
FLOORS = ROOT / "tests" / "accuracy_floors.toml"


def script() -> ModuleType:
    path = ROOT / "scripts" / "accuracy_gate.py"
    spec = importlib.util.spec_from_file_location("accuracy_gate", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.slow
def test_no_figure_is_under_its_floor() -> None:
    gate = parse_gate(FLOORS.read_text(encoding="utf-8"), file=FLOORS.name)
    assert failures(gate, script().measure()) == []
