"""The stage of an event, from what its frame says and its status, by cues/stages.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, cast

from dateline.record import Stage


@cache
def _rules() -> list[dict[str, Any]]:
    text = (files("dateline_models") / "cues" / "stages.toml").read_text(encoding="utf-8")
    rules: list[dict[str, Any]] = tomllib.loads(text)["rule"]
    return rules


def final_stage(event_type: str, stage: str | None, status: str) -> Stage | None:
    """`stage` as the first rule for this type, stage and status has it; else as it stands."""
    for rule in _rules():
        if rule["type"] == event_type and stage in rule["stage"] and status in rule["status"]:
            return cast(Stage, rule["becomes"])
    return cast("Stage | None", stage)
