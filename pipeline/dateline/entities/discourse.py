"""What was named so far: the memory from which references are resolved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dateline.entities.model import Actor, Mention
from dateline.entities.page import Page

_MEMORY = 60
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
Test = Callable[[Actor], bool]


@dataclass(frozen=True, slots=True)
class Seen:
    """One actor at one place; `subject` where it is its clause's subject."""

    actor: Actor
    token: int
    sentence: int
    subject: bool
    mention: Mention


class Discourse:
    """Remembers the last mentions; asks are answered from the newest back."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.seen: list[Seen] = []
        self.counts: Counter[str] = Counter()

    def add(self, mention: Mention) -> None:
        """Remember the actors of a mention."""
        sentence = self.page.sentence[mention.head]
        subject = self.is_subject(mention.head)
        for actor in mention.actors:
            self.seen.append(Seen(actor, mention.head, sentence, subject, mention))
            self.counts[actor.id] += 1
        if len(self.seen) > 2 * _MEMORY:
            del self.seen[:-_MEMORY]

    def is_subject(self, token: int) -> bool:
        """Whether the token, or what it is joined to, is a subject."""
        page = self.page
        for _ in range(4):
            if page.dep[token] in _SUBJECTS:
                return True
            if page.dep[token] not in {"conj", "appos"}:
                return False
            token = page.head[token]
        return False

    def back(self, test: Test, *, sentence: int, within: int) -> Iterator[Seen]:
        """Newest first, distinct actors, at most `within` sentences before `sentence`."""
        known: set[str] = set()
        for item in reversed(self.seen):
            if item.sentence < sentence - within:
                return
            if item.actor.id not in known and test(item.actor):
                known.add(item.actor.id)
                yield item

    def best(self, test: Test, *, token: int, within: int) -> Actor | None:
        """The likeliest antecedent: near, subject, often named; None where there is none."""
        sentence = self.page.sentence[token]
        scored = []
        for order, item in enumerate(self.back(test, sentence=sentence, within=within)):
            distance = sentence - item.sentence
            score = 3.0 * self._was_subject(item) - 2.0 * distance - 0.6 * order
            scored.append((score + min(2.0, 0.3 * self.counts[item.actor.id]), -order, item.actor))
        return max(scored, key=lambda s: s[:2])[2] if scored else None

    def _was_subject(self, item: Seen) -> bool:
        if item.subject:
            return True
        return any(
            s.subject and s.actor is item.actor and s.sentence == item.sentence
            for s in self.seen[-20:]
        )
