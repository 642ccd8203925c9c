"""The other side of a promise, where it is told deep in what is agreed: "to buy the mill of X"."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dateline.entities.model import Actor, Actors
from dateline.events.frames import FrameSet
from dateline.events.mentions import Filler
from dateline.events.selecting import is_among
from dateline.events.syntax_cues import load_syntax_cues
from dateline.parsed import Token
from dateline.record import Role

NAMES = frozenset({"name", "acronym"})
PROPER = frozenset({"NNP", "NNPS"})
SIDES = frozenset({"to", "from", "with"})
HELD = load_syntax_cues().held
CLAUSES = frozenset({"advcl", "parataxis", "ccomp", "pcomp"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
KINDS = frozenset({"organisation", "country", "person"})
BODIES = frozenset({"organisation", "country"})
MOST = 2

Test = Callable[[Token, FrameSet], bool]


def counterparts(role: Role, clause: Token, actors: Actors, frames: FrameSet) -> list[Filler]:
    """Who sells, buys or owns the things of the clause "to buy …", looked for word by word."""
    named = [t for t in _words(clause) if _names(t, actors)]
    for test, kinds in ((_is_side, KINDS), (_is_owner, BODIES), (_is_holder, BODIES)):
        heads = [t for t in named if test(t, frames) and not _names(t.head, actors)]
        found = [(t, a) for t in heads for a in actors.resolve(t) if a.kind in kinds]
        if found:
            return [_filler(role, token, actor, actors) for token, actor in found][:MOST]
    return []


def _names(token: Token, actors: Actors) -> bool:
    span = actors.mention_at(token.i)
    return span is not None and span.form in NAMES


def _words(clause: Token) -> Iterator[Token]:
    """The words under the clause, without other clauses."""
    waiting = [clause]
    while waiting:
        token = waiting.pop()
        yield token
        waiting.extend(c for c in token.children if not _is_apart(c))


def _is_apart(token: Token) -> bool:
    """True for another clause, unless it says whose the thing is: "the mill that X owns"."""
    if token.dep_ in SUBJECTS:
        return token.head.lower_ not in HELD
    if token.dep_ == "appos" and token.head.tag_ in PROPER:
        return True
    return token.dep_ in CLAUSES or (token.dep_ == "relcl" and token.lower_ not in HELD)


def _is_side(token: Token, _frames: FrameSet) -> bool:
    """ "From X", "to a new company, X"."""
    above = token.head
    if token.dep_ == "appos" and above.tag_ in ("NN", "NNS"):
        token, above = above, above.head
    return token.dep_ == "pobj" and above.lower_ in SIDES and above.head.tag_ != "VBG"


def _is_owner(token: Token, frames: FrameSet) -> bool:
    """ "X's mill", "the mill of X"."""
    if token.dep_ == "poss":
        return True
    above = token.head
    if token.dep_ != "pobj" or above.lower_ != "of":
        return False
    return is_among(above.head, frames.words_of(("$ownable", "$premises")), frames.lemmas)


def _is_holder(token: Token, _frames: FrameSet) -> bool:
    """ "The stake held by X", "that X holds"."""
    above = token.head
    if token.dep_ == "pobj" and above.lower_ == "by":
        return above.head.lower_ in HELD
    return token.dep_ == "nsubj" and above.lower_ in HELD


def _filler(role: Role, token: Token, actor: Actor, actors: Actors) -> Filler:
    return Filler(role, actor, *actors.extent(token.i), "content")
