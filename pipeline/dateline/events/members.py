"""Who is in a group without a name of its own: "carriers, among them X and Y"."""

from __future__ import annotations

from dateline.events import syntax
from dateline.events.frames import FrameSet
from dateline.events.mentions import Filler
from dateline.events.syntax_cues import load_syntax_cues
from dateline.parsed import Parsed, Token

CUES = load_syntax_cues()
PLURAL = frozenset({"NNS", "NNPS"})
INSIDE = frozenset({"compound", "nmod", "poss", "amod", "det", "case"})
WHOM = frozenset({"them", "whom"})
MAX_INSIDE = 6
HYPHENS = frozenset({"-", "–", "/"})
STATES = frozenset({"GPE", "NORP"})
# What stands between a body and its committee: "the Fund's (IMF) Interim Committee".
BETWEEN = frozenset({"'s", "'", ")", "’s", "’"})


def members(head: Token, frames: FrameSet) -> list[Token]:
    """Who stands for a group or part: "banks including X", "a unit of X", "X led a group that"."""
    groups = [head, *(t for t in syntax.prepositional(head, "of") if t.tag_ in PLURAL)]
    found = [t for g in groups for t in _listed(g, frames)]
    if frames.is_one_of(head.lower_, ("$owned_parts",)):
        found += syntax.prepositional(head, "of")
    above = frames.lemmas.verb(head.head.lower_)
    if head.dep_ == "dobj" and frames.is_one_of(above, ("$leading",)):
        found += syntax.subjects(head.head)
    return found


def joined_states(head: Token) -> list[Token]:
    """Both states of "the Peru-Chile border committee"."""
    last = next((c for c in syntax.children(head, "compound", "nmod") if c.tag_ == "NNP"), None)
    if last is None or last.i < 2 or head.doc.lowers[last.i - 1] not in HYPHENS:
        return []
    first = head.doc[last.i - 2]
    states = (first, last) if first.head.i == last.i and first.tag_ == "NNP" else ()
    return [t for t in states if first.ent_type_ in STATES]


def served(head: Token) -> list[Token]:
    """Whom "officials at the World Bank" act for, whether "at" hangs on them or on their verb."""
    behind = head.doc[head.i + 1 : head.i + 2]
    beside = [t for t in behind if t.lower_ == "at" and t.head.i in (head.i, head.head.i)]
    return [t for p in beside for o in syntax.children(p, "pobj") for t in syntax.coordinated(o)]


def without_committees(found: list[Filler], doc: Parsed) -> list[Filler]:
    """`found` but for "Interim Committee" behind "the IMF's": it stands for its body."""
    ends = {f.end for f in found}
    return [
        f for f in found if doc[f.end - 1].lower_ != "committee" or _owner_end(f, doc) not in ends
    ]


def _owner_end(filler: Filler, doc: Parsed) -> int:
    """Where the name right before that of the filler ends, if there is one."""
    end = filler.start
    while end > 0 and doc[end - 1].lower_ in BETWEEN:
        end -= 1
    return end


def _listed(group: Token, frames: FrameSet) -> list[Token]:
    """Those named behind the noun: "including X", "such as X", "which include X"."""
    found = syntax.prepositional(group, *frames.lists["including"])
    if group.tag_ not in PLURAL:
        return found
    found += _such_as(group)
    for clause in syntax.children(group, "relcl"):
        if clause.lower_ in CUES.includes:
            found += syntax.objects(clause)
    return found or _among_them(group)


def _such_as(group: Token) -> list[Token]:
    """ "Carriers such as X and Y"."""
    preps = (p for p in syntax.children(group, "prep") if p.lower_ == "as" and p.i > group.i)
    such = (p for p in preps if group.doc.lowers[p.i - 1] == "such")
    return [t for p in such for o in syntax.children(p, "pobj") for t in syntax.coordinated(o)]


def _among_them(group: Token) -> list[Token]:
    """ "carriers, among them X and Y", wherever the parser hangs the names."""
    doc, start = group.doc, group.i + 1
    if doc.lowers[start : start + 2] != [",", "among"] or start + 3 >= len(doc):
        return []
    if doc[start + 2].lower_ not in WHOM:
        return []
    token = doc[start + 3]
    for _ in range(MAX_INSIDE):
        if token.dep_ not in INSIDE or token.head.i < token.i:
            break
        token = token.head
    return syntax.coordinated(token)
