"""Before names are known: could a noun phrase name or take up an actor at all?"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from spacy.lang.en.stop_words import STOP_WORDS

from dateline.entities import lexicon
from dateline.entities.descriptions import singular
from dateline.parsed import Token

# Word lists of `cues/entities.toml` by which something is referred to.
_REFERRING = (
    "names.titles", "representatives.plural_or_body", "nominals.country", "nominals.government",
    "nominals.union", "nominals.bloc", "nominals.envoys", "nominals.company", "nominals.agency",
    "nominals.organisation", "nominals.office", "nominals.countries", "nominals.companies",
    "nominals.of_state", "nominals.pairs", "nominals.sides", "nominals.leaders",
    "nominals.offices_of_state", "nominals.numbers", "nominals.both", "nominals.bilateral",
    "nominals.personal", "nominals.neuter", "nominals.plural", "nominals.speaker_plural",
    "nominals.speaker", "nominals.campaign", "nominals.administration",
)  # fmt: skip
_MORE = frozenset({"north", "south", "pair", "duo", "trio", "side"})
_PRONOUN_TAGS = ("PRP", "PRP$", "WP", "WP$", "DT", "WDT", "CD")
# Below this share of capitalised words an article is taken for one that lost its capitals.
_FEWEST_CAPITALS = 0.1
_ENOUGH = 40


@cache
def _words() -> frozenset[str]:
    words = lexicon.load()
    return frozenset().union(_MORE, *(words[name] for name in _REFERRING))


def may_name(head: Token) -> bool:
    """False only where the phrase of `head` has no capital and no word that refers to an actor."""
    if head.tag_ in _PRONOUN_TAGS:
        return True
    return any(map(_refers, head.doc[head.left_edge.i : head.right_edge.i + 1]))


def _refers(token: Token) -> bool:
    text, low = token.text, token.lower_
    if text != low and not (token.i == 0 and low in STOP_WORDS and text.istitle()):
        return True
    return low in _words() or singular(low) in _words()


def has_capitals(words: Sequence[str]) -> bool:
    """Whether capitals tell names apart in an article of these words."""
    letters = [word for word in words if word.isalpha()]
    capitals = sum(word[0].isupper() for word in letters)
    return len(letters) < _ENOUGH or capitals >= _FEWEST_CAPITALS * len(letters)
