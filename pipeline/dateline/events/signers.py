"""Who signs for those told to agree: "Peru and Chile agreed … Ministers X and Y signed it"."""

from __future__ import annotations

from dataclasses import replace

from dateline.events.affinity import SENTENCE
from dateline.events.inference import BODIES, is_signing
from dateline.events.mentions import EventMention, Filler

# How many sentences back the parties are looked for, and how many mentions.
REACH, MOST = 3, 12
DOERS = frozenset({"agent", "by"})


def sign_for_parties(mentions: list[EventMention]) -> None:
    """Make signatories of persons who sign right behind an agreement of two bodies."""
    for index, mention in enumerate(mentions):
        signers = _signers(mention)
        if not signers:
            continue
        for earlier in reversed(mentions[max(0, index - MOST) : index]):
            if mention.head.sent.start - earlier.head.sent.end > SENTENCE * REACH:
                break
            parties = _parties(earlier, mention)
            if len(parties) > 1 and _may_stand_for(signers, parties):
                for filler in signers:
                    filler.role = "signatory"
                mention.fillers.extend(replace(f, function="inherited") for f in parties)
                break


def _signers(mention: EventMention) -> list[Filler]:
    """The persons who sign where no body is told to."""
    if mention.type != "agreement" or not is_signing(mention.lemma.split()):
        return []
    sides = [f for f in mention.fillers if f.role == "party"]
    alone = all(f.actor.kind == "person" and f.function in DOERS for f in sides)
    return sides if alone and len(sides) > 1 else []


def _parties(earlier: EventMention, mention: EventMention) -> list[Filler]:
    """The bodies that agreed, in the sentence of another mention of the same standing."""
    apart = earlier.head.sent.start != mention.head.sent.start
    if earlier.type != "agreement" or earlier.status != mention.status or not apart:
        return []
    return [f for f in earlier.fillers if f.role == "party" and f.actor.kind in BODIES]


def _may_stand_for(signers: list[Filler], parties: list[Filler]) -> bool:
    """False where somebody is known to be of another state."""
    states = {f.actor.country for f in parties if f.actor.country}
    return all(f.actor.country is None or f.actor.country in states for f in signers)
