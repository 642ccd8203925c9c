"""Private people: a baker who leaves for Ireland pays no visit, neighbours sign no pact."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dateline.entities.model import Actor, Mention
from dateline.events.affinity import Event
from dateline.events.word_lists import shipped_cues
from dateline.parsed import Parsed

SOURCE = "cues/private.toml"
# What private people do among themselves is no event of these types.
TYPES = frozenset({"visit", "talks", "agreement", "cooperation", "transfer"})
OLDEST = 110
# Words of what stands beside a name that are read.
REACH = 9


@dataclass(frozen=True, slots=True)
class PrivateCues:
    """Lower-cased words by what they tell of a person; cues/private.toml tells of each."""

    callings: frozenset[str]
    public: frozenset[str]


@cache
def load_private_cues() -> PrivateCues:
    """The shipped cues."""
    return shipped_cues(PrivateCues, SOURCE)


def is_private(event: Event) -> bool:
    """True where all participants are told to be private people: by their age or their calling."""
    if event.type not in TYPES:
        return False
    doc = event.mentions[0].doc
    actors = event.actors()
    return bool(actors) and all(_is_private(actor, doc) for actor in actors)


def _is_private(actor: Actor, doc: Parsed) -> bool:
    if actor.kind != "person" or actor.source:
        return False
    cues = load_private_cues()
    names = [m for m in actor.mentions if m.form == "name"]
    aged = [_is_aged(m, doc) for m in names]
    told = [_told_of(m, doc, aged=old) for m, old in zip(names, aged, strict=True)]
    if any(not cues.public.isdisjoint(words) for words in told):
        return False
    return any(aged) or any(not cues.callings.isdisjoint(words) for words in told)


def _is_aged(mention: Mention, doc: Parsed) -> bool:
    """ "Anna Larsen, 34," and "Anna Larsen, aged 34"."""
    behind = doc.lowers[mention.end : mention.end + 4]
    if behind[:1] != [","]:
        return False
    number, *after = behind[2:] if behind[1:2] == ["aged"] else behind[1:]
    return number.isdigit() and int(number) < OLDEST and after[:1] in ([","], ["."], ["who"])


def _told_of(mention: Mention, doc: Parsed, *, aged: bool) -> list[str]:
    """The words right before the name, those within, and those of an apposition behind it."""
    low, before, behind = doc.lowers, mention.start, mention.end
    while before and mention.start - before < REACH and doc[before - 1].tag_.startswith("NN"):
        before -= 1
    found = low[before:behind]
    if low[behind : behind + 1] != [","]:
        return found
    end = behind + 1
    if aged:
        end += 2
    while end < min(behind + REACH, len(low)) and low[end] not in (",", ".", ";", "who", "said"):
        end += 1
    return found + low[behind + 1 : end]
