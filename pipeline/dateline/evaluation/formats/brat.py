"""brat standoff: a folder of `.txt` and `.ann` files, both ways.

Events are E lines with roles as arguments (a repeated role takes a number) and `mention` for each
further mention; further mentions of an actor are Equiv lines; status, stage and hedged are
attributes; what else there is stands as a JSON object in the note of the event or the actor.
`articles.jsonl` keeps id, title, date, source and URL of each file.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any, TextIO

from dateline.evaluation.formats.base import Outcome, files_of, guarded, numbered_lines
from dateline.evaluation.formats.graph import (
    ACTOR,
    MENTION,
    SAME,
    Graph,
    Node,
    events_of_graph,
    graph_of,
)
from dateline.evaluation.mapping import TypeMapping
from dateline.evaluation.model import (
    HEAD_FIELDS,
    STATUSES,
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
    maybe_text,
    need_text,
    parse_object,
)

ARTICLES = "articles.jsonl"
ATTRIBUTES = {"Status": "status", "Stage": "stage", "Hedged": "hedged"}
NUMBER = re.compile(r"\d+$")
UNSAFE = re.compile(r"[^\w.-]")
BREAKS = re.compile(r"[\r\n]")
FLAT = str.maketrans("\r\n\t", "   ")


@dataclass(slots=True)
class _Page:
    """An `.ann` file while it is read: the graph, and which trigger an E stands for."""

    text: str
    graph: Graph = field(default_factory=Graph)
    trigger_of: dict[str, str] = field(default_factory=dict)


def read(path: Path, mapping: TypeMapping) -> Iterator[Outcome]:
    """One sample for each `.ann` file of the folder (or the one file), in the listed order."""
    listing = (path if path.is_dir() else path.parent) / ARTICLES
    heads = _heads(listing) if listing.is_file() else {}
    order = {name: number for number, name in enumerate(heads)}
    files = files_of(path, ".ann")
    for file in sorted(files, key=lambda f: order.get(f.stem, len(order))):
        yield guarded(str(file), _sample, file, heads.get(file.stem, {}), mapping)


def _heads(listing: Path) -> dict[str, Mapping[str, Any]]:
    """What is known of the articles, by file name."""
    rows = [parse_object(line, place=place) for place, line in numbered_lines(listing)]
    return {need_text(row, "file", str(listing)): row for row in rows}


def _read_text(file: Path) -> str:
    """A text as it stands, line ends included; SampleError where it is missing or no UTF-8."""
    if not file.is_file():
        raise fail(str(file), "the text of this annotation file is missing")
    try:
        return file.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise fail(f"{file}, byte {error.start}", "no UTF-8") from error


def _sample(file: Path, head: Mapping[str, Any], mapping: TypeMapping) -> Sample:
    """One article with its annotations."""
    page = _Page(_read_text(file.with_suffix(".txt")))
    lines = _read_text(file).split("\n")
    rows = [(f"{file}:{n}", line.rstrip("\r")) for n, line in enumerate(lines, 1) if line.strip()]
    # Text-bound lines first, then events, so that notes and attributes find what they are about.
    for kind, take in (("T", _take_span), ("E", _take_event), ("*RAM#", _take_other)):
        for place, row in rows:
            if row[0] in kind:
                take(page, row, place)
    _refuse_other_lines(rows)
    order = {t: i for i, t in enumerate(page.trigger_of.values())}
    nodes = sorted(page.graph.nodes.items(), key=lambda n: order.get(n[0], len(order)))
    page.graph.nodes = dict(nodes)
    events = events_of_graph(page.graph, mapping, place=str(file))
    for event in events:
        check_label(event, f"{file}, offset {event.trigger.start}")
    name = maybe_text(head, "id", str(file)) or file.stem
    return make_sample(name, page.text, events, head=head, place=str(file))


def _refuse_other_lines(rows: Iterable[tuple[str, str]]) -> None:
    """Raise at a line of no known kind."""
    for place, row in rows:
        if row[0] not in "TE*RAM#N":
            raise fail(place, f"no brat annotation: {row!r}")


def _columns(row: str, count: int, place: str) -> list[str]:
    """The columns of a line; raise SampleError where there are fewer."""
    columns = row.split("\t", count - 1)
    if len(columns) < count:
        raise fail(place, f"{count} columns are needed: {row!r}")
    return columns


def _take_span(page: _Page, row: str, place: str) -> None:
    """A line `T1<tab>label 0 5<tab>words`, in pieces `0 5;6 9` where it runs over a line end."""
    key, middle, words = _columns(row, 3, place)[:3]
    label, _, places = middle.partition(" ")
    numbers = [piece.split() for piece in places.split(";")]
    if any(len(n) != 2 or not (n[0] + n[1]).isdigit() for n in numbers):
        raise fail(place, f"offsets are needed, not {places!r}")
    bounds = [(int(a), int(b)) for a, b in numbers]
    for (_, end), (start, _) in pairwise(bounds):
        if page.text[end:start].strip():
            raise fail(f"{place}, offset {end}", "a span in pieces cannot be a mention")
    start, end = bounds[0][0], bounds[-1][1]
    span = checked_span(page.text, start, end, None, place)
    if _flat(span.text) != " ".join(words.split()):
        found = f"the text has {span.text!r} there, the label {words!r}"
        raise fail(f"{place}, offset {start}", found)
    page.graph.nodes[key] = Node(label, span)


def _flat(words: str) -> str:
    """Words on one line with single blanks."""
    return " ".join(words.split())


def _take_event(page: _Page, row: str, place: str) -> None:
    """A line `E1<tab>type:T1 role:T2 role2:T3`."""
    key, body = _columns(row, 2, place)[:2]
    pairs = [tuple(part.partition(":")[::2]) for part in body.split()]
    if not pairs or any(target not in page.graph.nodes for _, target in pairs):
        unknown = next((t for _, t in pairs if t not in page.graph.nodes), "")
        raise fail(place, f"the event points to {unknown!r}, which is no span of this file")
    label, trigger = pairs[0]
    span = page.graph.nodes[trigger].span
    # A trigger may carry two events: each gets a node of its own.
    own = f"{trigger}/{key}" if trigger in page.trigger_of.values() else trigger
    page.graph.nodes[own] = Node(label, span)
    page.trigger_of[key] = own
    for role, target in pairs[1:]:
        page.graph.links.append((own, target, NUMBER.sub("", role)))


def _take_other(page: _Page, row: str, place: str) -> None:
    """Equivalences, attributes, notes and relations."""
    if row.startswith("*"):
        first, *others = _columns(row, 2, place)[1].split()[1:]
        page.graph.links += [(first, other, SAME) for other in others]
    elif row[0] in "AM":
        _take_attribute(page, _columns(row, 2, place)[1].split(), place)
    elif row[0] == "#":
        _take_note(page, _columns(row, 3, place), place)


def _node_of(page: _Page, target: str, place: str) -> str:
    """The node that an attribute or a note is about."""
    node = page.trigger_of.get(target, target)
    if node not in page.graph.nodes:
        raise fail(place, f"there is no annotation {target!r} in this file")
    return node


def _take_attribute(page: _Page, columns: list[str], place: str) -> None:
    """A line `A1<tab>Status E1 planned`; attributes of other schemes are left alone."""
    if len(columns) < 2:
        raise fail(place, "an attribute needs a name and a target")
    name = ATTRIBUTES.get(columns[0])
    if name is not None:
        value: str | bool = True if name == "hedged" else "".join(columns[2:3])
        page.graph.values.setdefault(_node_of(page, columns[1], place), {})[name] = value


def _take_note(page: _Page, columns: list[str], place: str) -> None:
    """A note that is a JSON object carries values; any other note is for people."""
    if columns[2].lstrip().startswith("{"):
        node = _node_of(page, columns[1].split()[-1], place)
        page.graph.values.setdefault(node, {}).update(parse_object(columns[2], place=place))


def write(samples: Iterable[Sample], path: Path) -> None:
    """A folder that brat opens as it stands, its `annotation.conf` included."""
    path.mkdir(parents=True, exist_ok=True)
    (path / "annotation.conf").write_text(configuration(), encoding="utf-8")
    used: Counter[str] = Counter()
    with (path / ARTICLES).open("w", encoding="utf-8", newline="\n") as listing:
        for sample in samples:
            name = UNSAFE.sub("_", sample.id)
            used[name] += 1
            stem = name if used[name] == 1 else f"{name}~{used[name]}"
            (path / f"{stem}.txt").write_bytes(sample.text.encode("utf-8"))
            (path / f"{stem}.ann").write_bytes(annotation_lines(sample).encode("utf-8"))
            _list_article(listing, stem, sample)


def _list_article(listing: TextIO, stem: str, sample: Sample) -> None:
    """One line of `articles.jsonl`."""
    head = {"file": stem} | {k: getattr(sample, k) for k in HEAD_FIELDS}
    listing.write(json.dumps(head, ensure_ascii=False) + "\n")


def annotation_lines(sample: Sample) -> str:
    """The `.ann` file of a sample."""
    graph = graph_of(sample)
    lines = [_span_line(key, node) for key, node in graph.nodes.items()]
    triggers = [k for k, node in graph.nodes.items() if node.label in TYPES]
    for number, key in enumerate(triggers, 1):
        lines.append(_event_line(number, key, graph))
    for key, node in graph.nodes.items():
        same = graph.targets(key, SAME)
        if node.label == ACTOR and same:
            lines.append(f"*\tEquiv {' '.join((key, *same))}")
    lines += _value_lines(graph, {k: f"E{n}" for n, k in enumerate(triggers, 1)})
    return "".join(line + "\n" for line in lines)


def _span_line(key: str, node: Node) -> str:
    """A text-bound line; a span over a line end is written in pieces, as brat wants it."""
    pieces, position = [], node.span.start
    for piece in BREAKS.split(node.span.text):
        if piece:
            pieces.append(f"{position} {position + len(piece)}")
        position += len(piece) + 1
    return f"{key}\t{node.label} {';'.join(pieces)}\t{node.span.text.translate(FLAT)}"


def _event_line(number: int, key: str, graph: Graph) -> str:
    """An E line with numbered roles."""
    seen: Counter[str] = Counter()
    parts = [f"{graph.nodes[key].label}:{key}"]
    for source, target, label in graph.links:
        if source == key:
            seen[label] += 1
            parts.append(f"{label}{seen[label] if seen[label] > 1 else ''}:{target}")
    return f"E{number}\t{' '.join(parts)}"


def _value_lines(graph: Graph, events: Mapping[str, str]) -> Iterator[str]:
    """Attributes and notes."""
    attributes = notes = 0
    for key, values in graph.values.items():
        target, rest = events.get(key, key), dict(values)
        for name, field_name in ATTRIBUTES.items():
            value = rest.pop(field_name, None)
            if value:
                attributes += 1
                shown = "" if value is True else f" {value}"
                yield f"A{attributes}\t{name} {target}{shown}"
        if rest:
            notes += 1
            yield f"#{notes}\tAnnotatorNotes {target}\t{json.dumps(rest, ensure_ascii=False)}"


def configuration() -> str:
    """brat's `annotation.conf` for our types, roles, statuses and stages."""
    events = []
    for kind in TYPES:
        roles = ", ".join(f"{role}*:{ACTOR}" for role in allowed_roles(kind))
        events.append(f"{kind}\t{roles}, {MENTION}*:{MENTION}")
    stages = sorted({s for kind in TYPES for s in allowed_stages(kind)})
    return "\n".join(
        [
            "[entities]", ACTOR, MENTION, "", "[relations]", "", "[events]", *events, "",
            "[attributes]", f"Status\tArg:<EVENT>, Value:{'|'.join(STATUSES)}",
            f"Stage\tArg:<EVENT>, Value:{'|'.join(stages)}", "Hedged\tArg:<EVENT>", "",
        ]
    )  # fmt: skip
