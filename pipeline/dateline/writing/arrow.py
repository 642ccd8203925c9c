"""Records as typed, nested Arrow columns. The schema follows the model: new fields need no code."""

from __future__ import annotations

import datetime
import types
from collections.abc import Sequence
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from dateline.record import EventRecord
from dateline.writing.base import optional

_SCALARS = {
    str: "string", bool: "bool_", int: "int32", float: "float64", datetime.date: "date32",
}  # fmt: skip


def pyarrow() -> Any:
    """The library, or RunError where it is not installed."""
    return optional("pyarrow", need="for Arrow and Parquet", extra="parquet")


def arrow_schema(model: type[BaseModel] = EventRecord) -> Any:
    """The `pyarrow.Schema` of `model`."""
    return pyarrow().schema(_fields(model))


def to_batch(records: Sequence[EventRecord]) -> Any:
    """A `pyarrow.RecordBatch` with a row a record, under `arrow_schema()`."""
    rows = [record.model_dump(by_alias=True) for record in records]
    return pyarrow().RecordBatch.from_pylist(rows, schema=arrow_schema())


def _fields(model: type[BaseModel]) -> list[Any]:
    arrow = pyarrow()
    return [
        arrow.field(info.alias or name, *_type(info.annotation))
        for name, info in model.model_fields.items()
    ]


def _type(annotation: Any) -> tuple[Any, bool]:
    """The Arrow type of a field's annotation, and whether it may be null."""
    if get_origin(annotation) in (Union, types.UnionType):
        (inner,) = (part for part in get_args(annotation) if part is not types.NoneType)
        return _type(inner)[0], True
    return _plain_type(annotation), False


def _plain_type(annotation: Any) -> Any:
    arrow = pyarrow()
    if get_origin(annotation) is Literal:
        return arrow.string()
    if get_origin(annotation) is tuple:
        kind, nullable = _type(get_args(annotation)[0])
        return arrow.list_(arrow.field("element", kind, nullable=nullable))
    if issubclass(annotation, BaseModel):
        return arrow.struct(_fields(annotation))
    return getattr(arrow, _SCALARS[annotation])()
