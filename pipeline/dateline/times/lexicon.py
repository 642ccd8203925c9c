"""The words of time, read from `dateline_models/times/lexicon.toml`."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Mapping
from importlib import resources
from typing import Any

from dateline.errors import DataError

Value = int | str
Table = Mapping[str, Value]

_TABLES = frozenset(
    {
        "month", "weekday", "season", "unit", "part", "noon", "ordinal", "number",
        "vague_number", "decade_word", "relative", "edge", "approx", "day_word", "vague",
        "set_word", "holiday",
    }
)  # fmt: skip


def read_toml(name: str) -> dict[str, Any]:
    """The parsed data file `times/<name>`; DataError names the file where it is malformed."""
    text = (resources.files("dateline_models") / "times" / name).read_text(encoding="utf-8")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"times/{name}: {error}") from error


def check_tables(tables: Mapping[str, Any]) -> None:
    """Refuse tables that nothing reads and values that are neither numbers nor strings."""
    for name, table in tables.items():
        if name not in _TABLES:
            raise DataError(f"times/lexicon.toml: no table [{name}]; allowed: {sorted(_TABLES)}")
        for word, value in table.items():
            if not isinstance(value, int | str) or word != word.lower():
                raise DataError(f"times/lexicon.toml: [{name}] {word!r}: bad entry {value!r}")


@functools.cache
def lexicon() -> Mapping[str, Table]:
    """All tables by name; words in lower case."""
    tables = read_toml("lexicon.toml")
    check_tables(tables)
    return tables


def alternatives(table: Table) -> str:
    """A regular expression for the words of a table, the longest first."""
    words = sorted(table, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", " ") for word in words)


def look_up(table: str, words: str) -> Value | None:
    """What the words stand for, blanks and case apart; None where the table lacks them."""
    key = " ".join(words.lower().replace(" ", " ").split()).rstrip(".")
    return lexicon()[table].get(key)


def number_of(words: str) -> float | str | None:
    """A number in words or digits ("twenty-five", "1,200", "5 1/2"); "X" for "several"."""
    text = " ".join(words.lower().replace("-", " ").split())
    many = text.removesuffix(" hundred").removesuffix(" thousand").removesuffix(" dozen")
    vague = lexicon()["vague_number"].get(many)
    if vague is not None:
        return float(vague) if str(vague).isdigit() and many == text else "X"
    if text[:1].isdigit():
        return _digits(text)
    return _spelled(text.split())


def _digits(text: str) -> float | None:
    whole, _, fraction = text.replace(",", "").partition(" ")
    top, _, bottom = fraction.partition("/")
    value = float(whole)
    return value + int(top) / int(bottom) if bottom else value


def _spelled(words: list[str]) -> float | None:
    total, current = 0.0, 0.0
    if words in (["a"], ["an"]):
        return 1.0
    for word in words:
        value = 0.5 if word == "half" else lexicon()["number"].get(word)
        if value is None:
            continue
        if value in (12, 100, 1000) and current:
            current *= float(value)
        else:
            current += float(value)
    return (total + current) or None
