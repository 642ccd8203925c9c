"""Finding the stretches of text that name something, and what speaks for their kind."""

from __future__ import annotations

import calendar
import re

from dateline.entities.capitals import Capitals
from dateline.entities.evidence import Evidence, Spot
from dateline.entities.gazetteer import FIRMS, Gazetteer, Sense, fold
from dateline.entities.lexicon import Lexicon
from dateline.entities.months import NAME_MONTHS, surnames
from dateline.entities.page import Page
from dateline.entities.runs import HYPHENS, LINKS, POSSESSIVE, RunFinder
from dateline.entities.titles import Titles, entitle

_PARTY_AND_STATE = re.compile(r"[DRI]-[A-Z]")
_JOINED = frozenset({"and", "or", "&"})
_SUMS = frozenset({"mln", "million", "bln", "billion"})
_NOISE = frozenset({"REUTER", "REUTERS", "AP", "AFP", "UPI", "PHOTO", "FILE"})
_LED = frozenset({"administration", "regime", "government", "campaign"})
_MONTHS = frozenset(name.lower() for name in calendar.month_name if name)


class NameFinder:
    """Finds name spots on one page."""

    def __init__(self, page: Page, gazetteer: Gazetteer, lexicon: Lexicon) -> None:
        self.page = page
        self.runs = RunFinder(page, gazetteer, lexicon)
        self.evidence = Evidence(page, lexicon)
        self.gazetteer = gazetteer
        self.titles = Titles(page, self.evidence, lexicon)
        self.capitals = Capitals(page)
        self.org_heads = lexicon["names.org_heads"]
        self.corporate = lexicon["names.corporate"]
        self.not_names = lexicon["names.not_names"]
        self.groups = lexicon["representatives.armed"]
        self.openers = lexicon["names.openers"]
        self.local = lexicon["names.local"]
        self.person_words = {
            low for low, kind in zip(page.low, page.entity, strict=True) if kind == "PERSON"
        }
        self.surnames = surnames(page)
        self.parts: set[str] = set()

    def find(self) -> list[Spot]:
        """All spots, in the order of the text, not overlapping."""
        page = self.page
        spots: list[Spot] = []
        for start, end in self.runs.runs():
            spots.extend(self._split(start, end))
        spots = self._sharing(spots)
        spots = [single for spot in spots for single in _unpaired(spot)]
        for owner, spot in zip([None, *spots], spots, strict=False):
            self._extend_to_campaign(spot)
            self._extend_to_government(spot)
            self._own(spot, owner)
            self.evidence.weigh(spot, owner)
        self.parts = {
            page.low[i] for s in spots if s.end - s.start > 1 for i in range(s.start, s.end)
        }
        return [spot for spot in spots if self._plausible(spot)]

    def _sharing(self, spots: list[Spot]) -> list[Spot]:
        """ "North and South Korea": two states share the last word of their names."""
        kept: list[Spot] = []
        for spot in spots:
            other = self._other_state(spot)
            if other is not None and spot.sense is not None:
                if kept and kept[-1].end == spot.start - 1:
                    kept.pop()
                spot.pair, spot.start = (other, spot.sense), spot.start - 2
            kept.append(spot)
        return kept

    def _other_state(self, spot: Spot) -> Sense | None:
        page, first = self.page, spot.start
        state = spot.sense is not None and spot.sense.entry.kind == "country"
        if not state or spot.end - first < 2 or first < 2 or page.low[first - 1] not in _JOINED:
            return None
        words = f"{page.text[first - 2]} {page.words(first + 1, spot.end)}"
        found = self.gazetteer.get(fold(words), words) if page.capital[first - 2] else None
        return found if found is not None and found.entry.kind == "country" else None

    def _extend_to_campaign(self, spot: Spot) -> None:
        """ "The Harris campaign" is a body of its own, named after the candidate."""
        page, end = self.page, spot.end
        follows = end < len(page) and page.low[end] == "campaign" and not page.capital[end]
        unnamed = spot.sense is None or spot.sense.entry.kind == "person"
        if follows and unnamed and not spot.title and page.entity[spot.start] != "ORG":
            spot.sense, spot.end = None, end + 1

    def _own(self, spot: Spot, owner: Spot | None) -> None:
        """ "Peru's Congress" is no other state's."""
        page, sense = self.page, spot.sense
        state = owner.sense if owner is not None else None
        if sense is None or owner is None or state is None or state.entry.kind != "country":
            return
        owned = owner.end + 1 == spot.start and page.text[owner.end] in POSSESSIVE
        public = sense.entry.kind == "organisation" and sense.entry.group not in FIRMS
        if owned and public and sense.entry.country not in {None, state.entry.country}:
            spot.sense, spot.country = None, state

    def _extend_to_government(self, spot: Spot) -> None:
        """ "The Ontario government", "the Bahia state government": no state's, yet a party."""
        page, end = self.page, spot.end
        if spot.sense is None or spot.sense.entry.kind != "place":
            return
        if end + 1 < len(page) and page.low[end] in self.local:
            end += 1
        if end < len(page) and page.low[end] == "government":
            spot.country, spot.sense, spot.end = spot.sense, None, end + 1
            spot.hard["organisation"] += 4

    # --- cutting a run into names -------------------------------------------------------------

    def _split(self, start: int, end: int) -> list[Spot]:
        page = self.page
        while end > start and page.text[end - 1] in HYPHENS:
            end -= 1
        if self._in_brackets(start, end):
            listed = end - start == 1 and page.text[start].isupper()
            return [] if listed else [self._spot(start, end)]
        whole = self.runs.match(start, end) if start < end else None
        while start < end and not whole and self._is_filler(start, end):
            start += 1
            whole = self.runs.match(start, end) if start < end else None
        if start >= end:
            return []
        if whole and whole[0] == end:
            return [self._spot(start, end, sense=whole[1])]
        return self._split_unknown(start, end, whole)

    def _in_brackets(self, start: int, end: int) -> bool:
        page = self.page
        return 0 < start < end < len(page) and page.text[start - 1] == "<" and page.text[end] == ">"

    def _split_unknown(self, start: int, end: int, whole: tuple[int, Sense] | None) -> list[Spot]:
        page = self.page
        title = self.titles.end(start, end)
        if title:
            return self._with_title(start, title, end)
        if self.capitals.shout[start] and self.capitals.shout[end - 1]:
            return self._known_only(start, end)
        if end - start == 1 or (end - start == 3 and page.text[start + 1] in HYPHENS):
            joined = self._hyphenated(start, end)
            if joined:
                return joined
        return self._untitled(start, end, whole)

    def _hyphenated(self, start: int, end: int) -> list[Spot]:
        """Two names joined by a hyphen: "Obama-Xi", "U.S.-Japanese" (one token); "Koreas"."""
        if end - start == 3:
            parts = (self._independent(start), self._independent(end - 1))
            return (
                [*self._split(start, start + 1), *self._split(end - 1, end)] if all(parts) else []
            )
        halves = self.runs.halves(start)
        senses = [self.gazetteer.get(fold(part), part) for part in halves]
        known = [sense for sense in senses if sense and sense.entry.kind != "place"]
        if len(known) == 2:
            spot = self._spot(start, end)
            spot.pair = tuple(known)
            return [spot]
        return [self._spot(start, end, sense=known[0])] if known and halves[1].islower() else []

    def _independent(self, index: int) -> bool:
        page = self.page
        alone = self.capitals.stands_alone(page.low[index])
        found = self.runs.match(index, index + 1)
        return alone or bool(found and (found[1].entry.kind == "country" or found[1].exact))

    def _untitled(self, start: int, end: int, whole: tuple[int, Sense] | None) -> list[Spot]:
        page = self.page
        maker_end = self.runs.maker_end(start, end)
        if maker_end:
            return self._split(start, maker_end)
        if whole and self._is_given_name(start, whole[0], end, whole[1]):
            whole = None
        if whole:
            stop, sense = whole
            country = sense.entry.kind == "country" and sense.form != "seat"
            rest = self.runs.match(stop, end)
            if rest and rest[0] == end and rest[1].entry.kind == "organisation":
                if country and self._of_elsewhere(sense, rest[1]):
                    return [self._spot(start, end, country=sense)]
                if country:
                    return [self._spot(start, end, sense=rest[1], country=sense)]
                if sense.entry.kind == "place":
                    return [self._spot(start, end, country=sense)]
                return [self._spot(start, stop, sense=sense), *self._split(stop, end)]
            if sense.entry.kind == "organisation" and page.low[end - 1] in self.corporate:
                alone = all(page.low[i] in self.corporate for i in range(stop, end))
                part = {"sense": sense} if alone else {"country": sense}
                return [self._spot(start, end, **part)]
            if self._names_body(sense, stop, end):
                return [self._spot(start, end, country=sense)]
            if country and end - stop == 1 and page.low[stop] in self.evidence.places:
                return [self._spot(start, end)]  # "the Norwegian Sea"
            longer = sense.entry.kind == "organisation" and not sense.exact
            formed = any(page.low[i] in self.corporate for i in range(stop, end))
            longer = longer and (formed or self.evidence.is_headed(stop, end))
            if longer or self.runs.is_branch(stop, end, sense):
                return [self._spot(start, end, country=sense)]
            if sense.entry.kind == "person" and self._goes_on(stop, end):
                return [self._spot(start, end)]
            apart = page.text[stop] not in HYPHENS
            if apart and sense.exact and sense.entry.kind == "organisation":
                return [self._spot(start, stop, sense=sense), *self._split(stop, end)]
            strong = country or stop - start > 1
            if strong or (sense.entry.kind == "organisation" and self._has_digit(stop, end)):
                return [self._spot(start, stop, sense=sense), *self._split(stop, end)]
        if end - start > 1 and self._sentence_word(start, end):
            return self._split(start + 1, end)
        if page.low[end - 1] in _LED and end - start > 1 and self._leads(start, end):
            return [self._spot(start, end - 1)]
        if end - start == 1 or self.evidence.is_headed(start, end):
            return [self._spot(start, end)]
        return self._cut_inside(start, end)

    def _names_body(self, sense: Sense, stop: int, end: int) -> bool:
        """ "Norwegian Dairy Board", "Kansas City Milling Co": named after a state or town."""
        if sense.form == "seat" or self.page.text[stop] in HYPHENS:
            return False
        if sense.entry.kind == "country":
            return self.evidence.is_headed(stop, end)
        return sense.entry.kind == "place" and self.page.low[end - 1] in self.corporate

    def _of_elsewhere(self, country: Sense, firm: Sense) -> bool:
        """ "American Hoechst" is no "Hoechst": a foreign branch is a firm of its own."""
        home = firm.entry.country
        other = home != country.entry.country
        return other and (firm.entry.group in FIRMS or home is not None)

    def _is_given_name(self, start: int, stop: int, end: int, sense: Sense) -> bool:
        """ "Chad" or "Virginia" before a surname: the tagger sees one person."""
        page = self.page
        place = sense.entry.kind in {"country", "place"} and sense.form == "name"
        person = all(page.entity[i] == "PERSON" for i in range(start, end))
        return place and person and stop - start == 1 and not page.entity_start[stop]

    def _goes_on(self, stop: int, end: int) -> bool:
        """A longer name than the known one: the tagger sees one person across its end."""
        page = self.page
        inside = page.entity[stop] == "PERSON" and not page.entity_start[stop]
        return page.text[stop] not in HYPHENS and inside and end - stop <= 3

    def _leads(self, start: int, end: int) -> bool:
        """ "Reagan Administration": the words before are a person's name of this article."""
        page = self.page
        return (
            page.low[end - 2] in self.person_words
            and page.low[end - 2] not in self.org_heads
            and end - start <= 3
        )

    def _has_digit(self, start: int, end: int) -> bool:
        return any(char.isdigit() for i in range(start, end) for char in self.page.text[i])

    def _sentence_word(self, index: int, end: int) -> bool:
        """An ordinary word that opens a sentence before a name ("Concerning Dome …")."""
        page, tag = self.page, self.page.tag[index]
        if not self.capitals.initial(index) or self.capitals.inner[page.low[index]]:
            return False
        ordinary = bool(tag) and not tag.startswith(("NN", "JJ", "FW", "CD"))
        outside = bool(page.entity[index + 1]) and not page.entity[index]
        known = page.low[index] in self.capitals.lower or self.runs.leads_to_state(index, end)
        return ordinary or (outside and known)

    def _cut_inside(self, start: int, end: int) -> list[Spot]:
        """Cut at a filler, an adjective of nationality, or where the tagger sees a person begin."""
        page = self.page
        for index in range(start + 1, end):
            found = self.runs.match(index, end)
            national = found and found[1].form == "adjective" and found[0] < end
            person = page.entity_start[index] and page.entity[index] == "PERSON"
            person = person and (
                self.runs.match(start, index) is not None or self._all_person(start, index, end)
            )
            if page.text[index] in HYPHENS and self._joins_two(index, end):
                return [*self._split(start, index), *self._split(index + 1, end)]
            filler = page.low[index] in self.not_names - self.openers and not found
            filler = filler and page.spaced[index] and not self._month_name(index, end)
            filler = filler and not self.runs.before_hyphen(index, end)
            verb = page.tag[index].startswith(("VB", "MD")) and not page.entity[index]
            if filler or verb or national or (person and page.spaced[index]):
                return [*self._split(start, index), *self._split(index, end)]
        return [self._spot(start, end)]

    def _joins_two(self, index: int, end: int) -> bool:
        """A hyphen between names that the article also has apart: "Coty-Jenner deal"."""
        after = index + 1
        return after < end and self._independent(index - 1) and self._independent(after)

    def _all_person(self, start: int, index: int, end: int) -> bool:
        """The tagger sees nothing, then a full name: "Policy Joseph Yun"."""
        page = self.page
        unseen = not any(page.entity[i] for i in range(start, index))
        return unseen and end - index > 1 and all(
            page.entity[i] == "PERSON" for i in range(index, end)
        )  # fmt: skip

    def _month_name(self, index: int, end: int) -> bool:
        """ "May" or "August" as the last part of a person's name; "March" of "Long March"."""
        page = self.page
        if page.low[index - 1] in self.runs.before_months and page.low[index] in _MONTHS:
            return True
        dated = end < len(page) and page.text[end][0].isdigit()
        return index == end - 1 and not dated and page.low[index] in NAME_MONTHS

    def _known_only(self, start: int, end: int) -> list[Spot]:
        """In a line of capitals only known names are told."""
        spots, index = [], start
        while index < end:
            found = self.runs.match(index, end)
            if found:
                spot = self._spot(index, found[0], sense=found[1])
                spot.shout = True
                spots.append(spot)
            index = found[0] if found else index + 1
        return spots

    def _is_filler(self, index: int, end: int) -> bool:
        page = self.page
        word = page.low[index]
        if page.text[index] in HYPHENS or page.text[index] in LINKS:
            return True
        if word not in self.not_names or (page.entity[index] == "PERSON" and end - index > 1):
            return False
        if index in self.surnames:
            return False
        shouted = self.capitals.shout[index]
        capital_name = page.text[index].isupper() and len(word) > 1 and not shouted
        opens = word in self.openers and end - index > 1 and page.text[index + 1] not in HYPHENS
        opens = opens and not (self.capitals.initial(index) and page.entity[index + 1] == "PERSON")
        return not capital_name and not opens

    # --- titles ---------------------------------------------------------------------------------

    def _with_title(self, start: int, title: int, end: int) -> list[Spot]:
        page = self.page
        first = self.titles.first(start, title)
        before = self._split(start, first) if first > start else []
        if title >= end or page.text[title] in LINKS:
            return [*before, *(self._split(title, end) if title < end else [])]
        adjacent = before and before[-1].end == first
        country = before[-1].sense or before[-1].country if adjacent else None
        after = self._split(title, end)
        if after and after[0].start == title:
            entitle(after[0], page.words(first, title).lower(), country)
        return [*before, *after]

    def _spot(
        self, start: int, end: int, *, sense: Sense | None = None, country: Sense | None = None
    ) -> Spot:
        country = country or (None if sense else self._named_after(start, end))
        return Spot(start, end, sense=sense, country=country, initial=self.capitals.initial(start))

    def _named_after(self, start: int, end: int) -> Sense | None:
        """The state or town in "Power Company of Bangladesh", "Riga Port Authority"."""
        if not self.evidence.is_headed(start, end):
            return None
        for index in range(start, end):
            found = self.runs.match(index, end) if self.page.capital[index] else None
            if found and found[1].entry.kind in {"country", "place"}:
                return found[1]
        return None

    def _plausible(self, spot: Spot) -> bool:
        """Refuse ordinary words that are capitalised for their place only."""
        page = self.page
        if spot.end - spot.start > 1 or spot.title or spot.pair or spot.start in self.surnames:
            return True
        word, low = page.text[spot.start], page.low[spot.start]
        if word in _NOISE or _PARTY_AND_STATE.match(word):
            return False
        if low in _LED and spot.sense is None and not word.isupper():
            return False  # "the French Government"
        if page.low[spot.end : spot.end + 1] == ["round"] and page.tag[spot.end - 1] == "NNP":
            return False  # "the Uruguay round"
        if not any(char.isalpha() for char in word) or len(word) == 1:
            return False
        if spot.initial and spot.sense is None and (low in self.org_heads or low in self.groups):
            return False
        if low.rstrip(".") in self.not_names and not word.isupper():
            return False
        if spot.sense is None and page.low[spot.start - 1] in _SUMS and word[:2].isupper():
            return False  # "300 mln SDRs"
        known = spot.sense is not None and (len(word) > 3 or word.isupper() or "." in word)
        if low in self.capitals.lower and not word.isupper():
            return known and bool(spot.votes) and not spot.initial
        if known or spot.votes or spot.hard:
            return True
        if page.tag[spot.start] and not page.tag[spot.start].startswith("NN"):
            return False
        if self.titles.has(low) or low in self.org_heads:
            return False
        return not spot.initial or self.capitals.inner[low] > 0 or low in self.parts


def _unpaired(spot: Spot) -> list[Spot]:
    """One spot a sense for a word that names two ("Franco-German")."""
    if not spot.pair:
        return [spot]
    return [Spot(spot.start, spot.end, sense=sense, pair=spot.pair) for sense in spot.pair]
