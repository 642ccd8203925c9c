"""What an event is about: topics, item, amount, vehicle, action, instrument, places."""

from __future__ import annotations

import re
from collections.abc import Iterable

from spacy.tokens import Doc, Token

from dateline.entities.model import Actors
from dateline.events import syntax
from dateline.events.frames import FrameSet
from dateline.events.mentions import EventMention, PlaceMention
from dateline.events.predications import Arguments, verb_arguments
from dateline.events.roles import content_clauses
from dateline.events.selecting import select
from dateline.events.selecting import select

MAX_TOPICS = 12
TOPICAL = frozenset({"in", "on", "concerning", "regarding", "for"})
DETERMINERS = frozenset({"DT", "PRP$", "WDT", "PDT"})
PLACE_KINDS = frozenset({"place", "country"})
AMOUNT = re.compile(r"[$€£¥%]|\b(?:dlrs?|dollars?|mln|billion|million|bn|euros?|pounds?|yen|stg|marks?)\b", re.I)
# A sum of money as newspapers print it: "$5.2 billion", "30 mln dlrs", "38 dlrs a share".
SUM = re.compile(
    r"(?:US|A|C|HK|NZ)?\s?[$€£¥]\s?\d[\d,.]*(?:\s?(?:-|to)\s?[$€£]?\d[\d,.]*)?(?:[\s-]?(?:bn|billion|mln|million|m|trillion)\b)?"
    r"|\d[\d,./-]*(?:\s(?:to|or)\s\d[\d,./-]*)?(?:[\s-](?:mln|million|billion|bn|trillion|thousand))?[\s-](?:[A-Z][a-z]+\s)?"
    r"(?:dlrs?|dollars?|euros?|pounds?|yen|stg|sterling|marks?|francs?|crowns?|guilders|yuan|rupees|ro?ubles|pesos|dirhams|riyals|dinars|lire|won|reais)\b"
    r"(?:\s(?:a|per)\sshare|\seach)?"
)
AMOUNT_FUNCTIONS = ("for", "patient.for", "patient", "object", "of", "patient.of", "modifier", "at", "worth", "to", "with")
QUOTES = "“”\"'`‘’ \n\t,;:.–—-"


def clean(text: str) -> str:
    """`text` on one line, outer quotes and blanks dropped."""
    return re.sub(r"\s+", " ", text).strip(QUOTES)


def phrase_span(head: Token, *, clauses: bool = False) -> tuple[int, int]:
    """Token span of the noun phrase of `head`, without determiner, conjuncts, and clauses."""
    skip = {"conj", "cc", "appos", "punct", "relcl", "parataxis", "det", "preconj", "predet"}
    if not clauses:
        skip |= {"acl", "advcl"}
    members = {head.i}
    stack = [head]
    while stack:
        node = stack.pop()
        for child in node.children:
            if node.i == head.i and child.dep_ in skip and child.tag_ != "HYPH":
                continue
            if node.i == head.i and child.dep_ == "poss":
                continue
            members.add(child.i)
            stack.append(child)
    start = end = head.i
    while start - 1 in members:
        start -= 1
    while end + 1 in members:
        end += 1
    return start, end + 1


def phrase_text(head: Token, *, clauses: bool = False) -> str:
    """The noun phrase of `head` as the text words it, without article and possessor."""
    start, end = phrase_span(head, clauses=clauses)
    doc = head.doc
    while start < head.i and (doc[start].tag_ in DETERMINERS or doc[start].tag_ == "POS" or doc[start].is_punct):
        start += 1
    return clean(doc[start:end].text)


def states_amount(head: Token) -> bool:
    """True where the noun phrase of `head` has a sum of money."""
    start, end = phrase_span(head)
    return AMOUNT.search(head.doc[start:end].text) is not None


def set_contents(mention: EventMention, arguments: Arguments, actors: Actors, frames: FrameSet) -> None:
    """Set topics, item, amount, vehicle, action, instrument and places of a mention."""
    frame = mention.frame
    mention.topics = topics(mention, arguments, actors, frames)
    mention.item = _first_phrase(frame.item, arguments, frames, mention)
    mention.vehicle = _first_phrase(frame.vehicle, arguments, frames, mention)
    mention.instrument = _instrument(mention, frames)
    if frame.action:
        mention.action = _action(mention, arguments)
    if frame.amount:
        mention.amount = _amount(mention, arguments)
    mention.places = _places(mention, arguments, actors)


