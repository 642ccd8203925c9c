"""The HTML report: one file that opens without a network."""

from __future__ import annotations

from dateline.evaluation.html.page import report_page, write_report

__all__ = ["report_page", "write_report"]
