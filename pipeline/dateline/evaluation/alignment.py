"""Which predicted event stands for which labelled one, and which names are the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from dateline.evaluation.assignment import assign
from dateline.evaluation.model import Event, Participant

ARTICLE = re.compile(r"^(the|a|an|its|their|his|her)\s+", re.I)
POSSESSIVE = re.compile(r"[’']s\b")
PUNCTUATION = re.compile(r"[^\w\s]")
SPACE = re.compile(r"\s+")

# A pair first, then its participants, then date and status: a pair is never given up for details.
PAIR_WEIGHT = 1000
PARTICIPANT_WEIGHT = 10

Item = TypeVar("Item")


@lru_cache(maxsize=65536)
def normal(text: str | None) -> str:
    """A name or topic without case, articles, possessive and punctuation."""
    bare = PUNCTUATION.sub("", POSSESSIVE.sub("", text or "").casefold())
    return ARTICLE.sub("", SPACE.sub(" ", bare).strip())


def same_participant(gold: Participant, pred: Participant) -> bool:
    """Same role, and either the same name or an overlapping mention."""
    if gold.role != pred.role:
        return False
    if normal(gold.name) == normal(pred.name):
        return True
    return any(x.overlaps(y) for x in gold.mentions for y in pred.mentions)


def same_words(gold: str | None, pred: str | None) -> bool:
    """Equal after normalising; both absent is equal."""
    return normal(gold) == normal(pred)


def count_matches(
    gold: Sequence[Item], pred: Sequence[Item], same: Callable[[Item, Item], bool]
) -> int:
    """How many of `gold` find a partner of their own in `pred`, first come first served."""
    used: set[int] = set()
    for wanted in gold:
        for index, found in enumerate(pred):
            if index not in used and same(wanted, found):
                used.add(index)
                break
    return len(used)


def unmatched(
    gold: Sequence[Participant], pred: Sequence[Participant]
) -> tuple[list[Participant], list[Participant]]:
    """The participants of either side without a partner: those missing and those extra."""
    used: set[int] = set()
    missing: list[Participant] = []
    for wanted in gold:
        places = [i for i, p in enumerate(pred) if i not in used and same_participant(wanted, p)]
        if places:
            used.add(places[0])
        else:
            missing.append(wanted)
    return missing, [p for i, p in enumerate(pred) if i not in used]


def touches(gold: Event, pred: Event) -> bool:
    """Whether the predicted trigger overlaps a labelled mention."""
    return any(pred.trigger.overlaps(mention) for mention in gold.mentions)


def _weight(gold: Event, pred: Event, *, typed: bool) -> int:
    """How well two events go together; 0 where they cannot be a pair."""
    if (typed and gold.type != pred.type) or not touches(gold, pred):
        return 0
    hits = count_matches(gold.participants, pred.participants, same_participant)
    details = (gold.date == pred.date) + (gold.status == pred.status)
    return PAIR_WEIGHT + PARTICIPANT_WEIGHT * hits + details


def pair(
    gold: Sequence[Event], pred: Sequence[Event], *, typed: bool = True
) -> list[tuple[int, int]]:
    """Pairs (index in `gold`, index in `pred`), one to one, matching as much as possible."""
    if not gold or not pred:
        return []
    weights = [[_weight(g, p, typed=typed) for p in pred] for g in gold]
    return [(i, j) for i, j in assign(weights) if weights[i][j] > 0]


@dataclass(frozen=True, slots=True)
class Aligned:
    """One article: its labelled and predicted events, and who stands for whom."""

    gold: Sequence[Event]
    pred: Sequence[Event]
    pairs: list[tuple[int, int]]
    untyped: list[tuple[int, int]]

    def missed(self) -> list[int]:
        """Indices of labelled events without a partner."""
        found = {i for i, _ in self.pairs}
        return [i for i in range(len(self.gold)) if i not in found]

    def invented(self) -> list[int]:
        """Indices of predicted events without a partner."""
        found = {j for _, j in self.pairs}
        return [j for j in range(len(self.pred)) if j not in found]


def align(gold: Sequence[Event], pred: Sequence[Event]) -> Aligned:
    """Pair the events of one article, with and without regard to their types."""
    return Aligned(gold, pred, pair(gold, pred), pair(gold, pred, typed=False))
