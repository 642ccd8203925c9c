"""From name spots to actors: which spots are one, what kind it is, what it is called."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from dateline.entities.evidence import SAYS_IT, TITLED, Spot, Tally
from dateline.entities.gazetteer import FIRMS, Entry, fold
from dateline.entities.lexicon import Lexicon
from dateline.entities.model import Actor, Form, Mention
from dateline.entities.page import Page
from dateline.record import Kind

# Names of states that in names of firms are more often a place of the same name.
_ALSO_A_PLACE = frozenset({"Georgia", "Jordan", "Chad"})
_RANKS = frozenset({"king", "queen", "prince", "princess", "emperor", "sultan", "emir", "pope"})
_SMALL_WORDS = frozenset({"of", "the", "for", "and", "on", "in", "&"})
# What newspapers call a state of which only the adjective occurs.
_SHORT = {"United Kingdom": "Britain"}
_LOOSE = frozenset({"America", "Holland", "Soviets"})
_ABBREVIATION = re.compile(r"^(?:[A-Z]\.?){2,6}$")


@dataclass(eq=False, slots=True)
class Cluster:
    """Spots of one actor in the making; `core` is its longest form without suffixes, folded."""

    core: tuple[str, ...]
    spots: list[Spot] = field(default_factory=list)
    entry: Entry | None = None
    votes: Tally = field(default_factory=Tally)
    hard: Tally = field(default_factory=Tally)
    surfaces: Counter[str] = field(default_factory=Counter)

    first: int = 0

    def absorb(self, other: Cluster) -> None:
        self.first = min(self.first, other.first)
        self.spots += other.spots
        self.votes.add(other.votes)
        self.hard.add(other.hard)
        self.surfaces += other.surfaces
        self.entry = self.entry or other.entry

    def forget(self, kind: Kind) -> None:
        """Drop what speaks for this kind."""
        self.votes.pop(kind, None)
        self.hard.pop(kind, None)
        if self.entry and self.entry.kind == kind:
            self.entry = None


class Clusterer:
    """Groups the spots of one page."""

    def __init__(self, page: Page, spots: list[Spot], lexicon: Lexicon) -> None:
        self.page = page
        self.spots = spots
        self.corporate = lexicon["names.corporate"]
        self.org_heads = lexicon["names.org_heads"]
        self.clusters: list[Cluster] = []
        self.gone: dict[int, Cluster] = {}

    def run(self) -> list[Cluster]:
        """The clusters in the order of their first spot."""
        self._same_form()
        self._bracketed_acronyms()
        self._fitting_acronyms()
        self._short_forms()
        named = [c for c in self.clusters if id(c) not in self.gone and not self._is_bare(c)]
        return sorted(named, key=lambda c: c.first)

    def _is_bare(self, cluster: Cluster) -> bool:
        """ "The Council" of nothing that the article names."""
        alone = cluster.entry is None and len(cluster.core) == 1
        bare = alone and cluster.core[0] in self.org_heads
        return bare and not _corporate_form(cluster, self.corporate)

    def core_of(self, spot: Spot) -> tuple[str, ...]:
        folded = fold(self.page.words(spot.start, spot.end))
        words = [word.removesuffix("'s") or word for word in folded.split()]
        while len(words) > 1 and (words[-1] in self.corporate or words[-1] in {"&", "and", ","}):
            words.pop()
        return tuple(words)

    def _same_form(self) -> None:
        by_key: dict[object, Cluster] = {}
        for spot in self.spots:
            core = self.core_of(spot)
            entry = spot.sense.entry if spot.sense else None
            key: object = entry or core
            apart = bool(spot.pair) or (spot.sense is not None and spot.sense.form == "adjective")
            cluster = by_key.get(key) or (None if apart else by_key.get(core))
            if cluster is None:
                cluster = Cluster(core, first=spot.start)
                self.clusters.append(cluster)
            by_key[key] = cluster
            if not spot.pair and (not spot.sense or spot.sense.form == "name"):
                by_key.setdefault(core, cluster)
                cluster.core = max(cluster.core, core, key=len)
            self._add(cluster, spot, entry)

    def _add(self, cluster: Cluster, spot: Spot, entry: Entry | None) -> None:
        cluster.spots.append(spot)
        cluster.votes.add(spot.votes)
        cluster.hard.add(spot.hard)
        cluster.entry = cluster.entry or entry
        if not spot.shout and not spot.pair and (not spot.sense or spot.sense.form == "name"):
            cluster.surfaces[self.page.words(spot.start, spot.end)] += 1

    def _bracketed_acronyms(self) -> None:
        """ "X Y Z (XYZ)" and "XYZ (X Y Z)"."""
        by_start = {spot.start: c for c in self.clusters for spot in c.spots}
        by_end = {spot.end: c for c in self.clusters for spot in c.spots}
        for index, text in enumerate(self.page.text):
            if text != "(" or index not in by_end or index + 1 not in by_start:
                continue
            left, right = self._now(by_end[index]), self._now(by_start[index + 1])
            if left is not right and self._acronym_pair(left, right):
                self._merge(left, right)

    def _fitting_acronyms(self) -> None:
        """Acronyms whose letters are the initials of one longer name."""
        by_initials: dict[str, list[Cluster]] = {}
        with_form: dict[str, list[Cluster]] = {}
        for cluster in self.clusters:
            if id(cluster) not in self.gone:
                by_initials.setdefault(_initials(cluster), []).append(cluster)
                with_form.setdefault(self._initials_with_form(cluster), []).append(cluster)
        for short in self.clusters:
            if id(short) in self.gone or len(short.core) > 1 or not self._is_acronym(short):
                continue
            letters = short.core[0].replace(".", "")
            fits = by_initials.get(letters) or with_form.get(letters) or []
            if len(fits) == 1 and not (short.entry and fits[0].entry) and fits[0] is not short:
                self._merge(fits[0], short)

    def _initials_with_form(self, cluster: Cluster) -> str:
        """Of "General Dye and Paint Corp Plc" the letters GDPC."""
        letters = _initials(cluster)
        longest = max(cluster.surfaces, key=len, default="").lower().split()
        form = next((word for word in longest[1:] if word in self.corporate), "")
        return letters + form[:1] if form and len(letters) > 1 else ""

    def _is_acronym(self, cluster: Cluster) -> bool:
        return any(_ABBREVIATION.match(surface) for surface in cluster.surfaces)

    def _acronym_pair(self, left: Cluster, right: Cluster) -> bool:
        one, two = self._is_acronym(left), self._is_acronym(right)
        if one == two:
            return False
        short, full = (left, right) if one else (right, left)
        return short.core[0][0] in {word[0] for word in full.core} and len(full.core) > 1

    def _short_forms(self) -> None:
        living = [c for c in self.clusters if id(c) not in self.gone]
        holding: dict[str, list[Cluster]] = {}
        for cluster in living:
            for word in set(cluster.core):
                holding.setdefault(word, []).append(cluster)
        for short in sorted(living, key=lambda c: len(c.core)):
            if short.entry and short.entry.kind in {"country", "place"}:
                continue
            rarest = min((holding[word] for word in short.core), key=len)
            longer = [c for c in rarest if id(c) not in self.gone and self._extends(c, short)]
            plain = [c for c in longer if not _is_middle_name(c, short)]
            if longer:
                self._merge(self._likeliest(plain or longer, short), short)

    def _likeliest(self, longer: list[Cluster], short: Cluster) -> Cluster:
        """The one named first, unless another is named twice as often before it is cut short."""
        longer = [c for c in longer if c.first < short.first] or longer
        first = min(longer, key=lambda c: c.first)
        most = max(longer, key=lambda c: len(c.spots))
        return most if len(most.spots) >= 2 * len(first.spots) else first

    def _extends(self, full: Cluster, short: Cluster) -> bool:
        one, two = short.core, full.core
        if two[-1] == "campaign":
            return False
        if full is short or len(one) >= len(two):
            return False
        if _corporate_form(short, self.corporate):
            # "Acme Corp" is short for "Acme Corp of America", not for "Acme Tools Corp".
            rest = two[len(one) :]
            return two[: len(one)] == one and rest[0] in self.corporate and "of" in rest
        if full.entry and short.entry:
            return _known_as(full, full.entry, short, short.entry)
        if full.entry and full.entry.kind in {"country", "place"}:
            return False
        if _maybe_person(full):
            fits = one == two[-len(one) :] or (len(one) == 1 and one[0] == two[0])
            fits = fits or _is_middle_name(full, short)
            # One "X said it" among many where the tagger sees the person makes no body of X.
            body = short.hard["organisation"]
            return fits and (body < max(1, short.votes["person"]) or _is_surname(full, short))
        if short.entry and not _corporate_form(full, self.corporate):
            return False
        human = short.votes["person"] > short.votes["organisation"]
        if short.hard["place"] or (human and not _corporate_form(full, self.corporate)):
            return False
        if two[: len(one)] == one:
            return not short.hard["person"] and not any(c.isdigit() for w in two for c in w)
        if two[-len(one) :] == one and (one[-1] in self.org_heads or len(one) > 1):
            return True
        rare = len(one) == 1 and len(one[0]) > 4 and one[0] not in self.org_heads
        return rare and one[0] in two and full.hard["organisation"] > 0

    def _merge(self, full: Cluster, short: Cluster) -> None:
        if _is_surname(full, short):  # "Sumitomo President Koh Komatsu", then "Komatsu": no firm
            short.forget("organisation")
        full.absorb(short)
        self.gone[id(short)] = full

    def _now(self, cluster: Cluster) -> Cluster:
        """The cluster that took this one in, or itself."""
        while id(cluster) in self.gone:
            cluster = self.gone[id(cluster)]
        return cluster


def _known_as(full: Cluster, long: Entry, short: Cluster, brief: Entry) -> bool:
    """Whether two known names are one's: "Hyundai Motor" and then "Hyundai"."""
    one, two = short.core, full.core
    if long.kind != brief.kind or (long.wikidata and brief.wikidata):
        return False
    if long.kind == "organisation" and two[-len(one) :] == one and len(one) > 1:
        return True
    if long.country is None or long.country != brief.country:
        return False
    if long.kind == "person":
        return len(one) > 1 and one[-1] == two[-1] and set(one) < set(two)
    firms = {long.group, brief.group} <= FIRMS
    return firms and two[: len(one)] == one and full.first < short.first


