"""Whether finding actors harms plain entity recognition: spaCy's entities against dateline's names.

    python scripts/score_ner.py [corpus/dev corpus/test ...] [--errors N]

Gold, a lower bound: the mentions of labelled participants in our own corpus that are names (a word
of the mention is a word of the participant's name, and it begins with a capital). Their class is
the labelled kind: country and place LOC, organisation ORG, person PER. The corpus labels no other
entities, so what a system finds elsewhere is neither right nor wrong; precision is that of the
entities that overlap a gold span. spaCy's labels are mapped (GPE, LOC, FAC and NORP to LOC), actors
by their kind. `overlap`: one character in common and the same class; `exact`: the same words too,
an article, a title or a possessive at the edges aside.
"""

# ruff: noqa: T201
from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from dateline.entities import Gazetteer, find_actors
from dateline.entities.gazetteer import fold
from dateline.language import DocReader, load_language

CLASSES = {
    "PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC", "NORP": "LOC",
    "country": "LOC", "place": "LOC", "organisation": "ORG", "person": "PER",
}  # fmt: skip
EDGES = re.compile(
    r"^(?:the|a|an|mr|mrs|ms|dr|sir|president|prime minister|premier|minister|chancellor|king) "
)
NAMED = ("name", "acronym")
Span = tuple[int, int, str]


def gold_spans(article: dict[str, Any]) -> set[Span]:
    """Characters and class of the labelled mentions that are names."""
    spans: set[Span] = set()
    for event in article["events"]:
        for participant in event["participants"]:
            label = CLASSES.get(participant.get("kind", ""))
            words = set(fold(participant["name"]).split())
            for mention in participant["mentions"]:
                told = words & set(fold(mention["text"]).split())
                if label and told and any(word[0].isupper() for word in mention["text"].split()):
                    spans.add((mention["start"], mention["end"], label))
    return spans


def base_spans(doc: Doc) -> set[Span]:
    """The entities of the statistical model."""
    return {
        (ent.start_char, ent.end_char, CLASSES[ent.label_])
        for ent in doc.ents
        if ent.label_ in CLASSES
    }


def our_spans(doc: Doc, gazetteer: Gazetteer, title: str | None) -> set[Span]:
    """The names of actors."""
    actors = find_actors(doc, gazetteer=gazetteer, title=title)
    return {
        (doc[m.start].idx, doc[m.end - 1].idx + len(doc[m.end - 1]), CLASSES[m.actors[0].kind])
        for m in actors.mentions
        if m.form in NAMED and m.actors[0].kind in CLASSES
    }


def same_words(text: str, one: Span, two: Span) -> bool:
    forms = []
    for start, end, _ in (one, two):
        folded = re.sub(r"'s?$", "", fold(text[start:end]))
        while EDGES.match(folded):
            folded = EDGES.sub("", folded, count=1)
        forms.append(folded)
    return forms[0] == forms[1]


def tally(text: str, gold: set[Span], found: set[Span], *, exact: bool) -> Counter[str]:
    """Spans labelled, found beside them, and right."""
    count = Counter({"gold": len(gold)})
    for span in found:
        near = [g for g in gold if g[0] < span[1] and span[0] < g[1]]
        count["found"] += bool(near)
        count["right"] += any(hits(text, g, span, exact=exact) for g in near)
    count["hit"] = sum(any(hits(text, g, s, exact=exact) for s in found) for g in gold)
    return count


def hits(text: str, gold: Span, span: Span, *, exact: bool) -> bool:
    overlaps = gold[0] < span[1] and span[0] < gold[1] and gold[2] == span[2]
    return overlaps and (not exact or same_words(text, gold, span))


def scores(count: Counter[str]) -> tuple[float, float, float]:
    """Precision, recall, F1."""
    precision = count["right"] / max(1, count["found"])
    recall = count["hit"] / max(1, count["gold"])
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def line(name: str, count: Counter[str]) -> str:
    precision, recall, f1 = scores(count)
    return f"{name:18s} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  ({count['gold']} spans)"


def articles(folders: list[Path]) -> list[dict[str, Any]]:
    files = [file for folder in folders for file in sorted(folder.glob("*.jsonl"))]
    lines = [item for file in files for item in file.read_text(encoding="utf-8").splitlines()]
    return [json.loads(item) for item in lines]


def main() -> int:
    """Print the figures; exit code 1 where ours are below the model's."""
    parser = argparse.ArgumentParser()
    root = Path(__file__).resolve().parent.parent / "corpus"
    parser.add_argument("folders", nargs="*", type=Path, default=[root / "dev", root / "test"])
    parser.add_argument("--errors", type=int, default=0, help="print so many names we miss")
    options = parser.parse_args()
    reader = DocReader(nlp=load_language("en_core_web_md"), cascade=False)
    gazetteer = Gazetteer.load()
    totals: dict[str, Counter[str]] = {}
    samples = articles(options.folders)
    for article, doc in zip(samples, reader.pipe(a["text"] for a in samples), strict=True):
        gold, text = gold_spans(article), article["text"]
        systems = {
            "model": base_spans(doc),
            "dateline": our_spans(doc, gazetteer, article["title"]),
        }
        for name, found in systems.items():
            for exact in (False, True):
                key = f"{name} {'exact' if exact else 'overlap'}"
                totals.setdefault(key, Counter()).update(tally(text, gold, found, exact=exact))
        missed = [
            g for g in gold if not any(hits(text, g, s, exact=False) for s in systems["dateline"])
        ]
        for start, end, label in missed[: max(0, options.errors)]:
            options.errors -= 1
            print(f"{article['id']} {label} {text[start:end]!r}")
    for key, count in totals.items():
        print(line(key, count))
    return int(scores(totals["dateline overlap"])[2] < scores(totals["model overlap"])[2])


if __name__ == "__main__":
    sys.exit(main())
