"""Noun phrases that speak for a named actor: "Japanese officials", "president of Mexico"."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.entities.lexicon import Lexicon
from dateline.entities.model import Mention
from dateline.entities.page import Page
from dateline.entities.runs import HYPHENS, POSSESSIVE

_JOINS = frozenset({"and", ",", "or", "/", "&"})
_BRACKETS = frozenset({"<", ">"})  # of the names of unlisted firms in newswire
_BODIES = frozenset({"country", "organisation"})
_OWNING = (["'s"], ["’s"])
_POSSESSIVE = frozenset({"its", "his", "her", "their", "our", "my"})
_LEFT = 7
_MODIFIER_TAGS = ("JJ", "NN", "VBN", "VBG", "CD", "RB", "HYPH")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun with what names its owners: tokens `start` to `end`, and the owners' mentions."""

    start: int
    end: int
    owners: tuple[Mention, ...]
    definite: bool


class PhraseReader:
    """Reads the noun phrase around a head noun from the words alone, parsed or not."""

    def __init__(self, page: Page, names: dict[int, Mention], lexicon: Lexicon) -> None:
        self.page = page
        self.names = names
        self.definite = lexicon["nominals.definite"]
        self.prepositions = lexicon["nominals.prepositions"]
        self.seated = lexicon["nominals.seated"]
        self.posted = lexicon["representatives.posted"]

    def read(self, head: int) -> Phrase:
        """The phrase headed by token `head`: modifiers to the left, "of X" to the right."""
        start, owners = self._left(head)
        end = head + 1
        if not owners and not self._is_posted(start, head):
            owners, end = self._right(head)
        relative = self.page.tag[start] in {"IN", "WDT"}
        definite = self.page.low[start] in self.definite and not relative
        return Phrase(start, end, owners, definite)

    def _is_posted(self, start: int, head: int) -> bool:
        """ "Its troops in Chad", "soldiers in Chad": whose they are is not told by where they are.

        Nor is it of any phrase that begins with another's "its" or "'s".
        """
        low = self.page.low
        if low[head + 1 : head + 2] != ["in"]:
            return False
        owned = low[start] in _POSSESSIVE or low[start] in POSSESSIVE
        return owned or low[head] in self.posted

    def _left(self, head: int) -> tuple[int, tuple[Mention, ...]]:
        page, index = self.page, head - 1
        start = head
        while index >= max(0, head - _LEFT) and page.sentence[index] == page.sentence[head]:
            mention = self.names.get(index)
            if mention is not None and self._is_where(mention):
                start, index = mention.start, mention.start - 1
                continue
            if mention is not None:
                return self._joined(mention, head)
            text = page.text[index]
            named = self._before_bracket(index) if text == ")" else None
            if named is not None:
                return self._joined(named, head)
            if text in POSSESSIVE or text in HYPHENS or text in _BRACKETS:
                index -= 1
                continue
            if page.low[index] in self.definite:
                return (index if page.tag[index] not in {"IN", "WDT"} else start), ()
            if not self._modifies(index):
                break
            start = index
            index -= 1
        return start, ()

    def _before_bracket(self, index: int) -> Mention | None:
        """ "The Coffee Organization (ICO) council": the name that the bracket shortens."""
        short = self.names.get(index - 1)
        if short is None or short.start < 2 or self.page.text[short.start - 1] != "(":
            return None
        named = self.names.get(short.start - 2)
        return named if named is not None and named.actors == short.actors else None

    def _is_where(self, mention: Mention) -> bool:
        """ "The Paris-based group": who sits there is not the town's."""
        after = mention.end + 1
        hyphened = after < len(self.page) and self.page.text[mention.end] in HYPHENS
        return hyphened and self.page.low[after] in self.seated

    def _modifies(self, index: int) -> bool:
        tag = self.page.tag[index]
        if self.page.low[index] in self.seated and self.page.text[index - 1] in HYPHENS:
            return True
        if tag:
            return tag.startswith(_MODIFIER_TAGS) and self.page.text[index].isalnum()
        return self.page.text[index].isalpha() and len(self.page.text[index]) > 3

    def _joined(self, last: Mention, head: int) -> tuple[int, tuple[Mention, ...]]:
        """ "U.S. and Japanese negotiators": the owners joined before the last one."""
        owners, index = [last], last.start - 1
        while index > 0 and (self.page.text[index] in _JOINS or self._hyphen(index)):
            before = index - 1
            while before > 0 and self.page.text[before] in _JOINS:
                before -= 1
            mention = self.names.get(before)
            if mention is None or mention.form not in {"adjective", "acronym", "name"}:
                break
            if mention.form != last.form and not self._alike(mention, last):
                break
            owners.append(mention)
            index = mention.start - 1
        possessed = self.page.text[last.end] in POSSESSIVE
        if possessed and len(owners) > 1 and head - last.end > 1:
            owners = owners[:1]
        return owners[-1].start, tuple(reversed(owners))

    def _hyphen(self, index: int) -> bool:
        return self.page.text[index] in HYPHENS and not self.page.spaced[index]

    def _alike(self, one: Mention, two: Mention) -> bool:
        return {one.actors[0].kind, two.actors[0].kind} <= _BODIES

    def _goes_on(self, mention: Mention) -> bool:
        """The name only modifies what follows: "chairman of the U.S. steel group"."""
        page, after = self.page, mention.end
        if after >= len(page):
            return False
        return page.tag[after].startswith(("NN", "JJ", "POS")) or page.capital[after]

    def _owned(self, mention: Mention | None) -> Mention | None:
        """Of "Japan's MITI" the body, of any other name the name."""
        if mention is None or self.page.text[mention.end : mention.end + 1] not in _OWNING:
            return mention
        body = self.names.get(mention.end + 1)
        named = body is not None and body.start == mention.end + 1
        return body if named and body and body.actors[0].kind == "organisation" else mention

    def _right(self, head: int) -> tuple[tuple[Mention, ...], int]:
        page, index = self.page, head + 1
        if index >= len(page) or page.low[index] not in self.prepositions:
            return (), head + 1
        index += 1
        while index < len(page) and page.low[index] == "the":
            index += 1
        mention = self._owned(self.names.get(index))
        if mention is None or mention.start < index or self._goes_on(mention):
            return (), head + 1
        owners, end = [mention], mention.end
        while end + 1 < len(page) and page.text[end] in _JOINS:
            after = end + 1
            while after < len(page) and (page.text[after] in _JOINS or page.low[after] == "the"):
                after += 1
            following = self._owned(self.names.get(after))
            if following is None or not self._alike(mention, following):
                break
            if following.form == "adjective" and self._goes_on(following):
                break  # "officials from GAIL, the Indian state utility"
            owners.append(following)
            end = following.end
        return tuple(owners), end
