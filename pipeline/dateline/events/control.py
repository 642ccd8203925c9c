"""Who a subject stands for where the parse leaves it out, or counts too many."""

from __future__ import annotations

from dateline.events.prepositions import prepositional
from dateline.events.syntax_cues import load_syntax_cues
from dateline.events.tree import children, coordinated, is_verb
from dateline.parsed import Token

CUES = load_syntax_cues()
ASKING = tuple(sorted({pair.split()[0] for pair in CUES.asking}))
COPULAS = frozenset({"was", "were", "is", "are"})
PROMISES = tuple(sorted(CUES.promises))


def granted(noun: Token) -> list[Token]:
    """To whom a right goes, who then is to use it: "granted Volvo an option to buy them"."""
    if noun.dep_ != "dobj" or noun.lower_.startswith(PROMISES):
        return []
    heads = children(noun.head, "dative")
    found = [t for h in heads for t in (children(h, "pobj") or [h])]
    return [t for f in found for t in coordinated(f)]


def asked(verb: Token) -> list[Token]:
    """Who is asked through a preposition: "called on Peru to sign", "appealed to Peru to sign"."""
    if not verb.lower_.startswith(ASKING):
        return []
    led = [p for p in children(verb, "prep") if f"{verb.lower_[:4]} {p.lower_}" in CUES.asking]
    return [t for p in led for o in children(p, "pobj") for t in coordinated(o)]


def invited(noun: Token) -> list[Token]:
    """Who is asked by a noun: "the invitation to Peru to join", "an appeal to Peru to pay"."""
    return prepositional(noun, "to") if noun.lower_ in CUES.invitations else []


def pair_before(noun: Token) -> list[Token]:
    """Those of "X and Y plan to …" where the parser takes the verb for a noun."""
    pairs = [c for c in children(noun, "nmod") if c.tag_ == "NNP" and children(c, "conj")]
    return [t for c in pairs[:1] if noun.tag_ == "NN" for t in coordinated(c)]


def copula_subject(head: Token) -> Token | None:
    return head.head if head.dep_ in ("acomp", "attr", "oprd") and is_verb(head.head) else None


def behind_copula(verb: Token) -> list[Token]:
    """Who stands behind the copula: "attending the meeting were X and Y"."""
    if verb.tag_ != "VBG" or verb.i > verb.head.i or verb.head.lower_ not in COPULAS:
        return []
    named = (c for c in children(verb.head, "attr") if c.tag_ in ("NNP", "NNPS") or _is_named(c))
    return [t for c in named for t in coordinated(c)]


def _is_named(noun: Token) -> bool:
    return any(c.tag_ == "NNP" for c in children(noun, "appos"))


def before_verb(verb: Token, subjects: list[Token]) -> list[Token]:
    """Those before the verb: what follows as a second subject is its object, "she met King X".

    So is the thing before the name of who acts: "said the missile Iran fired was new".
    """
    before = [s for s in subjects if s.i < verb.i] or subjects
    return before[1:] if _stands_first(before, verb) else before


def second_subject(verb: Token) -> list[Token]:
    """The object that the parser takes for one more subject, behind the verb."""
    named = children(verb, "nsubj")
    if _stands_first(named, verb):
        return coordinated(named[0])
    if len(named) < 2 or named[0].i > verb.i or named[-1].i < verb.i:
        return []
    return coordinated(named[-1]) if named[-1].tag_ in ("NNP", "NNPS") else []


def _stands_first(subjects: list[Token], verb: Token) -> bool:
    """True for "the missile Iran fired": a thing, right behind it a name, and the verb."""
    if len(subjects) != 2:
        return False
    thing, name = subjects
    beside = name.left_edge.i == thing.i + 1 and name.i < verb.i
    return beside and thing.tag_ in ("NN", "NNS") and name.tag_ in ("NNP", "NNPS")
