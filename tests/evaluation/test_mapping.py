"""Tables of labels: those shipped are sound, a user's own is checked to the line."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import pytest

from dateline.errors import DataError
from dateline.evaluation.mapping import identity, load_mapping, parse_mapping, read_mapping
from dateline.evaluation.model import TYPES

SHIPPED = sorted(
    f.name.removesuffix(".toml")
    for f in (resources.files("dateline_models") / "mappings").iterdir()
    if f.name.endswith(".toml")
)


@pytest.mark.parametrize("name", SHIPPED)
def test_shipped_tables(name: str) -> None:
    assert load_mapping(name).types


def test_every_form_has_its_table() -> None:
    assert SHIPPED == ["cameo", "geneva", "plover", "rams", "wikievents"]


def test_our_own_names() -> None:
    assert set(identity().types) == set(TYPES)
    assert identity().refuse_unknown


BROKEN = {
    "key": ("\nunkown = 'ignore'", "t.toml:2: unknown key 'unkown'; allowed are unknown, ignore"),
    "value": ("unknown = 'drop'", "t.toml:1: unknown 'drop' is not one of ignore, refuse"),
    "type": ("[types.X]\ntype = 'deal'", "t.toml:2: types.X.type 'deal' is not one of agreement"),
    "rule key": ("[types.X]\ntype = 'talks'\nrole = 1", "t.toml:3: unknown key 'role'; allowed"),
    "stage": ("[types.X]\ntype = 'talks'\nstage = 'ended'", "t.toml:3: types.X.stage 'ended'"),
    "role": ("[types.X]\ntype = 'talks'\nroles = { a = 'party' }", "t.toml:3: types.X.roles"),
    "table": ("[types]\nX = 1", "t.toml:2: types.X must be a table"),
    "toml": ("types = [", "t.toml: "),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_tables_are_named(name: str) -> None:
    text, message = BROKEN[name]
    with pytest.raises(DataError) as caught:
        parse_mapping(text, file="t.toml")
    assert message in str(caught.value)


def test_a_table_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no such file"):
        read_mapping(tmp_path / "none.toml")
