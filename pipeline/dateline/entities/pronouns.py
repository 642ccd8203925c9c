"""Pronouns: of persons, of bodies, of several, of those who speak."""

from __future__ import annotations

from dateline.entities.discourse import Discourse
from dateline.entities.lexicon import Lexicon
from dateline.entities.model import Actor, Mention
from dateline.entities.offices import Offices
from dateline.entities.page import Page

_RELATIVES = frozenset({"who", "which", "whose"})


class Pronouns:
    """Resolves one pronoun at a time from what was named before."""

    def __init__(
        self, page: Page, discourse: Discourse, offices: Offices, lexicon: Lexicon
    ) -> None:
        self.page = page
        self.discourse = discourse
        self.offices = offices
        self.personal = lexicon["nominals.personal"]
        self.neuter = lexicon["nominals.neuter"]
        self.plural = lexicon["nominals.plural"]
        self.known = self.personal | self.neuter | self.plural | _RELATIVES

    def knows(self, low: str) -> bool:
        """Whether the word is a pronoun that is resolved here."""
        return low in self.known

    def resolve(self, index: int) -> Mention | None:
        """The pronoun's mention, or None when unsure."""
        low = self.page.low[index]
        if low in _RELATIVES:
            actors = self._relative(index)
        elif low in self.personal:
            actors = self._one(index, ("person",), within=2)
        elif low in self.neuter:
            actors = self._one(index, ("organisation", "country"), within=1)
        else:
            actors = self._several(index)
        return Mention(index, index + 1, index, "pronoun", actors) if actors else None

    def _relative(self, index: int) -> tuple[Actor, ...]:
        page = self.page
        for back in (1, 2):
            if index - back >= 0 and self.discourse.seen:
                last = self.discourse.seen[-1]
                if last.mention.end in {index, index - 1}:
                    return last.mention.actors
        return ()

    def _one(self, index: int, kinds: tuple[str, ...], *, within: int) -> tuple[Actor, ...]:
        actor = self.discourse.best(lambda a: a.kind in kinds, token=index, within=within)
        return (actor,) if actor else ()

    def _several(self, index: int) -> tuple[Actor, ...]:
        """A plural named just before, else two of a kind joined in the subject's place."""
        page = self.page
        sentence = page.sentence[index]
        for item in reversed(self.discourse.seen[-12:]):
            if item.sentence < sentence - 1:
                break
            if len(item.mention.actors) > 1:
                return item.mention.actors
        return ()
