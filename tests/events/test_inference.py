"""Participants that no argument names."""

from __future__ import annotations

import pytest
from sentences import Teller, names, roles


def test_who_speaks_of_talks_with_another_is_their_other_side(tell: Teller) -> None:
    told = tell("Norway said {talks} with Ghana had begun in Oslo.")
    assert names(told.at_mark()) == {"Norway", "Ghana"}


def test_who_speaks_of_talks_between_others_is_no_side(tell: Teller) -> None:
    told = tell("Norway said {talks} between Ghana and Peru had begun in Oslo.")
    assert names(told.at_mark()) == {"Ghana", "Peru"}


def test_agreement_reached_at_talks_inherits_their_sides(tell: Teller) -> None:
    told = tell("Norway and Ghana {met} in Oslo. An {agreement} was reached.")
    assert roles(told.at_mark(1)) == {("party", "Norway"), ("party", "Ghana")}


def test_one_side_is_completed_from_the_event_before(tell: Teller) -> None:
    told = tell("Norway and Ghana {signed} a treaty. Norway will {hold talks} again next month.")
    assert roles(told.at_mark(1)) == {("participant", "Norway"), ("participant", "Ghana")}


def test_nothing_is_completed_from_events_of_others(tell: Teller) -> None:
    told = tell("Peru and Chile {signed} a treaty. Norway will {hold talks} next month.")
    assert names(told.at_mark(1)) == {"Norway"}


def test_mediators_pass_on_to_nobody(tell: Teller) -> None:
    told = tell("The {accord} was brokered by Norway and Cuba. {Talks} began in May.")
    assert {r.type for r in told.records} == {"agreement"}


def test_nothing_is_completed_where_the_others_are_told_without_a_name(tell: Teller) -> None:
    told = tell(
        "Iran and ten nations {resumed talks} on Sunday. Iran {met} Chile in Lima on Monday."
    )
    assert names(told.at_mark()) == {"Iran"}


def test_nobody_to_inherit_from_is_no_event(tell: Teller) -> None:
    assert tell("An {agreement} was reached in the end.").records == []


def test_those_named_in_the_sentence_come_before_those_of_an_event_far_off(tell: Teller) -> None:
    told = tell(
        "Peru and Chile {met} in Lima. Fishermen waited at the gate in the rain. "
        "The hall was cold, the coffee was colder still, and nobody had thought of chairs. "
        "Late at night a boy sold them blankets, fish and bread from a cart with a broken wheel. "
        "A {summit} is planned for the day on which Norway and Ghana mark the end of the cod war."
    )
    assert names(told.at_mark(1)) == {"Norway", "Ghana"}


def test_where_talks_are_held_is_not_beside_them(tell: Teller) -> None:
    told = tell(
        "Peru and Chile {met} in Lima. Fishermen waited at the gate in the rain. "
        "The hall was cold, the coffee was colder still, and nobody had thought of chairs. "
        "Late at night a boy sold them blankets, fish and bread from a cart with a broken wheel. "
        "A {summit} in Oman is planned for the day on which Norway and Ghana mark the end of a war."
    )
    assert names(told.at_mark(1)) == {"Norway", "Ghana"}


def test_who_does_what_an_agreement_provides_is_a_side(tell: Teller) -> None:
    told = tell("Ghana has signed an {agreement} under which Norway will lease the port.")
    assert names(told.at_mark()) == {"Ghana", "Norway"}


def test_pronoun_is_resolved(tell: Teller) -> None:
    told = tell("Norway and Ghana {met} on Monday. They {agreed} to share the catch.")
    assert names(told.at_mark(1)) == {"Norway", "Ghana"}


def test_minister_signs_for_the_state(tell: Teller) -> None:
    told = tell("Norwegian foreign minister Espen Barth Eide {signed} the treaty with Ghana.")
    assert roles(told.at_mark()) == {
        ("party", "Norway"), ("party", "Ghana"), ("signatory", "Espen Barth Eide"),
    }  # fmt: skip


