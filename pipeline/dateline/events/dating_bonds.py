"""How firmly a time expression of a sentence belongs to each event mention of it."""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass

from dateline.events import syntax
from dateline.events.cues import Cues
from dateline.events.dating_clauses import (
    describes_a_side,
    has_until,
    is_adjourned_to,
    is_aside,
    is_made_then,
    is_of_effect,
    is_only_after,
    is_told_of_then,
    is_where,
    is_year_to_come,
    let_out,
    opens_since,
    sets_day,
)
from dateline.events.dating_cues import load_dating
from dateline.events.dating_deals import holds_no_more, is_day_of_deal, is_new_plan
from dateline.events.dating_lengths import ended, told_from
from dateline.events.dating_paths import (
    CLOSE,
    clause_of,
    compares,
    complement_of,
    encloses,
    head_noun,
    is_about,
    is_beside,
    is_errand,
    is_first_since,
    is_led_by_when,
    is_left_behind,
    is_main,
    is_nested,
    is_occasion,
    is_of_goods,
    is_past,
    is_present,
    is_since_then,
    is_term,
    is_when,
    merely_follows,
    names_another,
    nearer,
    own_tokens,
    passed,
    passed_over,
    tells_apart,
    was_first_to,
)
from dateline.events.dating_sides import is_before_its_noun, is_behind_a_side, opens_or_ends
from dateline.events.dating_spans import stretched
from dateline.events.dating_story import Story
from dateline.events.dating_ties import Tie, anchor, goods_noun, is_measure, tie_of
from dateline.events.dating_times import (
    closed,
    in_dateline,
    is_clock,
    is_recent,
    joined,
    opened,
)
from dateline.events.inflection import Lemmas
from dateline.events.mentions import OPEN, EventMention
from dateline.events.tree import path_up
from dateline.parsed import Parsed, Token
from dateline.times.model import TimeExpression

# A duration has an EDTF value only where it leads to a day: "in two weeks".
USABLE = frozenset({"DATE", "TIME", "DURATION"})
# A noun trigger under these relations shares the time of the trigger above it.
SHARING = frozenset({"in", "at", "during", "for", "on", "with", "into", "patient", "agent"})
# What these are for happens with them; what an order tells to do is dated with it in news.
SHARED_ERRANDS = frozenset({"visit", "talks", "cooperation", "order"})
CONTENT = frozenset({"xcomp", "ccomp", "advcl", "conj", "pcomp", "acl"})
WEEK = datetime.timedelta(days=7)
REPORTED = frozenset({"ccomp", "parataxis"})


@dataclass(frozen=True, slots=True)
class Bond:
    """How firmly a time belongs to a mention, and the time as it holds for the mention."""

    weight: int
    time: TimeExpression


