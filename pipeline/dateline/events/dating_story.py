"""The day on which a story goes on: past clauses without a date, behind one that has a day."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.events import syntax
from dateline.events.dating_cues import load_dating
from dateline.events.dating_paths import clause_of, is_main, own_tokens
from dateline.events.dating_ties import Tie
from dateline.events.dating_times import is_of_days
from dateline.events.inflection import Lemmas
from dateline.events.mentions import EventMention
from dateline.parsed import Token
from dateline.times.model import TimeExpression

# How deep a noun stands in "after three hours of talks".
MAX_DEPTH = 5


class Story:
    """The days and events of the sentences read so far."""

    def __init__(
        self, ties: Mapping[int, list[Tie]], told: Mapping[int, list[EventMention]], *,
        reporting: frozenset[str], lemmas: Lemmas,
    ) -> None:  # fmt: skip
        self.ties = ties
        self.told = told
        self.reporting = reporting
        self.lemmas = lemmas

    def day_of(self, mention: EventMention) -> TimeExpression | None:
        """The day of the sentence before, where the mention tells what came next."""
        start = mention.head.sent.start
        if start == 0 or not _tells_on(mention):
            return None
        for tie in self.ties.get(mention.doc[start - 1].sent.start, ()):
            if self._is_of_story(tie, mention):
                return tie.time
        return None

    def _is_of_story(self, tie: Tie, mention: EventMention) -> bool:
        """True where the time is the day of a main clause in the past that is no mere saying.

        Where that clause tells an event itself, its sentence must name one of the actors.
        """
        verb = next((t for t in tie.path if syntax.is_verb(t)), None)
        if verb is None or verb.tag_ != "VBD" or not is_main(verb) or tie.strayed:
            return False
        if not is_of_days(tie.time) or self.lemmas.verb(verb.lower_) in self.reporting:
            return False
        told = self.told.get(verb.sent.start, ())
        events = [m for m in told if verb.i in own_tokens(m) and m.actors()]
        if not events:
            return True
        first, end = verb.sent.start, verb.sent.end
        named = any(first <= x.start < end for a in mention.actors() for x in a.mentions)
        actors = {a.id for a in mention.actors()}
        return named or any(a.id in actors for m in events for a in m.actors())


def _tells_on(mention: EventMention) -> bool:
    """True for a main clause in the simple past that no adverb sets apart in time."""
    clause = clause_of(mention)
    if clause is None or clause.tag_ != "VBD" or mention.status != "occurred":
        return False
    if clause.i not in own_tokens(mention) and not _is_occasion(mention.head, clause):
        return False
    apart = load_dating().adverbs["apart"]
    return is_main(clause) and not any(c.lower_ in apart for c in clause.children)


def _is_occasion(noun: Token, clause: Token) -> bool:
    """True for the talks in "they announced it after three hours of talks"."""
    words = load_dating().words
    token = noun
    for _ in range(MAX_DEPTH):
        above = token.head
        if above.i == clause.i:
            return token.lower_ in words["occasion"] or token.lower_ in words["just_before"]
        inside = token.dep_ == "pobj" or (token.dep_ == "prep" and token.lower_ == "of")
        if not inside:
            return False
        token = above
    return False
