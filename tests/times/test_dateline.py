"""The date of an article's dateline."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.times import dateline_date


@pytest.mark.parametrize(
    ("text", "published", "want"),
    [
        ("LIMA, June 16 - Peru said so.", date(1987, 6, 17), date(1987, 6, 16)),
        ("LIMA, Oct 3 (Wire) - Peru said so.", date(1987, 10, 4), date(1987, 10, 3)),
        ("NEW LIMA, Mass., Oct. 3 (Wire) -- Ferries stop.", date(2000, 10, 3), date(2000, 10, 3)),
        ("LIMA, Dec 31 - Peru said so.", date(1988, 1, 1), date(1987, 12, 31)),
        ("Lima, march 11 - ferries stop.", date(1987, 3, 11), date(1987, 3, 11)),
        ("Ferry sails to PeruMarch 19 , 2007The ferry sailed.", None, date(2007, 3, 19)),
        ("Ferry sails for $ 5bnJune 13 , 2005It sailed.", date(2005, 6, 13), date(2005, 6, 13)),
        ("LIMA, June 16, 1987 - Peru said so.", None, date(1987, 6, 16)),
        ("LIMA, June 16 - Peru said so.", None, None),
        ("LIMA, June 16 - Peru said so.", date(1987, 1, 2), None),
        ("Peru signed on June 16, 1987, a pact with Chile.", date(1987, 6, 20), None),
        ("LIMA, Feb 30 - Peru said so.", date(1987, 3, 1), None),
        ("(WIRE) Peru said so.", date(1987, 3, 1), None),
        ("", date(1987, 3, 1), None),
    ],
)
def test_dateline(text: str, published: date | None, want: date | None) -> None:
    assert dateline_date(text, published) == want
