"""The day on which a story goes on: past clauses without a date, behind one that has a day."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from itertools import islice

from dateline.events import syntax
from dateline.events.cues import Cues
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
# How many sentences may hold the news of the day: a headline and a dateline stand before it.
LEAD = 3
QUOTES = frozenset({'"', "“", "'", "`"})
# How many days before the article that day may lie.
NEWS = datetime.timedelta(days=2)


class Story:
    """The days and events of the sentences read so far."""

    def __init__(
        self, ties: Mapping[int, list[Tie]], told: Mapping[int, list[EventMention]], *,
        cues: Cues, lemmas: Lemmas, reference: datetime.date | None,
    ) -> None:  # fmt: skip
        self.ties = ties
        self.told = told
        self.cues = cues
        self.lemmas = lemmas
        self.reference = reference
        self._lead: Tie | None = None
        self._read = False

    def day_of(self, mention: EventMention) -> TimeExpression | None:
        """The day of the sentence before, where the mention tells what came next.

        Else that of the news, where the mention tells what else its people did.
        """
        start = mention.head.sent.start
        if start and mention.status == "occurred" and _is_part_of_day(mention):
            return self._day_around(mention)
        if start == 0 or not _tells_on(mention):
            return None
        before = self.ties.get(mention.doc[start - 1].sent.start, ())
        for tie in before:
            if self._is_of_story(tie, mention):
                return tie.time
        return self._day_of_news(mention, before)

    def _day_around(self, mention: EventMention) -> TimeExpression | None:
        """The day of which "in the morning" is a part: that of the sentence before, of the news."""
        before = self.ties.get(mention.doc[mention.head.sent.start - 1].sent.start, ())
        lead = self._news(mention)
        days = [t.time for t in before if _main_verb(t)]
        return days[0] if days else lead.time if lead is not None else None

    def _day_of_news(self, mention: EventMention, before: Sequence[Tie]) -> TimeExpression | None:
        """The day of the first sentences, where an actor of the mention is named there.

        Or where the mention tells what they "also" did; not behind what happened before that day.
        """
        lead = self._news(mention)
        if lead is None or lead.path[-1].i >= mention.head.sent.start or _is_quoted(mention):
            return None
        day = lead.time.earliest
        if day is None or any(t.time.latest is not None and t.time.latest < day for t in before):
            return None
        for tie in (*self._two_before(mention), lead):
            beside = _is_named_beside(tie, mention) or is_told_with("adding", mention)
            if beside and (not self._is_saying(_main_verb(tie)) or self._is_said(mention)):
                return tie.time
        return None

    def _is_saying(self, verb: Token | None) -> bool:
        """True for the "said" of "said on Monday": what else was done is of no known day."""
        lemma = self.lemmas.verb(verb.lower_) if verb is not None else ""
        return lemma in self.cues.reporting and lemma not in self.cues.announcing

    def _is_said(self, mention: EventMention) -> bool:
        """True for the visit in "told reporters during a visit": made on the day of saying so."""
        clause = clause_of(mention)
        return clause is not None and self._is_saying(clause)

    def _two_before(self, mention: EventMention) -> list[Tie]:
        """The days of the news in the sentence before the last."""
        start = mention.doc[mention.head.sent.start - 1].sent.start
        ties = self.ties.get(mention.doc[start - 1].sent.start, ()) if start else ()
        return [t for t in ties if _main_verb(t) and self._is_new(t)]

    def _news(self, mention: EventMention) -> Tie | None:
        """The first day told in a main clause of the first sentences; asked once."""
        if not self._read:
            self._read = True
            starts = [s.start for s in islice(mention.doc.sents, LEAD)]
            ties = [t for start in starts for t in self.ties.get(start, ()) if _main_verb(t)]
            self._lead = ties[0] if ties and self._is_new(ties[0]) else None
        return self._lead

    def _is_new(self, tie: Tie) -> bool:
        day = tie.time.earliest
        if day is None or self.reference is None:
            return False
        return self.reference - NEWS <= day <= self.reference

    def _is_of_story(self, tie: Tie, mention: EventMention) -> bool:
        """True where the time is the day of a main clause in the past that is no mere saying.

        Where that clause tells an event itself, its sentence must name one of the actors.
        """
        verb = _main_verb(tie)
        if verb is None or self.lemmas.verb(verb.lower_) in self.cues.reporting:
            return False
        told = self.told.get(verb.sent.start, ())
        events = [m for m in told if verb.i in own_tokens(m) and m.actors()]
        if not events:
            return True
        first, end = verb.sent.start, verb.sent.end
        named = any(first <= x.start < end for a in mention.actors() for x in a.mentions)
        actors = {a.id for a in mention.actors()}
        return named or any(a.id in actors for m in events for a in m.actors())


def _main_verb(tie: Tie) -> Token | None:
    """The verb of the main clause in the past of which the time is the day."""
    verb = next((t for t in tie.path if syntax.is_verb(t)), None)
    if verb is None or verb.tag_ != "VBD" or not is_main(verb) or tie.strayed:
        return None
    return verb if is_of_days(tie.time) else None


def _is_part_of_day(mention: EventMention) -> bool:
    """True for "met in the morning", "earlier in the day", "flew in overnight"."""
    clause = clause_of(mention)
    if clause is None:
        return False
    parts = load_dating().words["day_part"]
    near = [t for c in clause.children for t in (c, *c.children)]
    named = (t for p in near if p.lower_ == "in" for t in p.children if t.lower_ in parts)
    whole = any([c.lower_ for c in t.lefts] == ["the"] for t in named)
    return whole or any(t.lower_ == "overnight" for t in near)


def _is_named_beside(tie: Tie, mention: EventMention) -> bool:
    """True where the sentence of the day names one of the actors."""
    sentence = tie.path[-1].sent
    return any(
        sentence.start <= x.start < sentence.end for a in mention.actors() for x in a.mentions
    )


def _is_quoted(mention: EventMention) -> bool:
    return mention.head.sent.text[:1] in QUOTES


def _tells_on(mention: EventMention) -> bool:
    """True for a main clause in the simple past that no adverb sets apart in time."""
    clause = clause_of(mention)
    if clause is None or not _is_simple_past(clause, mention):
        return False
    if clause.i not in own_tokens(mention) and not _is_occasion(mention.head, clause):
        return False
    return is_main(clause) and not is_told_with("apart", mention)


def _is_simple_past(clause: Token, mention: EventMention) -> bool:
    """True for "signed" and "did not sign"."""
    if mention.status == "occurred" and clause.tag_ == "VBD":
        return True
    told = mention.status in ("occurred", "denied") and clause.tag_ == "VB"
    return told and any(c.lower_ == "did" for c in clause.lefts)


def is_told_with(adverbs: str, mention: EventMention) -> bool:
    """True for "also signed", "signed as well" (`adding`), for "later approved" (`apart`)."""
    clause = clause_of(mention)
    listed = load_dating().adverbs[adverbs]
    return clause is not None and any(c.lower_ in listed for c in clause.children)


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
