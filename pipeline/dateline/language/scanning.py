"""Before all of the network has run: could a frame fire in this sentence at all?

A frame fires on a trigger word only together with the rest of its phrase, with a governing word
where it asks for one, with a filler where it asks for a certain one; all of them stand in the
sentence. So a sentence that lacks one of them need not be parsed for this frame. Once it is parsed,
the frames themselves tell, all but what hangs on the names in it. Both answers let through too
much, never too little.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, cast, get_args

from spacy.lang.en.lex_attrs import like_num

from dateline.entities.model import Actors
from dateline.events.contents import AMOUNT
from dateline.events.frames import Condition, Frame, FrameSet, Phrase
from dateline.events.matching import Matcher, article_words
from dateline.events.mentions import EventMention
from dateline.events.predications import Arguments
from dateline.language.likely import has_capitals, may_name
from dateline.parsed import Parsed, Token
from dateline.record import Kind

# Functions that only a word of this form opens; "to" is left out, as "gave X a loan" is "to X".
_PREPOSITIONS = frozenset(
    {"with", "from", "for", "in", "at", "on", "into", "of", "under", "against", "over", "through"}
)
# What a sentence shows without its parse.
_AMOUNT, _NUMBER = "@amount", "@number"
_SHOWN = frozenset({_AMOUNT, _NUMBER})
_DIGIT = re.compile(r"\d")
_is_number = lru_cache(maxsize=20_000)(like_num)
# Sentences whose words are remembered; beyond, the memory starts anew.
_REMEMBERED = 2000
# Stands for an article without capitals.
LOWER = "@lower"
# Each set must have a member among the words of the sentence.
Requirement = tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class TriggerScan:
    """Callable on the lower-cased words of a sentence: whether some frame could fire."""

    frames: FrameSet
    # Word form -> what each of the frames that it could trigger asks of the rest of the sentence.
    requirements: dict[str, tuple[Requirement, ...]]
    phrases: dict[str, tuple[tuple[Requirement, Phrase], ...]]
    # A sentence is asked about twice: before it is parsed and after.
    _known: dict[tuple[str, ...], frozenset[str]] = field(default_factory=dict, compare=False)

    def of_article(self, words: Sequence[str]) -> frozenset[str]:
        """The words of the article for which some frame asks, wherever they stand.

        `LOWER` is among them where the article has too few capitals to know names by.
        """
        found = article_words((word.lower() for word in words), self.frames)
        return found if has_capitals(words) else found | {LOWER}

    def confirms(self, sentence: Parsed, article: frozenset[str]) -> list[int]:
        """The positions of the words of the parsed sentence to which some frame could apply.

        Its names are not known yet: a condition on them counts as met.
        """
        matcher = _Possible(self.frames, _article=article)
        words = [token.lower_ for token in sentence]
        known = self._with_lemmas(words) | article
        found = []
        for position, word in enumerate(words):
            if word not in self.phrases:
                continue
            token = sentence[position]
            phrases = self._met(word, token.tag_, known)
            if phrases and matcher.possible(token, phrases):
                found.append(position)
        return found

    def _met(self, word: str, tag: str, known: frozenset[str]) -> list[Phrase]:
        """The phrases that `word` could head, given its tag and the words of its sentence."""
        verb, noun = tag.startswith("VB"), tag.startswith("NN") or tag == "VBG"
        return [
            phrase
            for requirement, phrase in self.phrases[word]
            if (verb if phrase.pos == "verb" else noun or len(phrase.words) > 1)
            and all(not wanted.isdisjoint(known) for wanted in requirement)
        ]

    def __call__(self, words: Sequence[str], article: frozenset[str] = frozenset()) -> bool:
        """True where a trigger stands in `words` with all that one of its frames asks for.

        What it may ask of the whole article is in `article`.
        """
        present = self.requirements.keys() & words
        if not present:
            return False
        known = self._with_lemmas(words) | article
        return any(
            all(not wanted.isdisjoint(known) for wanted in requirement)
            for word in present
            for requirement in self.requirements[word]
        )

    def _with_lemmas(self, words: Sequence[str]) -> frozenset[str]:
        key = tuple(words)
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            known = self._known[key] = frozenset(self._lemmatised(words))
        return known

    def _lemmatised(self, words: Sequence[str]) -> set[str]:
        verbs, nouns = self.frames.lemmas.verbs, self.frames.lemmas.nouns
        known = {*words, *_shown(words)}
        for word in words:
            if word in verbs:
                known.add(verbs[word])
            if word in nouns:
                known.add(nouns[word])
        return known


def _shown(words: Sequence[str]) -> Iterator[str]:
    text = " ".join(words)
    if AMOUNT.search(text):
        yield _AMOUNT
    if _DIGIT.search(text) or any(map(_is_number, words)):
        yield _NUMBER


_latest: list[TriggerScan] = []


def scan_of(frames: FrameSet) -> TriggerScan:
    """The scan for a set of frames; made once for the set that was asked for last."""
    for known in _latest:
        if known.frames is frames:
            return known
    _latest[:] = [_built(frames)]
    return _latest[0]


def _built(frames: FrameSet) -> TriggerScan:
    cache: dict[str, Requirement] = {}
    found: dict[str, tuple[Requirement, ...]] = {}
    indexed: dict[str, tuple[tuple[Requirement, Phrase], ...]] = {}
    for form, phrases in frames.by_form.items():
        indexed[form] = tuple((_requirement(p, frames, cache), p) for p in phrases)
        needed = {requirement for requirement, _ in indexed[form]}
        # A trigger with a frame that asks for nothing else needs no look at the others.
        found[form] = ((),) if () in needed else tuple(needed)
    return TriggerScan(frames, found, indexed)


def _requirement(phrase: Phrase, frames: FrameSet, cache: dict[str, Requirement]) -> Requirement:
    frame = phrase.frame
    if frame.id not in cache:
        cache[frame.id] = (*_support(frame, frames), *_fillers(frame, frames))
    rest = (word for n, word in enumerate(phrase.words) if n != phrase.head)
    return (*(frozenset({word, word + "s"}) for word in rest), *cache[frame.id])


def _support(frame: Frame, frames: FrameSet) -> Requirement:
    """A governing word, of whatever relation; "lemma preposition" counts by its lemma."""
    names = (*frame.light, *frame.subject_of, *frame.nominal, *frame.modified_by)
    return (_words(names, frames),) if names else ()


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


def _parts(word: str) -> Iterable[str]:
    """The first word of a listed phrase; any part of a hyphenated one, which is several tokens."""
    first = word.split()[0].lower()
    return {first, *(part for part in first.split("-") if part)}


_NO_ACTORS = Actors()
_KINDS = frozenset({"@actor", *(f"@{kind}" for kind in get_args(Kind))})


@dataclass(slots=True)
class _Found:
    """Stands for a mention that nobody looks at."""

    anaphoric: bool = False
    fillers: dict[str, Any] = field(default_factory=dict)

    def actors(self) -> list[Any]:
        return []


class _Possible(Matcher):
    """The matcher where no name is known: whatever may be one meets a condition on names."""

    def possible(self, token: Any, phrases: list[Phrase]) -> bool:
        """Whether a frame could apply to the trigger `token`."""
        return self._match_token(token, phrases, _NO_ACTORS) is not None

    def _conditions(self, frame: Frame, arguments: Arguments, actors: Actors) -> str | None:
        for condition in frame.need:
            if not self._holds(condition, arguments, actors):
                return "other words are there"
        for condition in frame.never:
            if not _on_names(condition) and self._holds(condition, arguments, actors):
                return "words are there that must not be"
        return None

    def _is(self, head: Token, wanted: tuple[str, ...], actors: Actors) -> bool:
        if not _KINDS.isdisjoint(wanted) and (LOWER in self._article or may_name(head)):
            return True
        if "@instrument" in wanted and head.tag_.startswith(("PRP", "DT", "WDT")):
            return True  # what it stands for may be in another sentence
        return Matcher._is(self, head, wanted, actors)

    def _mention(self, *_: Any, **__: Any) -> EventMention:
        return cast(EventMention, _Found())


def _on_names(condition: Condition) -> bool:
    return any(word.startswith("@") for word in condition.be)
