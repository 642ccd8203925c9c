"""Which of several senses a known name has in this article, and where a seat is just a town."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.entities.evidence import Spot
from dateline.entities.gazetteer import Entry, Gazetteer, Sense, fold
from dateline.entities.lexicon import Lexicon
from dateline.entities.page import Page
from dateline.entities.runs import LINKS

_DASHES = frozenset({"-", "--", "—", "–"})
_LONGEST_DATELINE = 14
_NOUNS = frozenset({"nsubj", "nsubjpass", "poss", "pobj", "dobj"})
_ARTICLES = frozenset({"the", "a", "an", "any", "every", "another", "one", "no", "this", "that"})
_GOES_ON = ("NN", "JJ", "CD", "HYPH", "VBG", "VBN")


@dataclass(eq=False, slots=True)
class SenseChooser:
    """Decides with the whole article in view; changes the spots in place."""

    page: Page
    gazetteer: Gazetteer
    lexicon: Lexicon
    towns: dict[str, Sense] = field(default_factory=dict)

    def choose(self, spots: list[Spot]) -> None:
        """Former states against their heirs, then towns against governments."""
        known = {spot.sense.entry for spot in spots if spot.sense and self._is_plain(spot)}
        last = -1
        for spot in spots:
            if spot.sense is None:
                last = spot.end if self._is_town(spot) else last
                continue
            spot.sense = self._heir(spot, spot.sense, known)
            listed = 0 <= last < spot.start and self._is_list(last, spot.start)
            if spot.sense.form == "seat" and (listed or self._is_town(spot)):
                spot.sense = self._town(spot, spot.sense)
                last = spot.end
        self._shortened_firms(spots)

    def _shortened_firms(self, spots: list[Spot]) -> None:
        """ "American said it …" where the article names "American Airlines": the firm."""
        adjectives = [s for s in spots if s.sense and s.sense.form == "adjective" and not s.pair]
        if not adjectives:
            return
        firms = {
            self.page.low[s.start]
            for s in spots
            if s.end - s.start > 1 and s.hard["organisation"] and not s.title
        }
        for spot in adjectives:
            if self.page.low[spot.start] in firms and self._stands_alone(spot):
                spot.sense = None
                spot.votes.clear()
                spot.hard["organisation"] += 4

    def _stands_alone(self, spot: Spot) -> bool:
        """Whether the adjective is a noun without an article: no "Americans", no "an American"."""
        page, after = self.page, spot.end
        if after - spot.start > 1 or after >= len(page) or page.dep[spot.start] not in _NOUNS:
            return False
        before = page.low[spot.start - 1] if spot.start else ""
        goes_on = page.tag[after].startswith(_GOES_ON) or page.capital[after]
        named = page.tag[spot.start] == "NNP" and before not in _ARTICLES
        return named and not (goes_on and page.tag[after] != "VBN")

    def _is_plain(self, spot: Spot) -> bool:
        return len(self._rivals(spot)) == 1

    def _rivals(self, spot: Spot) -> list[Sense]:
        surface = self.page.words(spot.start, spot.end)
        senses = self.gazetteer.senses.get(fold(surface), ())
        fits = [s for s in senses if s.exact is None or s.exact == surface.replace(".", "")]
        states: dict[Entry, Sense] = {}
        for sense in fits:
            if sense.entry.kind == "country":
                states.setdefault(sense.entry, sense)
        return list(states.values()) or fits[:1]

    def _heir(self, spot: Spot, sense: Sense, known: set[Entry]) -> Sense:
        """ "Moscow" is the Soviet Union's where the article names that and not Russia."""
        fixed = sense.entry.kind != "country" or bool(spot.pair)
        rivals = [sense] if fixed else self._rivals(spot)
        named = [rival for rival in rivals if rival.entry in known]
        if sense in rivals and (sense.entry in known or not named):
            return sense
        return named[0] if named else sense

    def _town(self, spot: Spot, sense: Sense) -> Sense:
        surface = self.page.words(spot.start, spot.end)
        key = fold(surface)
        if key not in self.towns:
            name = surface.title() if surface.isupper() else surface
            states = [s.entry.country for s in self.gazetteer.senses.get(key, ())]
            country = sense.entry.country or next(filter(None, states), None)
            entry = Entry(name, "place", country, None, "towns")
            self.towns[key] = Sense(entry, "name", None)
        return self.towns[key]

    def _is_list(self, start: int, end: int) -> bool:
        """Only commas and "and" stand between: what follows a town is one too."""
        return all(text in {",", "and"} for text in self.page.text[start:end])

    def _is_town(self, spot: Spot) -> bool:
        page, start = self.page, spot.start
        if page.dateline[start]:
            return True
        before = page.low[start - 1] if start and not page.sentence_start[start] else ""
        if before == "of" and page.low[start - 2] in self.lexicon["seats.named"]:
            return True  # "the Treaty of Rome"
        if before in self.lexicon["seats.at"] or before in self.lexicon["seats.motion"]:
            return True
        if before in self.lexicon["seats.toward"]:
            back = page.low[max(0, start - 5) : start - 1]
            if any(word in self.lexicon["seats.motion"] for word in back):
                return True
        after = spot.end
        if after >= len(page):
            return False
        if page.low[after] in self.lexicon["seats.events"]:
            return True
        seated = page.low[min(after + 1, len(page) - 1)] in self.lexicon["nominals.seated"]
        return page.text[after] == "-" and seated


def mark_datelines(page: Page) -> None:
    """Marks the place and date before the dash that opens a newswire story."""
    for start in range(len(page)):
        opens = start == 0 or "\n" in page.text[start - 1] or page.sentence_start[start]
        if not opens or not page.text[start].isupper() or len(page.text[start]) < 3:
            continue
        stop, inside = start, False
        while stop < min(len(page), start + _LONGEST_DATELINE):
            inside = page.text[stop] == "(" or (inside and page.text[stop - 1] != ")")
            if not (inside or _in_dateline(page, stop)):
                break
            stop += 1
        if stop < len(page) and page.text[stop] in _DASHES and page.spaced[stop]:
            page.dateline[start:stop] = [True] * (stop - start)


def _in_dateline(page: Page, index: int) -> bool:
    text = page.text[index]
    mark = text in {",", "(", ")", "/", ".", "of", "and"}
    return mark or page.capital[index] or text[0].isdigit()


def lower_after_initials(page: Page, lexicon: Lexicon) -> None:
    """Old newswire writes a capital after the full stop of "U.S.": "U.S. Officials"."""
    common = lexicon["representatives.private"] | lexicon["seats.after_initials"]
    initials = lexicon["seats.initials"]
    small: set[str] = set()
    for index in range(1, len(page)):
        if not page.capital[index] or page.low[index - 1] not in initials:
            continue
        american = page.text[index - 1] == "U.S."
        if not (american and page.low[index] in common):
            small = small or {t for t in page.text if t.islower()} | common
            if not _is_plain_word(page, index, small, lexicon["names.org_heads"]):
                continue
        page.capital[index] = False


def _is_plain_word(page: Page, index: int, small: set[str], heads: frozenset[str]) -> bool:
    """A word alone that the article writes small elsewhere, and that names no body by itself."""
    low, after = page.low[index], index + 1
    alone = after >= len(page) or not (page.capital[after] or page.text[after] in LINKS)
    return alone and low in small and low not in heads
