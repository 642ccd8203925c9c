"""Groups without a name of their own: "A group led by X said it …", "The group includes Y and Z".

Whoever leads a group or is told to be in it stands for it, wherever it is taken up: "the group",
"it".
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from dateline.entities.discourse import Discourse
from dateline.entities.lexicon import Lexicon, load
from dateline.entities.model import Actor, Mention
from dateline.entities.page import Page
from dateline.entities.phrases import PhraseReader
from dateline.entities.runs import HYPHENS

_SOME = frozenset({"a", "an"})
# What may stand between a group and those who lead it.
_BETWEEN = frozenset({"of", ","})
_HIS = frozenset({"his", "her"})
_MADE_OF = (("made", "up", "of"), ("consisting", "of"), ("composed", "of"))
_VERBS = ("VBD", "VBZ", "VBP", "MD")
_OBJECTS = frozenset({"dobj", "dative", "pobj"})
_MODIFIERS = frozenset({"compound", "nmod"})
_REACH = 8
_CLIMB = 8
_LIST = 40
_BEFORE_SAYING = 5
Actors = tuple[Actor, ...]


def tells_members(words: Collection[str]) -> bool:
    """Whether a sentence of these lower-cased words could say who is in a group."""
    known = load()
    grouped = not known["nominals.bands"].isdisjoint(words)
    return grouped and not known["nominals.including"].isdisjoint(words)


class Bands:
    """Learns groups as the walk meets them; tells who stands for them."""

    def __init__(
        self,
        page: Page,
        names: Mapping[int, Mention],
        discourse: Discourse,
        phrases: PhraseReader,
        lexicon: Lexicon,
    ) -> None:
        self.page = page
        self.names = names
        self.discourse = discourse
        self.phrases = phrases
        self.words = lexicon["nominals.bands"]
        self.leading = lexicon["nominals.leading"]
        self.workforce = lexicon["nominals.workforce"]
        self.speaking_for = lexicon["nominals.speaking_for"]
        self.including = lexicon["nominals.including"]
        self.members = lexicon["nominals.members"]
        self.heads: dict[int, Actors] = {}
        self.band: Actors = ()
        self.acted = False

    def meet(self, index: int) -> Mention | None:
        """The mention of an unnamed group that is new at `index`; None where nobody is named."""
        if self.page.dep[index] in _MODIFIERS:
            return None
        owner = self._owner(index)
        if owner:
            return self._settle(index - 1, index, owner)
        if not self._is_new(index):
            return None
        actors = self.leaders(index) + self._told(index)
        start = self.phrases.read(index).start
        return self._settle(start, index, tuple(dict.fromkeys(actors)))

    def _owner(self, index: int) -> Actors:
        """Whose it is: "X said his group may buy more"."""
        before = self.discourse.at.get(index - 1)
        if before is None or self.page.low[index - 1] not in _HIS or len(before.actors) != 1:
            return ()
        return before.actors if before.actors[0].kind == "person" else ()

    def _is_new(self, index: int) -> bool:
        low, start = self.page.low, self.phrases.read(index).start
        return low[start] in _SOME or low[max(start - 1, 0)] in _SOME

    def again(self, index: int) -> bool:
        """Whether the definite noun at `index` takes up an unnamed group."""
        phrase = self.phrases.read(index)
        other = self.page.low[index + 1 : index + 2] == ["of"] or self.page.dep[index] in _MODIFIERS
        if other or phrase.owners or not phrase.definite:
            return False
        return bool(self.band) or self._includes(index) > 0

    def same(self, index: int) -> Mention | None:
        """The mention where the group is taken up by a noun."""
        actors = self.band or self._listed(self._includes(index))
        return self._settle(index - 1, index, actors)

    def _settle(self, start: int, index: int, actors: Actors) -> Mention | None:
        if not actors:
            return None
        self.heads[index] = actors
        subject = self.discourse.is_subject(index)
        if subject or not self.acted:
            self.band, self.acted = actors, subject
        return Mention(start, index + 1, index, "nominal", actors)

    def acts(self, index: int) -> Actors:
        """Whom the pronoun at `index` means if it takes up the group."""
        subject = self._subject_above(index)
        if subject is None and self._opens(index):
            before = self.discourse.subjects_in.get(self.page.sentence[index] - 1, ())
            subject = before[0] if before else None
        if subject is not None and subject > index and self.page.low[subject] in self.words:
            return self.band  # "When it made the offer, the group said …"
        if subject is None or subject not in self.heads:
            return ()
        self.heads[index] = self.heads[subject]
        return self.heads[subject]

    def _opens(self, index: int) -> bool:
        page = self.page
        first = index == 0 or page.sentence[index - 1] != page.sentence[index]
        return first and page.dep[index] in {"nsubj", "nsubjpass"}

    def _subject_above(self, index: int) -> int | None:
        """The subject of the nearest verb above the pronoun whose object it is not."""
        page, place = self.page, index
        if page.dep[index] in _OBJECTS:
            return None
        for _ in range(_CLIMB):
            above = page.head[place]
            if above == place or not page.dep[place]:
                return None
            subject = self.discourse.subject_of.get(above)
            if subject is not None and subject not in {place, index}:
                return subject
            place = above
        return None

    # --- who is in it -----------------------------------------------------------------------------

    def leaders(self, index: int) -> Actors:
        """Who leads or forms it: "a group headed by New York investor X", "formed by X and Y"."""
        low = self.page.low
        if low[index + 1 : index + 4] == [",", "that", "of"]:
            return self._row(index + 4)
        end = min(index + _REACH, len(low) - 2)
        working = low[index] in self.workforce
        leading = self.speaking_for if working else self.leading
        by = next((i + 1 for i in range(index + 1, end) if low[i] in leading), index)
        between = low[index + 1 : by - 1]
        if low[by] != "by" or (between and between[0] not in _BETWEEN and not working):
            return ()
        return self._row(by + 1)

    def _row(self, start: int) -> Actors:
        """The first name from `start` on behind words that describe it, and those joined to it."""
        page, found, place = self.page, [], start
        while place < min(start + _REACH, len(page)):
            mention = self.names.get(place)
            if mention is None:
                if not (self._describes(place) or page.text[place] in {",", "and", "<", '"'}):
                    break
                place += 1
                continue
            if self.page.low[mention.end : mention.end + 1] == ["'s"]:
                break
            found += self._bodies(mention)
            place = mention.end
            if found and found[-1].kind == "person" and not self._goes_on(place):
                break
        return _last_titled(found)

    def _describes(self, index: int) -> bool:
        """ "investor", "chairman", "-based" before a name."""
        tag = self.page.tag[index]
        seated = tag.startswith("VB") and self.page.text[index - 1] in HYPHENS
        return seated or tag.startswith(("NN", "JJ", "DT", "HYPH", "PRP$"))

    def _goes_on(self, index: int) -> bool:
        after = index + 1
        return self.page.text[index:after] in (["and"], [","]) and after in self.names

    def _bodies(self, mention: Mention) -> list[Actor]:
        return [a for a in mention.actors if a.kind in {"organisation", "person"}]

    def _told(self, index: int) -> Actors:
        """Whom the article says to be in it, here or further on."""
        low = self.page.low
        for place in range(index, len(low)):
            start = self._includes(place) if low[place] in self.words else 0
            if start and (place == index or not self._is_new(place)):
                return self._listed(start)
        return ()

    def _includes(self, index: int) -> int:
        """Where the list begins in "group includes …", "group, which includes …"; else 0."""
        low = self.page.low
        for place in range(index + 1, min(index + _BEFORE_SAYING, len(low))):
            if low[place] in self.including:
                return place + 1
            made = next((w for w in _MADE_OF if tuple(low[place : place + len(w)]) == w), ())
            if made:
                return place + len(made)
            named = low[place] in self.members
            if named and low[place + 1 : place + 2] in (["are"], ["include"], ["is"], ["were"]):
                return place + 2
        return 0

    def _listed(self, start: int) -> Actors:
        """The names that are items of the list from `start` to the sentence's end or a verb."""
        page, found = self.page, []
        place = start
        while 0 < place < min(start + _LIST, len(page)):
            if page.sentence[place] != page.sentence[start] or page.tag[place] in _VERBS:
                break
            mention = self.names.get(place)
            if mention is None:
                place += 1
                continue
            owner = page.low[mention.end : mention.end + 1] == ["'s"]
            if not owner and self._is_item(mention.start, start):
                found += self._bodies(mention)
            place = mention.end
        return tuple(dict.fromkeys(found))

    def _is_item(self, index: int, start: int) -> bool:
        """Whether the name is an item, not what an item is of or at."""
        if index == start:
            return True
        before = index - 1
        if self.page.text[before] == "<":
            before -= 1
        return self.page.low[before] not in {"of", "at", "for", "in", "by", "to", "from", "on"}


def _last_titled(found: list[Actor]) -> Actors:
    """ "Acme chairman X": the person, not the firm of the title."""
    if len(found) == 2 and found[0].kind == "organisation" and found[1].kind == "person":
        return (found[1],)
    return tuple(dict.fromkeys(found))
