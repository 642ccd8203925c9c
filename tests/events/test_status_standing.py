"""How far talks and visits have come, by what their clause tells of them."""

from __future__ import annotations

import pytest
from sentences import Teller

STANDING = [
    # What has reached a stage, or makes headway, goes on.
    ("{Talks} between Norway and Ghana have reached a decisive phase.", "ongoing"),
    ("{Negotiations} between Norway and Ghana were at an early stage.", "ongoing"),
    ("The {talks} between Norway and Ghana are making little progress.", "ongoing"),
    ("The latest round of {talks} between Norway and Ghana is still proceeding.", "ongoing"),
    ("The {talks} between Norway and Ghana made progress.", "occurred"),
    ("Little progress has been made in {talks} between Norway and Ghana.", "ongoing"),
    ("Norway and Ghana made progress in {talks} on Monday.", "occurred"),
    ("{Talks} between Norway and Ghana have been under way since May.", "ongoing"),
    ("{Talks} between Norway and Ghana, under way since May, have stalled.", "ongoing"),
    ("{Talks} between Norway and Ghana got under way on Monday.", "occurred"),
    ("{Talks} between Norway and Ghana will be under way by June.", "planned"),
    # What is off is called off; what is off to a start, or off until a day, is not.
    ("The {talks} between Norway and Ghana are off, the minister said.", "denied"),
    ("The {talks} between Norway and Ghana are off to a good start.", "ongoing"),
    ("The {talks} between Norway and Ghana are off until the harvest.", "ongoing"),
    ("Norway hopes to win concessions at the next session of {talks} with Ghana.", "planned"),
    ("A {meeting} between Norway and Ghana is booked for June.", "planned"),
    ("Bad weather kept Erna Solberg from {meeting} the king of Ghana.", "denied"),
    # What has begun and is to last.
    ("A {meeting} of Norway and Ghana, which opened today and is to last until Friday, is slow.",
     "ongoing"),
    ("The {conference} between Norway and Ghana, which resumed today, is due to run until May 20.",
     "ongoing"),
    ("Erna Solberg {attended a two-day meeting} of Ghana, which ends tomorrow.", "ongoing"),
    ("Erna Solberg will {attend a two-day meeting} of Ghana and Oman, which ends on Saturday.",
     "planned"),
    # Talks of no result were held; those called off are to be held once more.
    ("Norway left Oman after unsuccessful {talks} with Ghana.", "occurred"),
    ("Norway walked away after ten fruitless rounds of {talks} with Ghana.", "occurred"),
    ("Norway and Ghana agreed to {resume suspended talks} next week.", "planned"),
    # What is prepared, or has no day yet, is to come.
    ("A team is laying the groundwork for {talks} between Norway and Ghana.", "planned"),
    ("No date was set for {talks} between Norway and Ghana.", "planned"),
    ("No venue has been chosen for the {summit} between Norway and Ghana.", "planned"),
    ("Norway's minister is flying to Ghana for {talks} with Chile.", "planned"),
    ("Norway's minister flew to Ghana for {talks} with Chile.", "occurred"),
    ("{Talks} of Norway and Ghana are pencilled in for June.", "planned"),
    ("Norway's minister left Oslo on Monday for {talks} with Chile.", "planned"),
    ("Norway and Ghana are not due to {meet} again until December.", "planned"),
    ("Norway and Ghana are not due to {meet} again.", "denied"),
    # Who is visiting as he is told of.
    ("Norway's minister, {visiting} Ghana, praised the harbour.", "ongoing"),
    ("{Visiting} Norwegian minister Erna Solberg praised the harbour.", "ongoing"),
    ("Erna Solberg, {visiting} Ghana on Monday, praised the harbour.", "occurred"),
    ("Erna Solberg praised the harbour after {visiting} Ghana.", "occurred"),
    # A pact by the name of its place or its day was made, whatever may come of it.
    ("The Lima {accord} between Norway and Ghana may falter if Oman leaves.", "occurred"),
    ("Envoys would not say whether the Lima {accord} by Norway and Ghana has secret clauses.",
     "occurred"),
    ("The Lima {accord} between Norway and Ghana may be signed in June.", "possible"),
    ("The new {accord} between Norway and Ghana may create jobs.", "possible"),
    # What is weighed.
    ("A {visit} to Ghana by Norway's king is under consideration.", "possible"),
    # What one came for was done.
    ("Norway's minister was in Ghana to {meet} Chile's envoy.", "occurred"),
    ("Norway's minister was to {meet} Chile's envoy in Ghana.", "planned"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "status"), STANDING)
def test_how_far_talks_and_visits_have_come(tell: Teller, sentence: str, status: str) -> None:
    assert tell(sentence).at_mark().status == status
