"""Content of another event: "ordered X to sell Y", "talks on a treaty" are one happening each."""

from __future__ import annotations

from dateline.events import syntax
from dateline.events.mentions import EventMention
from dateline.events.syntax_cues import load_syntax_cues
from dateline.events.unreal import load_unreal_cues
from dateline.parsed import Token

# Outer type -> inner types that are its content when they stand in its complement or phrase.
CONTENT = {
    "order": frozenset({"agreement", "cooperation", "transfer", "facility", "order"}),
    "agreement": frozenset({"cooperation", "transfer", "facility"}),
    "talks": frozenset({"agreement", "cooperation", "transfer"}),
}
CLAUSES = frozenset({"xcomp", "ccomp", "acl", "advcl", "pcomp"})
PHRASES = frozenset({"prep", "pobj", "compound", "amod", "dobj", "conj"})
# "Agreed to buy the mill after selling its own": what is told beside the deal.
APART = frozenset({"after", "before", "following", "since"})
REACH = 7
# What stands before a phrase that opens a clause.
MARKS = frozenset({",", "-", "--", ":", ";", "–", "—"})


def contents(mentions: list[EventMention]) -> set[int]:
    """Token indices of the triggers that are the content of another mention."""
    tops: dict[int, list[EventMention]] = {}
    for mention in mentions:
        for top in _tops(mention):
            tops.setdefault(top.i, []).append(mention)
    return {m.head.i for m in mentions if _is_within(m, tops) or _is_of_terms(m)}


def _is_within(mention: EventMention, tops: dict[int, list[EventMention]]) -> bool:
    token = mention.head
    for _ in range(REACH):
        if token.head.i == token.i or not (token.dep_ in CLAUSES | PHRASES or _tells_terms(token)):
            return False
        if token.dep_ == "prep" and token.lower_ in APART:
            return False
        inner, token = token, token.head
        outer = [
            other
            for other in tops.get(token.i, ())
            if other is not mention and mention.type in CONTENT.get(other.type, ())
            if not _came_of(mention, other)
        ]
        if outer:
            return _is_content(inner, outer[-1])
    return False


def _came_of(mention: EventMention, other: EventMention) -> bool:
    """True for "the meeting failed to agree": what came of the talks is told beside them."""
    return other.type == "talks" and mention.type == "agreement" and mention.status == "denied"


def _is_of_terms(mention: EventMention) -> bool:
    """True for "under the agreement, it said, X will sell Y": what is to be done says the terms."""
    verb = mention.head
    if mention.type not in CONTENT["agreement"] or not _is_ahead(verb):
        return False
    before = verb.doc[verb.sent.start : verb.i]
    return any(t.lower_ == "under" and _opens(t) and _is_deal(t) for t in before)


def _is_ahead(verb: Token) -> bool:
    """True for "sells", "will sell", "is to sell", "would be sold"."""
    if verb.tag_ in ("VB", "VBZ", "VBP"):
        return True
    return verb.tag_ == "VBN" and any(c.tag_ in ("MD", "VB") for c in verb.children)


def _opens(preposition: Token) -> bool:
    """True where it opens a sentence or a clause: "said under the pact Peru would sell"."""
    first = preposition.sent.start
    if preposition.i == first:
        return True
    before = preposition.doc[preposition.i - 1]
    return before.text in MARKS or before.lower_ == "that" or syntax.is_finite(before)


def _is_deal(preposition: Token) -> bool:
    deals = load_unreal_cues().deals
    for noun in syntax.children(preposition, "pobj"):
        if any(t.lower_ in deals for t in (noun, *syntax.prepositional(noun, "of"))):
            return True
    return False


def _tops(mention: EventMention) -> list[Token]:
    support = mention.support
    return (
        [mention.head]
        if support is None or not syntax.is_verb(support.token)
        else [mention.head, support.token]
    )


def _is_content(inner: Token, outer: EventMention) -> bool:
    """An infinitive, or a phrase that says what the outer event is about."""
    if inner.i in {t.i for t in _tops(outer)}:
        return False
    if outer.type == "agreement" and _tells_terms(inner):
        return True
    if inner.dep_ in ("xcomp", "acl", "advcl", "ccomp"):
        return inner.tag_ == "VB"
    return inner.dep_ == "prep" and inner.lower_ in load_syntax_cues().about


def _tells_terms(clause: Token) -> bool:
    """ "A pact calling for X to buy Y", "a pact that will give X a stake": terms of the pact."""
    if clause.dep_ == "acl":
        return clause.lower_ in load_syntax_cues().stipulating
    if clause.dep_ != "relcl":
        return False
    if not any(s.tag_ == "WDT" for s in syntax.children(clause, "nsubj")):
        return False
    modal = any(c.tag_ == "MD" for c in syntax.children(clause, "aux"))
    return modal or clause.lower_ in load_syntax_cues().stipulating
