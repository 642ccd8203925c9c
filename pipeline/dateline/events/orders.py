"""Who else is in an order: who asks for it, the court that has no name, whom the act concerns."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.entities.model import Actor, Actors
from dateline.events import syntax
from dateline.events.arguments import Arguments, verb_arguments
from dateline.events.counterparts import KINDS
from dateline.events.mentions import Filler
from dateline.events.syntax_cues import load_syntax_cues
from dateline.events.tree import first_conjunct
from dateline.parsed import Parsed, Token
from dateline.record import Role

CUES = load_syntax_cues()
ASKED = frozenset({"ccomp", "xcomp", "advcl", "conj"})
NAMED = frozenset({"NNP", "NNPS", "PRP"})
TOWARDS = ("to", "with", "from", "patient.with", "patient.to")
BARE = frozenset({"the", "his", "her", "its", "their"})
# Tokens between an order and what is ordered; beyond, it is another's deed.
REACH = 12


def parties(
    trigger: Token, arguments: Arguments, clauses: Iterable[Token], actors: Actors
) -> list[Filler]:
    """Fillers of an order beyond those of its frame; `clauses` say what is ordered."""
    near = [c for c in clauses if 0 < c.i - trigger.i <= REACH]
    judges = _judges(trigger) or _strayed_issuers(trigger, arguments, near)
    issuers = [
        Filler("issuer", court, head.left_edge.i, head.i + 1, "agent")
        for head in (*arguments.get("agent", ()), *judges)
        for court in _court(head, actors)
    ]
    issuers += _fillers("issuer", judges, actors, named=False)
    done_to = [t for clause in near for t in _concerned(_act(clause))]
    done_to += _reached(near, arguments)
    small = [t for t in arguments.get("patient", ()) if _is_done_to(t)]
    return [
        *issuers,
        *_fillers("proposer", _proposers(trigger), actors),
        *_fillers("counterparty", [*small, *done_to], actors),
    ]


def without_others_forces(found: list[Filler], doc: Parsed) -> list[Filler]:
    """ "Obama ordered the military to strike Syria": he orders his own, whatever was read."""
    states = {f.actor.country for f in found if f.role == "issuer" and f.actor.country}
    if not states:
        return found
    return [
        f
        for f in found
        if f.role != "recipient" or f.actor.country in states or not _are_bare_forces(f, doc)
    ]


def _are_bare_forces(filler: Filler, doc: Parsed) -> bool:
    bare = filler.end - filler.start == 2 and doc[filler.start].lower_ in BARE
    return bare and doc[filler.end - 1].lower_ in CUES.state_bodies


def _proposers(trigger: Token) -> list[Token]:
    """Who wants the order: "X asked the court to order Y to leave"."""
    verb = first_conjunct(trigger if syntax.is_verb(trigger) else trigger.head)
    above = verb.head
    if verb.dep_ not in ASKED or above.lower_ not in CUES.petitioning:
        return []
    own = {t.i for t in syntax.subjects(verb)}
    wanting = syntax.subjects(above)
    return wanting if own and own.isdisjoint(t.i for t in wanting) else []


def _judges(trigger: Token) -> list[Token]:
    """Who rules on the plea for the order: "a judge denied the request for an injunction"."""
    plea = trigger.head.head
    if trigger.dep_ != "pobj" or plea.lower_ not in CUES.pleas:
        return []
    verb = plea.head
    if verb.lower_ not in CUES.ruling_on or plea.dep_ not in ("dobj", "nsubjpass"):
        return []
    found = syntax.prepositional(verb, "by") if plea.dep_ == "nsubjpass" else syntax.subjects(verb)
    return [*found, *(t for head in found for t in syntax.children(head, "poss"))]


def _strayed_issuers(trigger: Token, arguments: Arguments, clauses: Iterable[Token]) -> list[Token]:
    """ "Was told to leave by X": who told, read as who leaves."""
    if arguments.get("agent") or not (syntax.is_verb(trigger) and syntax.is_passive(trigger)):
        return []
    return [h for c in clauses if c.tag_ == "VB" for h in syntax.prepositional(c, "by")]


def _court(head: Token, actors: Actors) -> list[Actor]:
    """A court to which the article gives no name: "a federal appeals court"."""
    if head.tag_ != "NN" or head.lower_ not in CUES.courts or actors.resolve(head):
        return []
    before = [c for c in head.children if c.i < head.i]
    if not any(c.lower_ in CUES.court_words for c in before):
        return []
    inner = [t for c in before if c.dep_ != "det" for t in (*c.children, c)]
    if any(actors.mention_at(t.i) for t in inner):
        return []
    name = " ".join(t.text for t in (*sorted(inner, key=lambda t: t.i), head))
    return [Actor(f"court:{name.lower()}", name, "organisation")]


def _act(clause: Token) -> Token:
    """The deed under "stop", "begin", "refrain from": "to stop paying X"."""
    inner = syntax.children(clause, "xcomp", "pcomp") if clause.lower_ in CUES.phasal else []
    return inner[0] if inner else clause


def _reached(clauses: Iterable[Token], arguments: Arguments) -> list[Token]:
    """Whom the act is done with behind what leads on to it: "to stop selling it to X", "from
    giving X a part".
    """
    barred = [_act(head) for head in arguments.get("from", ()) if head.tag_ == "VBG"]
    inner = [act for clause in clauses if (act := _act(clause)) is not clause]
    found = [verb_arguments(act) for act in (*barred, *inner)]
    return [head for below in found for name in TOWARDS for head in below.get(name, ())]


def _is_done_to(noun: Token) -> bool:
    """ "Ordered X jailed": X is not told to act."""
    return any(c.tag_ == "VBN" and c.i == noun.right_edge.i for c in syntax.children(noun, "acl"))


def _concerned(clause: Token) -> list[Token]:
    """Whom the act that is ordered is done to: "ordered X freed", "to release X", "to pay X"."""
    if clause.tag_ == "VBD" and clause.head.lower_ in CUES.ordering:
        bare = not syntax.children(clause, "dobj", "mark")  # read as what X did
        return syntax.subjects(clause) if bare else []
    found = verb_arguments(clause).get("patient", [])
    passive = clause.tag_ == "VBN" or syntax.is_passive(clause)
    return found if passive or clause.lower_ in CUES.done_to else []


def _fillers(
    role: Role, heads: Iterable[Token], actors: Actors, *, named: bool = True
) -> list[Filler]:
    return [
        Filler(role, actor, *actors.extent(head.i), "content")
        for head in heads
        if not named or head.tag_ in NAMED
        for actor in actors.resolve(head)
        if actor.kind in KINDS
    ]