def _is_middle_name(full: Cluster, short: Cluster) -> bool:
    """Of two surnames the first is used alone: "Luis Soto Vargas" and then "Soto"."""
    person = full.hard["person"] or full.votes["person"] > full.votes["organisation"]
    middle = len(full.core) == 3 and short.core == full.core[1:2]
    return bool(person and middle and full.first < short.first)


def _is_surname(full: Cluster, short: Cluster) -> bool:
    """Whether a person told by title, office or apposition has this surname, used after it.

    No more than one "X said it" may speak against it.
    """
    known = full.entry is not None and full.entry.kind == "person"
    person = known or full.hard["person"] >= TITLED
    last = len(full.core) > 1 and short.core == full.core[-1:] and full.first < short.first
    return person and last and short.hard["organisation"] <= SAYS_IT


def _initials(cluster: Cluster) -> str:
    words = [word for word in cluster.core if word not in _SMALL_WORDS]
    return "".join(word[0] for word in words) if len(words) > 1 else ""


def _maybe_person(cluster: Cluster) -> bool:
    if cluster.hard:
        return cluster.hard["person"] > cluster.hard["organisation"] + cluster.hard["place"]
    if cluster.entry:
        return cluster.entry.kind == "person"
    return len(cluster.core) <= 4


def kind_of(cluster: Cluster) -> Kind:
    """The kind that gazetteer, words and tagger speak for, in this order of weight."""
    if cluster.entry and cluster.entry.kind == "country":
        return "country"
    votes = Tally(cluster.votes)
    for kind, weight in cluster.hard.items():
        votes[kind] += 2 * weight
    if cluster.entry:
        votes[cluster.entry.kind] += 8
    order: tuple[Kind, ...] = ("organisation", "person", "place", "country", "other")
    best = max(order, key=lambda kind: votes[kind])
    if best == "organisation" and not cluster.hard and not cluster.entry and votes["person"]:
        # The tagger takes foreign names of persons for organisations, hardly ever the reverse.
        return "person" if 2 <= len(cluster.core) <= 4 else best
    return best if votes[best] else "other"


