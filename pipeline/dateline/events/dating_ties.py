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


@dataclass(frozen=True, slots=True)
class Tie:
    """A time expression of a sentence, with the tokens from where it hangs up to the root."""

    time: TimeExpression
    path: list[Token]

    @property
    def head(self) -> Token:
        """Where the time hangs."""
        return self.path[0]

    @property
    def strayed(self) -> bool:
        """True where the time stands in the sentence behind that of its verb."""
        return self.path[-1].i < self.path[0].sent.start


def tie_of(time: TimeExpression, head: Token) -> Tie:
    """The tie of a time that hangs on `head`.

    "… visits the U.S. On April 19." is one sentence: the time hangs on the verb before the stop.
    """
    start = head.sent.start
    path = [t for t in path_up(head) if not _opens(t)]
    if start == 0 or not head.tag_ or any(syntax.is_verb(t) for t in head.sent):
        return Tie(time, path)
    if not ABBREVIATION.fullmatch(head.doc[start - 1].text):
        return Tie(time, path)
    before = head.doc[start - 1].sent
    verbs = [t for t in before if syntax.is_verb(t)]
    return Tie(time, [*path, *path_up(verbs[-1])] if verbs else path)


def _opens(token: Token) -> bool:
    """True for the "starting" of "closed for two weeks starting Monday"."""
    if token.lower_ not in load_dating().words["opening"] or token.tag_ != "VBG":
        return False
    return token.dep_ in ("advcl", "acl", "prep") and all(c.i > token.i for c in token.children)


def anchor(doc: Parsed, first: int, last: int) -> Token:
    """Where the time hangs: "said Tuesday" hangs on "said" whatever the parse makes of it."""
    head = _head_of(doc, first, last)
    owns = last + 1 < len(doc) and doc[last + 1].tag_ == "POS"
    before = doc[first - 1] if first > head.sent.start and not owns else head
    if before is head or not syntax.is_verb(before):
        return _verb_it_follows(head, last) or head
    return before.head if before.dep_ in ("aux", "auxpass") else before


def _verb_it_follows(head: Token, last: int) -> Token | None:
    """The verb of "said on Monday it would sell" where the parse ties the day to the selling."""
    prep = head.head
    if head.dep_ != "pobj" or prep.i < 1 or prep.head.i <= last:
        return None
    verb, told = prep.nbor(-1), prep.head
    opens = told.dep_ == "ccomp" and told.head.i == verb.i and syntax.is_verb(verb)
    return verb if opens else None


def _head_of(doc: Parsed, first: int, last: int) -> Token:
    """The first of the tokens from `first` to `last` that hangs on none of them."""
    for token in doc[first : last + 1]:
        if token.head.i < first or token.head.i > last or token.head.i == token.i:
            return token
    return doc[last]
