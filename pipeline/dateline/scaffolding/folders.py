"""Make a working folder from the templates that are shipped beside this module."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from dateline.errors import UsageError
from dateline.writing.base import as_run_errors

TEMPLATES = "folder"


def make_folder(target: Path) -> list[Path]:
    """Write the templates into `target`, which must not exist or be empty; the files written.

    Raises UsageError where something is there already, RunError where it cannot be written.
    """
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise UsageError(f"{target} is there already and not an empty folder; name another one")
    written = []
    for name, content in _templates(resources.files(__package__ or "") / TEMPLATES, Path()):
        path = target / name
        with as_run_errors(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        written.append(path)
    return written


def _templates(folder: Traversable, prefix: Path) -> Iterator[tuple[Path, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda found: found.name):
        if entry.is_dir():
            yield from _templates(entry, prefix / entry.name)
        else:
            yield prefix / entry.name, entry.read_bytes()
