"""Who flies a launcher of a known name, where the article names them: cues/flyers.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from dateline.entities.model import Actor, Actors
from dateline.parsed import Token


@cache
def flyers() -> dict[str, tuple[str, ...]]:
    """Names or ISO codes by a word of the launcher's name, lower case; a state's agencies too."""
    text = (files("dateline_models") / "cues" / "flyers.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    agencies: dict[str, list[str]] = table["agencies"]
    return {
        word: tuple(known for name in names for known in (name, *agencies.get(name, ())))
        for word, names in table["flyers"].items()
    }


@cache
def launch_houses(rockets: tuple[str, ...]) -> frozenset[str]:
    """The names of those who fly these launchers: companies that launch what others own."""
    return frozenset(name for rocket in rockets for name in flyers().get(rocket, ()))


def name_words(launcher: Token) -> list[Token]:
    """The words of a phrase in which the name of a launcher or a craft may stand."""
    return [
        launcher,
        *(c for c in launcher.subtree if c.i < launcher.i or c.dep_ in ("nummod", "appos")),
    ]


def flyer_of(launcher: Token, actors: Actors) -> Actor | None:
    """The actor of the article that flies what the phrase of `launcher` names, or None."""
    words = name_words(launcher)
    wanted = next((flyers()[w.lower_] for w in words if w.lower_ in flyers()), ())
    for name in wanted:
        for actor in actors.actors:
            if actor.mentions and (
                actor.name == name or (actor.kind == "country" and actor.country == name)
            ):
                return actor
    return None
