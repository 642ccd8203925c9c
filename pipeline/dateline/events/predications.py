"""Syntax made uniform: a trigger with its arguments under functions that hold for every shape.

Functions are `agent`, `patient`, `poss`, `modifier`, `adjunct` (subject of the clause in which a
trigger noun stands as an adjunct), `complement` (head verb of an infinitive or clause) and
every preposition under its own name. Voice, relatives, control, coordination and nominalisation
are gone after this file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from dateline.events import syntax
from dateline.events.arguments import add as _add
from dateline.events.asides import add_asides
from dateline.events.inflection import Lemmas
from dateline.events.strays import beside_price, strayed_agent, two_objects
from dateline.events.syntax_cues import load_syntax_cues
from dateline.events.tree import hyphened, whole_name
from dateline.parsed import Token

Arguments = dict[str, list[Token]]
CUES = load_syntax_cues()
# "X, along with Y, signed it": Y signed too.
COMPANY = ("along with", "together with", "alongside")
LIGHT_NOUNS, SPONSORED = CUES.light_nouns, CUES.sponsored | CUES.leading


@dataclass(slots=True)
class Support:
    """What governs a trigger noun: "issued" in "issued an order", "signing" in "the signing of"."""

    token: Token
    lemma: str
    relation: str
    arguments: Arguments


@dataclass(slots=True)
class Predication:
    """A trigger with its arguments; `head` is the syntactic head of the trigger words."""

    head: Token
    pos: Literal["verb", "noun"]
    arguments: Arguments = field(default_factory=dict)
    supports: list[Support] = field(default_factory=list)

    def fillers(self, *functions: str) -> Iterator[tuple[str, Token]]:
        """(function, head) pairs under these functions, in their order."""
        for function in functions:
            for head in self.arguments.get(function, ()):
                yield function, head


def verb_arguments(verb: Token) -> Arguments:
    """The arguments of a verb, whatever the voice and the kind of clause.

    One verb supports several nouns: what was found is remembered with the text, copies go out.
    """
    known = verb.doc.memo.get(verb.i)
    if known is None:
        known = verb.doc.memo[verb.i] = _verb_arguments(verb)
    return {function: list(heads) for function, heads in known.items()}


def _verb_arguments(verb: Token) -> Arguments:
    arguments: Arguments = {}
    passive = syntax.is_passive(verb)
    subjects = [s for s in syntax.subjects(verb) if s.i != verb.i]
    _add(arguments, "patient" if passive else "agent", subjects)
    if not passive:
        named, things = two_objects(verb)
        _add(arguments, "patient", things or syntax.objects(verb))
        _add(arguments, "to", named)
    else:
        _add(
            arguments,
            "object",
            [o for c in syntax.children(verb, "dobj", "oprd") for o in syntax.coordinated(c)],
        )
        if verb.lower_ in CUES.given and syntax.children(verb, "dobj"):
            _add(arguments, "to", subjects)
    for name, head in syntax.prepositions(verb):
        acts = name == "by" if passive else name in COMPANY and head.i < verb.i
        _add(arguments, "agent" if acts else name, [head])
    for name, head in beside_price(verb):
        _add(arguments, name, [head])
    if passive and "agent" not in arguments:
        _add(arguments, "agent", strayed_agent(verb))
    _add_shared(arguments, verb)
    for patient in arguments.get("patient", ())[:4]:
        _add_inner(arguments, "patient", patient, verb)
    for agent in arguments.get("agent", ())[:2]:
        _add_inner(arguments, "agent", agent, verb)
    _add(arguments, "carrying", _cargo(verb))
    predicates = syntax.children(verb, "oprd", "acomp", "ccomp", "xcomp")
    _add(arguments, "predicate", [c for c in predicates if c.tag_.startswith("J")])
    clauses = syntax.children(verb, "advcl")
    _add(arguments, "purpose", [c for c in clauses if c.tag_ == "VB"])
    _add(arguments, "doing", [c for c in clauses if c.tag_ == "VBG"])
    _add(arguments, "manner", syntax.children(verb, "advmod"))
    _add(arguments, "when", syntax.children(verb, "npadvmod"))
    for adjective in syntax.children(verb, "acomp"):
        for name, head in syntax.prepositions(adjective):
            _add(arguments, name, [head])
    _add(arguments, "complement", syntax.children(verb, "xcomp", "ccomp"))
    _add(arguments, "content", [c for c in syntax.children(verb, "ccomp") if syntax.is_finite(c)])
    if verb.dep_ in ("acl", "ccomp") and verb.tag_ == "VBN":
        _add(arguments, "holder", _holder(verb))
    if verb.dep_ == "amod":
        _add(arguments, "patient" if verb.tag_ == "VBN" else "agent", [whole_name(verb.head)])
    return arguments


def _add_inner(arguments: Arguments, function: str, noun: Token, verb: Token) -> None:
    """Arguments inside the phrase of an argument: "patient.from", "patient.poss"."""
    if noun.i > verb.i or syntax.is_subject(noun, verb):
        for name, head in syntax.prepositions(noun):
            _add(arguments, f"{function}.{name}", [head])
    for named in _apposed(noun):
        _add(arguments, f"{function}.poss", [*syntax.children(named, "poss"), *owners(named)])
        modifiers = [
            t
            for c in syntax.children(named, "compound", "amod", "nmod")
            for t in _modifier_heads(c)
        ]
        _add(arguments, f"{function}.modifier", modifiers)


def _apposed(noun: Token) -> list[Token]:
    """The noun with what stands in apposition to it: "India's first satellite, Aryabhata";
    a number with what it counts: "36 of its satellites"."""
    above = [noun.head] if noun.dep_ == "appos" and syntax.is_noun(noun.head) else []
    parts = syntax.prepositional(noun, "of") if noun.tag_ == "CD" else []
    return [noun, *above, *syntax.children(noun, "appos"), *parts]


def owners(noun: Token) -> list[Token]:
    """Whose the thing is by a clause behind it: a plant "operated by X", "which X owns" is X's."""
    found: list[Token] = []
    for clause in syntax.children(noun, "acl", "relcl"):
        if clause.lower_ in CUES.owned:
            found += syntax.prepositional(clause, "by")
        elif clause.lower_ in CUES.belonging:
            found += syntax.prepositional(clause, "to")
        elif clause.dep_ == "relcl" and clause.lower_ in CUES.owning:
            found += [s for s in syntax.children(clause, "nsubj") if s.tag_ in ("NNP", "NNPS")]
    return found


