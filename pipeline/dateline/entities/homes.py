"""Where listed firms are at home, for those whose country the text leaves open.

`gazetteers/homes.txt` has one line a state: its code, a tab, the folded names of its listed firms
without their legal forms, parted by `|`. A name may stand in several lines.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache
from importlib import resources

from dateline.entities.gazetteer import fold
from dateline.entities.lexicon import Lexicon
from dateline.entities.model import Actor, Mention
from dateline.entities.page import Page
from dateline.errors import DataError

_GROUPS = frozenset({"group", "holding", "holdings"})
_SHORTEST = 3
_ALONE = 8
Homes = dict[str, tuple[str, ...]]


def read(text: str, *, source: str) -> Homes:
    """Folded name -> codes of the states that have a firm so called."""
    homes: Homes = {}
    for number, line in enumerate(text.splitlines(), start=1):
        code, tab, names = line.partition("\t")
        if not tab or len(code) != 2 or not code.isupper():
            raise DataError(f"{source}:{number}: a code in capitals, a tab and names are wanted")
        for name in names.split("|"):
            homes[name] = (*homes[name], code) if name in homes else (code,)
    return homes


@cache
def load() -> Homes:
    """The package's names."""
    item = resources.files("dateline_models") / "gazetteers" / "homes.txt"
    return read(item.read_text(encoding="utf-8"), source=item.name)


def core(name: str, corporate: frozenset[str]) -> str:
    """The folded name without legal forms and "Group" at its end."""
    words = fold(name).split()
    while len(words) > 1 and (words[-1] in corporate or words[-1] in _GROUPS | {"&", "and", ","}):
        words.pop()
    return " ".join(words)


@cache
def _by_first_word() -> dict[str, list[str]]:
    table: dict[str, list[str]] = {}
    for name in load():
        first, blank, _ = name.partition(" ")
        if blank:
            table.setdefault(first, []).append(name)
    return table


def of(name: str) -> tuple[str, ...]:
    """States of the firms whose folded name this is, else of those whose name starts with it."""
    homes = load()
    if name in homes or len(name) < _SHORTEST:
        return homes.get(name, ())
    longer = _by_first_word().get(name.partition(" ")[0], [])
    codes = {code: 0 for other in longer if other.startswith(name + " ") for code in homes[other]}
    return tuple(codes)


def settle(
    bodies: Iterable[Actor], page: Page, names: dict[int, Mention], lexicon: Lexicon
) -> frozenset[str]:
    """Give firms without a country the one of their name or legal form, where that is telling.

    Gives back the ids of those firms.
    """
    open_ones = [body for body in bodies if body.country is None and not body.source]
    if not open_ones:
        return frozenset()
    stated = {a.country for m in names.values() for a in m.actors if a.kind in {"country", "place"}}
    datelines = [m.actors[0].country for i, m in names.items() if page.dateline[i]]
    for body in open_ones:
        usual = lexicon.homes.get(body.name.split()[-1].lower().strip("."), ())
        listed = of(core(body.name, lexicon["names.corporate"]))
        if usual:
            listed = tuple(code for code in listed if code in usual)
        near = [code for code in listed if code in stated]
        if len(listed) == 1 or len(near) == 1:
            body.country = (near or listed)[0]
        else:
            body.country = _legal_home(usual, datelines)
    return frozenset(body.id for body in open_ones if body.country)


def _legal_home(homes: tuple[str, ...], datelines: list[str | None]) -> str | None:
    """What the legal form tells: the dateline's state if it has that form, else the usual."""
    fits = [home for home in datelines if home in homes]
    if fits or not homes:
        return fits[0] if fits else None
    return homes[0] if homes[0] != "-" else None


def domesticate(actors: Iterable[Actor], lexicon: Lexicon) -> None:
    """Where an article speaks of one state as good as alone, its persons and bodies are of it."""
    everyone = list(actors)
    weights: Counter[str] = Counter()
    for actor in everyone:
        if actor.country:
            weights[actor.country] += len(actor.mentions)
    top = weights.most_common(2)
    if not top or (len(top) > 1 and top[0][1] <= _ALONE * top[1][1]):
        return
    for actor in everyone:
        open_one = actor.country is None and not actor.source
        across = fold(actor.name).partition(" ")[0] in lexicon["names.across_states"]
        if open_one and actor.kind in {"person", "organisation"} and not across:
            actor.country = top[0][0]
