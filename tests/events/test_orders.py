"""Who else is in an order: who asks for it, a court without a name, whom the act concerns."""

from __future__ import annotations

import pytest
from sentences import Teller, roles


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "Kenya asked the High Court to {order} Volvo to sell the mill.",
            {("proposer", "Kenya"), ("issuer", "High Court"), ("recipient", "Volvo")},
        ),
        (
            "Ford wants the Labour Department to {order} Volvo to sell the mill.",
            {("proposer", "Ford"), ("issuer", "Labour Department"), ("recipient", "Volvo")},
        ),
        (
            "A federal appeals court {ordered} Volvo to sell the mill.",
            {("issuer", "federal appeals court"), ("recipient", "Volvo")},
        ),
        (
            "A federal court denied a request by Ford for a {restraining order} against Volvo.",
            {("issuer", "federal court"), ("proposer", "Ford"), ("recipient", "Volvo")},
        ),
        (
            "Chile {ordered} Codelco to stop paying Anna Larsen.",
            {("issuer", "Chile"), ("recipient", "Codelco"), ("counterparty", "Anna Larsen")},
        ),
        (
            "Chile {told} Codelco to stop selling copper to Peru.",
            {("issuer", "Chile"), ("recipient", "Codelco"), ("counterparty", "Peru")},
        ),
        (
            "The High Court {barred} Codelco from giving Volvo any part of the mill.",
            {("issuer", "High Court"), ("recipient", "Codelco"), ("counterparty", "Volvo")},
        ),
        (
            "Chile {ordered} Anna Larsen jailed.",
            {("issuer", "Chile"), ("counterparty", "Anna Larsen")},
        ),
        (
            "Chile issued an {order} to prevent Volvo from buying the mill.",
            {("issuer", "Chile"), ("recipient", "Volvo")},
        ),
        (
            "Ford sought an {injunction} to stop Volvo's bid for the mill.",
            {("proposer", "Ford"), ("recipient", "Volvo")},
        ),
    ],
)
def test_parties(tell: Teller, text: str, parties: set[tuple[str, str]]) -> None:
    assert set(roles(tell(text).at_mark())) == parties


def test_envoy_who_is_to_leave_stands_for_the_state(tell: Teller) -> None:
    record = tell("Peru {orders} the Canadian ambassador to leave.").at_mark()
    assert set(roles(record)) == {("issuer", "Peru"), ("recipient", "Canada")}


def test_forces_are_those_of_who_orders_them(tell: Teller) -> None:
    record = tell("Norway {ordered} the army to carry out strikes in Syria.").at_mark()
    assert ("recipient", "Syria") not in roles(record)


def test_court_of_a_town_goes_by_the_town(tell: Teller) -> None:
    record = tell("A Lyon court {ordered} Volvo to sell the mill.").at_mark()
    assert ("issuer", "court") not in roles(record)


def test_who_wants_to_act_itself_proposes_nothing(tell: Teller) -> None:
    record = tell("Kenya wanted to {order} Volvo to sell the mill.").at_mark()
    assert set(roles(record)) == {("issuer", "Kenya"), ("recipient", "Volvo")}


@pytest.mark.parametrize("verb", ["denied", "rejected", "threw out", "dismissed"])
def test_plea_refused_is_no_order(tell: Teller, verb: str) -> None:
    record = tell(f"Judge Anna Larsen {verb} Ford's request for an {{injunction}} against Volvo.")
    assert record.at_mark().status == "denied"
    assert ("issuer", "Anna Larsen") in roles(record.at_mark())


def test_state_orders_its_own_army(tell: Teller) -> None:
    record = tell("Peru {ordered} the army to leave the mine.").at_mark()
    assert sorted(roles(record)) == [("issuer", "Peru"), ("recipient", "Peru")]


def test_who_orders_behind_what_is_ordered(tell: Teller) -> None:
    record = tell("Volvo was {ordered} to close the mill by Anna Larsen.").at_mark()
    assert set(roles(record)) == {("issuer", "Anna Larsen"), ("recipient", "Volvo")}


def test_day_to_obey_by_is_not_that_of_the_order(tell: Teller) -> None:
    record = tell("Chile {ordered} Codelco on Monday to close the mill by 3 June.").at_mark()
    assert record.date is not None and record.date.edtf == "2019-05-13"


def test_decree_is_issued_whatever_is_done_under_it(tell: Teller) -> None:
    record = tell("Under a {decree} signed by Anna Larsen, banks may close for a day.").at_mark()
    assert record.status == "occurred"