def _holder(participle: Token) -> list[Token]:
    """Who "has" what the participle speaks of: "Britain has 500 troops stationed in …"."""
    verb = participle.head if participle.dep_ == "ccomp" else participle.head.head
    holding = syntax.is_verb(verb) and verb.lower_ in CUES.having
    return syntax.subjects(verb) if holding else []


def _cargo(verb: Token) -> list[Token]:
    """Objects of a clause beside the verb that tells what is carried: "lifted off carrying …"."""
    holders = [verb, *syntax.children(verb, "nsubj", "dobj", "nsubjpass")]
    clauses = [
        c for h in holders for c in syntax.children(h, "advcl", "acl", "xcomp", "relcl", "prep")
    ]
    return [
        o
        for c in clauses
        if c.lower_ in CUES.carrying
        for o in syntax.objects(c) or syntax.children(c, "pobj")
    ]


def _add_shared(arguments: Arguments, verb: Token) -> None:
    """Prepositional phrases after a coordination belong to all its verbs: "met and talked with"."""
    for conj in syntax.children(verb, "conj"):
        if not syntax.is_verb(conj) or syntax.children(conj, "nsubj", "nsubjpass"):
            continue
        if any(c.dep_ in ("prep", "dobj") for c in verb.children):
            continue
        for name, head in syntax.prepositions(conj):
            _add(arguments, name, [head])


