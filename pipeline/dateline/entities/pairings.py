"""Who of those named so far stand together: as one subject, as the two of a deal or a meeting."""

from __future__ import annotations

from dateline.entities.discourse import Discourse
from dateline.entities.model import Actor

_OBJECTS = frozenset({"dobj", "dative", "pobj", "conj"})
_BODIES = frozenset({"country", "organisation"})


class Pairings:
    """Asks the memory of what was named for those who belong together."""

    def __init__(self, discourse: Discourse) -> None:
        self.discourse = discourse
        self.page = discourse.page

    def last_named_together(self, index: int, *, within: int, number: int) -> tuple[Actor, ...]:
        """Those whom the nearest sentence joins in its subject, or tells to have met."""
        for place in range(self.page.sentence[index], -1, -1):
            if place < max(self.page.sentence[index] - within, self.discourse.first):
                break
            joined = self.discourse.joined_in(place, index, number)
            named = joined or (self.discourse.met_in(place, before=index) if number == 2 else ())
            if named:
                return named
        return ()

    def joined_bodies(self, index: int) -> tuple[Actor, ...]:
        """The last two states or bodies that one subject before joins: "Peru and Shell signed"."""
        for place in range(self.page.sentence[index], self.discourse.first - 1, -1):
            for subject in reversed(self.discourse.subjects_in.get(place, [])):
                actors = self.discourse.with_joined(subject) if subject < index else ()
                if len(actors) == 2 and all(actor.kind in _BODIES for actor in actors):
                    return actors
        return ()

    def only_two_before(self, index: int, kinds: tuple[str, ...]) -> tuple[Actor, ...]:
        """The two of these kinds that the sentence before names, where it names no third."""
        before = self.page.sentence[index] - 1
        named = [
            item.actor for item in self.discourse.seen
            if item.sentence == before >= self.discourse.first and item.mention.form != "adjective"
            and item.actor.kind in kinds
        ]  # fmt: skip
        actors = tuple(dict.fromkeys(named))
        return actors if len(actors) == 2 and actors[0].kind == actors[1].kind else ()

    def dealing_pair(self, index: int, *, within: int) -> tuple[Actor, ...]:
        """The two, states or bodies, that a sentence before tells to deal with each other."""
        page, last = self.page, self.page.sentence[index]
        by_sentence: dict[int, dict[Actor, bool]] = {}
        for item in reversed(self.discourse.seen):
            if item.sentence < last - within:
                break
            if item.token < index and item.mention.form != "adjective":
                acting = item.subject or page.dep[item.token] in _OBJECTS
                if acting and item.actor.kind in _BODIES:
                    known = by_sentence.setdefault(item.sentence, {})
                    known[item.actor] = known.get(item.actor, False) or item.subject
        for sentence, actors in by_sentence.items():
            if len(actors) == 2 and any(actors.values()) and self._deals(sentence):
                return tuple(reversed(actors))
        return ()

    def _deals(self, sentence: int) -> bool:
        """Whether a word of the sentence tells that one deals with another."""
        first = self.discourse.opened[sentence]
        page = self.page
        while first and page.sentence[first - 1] == sentence:
            first -= 1
        while first < len(page) and page.sentence[first] == sentence:
            low = page.low[first]
            if low.startswith(self.discourse.meeting) or low in self.discourse.dealings:
                return True
            first += 1
        return False
