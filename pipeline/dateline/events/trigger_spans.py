"""Which tokens a trigger of one or more words covers."""

from __future__ import annotations

from dateline.events import syntax
from dateline.events.frames import Phrase
from dateline.parsed import Token

# How far behind a word of a trigger its next one is looked for: "put a … satellite into orbit".
REACH = 12


def trigger_span(token: Token, phrase: Phrase) -> list[Token] | None:
    """The tokens of the trigger that `token` heads; None where they do not stand there."""
    if len(phrase.words) == 1:
        fits = syntax.is_verb(token) if phrase.pos == "verb" else is_nominal(token)
        return [token] if fits else None
    if phrase.pos == "verb":
        return _verb_span(token, phrase) if syntax.is_verb(token) else None
    span = _noun_span(token, phrase)
    if span is None or not any(map(is_nominal, span)):
        return None
    return span


def is_nominal(token: Token) -> bool:
    """True for nouns and for gerunds that stand as one."""
    return syntax.is_noun(token) or (
        token.tag_ == "VBG" and token.dep_ in ("nsubj", "nsubjpass", "pobj", "dobj")
    )


def root_of(span: list[Token], head: Token) -> Token:
    """The token of a nominal trigger that carries its syntax; hyphenated ones vary."""
    if syntax.is_verb(head):
        return head
    inside = {t.i for t in span}
    return next((t for t in span if t.head.i not in inside or t.head.i == t.i), head)


def _verb_span(verb: Token, phrase: Phrase) -> list[Token] | None:
    first = verb.i - phrase.head
    if first < 0 or any(
        verb.doc[first + n].lower_ != word for n, word in enumerate(phrase.words[: phrase.head])
    ):
        return None
    span, position = list(verb.doc[first : verb.i + 1]), verb.i
    if phrase.head + 1 == len(phrase.words):
        return span
    rest = phrase.words[phrase.head + 1 :]
    for word in rest:
        window = verb.doc[position + 1 : min(position + REACH, verb.sent.end)]
        same = [t for t in window if t.lower_ == word]
        following = next((t for t in same if belongs(t, span, position)), None)
        if following is None and len(span) == 1 and len(rest) > 1:
            following = next((t for t in same if _strayed(t, verb, rest)), None)
        if following is None:
            return None
        span.append(following)
        position = following.i
    return span


def belongs(token: Token, span: list[Token], position: int) -> bool:
    """A particle or preposition of the trigger hangs on it or follows at once."""
    # "Made 40 million available": the parser hangs the adjective on the thing before it.
    behind = token.dep_ == "amod" and token.head.i < token.i
    head = token.head.head if behind else token.head
    return token.i == position + 1 or any(head.i == part.i for part in span)


def _strayed(token: Token, verb: Token, rest: tuple[str, ...]) -> bool:
    """ "Put a satellite called Noor into orbit": the whole idiom, hung on what comes between."""
    doc = verb.doc
    return verb.i < token.head.i < token.i and doc.lowers[token.i : token.i + len(rest)] == [*rest]


def _noun_span(noun: Token, phrase: Phrase) -> list[Token] | None:
    first = noun.i - phrase.head
    last = first + len(phrase.words)
    if first < 0 or last > len(noun.doc):
        return None
    span = list(noun.doc[first:last])
    others = [
        (t, w) for i, (t, w) in enumerate(zip(span, phrase.words, strict=True)) if i != phrase.head
    ]
    if any(t.lower_ != w and t.lower_ != w + "s" for t, w in others):
        return None
    return span
