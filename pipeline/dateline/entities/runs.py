"""Runs of capitalised words with what may stand between them, and the known names in them."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.entities.gazetteer import FIRMS, Gazetteer, Sense, fold
from dateline.entities.lexicon import Lexicon
from dateline.entities.page import Page

LINKS = frozenset({"of", "for", "and", "the", "on", "&", "in"})
HYPHENS = frozenset({"-", "–", "’", "'"})
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_LONGEST = 12


class RunFinder:
    """Walks one page; `match` looks a stretch up in the gazetteer."""

    def __init__(self, page: Page, gazetteer: Gazetteer, lexicon: Lexicon) -> None:
        self.page = page
        self.gazetteer = gazetteer
        self.titles = lexicon["names.titles"]
        self.title_parts = lexicon["names.title_parts"]
        self.org_heads = lexicon["names.org_heads"]
        self.of_heads = lexicon["names.of_heads"]
        self.corporate = lexicon["names.corporate"]
        self.not_names = lexicon["names.not_names"]
        self.openers = lexicon["names.openers"]
        self.products = lexicon["names.products"]
        self.joined = lexicon["names.joined"]
        self.org_openers = lexicon["names.org_openers"]
        self.before_months = lexicon["names.before_months"]
        self.particles = lexicon["runs.particles"]
        self.in_towns = lexicon["runs.in_towns"]
        self.articles = lexicon["runs.articles"]
        self.no_tails = lexicon["runs.no_tails"]
        self.firm_ends = lexicon["runs.firm_ends"]
        self.small_forms = lexicon["runs.small_forms"]
        self.members = lexicon["runs.members"]
        self.twins = lexicon["runs.twins"]
        self.second_halves = lexicon["runs.second_halves"]

    def runs(self) -> Iterator[tuple[int, int]]:
        """Stretches (start, end) that may hold names, in the order of the text."""
        page, index, size = self.page, 0, len(self.page)
        while index < size:
            if not page.capital[index]:
                index += 1
                continue
            end = self._bracketed(index) or self._run_end(index)
            yield index, end
            index = end

    def match(self, index: int, limit: int) -> tuple[int, Sense] | None:
        """The longest known name that starts at `index`: its end and its sense."""
        page, gazetteer = self.page, self.gazetteer
        folded = fold(page.text[index])
        longest = gazetteer.longest(folded.partition(" ")[0])
        if not longest:
            return None
        best: tuple[int, Sense] | None = None
        end = index
        while end < limit and end - index < _LONGEST:
            if end > index:
                folded = fold(page.words(index, end + 1))
            end += 1
            if folded.count(" ") >= longest:
                break
            if folded in gazetteer.senses:
                sense = gazetteer.get(folded, page.words(index, end))
                best = (end, sense) if sense else best
        return best

    def leads_to_state(self, index: int, end: int) -> bool:
        """Whether a state follows an adjective or a participle ("Senior U.S. …")."""
        page = self.page
        if page.low[index] in self.openers or not page.spaced[index + 1]:
            return False
        found = self.match(index + 1, end) if page.tag[index].startswith(("JJ", "VB")) else None
        return found is not None and found[1].entry.kind == "country"

    def maker_end(self, start: int, end: int) -> int:
        """Where the maker's name ends before that of a product: "a SpaceX Falcon 9"; 0 without."""
        page, low = self.page, self.page.low
        if low[start] in self.products or page.entity[start] == "PERSON":
            return 0
        if any(low[i] in self.org_heads or low[i] in self.corporate for i in range(start, end)):
            return 0
        return next((i for i in range(start + 1, end) if low[i] in self.products), 0)

    def is_branch(self, stop: int, end: int, firm: Sense) -> bool:
        """ "SAIC Motor": the tagger sees one body that begins with a firm's name."""
        page = self.page
        one = all(page.entity[i] == "ORG" and not page.entity_start[i] for i in range(stop, end))
        return one and firm.entry.group in FIRMS and firm.exact is not None

    def before_hyphen(self, index: int, end: int) -> bool:
        """ "In" of "Lee In-young" is no preposition."""
        page, after = self.page, index + 1
        return after < end and page.text[after] in HYPHENS and not page.spaced[after]

    def _bracketed(self, start: int) -> int:
        """Newswire puts the names of unlisted companies in angle brackets."""
        page = self.page
        if start == 0 or page.text[start - 1] != "<":
            return 0
        for end in range(start + 1, min(start + _LONGEST, len(page))):
            if page.text[end] == ">":
                return end if end - start > 1 or not page.text[start].isupper() else 0
        return 0

    def _run_end(self, start: int) -> int:
        page, end, size = self.page, start + 1, len(self.page)
        while end < size:
            if page.capital[end] and not (page.sentence_start[end] and page.spaced[end]):
                end += 1
                continue
            step = self._bridge(start, end) or self._across(start, end)
            if not step:
                break
            end += step
        return end

    def _across(self, start: int, end: int) -> int:
        """A known name goes on past a link or a possessive ("People's Republic of …")."""
        page = self.page
        if page.text[end] not in POSSESSIVE and page.text[end] not in LINKS:
            return 0
        follows = page.low[end + 1] if end + 1 < len(page) else ""
        if page.text[end] in POSSESSIVE and follows in self.corporate and page.capital[end + 1]:
            return 1
        if page.text[end] in POSSESSIVE and self._is_of_members(end):
            return 2
        if page.low[end - 1] == "people" and end + 1 < len(page) and page.capital[end + 1]:
            return 1
        for index in range(start, end):
            found = self.match(index, min(len(page), end + _LONGEST))
            if found and found[0] > end and not self._owns(end, found[0]):
                return found[0] - end
        return 0

    def _is_of_members(self, end: int) -> bool:
        """ "Growers' Union", "Women's League": a body named after its members."""
        page, before, after = self.page, end - 1, end + 1
        if after >= len(page) or not page.capital[after] or page.low[after] not in self.org_heads:
            return False
        if page.low[before] in self.members:
            return True
        several = page.text[end] in {"'", "’"} and page.low[before].endswith("ers")
        return several and not page.spaced[end] and self.match(before, end) is None

    def _owns(self, end: int, stop: int) -> bool:
        """ "Kohl's party": the known name ends in a possessive that has an owned noun behind it."""
        page = self.page
        ends_there = stop == end + 1 and page.text[end] in POSSESSIVE
        noun = stop < len(page) and page.tag[stop].startswith(("NN", "JJ", "CD", "VBG", "VBN"))
        return ends_there and noun

    def _bridge(self, start: int, end: int) -> int:
        """How many uncapitalised tokens at `end` belong into the run; 0 if it ends here."""
        page = self.page
        word = page.text[end]
        if word == ",":
            return self._comma_bridge(end)
        if not page.spaced[end]:
            return self._glued_bridge(start, end)
        if word in self.articles and self._glued_article(end):
            return 3
        if word in self.small_forms:
            return 1
        if word in self.particles:
            double = end + 1 < len(page) and page.text[end + 1] in self.particles
            return self._before_capital(end, 2 if double else 1)
        if word in {"of", "for", "on"}:
            return self._office_bridge(end) or self._of_bridge(start, end)
        if word in {"and", "&"}:
            return self._and_bridge(start, end)
        return self._bracket_bridge(end) if word == "(" else 0

    def _glued_article(self, end: int) -> bool:
        """ "al-Sham" inside a name."""
        page = self.page
        inside = end + 2 < len(page) and page.text[end + 1] in HYPHENS
        return inside and page.capital[end + 2] and not page.spaced[end + 2]

    def _hyphened_particle(self, index: int) -> bool:
        """ "-au-" in "Port-au-Prince"."""
        page, last = self.page, index + 2
        inside = last < len(page) and page.low[index] in self.in_towns
        glued = inside and not page.spaced[index + 1] and not page.spaced[last]
        return glued and page.text[index + 1] in HYPHENS and page.capital[last]

    def _glued_bridge(self, start: int, end: int) -> int:
        page, after = self.page, end + 1
        if after >= len(page) or page.spaced[after]:
            return 0
        word = page.text[end]
        if word == "/" and page.capital[after]:
            return 2 if self._ends_as_firm(after) else 0
        if word in HYPHENS:
            if page.capital[after] or page.text[after].isdigit():
                return 2
            if self._hyphened_particle(after):
                return 4
            if page.low[end - 1] == "co" and page.text[after] in self.second_halves:
                return 2
            return 2 if page.text[after].isalpha() and self._hyphen_tail(start, end, after) else 0
        # A letter broken by a wrong character set stays inside its word.
        return 2 if len(word) == 1 and not word.isascii() and page.text[after].isalpha() else 0

    def _ends_as_firm(self, index: int) -> bool:
        """Whether the capitalised words from `index` on end in "Inc" or the like."""
        page, stop = self.page, index
        while stop < len(page) and page.capital[stop]:
            stop += 1
        return page.low[stop - 1] in self.corporate

    def _comma_bridge(self, end: int) -> int:
        """ "Miller, Ross and Co": single surnames joined in the name of one firm."""
        page, place = self.page, end
        while page.text[place : place + 1] == [","] and place - end < _LONGEST:
            if not all(page.capital[place + 1 : place + 2]):
                return 0
            place += 2
        after = page.low[place : place + 2]
        ends = self.firm_ends | {"co", "co."}
        joined = len(after) == 2 and after[0] in {"and", "&"} and after[1] in ends
        return place + 2 - end if joined and page.capital[place + 1] else 0

    def _hyphen_tail(self, start: int, end: int, after: int) -> bool:
        """Hyphenated given names: the part after the hyphen is lower case (Geun-hye)."""
        page = self.page
        follows = after + 1 < len(page) and page.text[after + 1] in HYPHENS
        title_case = page.text[end - 1].istitle() and len(page.text[after]) <= 7
        person = end - start >= 2 or page.entity[after] == "PERSON"
        return title_case and person and not follows and page.text[after] not in self.no_tails

    def _before_capital(self, end: int, step: int) -> int:
        after = end + step
        if after >= len(self.page) or not self.page.capital[after] or not self.page.spaced[after]:
            return 0
        word = self.page.low[after]
        return step + 1 if word not in self.not_names or word in self.openers else 0

    def _bracket_bridge(self, end: int) -> int:
        """ "X (Hong Kong) Ltd"."""
        page = self.page
        for stop in range(end + 2, min(end + 5, len(page) - 1)):
            if page.text[stop] == ")":
                return stop - end + 2 if page.low[stop + 1] in self.corporate else 0
        return 0

    def _office_bridge(self, end: int) -> int:
        """ "Secretary of State", "Minister for Foreign Affairs" before a name."""
        page, after = self.page, end + 1
        if not page.low[end - 1].endswith(("secretary", "minister", "state")):
            return 0
        inside = after < len(page) and page.capital[after] and page.low[after] in self.title_parts
        return 2 if inside else 0

    def _of_bridge(self, start: int, end: int) -> int:
        page, size = self.page, len(self.page)
        article = end + 1 < size and page.text[end + 1] == "the"
        step = 2 if article else 1
        if page.low[end - 1] == "group" and page.text[end] == "of" and end + 1 < size:
            return 2 if page.capital[end + 1] or page.text[end + 1].isdigit() else 0
        if page.low[end - 1] in self.corporate or self._is_firm(start, end):
            return self._branch(end)
        if any(page.low[i] in self.of_heads for i in range(start, end)):
            return self._before_capital(end, step)
        return self._entity_bridge(end, step)

    def _branch(self, end: int) -> int:
        """ "Corp of America", "of North America": no possessor, part of the name."""
        low = self.page.low[end + 1 : end + 3]
        return 2 if low[:1] == ["america"] else 3 if low == ["north", "america"] else 0

    def _is_firm(self, start: int, end: int) -> bool:
        found = self.match(start, end)
        return bool(found and found[0] == end and found[1].entry.group in FIRMS)

    def _entity_bridge(self, end: int, step: int) -> int:
        """The statistical tagger sees one organisation across the link."""
        page, after = self.page, end + step
        if after >= len(page) or not page.capital[after]:
            return 0
        inside = page.entity[end] == page.entity[after] == "ORG"
        return step + 1 if inside and not any(page.entity_start[end : after + 1]) else 0

    def _and_bridge(self, start: int, end: int) -> int:
        """`and` inside a name: "Ministry of X and Y", "X and Y Corporation", "X and Co"."""
        page, after = self.page, end + 1
        if after >= len(page) or not page.capital[after] or page.text[after] == "The":
            return 0
        if page.low[after] in self.corporate or page.low[after] in self.firm_ends:
            return 2
        if page.text[end] == "&" or self._joins_portfolios(end):
            return 2
        whole = self._is_whole(after)
        if whole and self._is_body(start, end):
            return 0
        within = any(page.text[i] in {"of", "for", "on"} for i in range(start, end))
        if whole and not within and page.low[start] in self.org_openers:
            return 0  # "Banco Real and Chemical Bank"
        if within:
            return 0 if self._known(after) or whole else 2
        return self._headed_pair(start, after) or self._entity_bridge(end, 1)

    def _joins_portfolios(self, end: int) -> bool:
        """ "Trade and Industry Minister"."""
        low, stop = self.page.low, end + 1
        while stop < len(self.page) and low[stop] in self.title_parts and self.page.capital[stop]:
            stop += 1
        after = low[stop : stop + 1]
        return low[end - 1] in self.title_parts and stop > end + 1 and after == ["minister"]

    def _is_body(self, start: int, end: int) -> bool:
        """Whether the words before `end` end in a known body: "the World Bank and …"."""
        for index in range(start, end):
            found = self.match(index, end)
            if found and found[0] == end:
                return found[1].entry.kind == "organisation"
        return False

    def _is_whole(self, after: int) -> bool:
        """What follows is a whole organisation of its own."""
        page, stop = self.page, after
        while stop < len(page) and page.capital[stop]:
            stop += 1
        last = page.low[stop - 1]
        headed = last in self.org_heads or last in self.corporate
        goes_on = stop < len(page) and page.text[stop] in {"and", "of"}
        return stop - after > 1 and (headed or goes_on)

    def _known(self, index: int) -> bool:
        word = self.page.text[index]
        known = self.gazetteer.get(fold(word), word) is not None
        return known or self.page.low[index] in self.of_heads

    def halves(self, index: int) -> tuple[str, ...]:
        """The two names that one word joins: "Obama-Xi", "Koreas"."""
        text = self.page.text[index]
        if self.page.low[index] in self.twins:
            return (f"North {text[:-1]}", f"South {text[:-1]}")
        left, hyphen, right = text.partition("-")
        return (left, right) if hyphen else ()

    def _headed_pair(self, start: int, after: int) -> int:
        page, stop = self.page, after
        while stop < len(page) and page.capital[stop]:
            stop += 1
        left = {page.low[i] for i in range(start, after - 1)}
        headed = page.low[stop - 1] in self.org_heads
        formed = headed or page.low[stop - 1] in self.corporate
        if page.low[after] in self.joined and formed and not left & self.corporate:
            return 2
        if not headed or stop - after < 2:
            return 0
        ended = page.low[after - 2] in self.org_heads
        if ended or left & (self.corporate | self.titles) or self._known(after):
            return 0
        names = [self.match(i, after - 1) for i in range(start, after - 1)]
        return 0 if any(names) or "PERSON" in (page.entity[start], page.entity[after]) else 2
