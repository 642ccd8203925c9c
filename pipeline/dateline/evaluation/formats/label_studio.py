"""Label Studio's JSON export of a text project, both ways.

Regions are labelled spans, relations carry the role, and every value is a per-region choice or text
area, so that all of a label can be edited in the tool; `write` puts the labelling configuration
beside the tasks. Label Studio counts offsets in UTF-16 units (its issue 1347); a document whose
regions fit their words only in code points is read as such.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from dateline.errors import SampleError
from dateline.evaluation.formats.base import (
    Outcome,
    files_of,
    guarded,
    guarded_file,
    numbered_lines,
)
from dateline.evaluation.formats.graph import (
    ACTOR,
    MENTION,
    SAME,
    UNLOCATED,
    Graph,
    Node,
    events_of_graph,
    graph_of,
)
from dateline.evaluation.mapping import TypeMapping
from dateline.evaluation.model import (
    HEAD_FIELDS,
    LIST_FIELDS,
    STATUSES,
    TEXT_FIELDS,
    TYPES,
    Sample,
    allowed_roles,
    allowed_stages,
)
from dateline.evaluation.samples import (
    check_label,
    checked_span,
    fail,
    make_sample,
    need_list,
    need_object,
    need_text,
    parse_list,
    parse_object,
)

CHOICES = ("status", "stage", "hedged")
Offset = Callable[[int], int]


def read(path: Path, mapping: TypeMapping) -> Iterator[Outcome]:
    """The tasks of `.json` exports (a list) or of `.jsonl` files."""
    for file in files_of(path, ".json", ".jsonl"):
        yield from guarded_file(file, _outcomes(file, mapping))


def _outcomes(file: Path, mapping: TypeMapping) -> Iterator[Outcome]:
    """One sample for each task of a file."""
    with file.open("rb") as opened:
        is_list = opened.read(64).lstrip()[:1] == b"["
    if not is_list:
        for place, line in numbered_lines(file):
            yield guarded(place, _sample_of_line, line, place, mapping)
        return
    for number, task in enumerate(parse_list(file.read_bytes(), place=str(file)), 1):
        place = f"{file}: task {number}"
        yield guarded(place, _sample, task, place, mapping)


def _sample_of_line(line: bytes, place: str, mapping: TypeMapping) -> Sample:
    """A task on a line of its own."""
    return _sample(parse_object(line, place=place), place, mapping)


def _sample(found: Any, place: str, mapping: TypeMapping) -> Sample:
    """One task with its first annotation that was not cancelled."""
    task = need_object(found, "a task", place)
    data = need_object(task.get("data"), "'data'", place)
    text = need_text(data, "text", place)
    finished = [a for a in need_list(task, "annotations", place) if not a.get("was_cancelled")]
    if not finished:
        raise fail(place, "the task has no finished annotation")
    graph = _graph_in_best_units(need_list(finished[0], "result", place), text, place)
    events = events_of_graph(graph, mapping, place=place)
    for event in events:
        check_label(event, f"{place}, offset {event.trigger.start}")
    name = data.get("id") or task.get("id") or place.rpartition("/")[2]
    return make_sample(str(name), text, events, head=data, place=place)


def _graph_in_best_units(results: Iterable[Any], text: str, place: str) -> Graph:
    """The regions in UTF-16 units, or in code points where only these fit all words."""
    results = list(results)
    if max(text, default="") <= "\uffff":
        return _graph(results, text, place, lambda n: n)
    try:
        return _graph(results, text, place, _from_utf16(text))
    except SampleError:
        return _graph(results, text, place, lambda n: n)


def _from_utf16(text: str) -> Offset:
    """From an offset in UTF-16 units to one in code points; -1 within a pair."""
    places: dict[int, int] = {}
    units = 0
    for index, character in enumerate(text):
        places[units] = index
        units += 2 if character > "\uffff" else 1
    places[units] = len(text)
    return lambda n: places.get(n, -1)


def _graph(results: Iterable[Any], text: str, place: str, offset: Offset) -> Graph:
    """Regions, relations and values."""
    graph = Graph()
    for result in results:
        owner = need_object(result, "a result", place)
        if owner.get("type") == "relation":
            labels = owner.get("labels") or [SAME]
            graph.links.append((str(owner.get("from_id")), str(owner.get("to_id")), labels[0]))
            continue
        _take_region(graph, owner, text, place, offset)
    for source, target, _ in graph.links:
        if source not in graph.nodes or target not in graph.nodes:
            raise fail(place, f"a relation links {source} and {target}: no such regions")
    return graph


def _take_region(
    graph: Graph, owner: Mapping[str, Any], text: str, place: str, offset: Offset
) -> None:
    """A labelled span, or a choice or text area on one."""
    key = str(owner.get("id"))
    value = need_object(owner.get("value"), "'value'", place)
    name = str(owner.get("from_name"))
    if owner.get("type") == "labels":
        start, end = value.get("start"), value.get("end")
        if type(start) is not int or type(end) is not int:
            raise fail(place, f"offsets must be integers, not {start!r} and {end!r}")
        span = checked_span(text, offset(start), offset(end), value.get("text"), place)
        graph.nodes[key] = Node(str(value.get("labels", [""])[0]), span)
    elif owner.get("type") in ("choices", "textarea"):
        entries = value.get("choices") or value.get("text") or []
        entries = [entries] if isinstance(entries, str) else entries
        graph.values.setdefault(key, {})[name] = _value(name, entries)


def _value(name: str, entries: list[str]) -> Any:
    """A list for lists, a truth for a tick, else the one entry."""
    if name in LIST_FIELDS:
        return entries
    if name == UNLOCATED:
        return [json.loads(e) for e in entries]
    return bool(entries) if name == "hedged" else (entries[0] if entries else None)


def write(samples: Iterable[Sample], path: Path) -> None:
    """A list of tasks; beside it the labelling configuration, `.xml` for `.json`."""
    path.with_suffix(".xml").write_text(configuration(), encoding="utf-8")
    with path.open("w", encoding="utf-8", newline="\n") as out:
        for number, sample in enumerate(samples):
            out.write("[\n" if number == 0 else ",\n")
            out.write(json.dumps(task_of(sample), ensure_ascii=False))
        out.write("\n]\n" if out.tell() else "[]\n")


def task_of(sample: Sample) -> dict[str, Any]:
    """A sample as a task with one annotation."""
    graph = graph_of(sample)
    data = {"text": sample.text} | {k: getattr(sample, k) for k in HEAD_FIELDS}
    results: list[dict[str, Any]] = []
    for key, node in graph.nodes.items():
        bounds = {
            "start": _utf16_length(sample.text[: node.span.start]),
            "end": _utf16_length(sample.text[: node.span.end]),
            "text": node.span.text,
        }
        region = {"id": key, "from_name": "label", "to_name": "text"}
        results.append(region | {"type": "labels", "value": bounds | {"labels": [node.label]}})
        for name, value in graph.values.get(key, {}).items():
            results.append(_value_result(key, name, value, bounds))
    for source, target, label in graph.links:
        results.append({"type": "relation", "from_id": source, "to_id": target,
                        "direction": "right", "labels": [label]})  # fmt: skip
    return {"data": data, "annotations": [{"result": results}]}


def _utf16_length(text: str) -> int:
    """Length in UTF-16 units."""
    return len(text) + sum(c > "\uffff" for c in text)


def _value_result(key: str, name: str, value: Any, bounds: Mapping[str, Any]) -> dict[str, Any]:
    """A value on a region."""
    entries = value if isinstance(value, list) else [name if value is True else value]
    entries = [e if isinstance(e, str) else json.dumps(e, ensure_ascii=False) for e in entries]
    kind, slot = ("choices", "choices") if name in CHOICES else ("textarea", "text")
    return {"id": key, "from_name": name, "to_name": "text", "type": kind,
            "value": {"start": bounds["start"], "end": bounds["end"], slot: entries}}  # fmt: skip


def configuration() -> str:
    """The labelling configuration: labels, relations, and a field for every value."""
    stages = sorted({s for kind in TYPES for s in allowed_stages(kind)})
    roles = sorted({r for kind in TYPES for r in allowed_roles(kind)})
    labels = "".join(f'    <Label value="{v}"/>\n' for v in (*TYPES, ACTOR, MENTION))
    relations = "".join(f'    <Relation value="{v}"/>\n' for v in (*roles, MENTION, SAME))
    choices = "".join(
        f'  <Choices name="{name}" toName="text" perRegion="true">\n'
        + "".join(f'    <Choice value="{v}"/>\n' for v in values)
        + "  </Choices>\n"
        for name, values in (("status", STATUSES), ("stage", stages), ("hedged", ("hedged",)))
    )
    areas = "".join(
        f'  <TextArea name="{name}" toName="text" perRegion="true" placeholder="{name}"/>\n'
        for name in ("name", "date", *LIST_FIELDS, *TEXT_FIELDS, UNLOCATED)
    )
    return (
        f'<View>\n  <Labels name="label" toName="text">\n{labels}  </Labels>\n'
        f"  <Relations>\n{relations}  </Relations>\n"
        f'  <Text name="text" value="$text"/>\n{choices}{areas}</View>\n'
    )
