"""What the readers share: lines, tokens, and making an event out of foreign labels."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, ParamSpec

from dateline.errors import SampleError, UsageError
from dateline.evaluation.alignment import ARTICLE
from dateline.evaluation.mapping import TypeMapping, TypeRule
from dateline.evaluation.model import Event, Participant, Sample, Span
from dateline.evaluation.samples import fail, parse_object

Outcome = Sample | SampleError
Parser = Callable[[Mapping[str, Any], str], Sample]
Args = ParamSpec("Args")


def files_of(path: Path, *suffixes: str) -> list[Path]:
    """The file, or the files of the folder that end so, by name; UsageError where none is."""
    if path.is_file():
        return [path]
    found = sorted(p for p in path.rglob("*") if p.suffix in suffixes and p.is_file())
    if not found:
        raise UsageError(f"nothing to read at {path}: no file that ends in {', '.join(suffixes)}")
    return found


def numbered_lines(path: Path) -> Iterator[tuple[str, bytes]]:
    """The place (`file:line`) and bytes of each line that is not blank."""
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield f"{path}:{number}", line


def guarded(
    place: str, read: Callable[Args, Sample], *args: Args.args, **options: Args.kwargs
) -> Outcome:
    """The sample, or the error that names where it is malformed: one bad sample stops no run."""
    try:
        return read(*args, **options)
    except SampleError as error:
        return error
    except (KeyError, IndexError, TypeError, ValueError, AttributeError) as error:
        # Foreign files can be malformed in any way: whatever a reader stumbles over is the sample.
        return fail(place, f"not of this form: {type(error).__name__}: {error}")


def read_jsonl(path: Path, parse: Parser) -> Iterator[Outcome]:
    """One sample a line of every `.jsonl` file at `path`."""
    for file in files_of(path, ".jsonl", ".jsonlines", ".json"):
        for place, line in numbered_lines(file):
            yield guarded(place, _parse_line, line, place, parse)


def _parse_line(line: bytes, place: str, parse: Parser) -> Sample:
    """One line as a sample."""
    return parse(parse_object(line, place=place), place)


def refuse_repeated(outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    """Turn a sample whose id occurred before into an error: it would be scored twice."""
    seen: set[str] = set()
    for outcome in outcomes:
        if isinstance(outcome, Sample):
            if outcome.id in seen:
                yield fail(outcome.place, f"the id {outcome.id!r} occurred before")
                continue
            seen.add(outcome.id)
        yield outcome


def guarded_file(file: Path, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    """The outcomes of a file; where it cannot be read on as a whole, the error that says so."""
    try:
        yield from outcomes
    except SampleError as error:
        yield error
    except UnicodeDecodeError as error:
        yield fail(f"{file}, byte {error.start}", "no UTF-8")
    except csv.Error as error:
        yield fail(str(file), f"no table: {error}")


def rule_of(label: str, mapping: TypeMapping, place: str) -> TypeRule | None:
    """The rule of an event label; None where the table leaves the label out."""
    if label in mapping.types:
        return mapping.types[label]
    if label in mapping.ignore or not mapping.refuse_unknown:
        return None
    raise fail(place, f"unknown label {label!r}; allowed are {', '.join(mapping.types)}")


def plain_name(words: str) -> str:
    """A mention as a name: without its article and surplus blanks."""
    return ARTICLE.sub("", " ".join(words.split())) or words


def participants_of(
    arguments: Iterable[tuple[str, Span]], rule: TypeRule
) -> tuple[Participant, ...]:
    """Participants out of (foreign role, span); roles that the table leaves out are dropped."""
    return tuple(
        Participant(rule.roles[role], plain_name(span.text), (span,))
        for role, span in arguments
        if role in rule.roles
    )


def event_of_rule(rule: TypeRule, mention: Span, arguments: Iterable[tuple[str, Span]]) -> Event:
    """An event with the defaults of its rule."""
    return Event(
        type=rule.type,
        status=rule.status,
        stage=rule.stage,
        mentions=(mention,),
        participants=participants_of(arguments, rule),
    )


def token_spans(tokens: Sequence[str], text: str, place: str) -> list[tuple[int, int]]:
    """Where each token stands in `text`; raise SampleError with the offset where one does not."""
    spans: list[tuple[int, int]] = []
    position = 0
    for token in tokens:
        while position < len(text) and text[position].isspace():
            position += 1
        word = token.strip()
        if not text.startswith(word, position):
            found = text[position : position + len(word)]
            raise fail(f"{place}, offset {position}", f"the text has {found!r}, the token {word!r}")
        spans.append((position, position + len(word)))
        position += len(word)
    return spans


def token_span(
    spans: Sequence[tuple[int, int]], first: Any, end: Any, text: str, place: str
) -> Span:
    """The span of tokens `first` to `end` (exclusive); raise SampleError outside of the text."""
    if type(first) is not int or type(end) is not int or not 0 <= first < end <= len(spans):
        raise fail(place, f"tokens {first}–{end} are not within the {len(spans)} tokens")
    start, stop = spans[first][0], spans[end - 1][1]
    return Span(start, stop, text[start:stop])
