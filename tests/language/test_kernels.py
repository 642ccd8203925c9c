"""No row of a matrix product depends on the others, whatever kernels NumPy has for the machine."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from dateline.language.kernels import numpy_is_even, product

SHAPES = [(288, 288), (480, 288), (96, 50), (96, 1152)]
# Kernels that sum rows by their place, kernels that do not, and those of the machine.
KERNELS = ["Haswell", "Nehalem", ""]


def rows_apart(depth: int, width: int) -> bool:
    """Whether every row of a product is what it is alone."""
    numbers = np.random.default_rng(7)
    rows = numbers.standard_normal((301, depth), dtype=np.float32)
    matrix = numbers.standard_normal((depth, width), dtype=np.float32)
    together = product(rows, matrix)
    alone = np.concatenate([product(row[None], matrix) for row in rows])
    tens = np.concatenate([product(rows[n : n + 10], matrix) for n in range(0, 301, 10)])
    return bool((together == alone).all() and (together == tens).all())


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("kernels", KERNELS)
def test_rows_are_products_of_their_own(shape: tuple[int, int], kernels: str) -> None:
    code = f"import test_kernels as t; assert t.rows_apart{shape}, t.numpy_is_even{shape}"
    names = {"OPENBLAS_CORETYPE": kernels} if kernels else {}
    folder = str(Path(__file__).parent)
    paths = os.pathsep.join([folder, *sys.path])
    run = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, **names, "PYTHONPATH": paths},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr


def test_product_is_the_product() -> None:
    numbers = np.random.default_rng(3)
    left = numbers.standard_normal((37, 96), dtype=np.float32)
    right = numbers.standard_normal((96, 50), dtype=np.float32)
    assert np.allclose(product(left, right), left.astype(float) @ right.astype(float), atol=1e-4)


def test_numpy_is_tried_out_once_a_shape() -> None:
    before = numpy_is_even.cache_info().hits
    assert numpy_is_even(96, 50) is numpy_is_even(96, 50)
    assert numpy_is_even.cache_info().hits > before
