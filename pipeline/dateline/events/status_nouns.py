"""What a trigger noun and what governs it tell of its status, beyond single cues."""

from __future__ import annotations

from dateline.events import syntax
from dateline.events.dating_cues import load_dating
from dateline.events.mentions import OPEN, EventMention
from dateline.events.predications import Support
from dateline.events.status_cues import load_status_words
from dateline.events.status_governors import Found
from dateline.events.syntax_cues import load_syntax_cues
from dateline.events.tenses import has_no_object, is_perfect
from dateline.parsed import Token

# The words for these stages ("cancel", "shelve") tell what was done, not that nothing was.
ENDING = frozenset({"ended", "suspended", "violated", "rejected", "amended", "reduced", "closed"})
# "the current pact expires": the modifier tells of the pact, not of its end.
CHANGES = ENDING | {"extended", "ratified", "proposed"}
# "The acquisition would create the largest maker of glass": it is no more than considered.
HYPOTHETICAL = frozenset({"transfer", "cooperation", "agreement"})
NOT = ("denied", "not")
# "The talks did not bring a pact": what these did or did not bring, they were.
HAPPENINGS = frozenset({"talks", "visit", "agreement"})
WORDS = load_status_words()


def is_completed(mention: EventMention) -> bool:
    """True for "completion of the sale": what is told of it is told of the sale."""
    return mention.predication.supports[0].lemma in WORDS.completing


def is_measured(mention: EventMention) -> bool:
    """True for "hours of talks": what is done with the hours is done with the talks."""
    return mention.type == "talks" and mention.predication.supports[0].lemma in WORDS.lengths


def is_settled(mention: EventMention) -> bool:
    """True for "the pact", "its contract": what a plan counts on is there already."""
    told = mention.type == "agreement" and mention.stage == "concluded"
    return told and mention.support is None and is_definite(mention.head)


def is_joint_now(mention: EventMention, verb: Token) -> bool:
    """True for "is a joint venture of", "have been partners"."""
    lasts = verb.lower_ in ("is", "are") or (verb.lower_ == "been" and is_perfect(verb))
    return lasts and mention.type == "cooperation"


def leads_on(support: Support, mention: EventMention) -> bool:
    """True for the "were" of "talks were to resume": what they were to do tells."""
    raising = support.token.lower_ in load_syntax_cues().raising
    supports = mention.predication.supports if raising else ()
    return any(s.token.dep_ == "xcomp" and s.token.head.i == support.token.i for s in supports)


def of_the_changed(mention: EventMention, found: Found) -> bool:
    """What a word tells of the pact, not of its change: "scrapped the planned merger"."""
    if mention.stage not in CHANGES:
        return False
    told = mention.support is not None and syntax.is_verb(mention.support.token)
    undone = mention.stage in ("ended", "suspended") and told and found[0] in OPEN
    return undone or found[0] in ("ongoing", "occurred")


def of_outcome(mention: EventMention, verb: Token, found: Found, *, is_light: bool) -> Found | None:
    """What its outcome tells of a noun: "the sale would help", "the talks made no progress"."""
    if found == NOT and has_no_object(verb):
        return None
    if found[0] in (*OPEN, "denied") and _is_known_pact(mention, verb):
        return None
    if found == ("planned", "would") and mention.type in HYPOTHETICAL and not is_light:
        return "possible", "would"
    return found


def denies_outcome(mention: EventMention, verb: Token, lemma: str) -> bool:
    """True for "the accord does not solve it", "the talks did not bring a pact": they are."""
    if mention.type not in HAPPENINGS or mention.stage in ENDING or syntax.is_passive(verb):
        return False
    issues = any(f"{lemma} {c.lower_}" in WORDS.issuing for c in syntax.children(verb, "prep"))
    told = verb.lower_ not in WORDS.coming_about and (issues or bool(syntax.objects(verb)))
    told = told or (mention.type == "talks" and verb.lower_ in WORDS.faring)
    return told and bool(syntax.children(verb, "neg"))


def _is_known_pact(mention: EventMention, verb: Token) -> bool:
    """True for "the Paris accord may falter", "the 1960 treaty would hold": it was made.

    The name is that of its place or its day, of none of its parties.
    """
    if not is_settled(mention) or verb.lower_ in load_dating().verbs["concluding"]:
        return False
    parties = {i for f in mention.fillers for i in range(f.start, f.end)}
    before = (c for c in mention.head.children if c.i < mention.head.i and c.i not in parties)
    return any(c.ent_type_ in ("GPE", "DATE", "FAC", "LOC") for c in before)


def is_privy(mention: EventMention) -> bool:
    """True for "people familiar with the talks"."""
    prep = mention.head.head
    behind = mention.head.dep_ == "pobj" and prep.head.lower_ in WORDS.privy
    return behind and mention.type == "talks" and prep.head.dep_ in ("amod", "acl")


def whole_preposition(mention: EventMention, prep: str) -> str:
    """Read "ahead of" for the "of" of a phrase that the parse leaves in two."""
    above = mention.head.head
    split = prep == "of" and above.lower_ == "of" and above.head.lower_ == "ahead"
    return "ahead of" if split else prep


def is_definite(noun: Token) -> bool:
    """True for "the summit", "their talks", "Monday's meeting"."""
    return any(c.lower_ in WORDS.definite or c.dep_ == "poss" for c in noun.children)


def support_is_other(mention: EventMention, verb: Token) -> bool:
    """True where `verb` is not the light verb of the trigger."""
    return mention.support is None or mention.support.token.i != verb.i
