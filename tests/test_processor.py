"""The kernels are chosen before spaCy is imported, and never against the user."""

from __future__ import annotations

import os
import platform
import subprocess
import sys

import pytest

from dateline import processor

LATE = """
import os, sys
import dateline
assert "spacy" not in sys.modules
dateline.load
print(os.environ.get("BLIS_ARCH_TYPE"))
"""


def chosen(monkeypatch: pytest.MonkeyPatch, architecture: str) -> str | None:
    """What blis is told on a machine for which OpenBLAS takes kernels of that name."""
    monkeypatch.setattr(processor, "threadpool_info", lambda: [{"architecture": architecture}])
    processor.suit_processor()
    return os.environ.get(processor.VARIABLE)


@pytest.mark.parametrize(
    ("architecture", "wanted"),
    [("Haswell", "haswell"), ("Zen", "haswell"), ("SkylakeX", None), ("armv8", None)],
)
def test_blis_is_told_of_avx2(
    architecture: str, wanted: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(processor.VARIABLE, "")
    monkeypatch.delenv(processor.VARIABLE)
    assert chosen(monkeypatch, architecture) == wanted


def test_what_the_user_has_set_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(processor.VARIABLE, "generic")
    assert chosen(monkeypatch, "Haswell") == "generic"


@pytest.mark.skipif(platform.machine() not in ("x86_64", "AMD64"), reason="kernels of x86-64")
@pytest.mark.parametrize(("kernels", "wanted"), [("Haswell", "haswell"), ("Nehalem", "None")])
def test_told_before_spacy_comes(kernels: str, wanted: str) -> None:
    env = {name: value for name, value in os.environ.items() if name != processor.VARIABLE}
    run = subprocess.run(
        [sys.executable, "-c", LATE],
        env=env | {"OPENBLAS_CORETYPE": kernels}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.stdout.strip() == wanted, run.stderr
