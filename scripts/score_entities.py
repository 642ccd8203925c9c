"""How many labelled participants the actors found could reach: an upper bound of participant F1.

    python scripts/score_entities.py ../shared [--set tune|check|all] [--errors N] [--plover]

`mention`: labelled mentions that an actor mention resolving to the labelled name overlaps.
`reach`: (article, participant) with one such mention. `wrong`: labelled mentions whose tokens
resolve to another name. Articles whose id's hash modulo 10 is below 3 are kept aside (`check`).
"""

# ruff: noqa: E501, T201
from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import sys
import tempfile
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

from spacy.tokens import Doc, DocBin

import dateline
from dateline.entities import Actor, Actors, Gazetteer, find_actors
from dateline.language.reader import DocReader

CASCADE = False
ATTRIBUTES = ["TAG", "DEP", "HEAD", "ENT_TYPE", "ENT_IOB", "SENT_START", "SPACY"]
LATER: list[str] = []
ROOT = Path(__file__).resolve().parent.parent
SETS = ("tune", "check", "all", "corpus-dev", "corpus-test")
CACHE = Path(tempfile.gettempdir()) / "dateline-entities"


def scorer(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("s", shared / "tools" / "score_events.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def kept_aside(article_id: str) -> bool:
    return int(hashlib.sha1(article_id.encode()).hexdigest(), 16) % 10 < 3


def parsed(name: str, texts: list[str]) -> list[Doc]:
    """Docs of `texts` as an extraction reads them, parsed once and kept on disk."""
    CACHE.mkdir(exist_ok=True)
    path = CACHE / f"{name}-{'cascade' if CASCADE else 'whole'}.bin"
    extractor = dateline.load(cascade=CASCADE)
    if not path.exists():
        reader = DocReader(
            nlp=extractor.nlp, cascade=CASCADE, triggers=extractor.frames.trigger_forms
        )
        box = DocBin(docs=list(reader.pipe(texts)), store_user_data=False, attrs=ATTRIBUTES)
        path.write_bytes(box.to_bytes())
    box = DocBin().from_bytes(path.read_bytes())
    return list(box.get_docs(extractor.nlp.vocab))


def answers(actors: Actors, doc: Doc, start: int, end: int) -> set[Actor]:
    """The actors that any token of the stretch resolves to."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return set()
    return {actor for token in span for actor in actors.resolve(token)}


def root_answers(actors: Actors, doc: Doc, start: int, end: int) -> set[Actor]:
    span = doc.char_span(start, end, alignment_mode="expand")
    return set(actors.resolve(span.root)) if span is not None else set()


def samples(shared: Path, part: str) -> list[dict[str, Any]]:
    files = [shared / "gold" / "dev.jsonl"]
    if part.startswith("corpus"):
        files = sorted((ROOT / "corpus" / part.removeprefix("corpus-")).glob("*.jsonl"))
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    return [json.loads(line) for line in lines]


def score_gold(shared: Path, part: str, errors: int) -> None:
    norm = scorer(shared).norm
    gold = samples(shared, part)
    docs = parsed(part if part.startswith("corpus") else "dev", [g["text"] for g in gold])
    gazetteer = Gazetteer.load()
    count: Counter[str] = Counter()
    shown = 0
    for article, doc in zip(gold, docs, strict=True):
        if part in {"tune", "check"} and kept_aside(article["id"]) != (part == "check"):
            continue
        actors = find_actors(doc, gazetteer=gazetteer, title=article["title"])
        for event in article["events"]:
            for participant in event["participants"]:
                wanted = norm(participant["name"])
                names = {norm(actor.name) for actor in actors.actors}
                good = 0
                count["participants"] += 1
                count["known"] += wanted in names
                for mention in participant["mentions"]:
                    found = answers(actors, doc, mention["start"], mention["end"])
                    root = root_answers(actors, doc, mention["start"], mention["end"])
                    hit = wanted in {norm(a.name) for a in found}
                    count["mentions"] += 1
                    tally_forms(count, actors, doc, mention, wanted, norm)
                    count["mention_hit"] += hit
                    count["mention_any"] += bool(found)
                    count["root"] += bool(root)
                    count["root_hit"] += wanted in {norm(a.name) for a in root}
                    good += hit
                    if not hit and shown < errors:
                        shown += 1
                        show(article, mention, participant["name"], found)
                count["reach"] += good > 0
                tally_country(count, actors, participant, wanted, norm)
    report(count)
    if errors:
        print("\n".join(sorted(set(LATER))))


def tally_country(
    count: Counter[str], actors: Actors, participant: dict[str, Any], wanted: str, norm: Any
) -> None:
    """Kind and country of the actor that has the labelled name."""
    found = next((a for a in actors.actors if norm(a.name) == wanted), None)
    if found is None or "kind" not in participant:
        return
    count["named"] += 1
    count["kind"] += found.kind == participant["kind"]
    count["country"] += found.country == participant["country"]
    if found.country != participant["country"] or found.kind != participant["kind"]:
        LATER.append(f"{found} wanted {participant['kind']} {participant['country']}")


def tally_forms(
    count: Counter[str], actors: Actors, doc: Doc, mention: dict[str, Any], wanted: str, norm: Any
) -> None:
    span = doc.char_span(mention["start"], mention["end"], alignment_mode="expand")
    found = actors.mention_at(span.root.i) if span is not None else None
    if found is not None:
        count[f"form {found.form}"] += 1
        count[f"form {found.form} right"] += wanted in {norm(a.name) for a in found.actors}


def show(article: dict[str, Any], mention: dict[str, Any], wanted: str, found: set[Actor]) -> None:
    start, end, text = mention["start"], mention["end"], article["text"]
    context = f"{text[max(0, start - 90) : start]}[{mention['text']}]{text[end : end + 50]}"
    print(
        f"{article['id']} {wanted!r} <> {sorted(a.name for a in found)}: {' '.join(context.split())}"
    )


def report(count: Counter[str]) -> None:
    def line(label: str, part: str, whole: str) -> None:
        print(
            f"{label:24s} {count[part] / max(1, count[whole]):.3f} ({count[part]}/{count[whole]})"
        )

    line("participant name known", "known", "participants")
    line("participant reached", "reach", "participants")
    line("mention right", "mention_hit", "mentions")
    line("mention resolved", "mention_any", "mentions")
    line("head resolved right", "root_hit", "mentions")
    line("head precision", "root_hit", "root")
    line("kind right", "kind", "named")
    line("country right", "country", "named")
    for form in ("name", "acronym", "adjective", "nominal", "pronoun", "plural"):
        line(f"  {form}", f"form {form} right", f"form {form}")


def score_plover(shared: Path, errors: int) -> None:
    rows = (shared / "dev" / "plover_train.tsv").read_text(encoding="utf-8").splitlines()
    header = rows[0].split("\t")
    table = [dict(zip(header, row.split("\t"), strict=False)) for row in rows[1:]]
    table = [row for row in table if row["source"] in row["sentence"]]
    docs = parsed("plover", [row["sentence"] for row in table])
    gazetteer = Gazetteer.load()
    both = shown = 0
    for row, doc in zip(table, docs, strict=True):
        actors = find_actors(doc, gazetteer=gazetteer)
        hits = []
        for side in ("source", "target"):
            start = row["sentence"].find(row[side])
            span = doc.char_span(start, start + len(row[side]), alignment_mode="expand")
            hit = span is not None and any(actors.mention_at(t.i) for t in span)
            hits.append(hit)
            if not hit and shown < errors:
                shown += 1
                print(f"{side} {row[side]!r}: {row['sentence'][:160]}")
        both += all(hits)
    print(f"plover both covered      {both / len(table):.3f} ({both}/{len(table)})")


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("shared", type=Path)
    parser.add_argument("--set", default="tune", choices=SETS)
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--plover", action="store_true")
    parser.add_argument("--cascade", action="store_true", help="parse only around triggers")
    options = parser.parse_args()
    global CASCADE
    CASCADE = options.cascade
    if options.plover:
        score_plover(options.shared, options.errors)
    else:
        score_gold(options.shared, options.set, options.errors)
    return 0


if __name__ == "__main__":
    sys.exit(main())
