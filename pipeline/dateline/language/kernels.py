"""Matrix products in which no row depends on the others, as fast as the processor allows.

What the network says of a sentence must not depend on which sentences share a pass with it: that
would make the records depend on `--jobs`, on the order of the articles and on the cascade. NumPy's
product keeps to this only where its kernels sum every row in one order; those for processors with
AVX2 and no AVX-512 do not (OpenBLAS 0.3.31: the sum of a row differs in the last digit by its place
among twelve). There the product is blis's, which spaCy brings.
"""

from __future__ import annotations

from functools import cache
from typing import Any, cast

import numpy as np
from blis.py import gemm  # type: ignore[import-untyped]
from threadpoolctl import ThreadpoolController

Floats = np.ndarray[Any, Any]

# Heights at which kernels change: remainders of blocks, products too small to be blocked.
_HEIGHTS = (1, 2, 3, 5, 7, 12, 16, 23, 40, 100, 150, 300, 1003)


@cache
def controller() -> ThreadpoolController:
    """What the process has loaded of libraries for matrices."""
    return ThreadpoolController()


def one_thread() -> Any:
    """NumPy's matrix product stays in the thread that asks for it: `--jobs` spreads the work."""
    return controller().limit(limits=1, user_api="blas")


def product(left: Floats, right: Floats) -> Floats:
    """The matrix product of (n, k) and (k, m), both C-contiguous float32: each row by itself."""
    if numpy_is_even(*right.shape):
        return numpy_product(left, right)
    return cast(Floats, gemm(left, right))


def numpy_product(left: Floats, right: Floats) -> Floats:
    """NumPy's, where it is even."""
    if len(left) == 1:  # a lone row would be summed in another order
        return cast(Floats, np.matmul(np.concatenate([left, left]), right)[:1])
    return cast(Floats, np.matmul(left, right))


@cache
def numpy_is_even(depth: int, width: int, *, transposed: bool = False) -> bool:
    """Whether NumPy gives a row the same product with a (depth, width) matrix in whatever company.

    `transposed` where the matrix comes as a transposed (width, depth) one. Tried out, once a shape.
    """
    numbers = np.random.default_rng(0)
    row = numbers.standard_normal((1, depth), dtype=np.float32)
    matrix = numbers.standard_normal((depth, width), dtype=np.float32)
    matrix = np.asfortranarray(matrix) if transposed else matrix
    with one_thread():
        wanted = numpy_product(row, matrix)
        products = (numpy_product(row.repeat(n, axis=0), matrix) for n in _HEIGHTS)
        return all(bool((found == wanted).all()) for found in products)
