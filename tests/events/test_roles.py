"""Which function fills which role, and with whom; frames of the test's own, so that nothing else
decides."""

from __future__ import annotations

from functools import cache

import pytest
from unmarked_sentences import tools

from dateline.entities import find_actors
from dateline.events.frames import compile_frames, load_frames, parse_frames
from dateline.events.matching import Matcher
from dateline.events.roles import MAX_FILLERS

FRAME = """
[[frame]]
id = "transfer.hand"
type = "transfer"
verb = ["entrust"]
roles.supplier = {supplier}
roles.recipient = {recipient}
{more}
"""


@cache
def filled(
    text: str,
    supplier: str = '["agent", "by"]',
    recipient: str = '["to", "patient.to"]',
    more: str = "",
) -> set[tuple[str, str]]:
    """(role, name) of what the frame's only mention in `text` is filled with."""
    extractor, reader = tools()
    own = FRAME.format(supplier=supplier, recipient=recipient, more=more)
    shipped = load_frames()
    frames = compile_frames(parse_frames(own, source="own.toml"), shipped.lists)
    doc = reader.read(text)
    actors = find_actors(doc, gazetteer=extractor.gazetteer)
    (mention,) = Matcher(frames).match(doc, actors)
    return {(f.role, f.actor.name) for f in mention.fillers}


BOTH = {("supplier", "Norway"), ("recipient", "Kenya")}


@pytest.mark.parametrize(
    "text",
    [
        "Norway entrusted the ferry to Kenya.",
        "The ferry was entrusted to Kenya by Norway.",
        "Norway plans to entrust the ferry to Kenya.",
        "The ferry that Norway entrusted to Kenya sank.",
    ],
)
def test_the_same_roles_in_every_shape(text: str) -> None:
    assert filled(text) == BOTH


def test_coordinated_names_share_the_role() -> None:
    found = filled("Norway and Peru entrusted the ferry to Kenya, Ghana and Oman.")
    assert found == {
        ("supplier", "Norway"), ("supplier", "Peru"),
        ("recipient", "Kenya"), ("recipient", "Ghana"), ("recipient", "Oman"),
    }  # fmt: skip


def test_an_actor_has_one_role_the_first_that_the_frame_names() -> None:
    text = "Norway entrusted the ferry to Norway."
    assert filled(text) == {("supplier", "Norway")}


def test_an_optional_function_counts_only_where_nothing_stood_before() -> None:
    optional = '["by", "agent?"]'
    assert filled("Norway entrusted the ferry to Kenya.", supplier=optional) == BOTH
    both = '["agent", "from?"]'
    text = "Norway entrusted a ferry from Peru to Kenya."
    assert ("supplier", "Peru") not in filled(text, supplier=both)


def test_kinds_bound_who_may_fill_a_role() -> None:
    only = 'kinds.recipient = ["organisation"]'
    text = "Norway entrusted the ferry to Kenya."
    assert filled(text, more=only) == {("supplier", "Norway")}


def test_a_list_cuts_what_may_fill() -> None:
    text = "Norway entrusted the ferry to Kenya."
    assert filled(text, recipient='["patient.to:kenya"]') == BOTH
    assert filled(text, recipient='["patient.to:!kenya"]') == {("supplier", "Norway")}


def test_a_town_or_province_acts_itself_but_is_given_nothing() -> None:
    assert filled("Ohio entrusted the ferry to Kenya.") == {
        ("supplier", "Ohio"),
        ("recipient", "Kenya"),
    }
    assert filled("Norway entrusted the ferry to Ohio.") == {("supplier", "Norway")}
    assert filled("The ferry was entrusted to Kenya in Ohio.") == {("recipient", "Kenya")}


def test_a_place_stands_for_its_state_where_that_is_named() -> None:
    text = "Norway entrusted the ferry in Mombasa. Kenya was glad."
    assert filled(text, recipient='["state.patient.in"]') == BOTH
    alone = filled("Norway entrusted the ferry in Mombasa.", recipient='["state.patient.in"]')
    assert alone == {("supplier", "Norway")}


def test_the_complement_fills_roles_of_its_own() -> None:
    text = "Norway entrusted Peru to sell the ferry to Kenya."
    more = 'complement_roles.recipient = ["to", "patient.to"]'
    assert ("recipient", "Kenya") not in filled(text)
    assert ("recipient", "Kenya") in filled(text, more=more)


def test_no_more_fillers_than_the_bound() -> None:
    names = (
        *("Peru", "Chile", "Norway", "Ghana", "Japan", "Kenya", "Canada", "Vietnam", "Oman"),
        *("Malta", "Cuba", "Mali", "Chad", "Togo", "Niger", "Nepal", "Laos", "Qatar", "Kuwait"),
        *("Egypt", "Libya", "Sudan", "Angola", "Gabon", "Malawi", "Zambia", "Serbia", "Latvia"),
    )
    assert len(names) > MAX_FILLERS
    found = filled(f"{', '.join(names[:-1])} and {names[-1]} entrusted the ferry to Spain.")
    assert 2 < len(found) <= MAX_FILLERS


def test_two_titles_of_one_person_are_no_two_actors() -> None:
    texts = (
        "Chilean Vice Premier and Foreign Minister Ole Berg entrusted a map to Kenya.",
        "Chilean Premier and Minister of State for Defence Ole Berg entrusted a map to Kenya.",
    )
    for text in texts:
        assert filled(text) == {("supplier", "Ole Berg"), ("recipient", "Kenya")}
    two = filled("Chilean Premier Anna Larsen and Minister Ole Berg entrusted a map to Kenya.")
    assert ("supplier", "Anna Larsen") in two


def test_a_group_is_who_is_named_of_it() -> None:
    both = {("supplier", "Barclays"), ("recipient", "Peru")}
    assert filled("Banks including Barclays entrusted the farm to Peru.") == both
    assert filled("Barclays will lead a group that entrusted the farm to Peru.") == both


def test_a_part_stands_for_its_owner() -> None:
    found = filled("A subsidiary of Siemens entrusted the farm to Peru.")
    assert found == {("supplier", "Siemens"), ("recipient", "Peru")}
