"""An evaluation as a JSON object and as lines of text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from dateline.evaluation.causes import Case
from dateline.evaluation.comparing import Change
from dateline.evaluation.counting import ACCURACY, OVERALL, PRF, Group, prf
from dateline.evaluation.evaluator import NONE, Difference, Evaluator, Interval
from dateline.evaluation.model import Event
from dateline.evaluation.samples import event_to_json
from dateline.evaluation.timing import TIME_MEASURES, TimeEvaluator

SCHEMA = "dateline.evaluation/1"


def measures_to_json(result: Evaluator, group: Group = OVERALL) -> dict[str, Any]:
    """Every measure of one group: counts, values and intervals."""
    counts = result.counts.get(group, Counter())
    found: dict[str, Any] = {}
    for name in PRF:
        found[name] = {**asdict(prf(counts, name)), "interval": result.interval(name, group)}
    for name, (right, compared) in ACCURACY.items():
        found[name] = {
            "accuracy": result.value(name, group),
            "right": counts[right],
            "compared": counts[compared],
            "interval": result.interval(name, group),
        }
    return found


def to_json(result: Evaluator, *, skipped: int = 0) -> dict[str, Any]:
    """The whole evaluation, ready for `json.dumps`."""
    found: dict[str, Any] = {
        "schema": SCHEMA,
        "articles": result.articles,
        "skipped": skipped,
        "overall": measures_to_json(result),
        "by": {
            d: {name: measures_to_json(result, (d, name)) for name in result.groups(d)}
            for d in result.options.by
        },
        "confusion": {
            "type": matrix(result.types),
            "status": matrix(result.statuses),
        },
        "calibration": calibration_to_json(result),
        "causes": [
            {"outcome": outcome, "cause": cause, "type": kind, "count": n}
            for (outcome, cause, kind), n in sorted(result.causes.items())
        ],
    }
    if result.options.compare:
        found["against"] = comparison_to_json(result)
    return found


def matrix(pairs: Counter[tuple[str, str]]) -> dict[str, dict[str, int]]:
    """Labelled value -> predicted value -> how often."""
    table: dict[str, dict[str, int]] = {}
    for (gold, pred), n in sorted(pairs.items()):
        table.setdefault(gold, {})[pred] = n
    return table


def calibration_to_json(result: Evaluator) -> dict[str, Any] | None:
    """Calibration of the confidence; None where no record carries one."""
    if not result.confidences:
        return None
    return {
        name: {
            "expected_error": counts.expected_error(),
            "brier": counts.brier(),
            "bins": [asdict(b) for b in counts.bins()],
            "curve": [asdict(p) for p in counts.curve()],
        }
        for name, counts in (("event", result.confidences), ("record", result.record_confidences))
    }


def comparison_to_json(result: Evaluator) -> dict[str, Any]:
    """Paired differences, and what got better and worse."""
    changes = result.changes
    return {
        "measures": {m: asdict(d) for m, d in result.differences().items()},
        "better": changes.total("better"),
        "worse": changes.total("worse"),
        "changes": [change_to_json(c) for v in ("worse", "better") for c in changes.kept[v]],
    }


def change_to_json(change: Change) -> dict[str, Any]:
    """One event that fared differently."""
    return {
        "verdict": change.verdict,
        "article": change.sample.id,
        "before": change.before,
        "after": change.after,
        "type": change.event.type,
        "trigger": change.event.trigger.text or _words(change.sample.text, change.event),
        "start": change.event.trigger.start,
    }


def case_to_json(case: Case) -> dict[str, Any]:
    """One error with the events concerned."""
    return {
        "article": case.sample.id,
        "outcome": case.outcome,
        "causes": list(case.causes),
        "type": case.type,
        "gold": event_to_json(case.gold) if case.gold else None,
        "pred": event_to_json(case.pred) | {"rule": case.pred.rule} if case.pred else None,
    }


def _words(text: str, event: Event) -> str:
    """The trigger's words out of the article."""
    return text[max(0, event.trigger.start) : max(0, event.trigger.end)]


def _range(bounds: Interval) -> str:
    """An interval in brackets, blank where there is none."""
    return f"[{bounds[0]:.3f}, {bounds[1]:.3f}]" if bounds else ""


def _figure(value: float | None) -> str:
    """A value to the third decimal, a dash where there is none."""
    return "-" if value is None else f"{value:.3f}"


def overall_lines(result: Evaluator) -> Iterator[str]:
    """The table of all measures."""
    yield f"{'':22s} {'P':>5s}  {'R':>5s}  {'F1':>5s}  95 % interval    right/labelled/predicted"
    counts = result.counts[OVERALL]
    for name in PRF:
        x = prf(counts, name)
        values = f"{x.precision:.3f}  {x.recall:.3f}  {x.f1:.3f}"
        bounds = _range(result.interval(name))
        yield f"{name:22s} {values}  {bounds:16s} {x.right}/{x.gold}/{x.pred}"
    for name, (right, compared) in ACCURACY.items():
        value, bounds = _figure(result.value(name)), _range(result.interval(name))
        yield f"{name:22s} {value:>19s}  {bounds:16s} {counts[right]}/{counts[compared]}"