class ActorMaker:
    """Turns clusters into actors with mentions."""

    def __init__(self, page: Page, lexicon: Lexicon, *, title: str | None = None) -> None:
        self.page = page
        self.lexicon = lexicon
        self.title = title or ""
        self.folded_title = f" {fold(self.title)} "

    def make(self, cluster: Cluster, number: int) -> Actor:
        kind = kind_of(cluster)
        entry = cluster.entry
        actor = Actor(f"a{number}", self._name(cluster, kind), kind, self._country(cluster, kind))
        actor.wikidata = entry.wikidata if entry else None
        actor.source = entry.group if entry else ""
        mentions = [self._mention(spot, actor) for spot in cluster.spots]
        actor.mentions = tuple(sorted(mentions, key=lambda m: m.start))
        return actor

    def _mention(self, spot: Spot, actor: Actor) -> Mention:
        surface = self.page.words(spot.start, spot.end)
        short = _ABBREVIATION.match(surface) and (not spot.sense or spot.sense.exact)
        form: Form = "acronym" if short else "name"
        if spot.sense and spot.sense.form == "adjective":
            form = "adjective"
        return Mention(spot.start, spot.end, self._head(spot), form, (actor,))

    def _head(self, spot: Spot) -> int:
        """The token whose syntactic head lies outside; the last one where nothing was parsed."""
        page = self.page
        for index in range(spot.end - 1, spot.start - 1, -1):
            outside = not spot.start <= page.head[index] < spot.end or page.head[index] == index
            if page.dep[index] and outside:
                return index
        return spot.end - 1

    def _name(self, cluster: Cluster, kind: Kind) -> str:
        forms = cluster.surfaces
        entry = cluster.entry
        if not forms:
            implied = all(s.sense and s.sense.form == "adjective" for s in cluster.spots)
            known = entry.name if entry else " ".join(cluster.core)
            return _SHORT.get(known, known) if implied else known
        if entry and all(form.isupper() and fold(form) == fold(entry.name) for form in forms):
            return entry.name
        full = [form for form in forms if not _ABBREVIATION.match(form)] or list(forms)
        if kind == "country" and entry:
            plain = [f for f in full if fold(f) == fold(entry.name)]
            if plain:
                return plain[0]
            long = [f for f in full if " " in f]
            every = long or [f for f in forms if f not in _LOOSE] or list(forms)
            return max(every, key=lambda f: (forms[f], len(f)))
        best = max(full, key=lambda f: (len(f.split()), len(f), forms[f]))
        ranks = [s.title.title() for s in cluster.spots if s.title in _RANKS]
        if kind == "person" and ranks and " " not in best:
            return f"{ranks[0]} {best}"
        return self._from_title(best, kind, entry)

    def _from_title(self, name: str, kind: Kind, entry: Entry | None) -> str:
        """The fuller form that only the title gives."""
        if entry and len(entry.name) > len(name) and f" {fold(entry.name)} " in self.folded_title:
            return entry.name
        if kind != "person" or " " in name or not _sentence_case(self.title):
            return name
        found = re.search(rf"(?:[A-Z][\w'’-]+ ){{1,2}}{re.escape(name)}\b", self.title)
        return found.group() if found else name

    def _country(self, cluster: Cluster, kind: Kind) -> str | None:
        if cluster.entry and cluster.entry.country:
            return cluster.entry.country
        votes = Counter(
            s.country.entry.country
            for s in cluster.spots
            if s.country
            and s.country.entry.country
            and s.country.entry.name not in _ALSO_A_PLACE
            and (s.title or kind != "person")
        )
        return votes.most_common(1)[0][0] if votes else None


def _corporate_form(cluster: Cluster, corporate: frozenset[str]) -> bool:
    words = [word for form in cluster.surfaces for word in (form.split()[0], form.split()[-1])]
    return any(word.lower() in corporate for word in words)


def _sentence_case(title: str) -> bool:
    """Whether capitals in the title tell names from other words."""
    words = [word for word in title.split() if len(word) > 3]
    return sum(word[0].islower() for word in words) * 2 > len(words)
