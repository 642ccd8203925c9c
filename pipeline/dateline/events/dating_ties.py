"""Where a time expression hangs in the parse."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.events import syntax
from dateline.events.dating_cues import load_dating
from dateline.events.tree import path_up
from dateline.parsed import Parsed, Token
from dateline.times.model import TimeExpression

# What the parser takes for the end of a sentence: "U.S. On Monday".
ABBREVIATION = re.compile(r"(?:[A-Z]\.){2,}")
# What stands between "shipment" and its month, and how much of it.
MONTH_TAGS = frozenset({"NNP", "CD", "CC", "SYM", "HYPH"})
WITHIN_TAGS = frozenset({"IN", "DT", "JJ", "TO", "PRP$"})
REACH = 8
# What may stand between "compared with" and a year: "about 1.3 million tonnes of wheat".
COUNTING = frozenset({"CD", "NN", "NNS", "$", "IN", "SYM", "RB", "JJ", "DT", "TO"})


@dataclass(frozen=True, slots=True)
class Tie:
    """A time expression of a sentence, with the tokens from where it hangs up to the root."""

    time: TimeExpression
    path: list[Token]
    goods: int | None = None
    """Where the "shipment" stands whose day it is: "for July shipment"."""

    @property
    def head(self) -> Token:
        """Where the time hangs."""
        return self.path[0]

    @property
    def strayed(self) -> bool:
        """True where the time stands in the sentence behind that of its verb."""
        return self.path[-1].i < self.path[0].sent.start


def tie_of(
    time: TimeExpression, head: Token, goods: int | None = None, *, past: bool = False
) -> Tie:
    """The tie of a time that hangs on `head`, with the noun of which it is the day.

    A day or a week that is `past` is none of what a deal is about: "signed a pact on sharing the
    cod in Lima yesterday".
    "… visits the U.S. On April 19." is one sentence: the time hangs on the verb before the stop.
    """
    start = head.sent.start
    path = [
        t for t in path_up(head) if not (_opens(t) or (past and _is_matter(t)) or t.dep_ == "aux")
    ]
    if start == 0 or not head.tag_ or any(syntax.is_verb(t) for t in head.sent):
        return Tie(time, path, goods)
    if not ABBREVIATION.fullmatch(head.doc[start - 1].text):
        return Tie(time, path, goods)
    before = head.doc[start - 1].sent
    verbs = [t for t in before if syntax.is_verb(t)]
    return Tie(time, [*path, *path_up(verbs[-1])] if verbs else path, goods)


def goods_noun(doc: Parsed, first: int, last: int) -> int | None:
    """The "shipment" of "for July shipment", "for shipment in July", whose day it is.

    `first` to `last` are the tokens of a time; None where it is no such day.
    """
    behind = next((i for i in range(last + 1, min(last + 4, len(doc))) if _carries(doc[i])), None)
    if behind is not None:
        middle = doc[last + 1 : behind]
        return behind if all(_joins_months(t) for t in middle) else None
    before = first - 1
    while before > max(0, first - REACH) and _is_within(doc[before]):
        before -= 1
    led = before > 0 and doc[before - 1].lower_ in load_dating().words["goods_led"]
    return before if led and _carries(doc[before]) else None


def _carries(token: Token) -> bool:
    return token.lower_ in load_dating().words["goods"]


def _joins_months(token: Token) -> bool:
    """True for "/June" of "May/June shipment"."""
    return token.text in "/-&" or token.tag_ in MONTH_TAGS


def _is_within(token: Token) -> bool:
    """True for "to Chad by the end of" and "between May and" before "June"."""
    return _joins_months(token) or token.tag_ in WITHIN_TAGS or token.lower_ == "end"


def _opens(token: Token) -> bool:
    """True for the "starting" of "closed for two weeks starting Monday"."""
    if token.lower_ not in load_dating().words["opening"] or token.tag_ != "VBG":
        return False
    return token.dep_ in ("advcl", "acl", "prep") and all(c.i > token.i for c in token.children)


def _is_matter(token: Token) -> bool:
    """True for the "sharing" in "a pact on sharing cod", the "share" in "a pact to share it"."""
    if token.tag_ == "VBG":
        led = token.dep_ == "pcomp" and token.head.lower_ in load_dating().words["matter"]
        return led and syntax.is_noun(token.head.head)
    aimed = token.tag_ == "VB" and token.dep_ == "acl" and token.head.dep_ == "dobj"
    return aimed and token.head.head.tag_ == "VBD"


def anchor(doc: Parsed, first: int, last: int) -> Token:
    """Where the time hangs: "said Tuesday" hangs on "said" whatever the parse makes of it."""
    head = _head_of(doc, first, last)
    owns = last + 1 < len(doc) and doc[last + 1].tag_ == "POS"
    before = doc[first - 1] if first > head.sent.start and not owns else head
    if before is head or not syntax.is_verb(before):
        return _verb_it_follows(head, last) or _above_errand(head, last) or head
    return before.head if before.dep_ in ("aux", "auxpass") else before


def _verb_it_follows(head: Token, last: int) -> Token | None:
    """The verb of "said on Monday it would sell" where the parse ties the day to the selling."""
    prep = head.head
    if head.dep_ != "pobj" or prep.i < 1 or prep.head.i <= last:
        return None
    verb, told = prep.nbor(-1), prep.head
    opens = told.dep_ == "ccomp" and told.head.i == verb.i and syntax.is_verb(verb)
    return verb if opens else None


def _above_errand(head: Token, last: int) -> Token | None:
    """The verb of "will meet him on Monday to sign it" where the parse ties the day to the signing.

    What stands before the "to" belongs to the clause above.
    """
    aimed = head.head.head if head.dep_ == "pobj" else head.head
    if aimed.tag_ != "VB" or aimed.i <= last or aimed.dep_ not in ("advcl", "acl", "xcomp"):
        return None
    first = next((c for c in aimed.children if c.tag_ == "TO" and c.dep_ == "aux"), None)
    return _told_there(aimed.head) if first is not None and first.i > last else None


def _told_there(verb: Token) -> Token:
    """The infinitive on which all the rest hangs: the "meet" of "is scheduled to meet"."""
    inner = [c for c in syntax.children(verb, "xcomp") if c.tag_ == "VB"]
    return inner[0] if inner else verb


def _head_of(doc: Parsed, first: int, last: int) -> Token:
    """The first of the tokens from `first` to `last` that hangs on none of them."""
    for token in doc[first : last + 1]:
        if token.head.i < first or token.head.i > last or token.head.i == token.i:
            return token
    return doc[last]


def is_measure(doc: Parsed, last: int) -> bool:
    """True for "two years later than planned"."""
    return (
        last + 1 < len(doc)
        and doc[last].lower_ in ("later", "earlier")
        and doc[last + 1].lower_ == "than"
    )


def is_behind_comparison(first: Token) -> bool:
    """True for the year in "compared with about 1.3 million tonnes last year"."""
    for token in reversed(first.doc[max(0, first.i - REACH) : first.i]):
        if token.lower_ in load_dating().words["measured"]:
            return True
        if token.tag_ not in COUNTING:
            return False
    return False
