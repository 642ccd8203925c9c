# ruff: noqa: T201 - a script speaks by printing
"""Extract events from labelled articles and print the table of the independent scorer.

    make score ARGS="--by-type --part work"
    python scripts/score.py [--gold FILE] [--part work|check|all] [--by-type] [--by rule]
                            [--errors N] [--cause FILE] [--save FILE] [--records FILE]
                            [--only TYPES] [--record]

`--part check` is the 30 % of the articles that are set aside by a hash of their id: tune on `work`,
look at `check` rarely. `--cause FILE` writes every miss, invention and difference with its likely
cause, one JSON object a line, and prints how many there are of each.
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import importlib.util
import json
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

from dateline.evaluation.causes import Case
from dateline.evaluation.evaluator import Evaluator, Options
from dateline.evaluation.samples import read_event, sample_from_json
from dateline.evaluation.summary import case_to_json, group_lines

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
ACCURACY = ROOT / "docs" / "accuracy.md"
PRF_ROWS = ("event", "untyped", "participant", "participant_in_pairs", "topic", "record")
ACCURACY_ROWS = ("date", "status", "stage", "instrument", "hedged")
ARTICLE_KEYS = ("id", "text", "title", "published", "source", "url")

Sample = dict[str, Any]
Event = dict[str, Any]


def is_check(article_id: str) -> bool:
    """Whether an article belongs to the part that is set aside (about 30 %)."""
    return int(hashlib.sha1(article_id.encode()).hexdigest(), 16) % 10 < 3


def read_lines(path: Path) -> list[Sample]:
    """The JSON objects of a JSONL file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def in_part(samples: list[Sample], part: str) -> list[Sample]:
    """The samples of one part: `work`, `check` or `all`."""
    return [s for s in samples if part == "all" or is_check(s["id"]) == (part == "check")]


def load_scorer() -> ModuleType:
    """The independent scorer that lies beside the project."""
    spec = importlib.util.spec_from_file_location(
        "score_events", SHARED / "tools" / "score_events.py"
    )
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def extract(samples: list[Sample]) -> list[Event]:
    """Event records of all samples, as plain JSON objects."""
    import dateline

    articles = [
        dateline.Article(**{k: s[k] for k in ARTICLE_KEYS if s.get(k) is not None}) for s in samples
    ]
    found = dateline.load().pipe(articles)
    return [r.model_dump(mode="json", by_alias=True) for records in found for r in records]


def print_table(scores: dict[str, Any], *, by_type: bool) -> None:
    """The table that the independent scorer prints."""
    for key in PRF_ROWS:
        x = scores[key]
        counts = f"({x['tp']} of {x['gold']} labelled, {x['pred']} predicted)"
        print(f"{key:22s} P {x['p']:.3f}  R {x['r']:.3f}  F1 {x['f1']:.3f}   {counts}")
    for key in ACCURACY_ROWS:
        print(f"{key:22s} accuracy {'-' if scores[key] is None else format(scores[key], '.3f')}")
    for kind, x in scores["types"].items() if by_type else ():
        counts = f"({x['tp']}/{x['gold']}/{x['pred']})"
        print(f"  {kind:14s} P {x['p']:.3f} R {x['r']:.3f} F1 {x['f1']:.3f} {counts}")


def evaluated(samples: list[Sample], records: list[Event], by: str) -> Evaluator:
    """Our own evaluation of the same: every error with its causes, and groups."""
    by_article: dict[str, list[Event]] = {}
    for record in records:
        by_article.setdefault(record["article"]["id"], []).append(record)
    result = Evaluator(
        options=Options(by=tuple(filter(None, by.split(","))), replicates=0, keep=sys.maxsize)
    )
    for sample in samples:
        found = by_article.get(sample["id"], [])
        events = [read_event(r, text=None, place="record") for r in found]
        result.add(sample_from_json(sample, place="gold"), events)
    return result


def context(case: Case) -> str:
    """The trigger in 90 characters of context either side."""
    event = case.gold or case.pred
    assert event is not None
    start, end = event.trigger.start, event.trigger.end
    text = case.sample.text
    shown = f"…{text[max(0, start - 90) : start]}[{text[start:end]}]{text[end : end + 90]}…"
    return shown.replace("\n", " ")


def write_causes(path: Path, cases: list[Case]) -> None:
    """Write the listing of errors and print how many there are of each cause."""
    counts: Counter[str] = Counter()
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as out:
        for case in cases:
            counts.update(f"{case.outcome}: {cause}" for cause in case.causes)
            row = case_to_json(case) | {"where": context(case)}
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    for cause, n in counts.most_common():
        print(f"{n:5d}  {cause}")


