"""Does a mention tell what an event tells? What speaks for it and against it, by name.

`evidence_for` and `evidence_apart` name what is seen, `Weights` says how much each counts, `clash`
refuses whatever they say; `merging` compares them. The weights are fitted by
scripts/fit_merging.py (a conditional log-linear model over "which of the events so far, or a new
one", as in the mention-ranking coreference of Denis & Baldridge 2008) and stand in
cues/merging.toml.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from dateline.entities.model import Actor
from dateline.events.compatibility import (
    WEAK,
    Evidence,
    excludes,
    reverses,
    stages_told,
    statuses_told,
    times_told,
    undoes,
)
from dateline.events.holdings import holding_told
from dateline.events.mentions import EventMention
from dateline.events.phrasing import phrases_told, words_new
from dateline.events.separations import are_apart, separations_told
from dateline.events.syntax import is_verb
from dateline.events.wording import Words, form_of, load_table, words_of, words_told
from dateline.parsed import Span
from dateline.record import EventType

# Of an event told more often than that, the first and the last mentions are looked at: the cost
# of an article stays linear in its length.
FIRST_MENTIONS, LAST_MENTIONS = 4, 8
# Roles that tell who gave from who got.
SIDED = ("supplier", "recipient", "issuer", "visitor", "operator", "provider")
EDGE_ROLES = frozenset({"mediator", "signatory", "proposer", "counterparty", "host"})
# Types whose happenings have one who does them: another one does another.
ONE_ACTOR = frozenset({"visit", "launch", "order"})
# Tokens that make a sentence on average, sentences up to which one is near or no longer counted,
# tokens of the lead, tokens of a line that is but a date.
SENTENCE, NEAR, COUNTED, LEAD, DATE_LINE = 25, 1, 6, 45, 6


@dataclass(frozen=True, slots=True)
class Weights:
    """The numbers and words of cues/merging.toml."""

    number: dict[str, float]
    words: Words

    def sum(self, evidence: Evidence) -> float:
        """What the evidence weighs together; what has no weight counts nothing."""
        return sum(self.number.get(name, 0.0) * value for name, value in evidence)


@cache
def load_weights() -> Weights:
    """The shipped weights."""
    table = load_table()
    return Weights(table["weights"], words_of(table))


@dataclass(slots=True)
class Event:
    """One happening: its mentions in text order."""

    mentions: list[EventMention] = field(default_factory=list)

    @property
    def type(self) -> EventType:
        """The event type of its first mention."""
        return self.mentions[0].type

    def actors(self) -> list[Actor]:
        """All participants, each once."""
        found: dict[str, Actor] = {}
        for mention in self.mentions:
            for actor in mention.actors():
                found.setdefault(actor.id, actor)
        return list(found.values())

    def core_actors(self) -> list[Actor]:
        """Participants but those at the edge (mediators, signatories, proposers …), each once."""
        found: dict[str, Actor] = {}
        for mention in looked_at(self):
            for actor in core_actors(mention):
                found.setdefault(actor.id, actor)
        return list(found.values())


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The events of one type told so far, the latest told among them."""

    events: Sequence[Event]
    recent: Event

    @classmethod
    def of(cls, events: Sequence[Event]) -> Surroundings:
        """Those of a list that is not empty."""
        return cls(events, max(events, key=lambda e: e.mentions[-1].head.i))


def looked_at(event: Event) -> list[EventMention]:
    """The mentions with which a further one is compared."""
    if len(event.mentions) <= FIRST_MENTIONS + LAST_MENTIONS:
        return event.mentions
    return [*event.mentions[:FIRST_MENTIONS], *event.mentions[-LAST_MENTIONS:]]


def core_actors(mention: EventMention) -> list[Actor]:
    """Actors in the roles that tell one happening from another."""
    found: dict[str, Actor] = {}
    for filler in mention.fillers:
        if filler.role not in EDGE_ROLES:
            found.setdefault(filler.actor.id, filler.actor)
    return list(found.values())


def matched(mine: list[Actor], theirs: list[Actor]) -> int:
    """How many of `mine` are among `theirs`, a person or body standing for its state."""
    return sum(any(stands_for(a, b) for b in theirs) for a in mine)


def stands_for(one: Actor, other: Actor) -> bool:
    """True where two actors are one, or one is the state to which the other belongs."""
    if one.id == other.id:
        return True
    if one.country is None or one.country != other.country:
        return False
    return "country" in (one.kind, other.kind)


def clash(mention: EventMention, event: Event) -> bool:
    """True where `mention` cannot be one more mention of `event`, whatever speaks for it."""
    return any(
        excludes(mention, other)
        or are_apart(mention, other)
        or (_opposes(mention, other) and not linked(mention, other))
        for other in looked_at(event)
    )


