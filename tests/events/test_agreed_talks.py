"""Who agrees to talks or to a visit plans them, and concludes nothing yet."""

from __future__ import annotations

import pytest
from sentences import Teller


@pytest.mark.parametrize(
    ("sentence", "type_", "status"),
    [
        ("Peru and Chile agreed to talks on fishing.", "talks", "planned"),
        ("Trump and Kim agreed on a second summit.", "talks", "planned"),
        ("Peru agreed to a visit by the Norwegian king.", "visit", "planned"),
        ("Peru did not agree to talks with Chile.", "talks", "denied"),
    ],
)
def test_status(tell: Teller, sentence: str, type_: str, status: str) -> None:
    (record,) = tell(sentence).records
    assert (record.type, record.status) == (type_, status)