def test_subject_of_the_clause_above_takes_part(tell: Teller) -> None:
    told = tell("Norway said it would {sign} the treaty with Ghana.")
    assert names(told.at_mark()) == {"Norway", "Ghana"}


def test_goods_without_a_supplier_come_from_the_only_one(tell: Teller) -> None:
    told = tell("Saab delivered ten jets to Peru. Chile {ordered} five of the jets in May.")
    assert roles(told.at_mark()) == {("recipient", "Chile"), ("supplier", "Saab")}


def test_who_speaks_of_talks_with_nobody_named_takes_part(tell: Teller) -> None:
    told = tell("Volvo said {talks} with several banks had begun in Oslo.")
    assert names(told.at_mark()) == {"Volvo"}


def test_who_gained_by_a_sale_sold_it(tell: Teller) -> None:
    told = tell("Volvo said it expects a gain from the {sale} of Dacia Motors Inc.")
    assert roles(told.at_mark()) == {("supplier", "Volvo")}


def test_who_reports_a_sale_in_the_end_sold_nothing(tell: Teller) -> None:
    assert tell("The {sale} of Dacia Motors Inc will go ahead, the Globe Corp said.").records == []


def test_what_was_sold_without_a_seller_was_the_firms_told_of(tell: Teller) -> None:
    told = tell("Siemens made a loss. Siemens cut 90 jobs. Two units were {sold} in May.")
    assert roles(told.at_mark()) == {("supplier", "Siemens")}


def test_what_was_sold_by_somebody_unnamed_was_not_the_firms_told_of(tell: Teller) -> None:
    text = "Siemens made a loss. Siemens cut 90 jobs. Two units were {sold} by a rival in May."
    assert tell(text).records == []


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Norway took up the question in {talks} with Ghana.", {"Norway", "Ghana"}),
        ("Strikes weaken Norway's position in {talks} with Ghana.", {"Norway", "Ghana"}),
        ("Norway might try an approach involving separate {talks} with lenders.", {"Norway"}),
        ("Norway is in the {midst of talks} on its debt.", {"Norway"}),
        ("Norway {met} again this morning with Ghana.", {"Norway", "Ghana"}),
        ("Norway left the door open to {negotiations} with Ghana.", {"Norway", "Ghana"}),
    ],
)  # fmt: skip
def test_whose_clause_tells_of_talks_takes_part(tell: Teller, text: str, sides: set[str]) -> None:
    assert names(tell(text).at_mark()) == sides


def test_who_praises_an_accord_is_no_party(tell: Teller) -> None:
    told = tell("Norway praised the {accord} with Ghana that Peru signed.")
    assert "Norway" not in names(told.at_mark())


def test_the_sale_of_its_own_is_the_owners(tell: Teller) -> None:
    told = tell("Volvo said the recent {sale} of its Arvika mills would bring a profit.")
    assert roles(told.at_mark()) == {("supplier", "Volvo")}


def test_who_spends_a_sum_to_buy_buys_himself(tell: Teller) -> None:
    told = tell("Volvo said it spent 40 million dollars to {acquire} a Peruvian paper mill.")
    assert ("recipient", "Volvo") in roles(told.at_mark())


def test_those_who_report_are_no_side_of_the_talks(tell: Teller) -> None:
    told = tell("Kyodo News Service said the {talks} with Peru would go on.")
    assert names(told.at_mark()) == {"Peru"}


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (
            "The mill was {sold} to Volvo for 30 mln dlrs, Siemens said.",
            {("recipient", "Volvo"), ("supplier", "Siemens")},
        ),
        (
            "Siemens said the shares will be {bought} from Volvo for 30 mln dlrs.",
            {("recipient", "Siemens"), ("supplier", "Volvo")},
        ),
        (
            "Boeing said Iberia had {ordered} ten jets.",
            {("recipient", "Iberia"), ("supplier", "Boeing")},
        ),
        ("Kyodo News said the mill was {sold} to Volvo.", {("recipient", "Volvo")}),
        ("Siemens said Renault was {bought} by Volvo.", {("recipient", "Volvo")}),
    ],
)
def test_who_tells_of_a_deal_is_its_other_side(
    tell: Teller, text: str, sides: set[tuple[str, str]]
) -> None:
    assert roles(tell(text).at_mark()) == sides


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (
            "Peru {met} OPEC in Lima. The next OPEC council {meeting} is in June.",
            {"OPEC"},
        ),
        ("Peru and Chile {signed} a pact. Peru held {talks} with other producers.", {"Peru"}),
        (
            "Ole Berg {met} Anna Larsen in Lima. Codelco signed an {agreement} on fish.",
            {"Codelco"},
        ),
    ],
)
def test_what_lacks_no_side_is_not_completed(tell: Teller, text: str, sides: set[str]) -> None:
    assert names(tell(text).at_mark(1)) == sides


