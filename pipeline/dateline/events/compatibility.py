"""Can two mentions tell one happening, by their times, statuses and stages?

Part of what `affinity` weighs. Each `…_told` names what speaks for or against it; `excludes` tells
what no evidence outweighs.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.events.mentions import OPEN, EventMention
from dateline.events.syntax_cues import load_syntax_cues
from dateline.events.tree import children

CUES = load_syntax_cues()
# Stages that a mere mention of an instrument may stand for; the others are happenings of their own.
UNSPECIFIC = frozenset({"concluded", "proposed", "in_force", "ongoing", "started", "planned"})
# Frames that tell of something standing rather than of something that happens.
WEAK = frozenset({"agreement.exist", "agreement.have", "cooperation.bare", "cooperation.continue"})

# Names of what is seen, each with how much of it there is.
Evidence = Iterator[tuple[str, float]]


# Between two happenings of one type: "met X ahead of a summit".
APART = frozenset({"prep:after", "prep:ahead of", "prep:before", "prep:following"})
# Tags of verbs that state by themselves what was done.
STATED = frozenset({"VBD"})
REJECTED = "rejected"
# Functions in which one does what is told.
DOING = frozenset({"agent", "by"})
# In what is still to be handed over: it adds to what was.
MORE = frozenset({"more", "additional", "further", "another", "extra"})
# Frames that tell how a holding changes: "may raise its stake" adds to what was bought.
STAKE_CHANGES = frozenset({"transfer.raise-stake", "transfer.cut-stake", "transfer.add-to-stake"})


def excludes(mention: EventMention, other: EventMention) -> bool:
    """True where one alone is denied, both stages are happenings of their own, or one follows."""
    if _status_pair(mention, other) == "denied":
        return True
    if mention.type in ("talks", "visit") and (
        _beside(mention, other) or _beside(other, mention) or _is_aside(mention, other)
    ):
        return True
    if mention.type == "transfer" and (_adds(mention, other) or _adds(other, mention)):
        return True
    apart = mention.stage and other.stage and mention.stage != other.stage
    if apart and (_is_of_others(mention, other) or _is_of_others(other, mention)):
        return True
    return bool(apart and not {mention.stage, other.stage} & UNSPECIFIC)


def undoes(mention: EventMention, other: EventMention) -> bool:
    """True for "did not sign", "signed": two verbs of which one denies what the other states."""
    statuses = {mention.status, other.status}
    if mention.type == "launch" or statuses != {"denied", "occurred"}:
        return False
    done = mention if mention.status == "occurred" else other
    verbs = [m.predication.pos == "verb" or m.support is not None for m in (mention, other)]
    told = done.head if done.support is None else done.support.token
    return all(verbs) and told.tag_ in STATED


def _is_of_others(mention: EventMention, other: EventMention) -> bool:
    """True where one who is no side of it turns down what others concluded."""
    if mention.stage != REJECTED or other.stage != "concluded":
        return False
    doers = {f.actor.id for f in mention.fillers if f.function in DOING}
    states = {f.actor.country for f in other.fillers} - {None}
    own = any(f.actor.country in states for f in mention.fillers)
    return bool(doers and len(other.actors()) > 1 and not own) and not doers & {
        f.actor.id for f in other.fillers
    }


def reverses(mention: EventMention, other: EventMention) -> bool:
    """True of transfers where who buys in the one sells in the other: "plans an offering"."""
    if mention.type != "transfer":
        return False
    roles = {f.actor.id: f.role for f in mention.fillers if f.function in DOING}
    theirs = [f for f in other.fillers if f.function in DOING]
    return any(roles.get(f.actor.id, f.role) != f.role for f in theirs)


def _adds(mention: EventMention, other: EventMention) -> bool:
    """True for "may buy more", "may buy up to 20 pct" beside "bought 200,000 shares"."""
    if mention.status not in OPEN or other.status != "occurred":
        return False
    if mention.item and mention.item.startswith("up to "):
        return True
    if mention.frame.id in STAKE_CHANGES and mention.status == "possible":
        return True
    for thing in children(mention.head, "dobj", "nsubjpass"):
        words = {thing.lower_, *(child.lower_ for child in thing.children)}
        if words & MORE and "than" not in words:
            return True
    return False


def _beside(mention: EventMention, other: EventMention) -> bool:
    """True for the summit of "met X ahead of a summit", "held talks with X after a summit"."""
    for support in mention.predication.supports[:1]:
        clause = other.head if other.support is None else other.support.token
        return support.relation in APART and support.token.i == clause.i
    return False


def _is_aside(mention: EventMention, other: EventMention) -> bool:
    """True where one of two in a sentence takes place on the sidelines of the other."""
    if mention.head.sent.start != other.head.sent.start:
        return False
    return _has_sidelines(mention) != _has_sidelines(other)


def _has_sidelines(mention: EventMention) -> bool:
    above = mention.head.head
    return (
        mention.head.dep_ == "pobj" and above.lower_ == "of" and above.head.lower_ in CUES.margins
    )


def times_told(mention: EventMention, told: list[EventMention]) -> Evidence:
    """How the date of `mention` stands to those of `told`: the same, within, or apart."""
    mine = mention.time
    theirs = [other.time for other in told if other.time is not None]
    if mine is None or not theirs:
        return
    if any(mine.edtf == time.edtf for time in theirs):
        yield "time.same", 1.0
    apart = [other for other in told if not _times_meet(mention, other)]
    if apart:
        yield "time.apart", 1.0
    if any(t.edtf != mine.edtf for t in theirs) and len(apart) < len(theirs):
        yield "time.meets", 1.0


def _times_meet(mention: EventMention, other: EventMention) -> bool:
    """False where both are dated and the days do not overlap."""
    one, two = mention.time, other.time
    if one is None or two is None:
        return True
    if one.earliest and two.latest and one.earliest > two.latest:
        return False
    return not (two.earliest and one.latest and two.earliest > one.latest)


def statuses_told(mention: EventMention, told: list[EventMention]) -> Evidence:
    """How the status of `mention` stands to those of `told`; one the same hides a mere default."""
    found = {_status_pair(mention, other) for other in told}
    if "same" in found:
        found.discard("default")
    for name in sorted(found):
        yield f"status.{name}", 1.0


def _status_pair(mention: EventMention, other: EventMention) -> str:
    """How two statuses go together; "default" where they differ and one is without a cue."""
    pair = {mention.status, other.status}
    if len(pair) == 1:
        return "same"
    if "default" in (mention.status_cue, other.status_cue):
        return "default"
    if "denied" in pair:
        return "denied"
    if pair <= OPEN:
        return "both_open"
    return "open_and_done" if pair & OPEN and "occurred" in pair else "other"


def stages_told(mention: EventMention, told: list[EventMention], form: str) -> Evidence:
    """How the stage of `mention` stands to those of `told`; `form` is how it is put."""
    staged = [other for other in told if mention.stage and other.stage]
    if any(other.stage == mention.stage for other in staged):
        yield "stage.same", 1.0
    others = [other for other in staged if other.stage != mention.stage]
    if others:
        yield "stage.other", 1.0
        for stage in sorted({other.stage for other in others if other.stage}):
            yield f"stage.{stage}.{mention.stage}", 1.0
        if not any(m.frame.id in WEAK for m in (mention, *told)):
            yield "stage.other.strong", 1.0
        told_anew = form != "definite" and mention.frame.id not in WEAK
        if told_anew and any(other.frame.id not in WEAK for other in others):
            yield "stage.other.anew", 1.0
