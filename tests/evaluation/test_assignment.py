"""The assignment is optimal, and breaks ties as SciPy does."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.evaluation.assignment import assign

WEIGHTS = st.sampled_from([0, 0, 0, 1000, 1001, 1002, 1010, 1011, 1020, 1022])


@st.composite
def matrices(draw: st.DrawFn) -> list[list[int]]:
    rows = draw(st.integers(1, 9))
    columns = draw(st.integers(1, 9))
    return [[draw(WEIGHTS) for _ in range(columns)] for _ in range(rows)]


@settings(max_examples=600, deadline=None)
@given(matrices())
def test_same_pairs_as_scipy(weights: list[list[int]]) -> None:
    numpy = pytest.importorskip("numpy")
    optimize = pytest.importorskip("scipy.optimize")
    rows, columns = optimize.linear_sum_assignment(-numpy.array(weights, dtype=float))
    assert assign(weights) == list(zip(rows.tolist(), columns.tolist(), strict=True))


def test_nothing_to_pair() -> None:
    assert assign([]) == []
    assert assign([[]]) == []


def test_gives_up_a_good_pair_for_two() -> None:
    assert assign([[1002, 1001], [1001, 0]]) == [(0, 1), (1, 0)]
