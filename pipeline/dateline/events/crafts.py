"""Names of what flies: launchers, satellites and constellations launch nothing themselves."""

from __future__ import annotations

from dataclasses import replace

from dateline.entities.model import Actors
from dateline.events.flyers import flyers, launch_houses
from dateline.events.frames import Frame, FrameSet
from dateline.events.mentions import Filler
from dateline.parsed import Parsed

# Where who launches stands, or whose launcher it is.
LAUNCHING = frozenset(
    {"agent", "agent.poss", "agent.modifier", "poss", "by", "modifier", "of", "of.poss", "clause"}
    | {"patient.poss", "patient.modifier", "of.modifier"}
)

# How many letters name a model: "Vega C", "Atlas IV".
MODEL = 3


def as_provider(filler: Filler, doc: Parsed, frames: FrameSet) -> Filler:
    """ "SpaceX said its Falcon 9 will launch it": whose launcher it is launches what others own.

    Of a craft that it owns itself it is the operator: "Northrop Grumman's Cygnus lifted off".
    """
    if filler.role != "operator":
        return filler
    if filler.function == "agent.poss" and doc[filler.start].tag_ == "PRP$":
        firm = filler.actor.name.lower().rpartition(" ")[2] in frames.lists["launch_firms"]
        return replace(filler, role="provider") if firm else filler
    house = filler.actor.name in launch_houses(tuple(frames.lists["firm_rockets"]))
    if not house or filler.function not in LAUNCHING:
        return filler
    own = frames.lemmas.noun(doc[filler.end - 1].head.lower_) in frames.lists["payloads"]
    return filler if own else replace(filler, role="provider")


def flown_by(found: list[Filler], doc: Parsed, frames: FrameSet) -> list[Filler]:
    """`found` without crafts, who launches what others own as the provider."""
    return [as_provider(f, doc, frames) for f in found if not is_craft(f, doc, frames)]


def without_persons(found: list[Filler], frame: Frame, actors: Actors) -> list[Filler]:
    """`found` without persons, who fly nothing themselves; who fires a missile does it for a state.

    "Kim fired a missile" is told of North Korea, where the article names it.
    """
    fires = "missile" in frame.id
    return [f for filler in found if (f := _official(filler, actors, fires=fires)) is not None]


def _official(filler: Filler, actors: Actors, *, fires: bool) -> Filler | None:
    person = filler.actor
    if person.kind != "person":
        return filler
    if not fires:
        return None
    known = (a for a in actors.actors if a.kind == "country" and a.mentions)
    state = next((a for a in known if a.country == person.country), None)
    return None if state is None else replace(filler, actor=state)


def is_of_private(filler: Filler, doc: Parsed, frames: FrameSet) -> bool:
    """True for the Japan of "a Japanese billionaire took off"."""
    if not filler.function.endswith("modifier"):
        return False
    return frames.lemmas.noun(doc[filler.end - 1].head.lower_) in frames.lists["private_parties"]


def is_craft(filler: Filler, doc: Parsed, frames: FrameSet) -> bool:
    """True for the name of a launcher, satellite or constellation: what flies launches nothing."""
    word = doc[filler.end - 1].lower_
    if filler.function == "flyer" or word in frames.lists["launch_firms"]:
        return False
    if filler.actor.kind == "organisation" and _is_numbered(filler, doc):
        return True  # "the Yaogan-34 satellite", "Turksat 5A"
    if _is_christened(filler, doc) or _is_model(filler, frames):
        return True
    own = filler.actor.name.lower().rpartition(" ")[2]  # "its launch", the craft's
    return any(_is_of_craft(w, filler, frames) for w in (word, own))


def _is_of_craft(word: str, filler: Filler, frames: FrameSet) -> bool:
    owners = flyers().get(word)
    return word in frames.lists["rockets"] or bool(owners and filler.actor.name not in owners)


def _is_christened(filler: Filler, doc: Parsed) -> bool:
    """True for "the Zafar satellite" of a name that no list has: a satellite's own, unlike "an
    Arabsat satellite"."""
    last = doc[filler.end - 1]
    if doc.lowers[filler.end - 2 : filler.end] == ["launch", "vehicle"]:
        return True
    if filler.actor.source or len(filler.actor.mentions) > 1 or last.head.i != filler.end:
        return False
    named = last.dep_ in ("compound", "nmod") and last.head.tag_ == "NN"
    return named and any(
        c.dep_ == "poss" or c.lower_ == "the" for c in last.head.children if c.i < filler.start
    )


def _is_model(filler: Filler, frames: FrameSet) -> bool:
    """True for "Vega C": a launcher's name and a letter or two."""
    words = filler.actor.name.lower().split()
    return len(words) == 2 and words[0] in frames.lists["rockets"] and len(words[1]) <= MODEL


def _is_numbered(filler: Filler, doc: Parsed) -> bool:
    """True where a number ends the name or stands right behind it."""
    last = doc[filler.end - 1].lower_
    behind = doc.lowers[filler.end : filler.end + 1]
    return last[-1].isdigit() or (bool(behind) and behind[0][0].isdigit() and behind[0][-1] != "s")
