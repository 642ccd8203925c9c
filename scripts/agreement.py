# ruff: noqa: T201 - a script speaks by printing
"""How far two labellers agree: the measures of extraction, one labelling held against the other.

    python scripts/agreement.py FIRST SECOND [--by type] [--errors N] [--min event=0.9]

FIRST and SECOND are labelled files or folders of any form that `dateline convert` reads. Articles
that only one of them has are named and left out.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from dateline.cli.evaluate import Problems, parse_floors, under_floor
from dateline.errors import DatelineError
from dateline.evaluation.evaluator import Evaluator, Options
from dateline.evaluation.formats import read_samples
from dateline.evaluation.model import Sample
from dateline.evaluation.summary import group_lines, overall_lines


def labelled(path: Path, problems: Problems) -> dict[str, Sample]:
    """The samples of a file or folder by id."""
    return {s.id: s for s in problems.good(read_samples(path))}


def compare(first: dict[str, Sample], second: dict[str, Sample], by: str) -> Evaluator:
    """The second labelling scored against the first, on the articles that both have."""
    result = Evaluator(options=Options(by=tuple(filter(None, by.split(",")))))
    for name in sorted(first.keys() & second.keys()):
        if first[name].text != second[name].text:
            raise SystemExit(f"{name}: the two labellings do not have the same text")
        result.add(first[name], second[name].events)
    return result


def print_cases(result: Evaluator, limit: int) -> None:
    """The first disagreements."""
    for case in result.cases[:limit]:
        event = case.gold or case.pred
        assert event is not None
        side = {"missed": "first only", "invented": "second only"}.get(case.outcome, "differs")
        start, words = event.trigger.start, event.trigger.text
        print(f"  {case.sample.id}:{start} {case.type} {words!r} {side}: {', '.join(case.causes)}")


def parse_arguments() -> argparse.Namespace:
    """The options of the command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("first", type=Path)
    parser.add_argument("second", type=Path)
    parser.add_argument("--by", default="type")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show N disagreements")
    parser.add_argument("--min", metavar="FLOORS", help="exit 1 under these: event=0.9,date=0.95")
    return parser.parse_args()


def run(args: argparse.Namespace) -> int:
    """Print the agreement; 1 under a floor, 3 where a sample is malformed."""
    problems = Problems()
    first, second = labelled(args.first, problems), labelled(args.second, problems)
    result = compare(first, second, args.by)
    print(f"{result.articles} articles in both")
    for only, name in ((first.keys() - second.keys(), args.first),
                       (second.keys() - first.keys(), args.second)):  # fmt: skip
        if only:
            print(f"{len(only)} only in {name}: {', '.join(sorted(only)[:5])} …")
    for line in overall_lines(result):
        print(line)
    for dimension in result.options.by:
        print("\n".join(group_lines(result, dimension)))
    print_cases(result, args.errors)
    under = under_floor(result, parse_floors(args.min))
    for message in (*problems.shown, *under):
        print(message, file=sys.stderr)
    return 1 if under else 3 if problems.count else 0


def main() -> int:
    """Run; 2 where the request is wrong."""
    try:
        return run(parse_arguments())
    except DatelineError as error:
        print(error, file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
