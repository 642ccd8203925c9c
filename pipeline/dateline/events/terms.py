"""The sides of an agreement from what it is about: "a deal for the sale of X to Y"."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.entities.model import Actors
from dateline.events import syntax
from dateline.events.inference_cues import listed
from dateline.events.mentions import EventMention, Filler
from dateline.events.syntax_cues import load_syntax_cues
from dateline.parsed import Token

CUES = load_syntax_cues()
BODIES = ("organisation", "country")
PROPER = frozenset({"NNP", "NNPS"})
TERMS = frozenset({"under", "by", "through", "in"})
# Where an agreement tells of a sale or a supply: "a contract for", "agreed to", "a pact covering".
ABOUT = ("for", "on", "to", "covering", "over", "concerning", "regarding", "governing", "involving")
# Against whom a suit is, or by whom.
AGAINST = ("by", "with", "against", "from")
SIDES = ("to", "from", "by", "with", "between")


def infer_from_terms(mention: EventMention, actors: Actors) -> None:
    """ "A pact under which Ghana sells cod to Norway": who is to do what to whom are the sides."""
    if mention.type != "agreement" or len(mention.actors()) > 1:
        return
    for clause in _terms(mention):
        sides = _apposed(syntax.subjects(clause)) + syntax.prepositional(clause, "to", "from")
        things = syntax.objects(clause)  # "will supply Norway with cod", "get a loan from Norway"
        sides += things + [t for o in things for t in syntax.prepositional(o, "from")]
        owned = [t for s in sides if s.tag_ == "NN" and not actors.resolve(s) for t in _owners(s)]
        _add(mention, sides + owned, actors)
    head = mention.head
    if any(
        c.tag_ == "VB" for c in syntax.children(head, "acl") + syntax.children(head.head, "advcl")
    ):
        doers = [t for t in syntax.prepositional(head, "for") if t.tag_ in PROPER]
        _add(mention, doers, actors)  # "a deal for Norway to buy cod"
    for traders in _dealings(mention):
        _add(mention, traders, actors)
    _add(mention, [*_plaintiffs(mention), *_members(mention)], actors)
    if len(mention.actors()) == 1:  # "ended its deal for X"
        targets = [t for t in syntax.prepositional(head, "for") if t.tag_ in PROPER]
        firms = [t for t in targets if any(a.kind == "organisation" for a in actors.resolve(t))]
        _add(mention, firms, actors)


def _dealings(mention: EventMention) -> Iterator[list[Token]]:
    """Who deals in what is agreed: "signed a contract for the supply of gas to X"."""
    told, support = mention.predication, mention.support
    provided = [
        t
        for c in syntax.children(mention.head, "acl")
        if c.lower_ in CUES.providing
        for t in syntax.prepositional(c, "for")
    ]
    told_of = {"for": provided}
    for arguments in (told.arguments, support.arguments if support else {}, told_of):
        nouns = [h for f in ABOUT for h in arguments.get(f, ()) if h.lower_ in listed("dealings")]
        for noun in nouns:
            yield _traders(noun)
        if nouns and support:  # the parser hangs the last phrase on the verb
            strayed = [t for f in ("to", "from") for t in support.arguments.get(f, ())]
            yield [t for t in strayed if t.tag_ in PROPER]


def _traders(dealing: Token) -> list[Token]:
    """ "The sale of X to Y", "of X's mill", "X's purchase of it", "a rescheduling of X's debt"."""
    things = syntax.prepositional(dealing, "of")
    owned = [t for n in things if n.tag_ not in PROPER for t in syntax.children(n, "poss")]
    sides = [*syntax.children(dealing, "poss"), *things, *owned]
    sides += syntax.prepositional(dealing, *SIDES)
    sides += [t for n in things for t in syntax.prepositional(n, *SIDES)]
    return [t for s in sides for t in syntax.coordinated(s) if t.tag_ in PROPER]


def _plaintiffs(mention: EventMention) -> list[Token]:
    """With whom a quarrel ends: "agreed to pay Y to settle a suit brought by X", "X's claims"."""
    found: list[Token] = []
    for clause in mention.predication.arguments.get("complement", ()):
        inner = [clause, *(c for c in clause.children if c.dep_ in ("advcl", "xcomp"))]
        for verb in inner:
            if verb.lower_ in listed("settling"):
                suits = syntax.objects(verb)
                brought = [c for s in suits for c in syntax.children(s, "acl")]
                found += [t for n in (*suits, *brought) for t in syntax.prepositional(n, *AGAINST)]
                found += [t for s in suits for t in syntax.children(s, "poss")]
                found += syntax.prepositional(verb, "with")
    return [t for t in found if t.tag_ in PROPER]


def _members(mention: EventMention) -> list[Token]:
    """ "A pact to which X and Y are parties", "whose signatories include X", "which links X"."""
    found: list[Token] = []
    for clause in syntax.children(mention.head, "relcl"):
        subjects = syntax.children(clause, "nsubj")
        if any(t.lower_ in listed("members") for t in syntax.children(clause, "attr")):
            found += [t for s in subjects for t in syntax.coordinated(s)]
        elif any(t.lower_ in listed("members") for t in subjects):
            found += [*syntax.objects(clause), *syntax.children(clause, "attr")]
    return [t for t in found if t.tag_ in PROPER]


def _apposed(heads: list[Token]) -> list[Token]:
    """The heads with the names beside them: "the Danish firm Vestas"."""
    beside = [t for h in heads if h.tag_ == "NN" for t in syntax.children(h, "appos")]
    return [*heads, *(t for t in beside if t.tag_ in PROPER)]


def _terms(mention: EventMention) -> list[Token]:
    """Clauses that say what is agreed: "under which X buys Y", "for X to buy Y"."""
    head = mention.head
    heads = [head, *(t for t in syntax.prepositional(head, "of") if t.i == head.i + 2)]
    clauses = [c for h in heads for c in syntax.children(h, "relcl") if _says_terms(c)]
    told = [head, head.head, *syntax.children(head, "acl")]
    return clauses + [
        c for h in told for c in syntax.children(h, "advcl", "acl", "relcl")
        if c.i > head.i and any(m.lower_ == "for" for m in syntax.children(c, "mark"))
    ]  # fmt: skip


def _says_terms(clause: Token) -> bool:
    opener = next((c for c in clause.children if c.dep_ in ("prep", "advmod")), clause)
    which = {c.lower_ for c in opener.children}
    return opener.lower_ == "whereby" or (opener.lower_ in TERMS and "which" in which)


def _owners(part: Token) -> list[Token]:
    """Whose unit it is: "a subsidiary of X", "X's arm"."""
    return [*syntax.prepositional(part, "of"), *syntax.children(part, "poss")]


def _add(mention: EventMention, heads: list[Token], actors: Actors) -> None:
    role = next(iter(mention.frame.roles))
    for head in heads:
        if head.i != mention.head.i:
            start, end = actors.extent(head.i)
            taken = {f.actor.id for f in mention.fillers}
            mention.fillers.extend(
                Filler(role, a, start, end, "terms")
                for a in actors.resolve(head)
                if a.kind in BODIES and a.id not in taken
            )
