"""The HTML report (placeholder until the page is built)."""

from __future__ import annotations

from pathlib import Path

from dateline.evaluation.evaluator import Evaluator


def write_report(result: Evaluator, path: Path, *, title: str) -> None:
    """Write the report."""
    raise NotImplementedError
