"""Who signs for those told to agree: "Peru and Chile agreed … Ministers X and Y signed it"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.entities.model import Actor, Actors, Mention
from dateline.events.affinity import SENTENCE
from dateline.events.inference_cues import listed
from dateline.events.mentions import EventMention, Filler
from dateline.events.predications import combined
from dateline.parsed import Parsed, Token

# How many sentences back the parties are looked for, and how many mentions.
REACH, MOST = 3, 12
DOERS = frozenset({"agent", "by"})
TITLE_REACH = 7
PROPER = frozenset({"NNP", "NNPS"})
BODIES = ("organisation", "country")
SIGNED_FOR = ("agent.for", "for", "by for", "by.for", "on behalf of", "agent.on behalf of")


def name_signatories(mention: EventMention, actors: Actors) -> None:
    """Who signs in person signs for a party: the one named, or that of "the Peruvian minister"."""
    if mention.type != "agreement" or not is_signing(mention.lemma.split()):
        return
    signers = [
        f for f in mention.fillers
        if f.role == "party" and f.actor.kind == "person" and f.function in ("agent", "by")
        and mention.doc[f.end - 1].lower_ not in listed("led")  # "the Obama administration"
    ]  # fmt: skip
    states = [state for f in signers for state in states_beside(f, mention.doc, actors)]
    states += _signed_for(mention, actors) if signers else []
    if not states and len(signers) == len(mention.fillers):
        return
    for filler in signers:
        filler.role = "signatory"
    known = {f.actor.id for f in mention.fillers}
    mention.fillers.extend(f for f in states if f.actor.id not in known)


def _signed_for(mention: EventMention, actors: Actors) -> list[Filler]:
    """ "Signed by X for Norway", "on behalf of Norway"."""
    arguments = combined(mention.predication, mention.support)
    heads = [t for f in SIGNED_FOR for t in arguments.get(f, ()) if t.tag_ in PROPER]
    found = {a.id: (t, a) for t in heads for a in actors.resolve(t) if a.kind in BODIES}
    return [Filler("party", a, *actors.extent(t.i), "for") for t, a in found.values()]


def is_signing(words: list[str]) -> bool:
    """True for "sign a pact", "put their names to it"."""
    penned = words[0] in ("put", "set") and not listed("penning").isdisjoint(words)
    return penned or words[0] in listed("signing")


def _is_title(words: Sequence[Token]) -> bool:
    """True for what stands between a firm and its man: "chairman", "'s Nordic head"."""
    named = words[:-1] if words and words[-1].text == "," else words  # "Volvo's head, X, signed"
    return all(t.tag_.startswith(("NN", "JJ", "POS")) for t in named)


def _firms_behind(filler: Filler, doc: Parsed, actors: Actors) -> list[tuple[Actor, Mention]]:
    """ "Lena Berg, Volvo's head, signed": the firm in the title behind the name."""
    behind = list(doc[filler.end : filler.end + TITLE_REACH + 2])
    ends = [n for n, word in enumerate(behind) if word.text == ","]
    if len(ends) < 2 or ends[0]:
        return []
    title = behind[1 : ends[1]]
    spans = actors.mentions_in(filler.end + 1, filler.end + ends[1])
    plain = all(t.tag_.startswith(("NN", "JJ", "POS", "IN", "DT")) for t in title)
    if not plain or not any(t.tag_ == "NN" and t.lower_ == t.text for t in title):
        return []
    return [(a, s) for s in spans for a in s.actors if a.kind == "organisation"]


def states_beside(filler: Filler, doc: Parsed, actors: Actors) -> list[Filler]:
    """The firm or state in the title of who signs, else his state where the article names it."""
    spans = actors.mentions_in(max(0, filler.start - TITLE_REACH), filler.end)
    beside = [(a, s) for s in spans for a in s.actors]
    known = [(a, a.mentions[0]) for a in actors.actors if a.mentions]
    firms = [
        (a, s)
        for a, s in beside
        if a.kind == "organisation" and _is_title(doc[s.end : filler.start])
    ]
    firms += _firms_behind(filler, doc, actors)
    states = [
        (a, s) for a, s in (*beside, *known)
        if a.kind == "country" and a.country == filler.actor.country
    ]  # fmt: skip
    return [Filler("party", a, s.start, s.end, "title") for a, s in (*firms, *states)][:1]


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
