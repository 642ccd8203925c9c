"""Which event a time expression belongs to: decided here and nowhere else."""

from __future__ import annotations

import calendar
import dataclasses
import datetime
import re
from bisect import bisect_left
from collections import defaultdict

from spacy.tokens import Doc, Token

from dateline.events import syntax
from dateline.events.cues import Cues
from dateline.events.inflection import Lemmas
from dateline.events.mentions import EventMention
from dateline.times.model import TimeExpression

USABLE = frozenset({"DATE", "TIME"})
WEEKDAYS = frozenset(name.lower() for name in calendar.day_name)
DATELINE_END = re.compile(r"\s*(?:\([^)]{1,20}\)\s*)?(?:-|--|–|—)\s")
# What is done to an instrument: the year before its name ("the 1972 treaty") is not the date of it.
ACTS = frozenset({"violated", "suspended", "ended", "rejected", "extended", "amended", "ratified"})
# A noun trigger under these relations shares the time of the trigger above it.
SHARING = frozenset({"in", "at", "during", "for", "on", "with", "patient", "agent"})
MONTHS = frozenset(name.lower() for name in calendar.month_name if name)
# How many mentions back a date is looked for: bounds the cost of an endless sentence.
CARRY_REACH = 40
JOINTS = frozenset({"and", "to", "through", "-", "or", "until"})


class Dater:
    """Ties the time expressions of one document to its event mentions."""

    def __init__(self, doc: Doc, times: list[TimeExpression], cues: Cues, lemmas: Lemmas) -> None:
        self.doc = doc
        self.cues = cues
        self.lemmas = lemmas
        self.by_sentence: dict[int, list[tuple[TimeExpression, Token]]] = defaultdict(list)
        starts = [t.idx for t in doc]
        text = doc.text
        for time in joined(times, text):
            if time.edtf is None or time.type not in USABLE or _in_dateline(text, time):
                continue
            first = bisect_left(starts, time.start)
            last = bisect_left(starts, time.end) - 1
            if first >= len(doc) or last < first:
                continue
            head = _anchor(doc, first, last)
            self.by_sentence[head.sent.start].append((time, head))

    def date(self, mention: EventMention, mentions: list[EventMention]) -> None:
        """Set `time` and `time_basis` of a mention from its own sentence, where it has a date."""
        best: tuple[int, TimeExpression] | None = None
        for time, head in self.by_sentence.get(mention.head.sent.start, ()):
            score = self._score(mention, head, mentions)
            if score > 0 and (best is None or score > best[0]):
                best = (score, time)
        if best is not None:
            mention.time = best[1]
            mention.time_basis = best[1].basis

    def _score(self, mention: EventMention, head: Token, mentions: list[EventMention]) -> int:
        """How firmly the time belongs to the mention; 0: not at all."""
        own = {mention.head.i}
        if mention.support is not None:
            own.add(mention.support.token.i)
        if mention.stage in ACTS and head.head.i == mention.head.i and head.i < mention.head.i:
            return 0
        others = {m.head.i for m in mentions if m is not mention} | {
            m.support.token.i for m in mentions if m is not mention and m.support is not None
        }
        path = _path(head)
        for steps, token in enumerate(path):
            if token.i in own:
                return 0 if _nearer(mention, head, mentions) else 100 - steps
            if token.i in others - own:
                return self._shared(mention, token, steps)
            if syntax.is_verb(token):
                if token.dep_ in ("relcl", "acl") and token.head.i == mention.head.i:
                    return 40 - steps
                return self._from_clause(mention, token, head, mentions)
        return 0

    def _shared(self, mention: EventMention, token: Token, steps: int) -> int:
        """The time is tied to another trigger; coordinated or participial clauses share it."""
        clause = clause_of(mention)
        if clause is None:
            return 0
        if clause.dep_ == "conj" and clause.head.i == token.i and clause.i > token.i:
            return 40 - steps
        if clause.dep_ in ("advcl", "prep") and clause.tag_ == "VBG" and clause.head.i == token.i:
            return 35 - steps
        if mention.predication.pos == "noun" and self._adjunct_of(mention, token):
            return 45 - steps
        return 0

    def _adjunct_of(self, mention: EventMention, token: Token) -> bool:
        return any(
            s.token.i == token.i and s.relation.split(":")[-1] in SHARING
            for s in mention.predication.supports
        )

    def _from_clause(
        self, mention: EventMention, verb: Token, head: Token, mentions: list[EventMention]
    ) -> int:
        """The time hangs on a verb that is no trigger: near enough in the clause structure?"""
        clause = clause_of(mention)
        if clause is None:
            return 0
        reporting = self.lemmas.verb(verb.lower_) in self.cues.reporting
        if clause.i == verb.i:
            return 0 if _nearer(mention, head, mentions) else 60
        if _complement_of(verb, clause):
            return 50
        reported = False
        for distance, above in enumerate(_path(clause)):
            if distance > 4:
                break
            if above.i == verb.i:
                if reporting and reported:
                    return self._announced(mention, clause, verb)
                return self._above(clause, verb, distance)
            reported = reported or above.dep_ in ("ccomp", "parataxis", "pcomp")
        return 0

    def _announced(self, mention: EventMention, clause: Token, verb: Token) -> int:
        """A happening told through its announcement takes the announcement's date."""
        if mention.status not in ("occurred", "denied") or not syntax.is_finite(clause):
            return 0
        if self.lemmas.verb(verb.lower_) in self.cues.announcing:
            return 12
        return 0

    def _above(self, clause: Token, verb: Token, distance: int) -> int:
        infinitive = clause.tag_ == "VB" and any(c.tag_ == "TO" for c in clause.children)
        if infinitive and self.lemmas.verb(verb.lower_) not in self.cues.scheduling:
            return 0
        if clause.dep_ in ("xcomp", "ccomp", "advcl", "conj", "pcomp", "acl"):
            return 30 - distance
        return 20 - distance


