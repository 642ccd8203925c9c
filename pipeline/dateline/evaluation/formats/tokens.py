"""Forms that label tokens: GENEVA, RAMS, WikiEvents. Read only; types mapped by a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from dateline.evaluation.formats.base import (
    Outcome,
    event_of_rule,
    read_jsonl,
    rule_of,
    token_span,
    token_spans,
)
from dateline.evaluation.mapping import TypeMapping
from dateline.evaluation.model import Event, Sample, Span
from dateline.evaluation.samples import fail, need_list, need_object, need_text

# RAMS names a role after its event: "evt089arg02place" is the second argument, "place".
RAMS_ROLE = re.compile(r"^evt\d+arg\d+")


def read_geneva(path: Path, mapping: TypeMapping) -> Iterator[Outcome]:
    """GENEVA: a sentence with tokens and FrameNet-style events a line."""
    return read_jsonl(path, lambda value, place: _geneva(value, place, mapping))


def _geneva(value: Mapping[str, Any], place: str, mapping: TypeMapping) -> Sample:
    """One GENEVA window, in the form of the release or flattened (`events`, `args`)."""
    identifier = need_text(value, "wnd_id", place)
    text = need_text(value, "sentence", place)
    spans = token_spans(need_list(value, "tokens", place), text, place)
    labels = value.get("event_mentions", value.get("events")) or ()
    events = [_geneva_event(label, spans, text, place, mapping) for label in labels]
    return _judged(Sample(id=identifier, text=text, events=_present(events), place=place), mapping)


def _geneva_event(
    label: Any, spans: Sequence[tuple[int, int]], text: str, place: str, mapping: TypeMapping
) -> Event | None:
    """One event; None where the table leaves its type out."""
    owner = need_object(label, "an event", place)
    rule = rule_of(str(owner.get("event_type", owner.get("type"))), mapping, place)
    if rule is None:
        return None
    trigger = owner.get("trigger")
    bounds = trigger if isinstance(trigger, dict) else owner
    mention = token_span(spans, bounds.get("start"), bounds.get("end"), text, place)
    arguments = owner.get("arguments", owner.get("args")) or ()
    return event_of_rule(
        rule,
        mention,
        [(str(a["role"]), token_span(spans, a.get("start"), a.get("end"), text, place))
         for a in arguments],
    )  # fmt: skip


def read_rams(path: Path, mapping: TypeMapping) -> Iterator[Outcome]:
    """RAMS: five tokenised sentences with one event a line; spans are inclusive."""
    return read_jsonl(path, lambda value, place: _rams(value, place, mapping))


def _rams(value: Mapping[str, Any], place: str, mapping: TypeMapping) -> Sample:
    """One RAMS document; its text is the tokens, a blank between, a sentence a line."""
    identifier = need_text(value, "doc_key", place)
    sentences = need_list(value, "sentences", place)
    text = "\n".join(" ".join(tokens) for tokens in sentences)
    spans = token_spans([t for tokens in sentences for t in tokens], text, place)
    links: dict[tuple[int, int], list[tuple[str, Span]]] = {}
    for trigger, argument, role in need_list(value, "gold_evt_links", place):
        span = token_span(spans, argument[0], argument[1] + 1, text, place)
        links.setdefault((trigger[0], trigger[1]), []).append((RAMS_ROLE.sub("", role), span))
    events: list[Event | None] = []
    for first, last, kinds in need_list(value, "evt_triggers", place):
        rule = rule_of(str(kinds[0][0]), mapping, place)
        mention = token_span(spans, first, last + 1, text, place)
        arguments = links.get((first, last), ())
        events.append(event_of_rule(rule, mention, arguments) if rule else None)
    source = value.get("source_url")
    url = source if isinstance(source, str) else None
    found = Sample(id=identifier, text=text, events=_present(events), place=place, url=url)
    return _judged(found, mapping)


def read_wikievents(path: Path, mapping: TypeMapping) -> Iterator[Outcome]:
    """WikiEvents: a document with its text, tokens, entity and event mentions a line."""
    return read_jsonl(path, lambda value, place: _wikievents(value, place, mapping))


def _wikievents(value: Mapping[str, Any], place: str, mapping: TypeMapping) -> Sample:
    """One WikiEvents document; the spans of mentions are tokens, the end exclusive."""
    identifier = need_text(value, "doc_id", place)
    text = need_text(value, "text", place)
    spans = token_spans(need_list(value, "tokens", place), text, place)
    entities = {
        e["id"]: token_span(spans, e.get("start"), e.get("end"), text, place)
        for e in need_list(value, "entity_mentions", place)
    }
    events: list[Event | None] = []
    for label in need_list(value, "event_mentions", place):
        rule = rule_of(str(label.get("event_type")), mapping, place)
        trigger = need_object(label.get("trigger"), "a trigger", place)
        mention = token_span(spans, trigger.get("start"), trigger.get("end"), text, place)
        arguments = _wikievents_arguments(label, entities, place)
        events.append(event_of_rule(rule, mention, arguments) if rule else None)
    return _judged(Sample(id=identifier, text=text, events=_present(events), place=place), mapping)


def _wikievents_arguments(
    label: Mapping[str, Any], entities: Mapping[str, Span], place: str
) -> list[tuple[str, Span]]:
    """Role and span of each argument; raise where an argument names no entity."""
    found = []
    for argument in label.get("arguments") or ():
        entity = argument.get("entity_id")
        if entity not in entities:
            raise fail(place, f"an argument names the entity {entity!r}, which is not listed")
        found.append((str(argument["role"]), entities[entity]))
    return found


def _present(events: Sequence[Event | None]) -> tuple[Event, ...]:
    """The events that the table keeps."""
    return tuple(e for e in events if e is not None)


def _judged(sample: Sample, mapping: TypeMapping) -> Sample:
    """The sample with what its scheme labels, so that the rest is not judged."""
    return replace(sample, scope=mapping.scope(), labelled=mapping.labelled)
