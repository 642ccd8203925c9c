"""The tables of the report: measures, groups, confusion, causes, comparison."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from html import escape
from urllib.parse import quote

from dateline.evaluation.counting import ACCURACY, MEASURES, OVERALL, PRF, prf
from dateline.evaluation.evaluator import NONE, Evaluator
from dateline.evaluation.html.charts import Bar, bars

CARDS = ("event", "participant", "record", "date", "status")


def figure(value: float | None) -> str:
    """To the third decimal; a dash where there is none."""
    return "–" if value is None else f"{value:.3f}"


def span_of(bounds: tuple[float, float] | None) -> str:
    """An interval."""
    return f"{bounds[0]:.3f} – {bounds[1]:.3f}" if bounds else ""


def cards(result: Evaluator) -> str:
    """The headline figures."""
    shown = []
    for name in CARDS:
        kind = "F1" if name in PRF else "accuracy"
        shown.append(
            f'<div class="card"><span>{name} {kind}</span><b>{figure(result.value(name))}</b>'
            f"<small>{span_of(result.interval(name))}</small></div>"
        )
    return f'<div class="cards">{"".join(shown)}</div>'


def measures(result: Evaluator) -> str:
    """Every measure with its interval."""
    counts = result.counts[OVERALL]
    rows = []
    for name in PRF:
        x = prf(counts, name)
        rows.append(
            f"<tr><th>{name}</th><td>{x.precision:.3f}</td><td>{x.recall:.3f}</td>"
            f"<td><b>{x.f1:.3f}</b></td><td>{span_of(result.interval(name))}</td>"
            f"<td>{x.right}</td><td>{x.gold}</td><td>{x.pred}</td></tr>"
        )
    for name, (right, compared) in ACCURACY.items():
        rows.append(
            f"<tr><th>{name}</th><td></td><td></td><td><b>{figure(result.value(name))}</b></td>"
            f"<td>{span_of(result.interval(name))}</td><td>{counts[right]}</td>"
            f"<td colspan=2>{counts[compared]} compared</td></tr>"
        )
    return (
        "<table><thead><tr><th></th><th>precision</th><th>recall</th><th>F1 / accuracy</th>"
        "<th>95 % interval</th><th>right</th><th>labelled</th><th>predicted</th></tr></thead>"
        f"<tbody>{''.join(rows)}</tbody></table>"
    )


def group_section(result: Evaluator, dimension: str) -> Iterator[str]:
    """A chart and a table of one dimension."""
    names = result.groups(dimension)
    rows = []
    chart = []
    for name in names:
        group = (dimension, name)
        x = prf(result.counts[group], "event")
        chart.append(Bar(name, x.f1, result.interval("event", group), f"{x.gold}/{x.pred}"))
        others = "".join(
            f"<td>{figure(result.value(m, group))}</td>"
            for m in ("participant", "topic", "record", *ACCURACY)
        )
        rows.append(
            f"<tr><th>{escape(name)}</th><td>{x.precision:.3f}</td><td>{x.recall:.3f}</td>"
            f"<td><b>{x.f1:.3f}</b></td>{others}<td>{x.right}/{x.gold}/{x.pred}</td></tr>"
        )
    heads = "".join(f"<th>{m}</th>" for m in ("participant", "topic", "record", *ACCURACY))
    yield f"<h2>By {escape(dimension)}</h2>"
    yield bars(f"Event F1 by {dimension}, with 95 % intervals", chart)
    yield (
        f"<table><thead><tr><th></th><th>precision</th><th>recall</th><th>event F1</th>{heads}"
        f"<th>right/lab./pred.</th></tr></thead><tbody>{''.join(rows)}</tbody></table>"
    )


def confusion(title: str, pairs: Mapping[tuple[str, str], int]) -> str:
    """A matrix, labelled values down; the darker a cell, the larger its share of the row."""
    rows = sorted({g for g, _ in pairs}, key=lambda v: (v == NONE, v))
    columns = sorted({p for _, p in pairs}, key=lambda v: (v == NONE, v))
    head = "".join(f"<th>{escape(c)}</th>" for c in columns)
    body = []
    for row in rows:
        total = sum(pairs.get((row, c), 0) for c in columns)
        cells = "".join(_cell(row, c, pairs.get((row, c), 0), total) for c in columns)
        body.append(f"<tr><th>{escape(row)}</th>{cells}</tr>")
    return (
        f"<figure><figcaption>{escape(title)}</figcaption><table class=matrix><thead><tr>"
        f"<th>labelled ↓ found →</th>{head}</tr></thead><tbody>{''.join(body)}</tbody></table>"
        "</figure>"
    )


def _cell(row: str, column: str, count: int, total: int) -> str:
    """One cell."""
    if not count:
        return "<td class=zero>·</td>"
    kind = "right" if row == column else "wrong"
    return f'<td class="{kind}" style="--share:{count / total:.2f}">{count}</td>'


def causes(result: Evaluator) -> str:
    """How often each cause occurs; each leads to its cases."""
    totals: Counter[tuple[str, str]] = Counter()
    for (outcome, cause, _), n in result.causes.items():
        totals[outcome, cause] += n
    rows = "".join(
        f'<tr><td>{n}</td><td class="{outcome}">{outcome}</td>'
        f'<td><a href="#outcome={quote(outcome)}&amp;cause={quote(cause)}">{escape(cause)}</a>'
        "</td></tr>"
        for (outcome, cause), n in totals.most_common()
    )
    return (
        "<table><thead><tr><th>cases</th><th>outcome</th><th>cause</th></tr></thead>"
        f"<tbody>{rows}</tbody></table>"
    )


def comparison(result: Evaluator) -> Iterator[str]:
    """Both systems' figures, the paired differences, and what changed."""
    rows = []
    for name in MEASURES:
        x = result.difference(name)
        sign = "–" if x.difference is None else f"{x.difference:+.3f}"
        shown = f"{x.interval[0]:+.3f} – {x.interval[1]:+.3f}" if x.interval else ""
        better = "" if x.better is None else f"{x.better:.0%}"
        rows.append(
            f"<tr><th>{name}</th><td>{figure(x.other)}</td><td>{figure(x.ours)}</td>"
            f"<td><b>{sign}</b></td><td>{shown}</td><td>{better}</td></tr>"
        )
    yield "<h2>Against the other records</h2>"
    yield (
        "<table><thead><tr><th></th><th>other</th><th>these</th><th>difference</th>"
        "<th>95 % interval (paired)</th><th>resamples in which better</th></tr></thead>"
        f"<tbody>{''.join(rows)}</tbody></table>"
    )
    for verdict in ("worse", "better"):
        yield f"<h3>{verdict}: {result.changes.total(verdict)}</h3><ul class=changes>"
        for change in result.changes.kept[verdict]:
            words = change.sample.text[
                max(0, change.event.trigger.start) : max(0, change.event.trigger.end)
            ]
            yield (
                f"<li><b>{escape(change.event.type)}</b> “{escape(words)}” "
                f"<span class=where>{escape(change.sample.id)}:{change.event.trigger.start}</span> "
                f"{change.before} → {change.after}</li>"
            )
        yield "</ul>"
