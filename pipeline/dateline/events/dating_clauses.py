"""Days told in the clause above: whether they are those of the clause below as well."""

from __future__ import annotations

import datetime

from dateline.events import syntax
from dateline.events.dating_cues import load_dating
from dateline.events.dating_paths import (
    clause_of,
    is_noun_alone,
    is_past,
    is_present,
    own_tokens,
    up_to,
)
from dateline.events.dating_ties import Tie
from dateline.events.mentions import OPEN, EventMention
from dateline.events.syntax_cues import load_syntax_cues
from dateline.events.tree import path_up
from dateline.parsed import Token

# How far up the clause stands that tells where one is.
CLOSE = 4
# How far behind its noun a clause may stand: "the pact between X and Y, signed in May".
TAIL = 14
HELPING = frozenset({"aux", "auxpass"})
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


def is_aside(clause: Token, verb: Token, tie: Tie) -> bool:
    """True for "which was leased" in "the jet, which was leased, flew on Monday".

    What stands before the verb may be of either: "who held talks, on Monday, flew home".
    """
    if clause.dep_ != "relcl" or clause.i < tie.head.i < verb.i:
        return False
    adverbs = load_dating().words["when_or_where"]
    return not any(t.lower_ in adverbs for t in clause.lefts)


def is_of_effect(verb: Token, mention: EventMention) -> bool:
    """True for "the sale is expected to add to profits in 2020": not the year of the sale."""
    if verb.lower_ not in load_dating().verbs["effects"] or mention.predication.pos != "noun":
        return False
    clause = verb.head if verb.dep_ == "xcomp" else verb
    if mention.support is not None and (clause is verb or mention.support.token.i != clause.i):
        return False
    tops = {t.i for t in (*syntax.subjects(verb), *syntax.subjects(clause))}
    return mention.head.i < verb.i and any(t.i in tops for t in path_up(mention.head)[:CLOSE])


def describes_a_side(mention: EventMention) -> bool:
    """True for "the group, a partnership of X and Y, went to court on Monday"."""
    head = mention.head
    aside = head.dep_ == "appos" and is_noun_alone(mention)
    return aside and any(c.lower_ in ("a", "an") for c in head.lefts)


def is_year_to_come(tie: Tie, verb: Token, reference: datetime.date | None) -> bool:
    """True for "this year it plans to buy", not for "it said this year it would buy"."""
    first, last = tie.time.earliest, tie.time.latest
    if first is None or last is None or reference is None or tie.time.granularity != "year":
        return False
    return tie.head.i < verb.i and verb.tag_ in ("VBZ", "VBP") and first <= reference < last


def sets_day(verb: Token, mention: EventMention) -> bool:
    """True for "talks with the bank, planned for May": the clause hangs on a part of the phrase."""
    if mention.predication.pos != "noun" or verb.dep_ not in ("relcl", "acl", "advcl"):
        return False
    if verb.lower_ not in load_dating().verbs["setting"] or verb.tag_ == "VBG":
        return False
    return _is_aside(verb, mention) if verb.dep_ == "advcl" else _is_on_part(verb, mention)


def _is_on_part(verb: Token, mention: EventMention) -> bool:
    """True for a clause that hangs on a noun below the trigger: "talks with the bank held in"."""
    path = up_to(verb.head, mention.head)
    inside = bool(path) and path[-1].head.i == mention.head.i
    return inside and verb.i > mention.head.i and not any(syntax.is_verb(t) for t in path)


def is_made_then(mention: EventMention, tie: Tie, mentions: list[EventMention]) -> bool:
    """True for "the pact between X and Y, signed in May, …": the day of its making.

    Not of what is done to it: "suspended the pact, signed in May". Read from the order of words,
    as the parser ties such a clause now to the pact, now to a party, now makes it the main one.
    """
    if mention.type != "agreement" or mention.predication.pos != "noun":
        return False
    if mention.status != "occurred" or mention.stage != "concluded":
        return False
    verb = next((t for t in tie.path if syntax.is_verb(t)), None)
    if verb is None or verb.lower_ not in load_dating().verbs["making"]:
        return False
    if verb.tag_ != "VBN" and not (verb.tag_ == "VBD" and verb.nbor(-1).text == ","):
        return False
    head = mention.head.i
    if not head < verb.i <= head + TAIL or any(c.dep_ in HELPING for c in verb.children):
        return False
    between = mention.doc[head + 1 : verb.i]
    others = {m.head.i for m in mentions if m is not mention and m.predication.pos == "noun"}
    return tie.head.i > verb.i and not any(
        syntax.is_verb(t) or t.i in others or (t.text == "," and t.i < verb.i - 1) for t in between
    )


def _is_aside(verb: Token, mention: EventMention) -> bool:
    """True for "a meeting on the cod market, expected in May": tied to the verb far before."""
    bare = verb.tag_ == "VBN" and not any(c.i < verb.i for c in verb.children)
    after = mention.head.i < verb.i and verb.i > 0 and verb.nbor(-1).text == ","
    between = mention.doc[mention.head.i + 1 : verb.i - 1]
    return bare and after and not any(syntax.is_verb(t) or t.text == "," for t in between)
