"""Pair rows and columns one to one at the greatest total weight.

The method is the shortest augmenting path for rectangular matrices (D. F. Crouse, "On implementing
2D rectangular assignment algorithms", IEEE Transactions on Aerospace and Electronic Systems 52,
2016). Ties are broken as SciPy's `linear_sum_assignment` breaks them, so that two scorers agree on
every article; a test compares the two. The matrices are those of one article: a few events each.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

INFINITY = float("inf")
FREE = -1


@dataclass(slots=True)
class _State:
    """Potentials and the partial assignment, by row and by column."""

    cost: list[list[float]]
    row_potential: list[float]
    column_potential: list[float]
    column_of: list[int]
    row_of: list[int]


@dataclass(slots=True)
class _Path:
    """One search: the cheapest way to each column, and what was visited."""

    before: list[int]
    length: list[float]
    rows: set[int]
    columns: set[int]
    sink: int
    total: float


def assign(weights: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Pairs (row, column), by row, that maximise the sum of `weights`; all of the shorter side."""
    if not weights or not weights[0]:
        return []
    tall = len(weights[0]) < len(weights)
    cost = [[-w for w in row] for row in weights]
    if tall:
        cost = [list(column) for column in zip(*cost, strict=True)]
    pairs = list(enumerate(_solve(cost)))
    return sorted((b, a) for a, b in pairs) if tall else pairs


def _solve(cost: list[list[float]]) -> list[int]:
    """The column of each row; there are at least as many columns as rows."""
    height, width = len(cost), len(cost[0])
    state = _State(cost, [0.0] * height, [0.0] * width, [FREE] * height, [FREE] * width)
    for row in range(height):
        path = _search(state, row)
        _update_potentials(state, path, row)
        _augment(state, path, row)
    return state.column_of


def _search(state: _State, row: int) -> _Path:
    """The shortest augmenting path from `row` to a free column."""
    width = len(state.row_of)
    path = _Path([FREE] * width, [INFINITY] * width, set(), set(), FREE, 0.0)
    # Filled in reverse, so that a matrix of equal weights gives the identity.
    remaining = list(range(width - 1, -1, -1))
    while path.sink == FREE:
        path.rows.add(row)
        index = _nearest(state, path, remaining, row)
        column = remaining[index]
        path.total = path.length[column]
        if state.row_of[column] == FREE:
            path.sink = column
        else:
            row = state.row_of[column]
        path.columns.add(column)
        remaining[index] = remaining[-1]
        remaining.pop()
    return path


def _nearest(state: _State, path: _Path, remaining: list[int], row: int) -> int:
    """The place in `remaining` of the column that is cheapest to reach; free ones win ties."""
    costs, columns = state.cost[row], state.column_potential
    lowest, index = INFINITY, FREE
    for place, column in enumerate(remaining):
        reach = path.total + costs[column] - state.row_potential[row] - columns[column]
        if reach < path.length[column]:
            path.before[column], path.length[column] = row, reach
        length = path.length[column]
        if length < lowest or (length == lowest and state.row_of[column] == FREE):
            lowest, index = length, place
    return index


def _update_potentials(state: _State, path: _Path, start: int) -> None:
    """Keep the reduced costs non-negative along the path just found."""
    state.row_potential[start] += path.total
    for row in path.rows - {start}:
        state.row_potential[row] += path.total - path.length[state.column_of[row]]
    for column in path.columns:
        state.column_potential[column] -= path.total - path.length[column]


def _augment(state: _State, path: _Path, start: int) -> None:
    """Flip the pairs along the path, so that one more row is paired."""
    column, row = path.sink, FREE
    while row != start:
        row = path.before[column]
        state.row_of[column] = row
        state.column_of[row], column = column, state.column_of[row]