BACKGROUND = frozenset({"after", "following", "since", "before", "ahead", "despite", "until"})


def _nearer(mention: EventMention, head: Token, mentions: list[EventMention]) -> bool:
    """True where a background trigger stands between: "met X after a summit in Rome last week"."""
    for other in mentions:
        if mention.head.i < other.head.i < head.i and other.predication.pos == "noun":
            prep = other.head.head
            if other.head.dep_ == "pobj" and prep.lower_ in BACKGROUND and prep.i > mention.head.i:
                return True
    return False


def _complement_of(verb: Token, clause: Token) -> bool:
    """True where `verb` is the infinitive under `clause`: "is due to resume on Monday"."""
    token = verb
    for _ in range(3):
        if token.dep_ not in ("xcomp", "acomp", "ccomp", "oprd") or token.head is token:
            return False
        token = token.head
        if token.i == clause.i:
            return True
    return False


def joined(times: list[TimeExpression], text: str) -> list[TimeExpression]:
    """Days named side by side ("Thursday and Friday") are one interval."""
    found: list[TimeExpression] = []
    for time in times:
        last = found[-1] if found else None
        if last is not None and _joins(last, time, text[last.end : time.start]):
            found[-1] = _interval(last, time, text)
        else:
            found.append(time)
    return found


def _joins(one: TimeExpression, two: TimeExpression, between: str) -> bool:
    if between.strip().lower() not in JOINTS or not between.strip():
        return False
    if one.edtf is None or two.edtf is None or "/" in one.edtf + two.edtf:
        return False
    if one.earliest is None or two.earliest is None or one.granularity != two.granularity:
        return False
    return one.earliest < two.earliest and (two.earliest - one.earliest).days < 400


def _interval(one: TimeExpression, two: TimeExpression, text: str) -> TimeExpression:
    return dataclasses.replace(
        one, end=two.end, text=text[one.start : two.end], latest=two.latest,
        edtf=f"{one.edtf}/{two.edtf}",
        granularity="interval",
    )  # fmt: skip


