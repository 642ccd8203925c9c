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
    """The codes of the first rule whose type, status and stage fit; a frame's own codes win."""
    frame = mention.frame
    fact = {
        "type": mention.type,
        "status": mention.status,
        "stage": stage or "",
        "lemma": mention.lemma,
    }
    for rule in _table():
        if all(fact[key] in rule[key] for key in ("type", "status", "stage") if key in rule):
            own = not rule.get("final")
            plover = frame.plover if own and frame.plover else rule.get("plover")
            cameo = frame.cameo if own and frame.cameo else rule.get("cameo")
            return Codes(plover=plover or None, cameo=cameo or None)
    return Codes(plover=frame.plover, cameo=frame.cameo)
