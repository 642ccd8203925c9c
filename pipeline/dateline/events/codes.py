"""PLOVER and CAMEO codes of a record, by the table in cues/codes.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from dateline.events.mentions import EventMention
from dateline.record import Codes


@cache
def _table() -> list[dict[str, Any]]:
    text = (files("dateline_models") / "cues" / "codes.toml").read_text(encoding="utf-8")
    rules: list[dict[str, Any]] = tomllib.loads(text)["rule"]
    return rules


def codes_for(mention: EventMention, *, stage: str | None) -> Codes:
    """The codes of the first rule that fits in type, status, stage and words; a frame's own win.

    The words of a rule are looked for in the trigger and in what is passed ("gave aid").
    """
    frame = mention.frame
    fact = {"type": mention.type, "status": mention.status, "stage": stage or ""}
    words = set(f"{mention.lemma} {mention.item or ''}".lower().split())
    for rule in _table():
        fits = all(fact[key] in rule[key] for key in fact if key in rule)
        if fits and ("words" not in rule or words & set(rule["words"])):
            own = not rule.get("final")
            plover = frame.plover if own and frame.plover else rule.get("plover")
            cameo = frame.cameo if own and frame.cameo else rule.get("cameo")
            return Codes(plover=plover or None, cameo=cameo or None)
    return Codes(plover=frame.plover, cameo=frame.cameo)
