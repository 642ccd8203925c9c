"""Whether an event that names one side leaves another one open, to be found elsewhere."""

from __future__ import annotations

from dateline.events.affinity import Event
from dateline.events.mentions import EventMention
from dateline.events.predications import combined
from dateline.events.syntax import children, prepositional
from dateline.events.syntax_cues import load_syntax_cues
from dateline.parsed import Token

CUES = load_syntax_cues()
OF_BODY = frozenset({"of", "modifier", "poss"})
MEET = "meet"
OTHERS = frozenset({"a", "an", "other", "another", "some", "several", "many", "further"})


def leaves_side_open(event: Event) -> bool:
    """False for a body's own sitting, and where those of the other side have no names."""
    main = event.mentions[0]
    return not (_is_sitting(main) or _is_with_nameless(main))


def _is_sitting(mention: EventMention) -> bool:
    """ "The GATT council meeting", "a session of the OPEC committee"."""
    head = mention.head
    if mention.predication.pos != "noun" or head.lower_ not in CUES.sittings:
        return False
    inside = (*children(head, "compound"), *prepositional(head, "of"))
    own = [f for f in mention.fillers if f.function in OF_BODY]
    return any(t.lower_ in CUES.sitting_bodies for t in inside) or any(
        f.actor.kind == "organisation" for f in own
    )


def _is_with_nameless(mention: EventMention) -> bool:
    """ "Talks with third parties", "negotiations with other producers", "met senior clergymen"."""
    arguments = combined(mention.predication, mention.support)
    others = list(arguments.get("with", ()))
    if mention.type == "talks" and mention.predication.pos == "verb":
        others += [t for t in arguments.get("patient", ()) if mention.lemma == MEET]
    taken = {i for f in mention.fillers for i in range(f.start, f.end)}
    return any(t.i not in taken and _is_indefinite(t) for t in others)


def _is_indefinite(noun: Token) -> bool:
    words = {c.lower_ for c in noun.children}
    plural = noun.tag_ == "NNS" and not words & {"the", "its", "their", "his", "her"}
    return plural or (noun.tag_ in ("NN", "NNS") and not words.isdisjoint(OTHERS))
