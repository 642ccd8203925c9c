"""Which of the words above a trigger noun is the one that governs it."""

from __future__ import annotations

from dateline.events import syntax
from dateline.events.predications import LIGHT_NOUNS, Support


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
