"""Finding and resolving every time expression of a Doc."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from dateline.errors import DataError
from dateline.parsed import Readable, parsed
from dateline.times import edges
from dateline.times.ahead import with_length_ahead, with_length_behind
from dateline.times.calendar_readers import CALENDAR_READERS
from dateline.times.context import Focus, Tokens
from dateline.times.duration_readers import DURATION_READERS
from dateline.times.model import TimeExpression
from dateline.times.neighbours import Found, with_clocks, with_more_days, with_shared_years
from dateline.times.periods import Period
from dateline.times.reading import Direction, Reader, Reading, Setting
from dateline.times.relative_readers import RELATIVE_READERS
from dateline.times.scan import Match, candidates

READERS: Mapping[str, Reader] = {**CALENDAR_READERS, **RELATIVE_READERS, **DURATION_READERS}

# Readers that know a date by its form: what they can't place is no date at all.
_FIRM = frozenset({"calendar", "numeric"})
_NOTHING = Reading("DATE", "")
# Reference days so near the ends of `datetime`'s calendar that a week may leave it are none.
_FIRST_YEAR, _LAST_YEAR = 3, 9996
_NAMELIKE = frozenset({"date.month", "date.season", "date.holiday", "vague"})
_JOINABLE = frozenset({"day", "month", "year", "quarter", "season", "decade"})


def find_times(
    doc: Readable, *, reference: date | None, day_first: bool = False
) -> list[TimeExpression]:
    """Every time expression of a Doc, sorted and without overlaps.

    `reference` is the day that relative expressions count from: the publication date or that of
    the article's dateline (`dateline_date`); without it they keep `edtf` None. `day_first` reads
    03/04/2020 as the third of April. Offsets are characters of `doc.text`. Sentences without
    tags, parse and entities are read by the patterns alone.
    """
    if reference is not None and not _FIRST_YEAR <= reference.year <= _LAST_YEAR:
        reference = None
    text, tokens = doc.text, Tokens(parsed(doc))
    found = _resolve_all(text, tokens, reference, day_first)
    found = with_clocks(text, with_shared_years(text, found))
    found = [
        with_length_ahead(text, here, reference=reference, direction=tokens.direction)
        for here in found
    ]
    found = [with_length_behind(text, here, reference=reference) for here in found]
    return _expressions(text, found)


def _resolve_all(text: str, tokens: Tokens, reference: date | None, day_first: bool) -> list[Found]:
    found: list[Found] = []
    focus = Focus()
    end = 0
    for matches in candidates(text):
        start = matches[0].start
        if start < end:
            continue
        sentence = tokens.sentence(start)
        asked = _Asked(tokens, start)
        setting = Setting(
            reference, focus.at(sentence), asked, focus.near_at(sentence), day_first,
            focus.day_at(sentence),
        )  # fmt: skip
        here = _first_reading(matches, tokens, setting)
        if here is None:
            continue
        end = here.end
        if here.reading is _NOTHING:
            continue
        found.extend(with_more_days(text, here))
        end = found[-1].end
        period = found[-1].reading.period
        clock = here.reading.granularity == "minute"  # of a day told elsewhere
        if period is not None and here.reading.type in ("DATE", "TIME") and not clock:
            leans = asked.was or here.rule in _NAMELIKE or matches[0].doubtful
            leans = leans or (here.reading.relative and focus.leans(sentence))
            if not leans:
                focus.move(period)
                continue
            if not matches[0].doubtful and here.rule not in _NAMELIKE:
                _suppose(focus, matches, setting)
            focus.lean(period, sentence)
    return found


def _suppose(focus: Focus, matches: list[Match], setting: Setting) -> None:
    """Put what a date would mean without a parse into the focus of the sentences to come."""
    told, near, day = focus.unparsed()
    bare = replace(setting, focus=told, near=near, day=day, direction=lambda: None)
    for match in matches:
        reading = READERS[match.rule.resolve](match.groups, bare)
        if reading is not None:
            if reading.period is not None:
                focus.suppose(reading.period)
            return


class _Asked:
    """Asks for the tense at an offset, and remembers that it was asked for."""

    def __init__(self, tokens: Tokens, offset: int) -> None:
        self._tokens = tokens
        self._offset = offset
        self.was = False

    def __call__(self) -> Direction | None:
        self.was = True
        return self._tokens.direction(self._offset)


def _first_reading(matches: list[Match], tokens: Tokens, setting: Setting) -> Found | None:
    """The longest match that has a meaning; an impossible date hides the year or month in it."""
    for match in matches:
        if match.rule.id in _NAMELIKE and tokens.is_name(match.start):
            continue
        if match.doubtful and not tokens.is_date(match.start):
            continue
        reading = READERS[match.rule.resolve](match.groups, setting)
        if reading is not None or match.rule.resolve in _FIRM:
            return Found(
                match.start, match.end, match.rule.id, match.rule.kind, reading or _NOTHING
            )
    return None


def _expressions(text: str, found: list[Found]) -> list[TimeExpression]:
    made = [_expression(text, here) for here in found]
    for i in range(len(found) - 1):
        if _are_ends(text, found[i], found[i + 1]):
            first, last = found[i].reading.period, found[i + 1].reading.period
            assert first is not None and last is not None
            made[i] = _as_interval(made[i], first, last)
            made[i + 1] = _as_interval(made[i + 1], first, last)
    return made


def _are_ends(text: str, first: Found, second: Found) -> bool:
    """Whether two neighbouring expressions are the ends of one interval."""
    a, b = first.reading.period, second.reading.period
    if a is None or b is None or a.unit not in _JOINABLE or b.unit not in _JOINABLE:
        return False
    to_its_end = second.reading.mod == "END" and edges.opener(text, first.start) != ""
    later = a.last < b.last if to_its_end else a.first < b.first
    if first.reading.type != "DATE" or not later or "/" in a.edtf + b.edtf:
        return False
    ends = (first.start, first.end), (second.start, second.end)
    return edges.joined(text, *ends) or edges.neighbours(text, a, b, (first.end, second.start))


def _as_interval(plain: TimeExpression, first: Period, last: Period) -> TimeExpression:
    """One end of an interval, standing for the whole of it."""
    end = last.edtf if first.first < last.first else last.last.isoformat()
    return replace(
        plain,
        edtf=f"{first.edtf}/{end}",
        earliest=first.first,
        latest=last.last,
        granularity="interval",
    )


def _expression(text: str, found: Found) -> TimeExpression:
    reading, period = found.reading, found.reading.period
    plain = TimeExpression(
        start=found.start,
        end=found.end,
        text=text[found.start : found.end],
        type=reading.type,
        value=reading.value,
        basis="relative" if reading.relative else "stated",
        kind=found.kind,
        mod=reading.mod,
        rule=found.rule,
    )
    if period is None or reading.type == "SET":
        return plain
    if reading.type == "DURATION":
        return _placed(plain, period, reading, None)
    opened = edges.opened(text, found.start, found.end)
    if opened is not None and reading.type == "TIME" and opened[1] == "before":
        opened = None
    return _placed(plain, period, reading, opened)


def _placed(
    plain: TimeExpression, period: Period, reading: Reading, opened: tuple[edges.Side, str] | None
) -> TimeExpression:
    """The expression with its place on the calendar, open where a preposition says so."""
    edtf, first, last = period.edtf, period.first, period.last
    side = opened[0] if opened else None
    start, _, end = edtf.partition("/")
    edtf = {"after": f"{start}/..", "before": f"../{end or start}"}.get(side or "", edtf)
    return replace(
        plain,
        edtf=edtf,
        earliest=None if edtf.startswith("..") else first,
        latest=None if edtf.endswith("..") else last,
        granularity=reading.granularity or period.unit,
        preposition=opened[1] if opened else None,
    )


def check_readers(names: set[str]) -> None:
    """DataError where the rules ask for a reader that there is not."""
    if names - set(READERS):
        raise DataError(f"times/rules.toml: no reader {sorted(names - set(READERS))}")
