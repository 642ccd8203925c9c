"""Clauses that tell of no happening: what is asked, and what people of a kind do as a rule."""

from __future__ import annotations

from dateline.events import syntax
from dateline.events.mentions import EventMention
from dateline.events.tree import path_up
from dateline.parsed import Token

SUBJECTS = ("nsubj", "nsubjpass", "expl")
AUXILIARIES = ("aux", "auxpass")
OF_TIME = ("npadvmod", "advmod", "prep")
ASKING = frozenset(("who", "whom", "whose", "what", "which", "why", "when", "where", "how"))
CLOSING = frozenset(("''", '"', "”", "’", "'", ")"))


def tells_nothing(mention: EventMention) -> bool:
    """True where the verb of `mention` is in question, or says what people of a kind do."""
    verb = _verb(mention)
    return verb is not None and (_is_asked(verb) or _is_of_a_kind(verb))


def _verb(mention: EventMention) -> Token | None:
    if mention.support is not None and syntax.is_verb(mention.support.token):
        return mention.support.token
    return mention.head if syntax.is_verb(mention.head) else None


def _is_asked(verb: Token) -> bool:
    """ "Will Peru sign?", not "Why did Peru sign?", which takes for granted that it did."""
    if not _ends_in_question(verb):
        return False
    for clause in path_up(verb):
        auxiliary = _before_subject(clause)
        if auxiliary is not None:
            return auxiliary.tag_ == "MD" or not _has_asking_word(auxiliary)
    return False


def _ends_in_question(verb: Token) -> bool:
    after = reversed(list(verb.doc[verb.i + 1 : verb.sent.end]))
    return next((t.lower_ for t in after if t.text.strip() and t.lower_ not in CLOSING), "") == "?"


def _before_subject(clause: Token) -> Token | None:
    """The auxiliary that stands before the subject: "*did* Peru sign"."""
    subjects = [c.i for c in clause.children if c.dep_ in SUBJECTS]
    auxiliaries = [c for c in clause.children if c.dep_ in AUXILIARIES]
    if subjects and auxiliaries and auxiliaries[0].i < min(subjects):
        return auxiliaries[0]
    return None


def _has_asking_word(auxiliary: Token) -> bool:
    before = auxiliary.doc[auxiliary.sent.start : auxiliary.i]
    return any(t.lower_ in ASKING for t in before)


def _is_of_a_kind(verb: Token) -> bool:
    """ "firms which supply Peru": simple present, of several nameless ones, at no time."""
    return (
        verb.dep_ == "relcl"
        and verb.tag_ == "VBP"
        and verb.head.tag_ == "NNS"
        and not any(c.dep_ in AUXILIARIES for c in verb.children)
        and not any(_is_time(c) for c in verb.children)
    )


def _is_time(child: Token) -> bool:
    """ "next week", "on Monday"."""
    return child.dep_ in OF_TIME and any(t.ent_type_ == "DATE" for t in (child, *child.children))
