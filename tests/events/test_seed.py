"""The two worked examples of the contract, from the article that started the project."""

from __future__ import annotations

from pathlib import Path

import pytest
from sentences import edtf, roles

from dateline.article import Article
from dateline.extractor import Extractor
from dateline.record import EventRecord

SEED = Path(__file__).parents[3] / "shared" / "seed" / "roscosmos-abae.txt"
pytestmark = [pytest.mark.shared, pytest.mark.skipif(not SEED.exists(), reason="no ../shared")]


@pytest.fixture(scope="module")
def records(extractor: Extractor) -> list[EventRecord]:
    title, _, text = SEED.read_text(encoding="utf-8").partition("\n\n")
    return extractor.extract(Article(id="seed", title=title, text=text))


@pytest.fixture(scope="module")
def order(records: list[EventRecord]) -> EventRecord:
    (found,) = [r for r in records if r.type == "order" and edtf(r) == "2020-03-16"]
    return found


@pytest.fixture(scope="module")
def agreement(records: list[EventRecord]) -> EventRecord:
    (found,) = [r for r in records if r.type == "agreement" and edtf(r) == "2019-10"]
    return found


def test_order_has_its_four_roles(order: EventRecord) -> None:
    assert roles(order) == {
        ("issuer", "Kremlin"),
        ("recipient", "Roscosmos"),
        ("counterparty", "Bolivarian Agency for Space Activity"),
        ("proposer", "Glavcosmos"),
    }


def test_order_is_one_told_twice(order: EventRecord) -> None:
    assert len(order.mentions) >= 2
    assert (order.status, order.hedged, order.instrument) == ("occurred", True, "order")


def test_order_has_its_topics(order: EventRecord) -> None:
    assert set(order.topics) == {
        "astronomical research", "remote sensing", "geodesy", "satellite communication",
    }  # fmt: skip


def test_agreement_has_its_parties_and_instrument(agreement: EventRecord) -> None:
    assert {("party", "Roscosmos"), ("party", "National Space Activities Commission")} <= roles(
        agreement
    )
    assert (agreement.instrument, agreement.status) == ("protocol", "occurred")


def test_agreement_has_its_five_topics(agreement: EventRecord) -> None:
    assert len(agreement.topics) == 5


def test_most_of_its_events_are_found(records: list[EventRecord]) -> None:
    assert 9 <= len(records) <= 15
