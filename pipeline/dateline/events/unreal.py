"""Clauses that tell of no happening: questions, what a kind does as a rule, what a film tells.

And happenings from which those who are named stay away.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dateline.events import syntax
from dateline.events.mentions import EventMention
from dateline.events.tree import path_up
from dateline.events.word_lists import shipped_cues
from dateline.parsed import Token

SOURCE = "cues/unreal.toml"
SUBJECTS = ("nsubj", "nsubjpass", "expl")
AUXILIARIES = ("aux", "auxpass")
OF_TIME = ("npadvmod", "advmod", "prep")
# What recurs is no happening; supplies and work together that recur go on.
RECURRING = frozenset({"talks", "visit"})
# Where talks name who holds them.
SIDED = ("with", "between", "among", "poss")
EVERY = frozenset({"all", "any", "every"})
CLOSING = frozenset(("''", '"', "”", "’", "'", ")"))


@dataclass(frozen=True, slots=True)
class UnrealCues:
    """Lower-cased words by what they do; cues/unreal.toml tells of each."""

    asking: frozenset[str]
    always: frozenset[str]
    scenes: frozenset[str]
    each: frozenset[str]
    rates: frozenset[str]
    weekdays: frozenset[str]
    deals: frozenset[str]
    present: frozenset[str]
    away: frozenset[str]


@cache
def load_unreal_cues() -> UnrealCues:
    """The shipped cues."""
    return shipped_cues(UnrealCues, SOURCE)


def tells_nothing(mention: EventMention) -> bool:
    """True where the verb of `mention` is in question, of a kind, of all times, or of a film."""
    if _is_of_any(mention):
        return True
    verb = _verb(mention)
    if verb is None:
        return False
    usual = mention.type in RECURRING and _is_usual(verb)
    if usual or _is_asked(verb) or _is_of_a_kind(verb):
        return True
    return _is_of_all_times(verb) or _is_played(verb)


def _is_of_any(mention: EventMention) -> bool:
    """ "All contracts signed by Peru", "a clause in any agreement": agreements of a kind."""
    if mention.type != "agreement" or mention.predication.pos != "noun":
        return False
    words = {c.lower_ for c in mention.head.children if c.i < mention.head.i}
    told = mention.support.token if mention.support is not None else None
    made = told is not None and told.dep_ == "acl" and told.head.i == mention.head.i
    return bool(made and words & EVERY) or ("any" in words and mention.stage == "in_force")


def is_missed(mention: EventMention) -> bool:
    """ "Iran was not at the talks", "absent from the summit": who stays away tells of no other."""
    head, own = mention.head, mention.predication.arguments
    if mention.type != "talks" or mention.predication.pos != "noun" or head.dep_ != "pobj":
        return False
    above = head.head.head
    if any(own.get(f) for f in SIDED):
        return False
    if above.lower_ in load_unreal_cues().away:
        return True
    negated = any(c.dep_ == "neg" for c in above.children)
    return negated and above.lower_ in load_unreal_cues().present


def _verb(mention: EventMention) -> Token | None:
    if mention.support is not None and syntax.is_verb(mention.support.token):
        return mention.support.token
    return mention.head if syntax.is_verb(mention.head) else None


def _is_asked(verb: Token) -> bool:
    """ "Will Peru sign?", not "Why did Peru sign?", which takes for granted that it did."""
    if not _ends_in_question(verb):
        return False
    for clause in path_up(verb):
        auxiliary = _before_subject(clause)
        if auxiliary is not None:
            return auxiliary.tag_ == "MD" or not _has_asking_word(auxiliary)
    return False


def _ends_in_question(verb: Token) -> bool:
    after = reversed(list(verb.doc[verb.i + 1 : verb.sent.end]))
    return next((t.lower_ for t in after if t.text.strip() and t.lower_ not in CLOSING), "") == "?"


def _before_subject(clause: Token) -> Token | None:
    """The auxiliary that stands before the subject: "*did* Peru sign"."""
    subjects = [c.i for c in clause.children if c.dep_ in SUBJECTS]
    auxiliaries = [c for c in clause.children if c.dep_ in AUXILIARIES]
    if subjects and auxiliaries and auxiliaries[0].i < min(subjects):
        return auxiliaries[0]
    return None


def _has_asking_word(auxiliary: Token) -> bool:
    asking = load_unreal_cues().asking
    return any(t.lower_ in asking for t in auxiliary.doc[auxiliary.sent.start : auxiliary.i])


def _is_of_a_kind(verb: Token) -> bool:
    """ "firms which supply Peru": simple present, of several nameless ones, at no time."""
    return (
        verb.dep_ == "relcl"
        and verb.tag_ == "VBP"
        and verb.head.tag_ == "NNS"
        and not any(c.dep_ in AUXILIARIES for c in verb.children)
        and not any(_is_time(c) for c in verb.children)
    )


def _is_time(child: Token) -> bool:
    """ "next week", "on Monday"."""
    return child.dep_ in OF_TIME and any(t.ent_type_ == "DATE" for t in (child, *child.children))


def _is_of_all_times(verb: Token) -> bool:
    always = load_unreal_cues().always
    return any(c.lower_ in always for c in verb.children)


def _is_usual(verb: Token) -> bool:
    """ "Merkel meets them on Mondays", "meet every Friday", "meet twice a year"."""
    if verb.tag_ not in ("VBZ", "VBP") or any(c.dep_ in AUXILIARIES for c in verb.children):
        return False
    cues = load_unreal_cues()
    times = [c for c in verb.children if c.dep_ in OF_TIME]
    usual = cues.each | cues.weekdays | cues.rates
    if any(t.lower_ in usual for c in times for t in c.children):
        return True
    behind = (t.doc.lowers[t.i + 1 : t.i + 2] for t in times if t.lower_ in cues.rates)
    return any(low in (["a"], ["an"], ["every"], ["each"]) for low in behind)


def _is_played(verb: Token) -> bool:
    """ "In the film, Peru and Chile reach a deal", "met in the semifinal"."""
    scenes = load_unreal_cues().scenes
    return any(
        noun.lower_ in scenes
        for c in verb.children
        if c.dep_ == "prep" and c.lower_ == "in"
        for noun in c.children
    )
