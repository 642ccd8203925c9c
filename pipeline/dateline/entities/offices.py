"""Who holds which office for which state."""

from __future__ import annotations

from collections import Counter, defaultdict

from dateline.entities.discourse import Discourse
from dateline.entities.lexicon import Lexicon
from dateline.entities.model import Actor, Mention
from dateline.entities.page import Page

_REACH = 6


class Offices:
    """Titles and states of the persons of one page, read from the words around their names."""

    def __init__(self, page: Page, names: dict[int, Mention], lexicon: Lexicon) -> None:
        self.page = page
        self.names = names
        self.titles = lexicon["nominals.office"]
        self.parts = lexicon["names.title_parts"] | lexicon["names.titles"]
        self.of_state = lexicon["nominals.offices_of_state"]
        self.held: dict[str, set[str]] = defaultdict(set)
        self.states: dict[str, Actor] = {}
        self.persons: list[Actor] = []
        self.first: dict[str, int] = {}
        self._read_all()

    def holder(self, index: int, title: str, owners: tuple[Actor, ...]) -> Actor | None:
        """The person who holds this office (of this state); None where that is not told."""
        fits = [p for p in self.persons if self._holds(p, title) and self._serves(p, owners)]
        if not owners:
            before = [p for p in fits if self.first[p.id] < index]
            fits = before or fits
        if len(fits) > 1:
            exact = [p for p in fits if title in self.held[p.id]]
            fits = exact or fits
        return fits[0] if len(fits) == 1 else None

    def state_of(self, person: Actor) -> Actor | None:
        """The state that the person serves, where the article tells it."""
        return self.states.get(person.id)

    def main_state(self, discourse: Discourse) -> Actor | None:
        """The one state that the article so far is mostly about; None where two compete."""
        counts = Counter(
            {s.actor.id: discourse.counts[s.actor.id] for s in discourse.seen if _state(s.actor)}
        )
        top = counts.most_common(2)
        if not top or len(top) > 1 and top[1][1] * 1.5 > top[0][1]:
            return None
        return next(s.actor for s in discourse.seen if s.actor.id == top[0][0])

    def _holds(self, person: Actor, title: str) -> bool:
        held = self.held[person.id]
        return title in held or (title in {"leader"} and bool(held & self.of_state))

    def _serves(self, person: Actor, owners: tuple[Actor, ...]) -> bool:
        if not owners:
            return True
        state = self.states.get(person.id)
        return state is not None and state in owners

    def _read_all(self) -> None:
        done: set[int] = set()
        for mention in self.names.values():
            actor = mention.actors[0]
            if id(mention) in done or actor.kind != "person":
                continue
            done.add(id(mention))
            if actor.id not in self.first:
                self.first[actor.id] = mention.start
                self.persons.append(actor)
            self._read_before(mention, actor)
            self._read_after(mention, actor)

    def _read_before(self, mention: Mention, actor: Actor) -> None:
        page, index = self.page, mention.start - 1
        if index > 0 and page.text[index] == ",":
            index -= 1
        limit = max(-1, index - _REACH)
        seen = False
        while index > limit:
            other = self.names.get(index)
            if other is not None:
                if seen:
                    self._serve(actor, other)
                return
            word = page.low[index]
            if word in self.titles:
                self.held[actor.id].add(word)
                seen = True
            elif word not in self.parts and page.text[index] not in {"'s", "’s", "-"}:
                return
            index -= 1

    def _read_after(self, mention: Mention, actor: Actor) -> None:
        page, index = self.page, mention.end
        if index >= len(page) or page.text[index] != ",":
            return
        seen, state = False, None
        for place in range(index + 1, min(index + 2 * _REACH, len(page))):
            other = self.names.get(place)
            if page.text[place] in {",", ".", ";"} or (
                other is not None and other.actors[0].kind == "person"
            ):
                break
            if other is not None:
                state = state or other
            elif page.low[place] in self.titles:
                self.held[actor.id].add(page.low[place])
                seen = True
        if seen and state is not None:
            self._serve(actor, state)

    def _serve(self, person: Actor, owner: Mention) -> None:
        if owner.actors[0].kind == "country":
            self.states.setdefault(person.id, owner.actors[0])
            person.country = person.country or owner.actors[0].country


def _state(actor: Actor) -> bool:
    return actor.kind == "country"
