"""The frames and words of cues/inference.toml, by which a side is found that no argument names."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from dateline.errors import DataError

SOURCE = "cues/inference.toml"
LISTS = frozenset(
    {
        "answers", "bystanding", "dealings", "deliveries", "flights", "further", "goods", "issued",
        "led", "media", "members", "onlookers", "orders", "outsiders", "owned", "penning",
        "placers", "placing", "settling", "signing", "sold", "structures", "told_by_dealer",
        "told_by_party", "told_by_seller",
    }
)  # fmt: skip


def parse_inference(text: str, *, source: str = SOURCE) -> dict[str, frozenset[str]]:
    """The lists of one TOML text by name; raises DataError for one that is unknown or missing."""
    found = {name: frozenset(words) for name, words in tomllib.loads(text).items()}
    for name in sorted(found.keys() ^ LISTS):
        what = "unknown" if name in found else "no"
        raise DataError(f"{source}: {what} list {name!r}; the lists: {', '.join(sorted(LISTS))}")
    return found


@cache
def _shipped() -> dict[str, frozenset[str]]:
    return parse_inference((files("dateline_models") / SOURCE).read_text(encoding="utf-8"))


def listed(name: str) -> frozenset[str]:
    """What the shipped cues list under `name`."""
    return _shipped()[name]
