"""Across articles: records that tell the same happening become one. Pure: no files, no clock."""

from __future__ import annotations

from dateline.merging.clusters import merge_sorted
from dateline.merging.model import MergedEvent
from dateline.merging.traits import Traits, sort_key

__all__ = ["MergedEvent", "Traits", "merge_sorted", "sort_key"]
