"""The page: everything in one file, nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from importlib import resources
from pathlib import Path

from dateline.evaluation.evaluator import Evaluator
from dateline.evaluation.html import charts, tables
from dateline.evaluation.html.cases import case_list, filters

LEGEND = (
    '<p class="legend"><mark class="gold-trigger">labelled event</mark> '
    '<mark class="pred-trigger">found event</mark> '
    '<mark class="gold-trigger pred-trigger">both</mark> '
    '<mark class="gold-actor">labelled participant</mark> '
    '<mark class="pred-actor">found participant</mark> '
    '<mark class="gold-actor pred-actor">both</mark></p>'
)


def _asset(name: str) -> str:
    """A file that is shipped beside this module."""
    return (resources.files(__package__ or __name__) / name).read_text(encoding="utf-8")


def report_page(result: Evaluator, *, title: str) -> Iterator[str]:
    """The report in pieces."""
    yield (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{escape(title)}: evaluation</title><style>{_asset('report.css')}</style></head>"
        f"<body><h1>Evaluation on {escape(title)}</h1><p>{result.articles} articles, "
        f"{result.counts['all', '']['gold']} labelled events, "
        f"{result.counts['all', '']['pred']} predicted.</p>"
    )
    yield tables.cards(result)
    yield f"<h2>All measures</h2>{tables.measures(result)}"
    for dimension in result.options.by:
        yield from tables.group_section(result, dimension)
    yield '<h2>Confusion</h2><div class="row">'
    yield tables.confusion("types, paired without regard to type", result.types)
    yield tables.confusion("statuses of paired events", result.statuses)
    yield "</div>"
    yield from _confidence(result)
    if result.options.compare:
        yield from tables.comparison(result)
    yield f"<h2>Causes of errors</h2>{tables.causes(result)}"
    yield f'<h2 id="errors">Errors</h2>{LEGEND}{filters(result)}'
    yield from case_list(result)
    yield f"<script>{_asset('report.js')}</script></body></html>\n"


def _confidence(result: Evaluator) -> Iterator[str]:
    """Calibration and precision–recall, where the records carry a confidence."""
    if not result.confidences:
        return
    found = result.confidences
    yield (
        f"<h2>Confidence</h2><p>Expected calibration error {found.expected_error():.3f}, Brier "
        f"score {found.brier():.3f}. A record counts as right where it stands for a labelled "
        'event.</p><div class="row">'
    )
    yield charts.calibration(found.bins())
    yield charts.precision_recall(found.curve())
    yield "</div>"


def write_report(result: Evaluator, path: Path, *, title: str) -> None:
    """Write the report to `path`."""
    with path.open("w", encoding="utf-8", newline="\n") as out:
        for piece in report_page(result, title=title):
            out.write(piece)
