"""Triggers with their arguments, and what governs a trigger noun: its supports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from dateline.events import syntax
from dateline.events.arguments import Arguments, noun_arguments, verb_arguments
from dateline.events.asides import add_asides
from dateline.events.inflection import Lemmas
from dateline.events.strays import above_content
from dateline.events.syntax_cues import load_syntax_cues
from dateline.parsed import Token

CUES = load_syntax_cues()
LIGHT_NOUNS = CUES.light_nouns


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
        about, holder = holder, above_content(holder, prep)
        arguments = {
            f: [t for t in hs if t.i != noun.i] for f, hs in verb_arguments(holder).items()
        }
        if about is not holder:
            arguments["with"] = syntax.prepositional(about, "with")
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
