"""Before all of the network has run: could a frame fire in this sentence at all?

Before a sentence is parsed, its words tell (see `requirements`). Once it is parsed, the frames
themselves tell, all but what hangs on the names in it. Both answers let through too much, never too
little.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, get_args

from dateline.entities.bands import tells_members
from dateline.entities.model import Actors
from dateline.events.arguments import Arguments
from dateline.events.dating_references import may_refer
from dateline.events.frames import Condition, Frame, FrameSet, Phrase
from dateline.events.matching import Matcher, article_words
from dateline.events.predications import combined
from dateline.events.requirements import PhraseIndex, index_of
from dateline.language.likely import has_capitals, may_name
from dateline.parsed import Parsed, Token
from dateline.record import Kind

# Stands for an article without capitals.
LOWER = "@lower"


@dataclass(frozen=True, slots=True)
class TriggerScan:
    """Callable on the lower-cased words of a sentence: whether some frame could fire."""

    index: PhraseIndex

    @property
    def frames(self) -> FrameSet:
        """The frames it scans for."""
        return self.index.frames

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
        index = self.index
        matcher = _Possible(self.frames, _article=article)
        known = index.known(sentence.lowers) | article
        found = []
        for position, word in enumerate(sentence.lowers):
            if word not in index.forms:
                continue
            token = sentence[position]
            phrases = index.met(word, token.tag_, known)
            if phrases and matcher.possible(token, phrases):
                found.append(position)
        return found

    def resumes(self, words: Sequence[str]) -> bool:
        """Whether a sentence of these words could date what one before it told, or say who did."""
        return may_refer(words) or tells_members(words)

    def __call__(self, words: Sequence[str], article: frozenset[str] = frozenset()) -> bool:
        """True where a trigger stands in `words` with all that one of its frames asks for.

        What it may ask of the whole article is in `article`.
        """
        present = self.index.forms.keys() & words
        if not present:
            return False
        known = self.index.known(words) | article
        return any(self.index.may_trigger(word, known) for word in present)


def scan_of(frames: FrameSet) -> TriggerScan:
    """The scan for a set of frames."""
    return TriggerScan(index_of(frames))


_NO_ACTORS = Actors()
_KINDS = frozenset({"@actor", *(f"@{kind}" for kind in get_args(Kind))})


class _Possible(Matcher):
    """The matcher where no name is known: whatever may be one meets a condition on names."""

    def possible(self, token: Any, phrases: list[Phrase]) -> bool:
        """Whether a frame could apply to the trigger `token`."""
        for phrase, span, predication in self._readings(token, phrases):
            support, reason = self._support(phrase.frame, predication)
            if reason is None:
                arguments = combined(predication, support)
                reason = self._refused(phrase.frame, span, predication, arguments, _NO_ACTORS)
            if reason is None:
                return True
        return False

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


def _on_names(condition: Condition) -> bool:
    return any(word.startswith("@") for word in condition.be)
