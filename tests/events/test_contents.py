"""Topics, item, amount, instrument, places: as the text words them."""

from __future__ import annotations

import pytest
from sentences import Teller

from dateline.errors import DataError
from dateline.events.topic_cues import parse_topic_cues


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


@pytest.mark.parametrize(
    ("sentence", "topics"),
    [
        ("A health program {drawn up} by Norway and the World Bank began.", ("health program",)),
        # clauses of purpose and what they lead to
        ("Norway and Ghana {met} to try to settle a row over cod.", ("row over cod",)),
        ("Norway and Ghana {held talks} to find a solution for the strait.",
         ("solution for the strait",)),
        ("Norway and Ghana {met} in Oslo to talk about herring.", ("herring",)),
        ("Norway {met} Ghana to discuss ways to raise cocoa prices.",
         ("ways to raise cocoa prices",)),
        ("Norway has {agreed} to supply Ghana with frozen herring.", ("frozen herring",)),
        ("Norway {agreed} to buy Equinor.", ("Equinor",)),
        # content of the instrument
        ("Norway and Ghana {signed an accord} meant to curb the locust plague.",
         ("locust plague",)),
        ("Norway and Ghana {signed an agreement} covering the export of herring.",
         ("export of herring",)),
        ("Norway and Ghana {settled} a dispute over defaulted loans.", ("defaulted loans",)),
        ("Norway {agreed} with Ghana on an investment treaty.", ("investment",)),
        # where a topic ends
        ("Norway and Ghana {held talks} on two mln tonnes of herring.", ("herring",)),
        ("Norway and Ghana {signed an agreement} for up to 12 fast trawlers.",
         ("fast trawlers",)),
        ("Norway and Ghana {discussed} a cannery last week.", ("cannery",)),
        ("Norway and Ghana {discussed} the war on locusts and climate change.",
         ("war on locusts", "climate change")),
        ("Norway and Ghana {signed a memorandum of understanding} for six trawlers.",
         ("six trawlers",)),
        ("Norway and Ghana {agreed} on many matters.", ()),
        ("Norway and Ghana {discussed} the threat posed by locusts.",
         ("threat posed by locusts",)),
        ("Norway and Ghana {held talks} on reducing herring quotas.",
         ("reducing herring quotas",)),
        ("Norway and Ghana {held talks} on buying new trawlers.", ("new trawlers",)),
        ("Norway and Ghana {discussed} the future of trawling and the protection of seals.",
         ("future of trawling", "protection of seals")),
        ("Norway {signed a letter of intent} to buy an interest in Acme for an undisclosed sum.",
         ("interest in Acme",)),
        ("Norway and Ghana {held negotiations} toward the sale of its trawlers.",
         ("sale of its trawlers",)),
        ("Norway and Ghana {held in-depth talks} in Oslo.", ()),
        # words before the trigger
        ("Norway and Ghana {signed a herring export pact}.", ("herring export",)),
        ("Norway and Ghana {held a two-day crisis meeting} in Oslo.", ()),
        # neither person nor place
        ("Norway and Ghana {met} on the shore of Lake Volta.", ()),
        ("Norway {ordered} its negotiators to leave.", ()),
    ],
)  # fmt: skip
def test_topics_by_construction(tell: Teller, sentence: str, topics: tuple[str, ...]) -> None:
    assert tell(sentence).at_mark().topics == topics


def test_unknown_list_of_topic_cues_is_refused() -> None:
    with pytest.raises(DataError, match=r"own\.toml:2: unknown list 'colours'; allowed: pointing"):
        parse_topic_cues('[words]\ncolours = ["red"]\n', source="own.toml")


@pytest.mark.parametrize(
    "sentence",
    [
        "Norway's parliament saw the treaty with Ghana in May and has {ratified} it.",
        "The treaty pleased Ghana. Norway did not {sign}.",
    ],
)
def test_instrument_named_before(tell: Teller, sentence: str) -> None:
    assert tell(sentence).at_mark().instrument == "treaty"


@pytest.mark.parametrize(
    ("sentence", "places"),
    [
        ("Norway and Ghana will attend the Lima {talks}.", ["Lima"]),
        ("{Talks} between Norway and Ghana resumed in Lima.", ["Lima"]),
        ("Norway and Ghana {met} on the island of Jeju.", ["Jeju"]),
    ],
)
def test_places_beside_the_trigger(tell: Teller, sentence: str, places: list[str]) -> None:
    assert [p.name for p in tell(sentence).at_mark().places] == places


def test_quantity_is_an_amount_and_the_goods_are_the_item(tell: Teller) -> None:
    record = tell("Norway will {sell} Ghana 50,000 barrels per day of crude oil.").at_mark()
    assert (record.item, record.amount) == ("crude oil", "50,000 barrels per day")


def test_item_ends_before_the_seller(tell: Teller) -> None:
    record = tell("Norway {bought} two new frigates from Peru in May.").at_mark()
    assert record.item == "two new frigates"