def test_a_new_meeting_is_of_those_beside_it(tell: Teller) -> None:
    told = tell(
        "Peru and Chile {signed} a pact in May. Ole Berg and Anna Larsen say that a {meeting} may "
        "be arranged."
    )
    assert names(told.at_mark(1)) == {"Ole Berg", "Anna Larsen"}


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Volvo and Renault said an {agreement} had been reached.", {"Volvo", "Renault"}),
        ("Volvo said a {settlement} was reached on Monday.", {"Volvo"}),
    ],
)
def test_who_says_that_an_accord_was_reached_is_its_side(
    tell: Teller, text: str, sides: set[str]
) -> None:
    assert names(tell(text).at_mark()) == sides


@pytest.mark.parametrize(
    "text",
    [
        "Kyodo News said an agreement had been reached.",
        "Contracts for goods were down in May, the Oslo Statistics Bureau said.",
    ],
)
def test_those_who_only_report_are_no_side(tell: Teller, text: str) -> None:
    assert tell(text).records == []


@pytest.mark.parametrize(
    "missed",
    [
        "Peru, which was not at the {talks}, praised the outcome.",
        "Peru was not invited to the {talks}.",
        "Peru was absent from the {talks}.",
    ],
)
def test_who_was_not_there_takes_no_part(tell: Teller, missed: str) -> None:
    told = tell(f"Norway and Ghana settled on cod after six hours of talks in Oslo. {missed}")
    assert names(told.at_mark()) == {"Norway", "Ghana"}


def test_a_currency_is_not_the_state_that_issues_it(tell: Teller) -> None:
    told = tell("Novartis plans to {reschedule} debt of 20 million Danish crowns.")
    assert names(told.at_mark()) == {"Novartis"}


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (
            "Peru and Chile agreed on cod. Anna Larsen, premier of Peru, {met} senior bankers.",
            {"Anna Larsen"},
        ),
        (
            "The unions sent demands through Kenya, which is trying to {mediate}. Ole Berg met "
            "Anna Larsen in Oslo.",
            set(),
        ),
        (
            "Ole Berg and Anna Larsen met in Oslo. Other companies are {negotiating} new terms.",
            set(),
        ),
    ],
)
def test_nobody_told_elsewhere_stands_for_those_without_a_name(
    tell: Teller, text: str, sides: set[str]
) -> None:
    told = tell(text)
    at = [r for r in told.records if any(m.start == told.marked[0][0] for m in r.mentions)]
    assert {p.name for r in at for p in r.participants if p.role != "mediator"} == sides


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("Volvo said an {offering} of 500,000 shares is under way at $8 each.", "Volvo"),
        ("Lead underwriter Barclays said an {offering} of two million shares of Equinor is under "
         "way at $19 each.", "Equinor"),
    ],
)  # fmt: skip
def test_whose_shares_an_offering_sells(tell: Teller, text: str, issuer: str) -> None:
    assert roles(tell(text).at_mark()) == {("supplier", issuer)}


def test_an_underwriter_sells_nothing_of_its_own(tell: Teller) -> None:
    told = tell("Lead underwriter Barclays said an offering of two million shares is under way.")
    assert not told.all("transfer")


def test_who_rejects_cooperation_with_another_is_the_other_partner(tell: Teller) -> None:
    told = tell("Norway's government rejected any {cooperation} with Interpol.")
    assert names(told.at_mark()) == {"Norway", "Interpol"}
