"""The forms of labelled samples that are read, and those that are written."""

from __future__ import annotations

from dateline.evaluation.formats.registry import FORMATS, Format, detect, read_samples, writable

__all__ = ["FORMATS", "Format", "detect", "read_samples", "writable"]
