"""Joining across articles: what is one stays one, what is two stays two."""

from __future__ import annotations

import datetime
import json
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.merging import MergedEvent, Traits, merge_sorted, sort_key
from dateline.merging.names import likeness
from dateline.merging.pairs import to_pair
from dateline.merging.scoring import score
from dateline.record import EventRecord
from dateline.running.joining import measure_pairs

Make = Callable[..., EventRecord]
PAIRS = Path(__file__).resolve().parents[2] / "corpus" / "merge_pairs.jsonl"


def merge(*records: EventRecord, copies: dict[str, str] | None = None) -> list[MergedEvent]:
    return list(merge_sorted(sorted(records, key=sort_key), copies=copies))


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [
        ("The Keller Group", "Keller", 1.0, 1.0),
        ("Anna Keller", "Keller", 0.9, 0.9),
        ("Northern Space Agency", "NSA", 0.9, 0.9),
        ("São Tomé", "Sao Tome", 1.0, 1.0),
        ("Ministry of Trade", "Ministry of Defence", 0.01, 0.5),
        ("Lundia", "Norrmark", 0.0, 0.0),
        ("協定", "協定", 1.0, 1.0),
        ("協定", "会議", 0.0, 0.0),
    ],
)
def test_names_are_alike_as_far_as_they_share_words(
    one: str, other: str, least: float, most: float
) -> None:
    assert least <= likeness(one, other) <= most
    assert likeness(one, other) == likeness(other, one)


def test_two_tellings_of_one_happening_become_one(make: Make) -> None:
    first = make("e1", "Lundia=LU", "Norrmark=NO", kind="country", topics=["fishing"], source="A")
    second = make(
        "e2", "Lundia=LU", "Norrmark=NO", "Vessia=VE", kind="country", source="B",
        day="2021-03-01", latest="2021-03-31", published="2021-04-02", topics=["Fishing", "trade"],
    )  # fmt: skip
    (event,) = merge(first, second)
    assert [report.event_id for report in event.reports] == ["e1", "e2"]
    assert [(p.name, p.records) for p in event.participants] == [
        ("Lundia", 2), ("Norrmark", 2), ("Vessia", 1),
    ]  # fmt: skip
    assert event.date is not None
    assert event.date.edtf == "2021-03-16"
    assert event.topics == ("fishing", "trade")
    assert (event.independent, event.sources, event.confidence) == (2, 2, 0.75)
    assert event.reports[1].evidence == second.evidence


@pytest.mark.parametrize(
    "change",
    [
        {"day": "2021-03-19"},
        {"type": "talks", "participants": []},
        {"stage": "ended"},
        {"status": "denied"},
        {"article": "art-e1"},
    ],
)
def test_what_differs_stays_apart(make: Make, change: dict[str, object]) -> None:
    first = make("e1", "Lundia", "Norrmark", stage="concluded")
    fields: dict[str, object] = {"stage": "concluded", "sentence": "It was done."}
    second = make("e2", "Lundia", "Norrmark", **(fields | change))
    if change.get("status") == "denied":
        second = second.model_copy(update={"stage": "rejected"})
    assert len(merge(first, second)) == 2


def test_another_partner_is_another_happening(make: Make) -> None:
    assert len(merge(make("e1", "Lundia", "Norrmark"), make("e2", "Lundia", "Vessia"))) == 2


def test_a_president_and_his_country_are_one_side(make: Make) -> None:
    first = make("e1", "Lundia=LU", "Norrmark=NO", kind="country")
    second = make("e2", "Anna Keller=LU", "Olav Berg=NO", kind="person")
    assert len(merge(first, second)) == 1


def test_an_undated_record_is_placed_by_its_article(make: Make) -> None:
    dated = make("e1", "Lundia", "Norrmark")
    soon = make("e2", "Lundia", "Norrmark", day=None, published="2021-03-18")
    late = make("e3", "Lundia", "Norrmark", day=None, published="2021-06-18")
    assert sorted(len(event.reports) for event in merge(dated, soon, late)) == [1, 2]


def test_a_record_without_any_date_stands_alone(make: Make) -> None:
    records = [make(f"e{n}", "Lundia", "Norrmark", day=None, published=None) for n in range(2)]
    assert len(merge(*records)) == 2


