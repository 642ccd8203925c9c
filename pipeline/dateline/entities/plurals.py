"""References to several actors: "the two countries", "both sides", "bilateral"."""

from __future__ import annotations

from collections.abc import Callable

from dateline.entities.discourse import Discourse, Seen
from dateline.entities.lexicon import Lexicon
from dateline.entities.model import Actor, Mention
from dateline.entities.offices import Offices
from dateline.entities.page import Page
from dateline.entities.pairings import Pairings

_KINDS = ("country", "organisation", "person")
_NEW_ONES = frozenset({"more", "other", "additional", "new", "further", "such"})
_SPAN, _NEAR = 6, 4
_OF_STATE = 0.3
# How far back it is looked for whose ministers they are, and what tells whose they are.
_SITTING = 400
_WHOSE = frozenset({"of", "from"})
_STOPS = frozenset({",", ".", "and", "said", "with", "to", "by"})
_CLAUSE_OPENS = frozenset({"IN", "CC", "VBD", ",", "``", "."})


class Plurals:
    """Resolves plural noun phrases with a number, and adjectives that say "both"."""

    def __init__(
        self,
        page: Page,
        discourse: Discourse,
        offices: Offices,
        lexicon: Lexicon,
        *,
        is_company: Callable[[Actor], bool],
    ) -> None:
        self.is_company = is_company
        self.page = page
        self.offices = offices
        self.discourse = discourse
        self.pairings = Pairings(discourse)
        self.countries = lexicon["nominals.countries"]
        self.companies = lexicon["nominals.companies"]
        self.sides = lexicon["nominals.sides"] | {"side"}
        self.leaders = lexicon["nominals.leaders"]
        self.serving = lexicon["nominals.serving"]
        self.bilateral = lexicon["nominals.bilateral"]
        self.sitting = lexicon["nominals.sitting"]
        self.both = lexicon["nominals.both"]
        order = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
        self.numbers = {word: value for value, word in enumerate(order, start=2)}
        self.numbers |= {"pair": 2, "duo": 2, "trio": 3}
        self.pairs = lexicon["nominals.pairs"]
        nouns = self.countries | self.companies | self.sides | self.leaders | self.sitting
        self.known = nouns | self.bilateral | self.both | frozenset(self.numbers)

    def knows(self, low: str) -> bool:
        """Whether the word can head such a phrase."""
        return low in self.known

    def resolve(self, index: int) -> Mention | None:
        """The mention of several actors headed by `index`, or None when unsure."""
        low = self.page.low[index]
        if low in self.bilateral:
            return self._make(index, index, 2, ("country",))
        if low in self.numbers or low in self.both:
            return self._alone(index, low)
        before = self.page.low[index - 1] if index else ""
        start, number = self._number(index)
        body = self._sitting_body(index) if low in self.sitting and not number else None
        if body is not None:
            return body
        served = self._served(index) if low in self.serving and not number else None
        if served is not None:
            return served
        if low == "leaders" and not number and before in {"the", "both"}:
            return self._all_leaders(index)
        if low == "side" and self.page.low[start] not in self.both:
            return None
        if not number and before in {"the", "these"} and low in self.pairs:
            kinds = self._kinds(low)
            joined = self.discourse.joined_subject(index, within=2)
            if len(joined) > 1 and joined[0].kind in kinds:
                return Mention(index - 1, index + 1, index, "plural", joined)
            named = self.pairings.only_two_before(index, kinds)
            if named:
                return Mention(index - 1, index + 1, index, "plural", named)
            return self._make(index - 1, index, 2, kinds, sure=True)
        if number == 2 and low in self.sides:
            dealing = self.pairings.dealing_pair(index, within=_NEAR)
            dealing = dealing or self.pairings.joined_bodies(index)
            if dealing:
                return Mention(start, index + 1, index, "plural", dealing)
        if number == 2 and low in self.countries | self.companies:
            met = self._who_met(index, lambda actor: actor.kind in self._kinds(low))
            if met:
                return Mention(start, index + 1, index, "plural", met)
        if number == 2 and low in self.leaders:
            fitting = self._fitting(index)
            met = self._who_met(index, lambda actor: actor.kind == "person" and fitting(actor))
            if met:
                return Mention(start, index + 1, index, "plural", met)
        return self._make(start, index, number, self._kinds(low)) if number else None

    def _who_met(self, index: int, fits: Callable[[Actor], bool]) -> tuple[Actor, ...]:
        """ "Modi met Xi. … The two leaders": those told last to have met."""
        last = self.page.sentence[index]
        for sentence in range(last, max(last - _NEAR, -1), -1):
            met = self.discourse.met_in(sentence, before=index)
            if met and all(fits(actor) for actor in met):
                return met
        return ()

    def _fitting(self, index: int) -> Callable[[Actor], bool]:
        """Whether a person can be one of "the two presidents": no other office is told of him."""
        title = self.page.low[index].removesuffix("s")
        parts = frozenset({self.page.low[index - 1]}) & self.offices.parts
        return lambda actor: self.offices.may_hold(actor, title, parts)

    def _alone(self, index: int, low: str) -> Mention | None:
        """ "The two", "the pair", "both" without a noun: those named last, of one kind."""
        page, after = self.page, index + 1
        definite = index > 0 and page.low[index - 1] == "the"
        tag = page.tag[after] if after < len(page) else "."
        if low in self.numbers and not definite:
            return None
        if tag.startswith(("NN", "JJ", "CD", "DT", "PRP$", "PDT", "VBG")) or low in {"either"}:
            return None
        start = index - 1 if definite else index
        last = self.discourse.last_acting()
        if last is None or (page.text[after] if after < len(page) else "") == "of":
            return None
        number = self.numbers.get(low, 2)
        named = self.pairings.last_named_together(index, within=3, number=number)
        if named:
            return Mention(start, index + 1, index, "plural", named)
        pair = self.discourse.last_pair(index) if number == 2 else ()
        if pair and all(actor.kind in _KINDS for actor in pair):
            return Mention(start, index + 1, index, "plural", pair)
        kind = last.actors[0].kind
        kinds = (kind,) if kind in _KINDS else _KINDS
        return self._make(start, index, number, kinds, recent=True)

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

    def _served(self, index: int) -> Mention | None:
        """ "Modi and Xi met. Their ministers will …": the states that those serve."""
        page = self.page
        if page.dep[index] not in ("nsubj", "nsubjpass"):
            return None
        for place in range(index - 1, max(-1, index - _NEAR), -1):
            if page.low[place] == "their":
                owners = self.discourse.at.get(place)
                states = [self.offices.state_of(a) for a in owners.actors] if owners else []
                known = tuple(dict.fromkeys(s for s in states if s is not None))
                if len(known) < 2 or len(known) < len(states):
                    return None
                return Mention(index, index + 1, index, "plural", known)
            if not page.tag[place].startswith(("JJ", "NN")):
                break
        return None

    def _sitting_body(self, index: int) -> Mention | None:
        """ "EC farm ministers argued. … The ministers will meet": the body in which they sit."""
        start = self._bare(index)
        if start is None:
            return None
        low, first = self.page.low, max(-1, index - _SITTING)
        for place in range(index - 1, first, -1):
            if low[place] != low[index] or self.page.text[place] != low[place]:
                continue
            known = self.discourse.at.get(place)
            owners = known.actors if known is not None else self._seated(place)
            if owners is not None:
                fit = len(owners) == 1 and owners[0].kind == "organisation"
                fit = fit and not self.is_company(owners[0])
                return Mention(start, index + 1, index, "plural", owners) if fit else None
        return None

    def _bare(self, index: int) -> int | None:
        """Where "the farm ministers", "ministers" starts; None where it is told whose they are."""
        page, place = self.page, index - 1
        if index + 1 < len(page) and page.low[index + 1] in _WHOSE:
            return None
        while place >= 0 and page.tag[place] in ("NN", "JJ") and place not in self.discourse.at:
            place -= 1
        if place >= 0 and page.low[place] in ("the", "these"):
            return place
        alone = place == index - 1 and (place < 0 or page.tag[place] in _CLAUSE_OPENS)
        return index if alone else None

    def _seated(self, place: int) -> tuple[Actor, ...] | None:
        """Of whom the ministers at `place` are told to be; None where that is not told."""
        low, at = self.page.low, self.discourse.at
        near = [*range(place - 1, max(-1, place - _NEAR), -1)]
        if place + 1 < len(low) and low[place + 1] in _WHOSE:
            near = [*range(place + 2, min(len(low), place + 2 + _SPAN)), *near]
        for i in near:
            if low[i] in _STOPS:
                break
            if i in at:
                return at[i].actors
        return None

    def _all_leaders(self, index: int) -> Mention | None:
        """ "The leaders": the heads of state or government named just before."""
        near = self.discourse.back(
            self.offices.heads_of_state, sentence=self.page.sentence[index], within=4
        )
        actors = tuple(reversed([seen.actor for seen in near]))
        if not 2 <= len(actors) <= 4:
            return None
        return Mention(index - 1, index + 1, index, "plural", actors)

    def _make(
        self,
        start: int,
        index: int,
        number: int,
        kinds: tuple[str, ...],
        *,
        sure: bool = False,
        recent: bool = False,
    ) -> Mention | None:
        actors = self._last(index, number, kinds, sure=sure, recent=recent)
        return Mention(start, index + 1, index, "plural", actors) if actors else None

    def _last(
        self, index: int, number: int, kinds: tuple[str, ...], *, sure: bool, recent: bool
    ) -> tuple[Actor, ...]:
        """As many actors of one kind as asked, the weightiest of those near; none if too few.

        `recent`: the last named ones; `sure`: only where no other is named as often.
        """
        found: list[tuple[float, tuple[Actor, ...]]] = []
        for kind in kinds:
            best = self._ranked(index, kind, number=number, recent=recent)
            if len(best) < number or (sure and _close(best, number)):
                continue
            chosen = sorted(best[:number], key=lambda item: item[1].token)
            weight = sum(score for score, _ in best[:number])
            found.append((weight, tuple(seen.actor for _, seen in chosen)))
        return max(found, key=lambda item: item[0])[1] if found else ()

    def _weight(self, actor: Actor) -> float:
        """How often an actor was named; a state's people and bodies count for it a little."""
        own = float(self.discourse.counts[actor.id])
        if actor.kind != "country" or not actor.country:
            return own
        return own + _OF_STATE * self.discourse.of_country[actor.country]

    def _ranked(
        self, index: int, kind: str, *, number: int, recent: bool
    ) -> list[tuple[float, Seen]]:
        def fits(actor: Actor) -> bool:
            if kind == "organisation" and low in self.companies:
                return actor.kind == kind and (low == "agencies") != self.is_company(actor)
            return actor.kind == kind

        low = self.page.low[index]
        page = self.page
        within = 2 if recent else _SPAN
        near = list(self.discourse.back(fits, sentence=page.sentence[index], within=within))
        if low in self.leaders:
            may_be = self._fitting(index)
            fitting = [seen for seen in near if may_be(seen.actor)]
            near = fitting if len(fitting) >= number else near
            leading = [seen for seen in near if self.offices.heads_of_state(seen.actor)]
            near = leading if len(leading) >= number else near
        weight = 0.0 if recent else 1.0
        ranked = [
            (weight * self._weight(seen.actor) - 0.7 * order, seen)
            for order, seen in enumerate(near)
        ]
        return sorted(ranked, key=lambda item: -item[0])


def _close(ranked: list[tuple[float, Seen]], number: int) -> bool:
    """Whether the first one left out is about as weighty as the last one in."""
    return len(ranked) > number and ranked[number][0] > 0.6 * ranked[number - 1][0]
