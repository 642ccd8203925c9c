"""What labelling tools share: labelled spans, links between them, values on them.

An event is a span labelled with its type; links named for roles lead to spans labelled `actor`, a
link `mention` to each further mention (a span labelled `mention`), a link `same` from an actor to
its further mentions. Everything without a place in the text is a value of the span.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from dateline.evaluation.formats.base import plain_name, rule_of
from dateline.evaluation.mapping import TypeMapping, TypeRule
from dateline.evaluation.model import (
    LIST_FIELDS,
    TEXT_FIELDS,
    Event,
    Participant,
    Sample,
    Span,
)
from dateline.evaluation.samples import fail, read_event

ACTOR, MENTION, SAME = "actor", "mention", "same"
UNLOCATED = "unlocated"
VALUE_FIELDS = ("status", "hedged", "stage", "date", *LIST_FIELDS, *TEXT_FIELDS)
VALUE_KEYS = (*VALUE_FIELDS, UNLOCATED)


@dataclass(frozen=True, slots=True)
class Node:
    """A labelled span."""

    label: str
    span: Span


@dataclass(slots=True)
class Graph:
    """The labels of one article: nodes in order, links (from, to, label), values by node."""

    nodes: dict[str, Node] = field(default_factory=dict)
    links: list[tuple[str, str, str]] = field(default_factory=list)
    values: dict[str, dict[str, Any]] = field(default_factory=dict)

    def add(self, label: str, span: Span) -> str:
        """A new node; its id."""
        key = f"T{len(self.nodes) + 1}"
        self.nodes[key] = Node(label, span)
        return key

    def targets(self, source: str, label: str) -> list[str]:
        """Where the links of a node with that label lead."""
        return [t for s, t, name in self.links if s == source and name == label]


def event_values(event: Event) -> dict[str, Any]:
    """What an event says without a place in the text; defaults are left out."""
    found: dict[str, Any] = {"status": event.status}
    for key in VALUE_FIELDS:
        value = getattr(event, key)
        if value:
            found[key] = list(value) if isinstance(value, tuple) else value
    unlocated = [
        {"at": place, "role": p.role, "name": p.name}
        for place, p in enumerate(event.participants)
        if not p.mentions
    ]
    return {**found, UNLOCATED: unlocated} if unlocated else found


def graph_of(sample: Sample) -> Graph:
    """The labels of a sample as spans, links and values; actors are shared among events."""
    graph = Graph()
    actors: dict[tuple[str, tuple[Span, ...]], str] = {}
    for event in sample.events:
        trigger = graph.add(event.type, event.mentions[0])
        graph.values[trigger] = event_values(event)
        for mention in event.mentions[1:]:
            graph.links.append((trigger, graph.add(MENTION, mention), MENTION))
        for part in event.participants:
            if part.mentions:
                graph.links.append((trigger, _actor(graph, part, actors), part.role))
    return graph


def _actor(graph: Graph, part: Participant, actors: dict[tuple[str, tuple[Span, ...]], str]) -> str:
    """The node of a participant, made where the article does not have it yet."""
    key = (part.name, part.mentions)
    if key not in actors:
        first = graph.add(ACTOR, part.mentions[0])
        actors[key] = first
        if part.name != plain_name(part.mentions[0].text):
            graph.values[first] = {"name": part.name}
        for mention in part.mentions[1:]:
            graph.links.append((first, graph.add(ACTOR, mention), SAME))
    return actors[key]


def events_of_graph(graph: Graph, mapping: TypeMapping, *, place: str) -> tuple[Event, ...]:
    """The events that spans and links tell; raise SampleError at a label that has no meaning."""
    reached = {target for _, target, _ in graph.links}
    events = []
    for key, node in graph.nodes.items():
        known = node.label in mapping.types
        if not known and (key in reached or node.label in (ACTOR, MENTION)):
            continue
        where = f"{place}, offset {node.span.start}"
        rule = rule_of(node.label, mapping, where)
        if rule is not None:
            events.append(_event(graph, key, rule, mapping, where))
    return tuple(events)


def _event(graph: Graph, key: str, rule: TypeRule, mapping: TypeMapping, place: str) -> Event:
    """One event out of its trigger's node."""
    values = dict(graph.values.get(key, {}))
    _check_values(values, place)
    mentions = (key, *graph.targets(key, MENTION))
    parts = _participants(graph, key, rule, mapping, place)
    for entry in values.pop(UNLOCATED, ()):
        parts.insert(entry["at"], Participant(entry["role"], entry["name"]))
    fields = {"status": rule.status, "stage": rule.stage, **values, "type": rule.type}
    read = read_event(fields, text=None, place=place)
    spans = tuple(graph.nodes[m].span for m in mentions)
    return Event(**{**_plain(read), "mentions": spans, "participants": tuple(parts)})


def _plain(event: Event) -> dict[str, Any]:
    """The fields of an event that come from values."""
    return {name: getattr(event, name) for name in ("type", *VALUE_FIELDS)}


def _check_values(values: Mapping[str, Any], place: str) -> None:
    """Raise where an event carries a value of an unknown name."""
    unknown = [k for k in values if k not in VALUE_KEYS]
    if unknown:
        allowed = ", ".join(VALUE_KEYS)
        raise fail(place, f"unknown value '{unknown[0]}'; allowed are {allowed}")


def _participants(
    graph: Graph, key: str, rule: TypeRule, mapping: TypeMapping, place: str
) -> list[Participant]:
    """The participants that the links of a trigger lead to."""
    found = []
    for source, target, label in graph.links:
        if source != key or label in (MENTION, SAME):
            continue
        if label in rule.roles:
            found.append(_participant(graph, target, rule.roles[label]))
        elif mapping.refuse_unknown and label not in mapping.ignore:
            raise fail(place, f"role {label!r} is not one of: {', '.join(rule.roles)}")
    return found


def _participant(graph: Graph, key: str, role: str) -> Participant:
    """A participant with its name and all its mentions."""
    spans = tuple(graph.nodes[k].span for k in (key, *graph.targets(key, SAME)))
    name = graph.values.get(key, {}).get("name") or plain_name(spans[0].text)
    return Participant(role, str(name), spans)
