"""Firms that an article announces before it names them: "A Chilean miner said …"."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.entities.model import Actor, Mention
from dateline.entities.page import Page
from dateline.entities.phrases import Phrase

_SOME = frozenset({"a", "an"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_WITHIN = 2


def announced(page: Page, names: Mapping[int, Mention], phrase: Phrase, index: int) -> Actor | None:
    """The body named first, as a subject, in the sentences after the article's opening one.

    `phrase` is that of the noun at `index`; None unless the noun is a subject there.
    """
    opening = page.sentence[0]
    if page.sentence[index] != opening or not _is_new(page, phrase, index):
        return None
    home = {a.country for m in phrase.owners for a in m.actors if a.kind == "country"}
    for place in range(index + 1, len(page)):
        if page.sentence[place] > opening + _WITHIN:
            break
        mention = names.get(place)
        if mention is None or mention.actors[0].kind != "organisation":
            continue
        actor = mention.actors[0]
        later = page.sentence[place] > opening and page.dep[mention.head] in _SUBJECTS
        fits = not home or actor.country in {None, *home}
        return actor if later and fits else None
    return None


def _is_new(page: Page, phrase: Phrase, index: int) -> bool:
    """Whether the phrase has an indefinite article and is a subject."""
    opened = page.low[phrase.start] in _SOME or page.low[max(phrase.start - 1, 0)] in _SOME
    return opened and page.dep[index] in _SUBJECTS