def noun_arguments(noun: Token) -> Arguments:
    """The arguments inside a noun phrase."""
    arguments: Arguments = {}
    for name, head in syntax.prepositions(noun):
        _add(arguments, name, [head])
        if name in ("of", "for"):
            _add_inner(arguments, name, head, noun)
        if head.lower_ in CUES.instrument_tails:
            _add_tail(arguments, head)
        if name == "of":  # "the firing of a missile by X"
            _add(arguments, "by", syntax.prepositional(head, "by"))
    _add(
        arguments, "poss", [t for c in syntax.children(noun, "poss") for t in syntax.coordinated(c)]
    )
    _add(arguments, "poss", owners(noun))
    _add_modifiers(arguments, noun)
    if noun.tag_ == "NNS":
        _add(arguments, "plural", [noun])
    if syntax.children(noun, "nummod"):  # "a $20 million loan"
        _add(arguments, "counted", [noun])
    if noun.dep_ in ("compound", "nmod") and syntax.is_noun(noun.head):
        _add(arguments, "compound_of", [noun.head])
    passives = (c for c in syntax.children(noun, "relcl") if syntax.is_to_be_done(c))
    for clause in (*syntax.children(noun, "acl"), *passives):
        if clause.lower_ in CUES.offered:
            _add(arguments, "by", syntax.prepositional(clause, "by"))
        if clause.lower_ in CUES.sponsored:
            for name, head in syntax.prepositions(clause):
                _add(arguments, _sponsor(clause) if name == "by" else name, [head])
        if clause.lower_ in CUES.concerning:
            fields = [head for name, head in syntax.prepositions(clause) if name in ("in", "on")]
            _add(arguments, clause.lower_, [*syntax.objects(clause), *fields])
        if clause.lower_ in CUES.granting:
            _add(arguments, "granted", [*syntax.objects(clause), *_directed(clause)])
        if clause.tag_ in ("VBG", "VB") and clause.lower_ in ("involving", "including"):
            _add(arguments, "between", syntax.objects(clause))
        elif clause.tag_ == "VB" or clause.lower_ in CUES.directing or syntax.is_to_be_done(clause):
            _add(arguments, "complement", [clause])
            if clause.lower_ in CUES.directing:
                _add(arguments, "directed", _directed(clause))
    return arguments


def _add_tail(arguments: Arguments, tail: Token) -> None:
    """What hangs on the last word of a name of an instrument: "a letter of intent to buy X"."""
    for name, head in syntax.prepositions(tail):
        _add(arguments, name, [head])
    _add(arguments, "complement", [c for c in syntax.children(tail, "acl") if c.tag_ == "VB"])


def _sponsor(participle: Token) -> str:
    return "hosting" if participle.lower_ == "hosted" else "sponsor"


def _directed(clause: Token) -> list[Token]:
    """Who is to act: "a decree ordering X to …", "a resolution demanding that X …"."""
    content = [c for c in syntax.children(clause, "ccomp") if syntax.is_verb(c)]
    return [*syntax.objects(clause), *(s for c in content for s in syntax.subjects(c))]


def _add_modifiers(arguments: Arguments, noun: Token) -> None:
    children = syntax.children(noun, "compound", "amod", "nmod")
    led = {t.i for c in children if c.lower_ in SPONSORED for t in c.children}
    for child in children:
        if child.lower_ in SPONSORED:
            inner = [t for t in child.children if t.i < child.i and t.text[0].isalpha()]
            _add(arguments, _sponsor(child), inner or hyphened(child))
        elif child.i + 1 not in led:  # not "African" in "African Union-led talks"
            _add(arguments, "modifier", _modifier_heads(child))


def _modifier_heads(token: Token) -> list[Token]:
    before = syntax.children(token, "compound", "amod", "nmod", "punct")
    inner = [c for c in before if c.text[0].isalpha()]  # "U.S." too
    return [*inner, *syntax.coordinated(token)]


def noun_supports(noun: Token, lemmas: Lemmas) -> list[Support]:
    """What governs the noun, nearest first: verbs by relation, nouns by preposition.

    Beyond a noun that is more than a measure, relations begin with "far:": they say something of
    the status but are no support of the trigger.
    """
    found: list[Support] = []
    token, far = noun, False
    for _ in range(6):
        step = _support_step(token, lemmas)
        for support in step:
            support.relation = f"far:{support.relation}" if far else support.relation
        found.extend(step)
        far = far or bool(
            step and not syntax.is_verb(step[0].token) and step[0].lemma not in LIGHT_NOUNS
        )
        if not step or step[0].token.i == token.i or syntax.is_verb(step[0].token):
            break
        token = step[0].token
    for clause in syntax.children(noun, "relcl", "acl"):
        if syntax.is_verb(clause) and not _is_content(clause):
            found.append(_clause_support(clause, noun, lemmas))
    for clause in syntax.children(noun, "amod"):
        if clause.tag_ in ("VBN", "VBG"):
            found.append(Support(clause, lemmas.verb(clause.lower_), "modifier", {}))
    return found


def _is_content(clause: Token) -> bool:
    """True for an infinitive with an object of its own: "an agreement to end the war"."""
    return clause.dep_ == "acl" and clause.tag_ == "VB" and bool(syntax.children(clause, "dobj"))


