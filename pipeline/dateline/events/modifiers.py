"""The words before a trigger noun that tell what it is about."""

from __future__ import annotations

from dateline.entities.model import Actors
from dateline.events import syntax
from dateline.events.frames import FrameSet
from dateline.events.mentions import EventMention
from dateline.events.phrases import DATES, clean, is_name
from dateline.events.topic_cues import load_topic_cues
from dateline.parsed import Parsed, Token


def words_before(noun: Token, mention: EventMention, actors: Actors, frames: FrameSet) -> list[str]:
    """The words before a noun that tell what it is about: "farm trade" of "farm trade talks"."""
    doc, end = noun.doc, noun.i
    named = (mention.instrument or "").replace("-", " - ").split()
    while end > 0 and doc[end - 1].lower_ in named:
        end -= 1
    start = end
    while start > 0 and _is_modifier(doc[start - 1], doc[start], end, mention, actors, frames):
        start -= 1
    while start < end and doc[start].tag_ in ("HYPH", "CC"):
        start += 1
    return [t for t in (clean(doc[a:b].text) for a, b in _pieces(doc, start, end)) if t]


def _is_modifier(
    token: Token, after: Token, end: int, mention: EventMention, actors: Actors, frames: FrameSet
) -> bool:
    """True where `token` carries on, to the left, the words that end before `end`."""
    cues = load_topic_cues()
    if token.sent.start != after.sent.start or token.ent_type_ in DATES | {"MONEY", "CARDINAL"}:
        return False
    if token.tag_ in ("HYPH", "CC"):
        return after.i < end and token.lower_ in ("-", "and")
    if token.lower_ in cues.topical:
        return True
    if token.lower_ in cues.ranks or frames.is_one_of(
        frames.lemmas.noun(token.lower_), ("$institutions",)
    ):
        return False
    if token.tag_ in ("NN", "NNS"):
        return not is_name(token, actors)
    if token.tag_ == "VBG":
        known = frames.lemmas.verb(token.lower_) in mention.lemma.split()
        return after.i == end and token.dep_ in ("amod", "compound", "nmod") and not known
    named = token.tag_ == "NNP" and token.text.isupper() and len(token.text) > 2
    return named and not is_name(token, actors) and token.ent_type_ not in ("GPE", "PERSON")


def _pieces(doc: Parsed, start: int, end: int) -> list[tuple[int, int]]:
    """The parts of "loan and rescheduling"; adjectives of one noun stay together."""
    pieces: list[tuple[int, int]] = []
    first = start
    for index in range(start + 1, end - 1):
        if doc[index].tag_ == "CC" and syntax.is_noun(doc[index - 1]):
            pieces.append((first, index))
            first = index + 1
    return [*pieces, (first, end)] if first < end else pieces
