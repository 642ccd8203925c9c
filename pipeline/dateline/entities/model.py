"""What entity finding gives back: actors, their mentions, and what a token refers to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, fields
from typing import Any, Literal

from dateline.parsed import Positioned
from dateline.record import Kind

Form = Literal["name", "acronym", "adjective", "nominal", "pronoun", "plural"]


@dataclass(eq=False, slots=True)
class Actor:
    """One state, organisation, person, place or other thing of an article.

    `id` is unique within the article. `country` is ISO 3166-1 alpha-2 (former states: their old
    code), None where unknown. `mentions` are in the order of the text. `wikidata` is the item's id
    where a gazetteer gives it; `source` is that gazetteer's name.
    """

    id: str
    name: str
    kind: Kind
    country: str | None = None
    mentions: tuple[Mention, ...] = ()
    wikidata: str | None = None
    source: str = ""

    def __repr__(self) -> str:
        return f"Actor({self.id}: {self.name!r}, {self.kind}, {self.country})"


@dataclass(eq=False, slots=True)
class Mention:
    """A stretch of the Doc, `start` to `end` (token indices, end exclusive), that names actors.

    `head` is the token index of its syntactic head. Plural references have several actors.
    """

    start: int
    end: int
    head: int
    form: Form
    actors: tuple[Actor, ...] = ()

    def __repr__(self) -> str:
        names = ", ".join(actor.name for actor in self.actors)
        return f"Mention({self.start}:{self.end} {self.form} -> {names})"


Resolver = Callable[[Positioned], tuple[Actor, ...]]


def _nothing(_token: Positioned) -> tuple[Actor, ...]:
    return ()


@dataclass(eq=False, slots=True)
class Actors:
    """The actors of one Doc, and the way from a token to them."""

    actors: list[Actor] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    _by_token: dict[int, Mention] = field(default_factory=dict, repr=False)
    _resolver: Resolver = field(default=_nothing, repr=False)

    @classmethod
    def of(
        cls, actors: Iterable[Actor], mentions: Iterable[Mention], *, resolver: Resolver = _nothing
    ) -> Actors:
        """Index `mentions` by token; of nested ones the shortest owns its tokens."""
        ordered = sorted(mentions, key=lambda m: (m.start, m.end))
        by_token: dict[int, Mention] = {}
        for mention in sorted(ordered, key=lambda m: m.start - m.end):
            by_token.update(dict.fromkeys(range(mention.start, mention.end), mention))
        return cls(list(actors), ordered, by_token, resolver)

    def mention_at(self, token_index: int) -> Mention | None:
        """The innermost mention that covers this token, or None."""
        return self._by_token.get(token_index)

    def extent(self, token_index: int) -> tuple[int, int]:
        """The tokens (start, end) of the mention that covers this token; else the token's own."""
        mention = self.mention_at(token_index)
        return (mention.start, mention.end) if mention else (token_index, token_index + 1)

    def mentions_in(self, start: int, end: int) -> list[Mention]:
        """All mentions that lie within the tokens `start` to `end` (exclusive)."""
        return [m for m in self.mentions if start <= m.start and m.end <= end]

    def resolve(self, token: Positioned) -> tuple[Actor, ...]:
        """The actors that the noun phrase headed by `token` refers to; empty when unsure."""
        return self._resolver(token)


class LateActors(Actors):
    """Actors that are sought when something of them is first asked for, which often is never."""

    __slots__ = ("_find",)

    def __init__(self, find: Callable[[], Actors]) -> None:
        self._find = find

    def __getattr__(self, name: str) -> Any:
        # Python asks here only for what is not set yet.
        if name not in _ACTORS_HOLD:
            raise AttributeError(name)
        found = self._find()
        for held in _ACTORS_HOLD:
            setattr(self, held, getattr(found, held))
        return getattr(self, name)


_ACTORS_HOLD = tuple(held.name for held in fields(Actors))
