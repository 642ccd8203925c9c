"""What a frame asks of the words of a sentence, known before the sentence is parsed.

A frame fires on a trigger word only together with the rest of its phrase, with a governing word
where it asks for one, with a filler where it asks for a certain one; all of them stand in the
sentence. What lacks one of them need not be tried. The answers let through too much, never too
little.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain

from spacy.lang.en.lex_attrs import like_num

from dateline.events.contents import AMOUNT
from dateline.events.frames import Frame, FrameSet, Phrase

# Functions that only a word of this form opens; "to" is left out, as "gave X a loan" is "to X".
_PREPOSITIONS = frozenset(
    {"with", "from", "for", "in", "at", "on", "into", "of", "under", "against", "over", "through"}
)
_LEADING = _PREPOSITIONS | {"to", "by", "as", "off", "up", "out", "down"}
# One of these stands in what `AMOUNT` finds; seeking them is ten times as fast.
_SUMS = ("dlr", "mln", "illion", "dollar", "$", "%", "pound", "yen", "euro", "bn", "stg", "mark",
         "€", "£", "¥")  # fmt: skip
# What a sentence shows without its parse.
_AMOUNT, _NUMBER = "@amount", "@number"
_SHOWN = frozenset({_AMOUNT, _NUMBER})
_DIGIT = re.compile(r"\d")
_is_number = lru_cache(maxsize=20_000)(like_num)
# The tags of words that head a phrase of one word.
_HEADING = ("VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "NN", "NNS", "NNP", "NNPS")
# Sentences whose words are remembered; beyond, the memory starts anew.
_REMEMBERED = 2000
# Each set must have a member among the words of the sentence.
Requirement = tuple[frozenset[str], ...]
# By the id of a frame and the words beside the head of one of its phrases.
_Requirements = dict[tuple[str, tuple[str, ...]], Requirement]
# By place among the phrases of its form: the frame that comes first there is tried first.
_Ranked = tuple[int, Requirement, Phrase]


@dataclass(frozen=True, slots=True)
class _Form:
    """The phrases that a word form can head: of one word, and the longer ones by another word."""

    either: tuple[_Ranked, ...]
    tagged: dict[str, tuple[_Ranked, ...]]  # those of `either` that a word of the tag could be
    beside: dict[str, tuple[_Ranked, ...]]
    words: frozenset[str]  # those of `beside`

    def longer(self, known: frozenset[str]) -> Iterator[_Ranked]:
        """The longer ones that could stand among the `known` words of a sentence; some twice."""
        for word in self.words & known:
            yield from self.beside[word]


@dataclass(frozen=True, slots=True)
class PhraseIndex:
    """The phrases of all frames by word form, with what each asks of the rest of its sentence."""

    frames: FrameSet
    forms: dict[str, _Form]
    # The lemmas, as a verb or a noun, of forms that are none.
    inflected: dict[str, tuple[str, ...]]
    # A sentence is asked about more than once.
    _known: dict[tuple[str, ...], frozenset[str]] = field(default_factory=dict, compare=False)

    def met(self, form: str, tag: str, known: frozenset[str]) -> list[Phrase]:
        """The phrases that a word of this form and tag could head among the `known` words.

        In the order in which they are to be tried.
        """
        asked = self.forms[form]
        alone = [r for r in asked.tagged.get(tag, ()) if _holds(r[1], known)]
        if asked.words.isdisjoint(known):
            return [phrase for _, _, phrase in alone]
        found = {rank: phrase for rank, _, phrase in alone}
        for rank, wanted, phrase in asked.longer(known):
            if could_head(tag, phrase) and _holds(wanted, known):
                found[rank] = phrase
        return [found[rank] for rank in sorted(found)]

    def may_trigger(self, form: str, known: frozenset[str]) -> bool:
        """Whether a word of this form, however tagged, could head any phrase."""
        headed = self.forms[form]
        ranked = chain(headed.either, headed.longer(known))
        return any(_holds(asked, known) for _, asked, _ in ranked)

    def known(self, words: Sequence[str]) -> frozenset[str]:
        """The lower-cased words of a sentence, their lemmas and what they show."""
        key = tuple(words)
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            found = self._known[key] = frozenset(self._lemmatised(words))
        return found

    def _lemmatised(self, words: Sequence[str]) -> set[str]:
        inflected = self.inflected
        found = set(words)
        lemmas = [inflected[word] for word in found & inflected.keys()]
        return found.union(_shown(words), *lemmas)


def could_head(tag: str, phrase: Phrase) -> bool:
    """Whether a token of this tag can head the phrase, alone or with the nouns beside it."""
    if phrase.pos == "verb":
        return tag.startswith("VB")
    return tag.startswith("NN") or tag == "VBG" or bool(phrase.others)


def _holds(requirement: Requirement, known: frozenset[str]) -> bool:
    return not any(map(known.isdisjoint, requirement))


def _shown(words: Sequence[str]) -> Iterator[str]:
    text = " ".join(words)
    if any(map(text.__contains__, _SUMS)) and AMOUNT.search(text):
        yield _AMOUNT
    if _DIGIT.search(text) or any(map(_is_number, words)):
        yield _NUMBER


_latest: list[PhraseIndex] = []


def index_of(frames: FrameSet) -> PhraseIndex:
    """The index of a set of frames; made once for the set that was asked for last."""
    for known in _latest:
        if known.frames is frames:
            return known
    cache: _Requirements = {}
    forms = {form: _form(phrases, frames, cache) for form, phrases in frames.by_form.items()}
    _latest[:] = [PhraseIndex(frames, forms, _inflected(frames))]
    return _latest[0]


def _inflected(frames: FrameSet) -> dict[str, tuple[str, ...]]:
    verbs, nouns = frames.lemmas.verbs, frames.lemmas.nouns
    lemmas = {form: {verbs.get(form, form), nouns.get(form, form)} for form in {**verbs, **nouns}}
    return {form: tuple(found - {form}) for form, found in lemmas.items() if found != {form}}


def _form(phrases: Sequence[Phrase], frames: FrameSet, cache: _Requirements) -> _Form:
    alone: list[_Ranked] = []
    beside: dict[str, list[_Ranked]] = {}
    for rank, phrase in enumerate(phrases):
        ranked = (rank, _requirement(phrase.frame, phrase.others, frames, cache), phrase)
        if not phrase.others:
            alone.append(ranked)
            continue
        word = max(phrase.others, key=len)  # the longest is the rarest
        for spelt in (word, word + "s"):
            beside.setdefault(spelt, []).append(ranked)
    by_word = {word: tuple(found) for word, found in beside.items()}
    tagged = {tag: tuple(r for r in alone if could_head(tag, r[2])) for tag in _HEADING}
    return _Form(tuple(alone), tagged, by_word, frozenset(by_word))


def _requirement(
    frame: Frame, others: tuple[str, ...], frames: FrameSet, cache: _Requirements
) -> Requirement:
    """What a phrase of `frame` with `others` beside its head asks; made once for all its forms."""
    key = (frame.id, others)
    if key not in cache:
        if others:
            beside = (frozenset({word, word + "s"}) for word in others)
            cache[key] = (*beside, *_requirement(frame, (), frames, cache))
        else:
            cache[key] = (*_support(frame, frames), *_fillers(frame, frames))
    return cache[key]


def _support(frame: Frame, frames: FrameSet) -> Requirement:
    """A governing word, of whatever relation; an idiom counts by its longest word.

    "Lemma preposition" counts by its lemma: what "to" leads to may stand without it.
    """
    names = (*frame.light, *frame.subject_of, *frame.nominal, *frame.modified_by)
    listed = frames.words_of(names)
    return (frozenset(part for name in listed for part in _parts(_rarest(name))),) if names else ()


def _fillers(frame: Frame, frames: FrameSet) -> Requirement:
    """The words of the conditions that words alone can fulfil, and the prepositions they name."""
    found: list[frozenset[str]] = []
    for condition in frame.need:
        if condition.be and all(w in _SHOWN for w in condition.be if w.startswith("@")):
            found.append(_words(condition.be, frames))
        leading = [_preposition(function) for function in condition.within]
        if all(leading):
            found.append(frozenset(leading))
    return tuple(found)


def _preposition(function: str) -> str:
    """The word that must stand where this function is filled; empty where none has to."""
    name = re.split("[:>]", function)[0].rpartition(".")[2].split(" ")[-1]
    return name if name in _PREPOSITIONS else ""


def _words(names: Iterable[str], frames: FrameSet) -> frozenset[str]:
    found: set[str] = set()
    for name in names:
        listed = frames.lists[name[1:]] if name.startswith("$") else (name,)
        found.update(part for word in listed for part in _parts(word))
    return frozenset(found)


def _rarest(idiom: str) -> str:
    """The longest word is the rarest, prepositions aside; of two as long the first."""
    words = idiom.split()
    return max((w for w in words if w not in _LEADING), key=len, default=words[0])


def _parts(word: str) -> Iterable[str]:
    """The first word of a listed phrase; any part of a hyphenated one, which is several tokens."""
    first = word.split()[0].lower()
    return {first, *(part for part in first.split("-") if part)}
