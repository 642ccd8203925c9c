"""Topics, item, amount, instrument, places: as the text words them."""

from __future__ import annotations

import pytest
from sentences import Teller


def test_topics_are_a_list_split_into_its_parts(tell: Teller) -> None:
    told = tell(
        "Norway and Ghana {signed} a treaty on fishing, shipping and the protection of seals."
    )
    assert told.at_mark().topics == ("fishing", "shipping", "protection of seals")


@pytest.mark.parametrize("name", ["treaty", "free trade agreement", "memorandum of understanding"])
def test_instrument_is_named_whole(tell: Teller, name: str) -> None:
    assert tell(f"Norway and Ghana {{signed}} a {name}.").at_mark().instrument == name


def test_transfer_has_its_amount(tell: Teller) -> None:
    record = tell("Norway {bought} 20 frigates from Peru for $40 million.").at_mark()
    assert record.amount == "$40 million"
    assert (record.item or "").startswith("20 frigates")


def test_places_are_where_it_happens(tell: Teller) -> None:
    record = tell("Norway and Ghana {held talks} in Oslo.").at_mark()
    assert [(p.name, p.country) for p in record.places] == [("Oslo", "NO")]
