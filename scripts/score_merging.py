# ruff: noqa: T201 - a script speaks by printing
"""Score merging by itself: the labelled triggers and types are given, events are to be formed.

    python scripts/score_merging.py [--gold FILE] [--part work|check|all]

Every labelled mention becomes an event mention of its type (through the frames where one applies,
else bare); what `merge` makes of them is scored as events, and by B-cubed over the mentions.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
from samples import article_of, ground_of
from score import SHARED, in_part, read_lines

from dateline.entities.model import Actors
from dateline.events import syntax
from dateline.events.affinity import Event
from dateline.events.finding import dress, find_triggers
from dateline.events.frames import Frame, FrameSet
from dateline.events.mentions import EventMention
from dateline.events.merging import merge
from dateline.events.predications import noun_predication, verb_predication
from dateline.extractor import Extractor, load
from dateline.language import DocReader
from dateline.parsed import Parsed, Token

Keyed = dict[tuple[str, int], int]


def labelled_mentions(
    sample: dict[str, Any], doc: Parsed, actors: Actors, frames: FrameSet
) -> tuple[list[EventMention], Keyed]:
    """Mentions for all labels of a sample, and which labelled event each belongs to."""
    triggers = find_triggers(doc, actors=actors, frames=frames)
    found: dict[tuple[str, int], EventMention] = {(m.type, m.head.i): m for m in triggers}
    mentions: list[EventMention] = []
    belongs: Keyed = {}
    for number, event in enumerate(sample["events"]):
        for label in event["mentions"]:
            mention = _mention(doc, label, event["type"], found, frames)
            if mention is not None and (mention.type, mention.head.i) not in belongs:
                belongs[mention.type, mention.head.i] = number
                mentions.append(mention)
    return sorted(mentions, key=lambda m: m.head.i), belongs


def _mention(
    doc: Parsed,
    label: dict[str, Any],
    kind: str,
    found: dict[tuple[str, int], EventMention],
    frames: FrameSet,
) -> EventMention | None:
    tokens = [
        t
        for t in doc
        if t.idx < label["end"] and t.idx + len(t.text) > label["start"] and not t.is_space
    ]
    for token in tokens:
        if (kind, token.i) in found:
            return found[kind, token.i]
    heads: list[Token] = [t for t in tokens if syntax.is_noun(t) or syntax.is_verb(t)]
    if not heads:
        return None
    head = next((t for t in heads if t.head not in heads), heads[0])
    frame = Frame(id=f"{kind}.labelled", type=kind, verb=("label",), roles=_roles(kind))
    pos = verb_predication(head) if syntax.is_verb(head) else noun_predication(head, frames.lemmas)
    return EventMention(frame, pos, tokens[0].i, tokens[-1].i + 1, head.lower_)


def _roles(kind: str) -> dict[str, tuple[str, ...]]:
    from dateline.record import ROLES

    return {ROLES[kind][0]: ("agent", "with", "between", "patient")}


def events_of(
    extractor: Extractor, sample: dict[str, Any], doc: Parsed
) -> tuple[list[Event], Keyed]:
    """The events that merging forms from the labels of one sample."""
    ground = ground_of(extractor, article_of(sample), doc)
    mentions, belongs = labelled_mentions(sample, doc, ground["actors"], extractor.frames)
    return merge(dress(mentions, **ground)), belongs


def main() -> None:
    """Print event P/R/F1 and B-cubed of merging alone."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=SHARED / "gold" / "dev.jsonl")
    parser.add_argument("--part", default="all")
    args = parser.parse_args()
    samples = in_part(read_lines(args.gold), args.part)
    extractor = load()
    reader = DocReader(nlp=extractor.nlp, cascade=False)
    count: Counter[str] = Counter()
    for sample, doc in zip(samples, reader.parsed(s["text"] for s in samples), strict=True):
        events, belongs = events_of(extractor, sample, doc)
        tally(count, sample, events, belongs)
    print(json.dumps(figures(count), indent=2))


def tally(count: Counter[str], sample: dict[str, Any], events: list[Event], belongs: Keyed) -> None:
    """Add one article's counts: a formed event is right where it can be paired with a label."""
    groups = [
        [belongs[m.type, m.head.i] for m in e.mentions if (m.type, m.head.i) in belongs]
        for e in events
    ]
    count["labelled"] += len(sample["events"])
    count["formed"] += len(events)
    free = set(belongs.values())
    for group in sorted(groups, key=len):
        best = next((n for n, _ in Counter(group).most_common() if n in free), None)
        if best is not None:
            free.discard(best)
            count["right"] += 1
    for group in groups:
        sizes = Counter(group)
        for number, size in sizes.items():
            whole = sum(g.count(number) for g in groups)
            count["mentions"] += size
            count["b3p"] += 1000 * size * size // len(group)
            count["b3r"] += 1000 * size * size // whole


def figures(count: Counter[str]) -> dict[str, float]:
    """Precision, recall and F1 of events; B-cubed precision, recall and F1 of mentions."""
    p, r = count["right"] / count["formed"], count["right"] / count["labelled"]
    bp, br = (count[k] / 1000 / count["mentions"] for k in ("b3p", "b3r"))
    return {
        "event_p": round(p, 3), "event_r": round(r, 3), "event_f1": round(2 * p * r / (p + r), 3),
        "b_cubed_p": round(bp, 3), "b_cubed_r": round(br, 3),
        "b_cubed_f1": round(2 * bp * br / (bp + br), 3),
    }  # fmt: skip


if __name__ == "__main__":
    main()
