"""What sets a mention apart from those before it: one more of a kind, sides of its own.

Part of what `affinity` weighs: "bought 9 pct … bought *another* 3 pct", "met Peru … its talks *with
Chile*". And what no evidence outweighs: talks that others only speak of, a pact that is broken
beside one that is hoped for. The words are data (cues/merging.toml).
"""

from __future__ import annotations

from functools import cache

from dateline.events.compatibility import Evidence
from dateline.events.mentions import OPEN, EventMention, Filler
from dateline.events.tree import children
from dateline.events.wording import load_table
from dateline.parsed import Token

# Steps up from talks to those that speak of them: "discuss the agenda for the summit".
CLIMB = 6
# Two figures so near one another are one, rounded.
ROUNDING = 0.2
_WAYS = frozenset({"pobj", "dobj", "pcomp", "compound", "prep"})
_THINGS = ("dobj", "nsubjpass", "dative")
_OPENERS = ("det", "poss")
# Types whose verbs say what passes or flies: who negotiates a further deal may still be at it.
_PASSING = frozenset({"transfer", "launch"})
_HOPED_FOR = frozenset({"proposed", "concluded"})
_EQUATED = frozenset({"attr", "appos", "oprd"})


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(load_table()["separations"][name])


def separations_told(
    mention: EventMention, told: list[EventMention], *, linked: bool, sides: tuple[str, ...]
) -> Evidence:
    """What speaks for another happening; `linked` where it stands in the phrase of one told.

    `sides` are the roles that tell who gave from who got.
    """
    if not linked and not any(map(_is_further, told)):
        counted = mention.head.sent.start != told[-1].head.sent.start
        if _is_further(mention) or (counted and _is_further(mention, "counted")):
            yield "thing.further", 1.0
    if any(_has_others(mention, other, sides) for other in told):
        yield "sides.own", 1.0
    if _counts_others(mention, told):
        yield "amount.other", 1.0


def _is_further(mention: EventMention, name: str = "further") -> bool:
    """True for "another loan", "sold the remaining shares", "the sale of additional shares"."""
    return any(_is_one_more(noun, name) for noun in _things(mention))


def _things(mention: EventMention) -> list[Token]:
    head = mention.head
    if mention.predication.pos == "verb":
        return children(head, *_THINGS) if mention.type in _PASSING else []
    if head.dep_ in _EQUATED:  # "it was the second sale", "lost, the third failure in May"
        return []
    below = [n for p in children(head, "prep") if p.lower_ == "of" for n in p.children]
    return [head, *below]


def _is_one_more(noun: Token, name: str) -> bool:
    words = {c.lower_ for c in noun.children if c.i < noun.i}
    if "the" in words and not words.isdisjoint(_listed("known")):
        return False
    return not words.isdisjoint(_listed(name)) and (name == "further" or noun.tag_ != "NNS")


def _counts_others(mention: EventMention, told: list[EventMention]) -> bool:
    """True for "paid 17 mln dlrs" where another sentence says "paid 26 mln dlrs"."""
    mine = _count(mention)
    if mine is None:
        return False
    start = mention.head.sent.start
    theirs = [_count(other) for other in told if other.head.sent.start != start]
    alike = [count[1] for count in theirs if count is not None and count[0] == mine[0]]
    return bool(alike) and not any(_is_near(mine[1], value) for value in alike)


def _count(mention: EventMention) -> tuple[str, float] | None:
    """The unit and how many of what passes: ("tonnes", 5000.0) of "sold 5,000 tonnes of tea"."""
    if mention.type != "transfer" or mention.predication.pos != "verb":
        return None
    for noun in children(mention.head, "dobj", "nsubjpass"):
        before = [t for t in noun.doc[noun.left_edge.i : noun.i] if not t.is_space]
        behind = noun.doc.lowers[noun.i + 1 : noun.i + 2]
        if any(t.lower_ in _listed("pointing") for t in before) or set(behind) & _listed("rates"):
            return None
        values = [value for t in before if (value := _value(t)) is not None]
        scales = [_scales()[t.lower_] for t in before if t.lower_ in _scales()]
        if len(values) == 1 and len(scales) <= 1:
            return noun.lower_, values[0] * (scales[0] if scales else 1.0)
    return None


