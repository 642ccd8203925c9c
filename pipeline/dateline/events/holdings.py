"""A holding told again: "raised its stake to 9 pct … bought 20,000 shares in May", "sold it all".

Part of what `affinity` weighs. Filings say first what somebody now holds or has sold, and further
down how many shares changed hands when: one happening.
"""

from __future__ import annotations

from functools import cache

from dateline.events.compatibility import MORE, STAKE_CHANGES, Evidence
from dateline.events.mentions import EventMention
from dateline.events.wording import load_table
from dateline.parsed import Token

# Tokens between two mentions of one filing.
REACH = 160
# How a mention puts what is held: as a change of it, as a share of the whole, as the stock named
# before, as so many shares.
CHANGE, STAKE, NAMED_BEFORE, SHARES = "change", "stake", "named_before", "shares"
_AGAIN = frozenset(
    {
        (CHANGE, SHARES), (CHANGE, NAMED_BEFORE), (SHARES, CHANGE), (STAKE, SHARES),
        (SHARES, STAKE), (STAKE, NAMED_BEFORE), (SHARES, NAMED_BEFORE),
    }
)  # fmt: skip
_FUNCTIONS = ("patient", "of")
_POINTING = frozenset({"the", "this", "that", "those", "these"})


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(load_table()["holdings"][name])


def holding_told(mention: EventMention, told: list[EventMention]) -> Evidence:
    """What speaks for one purchase or sale of what somebody holds."""
    if mention.type == "transfer" and any(_is_same(mention, other) for other in told):
        yield "holding.same", 1.0


def _is_same(mention: EventMention, other: EventMention) -> bool:
    if mention.status != "occurred" or other.status != "occurred":
        return False
    apart = mention.head.i - other.head.i
    if apart > REACH or mention.head.sent.start == other.head.sent.start:
        return False
    mine, its = _thing(mention), _thing(other)
    if mine is None or its is None or (_put(other, its), _put(mention, mine)) not in _AGAIN:
        return False
    names, others = _names(mine), _names(its)
    if (names and others and not names & others) or _is_more(mine):
        return False
    sides = {(f.role, f.actor.id) for f in other.fillers}
    return any((f.role, f.actor.id) in sides for f in mention.fillers)


def _thing(mention: EventMention) -> Token | None:
    """The stake or the shares that are dealt in."""
    arguments = mention.predication.arguments
    heads = (t for f in _FUNCTIONS for t in arguments.get(f, ()))
    return next((t for t in heads if t.lower_ in _listed("wholes") | _listed("parts")), None)


def _put(mention: EventMention, thing: Token) -> str:
    if mention.frame.id in STAKE_CHANGES:
        return CHANGE
    before = [c for c in thing.children if c.i < thing.i]
    counted = any(c.dep_ in ("nummod", "nmod") or c.tag_ == "CD" for c in before)
    if before and not counted and all(c.lower_ in _POINTING for c in before):
        return NAMED_BEFORE
    if thing.lower_ in _listed("wholes"):
        return STAKE
    return SHARES if counted else ""


def _names(thing: Token) -> frozenset[str]:
    """Words of names in the phrase, one above where the parser parts "the 3 pct of X"."""
    words = thing.doc[thing.left_edge.i : thing.right_edge.i + 1]
    return frozenset(t.lower_ for t in words if t.tag_ == "NNP" and t.lower_.isalpha())


def _is_more(thing: Token) -> bool:
    return any(c.lower_ in MORE for c in thing.children)