def _clause_support(clause: Token, noun: Token, lemmas: Lemmas) -> Support:
    arguments = verb_arguments(clause)
    relation = "patient"
    for function in ("agent", "patient"):
        if any(t.i == noun.i for t in arguments.get(function, ())):
            relation = function
    rest = {f: [t for t in heads if t.i != noun.i] for f, heads in arguments.items()}
    return Support(clause, lemmas.verb(clause.lower_), relation, rest)


def _support_step(noun: Token, lemmas: Lemmas) -> list[Support]:
    top = syntax.first_conjunct(noun)
    dep, head = top.dep_, top.head
    if head.i == top.i:
        return []
    if dep in ("dobj", "nsubjpass", "nsubj", "attr", "oprd") and syntax.is_verb(head):
        found = [_verb_support(head, top, lemmas)]
        for verb in _raised(head) if dep in ("nsubj", "nsubjpass") else ():
            found.append(_verb_support(verb, top, lemmas))
            found[-1].relation = "patient" if syntax.is_passive(verb) else "agent"
        return found
    if dep in ("pobj", "pcomp"):
        return _prepositional_support(top, lemmas)
    if dep in ("compound", "nmod") and syntax.is_noun(head):
        return [Support(head, lemmas.noun(head.lower_), "compound", noun_arguments(head))]
    return []


def _raised(verb: Token) -> list[Token]:
    """What the subject of a verb of expectation is to do: "talks are due to", "were to begin"."""
    holders = [verb, *syntax.children(verb, "acomp")]
    if not syntax.is_passive(verb) and len(holders) == 1 and verb.lower_ not in CUES.raising:
        return []
    return [c for h in holders for c in syntax.children(h, "xcomp") if c.tag_ in ("VB", "VBN")]


def _verb_support(verb: Token, noun: Token, lemmas: Lemmas) -> Support:
    arguments = verb_arguments(verb)
    relation = "patient" if noun.dep_ != "nsubj" or syntax.is_passive(verb) else "agent"
    if noun.dep_ == "attr":
        relation = "attr"
    conjuncts = {t.i for t in syntax.coordinated(noun)}
    rest = {f: [t for t in heads if t.i not in conjuncts] for f, heads in arguments.items()}
    return Support(verb, lemmas.verb(verb.lower_), relation, rest)


def _prepositional_support(noun: Token, lemmas: Lemmas) -> list[Support]:
    prep = noun.head
    name = prep.lower_
    holder = prep.head
    if holder.dep_ == "prep" and not syntax.is_noun(holder) and not syntax.is_verb(holder):
        name, holder = f"{holder.lower_} {name}", holder.head
    if syntax.is_verb(holder):
        arguments = {
            f: [t for t in hs if t.i != noun.i] for f, hs in verb_arguments(holder).items()
        }
        return [Support(holder, lemmas.verb(holder.lower_), f"prep:{name}", arguments)]
    if syntax.is_noun(holder) or holder.tag_ in ("CD", "DT"):
        return [Support(holder, lemmas.noun(holder.lower_), f"noun:{name}", noun_arguments(holder))]
    if holder.dep_ in ("acomp", "advmod") and syntax.is_verb(holder.head):
        if holder.dep_ == "acomp":
            return [Support(holder, holder.lower_, f"noun:{name}", verb_arguments(holder.head))]
        whole = f"{holder.lower_} {name}"  # "ahead of"
        name = whole if whole in CUES.background_prepositions else name
        lemma = lemmas.verb(holder.head.lower_)
        return [Support(holder.head, lemma, f"prep:{name}", verb_arguments(holder.head))]
    return []


def verb_predication(verb: Token) -> Predication:
    """A verb trigger with its arguments."""
    return Predication(head=verb, pos="verb", arguments=verb_arguments(verb))


def noun_predication(noun: Token, lemmas: Lemmas) -> Predication:
    """A noun trigger with the arguments inside its phrase; those of supports stay with them."""
    predication = Predication(
        head=noun, pos="noun", arguments=noun_arguments(noun), supports=noun_supports(noun, lemmas)
    )
    add_asides(predication)
    return predication


def combined(predication: Predication, support: Support | None) -> Arguments:
    """Own arguments first, then those of the support under the same functions."""
    arguments: Arguments = {f: list(heads) for f, heads in predication.arguments.items()}
    if support is None:
        return arguments
    for function, heads in support.arguments.items():
        known = arguments.setdefault(function, [])
        known.extend(
            h for h in heads if all(h.i != k.i for k in known) and h.i != predication.head.i
        )
    return arguments