def _value(token: Token) -> float | None:
    digits = token.text.replace(",", "")
    return float(digits) if digits.replace(".", "", 1).isdecimal() else None


def _is_near(one: float, other: float) -> bool:
    return abs(one - other) <= ROUNDING * max(one, other)


@cache
def _scales() -> dict[str, float]:
    table: dict[str, float] = load_table()["scales"]
    return table


def _has_others(mention: EventMention, other: EventMention, sides: tuple[str, ...]) -> bool:
    """True where the noun names whom it is with, or goes to, and the other tells of somebody else.

    "A loan to Ghana" beside "lent Peru money", "talks with Ghana" beside "Peru met Chile".
    """
    if mention.predication.pos != "noun":
        return False
    named = [f for f in mention.fillers if _is_named_by(f, mention)]
    return any(
        theirs and not any(_stand_for(f, g) for g in theirs)
        for f in named
        for theirs in ([g for g in other.fillers if g.role == f.role],)
        if f.role in sides
    )


def _is_named_by(filler: Filler, mention: EventMention) -> bool:
    """True for a name that the noun itself takes: "the sale to *Peru*", "*Peru's* visit"."""
    if filler.function not in _listed("naming"):
        return False
    return any(t.tag_.startswith("NNP") for t in mention.doc[filler.start : filler.end])


def _stand_for(one: Filler, other: Filler) -> bool:
    mine, theirs = one.actor, other.actor
    if mine.id == theirs.id:
        return True
    same = mine.country is not None and mine.country == theirs.country
    return same and "country" in (mine.kind, theirs.kind)


def are_apart(mention: EventMention, other: EventMention) -> bool:
    """True where the one only speaks of the other, or where what one breaks the other hopes for."""
    if mention.type == "talks":
        return _is_spoken_of(mention, other) or _is_spoken_of(other, mention)
    if mention.type == "agreement":
        return _is_old(mention, other) or _is_old(other, mention)
    return False


def _is_spoken_of(inner: EventMention, outer: EventMention) -> bool:
    """True for the summit of "discussed the summit", "my talks with X and the summit"."""
    if inner.predication.pos != "noun" or inner.head.sent.start != outer.head.sent.start:
        return False
    return _is_topic(inner.head, outer) or _is_beside(inner.head, outer.head)


def _is_topic(noun: Token, outer: EventMention) -> bool:
    """True below "discuss", or below the "on" of "talks on"."""
    token = noun
    for _ in range(CLIMB):
        way, token = token, token.head
        if way.dep_ not in _WAYS or (way.dep_ == "prep" and way.lower_ not in _listed("about")):
            return False
        if token.i == outer.head.i:
            spoken = way.dep_ == "dobj" and token.lower_ in _listed("speaking")
            return spoken or (way.dep_ == "prep" and way.lower_ in _listed("on"))
    return False


def _is_beside(noun: Token, other: Token) -> bool:
    """True for "the dinner and the summit", and "talks with X and the summit" read as its side."""
    if noun.dep_ != "conj":
        return False
    first = noun.head
    if first.dep_ == "pobj" and first.head.head.i == other.i:
        return True
    return first.i == other.i and bool(children(noun, *_OPENERS) and children(other, *_OPENERS))


def _is_old(mention: EventMention, other: EventMention) -> bool:
    """True of a pact that is broken or runs out beside one that is only hoped for."""
    if other.stage not in _HOPED_FOR or other.status not in OPEN:
        return False
    if mention.stage == "violated":
        return True
    return mention.support is not None and mention.support.token.lower_ in _listed("expiring")
