"""Which of the words above a trigger noun is the one that governs it."""

from __future__ import annotations

from dateline.events import syntax
from dateline.events.mentions import EventMention
from dateline.events.predications import LIGHT_NOUNS, Support

# Tags of the main verb, "has" and "had" before it included.
FINITE = frozenset({"VBD", "VBN", "VBZ", "VBP"})


def led_on(held: list[Support]) -> Support:
    """The nearest support; behind a mere measure the verb: "start four days of talks with".

    Behind a verb of expectation it is what is expected: "are due to take place with".
    """
    if len(held) == 1:
        return held[0]
    first, verb = held[:2]
    raised = syntax.is_verb(first.token) and verb.token.dep_ == "xcomp"
    if not raised and (first.lemma not in LIGHT_NOUNS or not syntax.is_verb(verb.token)):
        return first
    merged = {f: [*first.arguments.get(f, ()), *heads] for f, heads in verb.arguments.items()}
    return Support(verb.token, verb.lemma, verb.relation, first.arguments | merged)


def is_told_behind(mention: EventMention) -> bool:
    """True for "reached an accord that must be approved": the main verb tells of it first."""
    support, head = mention.support, mention.head
    relative = support is not None and support.token.dep_ == "relcl"
    return relative and head.dep_ == "dobj" and head.head.tag_ in FINITE


def governs(mention: EventMention) -> bool:
    """True where the verb whose object the trigger noun is supports it."""
    return mention.support is not None and mention.support.token is mention.head.head
