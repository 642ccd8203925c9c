"""Whom a noun in an aside of a clause concerns: the subject and what else the clause names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.events.arguments import Arguments, add
from dateline.events.prepositions import prepositional
from dateline.events.syntax_cues import load_syntax_cues
from dateline.events.tree import coordinated, is_noun
from dateline.parsed import Token

if TYPE_CHECKING:
    from dateline.events.predications import Predication

CUES = load_syntax_cues()


def add_asides(predication: Predication) -> None:
    """Fill `adjunct` and `aside` of a noun from the clause that it stands beside."""
    found = predication.arguments
    add(found, "adjunct", _who_meets(predication.head))
    for support in predication.supports:
        if support.relation == "patient" and predication.head.tag_ == "NN":
            add(found, "by", _strayed_by(predication.head, support.token))
        if support.relation == "noun:on" and predication.head.tag_ == "NN":
            # "the minister, on a visit to …": whoever is on it makes it.
            add(found, "adjunct", [support.token])
        if support.relation == "noun:for" and _is_there(support.token, predication.head):
            add(found, "adjunct", [support.token])
        if support.relation.startswith("noun:") and support.lemma not in CUES.light_nouns:
            return
        if support.relation.startswith("prep:"):
            if support.relation == "prep:under" and _is_new(predication.head):
                add(found, "aside", _parties(support.arguments))
            background = support.relation[5:] in CUES.background_prepositions
            sat = background and _is_new_sitting(predication.head, support.token)
            if not background or sat or {"with", "to"} & set(found):
                add(found, "adjunct", support.arguments.get("agent", []))
            return
        if support.relation.startswith("far:"):
            return


def _strayed_by(noun: Token, verb: Token) -> list[Token]:
    """ "It followed a visit to Lima by X": the parser hangs "by X" on the active verb."""
    if verb.tag_ not in ("VBD", "VBZ", "VBP") or any(c.dep_ == "auxpass" for c in verb.children):
        return []
    named = (t for t in prepositional(verb, "by") if t.i > noun.i and is_noun(t))
    return [t for t in named if t.ent_type_ not in ("DATE", "TIME", "PERCENT", "MONEY")]


def _who_meets(noun: Token) -> list[Token]:
    """ "Ministers of Peru, meeting in Lima, agreed": the parser takes the verb for a noun."""
    bare = noun.lower_ == "meeting" and noun.dep_ == "appos" and noun.head.i < noun.i
    if not bare or any(c.i < noun.i for c in noun.children):
        return []
    return coordinated(noun.head)


def _is_there(name: Token, noun: Token) -> bool:
    """ "Anna Larsen, in Lima for talks, said …": who is there for them holds them."""
    places = (c for c in name.children if c.dep_ == "prep" and name.i < c.i < noun.i)
    return name.tag_ == "NNP" and any(c.lower_ in ("in", "at") for c in places)


def _is_new(noun: Token) -> bool:
    """A thing that the text has not spoken of: "under a deal reached in May"."""
    return any(c.lower_ in ("a", "an", "another") for c in noun.children)


def _is_new_sitting(noun: Token, verb: Token) -> bool:
    """ "After a meeting in Lima, X said …": who tells first what came of it sat there."""
    first = noun.left_edge
    new = first.i == noun.i or first.lower_ in ("a", "an", "another")
    return new and noun.i < verb.i and noun.lower_ in CUES.talks


def _parties(clause: Arguments) -> list[Token]:
    """ "Under a deal signed in May, X will supply Y with jets": parties of the clause."""
    others = [t for f in ("patient", "to", "from", "with") for t in clause.get(f, ())]
    names = [t for t in (*clause.get("agent", ()), *others) if t.tag_ in ("NNP", "NNPS", "PRP")]
    return names if len(names) > 1 else []
