"""Days told behind what a meeting or a deal is about, or with whom."""

from __future__ import annotations

from dateline.events import syntax
from dateline.events.dating_cues import load_dating
from dateline.events.dating_paths import own_tokens
from dateline.events.dating_ties import Tie
from dateline.events.mentions import EventMention
from dateline.parsed import Token

TYPES = frozenset({"talks", "visit", "agreement"})
LED = frozenset({"on", "yesterday", "today", "tomorrow"})
# What stands between the day of a happening and its noun: "the May 1985 Group of Five pact".
REACH = 6
DETERMINERS = frozenset({"DT", "PRP$", "POS"})
NAME_TAGS = frozenset({"NN", "NNP", "NNPS", "CD", "JJ", "HYPH", "POS", "IN"})


def is_behind_a_side(mention: EventMention, tie: Tie) -> bool:
    """True for "met a group leading the revolt in Lima on Monday": the day of the meeting.

    The parse ties the day to what is told in passing of those on one side.
    """
    if mention.type not in TYPES or tie.time.granularity != "day":
        return False
    verb = next((i for i, t in enumerate(tie.path) if syntax.is_verb(t)), None)
    if verb is None or not _is_in_passing(tie.path[verb], tie):
        return False
    own = own_tokens(mention)
    for token in tie.path[verb + 1 :]:
        if token.i in own:
            return token.i < tie.path[verb].i
        if syntax.is_verb(token):
            return False
    return False


def _is_in_passing(verb: Token, tie: Tie) -> bool:
    """True for a participle that tells what others are doing, with its day right at its end."""
    first = tie.head.head if tie.head.dep_ == "pobj" else tie.head
    led = first.lower_ in LED and first.head.i == verb.i
    return verb.dep_ == "acl" and verb.tag_ == "VBG" and led and bool(syntax.objects(verb))


def opens_or_ends(verb: Token, mention: EventMention) -> bool:
    """True for the "ends" of "a meeting of OPEC, which ends tomorrow", tied to OPEC."""
    if verb.dep_ != "relcl" or mention.type not in ("talks", "visit"):
        return False
    verbs, noun = load_dating().verbs, verb.head
    turning = verb.lower_ in verbs["ending"] or verb.lower_ in verbs["starting"]
    if not turning or noun.dep_ != "pobj":
        return False
    about = noun.head.head.i == mention.head.i and mention.predication.pos == "noun"
    return about and any(c.lower_ == "which" for c in verb.lefts)


def is_before_its_noun(mention: EventMention, tie: Tie) -> bool:
    """True for the day in "since the May 1985 pact of Peru and Chile": that of the pact alone."""
    first, head = tie.head.left_edge, mention.head
    if mention.type == "order" or mention.predication.pos != "noun":
        return False
    if not tie.head.i < head.i <= tie.head.i + REACH:
        return False
    if first.tag_ not in DETERMINERS and (
        first.i == first.sent.start or first.nbor(-1).tag_ not in DETERMINERS
    ):
        return False
    return all(t.tag_ in NAME_TAGS for t in head.doc[tie.head.i : head.i])
