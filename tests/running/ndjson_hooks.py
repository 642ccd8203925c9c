"""Tells schemathesis how a body of NDJSON is sent."""

from __future__ import annotations

from typing import Any

import schemathesis


@schemathesis.serializer("application/x-ndjson")
def ndjson(ctx: Any, value: Any) -> bytes:
    """As it is: every string is a body, and each of its lines gets an answer."""
    del ctx
    return str(value).encode("utf-8", "replace")
