"""What "who" and "which" stand for."""

from __future__ import annotations

from dateline.events.syntax_cues import load_syntax_cues
from dateline.events.tree import children, coordinated, first_conjunct
from dateline.parsed import Token

CUES = load_syntax_cues()
RELATIVES = frozenset({"who", "which", "that", "whom"})


def is_relative(token: Token) -> bool:
    """True for a relative pronoun."""
    return token.lower_ in RELATIVES and token.tag_ in ("WDT", "WP", "IN", "DT")


def antecedents(verb: Token) -> list[Token]:
    """What the "which" of a verb stands for.

    All of "X and Y, which build …" and "X and Y, who met", one of "X and Y, which builds".
    """
    staff = _staff(verb)
    if staff is not None:
        return [staff]
    forms = {c.lower_ for c in children(verb, "aux", "auxpass")}
    if verb.tag_ == "VBZ" or forms & {"has", "is", "was", "does"}:
        return [verb.head]
    several = forms & {"have", "are", "were", "do"} or _is_mutual(verb)
    first = first_conjunct(verb.head) if several else verb.head
    return [t for t in coordinated(first) if t.i < verb.i] or [verb.head]


def _staff(verb: Token) -> Token | None:
    """The people before a body that no "who" is: "experts from the Fund, who arrived"."""
    body = verb.head
    named = body.ent_type_ == "ORG" and body.dep_ == "pobj" and body.head.lower_ in ("of", "from")
    if not named or all(c.lower_ != "who" for c in children(verb, "nsubj", "nsubjpass")):
        return None
    people = body.head.head
    return people if people.tag_ in ("NNS", "NN") and people.i < body.i else None


def _is_mutual(verb: Token) -> bool:
    """True for what takes two and tells of no other: "who met in Lima", not "who met with X"."""
    if verb.lower_ not in CUES.mutual or children(verb, "dobj"):
        return False
    return all(c.lower_ not in ("with", "by") for c in children(verb, "prep", "agent"))
