"""Whose word it is: hedging words in the clause, and who reports it."""

from __future__ import annotations

from dateline.entities.model import Actor, Actors
from dateline.events import syntax
from dateline.events.cues import Cues
from dateline.events.inflection import Lemmas
from dateline.events.mentions import EventMention
from dateline.events.tree import path_up
from dateline.parsed import Token


def set_attribution(mention: EventMention, actors: Actors, cues: Cues, lemmas: Lemmas) -> None:
    """Set `hedged` and `attributed_to`: hedging words in the clause, and who reports it."""
    chain = path_up(mention.head, most=9)
    for token in chain:
        if any(
            c.lower_ in cues.hedge_words and c.dep_ in ("advmod", "amod", "acomp")
            for c in token.children
        ):
            mention.hedged = True
        if syntax.is_verb(token):
            _read_reporting(mention, token, actors, cues, lemmas)


def _read_reporting(
    mention: EventMention, verb: Token, actors: Actors, cues: Cues, lemmas: Lemmas
) -> None:
    lemma = lemmas.verb(verb.lower_)
    if lemma in cues.hedge_governors and syntax.is_passive(verb) and verb.i != mention.head.i:
        mention.hedged = True
    speakers: list[Token] = []
    if lemma in cues.reporting and verb.i != mention.head.i:
        speakers = syntax.subjects(verb) if not syntax.is_passive(verb) else []
    speakers += syntax.prepositional(verb, "according to")
    for speaker in speakers:
        if speaker.i == mention.head.i:
            continue
        found: tuple[Actor, ...] = actors.resolve(speaker)
        mention.attributed_to.extend(a for a in found if a not in mention.attributed_to)
        if not found and lemmas.noun(speaker.lower_) in cues.hedge_sources | {"source"}:
            mention.hedged = True
