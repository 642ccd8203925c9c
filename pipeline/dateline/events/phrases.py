"""Noun phrases as the text words them: cut where what they name ends."""

from __future__ import annotations

import re
from itertools import islice

from dateline.entities.model import Actors
from dateline.events import syntax
from dateline.events.topic_cues import TopicCues
from dateline.parsed import Parsed, Token

DETERMINERS = frozenset({"DT", "PRP$", "WDT", "PDT"})
QUOTES = "“”\"'`‘’ \n\t,;:.–—-"
DATES = frozenset({"DATE", "TIME"})
# Children that are no part of what a noun names, wherever they stand.
APART = frozenset({"relcl", "parataxis", "appos", "npadvmod", "advcl"})
OUTSIDE = APART | {"conj", "cc", "det", "poss", "preconj", "predet"}
# How far up the verb may stand to which the parser hung the end of a phrase.
MAX_ABOVE = 5
# What no phrase ends with.
LEADING = frozenset({"IN", "TO", "CC", "DT", "PRP$", "POS"})


def clean(text: str) -> str:
    """`text` on one line, outer quotes and blanks dropped."""
    return re.sub(r"\s+", " ", text).strip(QUOTES)


def phrase_span(head: Token, *, clauses: bool = False) -> tuple[int, int]:
    """Token span of the noun phrase of `head`, without determiner, conjuncts, and clauses."""
    skip = {"conj", "cc", "appos", "punct", "relcl", "parataxis", "det", "preconj", "predet"}
    if not clauses:
        skip |= {"acl", "advcl"}
    members = {head.i}
    stack = [head]
    while stack:
        node = stack.pop()
        for child in node.children:
            if node.i == head.i and child.dep_ in skip and child.tag_ != "HYPH":
                continue
            if node.i == head.i and child.dep_ == "poss":
                continue
            members.add(child.i)
            stack.append(child)
    start, end = _around(head.i, members)
    return start, end + 1


def phrase_text(head: Token, *, clauses: bool = False) -> str:
    """The noun phrase of `head` as the text words it, without article and possessor."""
    start, end = phrase_span(head, clauses=clauses)
    doc = head.doc
    while start < head.i and (
        doc[start].tag_ in DETERMINERS or doc[start].tag_ == "POS" or doc[start].is_punct
    ):
        start += 1
    return clean(doc[start:end].text)


def _around(index: int, members: set[int]) -> tuple[int, int]:
    """First and last of the unbroken run of `members` around `index`."""
    start = end = index
    while start - 1 in members:
        start -= 1
    while end + 1 in members:
        end += 1
    return start, end


def topic_phrases(head: Token, actors: Actors, cues: TopicCues) -> list[str]:
    """The phrase that names a topic as the text words it, cut at the coordinations inside it."""
    return [span_text(head.doc, span) for span in topic_spans(head, actors, cues)]


def topic_spans(head: Token, actors: Actors, cues: TopicCues) -> list[tuple[int, int]]:
    """First and last tokens of the phrase that names a topic, of each of its parts.

    No article or possessor, no sum of money before the head, no date, party, place or relative
    clause after it.
    """
    start, end = _around(head.i, _members(head, actors, cues))
    span = actors.mention_at(end)
    if span is not None and span.start <= end:
        end = max(end, span.end - 1)
    start = _after_amount(head, _after_articles(head, start), cues)
    end = _longer(head, end, actors, cues)
    while end > head.i and head.doc[end].tag_ in LEADING:
        end -= 1
    return _split(head, start, end)


def span_text(doc: Parsed, part: tuple[int, int]) -> str:
    """The words from the first to the last token of `part`."""
    return clean(doc[part[0] : part[1] + 1].text)


def _members(head: Token, actors: Actors, cues: TopicCues) -> set[int]:
    members = {head.i}
    stack = [c for c in head.children if not _is_outside(c, head, actors, cues)]
    while stack:
        node = stack.pop()
        members.add(node.i)
        stack.extend(c for c in node.children if not _is_aside(c, head, actors, cues))
    return members


def _is_outside(child: Token, head: Token, actors: Actors, cues: TopicCues) -> bool:
    """What hangs on the head itself and is no part of the topic."""
    if child.dep_ in OUTSIDE and not is_infinitive(child):
        return True
    if child.dep_ == "punct":
        return child.tag_ != "HYPH"
    if child.i < head.i:
        return False
    return child.dep_ == "advmod" or _is_aside(child, head, actors, cues)


def _is_aside(child: Token, head: Token, actors: Actors, cues: TopicCues) -> bool:
    """What hangs deeper in the phrase and names no topic: clauses, dates, "with X"."""
    if child.dep_ in APART and not is_infinitive(child):
        return True
    if child.i < head.i or _asks(child.head):
        return False
    if child.dep_ == "acl":
        return child.tag_ != "VB" and not _told_by(child)
    if child.dep_ == "punct":
        return child.tag_ != "HYPH" and child.text not in (",", "'", '"', "“", "”", "`", "``", "''")
    if child.dep_ in ("prep", "prt"):
        return _is_cutting(child, actors, cues)
    return child.dep_ == "advmod"


