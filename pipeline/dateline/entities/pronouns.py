"""Pronouns: of persons, of bodies, of several, of those who speak."""

from __future__ import annotations

from dateline.entities.discourse import Discourse
from dateline.entities.lexicon import Lexicon
from dateline.entities.model import Actor, Mention
from dateline.entities.offices import Offices
from dateline.entities.page import Page

_RELATIVES = frozenset({"who", "which", "whose"})
_QUOTES = frozenset({'"', "“", "”", "``", "''"})
_WINDOW = 14
Actors = tuple[Actor, ...]


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
        self.speakers = lexicon["nominals.speaker_plural"]
        self.speaker = lexicon["nominals.speaker"]
        self.saying = lexicon["nominals.saying"]
        self.known = (
            self.personal | self.neuter | self.plural | self.speakers | self.speaker | _RELATIVES
        )
        self.quoted = _quoted(page)

    def knows(self, low: str) -> bool:
        """Whether the word is a pronoun that is resolved here."""
        return low in self.known

    def resolve(self, index: int) -> Mention | None:
        """The pronoun's mention, or None when unsure."""
        actors = self._actors(index, self.page.low[index])
        return Mention(index, index + 1, index, "pronoun", actors) if actors else None

    def _actors(self, index: int, low: str) -> Actors:
        if low in _RELATIVES:
            return self._relative(index)
        if low in self.speakers or low in self.speaker:
            return self._speaking(index, low) if self.quoted[index] else ()
        if low in self.personal:
            return self._one(index, ("person",), within=2)
        if low in self.neuter:
            return self._one(index, ("organisation", "country"), within=1)
        return self._several(index)

    def _relative(self, index: int) -> Actors:
        last = self.discourse.last()
        touching = last is not None and last.end in {index, index - 1}
        return last.actors if last is not None and touching else ()

    def _one(self, index: int, kinds: tuple[str, ...], *, within: int) -> Actors:
        if self.quoted[index] and kinds == ("organisation", "country"):
            return ()
        actor = self.discourse.best(lambda a: a.kind in kinds, token=index, within=within)
        return (actor,) if actor else ()

    def _several(self, index: int) -> Actors:
        """Those joined in a governing subject, else a plural just before, else its one body."""
        subjects = self.discourse.governing(index)
        for actors in subjects:
            if len(actors) > 1 and len({actor.kind for actor in actors}) == 1:
                return actors
        recent = self.discourse.last_plural(index)
        if recent:
            return recent
        for actors in subjects:
            if len(actors) == 1 and actors[0].kind == "organisation":
                return actors
        return ()

    # --- those who speak --------------------------------------------------------------------------

    def _speaking(self, index: int, low: str) -> Actors:
        speaker = self._speaker(index)
        if speaker is None:
            return ()
        if low in self.speaker:
            return (speaker,) if speaker.kind == "person" else ()
        side = self.offices.side_of(speaker) if speaker.kind == "person" else speaker
        return (side,) if side and side.kind in {"organisation", "country"} else ()

    def _speaker(self, index: int) -> Actor | None:
        """Who is named beside a verb of saying right after or right before the quotation."""
        page = self.page
        end = index
        while end < len(page) and self.quoted[end]:
            end += 1
        start = index
        while start > 0 and self.quoted[start - 1]:
            start -= 1
        after = self._sayer(end, min(len(page), end + _WINDOW))
        return after or self._sayer(max(0, start - _WINDOW), start)

    def _sayer(self, start: int, end: int) -> Actor | None:
        page = self.page
        for place in range(start, end):
            if page.low[place] in self.saying and not self.quoted[place]:
                for near in (1, -1, -2, 2, 3, 4, 5, -3, -4, -5):
                    mention = self.discourse.name_at(place + near)
                    if mention is not None and not self.quoted[mention.start]:
                        return mention.actors[0] if len(mention.actors) == 1 else None
        return None


def _quoted(page: Page) -> list[bool]:
    """Which tokens stand between quotation marks; a paragraph's end closes them."""
    marks, inside = [False] * len(page), False
    for index, text in enumerate(page.text):
        if text in _QUOTES:
            inside = not inside if text in {'"', "''"} else text in {"“", "``"}
        elif "\n" in text:
            inside = False
        else:
            marks[index] = inside
    return marks
