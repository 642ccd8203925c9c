"""How a mention is put, and what its words share with those of earlier mentions.

Part of what `affinity` weighs; the words that count are data (cues/merging.toml).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from typing import Any, get_args

from dateline.errors import DataError
from dateline.events.compatibility import Evidence
from dateline.events.mentions import EventMention
from dateline.parsed import Token
from dateline.record import EventType

SOURCE = "cues/merging.toml"
# Shorter words are in most sentences; so many that two sentences share say no more than fewer.
SHORTEST, COUNTED = 4, 4
# Letters by which "negotiate" and "negotiation" are one.
STEM = 5
_TELLING = ("NN", "JJ", "CD")
_MODIFIERS = ("compound", "amod", "nmod")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The word lists; `senses` says by event type and word what kind of deed the word tells."""

    definite: frozenset[str]
    indefinite: frozenset[str]
    plain: frozenset[str]
    other: frozenset[str]
    also: frozenset[str]
    apart: frozenset[str]
    earlier: frozenset[str]
    senses: Mapping[str, Mapping[str, str]]


@cache
def load_table() -> dict[str, Any]:
    """cues/merging.toml as it stands."""
    text = (files("dateline_models") / SOURCE).read_text(encoding="utf-8")
    return tomllib.loads(text)


def words_of(table: Mapping[str, Any]) -> Words:
    """The lists of a table; raises DataError where one is missing or unknown."""
    lists, senses = table["words"], table["senses"]
    wanted = {f.name for f in fields(Words)} - {"senses"}
    if lists.keys() != wanted:
        wrong = sorted(lists.keys() ^ wanted)
        raise DataError(f"{SOURCE}: words: {wrong}: the lists are {sorted(wanted)}")
    unknown = sorted(senses.keys() - set(get_args(EventType)))
    if unknown:
        raise DataError(f"{SOURCE}: senses: {unknown}: the types are {list(get_args(EventType))}")
    by_word = {
        type_: {word: sense for sense, words in kinds.items() for word in words}
        for type_, kinds in senses.items()
    }
    return Words(**{name: frozenset(found) for name, found in lists.items()}, senses=by_word)


def form_of(mention: EventMention, words: Words) -> str:
    """How the mention is put: "definite", "indefinite", "bare" or "verb"."""
    if mention.predication.pos == "verb":
        return "verb"
    before = {c.lower_ for c in mention.head.children if c.i < mention.head.i}
    if before & words.indefinite:
        return "indefinite"
    if before & words.definite or any(c.dep_ == "poss" for c in mention.head.children):
        return "definite"
    return "bare"


def words_told(
    mention: EventMention, told: list[EventMention], form: str, words: Words
) -> Evidence:
    """What the words of `mention`, put in this form, share with those of `told`."""
    yield from _lemmas(mention, told, form)
    yield from _senses(mention, told, words)
    yield from _things(mention, told)
    mine, theirs = _modifiers(mention, words), {w for o in told for w in _modifiers(o, words)}
    if mine and theirs:
        yield "modifier.same" if mine & theirs else "modifier.other", 1.0
    if not mention.fillers and mention.beside:
        acting = {f.actor.id for other in told for f in other.fillers}
        if acting:
            near = any(f.actor.id in acting for f in mention.beside)
            yield "beside.shared" if near else "beside.none", 1.0
    yield from _sentences(mention, told, words)
    if form == "definite" and _stands_alone(mention.head):
        yield "form.definite.alone", 1.0


def _lemmas(mention: EventMention, told: list[EventMention], form: str) -> Evidence:
    parts = set(mention.lemma.split())
    if any(other.lemma == mention.lemma for other in told):
        yield "lemma.same", 1.0
        yield f"lemma.same.{form}", 1.0
    elif any(parts & set(other.lemma.split()) for other in told):
        yield "lemma.word", 1.0
    if any(_stem(other) == _stem(mention) for other in told):
        yield "lemma.stem", 1.0
    if any(other.frame.id == mention.frame.id for other in told):
        yield "frame.same", 1.0


def _stem(mention: EventMention) -> str:
    return mention.lemma.rpartition(" ")[2][:STEM]


def _senses(mention: EventMention, told: list[EventMention], words: Words) -> Evidence:
    """A loan is no purchase, a telephone call no summit."""
    mine = _sense(mention, words)
    theirs = {_sense(other, words) for other in told} - {""}
    if mine and theirs:
        yield "sense.same" if mine in theirs else "sense.other", 1.0


def _sense(mention: EventMention, words: Words) -> str:
    known = words.senses.get(mention.type, {})
    return next((known[w] for w in reversed(mention.lemma.split()) if w in known), "")


def _things(mention: EventMention, told: list[EventMention]) -> Evidence:
    """What the mention is about, its instrument, its place."""
    mine, theirs = content_words(mention), set().union(*map(content_words, told))
    if mine and theirs:
        yield "content.same" if mine & theirs else "content.other", 1.0
    known = {other.instrument for other in told if other.instrument}
    if mention.instrument and known:
        yield f"instrument.{'same' if mention.instrument in known else 'other'}", 1.0
    here, there = {p.name for p in mention.places}, {p.name for o in told for p in o.places}
    if here and there:
        yield "place.same" if here & there else "place.other", 1.0


def content_words(mention: EventMention) -> set[str]:
    """Words of item, vehicle and topics that tell something, lower case."""
    texts = [t for t in (mention.item, mention.vehicle, *mention.topics) if t]
    return {w for text in texts for w in re.findall(r"[\w-]{4,}", text.lower())}


def _modifiers(mention: EventMention, words: Words) -> frozenset[str]:
    """What is said before a noun: "grain" and "Soviet" of "the Soviet grain deal"."""
    if mention.predication.pos != "noun":
        return frozenset()
    known = mention.memo.get("modifiers")
    if known is None:
        head = mention.head
        found = (c for c in head.children if c.dep_ in _MODIFIERS and c.i < head.i)
        telling = {c.lower_ for c in found if c.text[0].isalpha()} - words.plain
        known = mention.memo["modifiers"] = frozenset(telling)
    return known


def _sentences(mention: EventMention, told: list[EventMention], words: Words) -> Evidence:
    """Words that the sentences share, and those that tell of another happening."""
    start = mention.head.sent.start
    apart = [other for other in told if other.head.sent.start != start]
    if not apart:
        return
    mine = _telling(mention)
    shared = max(len(mine & _telling(other)) for other in apart)
    yield "words.shared", min(shared, COUNTED) / 2
    for name in _cues(mention, words):
        yield name, 1.0


def _telling(mention: EventMention) -> frozenset[str]:
    """Nouns, adjectives and numbers of the sentence, the mention's own head left out."""
    known = mention.memo.get("telling")
    if known is None:
        known = mention.memo["telling"] = frozenset(
            t.lower_
            for t in mention.head.sent
            if t.tag_.startswith(_TELLING) and len(t.text) >= SHORTEST and t is not mention.head
        )
    return known


def _cues(mention: EventMention, words: Words) -> frozenset[str]:
    known = mention.memo.get("cues")
    if known is None:
        lowers = {t.lower_ for t in mention.head.sent}
        names = ("other", "also", "apart", "earlier")
        found = {f"cue.{name}" for name in names if lowers & getattr(words, name)}
        known = mention.memo["cues"] = frozenset(found)
    return known


def _stands_alone(noun: Token) -> bool:
    """Nothing but an article: "the deal"."""
    return all(child.dep_ in ("det", "punct") for child in noun.children)
