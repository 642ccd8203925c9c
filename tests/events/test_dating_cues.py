"""The weights and words of dating, as data."""

from __future__ import annotations

from importlib.resources import files

import pytest

from dateline.errors import DataError
from dateline.events.dating_cues import WEIGHTS, load_dating, parse_dating

SHIPPED = (files("dateline_models") / "cues" / "dating.toml").read_text(encoding="utf-8")


def test_shipped_cues_have_every_weight_and_all_forms_of_their_verbs() -> None:
    cues = load_dating()
    assert set(cues.weight) == WEIGHTS
    assert {"expire", "expires", "expired", "expiring"} <= cues.verbs["apart"]
    assert {"sold", "built"} <= cues.verbs["telling"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("own =", "owned =", "own.toml: .weights.: unknown name 'owned'; allowed: above"),
        ("apart =", "beside =", "own.toml: .verbs.: unknown name 'beside'; allowed: apart"),
        ("[adverbs]", "[adverb]", "own.toml: unknown name 'adverb'; allowed: adverbs"),
        ("rank =", "ranks =", "own.toml: .words.: unknown name 'ranks'; allowed: background"),
        ("clause = 60", "", "own.toml: .weights.: 'clause' is missing"),
    ],
)
def test_names_that_nothing_reads_or_that_are_missing_are_refused(
    old: str, new: str, message: str
) -> None:
    assert old in SHIPPED
    with pytest.raises(DataError, match=message):
        parse_dating(SHIPPED.replace(old, new, 1), source="own.toml")
