"""Who acts in what somebody is asked to do, and who is the first to do something."""

from __future__ import annotations

import pytest
from sentences import Teller, names


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Kenya has called on Peru and Chile not to {sign any deal} with Oman.", "Peru Chile Oman"),
        ("Kenya called upon Ghana to {hold talks} with Togo.", "Ghana Togo"),
        ("Kenya appealed to Japan to {hold talks} with Togo.", "Japan Togo"),
        ("Kenya offered to {hold talks} with Togo.", "Kenya Togo"),
        ("Solberg, the first premier to {visit} Lima since 1990, met farmers.", "Solberg"),
    ],
)
def test_who_acts(tell: Teller, text: str, wanted: str) -> None:
    assert names(tell(text).at_mark()) == set(wanted.split())