def print_errors(cases: list[Case], *, limit: int) -> None:
    """Show the first errors in their sentence."""
    for case in cases[:limit]:
        causes = "; ".join(case.causes)
        print(f"-- {case.sample.id} {case.outcome} ({causes}): {case.type} {context(case)}")
        for label, event in (("gold", case.gold), ("pred", case.pred)):
            if event is not None:
                names = [(p.role, p.name) for p in event.participants]
                print(f"   {label}", names, event.date, event.status, event.stage, event.rule or "")


def commit_name() -> str:
    """The commit that is measured, with a plus sign where the tree differs from it."""
    git = ["git", "-C", str(ROOT)]
    name = subprocess.run(
        [*git, "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False
    ).stdout.strip()
    dirty = subprocess.run(
        [*git, "diff", "--quiet", "HEAD", "--", "pipeline", "models"], check=False
    )
    return (name or "unknown") + ("+" if dirty.returncode else "")


def append_row(scores: dict[str, Any], *, part: str, articles: int) -> None:
    """Append date, commit and figures to docs/accuracy.md."""
    columns = [*(f"{k} F1" for k in PRF_ROWS if k != "participant_in_pairs"), *ACCURACY_ROWS]
    if not ACCURACY.exists():
        head = "| date | commit | part | articles | " + " | ".join(columns) + " |\n"
        intro = "# Accuracy over time\n\nMeasured by `make score ARGS=--record`.\n\n"
        ACCURACY.write_text(intro + head + "|---" * (len(columns) + 4) + "|\n", encoding="utf-8")
    figures = [f"{scores[k]['f1']:.3f}" for k in PRF_ROWS if k != "participant_in_pairs"]
    figures += ["-" if scores[k] is None else f"{scores[k]:.3f}" for k in ACCURACY_ROWS]
    today = datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    row = [today, commit_name(), part, str(articles), *figures]
    with ACCURACY.open("a", encoding="utf-8") as out:
        out.write("| " + " | ".join(row) + " |\n")


def parse_arguments() -> argparse.Namespace:
    """The options of the command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--gold", type=Path, default=SHARED / "gold" / "dev.jsonl")
    parser.add_argument("--part", choices=("work", "check", "all"), default="all")
    parser.add_argument("--by-type", action="store_true", help="one row more for each type")
    parser.add_argument("--by", default="", help="groups: rule, status, collection, year …")
    parser.add_argument("--only", help="comma-separated types")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show N errors")
    parser.add_argument("--cause", type=Path, metavar="FILE", help="write all errors by cause")
    parser.add_argument("--records", type=Path, metavar="FILE", help="score these records instead")
    parser.add_argument("--save", type=Path, metavar="FILE", help="write the records here")
    parser.add_argument("--record", action="store_true", help="append a row to docs/accuracy.md")
    return parser.parse_args()


def records_of(args: argparse.Namespace, samples: list[Sample]) -> list[Event]:
    """The records to score: those given, or freshly extracted ones; saved where asked."""
    if args.records is not None:
        return read_lines(args.records)
    began = time.perf_counter()
    records = extract(samples)
    seconds = time.perf_counter() - began
    print(f"{len(samples)} articles, {len(records)} records, {seconds:.1f} s", file=sys.stderr)
    if args.save is not None:
        lines = [json.dumps(r, ensure_ascii=False) + "\n" for r in records]
        args.save.write_text("".join(lines), encoding="utf-8")
    return records


def keep_types(args: argparse.Namespace, events: list[Event]) -> list[Event]:
    """The events of the types that `--only` names, or all."""
    return [e for e in events if args.only is None or e["type"] in args.only.split(",")]


def main() -> int:
    """Run and print; 1 where there is nothing to measure on."""
    args = parse_arguments()
    if not args.gold.exists() or not (SHARED / "tools").exists():
        print("the labelled samples and their scorer are not beside this checkout", file=sys.stderr)
        return 1
    scorer = load_scorer()
    samples = in_part(read_lines(args.gold), args.part)
    records = keep_types(args, records_of(args, samples))
    for sample in samples:
        sample["events"] = keep_types(args, sample["events"])
    by_article: dict[str, list[Event]] = {}
    for record in records:
        by_article.setdefault(record["article"]["id"], []).append(scorer.as_event(record))
    scores = scorer.score(samples, by_article)
    print_table(scores, by_type=args.by_type)
    result = evaluated(samples, records, args.by)
    for dimension in result.options.by:
        print("\n".join(group_lines(result, dimension)))
    if args.cause is not None:
        write_causes(args.cause, result.cases)
    print_errors(result.cases, limit=args.errors)
    if args.record:
        append_row(scores, part=args.part, articles=len(samples))
    return 0


if __name__ == "__main__":
    sys.exit(main())