def is_infinitive(clause: Token) -> bool:
    """True for "to raise prices" beside a noun, whatever kind of clause the parser takes it for."""
    if clause.tag_ != "VB" or clause.dep_ not in ("relcl", "acl"):
        return False
    return any(c.tag_ == "TO" for c in clause.children)


def _asks(verb: Token) -> bool:
    """True for the verb of "how X might be done", which is a topic whole."""
    return verb.dep_ == "pcomp" and any(c.tag_ in ("WRB", "WP") for c in verb.children)


def _told_by(participle: Token) -> bool:
    """True for a participle with its agent: "the threat posed by X"."""
    return participle.tag_ == "VBN" and bool(syntax.children(participle, "agent"))


def _is_cutting(prep: Token, actors: Actors, cues: TopicCues) -> bool:
    if prep.lower_ in cues.cutting:
        return not (prep.lower_ == "by" and prep.dep_ == "agent")
    if any(c.ent_type_ in DATES for c in prep.children):
        return True
    if prep.lower_ in ("in", "on") and any(c.lower_ in cues.returning for c in prep.children):
        return True
    if prep.lower_ == "for":
        return any(c.ent_type_ == "MONEY" or c.lower_ in cues.sums for c in prep.children)
    if prep.lower_ == "between":
        return any(is_name(c, actors) for c in prep.children)
    return False


def is_name(token: Token, actors: Actors) -> bool:
    """True for a word of a name, or a pronoun, of an actor."""
    span = actors.mention_at(token.i)
    return span is not None and span.form in ("name", "acronym", "pronoun", "plural")


def _longer(head: Token, end: int, actors: Actors, cues: TopicCues) -> int:
    """The end of the phrase with what the parser hung on the verb: "resolve | a row over X"."""
    doc = head.doc
    if end + 2 >= len(doc):
        return end
    following = doc[end + 1]
    above = {t.i for t in islice(head.ancestors, MAX_ABOVE) if syntax.is_verb(t) and t.i < head.i}
    if following.head.i in above and following.dep_ in ("prep", "dative"):
        wanted = following.lower_ in cues.binding or (
            following.lower_ == "to" and head.lower_ in cues.reaching
        )
        if (
            wanted
            and not _is_cutting(following, actors, cues)
            and not any(is_name(c, actors) for c in following.children)
        ):
            return _end_of(following, end, head, actors, cues)
    verb = doc[end + 2]
    clause = following.lower_ == "to" and verb.tag_ == "VB" and head.lower_ in cues.intentions
    if clause and verb.head.i in above:
        return _end_of(verb, end, head, actors, cues)
    return end


def _end_of(top: Token, end: int, head: Token, actors: Actors, cues: TopicCues) -> int:
    """The last of the unbroken run of words under `top` that begins after `end`."""
    members, stack = {top.i}, [top]
    while stack:
        for child in stack.pop().children:
            if not _is_aside(child, head, actors, cues):
                members.add(child.i)
                stack.append(child)
    last = end
    while last + 1 in members:
        last += 1
    return last


def _after_articles(head: Token, start: int) -> int:
    doc = head.doc
    while start < head.i and (
        doc[start].tag_ in DETERMINERS | {"POS", "CC"} or doc[start].is_punct or doc[start].is_quote
    ):
        start += 1
    return start


def _after_amount(head: Token, start: int, cues: TopicCues) -> int:
    """Where the phrase begins without "a 30 mln dlr" and "up to 12"."""
    doc = head.doc
    for index in range(head.i - 1, start - 1, -1):
        if doc[index].lower_ in cues.measures and doc[index].lower_ not in ("pct", "percent", "%"):
            return index + 1
        if doc[index].tag_ == "$":
            return min(index + 2, head.i)
    if doc[start].lower_ in cues.hedges:
        for index in range(start, min(start + 5, head.i)):
            if doc[index].tag_ == "CD":
                return index + 1
            if doc[index].lower_ not in cues.hedges:
                break
    return start


def _split(head: Token, start: int, end: int) -> list[tuple[int, int]]:
    """The phrase at the "and" of a list that the parser hung too deep."""
    doc = head.doc
    parts: list[tuple[int, int]] = []
    first = start
    for index in range(head.i + 1, end + 1):
        token = doc[index]
        between = token.dep_ == "cc" and syntax.is_noun(token.head) and _is_heavy(token)
        if between or token.text in (",", ";"):
            parts.append((first, index - 1))
            first = index + 1
    parts.append((first, end))
    return [(_from_word(doc, a, b), b) for a, b in parts if a <= b]


def _from_word(doc: Parsed, start: int, end: int) -> int:
    while start < end and (doc[start].tag_ in DETERMINERS | {"POS", "CC"} or doc[start].is_punct):
        start += 1
    return start


def _is_heavy(conjunction: Token) -> bool:
    """True where more than a bare noun or name follows: "use of X and the protection of Y"."""
    first = conjunction.head
    later = next((c for c in first.children if c.dep_ == "conj" and c.i > conjunction.i), None)
    if later is None or later.tag_ not in ("NN", "NNS", "VBG"):
        return False
    if first.tag_ == "NNP" and later.tag_ in ("NN", "NNS"):
        return True  # a name and a common noun are no pair: "the war on X | and climate change"
    heavy = ("det", "amod", "prep", "compound", "acl", "relcl")
    return any(c.dep_ in heavy for c in later.children)