def group_lines(result: Evaluator, dimension: str) -> Iterator[str]:
    """One line a group: event with its interval, participants, records, dates and statuses."""
    yield (
        f"{'by ' + dimension:30s} {'P':>5s}  {'R':>5s}  {'event':>5s}  95 % interval    "
        "particip. record date  status  right/labelled/predicted"
    )
    for name in result.groups(dimension):
        group = (dimension, name)
        x = prf(result.counts[group], "event")
        values = f"{x.precision:.3f}  {x.recall:.3f}  {x.f1:.3f}"
        others = (_figure(result.value(m, group)) for m in ("record", "date", "status"))
        part = _figure(result.value("participant", group))
        record, date, status = others
        bounds = _range(result.interval("event", group))
        yield (
            f"  {name[:28]:28s} {values}  {bounds:16s} {part:>9s} {record:>6s} {date:>5s} "
            f"{status:>6s}  {x.right}/{x.gold}/{x.pred}"
        )


def _none_last(value: str) -> tuple[bool, str]:
    """Sorts by name, and what has no partner behind the rest."""
    return value == NONE, value


def confusion_lines(title: str, pairs: Mapping[tuple[str, str], int]) -> Iterator[str]:
    """A matrix: labelled values down, predicted values across."""
    if not pairs:
        return
    rows = sorted({g for g, _ in pairs}, key=_none_last)
    columns = sorted({p for _, p in pairs}, key=_none_last)
    yield f"{title + ' (labelled down)':28s}" + "".join(f"{c[:11]:>12s}" for c in columns)
    for row in rows:
        cells = (pairs.get((row, c), 0) for c in columns)
        yield f"  {row:26s}" + "".join(f"{n or '·':>12}" for n in cells)


def calibration_lines(result: Evaluator) -> Iterator[str]:
    """How far confidence can be believed."""
    counts = result.confidences
    if not counts:
        return
    head = f"expected error {counts.expected_error():.3f}, Brier score {counts.brier():.3f}"
    yield f"confidence             {head}"
    for b in counts.bins():
        yield (
            f"  {b.low:.1f}–{b.high:.1f}              {b.records:6d} records, said "
            f"{b.confidence:.3f}, right {b.precision:.3f}"
        )


def cause_lines(result: Evaluator, *, limit: int = 15) -> Iterator[str]:
    """The most frequent causes of errors."""
    totals: Counter[tuple[str, str]] = Counter()
    for (outcome, cause, _), n in result.causes.items():
        totals[outcome, cause] += n
    if totals:
        yield "causes of errors"
    for (outcome, cause), n in totals.most_common(limit):
        yield f"  {n:6d}  {outcome}: {cause}"


def difference_line(name: str, found: Difference) -> str:
    """One measure of both systems and their difference."""
    sign = "-" if found.difference is None else f"{found.difference:+.3f}"
    bounds = found.interval
    shown = f"[{bounds[0]:+.3f}, {bounds[1]:+.3f}]" if bounds else ""
    share = "" if found.better is None else f"better in {found.better:.0%} of resamples"
    values = f"{_figure(found.other)} -> {_figure(found.ours)}"
    return f"{name:22s} {values}  {sign:>6s} {shown:18s} {share}"


def comparison_lines(result: Evaluator, *, limit: int = 20) -> Iterator[str]:
    """Paired differences, then what got worse and better."""
    yield f"{'against the other':22s} other -> ours   difference, 95 % interval"
    for name, found in result.differences().items():
        yield difference_line(name, found)
    for verdict in ("worse", "better"):
        yield f"{verdict}: {result.changes.total(verdict)}"
        for change in result.changes.kept[verdict][:limit]:
            row = change_to_json(change)
            what = f"{row['before']} -> {row['after']}"
            yield f"  {row['article']}:{row['start']} {row['type']} {row['trigger']!r}: {what}"


def text_lines(result: Evaluator, *, changes: int = 20) -> Iterator[str]:
    """The whole evaluation as it is printed."""
    yield from overall_lines(result)
    for dimension in result.options.by:
        yield ""
        yield from group_lines(result, dimension)
    for title, pairs in (("types", result.types), ("statuses", result.statuses)):
        yield ""
        yield from confusion_lines(title, pairs)
    yield ""
    yield from calibration_lines(result)
    yield from cause_lines(result)
    if result.options.compare:
        yield ""
        yield from comparison_lines(result, limit=changes)


def time_to_json(times: TimeEvaluator) -> dict[str, Any]:
    """The measures of time expressions."""
    return {name: asdict(times.score(name)) for name in TIME_MEASURES}


def time_lines(times: TimeEvaluator) -> Iterator[str]:
    """The measures of time expressions, a line each."""
    for name in TIME_MEASURES:
        x = times.score(name)
        values = f"P {x.precision:.3f}  R {x.recall:.3f}  F1 {x.f1:.3f}"
        yield f"time {name:17s} {values}   {x.right}/{x.gold}/{x.pred}"
