"""Participants that no argument names: from the clauses above, from the event before."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.entities.model import Actor, Actors
from dateline.events import syntax
from dateline.events.affinity import Event, load_weights, stands_for
from dateline.events.cues import Cues
from dateline.events.dealers import tellers
from dateline.events.frames import FrameSet
from dateline.events.inference_cues import listed
from dateline.events.inflection import Lemmas
from dateline.events.issuers import add_issuer
from dateline.events.mentions import EventMention, Filler
from dateline.events.predications import combined
from dateline.events.roles import ACTOR_KINDS
from dateline.events.selecting import is_word
from dateline.events.signers import states_beside
from dateline.events.tree import path_up
from dateline.events.unreal import is_missed
from dateline.events.wording import form_of
from dateline.parsed import Token
from dateline.record import Role

MUTUAL = frozenset({"agreement", "talks", "cooperation"})
RELATED = {"agreement": ("talks", "agreement"), "talks": ("talks", "agreement")}
# As what a side takes part where the frame names only who brings the sides together.
SIDE: dict[str, Role] = {"talks": "participant", "agreement": "party"}
OWNED = ("$ownable", "$premises", "$bases")
PROPER = frozenset({"NNP", "NNPS"})
MIN_INHERITED = 1
BODIES = ("organisation", "country")
STATES = ("country",)
CLIMB = 10
COMPLETION_REACH = 150
MOST_BESIDE = 3
PLACING = frozenset({"in", "at", "near"})
NEAR_SOURCE = 40
OTHERS = frozenset({"those", "these", "other", "some", "many", "several", "foreign", "all"})
# Functions of those named in what is agreed: "to buy X from Y".
CONTENT = ("patient", "to", "from", "content", "patient.poss", "patient.of")
MEETINGS = ("visit", "talks")
VISITED = ("patient", "to", "in")
# Where a deal names sides of its own.
NAMING = ("with", "between", "among", "agent")


def infer_from_clauses(mention: EventMention, actors: Actors, cues: Cues, lemmas: Lemmas) -> None:
    """Give a mention without participants the subject of the nearest clause above that has one."""
    if _has_sides(mention) or not mention.frame.roles or mention.frame.priority < 0:
        return
    if mention.predication.pos == "verb" and mention.predication.arguments.get("agent"):
        return  # it names its own, if nobody that the article lets us resolve
    token = mention.head
    for _ in range(8):
        verb = syntax.governing_verb(token)
        if verb is None or lemmas.verb(verb.lower_) in cues.reporting:
            return
        _add_subjects(mention, verb, actors, ACTOR_KINDS, "clause")
        if _has_sides(mention):
            return
        token = verb


def _has_sides(mention: EventMention) -> bool:
    brokers = "mediator" if next(iter(mention.frame.roles), None) != "mediator" else None
    return any(f.role != brokers for f in mention.fillers)


def infer_from_meeting(
    mention: EventMention, mates: Iterable[EventMention], actors: Actors
) -> None:
    """ "X visited Y, where pacts were signed": who meets there are the sides."""
    if mention.type != "agreement" or mention.fillers or mention.stage != "concluded":
        return
    own = mention.predication.arguments
    bare = mention.support is None and not syntax.children(mention.head, "det")
    if bare or any(own.get(f) for f in NAMING):
        return  # it names sides that the article does not let us resolve
    meetings = [m for m in mates if m.type in MEETINGS]
    if len(meetings) != 1 or not mention.frame.roles:
        return
    found = {f.actor.id: f for f in reversed(_meeting(meetings[0], mention, actors))}
    role = next(iter(mention.frame.roles))
    if len(found) > 1:
        mention.fillers += [
            Filler(role, f.actor, f.start, f.end, "meeting")
            for f in sorted(found.values(), key=lambda f: f.start)
        ]


def _meeting(meeting: EventMention, mention: EventMention, actors: Actors) -> list[Filler]:
    """Who meets; of a visit the state or firm of the visitor, and the state that is visited."""
    own = [f for f in meeting.fillers if f.role != "mediator"]
    if meeting.type != "visit":
        return own
    arguments = combined(meeting.predication, meeting.support)
    places = [t for f in VISITED for t in arguments.get(f, ()) if t.tag_ in PROPER]
    states = [(t, a) for t in places for a in actors.resolve(t) if a.kind == "country"]
    visited = [Filler("host", a, *actors.extent(t.i), "visited") for t, a in states]
    there = {f.actor.id for f in visited}
    sides = [(f, _side(f, mention, actors)) for f in own]
    return [f if side.actor.id in there else side for f, side in sides] + visited


def _side(filler: Filler, mention: EventMention, actors: Actors) -> Filler:
    """Whom one who meets stands for: the Peru of "the Peruvian premier"."""
    if filler.actor.kind != "person":
        return filler
    return next(iter(states_beside(filler, mention.doc, actors)), filler)


def infer_speaker(mention: EventMention, actors: Actors, cues: Cues, lemmas: Lemmas) -> None:
    """ "X said talks with Y …": who speaks of talks with Y, or its banks, is the other side.

    So is the state that says another one broke a pact.
    """
    if mention.type not in MUTUAL or mention.predication.pos != "noun":
        return
    unnamed = not mention.fillers and "with" in mention.predication.arguments
    functions = [f.function for f in mention.fillers]
    accused = mention.stage == "violated" and functions == ["agent"]
    if not unnamed and not accused and set(functions) != {"with"} and not _tells_own(mention):
        return
    if mention.support is not None and _others_act(mention.support.arguments.get("agent", ())):
        return
    count = len(mention.fillers)
    for token in path_up(mention.head, most=CLIMB)[1:]:
        if len(mention.fillers) > count:
            return
        if not syntax.is_verb(token):
            _add_heads(mention, syntax.children(token, "poss"), actors, BODIES, "speaker")
            continue
        verb = lemmas.verb(token.lower_)
        told = verb in cues.reporting
        bystander = verb in listed("bystanding") or _reports(token)
        if not syntax.is_passive(token) and not bystander:
            kinds: tuple[str, ...]
            kinds = BODIES if told or mention.type == "agreement" else ACTOR_KINDS
            kinds = STATES if accused else kinds
            _add_subjects(mention, token, actors, kinds, "speaker")
        if told:
            return


def _tells_own(mention: EventMention) -> bool:
    """True for "X said a letter of intent to buy Y has expired": one side, and what it does."""
    own, support = mention.predication.arguments, mention.support
    if mention.type != "agreement" or not own.get("complement") or len(mention.actors()) != 1:
        return False
    doers = support.arguments.get("agent", ()) if support else ()
    told = all(f.start > mention.head.i and f.function in CONTENT for f in mention.fillers)
    return told and not doers


def _others_act(heads: Iterable[Token]) -> bool:
    """True for "persuade those countries to reach an accord": who speaks of it is no side."""
    told = [t for t in heads if t.lower_ in listed("outsiders")]
    return any(c.lower_ in OTHERS for t in told for c in t.children)


def _reports(verb: Token) -> bool:
    """True for "Kyodo News Service *said*": those who report are no side of what they tell."""
    names = (t for s in syntax.subjects(verb) for t in (s, *syntax.children(s, "compound")))
    return any(t.lower_ in listed("media") for t in names)


def _is_paper(actor: Actor) -> bool:
    """True for the "Gazette" that tells of the talks of others."""
    return actor.name.lower().rpartition(" ")[2] in listed("media")


def infer_owner(mention: EventMention, actors: Actors) -> None:
    """ "X said the sale of Y …", "a gain from the sale of its Y": X is who sold it."""
    if mention.type != "transfer" or mention.predication.pos != "noun" or mention.fillers:
        return
    if mention.frame.id in listed("sold"):
        own = mention.predication.arguments.get("of.poss", [])
        _add_heads(mention, [t for t in own if t.tag_ == "PRP$"], actors, BODIES, "holder")
    things = mention.predication.arguments.get("of", ())
    named = _named_among(things, actors)
    add_issuer(mention, actors)
    token = mention.head
    while named and not mention.fillers:
        verb = syntax.governing_verb(token)
        if verb is None:
            return
        if not syntax.is_passive(verb):
            _add_subjects(mention, verb, actors, BODIES, "speaker")
        mention.fillers = [
            f for f in mention.fillers if f.actor.id not in named and f.end <= mention.start
        ]  # "…, a newspaper said": who speaks last is a bystander
        token = verb


def _named_among(things: Iterable[Token], actors: Actors) -> set[str]:
    """The ids of the actors that proper nouns among `things` name."""
    return {a.id for t in things if t.tag_ in PROPER for a in actors.resolve(t)}


def infer_protagonist(mention: EventMention, actors: Actors, frames: FrameSet) -> None:
    """ "The assets were sold", "the acquisition of X helped": by whom the article tells most."""
    if mention.fillers or mention.frame.id not in listed("owned"):
        return
    verbal = mention.predication.pos == "verb"
    things = _undergoing(mention)
    named = _named_among(things, actors)
    if any(is_word(t, OWNED, frames) for t in things) if verbal else named:
        _add_protagonist(mention, actors, named)


def _undergoing(mention: EventMention) -> list[Token]:
    """What is sold, built or closed by nobody named: "the plant was closed", "the mine opens"."""
    told, arguments = mention.predication, mention.predication.arguments
    if told.pos == "noun":
        return arguments.get("of", [])
    if syntax.is_passive(told.head):
        return [] if "agent" in arguments else arguments.get("patient", [])
    return arguments.get("agent", []) if mention.type == "facility" else []


def _add_protagonist(mention: EventMention, actors: Actors, barred: set[str]) -> None:
    """The organisation named most before, where one is named more than once."""
    firms = [a for a in actors.actors if a.kind == "organisation" and a.id not in barred]
    times = {a.id: sum(s.start < mention.start for s in a.mentions) for a in firms}
    best = max(firms, key=lambda a: times[a.id], default=None)
    if best is not None and times[best.id] > 1:
        role, span = next(iter(mention.frame.roles)), best.mentions[0]
        mention.fillers.append(Filler(role, best, span.start, span.end, "clause"))


def _add_subjects(
    mention: EventMention, verb: Token, actors: Actors, kinds: tuple[str, ...], function: str
) -> None:
    _add_heads(mention, syntax.subjects(verb), actors, kinds, function)


def _add_heads(
    mention: EventMention, heads: list[Token], actors: Actors, kinds: tuple[str, ...], function: str
) -> None:
    role = next(iter(mention.frame.roles))
    taken = {f.actor.id for f in mention.fillers}
    for head in heads:
        if head.i == mention.head.i:
            continue
        start, end = actors.extent(head.i)
        mention.fillers.extend(
            Filler(role, a, start, end, function)
            for a in actors.resolve(head)
            if a.kind in kinds and a.id not in taken
        )


def note_bystanders(mention: EventMention, actors: Actors) -> None:
    """Keep whom the sentence names, in whatever place, for an event that has nobody else.

    Who was not there takes no part.
    """
    if is_missed(mention):
        mention.fillers = []
        return
    if mention.fillers or mention.type not in RELATED or not mention.frame.roles:
        return
    role, sentence = next(iter(mention.frame.roles)), mention.head.sent
    spans = actors.mentions_in(sentence.start, sentence.end)
    bodies = {
        a.id: Filler(role, a, s.start, s.end, "beside")
        for s in reversed(spans)
        for a in s.actors
        if a.kind in BODIES and s.form != "adjective" and not _is_paper(a)
        if mention.type == "agreement" or not _is_where(mention, s.start)
    } or {
        a.id: Filler(role, a, s.start, s.end, "beside")
        for s in reversed(spans)
        for a in s.actors
        if a.kind == "person" and mention.type == "talks"
    }
    if len(bodies) <= MOST_BESIDE:
        mention.beside = sorted(bodies.values(), key=lambda f: f.start)


def _is_where(mention: EventMention, start: int) -> bool:
    """True for what names but the place: "talks in Kuwait", "lunch at the White House"."""
    between = mention.doc.lowers[mention.head.i + 1 : start]
    return bool(between) and between[0] in PLACING and between[1:] in ([], ["the"])


def inherit(events: list[Event]) -> list[Event]:
    """Events that name nobody take those beside them, or the participants of a related event."""
    named = [e for e in events if e.actors()]
    kept: list[Event] = []
    for event in events:
        if not event.actors() and event.type in RELATED and any(map(_may_inherit, event.mentions)):
            source = _source(event, named)
            beside = _beside(event, source) or tellers(event.mentions[0], source)
            event.mentions[0].fillers.extend(beside)
            if source is not None and not beside:
                copy_actors(event, source)
        elif event.type == "talks" and event.actors() and not sides(event):
            _seat_sides(event, named)
        if event.actors():
            kept.append(event)
    return kept


def _seat_sides(event: Event, named: list[Event]) -> None:
    """Talks of which only the broker is told bring those together who agreed near by."""
    position = event.mentions[0].head.i
    near = [e for e in named if e.type in RELATED["talks"] and len(sides(e)) > 1]
    near = [
        e for e in near if distance(e, position)[1] < NEAR_SOURCE and not distance(e, position)[0]
    ]
    source = min(near, key=lambda e: distance(e, position), default=None)
    if source is not None:
        copy_actors(event, source)


def _beside(event: Event, source: Event | None) -> list[Filler]:
    """Whom its sentence names: rather they than a far event's, and one alone only then."""
    found: list[Filler] = next((m.beside for m in event.mentions if m.beside), [])
    if source is None or not found:
        return []
    main = event.mentions[0]
    if main.type == "talks" and form_of(main, load_weights().words) == "indefinite":
        return found  # "a meeting" is another than the one before
    after, gap = distance(source, main.head.i)
    bodies = sum(f.actor.kind != "person" for f in found)
    far = gap >= (NEAR_SOURCE if bodies else COMPLETION_REACH)
    return found if bodies > 1 or after or far else []


