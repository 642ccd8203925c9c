"""That all those on a side are named, by how the side is told."""

from __future__ import annotations

import pytest
from sentences import Teller, names, roles

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


# Where the parser takes one in a list for an apposition to the one before it, or for a part of
# its name.
LISTED = {
    "Ole Berg {met} Jan Olsen, Anna Larsen and Luis Soto on Monday.": {
        "Ole Berg", "Jan Olsen", "Anna Larsen", "Luis Soto",
    },
    "Jan Olsen, Anna Larsen and Luis Soto {met} on Monday.": {
        "Jan Olsen", "Anna Larsen", "Luis Soto",
    },
    "Citibank, Bank of America, Chase Manhattan and Nordea {signed a loan agreement} with Peru.": {
        "Citibank", "Bank of America", "Chase Manhattan", "Nordea", "Peru",
    },
    "Volvo {held talks} with Bank of Nova Scotia and Nordea on Monday.": {
        "Volvo", "Bank of Nova Scotia", "Nordea",
    },
    "Harald Olsen, Norway's king, {met} Luis Soto.": {"Harald Olsen", "Luis Soto"},
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LISTED.items(), ids=list(LISTED))
def test_lists_of_names(tell: Teller, text: str, expected: set[str]) -> None:
    assert names(tell(text).at_mark()) == expected
