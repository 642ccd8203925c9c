"""The firm that tells of a deal of its own: "the mill was sold to X, Y said" is Y's sale."""

from __future__ import annotations

from dataclasses import replace

from dateline.entities.model import Actor, Actors
from dateline.events.affinity import Event
from dateline.events.inference_cues import listed
from dateline.events.mentions import EventMention, Filler
from dateline.events.syntax import is_passive
from dateline.parsed import Token

_THINGS = ("patient", "agent", "of", "on")


def infer_dealer(mention: EventMention, actors: Actors) -> None:
    """Give a sale told in the passive, or an order for goods, the firm that speaks of it.

    Only where one side is named: who tells of it is then the other.
    """
    if not mention.attributed_to or not _may_be_own(mention):
        return
    things = mention.predication.arguments.get("patient", ())
    if any(a.kind == "organisation" for t in things for a in actors.resolve(t)):
        return  # "Volvo said its rival Renault had been bought by Siemens"
    missing = [r for r in mention.frame.roles if not mention.actors(r)]
    known = {a.id for a in mention.actors()}
    firms = [a for a in mention.attributed_to if a.id not in known and _is_firm(a)]
    if len(missing) == 1 and known and len(firms) == 1:
        start, end = _place(firms[0], mention, actors)
        mention.fillers.append(Filler(missing[0], firms[0], start, end, "speaker"))


def name_operators(events: list[Event], actors: Actors) -> list[Event]:
    """ "The plant will be closed, Volvo said": a plant of nobody named is that of who tells of it.

    To be asked when mentions are merged: what one names, another need not.
    """
    for event in events:
        if event.type == "facility":
            told = next((m for m in event.mentions if _tells_own(m)), None)
            operators = [f for m in event.mentions for f in m.fillers if f.role == "operator"]
            if told is not None and all(map(_is_its_name, operators)):
                _give(event, told, actors)
    return [e for e in events if not _is_aside(e, events)]


def _is_aside(event: Event, events: list[Event]) -> bool:
    """ "The mill, built by Peru, was shut": who built it is told of the mill, not as news.

    What is news of a mill of nobody else is of those who built it.
    """
    if event.type != "facility" or any(m.head.dep_ != "acl" for m in event.mentions):
        return False
    things = {m.head.head.i for m in event.mentions if m.head.tag_ == "VBN"}
    others = [e for e in events if e is not event and e.type == "facility"]
    told = {t.i for e in others for m in e.mentions for t in _things(m)}
    if not things or not things <= told:
        return False
    for other in others:
        if not other.actors() and any(t.i in things for m in other.mentions for t in _things(m)):
            fillers = [f for m in event.mentions for f in m.fillers]
            other.mentions[0].fillers += [replace(f, function="inherited") for f in fillers]
    return True


def _things(mention: EventMention) -> list[Token]:
    """What it is done to: the mill."""
    arguments = mention.predication.arguments
    return [t for f in _THINGS for t in arguments.get(f, ())]


def _give(event: Event, told: EventMention, actors: Actors) -> None:
    (firm,) = _owners(told)
    if firm not in event.actors():
        start, end = _place(firm, told, actors)
        for mention in event.mentions:
            mention.fillers = [f for f in mention.fillers if f.role != "operator"]
        told.fillers.append(Filler("operator", firm, start, end, "speaker"))


def _tells_own(mention: EventMention) -> bool:
    own = mention.predication.pos == "verb" or mention.support is not None
    return own and len(_owners(mention)) == 1 and "operator" in mention.frame.roles


def _owners(mention: EventMention) -> list[Actor]:
    return [a for a in mention.attributed_to if _may_own(a)]


def _is_its_name(filler: Filler) -> bool:
    """True for "the Kirkby plant" where nothing else tells that Kirkby is a firm."""
    actor = filler.actor
    if actor.name.lower().rpartition(" ")[2] in listed("structures"):
        return True  # "the Kirkby Pipeline reopened"
    unknown = actor.kind != "country" and not actor.source and len(actor.mentions) == 1
    return unknown and filler.function.endswith("modifier")


def _may_own(actor: Actor) -> bool:
    return _is_firm(actor) and listed("onlookers").isdisjoint(actor.name.lower().split())


def tellers(mention: EventMention, source: Event | None) -> list[Filler]:
    """Who says that an accord was reached or that talks were held, where nobody is named.

    One alone only where no related event has been told.
    """
    if mention.frame.id not in listed("told_by_party") or not mention.attributed_to:
        return []
    if mention.type == "agreement" and mention.head.tag_ == "NNS":
        return []  # "contracts for goods were down, the bureau said"
    bodies = [a for a in mention.attributed_to if _is_firm(a) or a.kind == "country"]
    if not bodies or (source is not None and len(bodies) == 1):
        return []
    role = next(iter(mention.frame.roles))
    return [Filler(role, a, *_first(a), "speaker") for a in bodies]


def _first(actor: Actor) -> tuple[int, int]:
    return actor.mentions[0].start, actor.mentions[0].end


def _may_be_own(mention: EventMention) -> bool:
    if mention.predication.pos != "verb":
        return False
    passive = is_passive(mention.head)
    return mention.frame.id in listed("told_by_seller" if not passive else "told_by_dealer")


def _is_firm(actor: Actor) -> bool:
    words = actor.name.lower().split()
    return actor.kind == "organisation" and listed("media").isdisjoint(words)


def _place(firm: Actor, mention: EventMention, actors: Actors) -> tuple[int, int]:
    sentence = mention.head.sent
    spans = [s for s in actors.mentions_in(sentence.start, sentence.end) if firm in s.actors]
    span = (spans or list(firm.mentions))[0]
    return span.start, span.end