def _may_inherit(mention: EventMention) -> bool:
    """A bare noun that nothing supports tells of the type in general, unless it is "talks".

    "Other firms are negotiating" tells of others than those named.
    """
    doers = combined(mention.predication, mention.support).get("agent", ())
    if any(c.lower_ in listed("further") for t in doers if t.tag_ == "NNS" for c in t.children):
        return False
    if mention.frame.priority >= 0:
        return mention.support is not None or form_of(mention, load_weights().words) != "bare"
    if mention.type != "talks":
        return False
    bare = form_of(mention, load_weights().words) == "bare"
    return not bare or mention.head.tag_ == "NNS" or mention.status_cue != "default"


def _source(event: Event, named: list[Event]) -> Event | None:
    position = event.mentions[0].head.i
    related = [e for e in named if e.type in RELATED[event.type] and len(sides(e)) >= MIN_INHERITED]
    return min(related, key=lambda e: distance(e, position), default=None)


def distance(event: Event, position: int) -> tuple[bool, int]:
    """Earlier events before later ones, then the nearest."""
    gaps = [position - m.head.i for m in event.mentions]
    before = [g for g in gaps if g >= 0]
    return (not before, min(before or [-g for g in gaps]))


def copy_actors(event: Event, source: Event) -> None:
    main = event.mentions[0]
    role = next((r for r in main.frame.roles if r != "mediator"), SIDE.get(event.type))
    if role is None:
        return
    seen: set[str] = set()
    known = event.actors()
    signed = bool(known) and event.type == "agreement" and source.type != "agreement"
    for filler in sides(source):
        if signed and filler.actor.kind == "person":
            continue  # who met need not be a party of what was agreed
        if filler.actor.id not in seen and not any(stands_for(filler.actor, a) for a in known):
            seen.add(filler.actor.id)
            main.fillers.append(Filler(role, filler.actor, filler.start, filler.end, "inherited"))


def sides(event: Event) -> list[Filler]:
    """Whom an event names as taking part, each once: not who only brings them together."""
    found: dict[str, Filler] = {}
    for mention in event.mentions:
        for filler in mention.fillers:
            if filler.role != "mediator":
                found.setdefault(filler.actor.id, filler)
    return list(found.values())
