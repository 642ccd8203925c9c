"""The word lists of `cues/entities.toml`, checked on load."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable
from functools import cache
from importlib import resources

from dateline.errors import DataError

_ALLOWED = {
    "names": {
        "titles", "title_parts", "org_heads", "corporate", "of_heads", "places", "not_names",
        "openers", "local", "products", "also_surnames", "org_openers",
        "across_states", "joined", "dealing", "passing_on", "before_months", "instruments",
        "states",
    },
    "runs": {
        "particles", "in_towns", "articles", "no_tails", "firm_ends", "small_forms", "members",
        "twins", "second_halves",
    },
    "representatives": {"plural_or_body", "private", "armed", "posted"},
    "offices": {"of_firms", "unnamed", "lesser", "leading"},
    "discourse": {"calling", "talks", "meeting", "dealings", "hearing", "filing", "wires"},
    "seats": {
        "at", "toward", "motion", "events", "hubs", "neutral", "named", "after_initials",
        "initials",
    },
    "nominals": {
        "country", "government", "company", "agency", "organisation", "office", "countries",
        "companies", "sides", "leaders", "offices_of_state", "numbers", "both", "bilateral",
        "personal", "neuter", "plural", "speaker_plural", "speaker", "definite", "campaign",
        "administration", "prepositions", "union", "bloc", "of_state", "pairs", "envoys", "saying",
        "serving", "houses", "classes", "groups", "leading", "workforce", "speaking_for", "bands",
        "including", "members", "judging", "urging", "raters", "papers", "kingdom", "sultanate",
        "emirate", "seated", "sitting", "plain", "judged",
        "takeovers", "authorities",
    },
}  # fmt: skip


class Lexicon:
    """Word sets by section and key: `lexicon["names.titles"]`."""

    def __init__(self, tables: dict[str, dict[str, str]], *, source: str) -> None:
        self.homes: dict[str, tuple[str, ...]] = {
            form: tuple(homes.split()) for form, homes in tables.pop("legal_forms", {}).items()
        }
        self._sets: dict[str, frozenset[str]] = {}
        self._derived: dict[str, frozenset[str]] = {}
        for section, keys in tables.items():
            allowed = _ALLOWED.get(section)
            if allowed is None:
                raise DataError(f"{source}: section {section!r} is none of {sorted(_ALLOWED)}")
            for key, words in keys.items():
                if key not in allowed:
                    raise DataError(f"{source}: {section}.{key} is none of {sorted(allowed)}")
                self._sets[f"{section}.{key}"] = frozenset(words.split())

    def __getitem__(self, key: str) -> frozenset[str]:
        return self._sets[key]

    def derived(self, name: str, make: Callable[[], Iterable[str]]) -> frozenset[str]:
        """What is made of the lists for every article alike; made once."""
        if name not in self._derived:
            self._derived[name] = frozenset(make())
        return self._derived[name]


@cache
def load() -> Lexicon:
    """The package's word lists."""
    item = resources.files("dateline_models") / "cues" / "entities.toml"
    return Lexicon(tomllib.loads(item.read_text(encoding="utf-8")), source=item.name)
