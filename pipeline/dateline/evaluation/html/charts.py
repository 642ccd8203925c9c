"""Charts as inline SVG: bars with whiskers, calibration, precision–recall."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from dateline.evaluation.curves import Bin, Point

BAR_HEIGHT = 22
LABEL_WIDTH = 130
PLOT_WIDTH = 420
FIGURE_WIDTH = 90
SIDE = 260
MARGIN = 42
TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: a value from 0 to 1, its interval, and how much it rests on."""

    name: str
    value: float
    interval: tuple[float, float] | None
    note: str


def _svg(width: int, height: int, title: str, body: Iterable[str]) -> str:
    """A drawing with a title for those who do not see it."""
    return (
        f'<svg viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" '
        f'aria-label="{escape(title)}"><title>{escape(title)}</title>{"".join(body)}</svg>'
    )


def bars(title: str, rows: Sequence[Bar]) -> str:
    """Horizontal bars with whiskers for the intervals."""
    height = BAR_HEIGHT * len(rows) + 24
    parts = [_vertical_tick(t, height) for t in TICKS]
    for number, row in enumerate(rows):
        parts.append(_bar(row, number * BAR_HEIGHT))
    return _svg(LABEL_WIDTH + PLOT_WIDTH + FIGURE_WIDTH + 60, height, title, parts)


def _vertical_tick(value: float, height: int) -> str:
    """A grid line of the bar chart and its figure."""
    x = LABEL_WIDTH + PLOT_WIDTH * value
    return (
        f'<line class="grid" x1="{x:.1f}" x2="{x:.1f}" y1="0" y2="{height - 18}"/>'
        f'<text class="tick" x="{x:.1f}" y="{height - 4}" text-anchor="middle">{value:g}</text>'
    )


def _bar(row: Bar, top: int) -> str:
    """One bar, its name to the left, its value and what it rests on to the right."""
    middle = top + BAR_HEIGHT / 2
    drawn = (
        f'<text x="{LABEL_WIDTH - 8}" y="{middle + 4:.1f}" text-anchor="end">{escape(row.name)}'
        f'</text><rect class="bar" x="{LABEL_WIDTH}" y="{top + 3}" '
        f'width="{PLOT_WIDTH * row.value:.1f}" height="{BAR_HEIGHT - 7}"/>'
    )
    if row.interval is not None:
        low, high = (LABEL_WIDTH + PLOT_WIDTH * v for v in row.interval)
        drawn += (
            f'<path class="whisker" d="M{low:.1f} {middle - 4:.1f}v8M{high:.1f} '
            f'{middle - 4:.1f}v8M{low:.1f} {middle:.1f}H{high:.1f}"/>'
        )
    return drawn + (
        f'<text x="{LABEL_WIDTH + PLOT_WIDTH + 8}" y="{middle + 4:.1f}">{row.value:.3f} '
        f'<tspan class="tick">{escape(row.note)}</tspan></text>'
    )


def _x(value: float) -> float:
    """From 0–1 to the square's width."""
    return MARGIN + value * SIDE


def _y(value: float) -> float:
    """From 0–1 to the square's height, upwards."""
    return 10 + (1 - value) * SIDE


def _square(title: str, across: str, up: str, body: Iterable[str]) -> str:
    """A square plot from 0 to 1 both ways."""
    grid = [
        f'<line class="grid" x1="{_x(t):.1f}" x2="{_x(t):.1f}" y1="10" y2="{_y(0):.1f}"/>'
        f'<line class="grid" x1="{MARGIN}" x2="{_x(1):.1f}" y1="{_y(t):.1f}" y2="{_y(t):.1f}"/>'
        f'<text class="tick" x="{_x(t):.1f}" y="{_y(0) + 15:.1f}" text-anchor="middle">{t:g}</text>'
        f'<text class="tick" x="{MARGIN - 5}" y="{_y(t) + 4:.1f}" text-anchor="end">{t:g}</text>'
        for t in TICKS
    ]
    names = (
        f'<text x="{_x(0.5):.1f}" y="{_y(0) + 32:.1f}" text-anchor="middle">{escape(across)}</text>'
        f'<text transform="translate(11 {_y(0.5):.1f}) rotate(-90)" text-anchor="middle">'
        f"{escape(up)}</text>"
    )
    return _svg(MARGIN + SIDE + 16, SIDE + 48, title, [*grid, *body, names])


def calibration(found: Sequence[Bin]) -> str:
    """Said confidence against the share that was right; a dot grows with its records."""
    most = max((b.records for b in found), default=1)
    dots = [
        f'<circle class="dot" cx="{_x(b.confidence):.1f}" cy="{_y(b.precision):.1f}" '
        f'r="{4 + 9 * (b.records / most) ** 0.5:.1f}"><title>{b.records} records: said '
        f"{b.confidence:.2f}, right {b.precision:.2f}</title></circle>"
        for b in found
    ]
    ideal = f'<path class="ideal" d="M{_x(0)} {_y(0)}L{_x(1)} {_y(1)}"/>'
    return _square("Calibration", "confidence", "share right", [ideal, *dots])


def precision_recall(points: Sequence[Point]) -> str:
    """Precision over recall as the least confidence goes down."""
    if not points:
        return ""
    path = "L".join(f"{_x(p.recall):.1f} {_y(p.precision):.1f}" for p in points)
    marks = [
        f'<circle class="mark" cx="{_x(p.recall):.1f}" cy="{_y(p.precision):.1f}" r="3">'
        f"<title>from {p.threshold:.2f}: precision {p.precision:.3f}, recall {p.recall:.3f}"
        "</title></circle>"
        for p in points[:: max(1, len(points) // 60)]
    ]
    drawn = [f'<path class="curve" d="M{path}"/>', *marks]
    return _square("Precision and recall over confidence", "recall", "precision", drawn)
