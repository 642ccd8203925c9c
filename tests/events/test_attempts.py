"""What was tried and came to nothing did not happen."""

from __future__ import annotations

import pytest
from sentences import Teller


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Norway tried to {sell} two ferries to Peru but failed.", "denied"),
        ("Norway attempted to {buy} two ferries from Peru without success.", "denied"),
        ("Norway has tried to {negotiate} with Peru in vain.", "denied"),
        ("Norway tried unsuccessfully to {sell} two ferries to Peru.", "denied"),
        ("Norway tried to {sell} two ferries to Peru in May.", "possible"),
    ],
)
def test_attempt(tell: Teller, text: str, status: str) -> None:
    assert tell(text).at_mark().status == status
