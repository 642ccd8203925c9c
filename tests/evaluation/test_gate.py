"""The gate of accuracy: closed under a floor, lowered only for a reason that is kept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dateline.errors import DataError, UsageError
from dateline.evaluation.gate import (
    Gate,
    Measured,
    failures,
    fingerprint,
    format_gate,
    parse_gate,
    updated,
)

FOUND = Measured(corpus="c", model="m", rules="r", figures={"dev": {"event": 0.7, "date": 0.6}})
DAY = "2026-01-02"


def first() -> Gate:
    return updated(None, FOUND, reason=None, today=DAY)


def test_floors_lie_under_what_was_measured() -> None:
    assert first().floors == {"dev": {"event": 0.69, "date": 0.59}}
    assert failures(first(), FOUND) == []


def test_closed_under_a_floor() -> None:
    worse = replace(FOUND, figures={"dev": {"event": 0.68, "date": 0.6}})
    assert failures(first(), worse) == ["dev: event 0.6800 is under its floor 0.690"]


def test_closed_where_a_part_is_gone() -> None:
    assert len(failures(first(), replace(FOUND, figures={}))) == 2


@pytest.mark.parametrize("name", ["corpus", "model"])
def test_closed_on_another_corpus_or_model(name: str) -> None:
    other = {"corpus": FOUND.corpus, "model": FOUND.model} | {name: "other"}
    (message,) = failures(first(), Measured(rules="r", figures=FOUND.figures, **other))
    assert name in message and "--update" in message


def test_open_for_other_rules() -> None:
    assert failures(first(), replace(FOUND, rules="other")) == []


def test_lowering_takes_a_reason() -> None:
    worse = replace(FOUND, figures={"dev": {"event": 0.5, "date": 0.8}})
    with pytest.raises(UsageError, match=r"event 0.690 -> 0.490.*--lower"):
        updated(first(), worse, reason="  ", today=DAY)
    gate = updated(first(), worse, reason='labels "corrected"', today=DAY)
    assert gate.floors == {"dev": {"event": 0.49, "date": 0.79}}
    (entry,) = parse_gate(format_gate(gate), file="f").lowered
    assert (entry.before, entry.after, entry.reason) == (0.69, 0.49, 'labels "corrected"')


def test_a_loss_within_the_slack_keeps_the_floor() -> None:
    slightly = replace(FOUND, figures={"dev": {"event": 0.695, "date": 0.6}})
    assert updated(first(), slightly, reason=None, today=DAY).floors == first().floors


def test_reasons_stay() -> None:
    worse = replace(FOUND, figures={"dev": {"event": 0.5, "date": 0.6}})
    once = updated(first(), worse, reason="why", today=DAY)
    again = updated(once, FOUND, reason=None, today=DAY)
    assert [x.reason for x in again.lowered] == ["why"]


def test_file_comes_back() -> None:
    gate = updated(first(), FOUND, reason=None, today=DAY)
    assert parse_gate(format_gate(gate), file="f") == gate


def test_unknown_key_is_refused() -> None:
    with pytest.raises(DataError, match="unknown key 'flors'; allowed are corpus"):
        parse_gate("flors = 1", file="f")
    with pytest.raises(DataError, match="'corpus' is missing"):
        parse_gate("model = 'm'", file="f")


def test_fingerprint_sees_names_and_contents(tmp_path: Path) -> None:
    one, two = tmp_path / "a", tmp_path / "b"
    one.write_text("1")
    two.write_text("2")
    before = fingerprint([one, two], root=tmp_path)
    assert before == fingerprint([two, one], root=tmp_path)
    two.write_text("3")
    assert before != fingerprint([one, two], root=tmp_path)
    assert fingerprint([one], root=tmp_path) != fingerprint([two], root=tmp_path)
