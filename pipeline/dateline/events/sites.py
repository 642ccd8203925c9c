"""Whose ground a facility stands on: the state named beside the place."""

from __future__ import annotations

from dataclasses import replace

from dateline.entities.model import Actors, Mention
from dateline.events import syntax
from dateline.events.arguments import Arguments
from dateline.events.mentions import Filler
from dateline.events.syntax_cues import load_syntax_cues
from dateline.parsed import Token

CUES = load_syntax_cues()
NAMES = frozenset({"name", "acronym"})
SITES = tuple(
    f"{of}{name}"
    for of in ("", "patient.", "agent.", "of.")
    for name in ("in", "at", "near", "outside", "on")
)
# Under these stands what stands somewhere, or whose it is: "at its mill in Peru", "for X in Peru".
HOLDERS = ("from", "at", "of", "for", "patient.for", "patient.of")
_GO_ON = frozenset({"and", "or", "'s", "’s"})


def hosts(arguments: Arguments, actors: Actors) -> list[Filler]:
    """The states named beside the places where it stands: "a mill near Ghent, Belgium"."""
    places = [h for function in SITES for h in arguments.get(function, ())]
    holders = [h for function in HOLDERS for h in arguments.get(function, ())]
    inner = [t for h in holders for t in syntax.prepositional(h, "in", "near", "outside")]
    named = [m for place in places for m in _states_beside(place, actors)]
    named += [m for place in inner for m in _states_at(place, actors)]
    return [Filler("host", m.actors[0], m.start, m.end, "state") for m in named]


def with_hosts(found: list[Filler]) -> list[Filler]:
    """`found`, where a state whose plant another one builds is the host.

    "Volvo will build Kenya's first plant".
    """
    builders = any(f.role == "operator" and f.function == "agent" for f in found)
    there = {f.actor.id for f in found if f.role == "host"}
    whose = {f.actor.id for f in found if _is_whose(f)}
    if not builders or there - whose:
        return found
    return [replace(f, role="host") if _is_whose(f) else f for f in found]


def _is_whose(filler: Filler) -> bool:
    return filler.function == "patient.poss" and filler.actor.kind == "country"


def _states_at(place: Token, actors: Actors) -> list[Mention]:
    """The state itself, or the one beside: "a base in Mali", "a base in Gao, Mali"."""
    own = actors.mention_at(place.i)
    if own is not None and own.form in NAMES and own.actors[0].kind == "country":
        return [own]
    return _states_beside(place, actors)


def _states_beside(place: Token, actors: Actors) -> list[Mention]:
    """The state behind the comma, or in which the place is said to lie: "at Tara in Ireland";
    whose capital or town it is: "in the Yemeni capital Sanaa"."""
    owned = [m for m in _owners(place, actors) if m.actors[0].kind == "country"]
    if owned:
        return owned[:1]
    behind = _behind_comma(place, actors)
    if behind is None:
        inner = (actors.mention_at(t.i) for t in syntax.prepositional(place, "in"))
        found = [m for m in inner if m is not None]
    else:  # "plants in Ghent, France and Spain" are three
        ends = behind.end == len(place.doc) or place.doc[behind.end].lower_ not in _GO_ON
        found = [behind] if ends else []
    return [m for m in found if m.form in NAMES and m.actors[0].kind == "country"]


def _owners(place: Token, actors: Actors) -> list[Mention]:
    towns = [place, *syntax.children(place, "appos", "compound", "nmod")]
    if not any(t.lower_ in CUES.towns for t in towns):
        return []
    beside = [c for t in towns for c in syntax.children(t, "poss", "amod", "compound", "nmod")]
    found = (actors.mention_at(c.i) for c in beside)
    return [m for m in found if m is not None]


def _behind_comma(place: Token, actors: Actors) -> Mention | None:
    doc, at = place.doc, place.i + 2
    if doc.lowers[place.i + 1 : at] != [","] or at >= len(doc):
        return None
    mention = actors.mention_at(at)
    return mention if mention and mention.start == at else None
