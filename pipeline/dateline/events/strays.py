"""Arguments that the parser hangs where they do not belong."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.events import syntax
from dateline.events.syntax_cues import load_syntax_cues
from dateline.parsed import Token

CUES = load_syntax_cues()
_PLACES = ("GPE", "LOC", "FAC")
_WAYS = frozenset({"to", "into", "from", "toward", "towards", "for", "around"})
_ALOFT = frozenset({"orbit", "space", "station"})
# "Signed during a visit by X": X only came.
_WHILE = frozenset({"during", "after", "before", "following"})
_CARRIERS = ("aboard", "atop")


def strayed_agent(verb: Token) -> list[Token]:
    """Who does it where the parser hangs "by X" on what precedes: "sold to the rebels by X"."""
    phrases = [c for c in verb.children if c.i > verb.i and c.dep_ in ("prep", "dobj", "oprd")]
    holders = [t for c in phrases for t in (syntax.children(c, "pobj") or [c])]
    apart = [t for t in holders if not _is_name(t) or t.ent_type_ in _PLACES]
    apart = [t for t in apart if t.head.lower_ not in _WHILE]
    found = [h for t in apart for h in syntax.prepositional(t, "by")]
    return [h for h in found if _is_name(h)]


def strayed_carrier(verb: Token) -> Iterator[tuple[str, Token]]:
    """What it goes on where the parser hangs that on the place: "flew to the station aboard X"."""
    for prep in verb.children:
        if prep.dep_ != "prep" or prep.lower_ not in _WAYS:
            continue
        for place in syntax.children(prep, "pobj"):
            on = prep.lower_ == "from" or place.lower_ in _ALOFT
            for name, head in syntax.prepositions(place):
                if name in _CARRIERS or (on and name in ("on", "with")):
                    yield name, head


def beside_price(verb: Token) -> Iterator[tuple[str, Token]]:
    """Who buys or sells where the parser hangs it on the price: "sold for 3 mln dlrs to X"."""
    for prep in syntax.children(verb, "prep"):
        if prep.lower_ not in ("for", "at"):
            continue
        for price in syntax.children(prep, "pobj"):
            if price.tag_ == "CD" or syntax.children(price, "nummod"):
                found = syntax.prepositions(price)
                yield from ((name, head) for name, head in found if name in ("to", "from"))


def two_objects(verb: Token) -> tuple[list[Token], list[Token]]:
    """Who gets what where the parser takes both for objects: "refunded Peru the whole sum"."""
    objects = syntax.children(verb, "dobj")
    if len(objects) == 1:
        return _state_before(verb, objects[0])
    if len(objects) != 2 or not (_is_name(objects[0]) or objects[0].tag_ == "PRP"):
        return [], []
    return syntax.coordinated(objects[0]), syntax.coordinated(objects[1])


def _state_before(verb: Token, thing: Token) -> tuple[list[Token], list[Token]]:
    """ "Sold Peru tanks": the state right behind the verb is no modifier of what it gets."""
    state = verb.doc[verb.i + 1] if verb.i + 1 < len(verb.doc) else verb
    counted = state.i + 1 < len(verb.doc) and verb.doc[state.i + 1].tag_ == "CD"
    modifies = state.head.i == thing.i and state.dep_ in ("compound", "amod", "nmod")
    joined = modifies and (state.ent_type_ == "GPE" or (counted and _is_name(state)))
    if not joined or thing.tag_ not in ("NN", "NNS") or verb.lower_ not in CUES.bestowing:
        return [], []
    led = any(name == "to" for name, _ in syntax.prepositions(verb))
    return ([], []) if led or syntax.children(thing, "prep") else ([state], [thing])


def _is_name(noun: Token) -> bool:
    return noun.tag_ in ("NNP", "NNPS") and noun.ent_type_ not in ("DATE", "TIME")
