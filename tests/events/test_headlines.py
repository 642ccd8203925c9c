"""Telegraphic headlines: verbs in the present tense, without articles and full stops."""

from __future__ import annotations

import pytest
from sentences import Teller, roles


@pytest.mark.parametrize(
    ("headline", "wanted"),
    [
        (
            "Saab {orders} two tankers from Boeing",
            {("recipient", "Saab"), ("supplier", "Boeing")},
        ),
        ("Norway, Ghana {sign} accord on fishing", {("party", "Norway"), ("party", "Ghana")}),
        (
            "Saudi Arabia, UAE {sign} defense pact",
            {("party", "Saudi Arabia"), ("party", "UAE")},
        ),
        (
            "Saab {acquires} Boeing unit in Oslo",
            {("recipient", "Saab"), ("supplier", "Boeing")},
        ),
        ("Iran fails to {put} satellite into orbit", {("operator", "Iran")}),
        (
            "Sudan, South Sudan to {resume} oil talks in Lima",
            {("participant", "Sudan"), ("participant", "South Sudan")},
        ),
        (
            "The Pentagon {awards} Boeing a contract for two presidential jets.",
            {("party", "United States"), ("party", "Boeing")},
        ),
        ("French oil company Total {signs} a deal with Iran.", {("party", "Iran")}),
        (
            "President Barack Obama {orders} all flags to be flown at half-staff in memory of "
            "the victims of the Lima fire.",
            {("issuer", "Barack Obama")},
        ),
        ("Putin to {visit} Turkey next week", {("visitor", "Putin")}),
    ],
)
def test_headline_has_its_actors(tell: Teller, headline: str, wanted: set[tuple[str, str]]) -> None:
    assert roles(tell(headline).at_mark()) == wanted
