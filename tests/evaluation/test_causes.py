"""Errors are told apart, with the cause that a person would name."""

from __future__ import annotations

from dataclasses import replace

import pytest
from making import event, meeting, part, sample, span, treaty

from dateline.evaluation.alignment import align, normal
from dateline.evaluation.causes import cases
from dateline.evaluation.comparing import Changes
from dateline.evaluation.model import Event


def found(gold: tuple[Event, ...], *pred: Event) -> list[tuple[str, tuple[str, ...]]]:
    return [(c.outcome, c.causes) for c in cases(sample(*gold), align(gold, pred))]


GOLD = (treaty(), meeting())


def test_nothing_to_report() -> None:
    assert found(GOLD, *GOLD) == []


def test_not_found() -> None:
    assert found(GOLD, treaty()) == [("missed", ("not found",))]


def test_merged_away() -> None:
    second = event("agreement", "treaty", part("party", "Peru"))
    merged = treaty(mentions=(span("signed"), span("treaty")))
    assert found((treaty(), second), merged) == [("missed", ("merged away",))]


def test_wrong_type_on_both_sides() -> None:
    assert found((treaty(),), event("talks", "signed")) == [
        ("missed", ("wrong type: talks",)),
        ("invented", ("wrong type: agreement",)),
    ]


def test_duplicate() -> None:
    gold = treaty(mentions=(span("signed"), span("treaty")))
    again = event("agreement", "treaty")
    assert found((gold,), gold, again) == [("invented", ("duplicate",))]


def test_same_names_elsewhere() -> None:
    again = event("agreement", "praised", part("party", "Norway"))
    assert found(GOLD, *GOLD, again)[0][1] == ("same type and names as another event",)


def test_no_such_event() -> None:
    assert found(GOLD, *GOLD, event("visit", "visited")) == [("invented", ("no such event",))]


DIFFERENCES = [
    ({"date": None}, ("date",)),
    ({"status": "planned"}, ("status",)),
    ({"stage": None}, ("stage",)),
    ({"instrument": "pact"}, ("instrument",)),
    ({"instrument": "the Treaty"}, None),
    ({"topics": ()}, ("topics",)),
    ({"topics": ("the Fisheries",)}, None),
    ({"hedged": True}, ("hedged",)),
    ({"participants": (part("party", "Norway"),)}, ("missing party",)),
    ({"participants": (*treaty().participants, part("mediator", "Peru"))}, ("extra mediator",)),
]


@pytest.mark.parametrize(("change", "causes"), DIFFERENCES)
def test_differences(change: dict[str, object], causes: tuple[str, ...] | None) -> None:
    expected = [("differs", causes)] if causes else []
    assert found((treaty(),), replace(treaty(), **change)) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "expected"),
    [("The  Hague’s", "hague"), ("U.S.", "us"), (None, ""), ("Their  THE ship", "the ship")],
)
def test_normal_names(name: str | None, expected: str) -> None:
    assert normal(name) == expected


def changes(ours: tuple[Event, ...], other: tuple[Event, ...]) -> list[tuple[str, str, str]]:
    kept = Changes(limit=10)
    kept.add(sample(*GOLD), align(GOLD, ours), align(GOLD, other))
    return [(c.verdict, c.before, c.after) for v in ("better", "worse") for c in kept.kept[v]]


def test_changes() -> None:
    wrong_date, wrong_stage = treaty(date=None), treaty(stage=None)
    extra = event("visit", "visited")
    assert changes(GOLD, GOLD) == []
    assert changes(GOLD, GOLD[:1]) == [("better", "missed", "all right")]
    assert changes((wrong_date, GOLD[1]), GOLD) == [("worse", "all right", "record differs")]
    assert changes((wrong_stage, GOLD[1]), (wrong_date, GOLD[1])) == [
        ("better", "record differs", "record right")
    ]
    assert changes((*GOLD, extra), GOLD) == [("worse", "absent", "invented")]
    assert changes(GOLD, (*GOLD, extra)) == [("better", "invented", "absent")]


def test_changes_are_counted_beyond_the_limit() -> None:
    kept = Changes(limit=1)
    kept.add(sample(*GOLD), align(GOLD, GOLD), align(GOLD, ()))
    assert (kept.total("better"), len(kept.kept["better"])) == (2, 1)
