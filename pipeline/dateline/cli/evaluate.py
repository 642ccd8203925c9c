"""`dateline evaluate`: how good extraction is on labelled samples, where it fails, what changed."""

from __future__ import annotations

import itertools
import json
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click

from dateline.counted import counted
from dateline.errors import RunError, SampleError, UsageError
from dateline.evaluation.counting import DIMENSIONS, MEASURES
from dateline.evaluation.evaluator import Evaluator, Options
from dateline.evaluation.formats import FORMATS, detect, read_samples
from dateline.evaluation.html import write_report
from dateline.evaluation.model import Event, Sample, Span, TimeLabel
from dateline.evaluation.predictions import RecordFile, events_of
from dateline.evaluation.summary import case_to_json, text_lines, time_lines, time_to_json, to_json
from dateline.evaluation.timing import TimeEvaluator
from dateline.settings import DEFAULT_MODEL

SHOWN_PROBLEMS = 20
FORM_HELP = "The form of the samples; without it the file tells."


@dataclass(slots=True)
class Problems:
    """Malformed samples and records: all counted, the first ones shown."""

    count: int = 0
    shown: list[str] = field(default_factory=list)

    def add(self, error: SampleError) -> None:
        """Count one."""
        self.count += 1
        if len(self.shown) < SHOWN_PROBLEMS:
            self.shown.append(str(error))

    def good(self, outcomes: Iterable[Sample | SampleError]) -> Iterator[Sample]:
        """The samples that are well formed; the others are counted."""
        for outcome in outcomes:
            if isinstance(outcome, SampleError):
                self.add(outcome)
            else:
                yield outcome


def parse_floors(text: str | None) -> dict[str, float]:
    """`event=0.70,participant=0.55` as a table; UsageError at what is no measure or figure."""
    floors: dict[str, float] = {}
    for part in (text or "").split(",") if text else ():
        name, _, figure = part.strip().partition("=")
        if name not in MEASURES:
            raise UsageError(f"no measure '{name}'; there are {', '.join(MEASURES)}")
        if not figure.replace(".", "", 1).isdigit() or float(figure) > 1:
            raise UsageError(f"the floor of {name} must be a figure from 0 to 1, not '{figure}'")
        floors[name] = float(figure)
    return floors


def under_floor(result: Evaluator, floors: dict[str, float]) -> list[str]:
    """What is below its floor; a measure without a value is."""
    found = {name: result.value(name) for name in floors}
    return [
        f"{name} {'-' if found[name] is None else format(found[name], '.4f')} is under {floor}"
        for name, floor in floors.items()
        if (found[name] or 0.0) < floor
    ]


def extracted(
    samples: Iterable[Sample], model: str, frames: Sequence[Path]
) -> Iterator[tuple[Sample, list[Event]]]:
    """Each sample with the events that extraction finds in it; a batch at a time in memory."""
    from dateline import load

    extractor = load(model, frames=frames)
    waiting: deque[Sample] = deque()

    def articles() -> Iterator[Any]:
        for sample in samples:
            waiting.append(sample)
            yield sample.article()

    for records in extractor.pipe(articles()):
        yield waiting.popleft(), events_of(records)


def timed(samples: Iterable[Sample], model: str) -> Iterator[tuple[Sample, list[TimeLabel]]]:
    """Each sample with the time expressions found in it, resolved against its date."""
    from dateline import load
    from dateline.times import find_times

    nlp = load(model).nlp
    for sample in samples:
        found = find_times(nlp(sample.text), reference=sample.article().published)
        yield (
            sample,
            [
                TimeLabel(span=Span(t.start, t.end, t.text), type=t.type, value=t.value)
                for t in found
            ],
        )


