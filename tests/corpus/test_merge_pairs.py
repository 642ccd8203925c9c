"""`corpus/merge_pairs.jsonl` holds what its documentation in `corpus/README.md` promises."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any, get_args

import pytest

from dateline.record import ROLES, STAGES, EventType, Kind, Status

PAIRS = Path(__file__).resolve().parents[2] / "corpus" / "merge_pairs.jsonl"
RECORD_KEYS = {
    *("article", "type", "stage", "status", "trigger", "participants"),
    *("date", "places", "topics", "item"),
}
DAY = r"(?:\d{4}(?:-\d{2}(?:-\d{2})?)?)"
EDTF = re.compile(rf"{DAY}|{DAY}/{DAY}|{DAY}/\.\.|\.\./{DAY}")

Json = dict[str, Any]


@pytest.fixture(scope="module")
def pairs() -> list[Json]:
    return [json.loads(line) for line in PAIRS.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def records(pairs: list[Json]) -> list[Json]:
    return [pair[side] for pair in pairs for side in "ab"]


def names(record: Json) -> set[str]:
    return {who["name"].casefold() for who in record["participants"]}


def countries(record: Json) -> set[str]:
    return {who["country"] for who in record["participants"] if who["country"]}


def test_there_are_enough_pairs_of_both_kinds(pairs: list[Json]) -> None:
    kinds = Counter(pair["same"] for pair in pairs)
    assert len(pairs) >= 100
    assert kinds[True] >= 40
    assert kinds[False] >= 40


def test_a_pair_says_which_and_why_and_joins_two_articles(pairs: list[Json]) -> None:
    assert len({pair["id"] for pair in pairs}) == len(pairs)
    for pair in pairs:
        assert set(pair) == {"id", "same", "why", "a", "b"}
        assert pair["why"].strip()
        assert pair["a"]["article"]["id"] != pair["b"]["article"]["id"]


def test_records_keep_to_the_types_roles_and_stages(records: list[Json]) -> None:
    for record in records:
        assert set(record) == RECORD_KEYS
        assert record["type"] in get_args(EventType)
        assert record["status"] in get_args(Status)
        stages = STAGES.get(record["type"])
        assert record["stage"] in stages if stages else record["stage"] is None
        assert record["participants"]
        for who in record["participants"]:
            assert set(who) == {"role", "name", "kind", "country"}
            assert who["role"] in ROLES[record["type"]]
            assert who["kind"] in get_args(Kind)
            assert who["country"] is None or re.fullmatch("[A-Z]{2}", who["country"])


def test_dates_are_edtf_or_null(records: list[Json]) -> None:
    for record in records:
        assert record["date"] is None or EDTF.fullmatch(record["date"]), record["date"]


def test_one_article_id_stands_for_one_record(records: list[Json]) -> None:
    seen: dict[str, Json] = {}
    for record in records:
        assert seen.setdefault(record["article"]["id"], record) == record


def test_every_type_has_pairs_to_join_and_pairs_to_keep_apart(pairs: list[Json]) -> None:
    for same in (True, False):
        assert {p["a"]["type"] for p in pairs if p["same"] is same} == set(get_args(EventType))


def test_two_tellings_of_one_happening_share_type_and_stage(pairs: list[Json]) -> None:
    for pair in (pair for pair in pairs if pair["same"]):
        assert pair["a"]["type"] == pair["b"]["type"], pair["id"]
        assert pair["a"]["stage"] == pair["b"]["stage"], pair["id"]


def test_some_tellings_share_no_name_so_that_names_alone_do_not_do(pairs: list[Json]) -> None:
    apart = [p for p in pairs if p["same"] and not names(p["a"]) & names(p["b"])]
    assert len(apart) >= 5
    assert all(countries(p["a"]) & countries(p["b"]) for p in apart)


def test_near_misses_of_each_kind(pairs: list[Json]) -> None:
    apart = [pair for pair in pairs if not pair["same"]]
    type_alike = [p for p in apart if p["a"]["type"] == p["b"]["type"]]
    parties_alike = [p for p in type_alike if names(p["a"]) == names(p["b"])]
    assert len([p for p in parties_alike if p["a"]["date"] != p["b"]["date"]]) >= 10
    assert len([p for p in type_alike if p["a"]["date"] == p["b"]["date"]]) >= 5
    assert len([p for p in apart if p["a"]["type"] != p["b"]["type"]]) >= 10