def test_every_record_is_in_one_event_whatever_the_order(
    make: Make, day_of: Callable[[int], str]
) -> None:
    names = ["Lundia", "Norrmark", "Vessia", "Osteria", "Kesh"]
    chance = random.Random(3)
    records = []
    for number in range(120):
        parties = chance.sample(names, 2)
        when = chance.randrange(60)
        records.append(
            make(f"e{number}", *parties, day=day_of(when), latest=day_of(when + 5),
                 published=day_of(when + 6), article=f"a{number // 2}")
        )  # fmt: skip
    first = merge(*records)
    chance.shuffle(records)
    assert merge(*records) == first
    told = [report.event_id for event in first for report in event.reports]
    assert sorted(told) == sorted(record.id for record in records)
    assert len(first) < len(records)
    assert len({event.id for event in first}) == len(first)


def test_a_later_report_leaves_the_id_as_it_was(make: Make) -> None:
    first = make("e5", "Lundia", "Norrmark")
    (alone,) = merge(first)
    (joined,) = merge(first, make("e1", "Lundia", "Norrmark", published="2021-03-20"))
    assert joined.id == alone.id


def test_copies_count_once_and_are_named(make: Make) -> None:
    records = [make(f"e{n}", "Lundia", "Norrmark", article=f"a{n}") for n in range(3)]
    (event,) = merge(*records, copies={"a0": "a0", "a1": "a0"})
    assert [report.copy_of for report in event.reports] == [None, "a0", None]
    assert (event.independent, event.confidence) == (2, 0.75)


def test_memory_is_bounded_by_what_can_still_be_joined(
    make: Make, day_of: Callable[[int], str]
) -> None:
    read = 0

    def records() -> object:
        nonlocal read
        for number in range(100):
            read += 1
            yield make(f"e{number:03d}", f"Lundia{number}", day=day_of(number))

    behind = []
    for told, _ in enumerate(merge_sorted(records())):  # type: ignore[arg-type]
        behind.append(read - told)
    assert max(behind) <= 5


def test_too_many_open_clusters_are_closed_early(make: Make) -> None:
    records = sorted((make(f"e{n}", f"Firm{n}") for n in range(50)), key=sort_key)
    assert len(list(merge_sorted(records, max_open=10))) == 50


def test_dates_at_the_ends_of_the_calendar_do_no_harm(make: Make) -> None:
    early = make("e1", "Lundia", day=None, published="0001-01-01")
    late = make("e2", "Lundia", day=None, published="9999-12-31")
    assert len(merge(early, late)) == 2


@pytest.mark.skipif(not PAIRS.exists(), reason="the labelled pairs are not here")
def test_labelled_pairs_reach_their_floors() -> None:
    found = measure_pairs(PAIRS)
    assert found.pairs >= 100
    assert found.precision >= 0.90, found.wrong
    assert found.recall >= 0.70, found.missed


@pytest.mark.skipif(not PAIRS.exists(), reason="the labelled pairs are not here")
def test_scores_do_not_depend_on_the_order_of_a_pair() -> None:
    for number, line in enumerate(PAIRS.read_text(encoding="utf-8").splitlines()):
        pair = to_pair(json.loads(line), place=f"line {number}")
        one, other = Traits(pair.one), Traits(pair.other)
        assert score(one, other) == pytest.approx(score(other, one))


def test_copied_articles_are_found_and_others_are_not() -> None:
    pytest.importorskip("datasketch")
    from dateline.merging.duplicates import Body, find_copies

    words = "the ministers of both sides met on the river and spoke of grain boats and bridges"
    text = " ".join(f"{word}{number % 7}" for number, word in enumerate(words.split() * 12))
    other = " ".join(f"{word}{number % 5}x" for number, word in enumerate(words.split() * 12))
    start = datetime.date(2021, 1, 1)
    bodies = [
        Body(id="a", published=start, text=text),
        Body(id="b", published=start, text=other),
        Body(id="c", published=start + datetime.timedelta(days=1), text=text + " (updates)"),
        Body(id="d", published=start + datetime.timedelta(days=30), text=text),
    ]
    assert find_copies(bodies) == {"a": "a", "c": "a"}
