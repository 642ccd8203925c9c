"""Records for the tests of this room, made from a text and words in it."""

from __future__ import annotations

from typing import Any

from dateline.article import Article
from dateline.record import EventRecord

TEXT = (
    "Norway reportedly ordered its shipyards to stop work. "
    "Chile signed a fishing treaty with Norway on 16 March 2020. "
    "Peru did not sign. Kenya will visit Oslo 🚀 next year."
)


def article(text: str = TEXT, **more: Any) -> Article:
    """An article with this text."""
    return Article(**{"id": "a-1", "title": "Fishing", "text": text, **more})


def mention(words: str, text: str = TEXT) -> dict[str, Any]:
    """Where the words first stand."""
    start = text.index(words)
    return {"text": words, "start": start, "end": start + len(words)}


def sentence(words: str, text: str = TEXT) -> dict[str, Any]:
    """The sentence in which the words first stand."""
    at = text.index(words)
    start = max(text.rfind(". ", 0, at) + 2, 0) if ". " in text[:at] else 0
    end = text.find(". ", at)
    return mention(text[start : end + 1 if end >= 0 else len(text)], text)


def record(trigger: str, parts: dict[str, str], text: str = TEXT, **more: Any) -> EventRecord:
    """A record with this trigger and participants (name to role)."""
    date = more.pop("date", None)
    values: dict[str, Any] = {
        "schema": "dateline.event/1", "id": f"e-{trigger}",
        "type": "agreement", "status": "occurred",
        "article": {"id": "a-1", "title": "Fishing"},
        "trigger": {**mention(trigger, text), "lemma": trigger},
        "mentions": [mention(trigger, text)],
        "evidence": [sentence(trigger, text)],
        "participants": [
            {"role": role, "name": name, "kind": "country", "country": name[:2].upper(),
             "mention": mention(name, text)}
            for name, role in parts.items()
        ],
        "date": date and {
            **mention("16 March 2020" if "16 March 2020" in text else text[:1], text),
            "edtf": date, "earliest": date, "latest": date,
            "granularity": "day", "basis": "stated", "timex_value": date,
        },
        "codes": {}, "confidence": 0.8, "rule": "test.rule",
        "producer": {"dateline": "0", "model": "m", "rules": "r"},
    }  # fmt: skip
    return EventRecord.model_validate({**values, **more})


def treaty(**more: Any) -> EventRecord:
    """Chile and Norway sign."""
    values: dict[str, Any] = {
        "date": "2020-03-16", "stage": "concluded", "instrument": "treaty", "topics": ["fishing"],
    }  # fmt: skip
    return record(
        "signed a fishing treaty", {"Chile": "party", "Norway": "party"}, **{**values, **more}
    )


def order(**more: Any) -> EventRecord:
    """Norway orders, hedged and undated."""
    values: dict[str, Any] = {"type": "order", "hedged": True, "action": "stop work"}
    return record("ordered", {"Norway": "issuer"}, **{**values, **more})


def visit(**more: Any) -> EventRecord:
    """Kenya is to visit."""
    values: dict[str, Any] = {"type": "visit", "status": "planned", "confidence": 0.3}
    return record("visit Oslo 🚀", {"Kenya": "visitor"}, **{**values, **more})


def refusal(**more: Any) -> EventRecord:
    """Peru does not sign."""
    return record("sign.", {"Peru": "party"}, **{"status": "denied", "stage": "concluded", **more})