def _opposes(mention: EventMention, other: EventMention) -> bool:
    return reverses(mention, other) or undoes(mention, other)


def _other_sides(mention: EventMention, told: list[EventMention]) -> str:
    """How two verbs tell of other sides, if they do; "" where they do not.

    "others" for "signed with Ghana" and "signed with Peru": each names a side of its own; "another"
    for "ordered Ghana" and "ordered Peru": another in one of the roles.
    """
    if not _is_told_by_verb(mention):
        return ""
    verbs = [other for other in told if _is_told_by_verb(other)]
    if any(_with_others(mention, other) for other in verbs):
        return "others"
    return "another" if any(_with_another(mention, other) for other in verbs) else ""


def _with_others(mention: EventMention, other: EventMention) -> bool:
    mine, theirs = core_actors(mention), core_actors(other)
    fewest = min(len(mine), len(theirs))
    return fewest >= 2 and matched(mine, theirs) < fewest


def _with_another(mention: EventMention, other: EventMention) -> bool:
    sides = ((_in_role(mention, role), _in_role(other, role)) for role in SIDED)
    return any(mine and theirs and not matched(mine, theirs) for mine, theirs in sides)


def _in_role(mention: EventMention, role: str) -> list[Actor]:
    return [f.actor for f in mention.fillers if f.role == role]


def _is_told_by_verb(mention: EventMention) -> bool:
    """True for "signed" and "signed a treaty", not for "the treaty"."""
    support = mention.support
    return mention.predication.pos == "verb" or (support is not None and is_verb(support.token))


def evidence_apart(mention: EventMention, surroundings: Surroundings, weights: Weights) -> Evidence:
    """What speaks for `mention` being a happening not told before."""
    yield f"new.form.{form_of(mention, weights.words)}", 1.0
    yield f"new.type.{mention.type}", 1.0
    yield f"new.actors.{min(2, len(core_actors(mention)))}", 1.0
    yield f"new.events.{min(3, len(surroundings.events))}", 1.0
    if mention.frame.id in WEAK:
        yield "new.weak", 1.0
    if mention.time:
        yield "new.dated", 1.0
    if mention.support is not None:
        yield "new.supported", 1.0
    if mention.head.tag_ == "NNS":
        yield "new.plural", 1.0
    yield from words_new(mention)


def evidence_for(
    mention: EventMention, event: Event, surroundings: Surroundings, weights: Weights
) -> Evidence:
    """What speaks for, or against, `mention` being one more mention of `event`."""
    told = looked_at(event)
    form = form_of(mention, weights.words)
    yield "same", 1.0
    yield f"form.{form}", 1.0
    yield f"type.{mention.type}", 1.0
    yield from _actors(mention, event, told, form)
    yield from _position(mention, event, told)
    yield from words_told(mention, told, form, weights.words)
    yield from phrases_told(mention, told)
    yield from holding_told(mention, told)
    within = any(linked(mention, other) for other in told)
    yield from separations_told(mention, told, linked=within, sides=SIDED)
    yield from times_told(mention, told)
    yield from statuses_told(mention, told)
    yield from stages_told(mention, told, form)
    yield from _standing(mention, event, surroundings, told, form)


def _actors(mention: EventMention, event: Event, told: list[EventMention], form: str) -> Evidence:
    mine, theirs = core_actors(mention), event.core_actors()
    if not mine:
        yield f"actors.none.{form}", 1.0
    elif not theirs:
        yield "actors.event_none", 1.0
    elif not matched(mine, theirs):
        if not _same_roles(mention, told):  # one tells who sold, the other who bought
            yield "actors.complement", 1.0
            return
        yield "actors.disjoint", 1.0
        if mention.type in ONE_ACTOR:
            yield "actors.disjoint.alone", 1.0
    else:
        yield from _shared(mine, theirs)
        yield from _roles(mention, told)
    sides = _other_sides(mention, told)
    if sides:
        yield f"actors.with_{sides}", 1.0


def _is_taken_up(mention: EventMention, event: Event) -> bool:
    """True for "the two discussed cod" right after "X called Y": more of what passed then."""
    if mention.type != "talks" or mention.time is not None or not _is_told_by_verb(mention):
        return False
    named = [t for f in mention.fillers for t in mention.doc[f.start : f.end]]
    if any(t.tag_.startswith("NNP") for t in named):
        return False
    mine, theirs = core_actors(mention), event.core_actors()
    return len(mine) == len(theirs) == matched(mine, theirs) > 1


