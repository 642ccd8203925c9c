"""Who holds which office, for which state or body."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from dateline.entities.lexicon import Lexicon
from dateline.entities.model import Actor, Mention
from dateline.entities.page import Page

_REACH = 7
_INSIDE = frozenset({"'s", "’s", "-", "of", "for", "state", "and"})
_ELSEWHERE = frozenset({"to", "on", "in", "against", "with", "at", "near", "than"})
_DOMINANT = 1.5


@dataclass(frozen=True, slots=True)
class Office:
    """A title and the words before it: ("minister", {"foreign"})."""

    head: str
    parts: frozenset[str]


@dataclass(eq=False, slots=True)
class Bearer:
    """One person with what the article says about him or her."""

    person: Actor
    first: int
    offices: set[Office] = field(default_factory=set)
    state: Actor | None = None
    body: Actor | None = None


class Offices:
    """Titles, states and bodies of the persons of one page, read around their names."""

    def __init__(self, page: Page, names: dict[int, Mention], lexicon: Lexicon) -> None:
        self.page = page
        self.names = names
        self.heads = lexicon["nominals.office"] | {
            "ceo", "analyst", "officer", "official", "head", "chief", "boss", "rapporteur",
            "lawyer", "adviser", "economist", "commissioner", "manager",
        }  # fmt: skip
        self.parts = lexicon["names.title_parts"] | lexicon["names.titles"]
        self.of_state = lexicon["nominals.offices_of_state"]
        self.of_firms = lexicon["offices.of_firms"]
        self.titled = lexicon["offices.unnamed"]
        self.lesser = lexicon["offices.lesser"]
        self.leading = lexicon["offices.leading"]
        self.envoys = lexicon["nominals.envoys"]
        self.governing = lexicon["nominals.government"]
        self.neutral = lexicon["seats.neutral"]
        self.bearers: dict[str, Bearer] = {}
        self.known: dict[tuple[str, frozenset[str]], list[Bearer]] = {}
        self.owning: set[int] = set()  # tokens of names that say whom another person serves
        mentions = sorted({id(m): m for m in names.values()}.values(), key=lambda m: m.start)
        for mention in mentions:
            if mention.actors[0].kind == "person":
                self._read(mention)
        self.weights = self._weigh(mentions)
        self.home = self._dateline_state()
        self.states = {a.id: a for m in mentions for a in m.actors if a.kind == "country"}
        self._place_bearers()

    def _place_bearers(self) -> None:
        """Countries of persons: of their body, of the state named beside them, else the home state.

        Home is the dateline's state, where that is no seat of international bodies, else the state
        that the article is mostly about.
        """
        main, home = self.main_state(), self.home
        for bearer in self.bearers.values():
            if bearer.person.country is None and bearer.body is not None:
                bearer.person.country = bearer.body.country
            serving = any(office.head in self.of_state for office in bearer.offices)
            if serving and bearer.person.country and bearer.state is None:
                bearer.state = self.state_of(bearer.person)
            if bearer.person.country or bearer.person.source or not serving:
                continue
            near = self._named_before(bearer.first)
            if near is None:
                bearer.state = bearer.state or main
            bearer.person.country = near or home or (main.country if main else None)

    def _dateline_state(self) -> str | None:
        """The state from whose soil the article reports."""
        for index, marked in enumerate(self.page.dateline):
            mention = self.names.get(index) if marked else None
            if mention is not None:
                guest = self.page.low[index] in self.neutral
                return None if guest else mention.actors[0].country
        return None

    def _named_before(self, index: int) -> str | None:
        """The country of the state or town named last before, in the same sentence."""
        page, place = self.page, index - 1
        while place >= 0 and page.sentence[place] == page.sentence[index]:
            mention = self.names.get(place)
            kinds = {"country", "place"}
            if mention is not None and mention.actors[0].kind in kinds and place not in self.owning:
                country = mention.actors[0].country
                return None if page.dateline[place] else country
            place -= 1
        return None

    def follow_bodies(self) -> None:
        """Give persons the country of their body, where that was told later."""
        for bearer in self.bearers.values():
            if bearer.person.country is None and bearer.body is not None:
                bearer.person.country = bearer.body.country

    def lacks_body(self, mention: Mention) -> bool:
        """Whether a person, here named first, is told to hold an office in an unnamed firm."""
        bearer = self.bearers.get(mention.actors[0].id)
        if bearer is None or bearer.first != mention.start or bearer.body or bearer.state:
            return False
        return any(office.head in self.of_firms for office in bearer.offices)

    def employ(self, person: Actor, firm: Actor | None) -> None:
        """Note the firm in which the person has an office."""
        self.bearers[person.id].body = firm

    # --- asking -----------------------------------------------------------------------------------

    def holder(self, index: int, title: str, owners: tuple[Actor, ...]) -> Actor | None:
        """The person who holds this office (of this state or body); None where it is not told."""
        parts = self._parts_before(index)
        key = (title, parts)
        if key not in self.known:
            self.known[key] = [b for b in self.bearers.values() if self._holds(b, title, parts)]
        fits = self.known[key]
        if self.page.items:
            item = self.page.item_of(index)
            fits = [b for b in fits if self.page.item_of(b.first) == item]
        if owners:
            fits = [b for b in fits if b.state in owners or b.body in owners]
            fits = fits or self._untitled(index, title, owners)
        elif len(fits) > 1:
            fits = [b for b in fits if b.first < index] or fits
        elif not fits:
            fits = self._known_without(index, title)
        return fits[0].person if len(fits) == 1 else None

    def _untitled(self, index: int, title: str, owners: tuple[Actor, ...]) -> list[Bearer]:
        """ "Boris Johnson left. The British leader …": the known man of a state without office."""
        states = {o.country for o in owners if o.kind == "country" and o.country}
        if title not in self.of_state or len(states) != 1:
            return []
        known = [b for b in self.bearers.values() if b.person.country in states and b.first < index]
        lesser = any(b.offices for b in known)
        return known if len(known) == 1 and not lesser and known[0].person.source else []

    def _known_without(self, index: int, title: str) -> list[Bearer]:
        """ "Merkel was tired. The chancellor …": the only known person told of without office."""
        plain = title == "leader" or (title == "minister" and self.page.low[index - 1] != "prime")
        if title not in self.of_state or plain:
            return []
        before = [b for b in self.bearers.values() if b.first < index and not b.offices]
        return before if len(before) == 1 and before[0].person.source else []

    def state_of(self, person: Actor) -> Actor | None:
        """The state that the person serves, where the article tells it."""
        bearer = self.bearers.get(person.id)
        if bearer is not None and bearer.state is not None:
            return bearer.state
        same = [s for s in self.states.values() if s.country and s.country == person.country]
        return same[0] if len(same) == 1 else None

    def side_of(self, person: Actor) -> Actor | None:
        """The body or the state for which the person speaks."""
        bearer = self.bearers.get(person.id)
        return (bearer.body or bearer.state) if bearer else None

    def heads_of_state(self, actor: Actor) -> bool:
        """Whether the person leads a state or its government."""
        bearer = self.bearers.get(actor.id)
        if bearer is None:
            return False
        return any(o.head in self.of_state and not o.parts & self.lesser for o in bearer.offices)

    def may_hold(self, person: Actor, title: str, parts: frozenset[str]) -> bool:
        """Whether the article tells this office of the person, or none at all."""
        bearer = self.bearers.get(person.id)
        if bearer is None or not bearer.offices or title not in self.titled:
            return True
        return self._holds(bearer, title, parts)

    def main_state(self) -> Actor | None:
        """The one state that the article is mostly about; None where two compete."""
        top = self.weights.most_common(2)
        if not top:
            return None
        if len(top) > 1 and top[1][1] * _DOMINANT > top[0][1]:
            at_home = [self.states[key] for key, _ in top if self._is_home(self.states[key])]
            return at_home[0] if len(at_home) == 1 else None
        return self.states.get(top[0][0])

    def _is_home(self, state: Actor) -> bool:
        return state.country is not None and state.country == self.home

    def _parts_before(self, index: int) -> frozenset[str]:
        parts, place = set(), index - 1
        while place >= 0 and self.page.low[place] in self.parts:
            parts.add(self.page.low[place])
            place -= 1
        return frozenset(parts)

    def _holds(self, bearer: Bearer, title: str, parts: frozenset[str]) -> bool:
        return any(self._fits(office, title, parts) for office in bearer.offices)

    def _fits(self, office: Office, title: str, parts: frozenset[str]) -> bool:
        if "prime" in parts and office.head == "premier":
            return True
        if title == "leader":
            return office.head in self.of_state and not office.parts & self.lesser
        if title == "envoy":
            return office.head in self.envoys
        if title == "premier" and "prime" in office.parts:
            return True
        if office.head != title or not parts <= office.parts:
            return False
        if parts:
            return True
        prime = title == "minister" and "prime" in office.parts
        return not prime and not office.parts & self.lesser

    # --- reading ----------------------------------------------------------------------------------

    def _read(self, mention: Mention) -> None:
        person = mention.actors[0]
        bearer = self.bearers.setdefault(person.id, Bearer(person, mention.start))
        self._read_before(mention, bearer)
        self._read_after(mention, bearer)

    def _read_before(self, mention: Mention, bearer: Bearer) -> None:
        """ "Zimbabwe's President Robert Mugabe", "chief Soviet negotiator Viktor Karpov"."""
        page, index = self.page, mention.start - 1
        if index > 0 and page.text[index] == ",":
            index -= 1
        limit = max(-1, index - _REACH)
        words: list[str] = []
        while index > limit:
            other = self.names.get(index)
            if other is not None:
                if words and words != ["and"]:  # "Ole Berg of Norway and Luis Soto"
                    self._serve(bearer, other)
                break
            word = page.low[index]
            if word not in self.parts and word not in self.heads and word not in _INSIDE:
                self._nationality(bearer, index, limit)
                break
            words.append(word)
            index -= 1
        self._hold(bearer, list(reversed(words)))

    def _nationality(self, bearer: Bearer, index: int, limit: int) -> None:
        """ "German journalist …": a country, no office."""
        page = self.page
        while index > limit and page.tag[index].startswith(("NN", "JJ")):
            other = self.names.get(index)
            if other is not None:
                if other.form == "adjective":
                    bearer.person.country = bearer.person.country or other.actors[0].country
                return
            index -= 1

    def _hold(self, bearer: Bearer, words: list[str]) -> None:
        heads = [i for i, word in enumerate(words) if word in self.heads]
        if heads:
            before = frozenset(words[: heads[-1]]) - _INSIDE
            bearer.offices.add(Office(words[heads[-1]], before))

    def _read_after(self, mention: Mention, bearer: Bearer) -> None:
        """ "Zhou Nan, deputy foreign minister of China,"."""
        page, index = self.page, mention.end
        if index + 2 < len(page) and page.text[index] in {"of", "from"}:
            self._serve_of(bearer, index + 1)
        if index + 2 >= len(page) or page.text[index] != ",":
            return
        if page.low[index + 1] == "who" and page.low[index + 2] in self.leading:
            self._serve_of(bearer, index + 3)
        words: list[str] = []
        owner: Mention | None = None
        for place in range(index + 1, min(index + 2 * _REACH, len(page))):
            other = self.names.get(place)
            if page.text[place] in {",", ".", ";", "\n"}:
                break
            if other is not None and other.actors[0].kind == "person":
                return
            if page.tag[place] in {"VBD", "VBZ", "MD"}:
                break
            if other is not None and page.low[place - 1] not in _ELSEWHERE:
                owner = owner or other
            if other is None and (page.low[place] in self.parts or page.low[place] in self.heads):
                words.append(page.low[place])
        self._hold(bearer, words)
        if owner is not None and any(word in self.heads for word in words):
            self._serve(bearer, owner)

    def _serve_of(self, bearer: Bearer, index: int) -> None:
        """ "… of the Mossad", "… who heads the bank": the name that starts here."""
        page = self.page
        while index < len(page) and page.low[index] in {"the", "its"}:
            index += 1
        owner = self.names.get(index)
        if owner is not None and owner.start == index and owner.actors[0].kind != "person":
            self._serve(bearer, owner)

    def _serve(self, bearer: Bearer, owner: Mention) -> None:
        actor = owner.actors[0]
        self.owning.update(range(owner.start, owner.end))
        if actor.kind == "country":
            bearer.state = bearer.state or actor
        elif actor.kind == "organisation":
            bearer.body = bearer.body or actor
        bearer.person.country = bearer.person.country or actor.country

    def _weigh(self, mentions: Iterable[Mention]) -> Counter[str]:
        """How much the article speaks of each state; its government counts thrice."""
        page, weights = self.page, Counter[str]()
        for mention in mentions:
            if page.dateline[mention.start]:
                continue
            after = page.low[mention.end] if mention.end < len(page) else ""
            for actor in mention.actors:
                if actor.kind == "country":
                    weights[actor.id] += 3 if after in self.governing else 1
        return weights
