"""Which kernels for matrices suit the processor; to be told before spaCy is imported."""

from __future__ import annotations

import os

import numpy  # noqa: F401 - brings OpenBLAS, which knows the processor
from threadpoolctl import threadpool_info

# Kernels of OpenBLAS for processors that run those which blis calls "haswell" (AVX2 and FMA).
_WITH_AVX2 = frozenset({"Haswell", "Zen"})
VARIABLE = "BLIS_ARCH_TYPE"


def suit_processor() -> None:
    """Tell blis, spaCy's matrix product, which kernels to use.

    It takes slow ones on a processor newer than itself, where NumPy's OpenBLAS may know better.
    What the user has set stays. Comes too late once spaCy is imported: slower, else the same.
    """
    architectures = {library.get("architecture") for library in threadpool_info()}
    if not _WITH_AVX2.isdisjoint(architectures):
        os.environ.setdefault(VARIABLE, "haswell")