def carry_over(mentions: list[EventMention]) -> None:
    """A past clause without a date takes that of the sentence before, told of the same actor."""
    for index, mention in enumerate(mentions):
        if mention.time is not None or not _tells_on(mention):
            continue
        actors = {a.id for a in mention.actors()}
        for earlier in reversed(mentions[max(0, index - CARRY_REACH) : index]):
            gap = mention.head.sent.start - earlier.head.sent.end
            if gap > 1:
                break
            if (
                gap < 0
                or earlier.time is None
                or earlier.time_basis == "context"
                or not _tells_on(earlier)
            ):
                continue
            if actors & {a.id for a in earlier.actors()}:
                mention.time, mention.time_basis = earlier.time, "context"
                break


def _tells_on(mention: EventMention) -> bool:
    clause = clause_of(mention)
    return mention.status == "occurred" and clause is not None and clause.tag_ == "VBD"


def fit_tense(mention: EventMention, reference: datetime.date | None) -> None:
    """A bare weekday or month of what has happened lies behind, however its clause is parsed."""
    time = mention.time
    if reference is None or time is None or time.basis != "relative" or time.earliest is None:
        return
    name = time.text.lower().removeprefix("on ").removeprefix("in ").strip()
    if mention.status == "planned" and time.earliest < reference and name in WEEKDAYS:
        mention.time = _shifted(time, time.earliest + datetime.timedelta(days=7))
    # The day after is told of from east of where the article was dated: no slip.
    if mention.status == "occurred" and time.earliest > reference + datetime.timedelta(days=1):
        if name in WEEKDAYS:
            mention.time = _shifted(time, time.earliest - datetime.timedelta(days=7))
        elif name in MONTHS:
            mention.time = _month_of_year(time, time.earliest.year - 1)


def _shifted(time: TimeExpression, day: datetime.date) -> TimeExpression:
    iso = day.isoformat()
    return dataclasses.replace(time, value=iso, edtf=iso, earliest=day, latest=day)


def _month_of_year(time: TimeExpression, year: int) -> TimeExpression:
    assert time.earliest is not None
    first = datetime.date(year, time.earliest.month, 1)
    last = first.replace(day=calendar.monthrange(year, first.month)[1])
    iso = first.isoformat()[:7]
    return dataclasses.replace(time, value=iso, edtf=iso, earliest=first, latest=last)


def _head(doc: Doc, first: int, last: int) -> Token:
    for token in doc[first : last + 1]:
        if token.head.i < first or token.head.i > last or token.head is token:
            return token
    return doc[last]


def _in_dateline(text: str, time: TimeExpression) -> bool:
    """True for the day in "LA PAZ, March 24 -": it dates the article."""
    before, after = text[: time.start], text[time.end : time.end + 24]
    return len(before) < 90 and bool(DATELINE_END.match(after)) and before.upper()[:4] == before[:4]


def _anchor(doc: Doc, first: int, last: int) -> Token:
    """Where the time hangs: "said Tuesday" hangs on "said" whatever the parse makes of it."""
    head = _head(doc, first, last)
    if first > 0 and first > head.sent.start and syntax.is_verb(doc[first - 1]):
        return doc[first - 1]
    return head


def _path(token: Token) -> list[Token]:
    path = [token]
    for _ in range(syntax.MAX_CLIMB):
        if token.head is token:
            break
        token = token.head
        path.append(token)
    return path


def clause_of(mention: EventMention) -> Token | None:
    """The verb of the clause that tells the event."""
    if mention.predication.pos == "verb":
        return mention.head
    if mention.support is not None and syntax.is_verb(mention.support.token):
        return mention.support.token
    for support in mention.predication.supports:
        if syntax.is_verb(support.token):
            return support.token
    return syntax.governing_verb(mention.head)
