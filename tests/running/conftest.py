"""Lets the tests here, and the processes that they start, import `fakes`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

HERE = str(Path(__file__).parent)
if HERE not in sys.path:
    sys.path.insert(0, HERE)


@pytest.fixture
def child_env() -> dict[str, str]:
    """The environment of a child process that can import `fakes`."""
    return os.environ | {"PYTHONPATH": HERE, "OMP_NUM_THREADS": "1"}
