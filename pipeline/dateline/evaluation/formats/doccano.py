"""doccano JSONL with entities and relations, both ways; the older `label` triples are read, too.

doccano has no values on spans: they travel in the extra column `dateline`, which doccano keeps as
metadata, found again by label and span. A span labelled afterwards has the defaults.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from dateline.evaluation.formats.base import Outcome, read_jsonl
from dateline.evaluation.formats.graph import Graph, Node, events_of_graph, graph_of
from dateline.evaluation.mapping import TypeMapping
from dateline.evaluation.model import HEAD_FIELDS, Sample
from dateline.evaluation.samples import (
    check_label,
    checked_span,
    fail,
    make_sample,
    maybe_text,
    need_list,
    need_object,
    need_text,
)

EXTRA = "dateline"
LABEL_KEYS = ("entities", "label", "labels")


def read(path: Path, mapping: TypeMapping) -> Iterator[Outcome]:
    """One sample a line."""
    return read_jsonl(path, lambda value, place: _sample(value, place, mapping))


def _sample(value: Mapping[str, Any], place: str, mapping: TypeMapping) -> Sample:
    """One document."""
    text = need_text(value, "text", place)
    extra = need_object(value.get(EXTRA) or {}, f"'{EXTRA}'", place)
    head = need_object(extra.get("article") or {}, "'article'", place)
    name = maybe_text(head, "id", place) or str(value.get("id", place.rpartition("/")[2]))
    if not any(key in value for key in LABEL_KEYS):
        raise fail(place, f"there are no labels: none of {', '.join(LABEL_KEYS)}")
    graph = _graph(value, text, place)
    _take_values(graph, need_list(extra, "values", place))
    events = events_of_graph(graph, mapping, place=place)
    for event in events:
        check_label(event, f"{place}, offset {event.trigger.start}")
    return make_sample(name, text, events, head=head, place=place)


def _entities(value: Mapping[str, Any], place: str) -> Iterator[tuple[str, Any, Any, str]]:
    """Id, start, end and label of each span, in either form."""
    for number, entity in enumerate(need_list(value, "entities", place)):
        owner = need_object(entity, "an entity", place)
        key = str(owner.get("id", number))
        yield key, owner.get("start_offset"), owner.get("end_offset"), str(owner.get("label"))
    triples = value.get("label", value.get("labels")) or ()
    for number, triple in enumerate(triples):
        if not isinstance(triple, list) or len(triple) != 3:
            raise fail(place, f"a label is [start, end, name], not {triple!r}")
        yield f"label {number}", triple[0], triple[1], str(triple[2])


def _graph(value: Mapping[str, Any], text: str, place: str) -> Graph:
    """Spans and relations."""
    graph = Graph()
    for key, start, end, label in _entities(value, place):
        graph.nodes[key] = Node(label, checked_span(text, start, end, None, place))
    for relation in need_list(value, "relations", place):
        owner = need_object(relation, "a relation", place)
        ends = [str(owner.get(k)) for k in ("from_id", "to_id")]
        if any(e not in graph.nodes for e in ends):
            raise fail(place, f"a relation links {ends[0]} and {ends[1]}: no such entities")
        graph.links.append((ends[0], ends[1], str(owner.get("type"))))
    return graph


def _take_values(graph: Graph, rows: Iterable[Mapping[str, Any]]) -> None:
    """Give values back to their spans; equal spans take theirs in order."""
    waiting: dict[tuple[Any, ...], list[Mapping[str, Any]]] = {}
    for row in rows:
        waiting.setdefault((row["label"], row["start"], row["end"]), []).append(row["values"])
    for key, node in graph.nodes.items():
        found = waiting.get((node.label, node.span.start, node.span.end))
        if found:
            graph.values[key] = dict(found.pop(0))


def write(samples: Iterable[Sample], path: Path) -> None:
    """One document a line, ready for doccano's import of sequence labels with relations."""
    with path.open("w", encoding="utf-8", newline="\n") as out:
        for sample in samples:
            out.write(json.dumps(document(sample), ensure_ascii=False) + "\n")


def document(sample: Sample) -> dict[str, Any]:
    """A sample as a document of doccano."""
    graph = graph_of(sample)
    number = {key: n for n, key in enumerate(graph.nodes, 1)}
    values = [
        {"label": n.label, "start": n.span.start, "end": n.span.end,
         "values": graph.values.get(key, {})}
        for key, n in graph.nodes.items()
    ]  # fmt: skip
    return {
        "text": sample.text,
        "entities": [
            {"id": number[key], "label": n.label, "start_offset": n.span.start,
             "end_offset": n.span.end}
            for key, n in graph.nodes.items()
        ],
        "relations": [
            {"id": n, "from_id": number[a], "to_id": number[b], "type": label}
            for n, (a, b, label) in enumerate(graph.links, 1)
        ],
        EXTRA: {"article": {k: getattr(sample, k) for k in HEAD_FIELDS}, "values": values},
    }  # fmt: skip
