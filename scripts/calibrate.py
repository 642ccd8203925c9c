# ruff: noqa: T201 - a script speaks by printing
"""Fit the weights of the confidence of records, and print how well it is calibrated.

    python scripts/calibrate.py [--write] [--gold FILE ...]

Without --gold: the dev gold beside the project, where it is there, and corpus/dev. A record is
right where it is paired with a labelled event. The reliability table is cross-validated: each
article's records are judged by weights fitted on the other articles. --write stores the weights
in models/dateline_models/cues/confidence.toml.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

sys.path.insert(0, str(Path(__file__).parent))
from samples import article_of, ground_of
from score import ROOT, SHARED, read_lines

from dateline.evaluation.alignment import pair
from dateline.evaluation.predictions import events_of
from dateline.evaluation.samples import read_event
from dateline.events import find_events
from dateline.events.confidence import features
from dateline.events.records import main_mention
from dateline.extractor import Extractor, load
from dateline.language import DocReader

TARGET = ROOT / "models" / "dateline_models" / "cues" / "confidence.toml"
FOLDS = 5
RIDGE = 1.0
Row = tuple[str, dict[str, float], bool]


def rows_of(extractor: Extractor, samples: list[dict[str, Any]]) -> Iterator[Row]:
    """(article id, features, right) for every record of the samples."""
    reader = DocReader(nlp=extractor.nlp, cascade=False)
    for sample, doc in zip(samples, reader.parsed(s["text"] for s in samples), strict=True):
        article = article_of(sample)
        events = find_events(doc, **ground_of(extractor, article, doc))
        right = paired(sample, extractor.extract_parsed(article, doc))
        for event in events:
            main = main_mention(event)
            key = (event.type, doc[main.start].idx)
            yield sample["id"], features(event, main), key in right


def paired(sample: dict[str, Any], records: list[Any]) -> set[tuple[str, int]]:
    """(type, trigger start) of the records that are paired with a labelled event."""
    gold = [read_event(e, text=sample["text"], place=sample["id"]) for e in sample["events"]]
    return {(records[j].type, records[j].trigger.start) for _, j in pair(gold, events_of(records))}


def fit(rows: list[Row], names: list[str]) -> np.ndarray:
    """Weights of a ridge-penalised logistic regression; bias unpenalised."""
    x = np.array([[r[1].get(n, 0.0) for n in names] for r in rows])
    y = np.array([r[2] for r in rows], dtype=float)
    penalty = np.array([0.0 if n == "bias" else RIDGE for n in names])

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        z = x @ w
        p = 1 / (1 + np.exp(-z))
        value = float(np.sum(np.logaddexp(0, z) - y * z) + 0.5 * np.sum(penalty * w * w))
        return value, x.T @ (p - y) + penalty * w

    found: np.ndarray = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B").x
    return found


def cross_validated(rows: list[Row], names: list[str]) -> list[tuple[float, bool]]:
    """(confidence, right) for every row, by weights fitted on the other folds."""
    fold = [int(hashlib.sha1(r[0].encode()).hexdigest(), 16) % FOLDS for r in rows]
    judged: list[tuple[float, bool]] = []
    for number in range(FOLDS):
        w = fit([r for r, f in zip(rows, fold, strict=True) if f != number], names)
        for row, f in zip(rows, fold, strict=True):
            if f == number:
                z = sum(w[i] * row[1].get(n, 0.0) for i, n in enumerate(names))
                judged.append((float(1 / (1 + np.exp(-z))), row[2]))
    return judged


def print_table(judged: list[tuple[float, bool]]) -> None:
    """The reliability table, by tenths."""
    print("| confidence | records | right |\n|---|---|---|")
    for low in range(10):
        inside = [
            right for c, right in judged if low / 10 <= c < (low + 1) / 10 or (low == 9 and c == 1)
        ]
        if inside:
            print(
                f"| {low / 10:.1f}–{(low + 1) / 10:.1f} "
                f"| {len(inside)} | {sum(inside) / len(inside):.2f} |"
            )


def main() -> None:
    """Fit, print, and store the weights where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--gold", type=Path, nargs="*")
    args = parser.parse_args()
    default = [SHARED / "gold" / "dev.jsonl", *sorted((ROOT / "corpus" / "dev").glob("*.jsonl"))]
    samples = [s for p in args.gold or default if p.exists() for s in read_lines(p)]
    rows = list(rows_of(load(min_confidence=0.0), samples))
    names = sorted({n for r in rows for n in r[1]})
    print_table(cross_validated(rows, names))
    weights = fit(rows, names)
    if args.write:
        lines = [f'"{n}" = {w:.3f}' for n, w in zip(names, weights, strict=True)]
        TARGET.write_text(
            "# Fitted by scripts/calibrate.py.\n[weights]\n" + "\n".join(lines) + "\n",
            encoding="utf-8",
        )


if __name__ == "__main__":
    main()
