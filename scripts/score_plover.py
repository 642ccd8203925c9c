"""Records against sentences coded in PLOVER: `python scripts/score_plover.py FILE [--errors]`.

FILE has a line a sentence with `sentence`, `source`, `target` and `gold_root` (tab-separated). Each
sentence is an article of its own. Printed, each as a share of the rows of that root:
CONSULT rows with a record of that code, and with one that has both actors among its participants;
AGREE rows with a record of that code; SUPPORT rows that speak of signing or of a deal with one.
"""

# ruff: noqa: T201
from __future__ import annotations

import argparse
import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import dateline
from dateline.record import EventRecord

DEAL = re.compile(
    r"\b(sign(s|ed|ing)?|deals?|agreements?|accords?|pacts?|treat(y|ies))\b", re.IGNORECASE
)
TARGETS = {"CONSULT": 0.75, "CONSULT actors": 0.65, "AGREE": 0.50, "SUPPORT deal": 0.70}


@dataclass(frozen=True, slots=True)
class Row:
    """A coded sentence: who (`source`) did what (`root`) to whom (`target`)."""

    sentence: str
    source: str
    target: str
    root: str


def read_rows(path: Path) -> list[Row]:
    """The rows of a tab-separated file with a header line."""
    with path.open(encoding="utf-8", newline="") as file:
        table = csv.DictReader(file, delimiter="\t")
        return [Row(r["sentence"], r["source"], r["target"], r["gold_root"]) for r in table]


def coded(records: Iterable[EventRecord], root: str) -> list[EventRecord]:
    """The records that carry a PLOVER root code."""
    return [r for r in records if r.codes.plover == root]


def has_actor(record: EventRecord, actor: str, sentence: str) -> bool:
    """True where a participant is mentioned within `actor`, or its name stands in it."""
    start = sentence.find(actor)
    for participant in record.participants:
        mention = participant.mention
        if start >= 0 and mention.start < start + len(actor) and start < mention.end:
            return True
        if participant.name.casefold() in actor.casefold():
            return True
    return False


def shares(
    rows: Sequence[Row], records: Sequence[list[EventRecord]]
) -> dict[str, tuple[int, int, list[Row]]]:
    """(hits, rows, rows missed) by measure."""
    tests: dict[str, list[tuple[Row, bool]]] = {name: [] for name in TARGETS}
    for row, found in zip(rows, records, strict=True):
        own = coded(found, row.root)
        if row.root == "CONSULT":
            both = any(
                all(has_actor(r, a, row.sentence) for a in (row.source, row.target)) for r in own
            )
            tests["CONSULT"].append((row, bool(own)))
            tests["CONSULT actors"].append((row, both))
        elif row.root == "AGREE":
            tests["AGREE"].append((row, bool(own)))
        elif row.root == "SUPPORT" and DEAL.search(row.sentence):
            tests["SUPPORT deal"].append((row, bool(own)))
    return {
        n: (sum(ok for _, ok in t), len(t), [r for r, ok in t if not ok]) for n, t in tests.items()
    }


def report(measured: dict[str, tuple[int, int, list[Row]]], *, errors: bool) -> None:
    """Print a line a measure, and the sentences missed where `errors` is set."""
    for name, (hits, total, missed) in measured.items():
        share = hits / total if total else 0.0
        print(f"{name:15s} {share:.3f}  ({hits} of {total}; wanted {TARGETS[name]:.2f})")
        for row in missed if errors else ():
            print(f"    [{row.source} | {row.target}] {row.sentence}")


def main() -> None:
    """Read the file, extract, count and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--errors", action="store_true", help="print the sentences missed")
    options = parser.parse_args()
    rows = read_rows(options.file)
    articles = (dateline.Article(id=str(n), text=row.sentence) for n, row in enumerate(rows))
    report(shares(rows, list(dateline.load().pipe(articles))), errors=options.errors)


if __name__ == "__main__":
    main()
