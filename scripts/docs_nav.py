"""A hook of mkdocs: pages that are not there leave the navigation, pages not named in it enter."""

from __future__ import annotations

from pathlib import Path
from typing import Any

Entry = str | dict[str, Any]


def on_config(config: Any) -> Any:
    """Fit the navigation to the pages that exist."""
    docs = Path(config["docs_dir"])
    there = {path.relative_to(docs).as_posix() for path in docs.rglob("*.md")}
    nav, named = _kept(config["nav"], there)
    rest = sorted(there - named)
    config["nav"] = [*nav, {"More": rest}] if rest else nav
    return config


def _kept(entries: list[Entry], there: set[str]) -> tuple[list[Entry], set[str]]:
    """The entries whose pages exist, and those pages."""
    kept: list[Entry] = []
    named: set[str] = set()
    for entry in entries:
        for title, value in entry.items() if isinstance(entry, dict) else [("", entry)]:
            if isinstance(value, list):
                inner, pages = _kept(value, there)
                named |= pages
                kept += [{title: inner}] if inner else []
            elif value in there:
                named.add(value)
                kept.append({title: value} if title else value)
    return kept, named