class Dater:
    """Ties the time expressions of one document to its event mentions."""

    def __init__(
        self, doc: Parsed, times: list[TimeExpression], cues: Cues, lemmas: Lemmas, *,
        reference: datetime.date | None = None,
    ) -> None:  # fmt: skip
        self.doc = doc
        self.cues = cues
        self.lemmas = lemmas
        self.reference = reference
        self.words = load_dating()
        self.by_sentence: dict[int, list[Tie]] = defaultdict(list)
        self._told: dict[int, list[EventMention]] = defaultdict(list)
        self._story = Story(
            self.by_sentence, self._told, cues=cues, lemmas=lemmas, reference=reference
        )
        self._lengths = {t.end: t for t in times if t.type == "DURATION"}
        starts = [t.idx for t in doc]
        text = doc.text
        for time in joined(times, text):
            if time.edtf is None or time.type not in USABLE or in_dateline(text, time):
                continue
            if is_clock(time):
                continue
            first = bisect_left(starts, time.start)
            last = bisect_left(starts, time.end) - 1
            if first >= len(doc) or last < first or is_measure(doc, last):
                continue
            hung, past = anchor(doc, first, last), is_recent(time, reference)
            tie = tie_of(time, hung, goods_noun(doc, first, last), past=past)
            self.by_sentence[tie.path[-1].sent.start].append(tie)

    def date(self, mention: EventMention, mentions: list[EventMention]) -> None:
        """Set `time` and `time_basis` of a mention; to be asked in the order of the text."""
        self._told[mention.head.sent.start].append(mention)
        bonds = [
            bond
            for tie in self.by_sentence.get(mention.head.sent.start, ())
            if (bond := self._bond(mention, tie, mentions)).weight > 0
        ]
        best = max(bonds, key=lambda b: b.weight) if bonds else None
        told = self._told_by_length(mention)
        if told is not None and (best is None or best.weight <= self.words.weight["clause"]):
            mention.time, mention.time_basis = told, told.basis
        elif best is not None:
            mention.time = stretched(mention, best.time)
            mention.time_basis = mention.time.basis
        elif (day := self._story.day_of(mention)) is not None:
            mention.time, mention.time_basis = day, "context"
        if mention.time is None and mention.item is not None:
            self._look_on(mention, head_noun(mention.item))

    def _told_by_length(self, mention: EventMention) -> TimeExpression | None:
        """The time that a length tells: "a week after they signed", "ending a three-day visit"."""
        ties = self.by_sentence.get(mention.head.sent.start, ())
        main = next((t.time for t in ties if any(is_main(v) for v in t.path[:3])), None)
        over = ended(mention, self.reference) if not ties else None
        return told_from(mention, self._lengths, main, self.reference) or over

    def _look_on(self, mention: EventMention, item: str) -> None:
        """Give the mention the date that the next sentence tells of its item."""
        end = mention.head.sent.end
        ahead = mention.status in OPEN
        for tie in self.by_sentence.get(end, ()):
            if is_about(tie, item, ahead=ahead):
                mention.time, mention.time_basis = tie.time, "context"
                return

    def _lies_ahead(self, mention: EventMention, tie: Tie) -> bool:
        """True for the years in "signed a pact to cut tariffs by 2030": what was done is done."""
        clause = clause_of(mention)
        if clause is None or mention.status != "occurred" or self.reference is None:
            return False
        first = tie.time.earliest or tie.time.latest
        done = clause.i in own_tokens(mention) and is_past(clause)
        return done and first is not None and first > self.reference + WEEK

    def _goes_on_meanwhile(self, mention: EventMention, tie: Tie) -> bool:
        """True for the day in "its lease ends on Friday, and talks are under way"."""
        first = tie.time.earliest
        if mention.status != "ongoing" or first is None or self.reference is None:
            return False
        clause = clause_of(mention)
        told = own_tokens(mention) | ({clause.i} if clause is not None else set())
        return first > self.reference and not any(t.i in told for t in tie.path)

    def _bond(self, mention: EventMention, tie: Tie, mentions: list[EventMention]) -> Bond:
        """How firmly the time belongs to the mention; weight 0: not at all."""
        if self._lies_ahead(mention, tie) or holds_no_more(mention, tie):
            return Bond(0, tie.time)
        if self._goes_on_meanwhile(mention, tie) or is_told_of_then(mention, tie):
            return Bond(0, tie.time)
        if is_only_after(mention, tie) or is_adjourned_to(mention, tie, self.reference):
            return Bond(0, tie.time)
        left = is_left_behind(tie, self.words.verbs["moving"])
        measure = compares(tie) or is_first_since(tie)
        goods = is_of_goods(mention, tie)
        if left or measure or goods or names_another(mention, tie) or is_term(mention, tie):
            return Bond(0, tie.time)
        if is_when(mention, tie):
            return Bond(self.words.weight["when"], closed(tie.time))
        if is_made_then(mention, tie, mentions):
            return Bond(self.words.weight["made"], closed(tie.time))
        weight = self._score(mention, tie, mentions)
        if weight and is_before_its_noun(mention, tie):
            return Bond(weight, closed(tie.time))
        if weight == 0 and is_behind_a_side(mention, tie):
            return Bond(self.words.weight["passing"], tie.time)
        if weight == 0:
            since = self.words.weight["since"] if opens_since(mention, tie) else 0
            return Bond(since, opened(tie.time))
        if is_since_then(mention, tie):
            return Bond(weight, opened(tie.time))
        return Bond(weight, tie.time)

    def _score(self, mention: EventMention, tie: Tie, mentions: list[EventMention]) -> int:
        if tie.goods == mention.head.i:
            return self.words.weight["own"]  # "shipped it on Monday for launch in June"
        own = own_tokens(mention)
        others = {i for m in mentions if m is not mention for i in own_tokens(m)} - own
        for steps, token in enumerate(tie.path):
            if token.i in own:
                near = nearer(mention, tie.head, mentions)
                return 0 if near else self.words.weight["own"] - steps
            if encloses(mention, tie, token):
                return self.words.weight["clause"] - steps
            if token.i in others:
                return self._shared(mention, token, steps, tie)
            if syntax.is_verb(token) and not passed_over(token, tie, steps):
                return self._from_verb(mention, token, steps, tie, mentions)
        return self._astray(mention, tie)

    def _astray(self, mention: EventMention, tie: Tie) -> int:
        """A time that opens the sentence, over whose verb the parser stumbled."""
        clause = clause_of(mention)
        first = tie.head.left_edge
        opens = (
            first.i - first.sent.start <= 1
            and clause is not None
            and clause.i in own_tokens(mention)
        )
        return self.words.weight["astray"] if opens else 0

    def _from_verb(
        self, mention: EventMention, verb: Token, steps: int, tie: Tie, mentions: list[EventMention]
    ) -> int:
        described = verb.dep_ in ("relcl", "acl") and verb.head.i == mention.head.i
        if described or opens_or_ends(verb, mention):
            return 0 if tells_apart(verb, mention, tie) else self._described(verb, steps)
        if sets_day(verb, mention):
            return self.words.weight["described"] - steps
        if verb.dep_ == "relcl" and is_occasion(verb.head, mention):
            return self.words.weight["occasion"] - steps
        return self._from_clause(mention, verb, tie, mentions)

    def _described(self, verb: Token, steps: int) -> int:
        """The time stands in a clause about the trigger noun: "the pact that expires in June"."""
        if verb.lower_ in self.words.verbs["apart"]:
            return 0
        return self.words.weight["described"] - steps

    def _shared(self, mention: EventMention, token: Token, steps: int, tie: Tie) -> int:
        """The time is tied to another trigger; coordinated or participial clauses share it."""
        clause = clause_of(mention)
        weight = self.words.weight
        if clause is None:
            return 0
        if clause.dep_ == "conj" and clause.head.i == token.i and clause.i > token.i:
            return weight["conjunct"] - steps
        if clause.dep_ in ("advcl", "prep") and clause.tag_ == "VBG" and clause.head.i == token.i:
            return weight["participle"] - steps
        after = clause.dep_ == "pcomp" and clause.i in own_tokens(mention)
        if after and clause.head.head.i == token.i:
            return weight["participle"] - steps
        if is_beside(token, clause):
            return weight["beside"] - steps
        if self._goes_on_errand(mention, token, clause, tie.time):
            return weight["errand"] - steps
        if is_where(token, mention, tie) or has_until(mention, tie):
            return weight["content"] - steps
        if mention.predication.pos == "noun" and self._adjunct_of(mention, token):
            return weight["adjunct"] - steps
        occasion = token.head if token.dep_ == "relcl" else token
        return weight["occasion"] - steps if is_occasion(occasion, mention) else 0

    def _goes_on_errand(
        self, mention: EventMention, verb: Token, clause: Token, time: TimeExpression
    ) -> bool:
        """True for the day in "came to see it on Monday", "came on Monday to see it"."""
        if mention.type in SHARED_ERRANDS and is_errand(verb, clause):
            first, today = time.earliest or time.latest, self.reference
            ahead = first is not None and today is not None and first > today
            return clause.i in own_tokens(mention) and (mention.status in OPEN) == ahead
        going = verb.lower_ in self.words.verbs["going"]
        return going and is_errand(clause, verb)

    def _adjunct_of(self, mention: EventMention, token: Token) -> bool:
        return any(
            s.token.i == token.i and s.relation.split(":")[-1] in SHARING
            for s in mention.predication.supports
        )

    def _from_clause(
        self, mention: EventMention, verb: Token, tie: Tie, mentions: list[EventMention]
    ) -> int:
        """The time hangs on a verb that is no trigger: near enough in the clause structure?"""
        clause = clause_of(mention)
        weight = self.words.weight
        if clause is None or is_of_effect(verb, mention) or describes_a_side(mention):
            return 0
        if clause.i == verb.i:
            if self._stands_apart(mention, verb) or nearer(mention, tie.head, mentions):
                return 0
            nested = is_nested(mention, verb)
            if nested and mention.status in OPEN:
                return 0
            return weight["clause"] - (weight["nested"] if nested else 0)
        if is_beside(verb, clause):
            return weight["beside"]
        if verb.head.i == clause.i and is_new_plan(verb):
            return weight["conjunct"]
        if self._goes_on_errand(mention, verb, clause, tie.time):
            return weight["errand"]
        if complement_of(verb, clause):
            verbs = self.words.verbs
            begun = clause.lower_ in verbs["starting"] or clause.lower_ in verbs["ending"]
            if clause.i == mention.head.i and not begun:
                dealt = is_day_of_deal(mention, tie, verb, self.reference)
                return weight["complement"] if dealt else 0
            return weight["complement"]
        if verb.dep_ == "relcl" and passed(verb, clause):
            return weight["passing"]
        return self._from_above(mention, clause, tie, verb)

    def _stands_apart(self, mention: EventMention, verb: Token) -> bool:
        """True for "the pact expires in June" and "the head of X, a merger of A and B, said"."""
        if merely_follows(mention):
            return True
        if mention.support is not None or mention.predication.pos == "verb":
            return False
        subject = mention.head.dep_ in ("nsubj", "nsubjpass") and mention.head.head.i == verb.i
        if verb.lower_ in self.words.verbs["apart"] and subject:
            return True
        lemma = self.lemmas.verb(verb.lower_)
        named = lemma in self.cues.reporting and mention.head.i < verb.i
        return (named or lemma in self.cues.announcing) and is_nested(mention, verb)

    def _from_above(self, mention: EventMention, clause: Token, tie: Tie, verb: Token) -> int:
        """The time hangs on a verb above the clause."""
        let = let_out(verb)
        verb = let or verb
        reporting = self.lemmas.verb(verb.lower_) in self.cues.reporting or let is not None
        reported = False
        for distance, above in enumerate(path_up(clause)):
            if distance > CLOSE:
                break
            if above.i == verb.i:
                if reporting and reported:
                    return self._announced(mention, clause, verb)
                return 0 if reported else self._above(mention, clause, tie, verb, distance)
            still = is_present(clause) or (mention.status == "planned" and not is_past(clause))
            before = above.dep_ == "relcl" and still and verb.tag_ == "VBD"
            if before or is_aside(above, verb, tie):
                return 0
            reported = reported or above.dep_ in REPORTED
        return 0

    def _announced(self, mention: EventMention, clause: Token, verb: Token) -> int:
        """A happening told through its announcement takes the announcement's date."""
        bid = mention.type == "transfer" and mention.status == "possible" and is_past(clause)
        lasts = mention.status == "ongoing" and clause.tag_ == "VBN" and is_past(clause)
        happened = bid or lasts or mention.status in ("occurred", "denied")
        if not happened or not syntax.is_finite(clause):
            return 0
        announcing = self.lemmas.verb(verb.lower_) in self.cues.announcing | {"let", "know"}
        told = clause.head.i == verb.i and clause.i in own_tokens(mention) and is_past(clause)
        return self.words.weight["announced"] if announcing or told else 0

    def _above(
        self, mention: EventMention, clause: Token, tie: Tie, verb: Token, distance: int
    ) -> int:
        if verb.dep_ == "acl" and verb.tag_ == "VBN" and not is_led_by_when(clause):
            return 0
        if has_until(mention, tie):
            return self.words.weight["complement"]
        infinitive = clause.tag_ == "VB" and any(c.tag_ == "TO" for c in clause.children)
        joined_to = clause.lower_ in self.words.verbs["joining"] or was_first_to(clause, verb)
        if infinitive and not joined_to and self._keeps_its_day(mention, tie, verb):
            return 0
        if clause.dep_ in CONTENT:
            return self.words.weight["content"] - distance
        return self.words.weight["above"] - distance

    def _keeps_its_day(self, mention: EventMention, tie: Tie, verb: Token) -> bool:
        """False for "is expected on Monday to sign", "failed on Monday to sign".

        Nor has a plan told in the past a day ahead of its own: "on Friday it planned to sign".
        """
        lemma, first = self.lemmas.verb(verb.lower_), tie.time.earliest
        ahead = first is not None and self.reference is not None and first > self.reference
        if mention.status in OPEN and is_year_to_come(tie, verb, self.reference):
            return False
        shared = mention.status == "denied" or (ahead and mention.status in OPEN)
        if shared and mention.status_cue == lemma:
            return False
        return lemma not in self.cues.scheduling
