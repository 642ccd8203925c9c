"""How far a meeting or a journey has come, by what its clause tells of it."""

from __future__ import annotations

from dateline.events import syntax
from dateline.events.mentions import EventMention
from dateline.events.status_cues import load_status_words
from dateline.events.status_governors import Found
from dateline.events.tenses import is_perfect, is_progressive
from dateline.parsed import Token

WORDS = load_status_words()
HELD = frozenset({"talks", "visit"})
PLACES = frozenset({"GPE", "LOC", "FAC"})
# "Got under way": it began.
SETTING = frozenset({"get", "gets", "got", "getting", "gotten"})
PAST = frozenset({"VBD", "VBN"})


def standing(mention: EventMention, verb: Token, relation: str) -> Found | None:
    """The status that a verb above a meeting or a journey tells beyond single cues."""
    if mention.type not in HELD:
        return None
    if relation == "prep:for":
        if _sets_out(verb):
            return "planned", f"{verb.lower_} for"
        return ("planned", "no date") if _lacks_day(verb) else None
    if relation == "prep:in" and mention.type == "talks" and _gains(verb):
        return "ongoing", "progress"
    if relation != "agent":
        return None
    if mention.type == "talks" and (_is_under_way(verb) or _is_under_way(mention.head)):
        return "ongoing", "under way"
    if _is_at(verb, ("under",), WORDS.deliberation):
        return "possible", "under"
    if mention.type == "talks" and (_advances(verb) or _goes_on_from(mention, verb)):
        return "ongoing", verb.lower_
    return None


def clauses_about(noun: Token) -> list[Token]:
    """Clauses that tell of `noun`, those that the parse ties to a noun under it included."""
    preps = syntax.children(noun, "prep")
    nouns = [noun, *(t for prep in preps for t in syntax.children(prep, "pobj"))]
    nouns += [t for n in nouns[1:] for t in syntax.children(n, "conj")]
    return [c for n in nouns for c in syntax.children(n, "relcl", "acl")]


def is_begun_and_lasting(clause: Token) -> bool:
    """True for "a meeting which opened today and is to last until Friday"."""
    told = [clause, *syntax.children(clause, "conj")]
    begun = any(map(_has_begun, told)) or _is_told_of(clause)
    return begun and any(map(_is_to_last, told))


def _is_told_of(clause: Token) -> bool:
    """True for "addressed a meeting which ends tomorrow": it had begun when it was addressed."""
    above = syntax.governing_verb(clause.head) if clause.tag_ == "VBZ" else None
    return above is not None and above.tag_ == "VBD"


def _has_begun(verb: Token) -> bool:
    return verb.lower_ in WORDS.beginning and verb.tag_ in PAST


def _is_to_last(verb: Token) -> bool:
    """True for "is due to last", "will end on Friday", "ends tomorrow"."""
    if verb.lower_ in WORDS.running:
        return verb.tag_ == "VBZ" or any(
            c.tag_ == "MD" or c.lower_ == "to" for c in syntax.children(verb, "aux")
        )
    above = (verb, *syntax.children(verb, "acomp"))
    return any(t.lower_ in WORDS.running for a in above for t in syntax.children(a, "xcomp"))


def _goes_on_from(mention: EventMention, verb: Token) -> bool:
    """True for "the session, which opened today, is due to last until Friday"."""
    return any(map(_has_begun, clauses_about(mention.head))) and _is_to_last(verb)


def _advances(verb: Token) -> bool:
    """True for "have reached a final stage", "are at an advanced stage", "are making headway"."""
    if verb.lower_ in WORDS.copulas:
        return _is_at(verb, ("at", "in"), WORDS.phases)
    now = verb.tag_ in ("VBZ", "VBP") or is_progressive(verb) or is_perfect(verb)
    now = now or any(c.lower_ == "had" for c in syntax.children(verb, "aux"))
    return now and any(t.lower_ in WORDS.phases for t in syntax.children(verb, "dobj"))


def _gains(verb: Token) -> bool:
    """True for "progress has been made" before "in the talks"."""
    gained = syntax.children(verb, "dobj", "nsubjpass")
    if all(t.lower_ not in WORDS.phases for t in gained):
        return False
    helps = {c.lower_ for c in syntax.children(verb, "aux", "auxpass")}
    present = verb.tag_ in ("VBZ", "VBP") or not helps.isdisjoint(("has", "have", "is", "being"))
    return present and "not" not in {c.lower_ for c in verb.children}


def _is_under_way(above: Token) -> bool:
    """True for "have been under way since May", "under way since May, have stalled"."""
    below = list(above.children)
    if above.lower_ in SETTING or any(c.tag_ == "MD" or c.lower_ == "to" for c in below):
        return False
    phrases = (c for c in below if c.lower_ == "under" and c.dep_ == "prep")
    way = any(t.lower_ == "way" for c in phrases for t in syntax.children(c, "pobj"))
    return way or any(c.lower_ == "underway" for c in below)


def _is_at(verb: Token, where: tuple[str, ...], words: frozenset[str]) -> bool:
    """True for "is under consideration", "are at an advanced stage"."""
    return verb.lower_ in WORDS.copulas and any(
        t.lower_ in words
        for prep in syntax.children(verb, "prep")
        if prep.lower_ in where
        for t in syntax.children(prep, "pobj")
    )


def _sets_out(verb: Token) -> bool:
    """True for "was heading for Oslo", "left on Monday" before "for talks"."""
    if verb.lower_ in WORDS.leaving:  # but not "left the door open for talks"
        left = syntax.children(verb, "dobj", "oprd", "ccomp", "acomp")
        return all(t.ent_type_ in PLACES for t in left)
    return verb.lower_ in WORDS.setting_out and is_progressive(verb)


def _lacks_day(verb: Token) -> bool:
    """True for "no date has been set" before "for talks"."""
    named = syntax.children(verb, "nsubjpass", "dobj")
    return any(t.lower_ in WORDS.appointments for t in named)


def is_of_appointment(noun: Token) -> bool:
    """True for the "date" of "no date for the talks"."""
    return noun.lower_ in WORDS.appointments
