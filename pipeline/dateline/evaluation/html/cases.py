"""The list of errors: each in its sentence, with label and record side by side, and the filters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from html import escape

from dateline.evaluation.alignment import normal, unmatched
from dateline.evaluation.causes import Case
from dateline.evaluation.evaluator import Evaluator
from dateline.evaluation.html.marking import sentences
from dateline.evaluation.model import Event, Participant

OUTCOMES = {"missed": "missed", "invented": "invented", "differs": "differs"}
FIELDS = ("date", "status", "stage", "hedged", "instrument", "topics")


def filters(result: Evaluator) -> str:
    """The controls; they work on the list below and on the address (`#type=talks&cause=date`)."""
    types = Counter(case.type for case in result.cases)
    causes: Counter[str] = Counter(cause for case in result.cases for cause in case.causes)
    outcomes: Counter[str] = Counter(case.outcome for case in result.cases)
    return (
        '<form id="filters" aria-label="Filter the errors">'
        + _select("outcome", outcomes)
        + _select("type", types)
        + _select("cause", causes)
        + '<label>words <input id="filter-words" type="search" placeholder="in the sentence">'
        '</label><output id="shown"></output></form>'
    )


def _select(name: str, counts: Counter[str]) -> str:
    """One drop-down list, the most frequent first."""
    options = "".join(
        f'<option value="{escape(value)}">{escape(value)} ({n})</option>'
        for value, n in counts.most_common()
    )
    return (
        f'<label>{name} <select id="filter-{name}"><option value="">all</option>{options}'
        "</select></label>"
    )


def case_list(result: Evaluator) -> Iterator[str]:
    """All kept errors."""
    yield '<ol id="cases">'
    for case in result.cases:
        yield _case(case)
    yield "</ol>"
    if result.dropped_cases:
        yield f"<p>{result.dropped_cases} further errors are counted above but not listed.</p>"


def _case(case: Case) -> str:
    """One error."""
    causes = "".join(f'<span class="cause">{escape(c)}</span>' for c in case.causes)
    title = f" <span class=title>{escape(case.sample.title)}</span>" if case.sample.title else ""
    rule = case.pred.rule if case.pred else None
    return (
        f'<li class="case {case.outcome}" data-outcome="{case.outcome}" '
        f'data-type="{escape(case.type)}" data-cause="{escape("|".join(case.causes))}">'
        f'<header><span class="outcome">{OUTCOMES[case.outcome]}</span> '
        f'<b>{escape(case.type)}</b> {causes}<span class="where">{escape(case.sample.id)}'
        f"{title}</span></header>"
        f"<blockquote>{sentences(case.sample.text, case.gold, case.pred)}</blockquote>"
        f"{_sides(case)}" + (f'<p class="rule">rule {escape(rule)}</p>' if rule else "") + "</li>"
    )


def _sides(case: Case) -> str:
    """Label and record in a table, what is not the same in bold."""
    heads = [name for name, event in (("labelled", case.gold), ("found", case.pred)) if event]
    rows = [_row(field, case) for field in FIELDS if _has(case, field)]
    head = "".join(f"<th>{h}</th>" for h in heads)
    return (
        f"<table class=sides><tr><th></th>{head}</tr>{_participants(case)}{''.join(rows)}</table>"
    )


def _events(case: Case) -> list[Event]:
    """The label, the record, or both."""
    return [e for e in (case.gold, case.pred) if e is not None]


def _has(case: Case, field: str) -> bool:
    """Whether there is anything to show."""
    return any(getattr(e, field) for e in _events(case))


def _row(field: str, case: Case) -> str:
    """One field of both sides."""
    events = _events(case)
    differs = len(events) == 2 and _key(events[0], field) != _key(events[1], field)
    cells = "".join(f"<td>{escape(_shown(e, field))}</td>" for e in events)
    return f"<tr{' class=differs' if differs else ''}><th>{field}</th>{cells}</tr>"


def _key(event: Event, field: str) -> object:
    """The value as the measures compare it."""
    value = getattr(event, field)
    if field == "topics":
        return sorted(normal(t) for t in value)
    return normal(value) if field == "instrument" else (value or None)


def _shown(event: Event, field: str) -> str:
    """The value for reading."""
    value = getattr(event, field)
    if field == "topics":
        return ", ".join(value)
    return "yes" if value is True else (str(value) if value else "–")


def _participants(case: Case) -> str:
    """The participants of both sides, those without a partner in bold."""
    if case.gold is None or case.pred is None:
        event = _events(case)[0]
        return f"<tr><th>participants</th><td>{_names(event.participants, ())}</td></tr>"
    missing, extra = unmatched(case.gold.participants, case.pred.participants)
    mark = " class=differs" if missing or extra else ""
    return (
        f"<tr{mark}><th>participants</th><td>{_names(case.gold.participants, missing)}</td>"
        f"<td>{_names(case.pred.participants, extra)}</td></tr>"
    )


def _names(parts: Iterable[Participant], alone: Iterable[Participant]) -> str:
    """Role and name of each."""
    lonely = list(alone)
    shown = [
        f'<span class="{"alone" if p in lonely else "shared"}"><i>{escape(p.role)}</i> '
        f"{escape(p.name)}</span>"
        for p in parts
    ]
    return ", ".join(shown) or "–"