def topics(mention: EventMention, arguments: Arguments, actors: Actors, frames: FrameSet) -> list[str]:
    """Topics in text order, each once: of the first function of the frame that yields any."""
    taken = {f.start for f in mention.fillers}
    for function in mention.frame.topics:
        found: list[str] = []
        heads = [h for h in select(_with_content(mention, arguments), function, frames) if h.i not in taken]
        for head in heads:
            if _is_actor(head, actors):
                continue
            texts = [_modifier_topic(head, frames)] if function == "modifier" else _topic_texts(head, frames)
            found.extend(t for t in texts if t and t not in found)
        if found:
            return found[:MAX_TOPICS]
    return []


def _with_content(mention: EventMention, arguments: Arguments) -> Arguments:
    """For an order, the arguments of what is ordered beside its own: "… to cooperate in space"."""
    if not mention.frame.action:
        return arguments
    inner: Arguments = {}
    for clause in content_clauses(mention.frame, arguments):
        for function, heads in verb_arguments(clause).items():
            inner.setdefault(function.removeprefix("patient."), []).extend(heads)
    return inner | arguments | {f: [*arguments.get(f, []), *h] for f, h in inner.items() if f in TOPICAL}


def _topic_texts(head: Token, frames: FrameSet, *, depth: int = 0) -> list[str]:
    """The phrase of a head; of "work in the fields of A and B" the phrases of A and B."""
    if syntax.is_verb(head):
        objects = syntax.objects(head)
        return [phrase_text(o) for o in objects]
    if not syntax.is_noun(head):
        return []
    if depth < 3 and frames.is_one_of(frames.lemmas.noun(head.lower_), ("$vague_topics",)):
        inner = syntax.prepositional(head, "of", "in", "on", "to")
        if inner:
            return [t for h in inner for t in _topic_texts(h, frames, depth=depth + 1)]
    return [phrase_text(head)]


def _modifier_topic(head: Token, frames: FrameSet) -> str | None:
    low = head.lower_
    if head.tag_ in ("JJ", "JJR", "JJS", "NNP", "NNPS", "CD") or low in frames.lists.get("no_topic_modifiers", ()):
        return None
    return clean(head.doc[min(_left_compound(head)) : head.i + 1].text)


def _left_compound(head: Token) -> list[int]:
    return [head.i, *(c.i for c in head.children if c.dep_ in ("compound", "amod") and c.i < head.i)]


def _is_actor(head: Token, actors: Actors) -> bool:
    mention = actors.mention_at(head.i)
    return mention is not None and mention.head == head.i and mention.form in ("name", "acronym", "pronoun", "plural")


def _first_phrase(functions: Iterable[str], arguments: Arguments, frames: FrameSet, mention: EventMention) -> str | None:
    taken = {f.start for f in mention.fillers}
    for function in functions:
        for head in select(arguments, function, frames):
            if head.tag_.startswith("PRP") or head.i in taken:
                continue
            if syntax.is_noun(head) or head.tag_ == "CD":
                return phrase_text(head)
    return None


def _instrument(mention: EventMention, frames: FrameSet) -> str | None:
    value = mention.frame.instrument
    if value != "noun":
        return value
    head = mention.head
    lemma = frames.lemmas.noun(head.lower_)
    words = [lemma]
    index = head.i - 1
    modifiers = frames.lists.get("instrument_modifiers", frozenset())
    while index >= 0 and head.doc[index].lower_ in modifiers:
        words.insert(0, head.doc[index].lower_)
        index -= 1
    tail = " ".join(t.lower_ for t in head.doc[head.i + 1 : head.i + 3])
    if tail in ("of understanding", "of intent", "of cooperation"):
        words.extend(tail.split())
    return " ".join(words)


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
    for head in heads:
        start, end = phrase_span(head)
        found = SUM.search(clean(head.doc[start:end].text))
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
    return found


def _add_place(found: list[PlaceMention], head: Token, actors: Actors, fillers: set[str]) -> None:
    span = actors.mention_at(head.i)
    for actor in actors.resolve(head):
        if actor.kind in PLACE_KINDS and actor.id not in fillers and all(p.name != actor.name for p in found):
            start, end = (span.start, span.end) if span else (head.i, head.i + 1)
            found.append(PlaceMention(actor.name, actor.country, start, end))


def sentence_text(doc: Doc, start: int, end: int) -> str:
    """Text of the tokens, outer blanks dropped."""
    return doc[start:end].text.strip()
