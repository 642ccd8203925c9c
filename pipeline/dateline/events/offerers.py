"""Who makes the offer that another receives: "got a letter from X proposing to buy it"."""

from __future__ import annotations

from dateline.events.prepositions import prepositional
from dateline.events.syntax_cues import load_syntax_cues
from dateline.events.tree import children, is_verb
from dateline.parsed import Token

CUES = load_syntax_cues()


def offerers(noun: Token) -> Token | list[Token] | None:
    """Who is to do what the clause behind an offer tells: heads, the verb whose subject it is.

    None where the noun is no offer. Where nobody is told to make it, it stands for who does: that
    is not whoever receives it.
    """
    if noun.lower_ not in CUES.offers:
        return None
    found, verb = prepositional(noun, "from"), noun.head
    if found or noun.dep_ != "dobj" or not is_verb(verb):
        return found or None
    if verb.lower_ in CUES.receiving:
        return prepositional(verb, "from") or [noun]
    return verb


def received_from(purpose: Token) -> list[Token]:
    """Who is to do what the parser takes for a purpose: "got an offer from X to buy it"."""
    verb = purpose.head
    if purpose.tag_ != "VB" or verb.lower_ not in CUES.receiving:
        return []
    received = (offerers(noun) for noun in children(verb, "dobj"))
    return next((found for found in received if isinstance(found, list)), [])
