"""The window encoder of a tok2vec, in fewer and larger steps than thinc takes.

Each layer looks at a word and its two neighbours (a matrix product), keeps the largest of some
pieces, normalises and adds what came in. Here the product is the fastest that keeps rows apart
(`kernels.py`), and the pieces lie one behind the other, so that their maximum is taken a
whole row at a time. The numbers differ from thinc's in the last digits, as rounding does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
from thinc.api import Model, NumpyOps

from dateline.language.kernels import numpy_is_even, numpy_product, one_thread, product

Floats = np.ndarray[Any, Any]

# Rows that go through all layers together: enough for the matrices, few enough for the cache.
_ROWS = 1000
_EPSILON = 1e-8
_LAYER = "residual(expand_window>>maxout>>layernorm>>dropout)"


class MatrixOps(NumpyOps):  # type: ignore[misc]
    """thinc's operations with NumPy's matrix product, where that does."""

    def gemm(
        self, x: Floats, y: Floats, out: Floats | None = None,
        trans1: bool = False, trans2: bool = False,
    ) -> Floats:  # fmt: skip
        """`x` times `y`, each transposed where it is asked for."""
        depth, width = y.shape[::-1] if trans2 else y.shape
        if trans1 or not numpy_is_even(depth, width, transposed=trans2):
            return cast(Floats, super().gemm(x, y, out=out, trans1=trans1, trans2=trans2))
        with one_thread():
            result = numpy_product(x, y.T if trans2 else y)
        if out is None:
            return result
        out[:] = result
        return out


@dataclass(frozen=True, slots=True)
class _Layer:
    """`weights` is (3 * width, pieces * width) and `bias` (pieces * width): piece after piece."""

    weights: Floats
    bias: Floats
    gain: Floats
    shift: Floats

    def __call__(self, rows: Floats, window: Floats) -> None:
        """Add to `rows` (n, width) what the layer makes of them; `window` is (n, 3 * width)."""
        width = rows.shape[1]
        window[:, width : 2 * width] = rows
        window[1:, :width] = rows[:-1]
        window[:-1, 2 * width :] = rows[1:]
        pieces = product(window, self.weights)
        pieces += self.bias
        best = pieces[:, :width]
        for start in range(width, pieces.shape[1], width):
            np.maximum(best, pieces[:, start : start + width], out=best)
        best -= best.mean(axis=1, keepdims=True)
        spread = np.einsum("ij,ij->i", best, best) / width + _EPSILON
        best *= (1 / np.sqrt(spread))[:, None]
        best *= self.gain
        best += self.shift
        rows += best


@dataclass(frozen=True, slots=True)
class WindowEncoder:
    """All layers; `pad` empty rows between two texts keep them apart."""

    layers: tuple[_Layer, ...]
    pad: int

    def __call__(self, texts: Sequence[Floats]) -> list[Floats]:
        """One matrix a text, of the same shape."""
        found: list[Floats] = []
        with one_thread():
            for block in _blocks(texts):
                found.extend(self._encoded(block))
        return found

    def _encoded(self, texts: Sequence[Floats]) -> Iterator[Floats]:
        width, pad = texts[0].shape[1], self.pad
        rows = np.zeros((sum(map(len, texts)) + pad * (len(texts) + 1), width), dtype=np.float32)
        window = np.zeros((len(rows), 3 * width), dtype=np.float32)
        starts, position = [], pad
        for text in texts:
            rows[position : position + len(text)] = text
            starts.append(position)
            position += len(text) + pad
        for layer in self.layers:
            layer(rows, window)
        for start, text in zip(starts, texts, strict=True):
            yield rows[start : start + len(text)]


def _blocks(texts: Sequence[Floats]) -> Iterator[Sequence[Floats]]:
    first, size = 0, 0
    for number, text in enumerate(texts):
        if size and size + len(text) > _ROWS:
            yield texts[first:number]
            first, size = number, 0
        size += len(text)
    if first < len(texts):
        yield texts[first:]


def window_encoder(model: Model[Any, Any]) -> WindowEncoder | None:
    """The encoder that does what `model` does; None where it is of another build."""
    if not model.name.startswith("with_array(") or len(model.layers) != 1:
        return None
    steps = model.layers[0].layers
    if not steps or any(step.name != _LAYER for step in steps):
        return None
    if any(n.attrs["window_size"] != 1 for n in model.walk() if n.name == "expand_window"):
        return None
    return WindowEncoder(tuple(map(_layer, steps)), int(model.attrs["pad"]))


def _layer(step: Model[Any, Any]) -> _Layer:
    parts = {node.name: node for node in step.walk()}
    weights, bias = (np.asarray(parts["maxout"].get_param(name)) for name in ("W", "b"))
    outputs, pieces = bias.shape
    return _Layer(
        np.ascontiguousarray(weights.transpose(1, 0, 2).reshape(pieces * outputs, -1).T),
        np.ascontiguousarray(bias.T.reshape(-1)),
        np.asarray(parts["layernorm"].get_param("G")),
        np.asarray(parts["layernorm"].get_param("b")),
    )


def encoder_model(like: Model[Any, Any]) -> Model[Any, Any] | None:
    """A model that gives what `like` gives, faster; None where `like` is of another build."""
    encoder = window_encoder(like)
    if encoder is None:
        return None
    return Model("window_encoder", _forward, layers=[like], attrs={"encoder": encoder})


def _forward(
    model: Model[Any, Any], texts: list[Floats], is_train: bool
) -> tuple[list[Floats], Callable[[Any], Any]]:
    if is_train or not any(len(text) for text in texts):
        return cast("tuple[list[Floats], Callable[[Any], Any]]", model.layers[0](texts, is_train))
    return model.attrs["encoder"](texts), no_gradient


def no_gradient(_: Any) -> Any:
    """A pipeline that was made faster is not trained."""
    raise NotImplementedError("a pipeline that was made faster is not trained")