def _same_roles(mention: EventMention, told: list[EventMention]) -> bool:
    roles = {f.role for f in mention.fillers} - EDGE_ROLES
    return any(f.role in roles for other in told for f in other.fillers)


def _shared(mine: list[Actor], theirs: list[Actor]) -> Evidence:
    ours, others = matched(mine, theirs), matched(theirs, mine)
    yield "actors.shared", 1.0
    if ours == len(mine):
        yield "actors.equal" if others == len(theirs) else "actors.subset", 1.0
    else:
        yield "actors.superset" if others == len(theirs) else "actors.partial", 1.0
    if ours >= 2:
        yield "actors.two", 1.0
    if not {a.id for a in mine} & {a.id for a in theirs}:
        yield "actors.by_state", 1.0
    if len(mine) == len(theirs) == 1:
        yield "actors.one_each", 1.0


def _roles(mention: EventMention, told: list[EventMention]) -> Evidence:
    known = {f.actor.id: f.role for other in told for f in other.fillers}
    both = [(f.role, known[f.actor.id]) for f in mention.fillers if f.actor.id in known]
    if any(one == other for one, other in both):
        yield "role.same", 1.0
    if any(one != other for one, other in both):
        yield "role.other", 1.0


def _position(mention: EventMention, event: Event, told: list[EventMention]) -> Evidence:
    sentence = mention.head.sent
    beside = [m for m in told if sentence.start <= m.head.i < sentence.end]
    if not beside:
        between = max(0, (mention.head.i - event.mentions[-1].head.i) // SENTENCE)
        yield "distance", min(between, COUNTED) / 3
        yield "far", float(between > COUNTED)
        yield "near", float(between <= NEAR)
        return
    yield "sentence.same", 1.0
    if any(linked(mention, other) for other in beside):
        yield "sentence.linked", 1.0
    yield f"sentence.{_pair(mention, beside)}", 1.0


def _pair(mention: EventMention, beside: list[EventMention]) -> str:
    """Two verbs of one sentence ("bought A and sold B") are mostly two happenings."""
    pos = mention.predication.pos
    if all(other.predication.pos != pos for other in beside):
        return "verb_and_noun"
    if pos == "noun":
        return "two_nouns"
    return "one_verb" if any(o.lemma == mention.lemma for o in beside) else "two_verbs"


def linked(mention: EventMention, other: EventMention) -> bool:
    """True where one trigger stands in the other's phrase or clause: "met for talks"."""
    return _under(mention, other) or _under(other, mention)


def _under(inner: EventMention, outer: EventMention) -> bool:
    tops = {outer.head.i} | ({outer.support.token.i} if outer.support else set())
    token = inner.head
    for _ in range(4):
        if token.head.i == token.i or token.dep_ in ("conj", "nsubj", "relcl", "appos", "ccomp"):
            return token.dep_ == "relcl" and token.head.i == outer.head.i
        token = token.head
        if token.i in tops:
            return True
    return False


def _opens_body(mention: EventMention) -> bool:
    """True in the sentence right after a headline, a first line that ends without a full stop."""
    start = mention.head.sent.start
    if start == 0:
        return False
    before = mention.doc[start - 1].sent
    if before.start and _is_date_line(before):
        before = mention.doc[before.start - 1].sent
    last = next((t for t in reversed(before) if not t.is_space), None)
    return before.start == 0 and last is not None and not last.is_punct


def _is_date_line(line: Span) -> bool:
    """ "March 04, 2008" and nothing else, between headline and body."""
    words = [t for t in line if not t.is_space]
    return len(words) <= DATE_LINE and all(t.ent_type_ == "DATE" or t.is_punct for t in words)


def _standing(
    mention: EventMention,
    event: Event,
    surroundings: Surroundings,
    told: list[EventMention],
    form: str,
) -> Evidence:
    """The place of the event among those told so far."""
    if surroundings.recent is event and _is_taken_up(mention, event):
        yield "actors.taken_up", 1.0
    if len(surroundings.events) == 1:
        yield "event.only", 1.0
    elif surroundings.events[0] is event:
        yield "event.first", 1.0
    if surroundings.recent is event:
        yield "event.recent", 1.0
    yield "event.size", min(len(event.mentions), COUNTED) / 3
    if event.mentions[0].head.i < LEAD:
        yield "event.lead", 1.0
    if event.mentions[0].head.sent.start == 0 and _opens_body(mention):
        yield "event.headline", 1.0
    if all(other.frame.id in WEAK for other in told):
        yield "event.weak", 1.0
    if any(other.predication.pos == "verb" for other in told):
        yield f"event.verbal.{form}", 1.0
