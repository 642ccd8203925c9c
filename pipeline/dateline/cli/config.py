"""`dateline config`, and the config file itself: `dateline.toml`, searched upward."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import click

NAME = "dateline.toml"
# Options of `dateline extract` that a config file may set; paths are relative to the file.
KEYS = (
    "model", "frames", "gazetteer", "min_confidence", "day_first", "cascade", "jobs", "timeout",
    "max_errors", "max_chars", "encoding", "fields", "to",
)  # fmt: skip
_PATHS = ("frames", "gazetteer")


def find_config(start: Path) -> Path | None:
    """The nearest `dateline.toml` in `start` or a folder above it."""
    for folder in (start, *start.parents):
        if (folder / NAME).is_file():
            return folder / NAME
    return None


def load_config(path: Path) -> dict[str, Any]:
    """The table `[extract]` of a config file, its paths made absolute.

    Raises click.UsageError for what is no TOML and for unknown keys, naming the allowed ones.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise click.UsageError(f"{path}: {error}") from error
    _allow(path, data, ("extract",), "table")
    values: dict[str, Any] = data.get("extract", {})
    _allow(path, values, KEYS, "key")
    return {key: _placed(path, key, value) for key, value in values.items()}


def _allow(path: Path, found: dict[str, Any], allowed: tuple[str, ...], what: str) -> None:
    for key in found:
        if key not in allowed:
            raise click.UsageError(f"{path}: unknown {what} {key!r}; allowed: {', '.join(allowed)}")


def _placed(path: Path, key: str, value: Any) -> Any:
    if key == "fields":
        return [f"{field}={name}" for field, name in value.items()]
    if key not in _PATHS:
        return value
    values = value if isinstance(value, list) else [value]
    return [str(path.parent / item) for item in values]


def use_config(ctx: click.Context, _: click.Parameter, value: Path | None) -> Path | None:
    """Callback of `--config`: what the file says becomes the default of the other options."""
    path = value or find_config(Path.cwd())
    if path is not None and not ctx.resilient_parsing:
        ctx.default_map = {**(ctx.default_map or {}), **load_config(path)}
    return path


@click.command()
@click.option(
    "--config",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="The file to read, instead of the nearest dateline.toml.",
)
def command(config: Path | None) -> None:
    """Print the config file in force and what it sets for `dateline extract`."""
    path = config or find_config(Path.cwd())
    if path is None:
        click.echo(f"no {NAME} here or above; allowed keys of [extract]: {', '.join(KEYS)}")
        return
    click.echo(f"# {path}")
    for key, value in load_config(path).items():
        click.echo(f"{key} = {value!r}")
