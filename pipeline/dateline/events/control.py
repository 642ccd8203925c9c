"""Who is meant by the subject that an infinitive lacks: whoever is asked, granted, or ready."""

from __future__ import annotations

from dateline.events.prepositions import prepositional
from dateline.events.syntax_cues import load_syntax_cues
from dateline.events.tree import children, coordinated, is_verb
from dateline.parsed import Token

CUES = load_syntax_cues()
ASKING = tuple(sorted({pair.split()[0] for pair in CUES.asking}))
INVITATIONS = frozenset({"invitation", "appeal", "request", "plea", "call", "appeals", "requests"})
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
    return prepositional(noun, "to") if noun.lower_ in INVITATIONS else []


def pair_before(noun: Token) -> list[Token]:
    """Those of "X and Y plan to …" where the parser takes the verb for a noun."""
    pairs = [c for c in children(noun, "nmod") if c.tag_ == "NNP" and children(c, "conj")]
    return [t for c in pairs[:1] if noun.tag_ == "NN" for t in coordinated(c)]


def copula_subject(head: Token) -> Token | None:
    return head.head if head.dep_ in ("acomp", "attr", "oprd") and is_verb(head.head) else None
