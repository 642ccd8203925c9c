"""Fillers of a function cut down by what their head is: "agent:$rockets", "patient:!$rockets"."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.events import syntax
from dateline.events.arguments import Arguments, owners
from dateline.events.frames import FrameSet
from dateline.events.inflection import Lemmas
from dateline.events.syntax_cues import load_syntax_cues
from dateline.parsed import Token

CUES = load_syntax_cues()


def naming_tokens(head: Token) -> list[Token]:
    """The words that tell what `head` is.

    Of a name all its words, since "Falcon" tells what "Falcon 9" is; of a measure what it measures.
    """
    found = [head]
    if head.tag_ in ("NNP", "NNPS", "CD"):
        found += [c for c in head.children if c.dep_ in ("compound", "nmod", "nummod", "punct")]
    if head.tag_ == "CD" or head.lower_ in CUES.measures:
        found += syntax.prepositional(head, "of")
    return found


def is_word(head: Token, words: Iterable[str], frames: FrameSet) -> bool:
    """True where a word that tells what `head` is, is among `words`; "$list", "@adjective" too.

    "@person" asks for the name of one.
    """
    wanted = tuple(words)
    if "@person" in wanted and head.ent_type_ == "PERSON":
        return True
    if "@adjective" in wanted and head.tag_ == "JJ":
        return True
    return is_among(head, frames.words_of(wanted), frames.lemmas)


def is_among(head: Token, wanted: frozenset[str], lemmas: Lemmas) -> bool:
    """True where a word that tells what `head` is, is one of `wanted`."""
    if not wanted:
        return False
    for token in naming_tokens(head):
        form = token.lower_
        if lemmas.noun(form) in wanted or form in wanted:
            return True
        if token.tag_ == "VBG" and lemmas.verb(form) in wanted:
            return True
        # A list that has "weapons" must not take them from one that has "weapon".
        if token.tag_ == "NNS" and form.removesuffix("s") in wanted:
            return True
    return False


def select(arguments: Arguments, function: str, frames: FrameSet) -> list[Token]:
    """Heads under `function`, cut down and followed further where it says so.

    "patient:$rockets" and "patient:!$rockets" cut down by the words of the head (comma-separated,
    "$list" too); "on>with" and "on:advice>of" lead on to the objects of a preposition under them.
    """
    first, *steps = function.split(">")
    name, _, words = first.partition(":")
    barred = words.startswith("!") and name == "modifier"
    heads = _cut(arguments.get(name, []), words, frames, last=barred)
    if barred and len(heads) < len(arguments.get(name, [])):
        # Of "London cocoa talks" the cocoa is London's: what is barred has no heirs.
        heads = [h for h in heads if h.tag_ not in ("NN", "NNS")]
    for step in steps:
        name, _, words = step.partition(":")
        heads = _cut(follow(heads, [name]), words, frames)
    return heads


def _cut(heads: list[Token], words: str, frames: FrameSet, *, last: bool = False) -> list[Token]:
    """Those that are, or with "!" are not, among `words`; `last`: of a name its last word tells."""
    if not words:
        return heads
    wanted = words.lstrip("!").split(",")
    if last:  # "the Paris Club meeting" is none of Paris
        listed = frames.words_of(tuple(wanted))
        names = {h.i for h in heads if h.tag_ == "NNP" and h.lower_ not in listed}
        return [h for h in heads if h.i in names or not is_word(h, wanted, frames)]
    return [h for h in heads if is_word(h, wanted, frames) != words.startswith("!")]


def follow(heads: list[Token], steps: Iterable[str]) -> list[Token]:
    """Heads further down: after "on" the steps ["with"] lead from "a pact on trade with X" to X.

    The steps "poss" and "modifier" lead to possessors and to words before the head, the step
    "patient" to whom a verb is done to, the step "led" to who leads the head.
    """
    for step in steps:
        heads = [inner for head in heads for inner in _below(head, step)]
    return heads


def _receivers(verb: Token) -> list[Token]:
    """Whom a verb is done to: "to help X", "to help X build a dam"."""
    inner = syntax.children(verb, "ccomp", "xcomp")
    return syntax.objects(verb) or [s for c in inner for s in syntax.children(c, "nsubj")]


def _by(clause: Token) -> list[Token]:
    return syntax.prepositional(clause, "by")


def _below(head: Token, step: str) -> list[Token]:
    if step == "poss":
        return [*syntax.children(head, "poss"), *owners(head)]
    if step == "patient":
        return _receivers(head)
    if step == "led":
        clauses = syntax.children(head, "acl", "relcl")
        return [t for c in clauses if c.lower_ in CUES.leading for t in _by(c)]
    if step == "modifier":
        return syntax.children(head, "compound", "amod", "nmod")
    return syntax.prepositional(head, step)
