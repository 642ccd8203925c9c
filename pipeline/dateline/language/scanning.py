"""Before any parse: could a frame fire in this sentence at all?

A frame fires on a trigger word only together with the rest of its phrase, with a governing word
where it asks for one, with a filler where it asks for a certain one; all of them stand in the
sentence. So a sentence that lacks one of them need not be parsed for this frame. The scan lets
through too much, never too little.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.events.frames import Frame, FrameSet, Phrase

# Each set must have a member among the words of the sentence.
Requirement = tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class TriggerScan:
    """Callable on the lower-cased words of a sentence: whether some frame could fire."""

    frames: FrameSet
    requirements: dict[str, tuple[Requirement, ...]]

    def __call__(self, words: Sequence[str]) -> bool:
        """True where a trigger stands in `words` with all that one of its frames asks for."""
        present = self.requirements.keys() & words
        if not present:
            return False
        known = self._with_lemmas(words)
        return any(
            all(not wanted.isdisjoint(known) for wanted in requirement)
            for word in present
            for requirement in self.requirements[word]
        )

    def _with_lemmas(self, words: Sequence[str]) -> set[str]:
        verbs, nouns = self.frames.lemmas.verbs, self.frames.lemmas.nouns
        known = set(words)
        for word in words:
            if word in verbs:
                known.add(verbs[word])
            if word in nouns:
                known.add(nouns[word])
        return known


def scan_of(frames: FrameSet) -> TriggerScan:
    """The scan for a set of frames."""
    cache: dict[str, Requirement] = {}
    found: dict[str, tuple[Requirement, ...]] = {}
    for form, phrases in frames.by_form.items():
        needed = {_requirement(phrase, frames, cache) for phrase in phrases}
        # A trigger with a frame that asks for nothing else needs no look at the others.
        found[form] = ((),) if () in needed else tuple(needed)
    return TriggerScan(frames, found)


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
    """The words of the conditions that words alone can fulfil."""
    conditions = [c.be for c in frame.need if c.be and not any(w.startswith("@") for w in c.be)]
    return tuple(_words(words, frames) for words in conditions)


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
