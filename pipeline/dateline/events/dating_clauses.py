"""Days told in the clause above: whether they are those of the clause below as well."""

from __future__ import annotations

import datetime

from dateline.events import syntax
from dateline.events.dating_cues import load_dating
from dateline.events.dating_paths import clause_of, is_past, is_present, own_tokens, up_to
from dateline.events.dating_ties import Tie
from dateline.events.mentions import OPEN, EventMention
from dateline.events.syntax_cues import load_syntax_cues
from dateline.events.tree import path_up
from dateline.parsed import Token

# How far up the clause stands that tells where one is.
CLOSE = 4
WAITING = frozenset({"until", "till"})
CUES = load_syntax_cues()


def is_told_of_then(mention: EventMention, tie: Tie) -> bool:
    """True for last winter in "talks ended last winter, and it now works with X"."""
    clause = clause_of(mention)
    if clause is None or any(t.i == clause.i for t in tie.path):
        return False
    listed = load_dating().adverbs["present"]
    return is_present(clause) and any(c.lower_ in listed for c in clause.lefts)


def is_only_after(mention: EventMention, tie: Tie) -> bool:
    """True for the month in "was formed last month after they had agreed": agreed on when?

    A day is told of both: "was dismissed on Monday after they had met".
    """
    clause = clause_of(mention)
    if clause is None or tie.time.granularity == "day" or clause.i not in own_tokens(mention):
        return False
    mark = next((c for c in clause.lefts if c.dep_ == "mark"), None)
    after = mark.lower_ == "after" if mark is not None else _is_under_after(clause)
    return after and all(t.i != clause.i for t in tie.path)


def _is_under_after(clause: Token) -> bool:
    return clause.dep_ == "pcomp" and clause.head.lower_ == "after"


def is_adjourned_to(mention: EventMention, tie: Tie, reference: datetime.date | None) -> bool:
    """True for the day in "adjourned the meeting until May 29": that of the next one."""
    last = tie.time.latest
    if last is None or reference is None or tie.time.preposition not in WAITING:
        return False
    ahead = (tie.time.edtf or "").startswith("..") and last > reference
    clause = clause_of(mention)
    past = clause is not None and is_past(clause)
    return ahead and past and mention.type == "talks" and mention.status == "occurred"


def has_until(mention: EventMention, tie: Tie) -> bool:
    """True for "has until May 29 to agree", "gave it until May 29 to agree"."""
    clause = clause_of(mention)
    if clause is None or tie.time.preposition != "until" or clause.tag_ != "VB":
        return False
    above = clause.head
    return above.lower_ in load_dating().verbs["granting"] and any(t.i == above.i for t in tie.path)


def is_where(verb: Token, mention: EventMention, tie: Tie) -> bool:
    """True for "is expected in Lima today, where she will hold talks"; both told as alike."""
    clause = clause_of(mention)
    if clause is None or clause.dep_ != "relcl" or tie.time.granularity != "day":
        return False
    if not any(c.lower_ == "where" for c in clause.lefts):
        return False
    ahead = any(c.lower_ in ("will", "is", "are") for c in (*verb.lefts, verb))
    above = any(t.i == verb.i for t in path_up(clause)[:CLOSE])
    return above and (mention.status in OPEN) == ahead


def let_out(verb: Token) -> Token | None:
    """What announces in "let it be known" (the knowing), "let slip" (the letting)."""
    if verb.lower_ in CUES.letting:
        return verb if any(c.lower_ == "slip" for c in verb.children) else None
    if verb.lower_ not in ("known", "slip") or verb.head.lower_ not in CUES.letting:
        return None
    return verb if verb.lower_ == "known" else verb.head


def opens_since(mention: EventMention, tie: Tie) -> bool:
    """True for the year in "since it was founded in 1990, it has met", "since taking office"."""
    clause = clause_of(mention)
    if clause is None or clause.i not in own_tokens(mention):
        return False
    verb = next((t for t in tie.path if syntax.is_verb(t)), None)
    if verb is None:
        return False
    marked = any(c.lower_ == "since" and c.dep_ == "mark" for c in verb.children)
    beside = verb.dep_ == "advcl" and verb.head.i == clause.i
    return (marked and beside) or _is_since_doing(verb, clause)


def _is_since_doing(verb: Token, clause: Token) -> bool:
    """True for "since taking office in 2010, she has met"."""
    prep = verb.head
    return verb.dep_ == "pcomp" and prep.lower_ == "since" and prep.head.i == clause.i


def sets_day(verb: Token, mention: EventMention) -> bool:
    """True for "talks with the bank, planned for May": the clause hangs on a part of the phrase."""
    if mention.predication.pos != "noun" or verb.dep_ not in ("relcl", "acl", "advcl"):
        return False
    if verb.lower_ not in load_dating().verbs["setting"] or verb.tag_ == "VBG":
        return False
    if verb.dep_ == "advcl":
        return _is_aside(verb, mention)
    path = up_to(verb.head, mention.head)
    inside = bool(path) and path[-1].head.i == mention.head.i
    return inside and verb.i > mention.head.i and not any(syntax.is_verb(t) for t in path)


def _is_aside(verb: Token, mention: EventMention) -> bool:
    """True for "a meeting on the cod market, expected in May": tied to the verb far before."""
    bare = verb.tag_ == "VBN" and not any(c.i < verb.i for c in verb.children)
    after = mention.head.i < verb.i and verb.i > 0 and verb.nbor(-1).text == ","
    between = mention.doc[mention.head.i + 1 : verb.i - 1]
    return bare and after and not any(syntax.is_verb(t) or t.text == "," for t in between)
