"""What an event is about: topics, item, amount, vehicle, action, instrument, places."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dateline.entities.model import Actors
from dateline.events import syntax
from dateline.events.arguments import Arguments
from dateline.events.frames import FrameSet
from dateline.events.mentions import EventMention, PlaceMention
from dateline.events.phrases import clean, phrase_span, phrase_text, topic_phrases
from dateline.events.roles import content_clauses
from dateline.events.selecting import select
from dateline.events.topic_cues import load_topic_cues
from dateline.events.topics import set_topics
from dateline.parsed import Token

STANDING = frozenset({"it", "which", "that", "this", "they", "them"})
MEANT_REACH = 60
PLACE_KINDS = frozenset({"place", "country"})
AMOUNT = re.compile(
    r"[$€£¥%]|\b(?:dlrs?|dollars?|mln|billion|million|bn|euros?|pounds?|yen|stg|marks?)\b", re.I
)
# A sum of money as newspapers print it: "$5.2 billion", "30 mln dlrs", "38 dlrs a share".
SUM = re.compile(
    r"(?:US|A|C|HK|NZ)?\s?[$€£¥]\s?\d[\d,.]*(?:\s?(?:-|to)\s?[$€£]?\d[\d,.]*)?(?:[\s-]?(?:bn|billion|mln|million|m|trillion)\b)?"
    r"|\d[\d,./-]*(?:\s(?:to|or)\s\d[\d,./-]*)?(?:[\s-](?:mln|million|billion|bn|trillion|thousand))?[\s-](?:[A-Z][a-z]+\s)?"
    r"(?:dlrs?|dollars?|euros?|pounds?|yen|stg|sterling|marks?|francs?|crowns?|guilders|yuan|rupees|ro?ubles|pesos|dirhams|riyals|dinars|lire|won|reais)\b"
    r"(?:\s(?:a|per)\sshare|\seach)?"
)
# A quantity of goods: "50,000 barrels per day", "two mln tonnes".
QUANTITY = re.compile(
    r"(?:\d[\d,./-]*|(?:one|two|three|four|five|six|seven|eight|nine|ten))(?:\s(?:mln|million|billion|thousand))?\s"
    r"(?:metric\s|short\s|long\s)?(?:tonnes?|tons?|barrels?|bpd|bushels?|bales?|bags|kilos?|ounces|doses|litres|gallons)\b"
    r"(?:\s(?:per|a)\s(?:day|month|year|week)|\sdaily|\sannually)?"
)
AMOUNT_FUNCTIONS = (
    "for",
    "patient.for",
    "patient",
    "object",
    "of",
    "patient.of",
    "modifier",
    "at",
    "worth",
    "to",
    "with",
)


def states_amount(head: Token) -> bool:
    """True where the noun phrase of `head` has a sum of money."""
    start, end = phrase_span(head)
    return AMOUNT.search(head.doc[start:end].text) is not None


def set_contents(
    mention: EventMention, arguments: Arguments, actors: Actors, frames: FrameSet
) -> None:
    """Set topics, item, amount, vehicle, action, instrument and places of a mention."""
    frame = mention.frame
    mention.item = _first_phrase(frame.item, arguments, frames, mention, actors)
    mention.vehicle = _first_phrase(frame.vehicle, arguments, frames, mention, actors)
    mention.instrument = _instrument(mention, frames) or _instrument_acted_on(
        mention, arguments, frames
    )
    set_topics(mention, arguments, actors, frames)
    if frame.action:
        mention.action = _action(mention, arguments)
    if frame.amount:
        mention.amount = _amount(mention, arguments)
    mention.places = _places(mention, arguments, actors)


def _first_phrase(
    functions: Iterable[str],
    arguments: Arguments,
    frames: FrameSet,
    mention: EventMention,
    actors: Actors,
) -> str | None:
    taken = {f.start for f in mention.fillers}
    for function in functions:
        for head in select(arguments, function, frames):
            if head.tag_.startswith("PRP") or head.i in taken:
                continue
            if syntax.is_noun(head) or head.tag_ == "CD":
                return _thing(_measured(head), actors)
    return None


def _thing(head: Token, actors: Actors) -> str:
    """The phrase of an item, cut where a topic would end: no "from X", "by X" or date after it."""
    whole = phrase_text(head)
    name = topic_phrases(head, actors, load_topic_cues())[0]
    return whole[: whole.index(name) + len(name)] if name and name in whole else whole


def _measured(head: Token) -> Token:
    """The goods of "50,000 barrels per day of crude oil"; other heads themselves."""
    if not QUANTITY.search(clean(head.doc[slice(*phrase_span(head))].text)):
        return head
    rates = syntax.prepositional(head, "per", "a")
    goods = [
        t for top in (head, *rates) for t in syntax.prepositional(top, "of") if syntax.is_noun(t)
    ]
    return goods[0] if goods else head


def _instrument(mention: EventMention, frames: FrameSet) -> str | None:
    value = mention.frame.instrument
    if value != "noun":
        return value
    head = mention.head
    lemma = frames.lemmas.noun(head.lower_)
    words = [lemma]
    index = head.i - 1
    modifiers = frames.lists.get("instrument_modifiers", frozenset())
    while index >= 0:
        two = f"{head.doc[index - 1].lower_} {head.doc[index].lower_}" if index else ""
        found = next((m for m in (two, head.doc[index].lower_) if m in modifiers), None)
        if found is None:
            break
        words[:0] = found.split()
        index -= len(found.split())
    tail = " ".join(t.lower_ for t in head.doc[head.i + 1 : head.i + 3])
    if tail in ("of understanding", "of intent", "of cooperation"):
        words.extend(tail.split())
    return " ".join(words)


def _instrument_acted_on(
    mention: EventMention, arguments: Arguments, frames: FrameSet
) -> str | None:
    """For "ratified the treaty" and "withdrew from the pact" what is acted on is the instrument."""
    if mention.type != "agreement" or mention.predication.pos != "verb":
        return None
    for function in ("patient", "from", "of", "to"):
        for head in arguments.get(function, ()):
            lemma = frames.lemmas.noun(head.lower_)
            if frames.is_one_of(lemma, ("$firm_instruments",)):
                return lemma
    return _instrument_meant(mention, arguments, frames)


def _instrument_meant(mention: EventMention, arguments: Arguments, frames: FrameSet) -> str | None:
    """The last instrument named before "ratified it", "which comes into force", "did not sign"."""
    heads = [h for f in ("patient", "agent", "from") for h in arguments.get(f, ())]
    stands = any(h.lower_ in STANDING for h in heads if h.i not in _taken(mention))
    bare = mention.head.lower_ in load_topic_cues().signing and "patient" not in arguments
    if not stands and not bare:
        return None
    doc, start = mention.doc, mention.head.i
    for index in range(start - 1, max(-1, start - MEANT_REACH), -1):
        lemma = frames.lemmas.noun(doc[index].lower_)
        if frames.is_one_of(lemma, ("$firm_instruments",)):
            return lemma
    return None


def _taken(mention: EventMention) -> set[int]:
    return {i for f in mention.fillers for i in range(f.start, f.end)}


def _action(mention: EventMention, arguments: Arguments) -> str | None:
    for clause in content_clauses(mention.frame, arguments):
        tokens = sorted(t.i for t in clause.subtree)
        start = clause.i
        text = clause.doc[start : tokens[-1] + 1].text
        return clean(text)[:400]
    return None


def _amount(mention: EventMention, arguments: Arguments) -> str | None:
    heads = [h for f in AMOUNT_FUNCTIONS for h in arguments.get(f, ())]
    if mention.predication.pos == "noun":
        heads.append(mention.head)
    texts = [clean(h.doc[slice(*phrase_span(h))].text) for h in heads]
    for pattern in (SUM, QUANTITY):
        found = next(filter(None, map(pattern.search, texts)), None)
        if found:
            return clean(found.group())
    return None


def _places(mention: EventMention, arguments: Arguments, actors: Actors) -> list[PlaceMention]:
    found: list[PlaceMention] = []
    fillers = {f.actor.id for f in mention.fillers}
    for function in mention.frame.places:
        for head in arguments.get(function, ()):
            for token in (head, *syntax.prepositional(head, "in", "of")):
                _add_place(found, token, actors, fillers)
    if not found:
        for head in _places_beside(mention, arguments):
            _add_place(found, head, actors, fillers, kinds=frozenset({"place"}))
    return found


def _places_beside(mention: EventMention, arguments: Arguments) -> list[Token]:
    """Where it happens, told by words that the parser hung elsewhere.

    "the Lima talks", "met the envoys of Chile in Lima", "talks are under way in Lima", "on the
    island of Malta".
    """
    heads = [h for h in arguments.get("modifier", ()) if mention.type in ("talks", "agreement")]
    for function in ("with", "between", "patient", "of", "agent"):
        for filler in arguments.get(function, ()):
            if filler.i > mention.head.i:
                heads.extend(syntax.prepositional(filler, "in", "at"))
    for support in mention.predication.supports[:1]:
        if support.relation == "agent":
            heads.extend(h for f in ("in", "at") for h in support.arguments.get(f, ()))
    for site in arguments.get("on", ()):
        heads.extend(syntax.prepositional(site, "of"))
    return heads


def _add_place(
    found: list[PlaceMention],
    head: Token,
    actors: Actors,
    fillers: set[str],
    *,
    kinds: frozenset[str] = PLACE_KINDS,
) -> None:
    start, end = actors.extent(head.i)
    for actor in actors.resolve(head):
        if (
            actor.kind in kinds
            and actor.id not in fillers
            and all(p.name != actor.name for p in found)
        ):
            found.append(PlaceMention(actor.name, actor.country, start, end))
