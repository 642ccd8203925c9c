"""References to several actors: "the two countries", "both sides", "bilateral"."""

from __future__ import annotations

from dateline.entities.discourse import Discourse
from dateline.entities.lexicon import Lexicon
from dateline.entities.model import Actor, Mention
from dateline.entities.offices import Offices
from dateline.entities.page import Page

_NEW_ONES = frozenset({"more", "other", "additional", "new", "further", "such"})
_SPAN = 6


class Plurals:
    """Resolves plural noun phrases with a number, and adjectives that say "both"."""

    def __init__(
        self, page: Page, discourse: Discourse, offices: Offices, lexicon: Lexicon
    ) -> None:
        self.page = page
        self.offices = offices
        self.discourse = discourse
        self.countries = lexicon["nominals.countries"]
        self.companies = lexicon["nominals.companies"]
        self.sides = lexicon["nominals.sides"] | {"side"}
        self.leaders = lexicon["nominals.leaders"]
        self.bilateral = lexicon["nominals.bilateral"]
        self.both = lexicon["nominals.both"]
        order = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
        self.numbers = {word: value for value, word in enumerate(order, start=2)}

    def knows(self, low: str) -> bool:
        """Whether the word can head such a phrase."""
        known = (self.countries, self.companies, self.sides, self.leaders, self.bilateral)
        return any(low in words for words in known)

    def resolve(self, index: int) -> Mention | None:
        """The mention of several actors headed by `index`, or None when unsure."""
        low = self.page.low[index]
        if low in self.bilateral:
            return self._make(index, index, 2, ("country",))
        start, number = self._number(index)
        if low == "leaders" and not number and self.page.low[index - 1] in {"the", "both"}:
            return self._all_leaders(index)
        if not number or (low == "side" and self.page.low[start] not in self.both):
            return None
        return self._make(start, index, number, self._kinds(low))

    def _kinds(self, low: str) -> tuple[str, ...]:
        if low in self.countries:
            return ("country",)
        if low in self.companies:
            return ("organisation",)
        if low in self.leaders:
            return ("person",)
        return ("country", "organisation")

    def _number(self, index: int) -> tuple[int, int]:
        """Where the phrase starts and how many it speaks of; 0 where it does not say."""
        page = self.page
        for place in range(index - 1, max(-1, index - 4), -1):
            word = page.low[place]
            if word in self.both:
                return place, 2
            if word in self.numbers:
                before = place > 0 and page.low[place - 1] in {"the", "these", "those", "all"}
                return place - before, self.numbers[word]
            if not page.text[place].isalpha() or word in _NEW_ONES:
                break
        return index, 0

    def _all_leaders(self, index: int) -> Mention | None:
        """ "The leaders": the heads of state or government named just before."""
        near = self.discourse.back(
            self.offices.heads_of_state, sentence=self.page.sentence[index], within=4
        )
        actors = tuple(reversed([seen.actor for seen in near]))
        if not 2 <= len(actors) <= 4:
            return None
        return Mention(index - 1, index + 1, index, "plural", actors)

    def _make(self, start: int, index: int, number: int, kinds: tuple[str, ...]) -> Mention | None:
        actors = self._last(index, number, kinds)
        return Mention(start, index + 1, index, "plural", actors) if actors else None

    def _last(self, index: int, number: int, kinds: tuple[str, ...]) -> tuple[Actor, ...]:
        """As many actors of one kind as asked, the weightiest of those near; none if too few."""
        for kind in kinds:
            near = list(
                self.discourse.back(
                    lambda a, kind=kind: a.kind == kind,  # type: ignore[misc]
                    sentence=self.page.sentence[index],
                    within=_SPAN,
                )
            )
            if len(near) >= number:
                counts = self.discourse.counts
                best = sorted(
                    enumerate(near),
                    key=lambda item: counts[item[1].actor.id] - 0.7 * item[0],
                    reverse=True,
                )[:number]
                return tuple(s.actor for _, s in sorted(best, key=lambda item: item[1].token))
        return ()
