# ruff: noqa: T201 - a script speaks by printing
"""The gate of accuracy on corpus/: measure, compare with tests/accuracy_floors.toml, update it.

python scripts/accuracy_gate.py                       check; exit 1 where a figure is too low
python scripts/accuracy_gate.py --update              raise the floors to what is measured now
python scripts/accuracy_gate.py --update --lower "why"    the same, where one has to fall
"""

from __future__ import annotations

import argparse
import datetime
import sys
from collections.abc import Iterable
from pathlib import Path

import dateline
from dateline.errors import DatelineError
from dateline.evaluation.evaluator import Evaluator, Options
from dateline.evaluation.formats import read_samples
from dateline.evaluation.gate import (
    Measured,
    failures,
    fingerprint,
    format_gate,
    parse_gate,
    updated,
)
from dateline.evaluation.model import Sample
from dateline.evaluation.predictions import events_of

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "corpus"
FLOORS = ROOT / "tests" / "accuracy_floors.toml"
PARTS = ("dev", "test")
MEASURES = ("event", "participant", "record", "date", "status")


def samples_of(part: str) -> list[Sample]:
    """The samples of one part; raise the error of a malformed one."""
    samples = []
    for outcome in read_samples(CORPUS / part, form="dateline"):
        if not isinstance(outcome, Sample):
            raise outcome
        samples.append(outcome)
    return samples


def corpus_files() -> list[Path]:
    """The labelled files of all parts."""
    return [f for part in PARTS for f in (CORPUS / part).glob("*.jsonl")]


def figures_of(samples: Iterable[Sample], extractor: dateline.Extractor) -> dict[str, float]:
    """The measures of the gate on some samples."""
    result = Evaluator(options=Options(by=(), replicates=0))
    for sample in samples:
        result.add(sample, events_of(extractor.extract(sample.article())))
    return {name: result.value(name) or 0.0 for name in MEASURES}


def measure() -> Measured:
    """Extract from the whole corpus and score."""
    extractor = dateline.load()
    present = [p for p in PARTS if any((CORPUS / p).glob("*.jsonl"))]
    return Measured(
        corpus=fingerprint(corpus_files(), root=CORPUS),
        model=extractor.producer.model,
        rules=extractor.producer.rules,
        figures={part: figures_of(samples_of(part), extractor) for part in present},
    )


def run(args: argparse.Namespace) -> int:
    """Check or update."""
    found = measure()
    for part, figures in found.figures.items():
        print(part, "  ".join(f"{name} {value:.4f}" for name, value in figures.items()))
    gate = None
    if FLOORS.exists():
        gate = parse_gate(FLOORS.read_text(encoding="utf-8"), file=FLOORS.name)
    if args.update:
        today = datetime.datetime.now(tz=datetime.UTC).date().isoformat()
        text = format_gate(updated(gate, found, reason=args.lower, today=today))
        FLOORS.write_text(text, encoding="utf-8")
        return 0
    wrong = failures(gate, found) if gate else [f"there is no {FLOORS.name}; make it with --update"]
    for line in wrong:
        print(line, file=sys.stderr)
    return 1 if wrong else 0


def main() -> int:
    """Run; 2 where the request is wrong."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--update", action="store_true", help="write the floors anew")
    parser.add_argument("--lower", metavar="REASON", help="allow floors to fall, and say why")
    try:
        return run(parser.parse_args())
    except DatelineError as error:
        print(error, file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
