"""The frames that a test runs: those of files and folders, or the shipped ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import resources
from pathlib import Path

from dateline.errors import UsageError
from dateline.events.frames import Frame, parse_frames


def frames_of(paths: Iterable[Path]) -> Iterator[tuple[str, Frame]]:
    """(file, frame) of every frame in files and folders, in order.

    Raises DataError for a malformed frame, UsageError for a path without frames.
    """
    for path in paths:
        files = sorted(path.glob("*.toml")) if path.is_dir() else [path]
        if not files:
            raise UsageError(f"{path}: no .toml file in this folder")
        for file in files:
            text = file.read_text(encoding="utf-8")
            yield from ((str(file), frame) for frame in parse_frames(text, source=str(file)))


def shipped_frames() -> Iterator[tuple[str, Frame]]:
    """(file, frame) of every frame that comes with dateline."""
    folder = resources.files("dateline_models") / "frames"
    for item in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if item.name.endswith(".toml"):
            source = f"frames/{item.name}"
            text = item.read_text(encoding="utf-8")
            yield from ((source, frame) for frame in parse_frames(text, source=source))


def is_shipped(path: Path) -> bool:
    """Whether a path is (in) the folder of shipped frames, which are loaded anyway."""
    with resources.as_file(resources.files("dateline_models") / "frames") as folder:
        return path.resolve().is_relative_to(folder.resolve())
