"""From what the user named to the files to read, in a stable order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import UsageError
from dateline.reading.options import ReadOptions
from dateline.reading.own_output import is_own_output

STDIN = "-"
FORMATS = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}
COMPRESSED = {".gz": "gzip", ".zst": "zstd"}


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read; `name` is its path below the folder that was named: the stem of ids.

    `format` is None where the suffix says nothing that can be read, or where dateline wrote the
    file itself (`own`); `path` is None for stdin.
    """

    path: Path | None
    name: str
    format: str | None
    compression: str | None = None
    own: bool = False

    @property
    def place(self) -> str:
        """The path as a user would write it."""
        return str(self.path) if self.path else STDIN


def sources(inputs: Sequence[Path | str], options: ReadOptions) -> Iterator[Source]:
    """Every file below `inputs`, folders sorted by path; hidden files are passed over.

    Raises UsageError where a named input does not exist.
    """
    for item in inputs:
        if str(item) == STDIN:
            yield Source(None, "stdin", "jsonl")
            continue
        path = Path(item)
        if not path.exists() and not path.is_symlink():
            raise UsageError(f"there is no file or folder {str(path)!r}")
        if path.is_dir():
            yield from _walk(path, "", options, frozenset())
        else:
            yield _source(path, path.name, named=True)


def _walk(
    folder: Path, prefix: str, options: ReadOptions, above: frozenset[Path]
) -> Iterator[Source]:
    """Depth first; a link to a folder that we are in already is a loop and not entered."""
    real = folder.resolve()
    if real in above:
        return
    try:
        names = sorted(entry.name for entry in folder.iterdir() if not entry.name.startswith("."))
    except OSError:
        # Unreadable: reported as a source that fails when it is opened.
        yield Source(folder, prefix.rstrip("/") or folder.name, "text")
        return
    for name in names:
        path = folder / name
        if path.is_dir():
            yield from _walk(path, f"{prefix}{name}/", options, above | {real})
        elif path.absolute() not in options.exclude:
            yield _source(path, prefix + name, named=False)


def _source(path: Path, name: str, *, named: bool) -> Source:
    suffixes = [suffix.lower() for suffix in path.suffixes]
    compression = COMPRESSED.get(suffixes[-1]) if suffixes else None
    if compression:
        suffixes.pop()
    kind = FORMATS.get(suffixes[-1]) if suffixes else None
    if kind in ("json", "jsonl") and not named and is_own_output(path, compression=compression):
        return Source(path, name, None, compression, own=True)
    # What a user names is read as text, whatever it is called; a folder may hold anything.
    return Source(path, name, kind or ("text" if named else None), compression)
