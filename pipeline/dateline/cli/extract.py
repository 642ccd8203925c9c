"""`dateline extract`: a folder of articles in, event records out."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from dateline.cli.config import use_config
from dateline.cli.published import published
from dateline.counted import counted
from dateline.errors import RunError, UsageError
from dateline.installed import model_version
from dateline.reading.options import FIELD_NAMES, ReadOptions, today
from dateline.running.batch import (
    Ending,
    Job,
    RunOptions,
    configuration,
    cores,
    listing,
    run,
    run_to_stdout,
)
from dateline.running.counting import told
from dateline.running.extracting import Extracts
from dateline.running.folders import run_to_folder
from dateline.running.progress import progress
from dateline.settings import DEFAULT_MIN_CONFIDENCE, DEFAULT_MODEL, Settings
from dateline.writing.formats import FORMATS

_FILE = click.Path(path_type=Path)


def _fields(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    """`--field text=paragraphs` as a mapping."""
    pairs = dict(value.partition("=")[::2] for value in values)
    for field, name in pairs.items():
        if field not in FIELD_NAMES or not name:
            raise click.BadParameter(
                f"{field}={name}: write FIELD=NAME, FIELD one of {', '.join(FIELD_NAMES)}"
            )
    return pairs


def _options(function: Callable[..., None]) -> Callable[..., None]:
    """The options, in the order of `--help`."""
    for option in reversed(_INPUT + _RULES + _RUN):
        function = option(function)
    return function


_INPUT = [
    click.argument("inputs", nargs=-1, required=True, type=click.Path(path_type=Path)),
    click.option("-o", "--output", type=_FILE, help="Output file; without it, stdout."),
    click.option("--out-dir", type=_FILE, help="One output per input file, in this folder."),
    click.option("--to", type=click.Choice(list(FORMATS)), help="Output format, if not by name."),
    published("Publication date of articles that have none."),
    click.option(
        "--field",
        "fields",
        multiple=True,
        callback=_fields,
        metavar="FIELD=NAME",
        help="Name of a field in JSON input, e.g. text=paragraphs. Repeatable.",
    ),
    click.option("--encoding", default="utf-8", show_default=True, help="Of text without a BOM."),
    click.option(
        "--max-chars", type=click.IntRange(1), default=1_000_000, show_default=True,
        help="Articles with a longer text fail with E_TOO_LONG.",
    ),
]  # fmt: skip
_RULES = [
    click.option("--model", default=DEFAULT_MODEL, show_default=True, help="spaCy pipeline."),
    click.option("--frames", multiple=True, type=click.Path(path_type=Path, exists=True),
                 help="Frames of your own: a file or a folder. Repeatable."),
    click.option("--gazetteer", multiple=True, help="A gazetteer of your own (CSV). Repeatable.",
                 type=click.Path(path_type=Path, exists=True, dir_okay=False)),
    click.option("--min-confidence", type=click.FloatRange(0, 1),
                 help="Leave out records below it; without it, those below 0.4."),
    click.option("--day-first", is_flag=True, help="Read 03/04/2020 as the 3rd of April."),
    click.option("--cascade/--no-cascade", default=True,
                 help="Parse only sentences within reach of a trigger (same records, faster)."),
]  # fmt: skip
_RUN = [
    click.option("-j", "--jobs", type=click.IntRange(1), help="Workers; default: all cores."),
    click.option("--resume", is_flag=True, help="Go on with an unfinished run."),
    click.option("--force", is_flag=True, help="Start over, or resume a changed configuration."),
    click.option("--limit", type=click.IntRange(0), help="Take only the first N articles."),
    click.option("--sample", type=click.FloatRange(0, 1), help="Take this share of the articles."),
    click.option("--dry-run", is_flag=True, help="List what would be read, and stop."),
    click.option("--timeout", type=click.FloatRange(0, min_open=True), default=120.0,
                 show_default=True, help="Seconds that one article may take."),
    click.option("--max-errors", type=click.IntRange(0), help="Stop when more articles failed."),
    click.option("--fail-fast", is_flag=True, help="Stop at the first article that fails."),
    click.option("--quiet", is_flag=True, help="No progress, no summary."),
    click.option("--config", is_eager=True, expose_value=False, callback=use_config,
                 type=click.Path(path_type=Path, exists=True, dir_okay=False),
                 help="Config file, instead of the nearest dateline.toml."),
]  # fmt: skip


@click.command()
@_options
@click.pass_context
def command(ctx: click.Context, /, **values: Any) -> None:
    """Write the event records of INPUTS: files, folders (read recursively) or - (JSONL on stdin).

    Reads .txt .md .html .json .jsonl, packed (.gz, .zst) or not. Beside the output lie a journal
    (for --resume), the errors and a summary.

    Exit codes: 0 all done, 1 the run could not go on, 2 wrong usage, 3 finished but some articles
    failed, 130 and 143 interrupted with everything saved.
    """
    # Libraries that read pages log what they meet; whatever matters becomes an error line.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        ending = _extract(**values)
    except UsageError as error:
        raise click.UsageError(str(error)) from error
    except RunError as error:
        raise click.ClickException(str(error)) from error
    if ending is None:
        return
    if not values["quiet"]:
        _tell(ending, values["output"] or values["out_dir"])
    ctx.exit(ending.exit_code)


def _tell(ending: Ending, target: Path | None) -> None:
    for line in told(ending.tally):
        click.echo(line, err=True)
    if ending.signal is not None:
        click.echo("interrupted; what is done is saved, --resume goes on with it", err=True)
    elif target:
        click.echo(f"written to {target}", err=True)


def _extract(**values: Any) -> Ending | None:
    if values["output"] and values["out_dir"]:
        raise UsageError("--output and --out-dir exclude each other")
    if values["resume"] and not (values["output"] or values["out_dir"]):
        raise UsageError("--resume needs --output")
    reading = _reading(values)
    if values["dry_run"]:
        _list(Job(inputs=values["inputs"], reading=reading, load=_nothing, config={}))
        return None
    with progress(values["inputs"], reading, quiet=values["quiet"]) as advance:
        job = _job(values, reading, advance)
        if values["out_dir"]:
            return run_to_folder(job, values["out_dir"])
        return run(job, values["output"]) if values["output"] else run_to_stdout(job)


def _nothing() -> Any:
    raise RunError("nothing is extracted in a dry run")


def _list(job: Job) -> None:
    read = skipped = 0
    for source in listing(job):
        read, skipped = read + bool(source.format), skipped + (not source.format)
        click.echo(f"{source.format or 'skipped':<8} {source.place}")
    click.echo(f"{counted(read, 'file')} would be read, {skipped} skipped", err=True)


def _reading(values: dict[str, Any]) -> ReadOptions:
    return ReadOptions(
        published=values["published"],
        latest=today(),
        day_first=values["day_first"],
        fields=values["fields"],
        encoding=values["encoding"],
        max_chars=values["max_chars"],
    )


def _job(values: dict[str, Any], reading: ReadOptions, advance: Callable[[Any], None]) -> Job:
    confidence: float | None = values["min_confidence"]
    settings = Settings(
        model=values["model"],
        frames=values["frames"],
        gazetteers=values["gazetteer"],
        cascade=values["cascade"],
        day_first=values["day_first"],
        min_confidence=DEFAULT_MIN_CONFIDENCE if confidence is None else confidence,
    )
    return Job(
        inputs=values["inputs"],
        reading=reading,
        load=lambda: _load(settings),
        config=configuration(settings, model_version(settings.model)),
        options=_run_options(values),
        progress=advance,
    )


def _load(settings: Settings) -> Extracts:
    # Imported here: --help, --dry-run and the resume of a finished run need no spaCy.
    from dateline import load

    return load(
        settings.model, frames=settings.frames, gazetteers=settings.gazetteers,
        cascade=settings.cascade, day_first=settings.day_first,
        min_confidence=settings.min_confidence,
    )  # fmt: skip


def _run_options(values: dict[str, Any]) -> RunOptions:
    return RunOptions(
        jobs=values["jobs"] or cores(),
        timeout=values["timeout"],
        resume=values["resume"],
        force=values["force"],
        limit=values["limit"],
        sample=values["sample"],
        max_errors=0 if values["fail_fast"] else values["max_errors"],
        to=values["to"],
    )