def fits(event: Event, sample: Sample) -> bool:
    """Whether the sample has the words of the record's trigger where the record says."""
    trigger = event.trigger
    return not trigger.text or sample.text[trigger.start : trigger.end] == trigger.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What the command line asks for."""

    gold: Path
    form: str | None
    mapping: Path | None
    records: Path | None
    against: Path | None
    model: str
    frames: tuple[Path, ...]
    options: Options


def evaluate(request: Request, problems: Problems) -> tuple[Evaluator, list[str]]:
    """Score everything; the measures, and remarks about what was not scored."""
    result = Evaluator(options=request.options)
    remarks: list[str] = []
    outcomes = read_samples(request.gold, form=request.form, mapping=request.mapping)
    with ExitStack() as stack:
        opened = [
            stack.enter_context(RecordFile(path)) if path else None
            for path in (request.records, request.against)
        ]
        records, other = opened
        samples = problems.good(outcomes)
        pairs = (
            ((s, records.of(s.id)) for s in samples)
            if records
            else extracted(samples, request.model, request.frames)
        )
        misfits = 0
        for sample, events in pairs:
            result.add(sample, events, other.of(sample.id) if other else None)
            misfits += sum(not fits(event, sample) for event in events)
        if misfits:
            remarks.append(f"{counted(misfits, 'record')} not fitting the sample: another text?")
        for file in filter(None, opened):
            for error in file.problems:
                problems.add(error)
            strangers = file.strangers()
            if strangers:
                some = ", ".join(itertools.islice(strangers, 3))
                remarks.append(
                    f"{file.path}: {counted(len(strangers), 'article')} without sample ({some} …)"
                )
    return result, remarks


def evaluate_times(request: Request, problems: Problems) -> TimeEvaluator:
    """Score time expressions."""
    times = TimeEvaluator()
    outcomes = read_samples(request.gold, form=request.form, mapping=request.mapping)
    for sample, found in timed(problems.good(outcomes), request.model):
        times.add(sample.times, found)
    return times


def write_cases(result: Evaluator, path: Path) -> None:
    """Every kept error, one JSON object a line."""
    with path.open("w", encoding="utf-8", newline="\n") as out:
        for case in result.cases:
            out.write(json.dumps(case_to_json(case), ensure_ascii=False) + "\n")


@click.command()
@click.argument("gold", type=click.Path(path_type=Path, exists=True))
@click.option("--records", type=click.Path(path_type=Path), help="Score these records (JSONL).")
@click.option("--against", type=click.Path(path_type=Path), help="Compare with these records.")
@click.option("--by", default="type", show_default=True, help=f"Groups: {', '.join(DIMENSIONS)}.")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), help=FORM_HELP)
@click.option("--mapping", type=click.Path(path_type=Path), help="A table of labels (TOML).")
@click.option("--min-f1", "floors", help="Exit 1 under these: event=0.70,participant=0.55.")
@click.option("--report", type=click.Path(path_type=Path), help="Write an HTML report.")
@click.option("--cases", type=click.Path(path_type=Path), help="Write the errors (JSONL).")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--resamples", type=click.IntRange(min=0), default=1000, show_default=True,
              help="Bootstrap resamples; 0 for no intervals.")  # fmt: skip
@click.option("--seed", type=int, default=0, show_default=True, help="Seed of the resampling.")
@click.option("--keep", type=click.IntRange(min=0), default=5000, show_default=True,
              help="Errors kept for report and list.")  # fmt: skip
@click.option("--model", default=DEFAULT_MODEL, show_default=True, help="spaCy pipeline.")
@click.option("--frames", multiple=True, type=click.Path(path_type=Path), help="Further frames.")
def command(
    gold: Path, records: Path | None, against: Path | None, by: str, form: str | None,
    mapping: Path | None, floors: str | None, report: Path | None, cases: Path | None,
    as_json: bool, resamples: int, seed: int, keep: int, model: str, frames: tuple[Path, ...],
) -> None:  # fmt: skip
    """Score extraction (or given records) on the labelled samples GOLD, a file or a folder.

    Exit code 1: under a floor. 3: done, but some samples or records were malformed and left out.
    """
    problems = Problems()
    try:
        wanted = parse_floors(floors)
        options = Options(by=tuple(filter(None, by.split(","))), replicates=resamples, seed=seed,
                          keep=keep, compare=against is not None)  # fmt: skip
        request = Request(gold=gold, form=form or detect(gold), mapping=mapping, records=records,
                          against=against, model=model, frames=frames, options=options)  # fmt: skip
        if request.form == "timeml":
            _print_times(evaluate_times(request, problems), problems, as_json=as_json)
            sys.exit(3 if problems.count else 0)
        result, remarks = evaluate(request, problems)
    except UsageError as error:
        raise click.UsageError(str(error)) from error
    except (RunError, SampleError) as error:
        raise click.ClickException(str(error)) from error
    _print(result, problems, as_json=as_json)
    if report is not None:
        write_report(result, report, title=gold.name)
    if cases is not None:
        write_cases(result, cases)
    _leave(under_floor(result, wanted), problems, remarks)


def _print(result: Evaluator, problems: Problems, *, as_json: bool) -> None:
    """The measures on stdout, the rest on stderr."""
    if as_json:
        click.echo(json.dumps(to_json(result, skipped=problems.count), ensure_ascii=False))
        return
    click.echo(f"{counted(result.articles, 'article')}\n")
    for line in text_lines(result):
        click.echo(line.rstrip())


def _print_times(times: TimeEvaluator, problems: Problems, *, as_json: bool) -> None:
    """The measures of time expressions."""
    if as_json:
        click.echo(json.dumps(time_to_json(times)))
    else:
        for line in time_lines(times):
            click.echo(line)
    for message in problems.shown:
        click.echo(message, err=True)


def _leave(under: Sequence[str], problems: Problems, remarks: Sequence[str]) -> None:
    """Say what was left out and what is too low, and exit accordingly."""
    for message in (*problems.shown, *remarks, *under):
        click.echo(message, err=True)
    if problems.count:
        nouns = ("malformed sample or record", "malformed samples or records")
        click.echo(f"{counted(problems.count, *nouns)} left out", err=True)
    if under:
        sys.exit(1)
    if problems.count:
        sys.exit(3)
