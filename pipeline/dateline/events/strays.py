"""Arguments that the parser hangs where they do not belong."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.events import syntax
from dateline.events.syntax_cues import load_syntax_cues
from dateline.parsed import Token

CUES = load_syntax_cues()
_PLACES = ("GPE", "LOC", "FAC")
_WAYS = frozenset({"to", "into", "from", "toward", "towards", "for", "around"})
# "Signed during a visit by X": X only came.
_WHILE = frozenset({"during", "after", "before", "following"})
# What these lead on to tells of a thing itself, not whose or where: "gave Peru loans of 3 mln".
_TELLING_WHAT = frozenset({"of", "worth", "under", "at"})
_CARRIERS = ("aboard", "atop")
_AT_SITTINGS = frozenset({"in", "during", "at"})


def strayed_agent(verb: Token) -> list[Token]:
    """Who does it where the parser hangs "by X" on what precedes: "sold to the rebels by X"."""
    phrases = [c for c in verb.children if c.i > verb.i and c.dep_ in ("prep", "dobj", "oprd")]
    holders = [t for c in phrases for t in (syntax.children(c, "pobj") or [c])]
    apart = [t for t in holders if not _is_name(t) or t.ent_type_ in _PLACES]
    apart = [t for t in apart if t.head.lower_ not in _WHILE]
    found = [h for t in apart for h in syntax.prepositional(t, "by")]
    return [h for h in found if _is_name(h)]


def _strayed_carrier(verb: Token) -> Iterator[tuple[str, Token]]:
    """What it goes on where the parser hangs that on the place: "flew to the station aboard X"."""
    for prep in verb.children:
        if prep.dep_ != "prep" or prep.lower_ not in _WAYS:
            continue
        for place in syntax.children(prep, "pobj"):
            on = prep.lower_ == "from" or place.lower_ in CUES.aloft
            for name, head in syntax.prepositions(place):
                if name in _CARRIERS or (on and name in ("on", "with")):
                    yield name, head


def strayed_phrases(verb: Token) -> Iterator[tuple[str, Token]]:
    """Prepositions with their nouns that belong to the verb and hang on a phrase of it."""
    yield from _beside_price(verb)
    yield from _strayed_carrier(verb)
    yield from _strayed_company(verb)


def _strayed_company(verb: Token) -> Iterator[tuple[str, Token]]:
    """Whom one met where that hangs on a clause of time: "met after the market closed with X"."""
    if verb.lower_ not in CUES.conferring:
        return
    for clause in verb.children:
        if clause.dep_ == "advcl" and clause.i > verb.i:
            found = syntax.prepositions(clause)
            yield from ((name, t) for name, t in found if name == "with" and _is_name(t))


def above_content(holder: Token, preposition: Token) -> Token:
    """Whose clause tells of a sitting hung on what it was about: "discussed the need to cut
    spending in talks with X"."""
    if holder.tag_ != "VB" or holder.dep_ != "acl" or preposition.lower_ not in _AT_SITTINGS:
        return holder
    sat = any(t.lower_ in CUES.talks for t in syntax.children(preposition, "pobj"))
    noun = holder.head
    told = noun.dep_ in ("dobj", "nsubjpass") and syntax.is_verb(noun.head)
    return noun.head if sat and told and noun.head.tag_ in ("VBD", "VBN", "VBZ") else holder


def _beside_price(verb: Token) -> Iterator[tuple[str, Token]]:
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
    if not objects:
        return _apposed_thing(verb)
    if len(objects) == 1:
        return _joined_thing(verb, objects[0]) or _named_before(verb, objects[0])
    if len(objects) != 2 or not (_is_name(objects[0]) or objects[0].tag_ == "PRP"):
        return [], []
    return syntax.coordinated(objects[0]), syntax.coordinated(objects[1])


def _apposed_thing(verb: Token) -> tuple[list[Token], list[Token]]:
    """ "Sold Volvo its mills": the mills are no other name of Volvo's."""
    getters = [c for c in syntax.children(verb, "dative") if _is_name(c)]
    if len(getters) != 1 or verb.lower_ not in CUES.bestowing:
        return [], []
    things = [t for t in syntax.children(getters[0], "appos") if t.tag_ in ("NN", "NNS")]
    close = [t for t in things if t.left_edge.i == getters[0].i + 1]
    return (getters, close) if close else ([], [])


def _joined_thing(verb: Token, named: Token) -> tuple[list[Token], list[Token]] | None:
    """ "Awarded X and Y contracts": the last of the three is what both get."""
    if not _is_name(named) or verb.lower_ not in CUES.bestowing | CUES.given:
        return None
    *others, last = syntax.coordinated(named)
    plain = last.tag_ in ("NN", "NNS") and last.left_edge.i == last.i
    if not plain or not others or last.nbor(-1).i != others[-1].i or not all(map(_is_name, others)):
        return None
    return others, [last]


def _named_before(verb: Token, thing: Token) -> tuple[list[Token], list[Token]]:
    """ "Sold Peru tanks", "paid Volvo Corp 2 mln dlrs": who is named right behind the verb is no
    modifier of what it gets."""
    if verb.lower_ not in CUES.bestowing or verb.i + 1 >= thing.i:
        return [], []
    named = _run_of_names(verb.doc[verb.i + 1], thing)
    counted = verb.doc[named.i + 1].tag_ == "CD"
    modifies = named.dep_ in ("compound", "amod", "nmod") and thing.left_edge.i == verb.i + 1
    modifies = modifies and (named.head.i == thing.i or (counted and named.head.head.i == thing.i))
    known = named.ent_type_ == "GPE" or (counted and (_is_name(named) or named.ent_type_ == "ORG"))
    if not modifies or not known or thing.tag_ not in ("NN", "NNS"):
        return [], []
    led = any(name == "to" for name, _ in syntax.prepositions(verb))
    placed = any(p.lower_ not in _TELLING_WHAT for p in syntax.children(thing, "prep"))
    return ([], []) if led or (placed and not counted) else ([named], [thing])


def _run_of_names(first: Token, before: Token) -> Token:
    """The last word of the body's name that begins with `first`."""
    last = first
    while last.i + 1 < before.i and last.ent_type_ == "ORG" == last.nbor(1).ent_type_:
        last = last.nbor(1)
    return last


def _is_name(noun: Token) -> bool:
    return noun.tag_ in ("NNP", "NNPS") and noun.ent_type_ not in ("DATE", "TIME")
