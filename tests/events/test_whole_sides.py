"""That all those on a side are named, by how the side is told."""

from __future__ import annotations

import pytest
from sentences import Teller, roles

JOINED = {
    "Norsk Hydro and Statkraft have {poured} $200 million into Vestas.": {
        ("supplier", "Norsk Hydro"),
        ("supplier", "Statkraft"),
        ("recipient", "Vestas"),
    },
    "Sequoia and Lion Global have {poured} $300 million into the company.": {
        ("supplier", "Sequoia"),
        ("supplier", "Lion Global"),
    },
    "The jets are {bought} from Brazilian maker Embraer and Sierra Nevada Corp.": {
        ("supplier", "Embraer"),
        ("supplier", "Sierra Nevada Corp."),
    },
}


@pytest.mark.parametrize(("text", "expected"), JOINED.items(), ids=list(JOINED))
def test_joined_names(tell: Teller, text: str, expected: set[tuple[str, str]]) -> None:
    assert roles(tell(text).at_mark()) == expected
