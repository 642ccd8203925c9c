"""Gazetteers: what is refused and where, what users add, what is known out of the package."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dateline.entities import Gazetteer
from dateline.entities.gazetteer import fold
from dateline.errors import DataError

HEADER = "name,aliases,kind,country,wikidata\n"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("Norvik Orbital,,company,NO,", "kind 'company'"),
        ("Norvik Orbital,,organisation,Norway,", "country 'Norway'"),
        ("Norvik Orbital,,organisation,no,", "country 'no'"),
        ("Norvik Orbital,,organisation,NO,17", "wikidata '17'"),
        ("Norvik Orbital,,organisation,NO", "5 fields wanted, found 4"),
        (",,organisation,NO,", "name is empty"),
    ],
)
def test_bad_row_is_refused_with_file_and_line(tmp_path: Path, row: str, reason: str) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(f"{HEADER}Good Agency,,organisation,NO,\n{row}\n", encoding="utf-8")
    with pytest.raises(DataError) as refused:
        Gazetteer.load(path)
    assert f"{path}:3:" in str(refused.value)
    assert reason in str(refused.value)


def test_other_columns_are_refused() -> None:
    with pytest.raises(DataError, match="mine:1: columns are name,aliases"):
        Gazetteer.from_text("name,kind\nX,place\n", source="mine")


def test_user_rows_come_first_and_leave_the_package_alone() -> None:
    mine = Gazetteer.from_text(HEADER + "Boeing Choir,Boeing,organisation,NO,Q12\n")
    sense = mine.get("boeing", "Boeing")
    assert sense is not None and sense.entry.name == "Boeing Choir"
    packaged = Gazetteer.load().get("boeing", "Boeing")
    assert packaged is not None and packaged.entry.country == "US"


def test_package_is_loaded_once() -> None:
    assert Gazetteer.load() is Gazetteer.load()


@pytest.mark.parametrize(
    ("surface", "name", "country"),
    [
        ("U.S.", "United States", "US"),
        ("Soviet", "Soviet Union", "SU"),
        ("Elysee", "France", "FR"),
        ("Bundesbank", "Bundesbank", "DE"),
        ("IAEA", "International Atomic Energy Agency", None),
        ("Côte d'Ivoire", "Ivory Coast", "CI"),
        ("Cote d'Ivoire", "Ivory Coast", "CI"),
    ],
)
def test_known_names(surface: str, name: str, country: str | None) -> None:
    sense = Gazetteer.load().get(fold(surface), surface)
    assert sense is not None
    assert (sense.entry.name, sense.entry.country) == (name, country)


def test_acronyms_ask_for_capitals() -> None:
    gazetteer = Gazetteer.load()
    assert gazetteer.get("who", "Who") is None
    assert gazetteer.get("who", "WHO") is not None
    assert gazetteer.get("us", "us") is None


def test_states_have_wikidata_ids() -> None:
    states = [s.entry for senses in Gazetteer.load().senses.values() for s in senses]
    states = [entry for entry in states if entry.group == "countries" and entry.country == "PE"]
    assert {entry.wikidata for entry in states} == {"Q419"}


@example("℅")
@example("Acme…")
@given(st.text(max_size=30))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
