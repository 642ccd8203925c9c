"""How arguments are gathered: heads by their function, each but once."""

from __future__ import annotations

from dateline.parsed import Token


def add(arguments: dict[str, list[Token]], function: str, heads: list[Token]) -> None:
    """Add the heads that are not yet under the function."""
    if not heads:
        return
    known = arguments.get(function)
    if known is None:
        arguments[function] = list(heads)
        return
    seen = {t.i for t in known}
    known.extend(h for h in heads if h.i not in seen)
