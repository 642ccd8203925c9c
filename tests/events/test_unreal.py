"""Questions, what a kind does as a rule and what a film tells are no happenings."""

from __future__ import annotations

import pytest
from unmarked_sentences import records_of_type

NOTHING = [
    ("agreement", "Would Norway sign such a treaty with Chile?"),
    ("agreement", "Will you tear up the fishing treaty with Peru?"),
    ("transfer", '"Did Chile buy the jets from Peru?" she asked.\n"Did Chile buy them from Peru?"'),
    ("cooperation", "How will Peru work with Chile?"),
    ("transfer", "Ghana praised the firms which supply Norway with trucks."),
    ("talks", "Ghana fears leaders who meet Angela Merkel."),
    ("launch", "Whenever Iran tests a missile, its neighbours protest."),
    ("talks", "Merkel meets Norway's premier on Wednesdays."),
    ("talks", "The premiers of Peru and Chile meet twice a year in Lima."),
    ("visit", "Anna Larsen, the minister, visits Lima every Friday."),
    ("agreement", "All contracts signed by Peru must contain a clause on fish."),
    ("agreement", "Peru insists on a clause on cod in any agreement between Norway and Chile."),
    ("agreement", "In the film, Norway signs a treaty with Ghana."),
]
SOMETHING = [
    ("visit", "Why did Barack Obama visit Cuba?"),
    ("talks", "Envoys who meet Angela Merkel on Monday will leave."),
    ("talks", "The premiers of Peru and Chile meet on Monday for the third time this year."),
    ("transfer", "Every year Norway gives Ghana two million dollars."),
    ("transfer", "Firms which supplied trucks to Volvo went under."),
]


@pytest.mark.parametrize(("event_type", "sentence"), NOTHING)
def test_what_is_asked_or_usual_is_no_event(event_type: str, sentence: str) -> None:
    assert [r.rule for r in records_of_type(sentence, event_type)] == []


@pytest.mark.parametrize(("event_type", "sentence"), SOMETHING)
def test_what_a_question_grants_and_what_has_a_time_is(event_type: str, sentence: str) -> None:
    assert records_of_type(sentence, event_type)
