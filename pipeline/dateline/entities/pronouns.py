"""Pronouns: of persons, of bodies, of several, of those who speak."""

from __future__ import annotations

from dateline.entities.discourse import Discourse
from dateline.entities.lexicon import Lexicon
from dateline.entities.model import Actor, Mention
from dateline.entities.offices import Offices
from dateline.entities.page import Page

_RELATIVES = frozenset({"who", "which", "whose"})
_PREPOSITIONS = frozenset({"IN", "TO"})  # "Chad, to which France lent it"
_QUOTES = frozenset({'"', "“", "”", "``", "''"})
_COPULAS = frozenset(
    {"is", "was", "'s", "’s", "be", "been", "would", "will", "may", "might", "not", "also",
     "became",
     "becomes", "seems", "appears", "looks", "still", "very", "more"}
)  # fmt: skip
# What only somebody can be: "it is willing to buy".
_DISPOSED = frozenset(
    (
        "willing", "unwilling", "prepared", "ready", "able", "unable", "eager", "keen",
        "anxious", "free", "set", "due", "bound", "poised", "committed", "determined",
        "reluctant", "hesitant", "interested", "entitled", "obliged", "liable", "close",
        "likely", "unlikely", "certain", "sure", "opposed", "pleased", "happy", "content",
        "open", "confident", "aware", "concerned"
    )
)  # fmt: skip
_RAISERS = frozenset({"make", "makes", "made", "making", "find", "found", "finds", "consider"})
_PARTIES = {"country", "organisation"}
_WINDOW = 14
# Words from the start of a sentence to an "its" that looks ahead.
_OPENING = 5
_QUOTE = 200
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
        self.judged = lexicon["nominals.judged"]
        self.judging = lexicon["nominals.judging"]
        self.urging = lexicon["nominals.urging"]
        self.takeovers = lexicon["nominals.takeovers"]
        self.authorities = lexicon["nominals.authorities"]
        self.raters = tuple(name.replace("+", " ") for name in lexicon["nominals.raters"])
        self.quoted = _quoted(page)

    def knows(self, low: str) -> bool:
        """Whether the word is a pronoun that is resolved here."""
        return low in self.known

    def resolve(self, index: int) -> Mention | None:
        """The pronoun's mention, or None when unsure."""
        actors = self._glossed(index) or self._actors(index, self.page.low[index])
        return Mention(index, index + 1, index, "pronoun", actors) if actors else None

    def _actors(self, index: int, low: str) -> Actors:
        if low in _RELATIVES:
            return self._relative(index)
        if low in self.speakers or low in self.speaker:
            return self._speaking(index, low) if self.quoted[index] else ()
        if low in self.personal:
            told = self._asked(index) or self._claiming(index)
            return told or self._one(index, ("person",), within=2)
        if low in self.neuter and (self._is_empty(index) or self._is_of_nameless(index)):
            return ()
        if low in self.neuter:
            ahead = self._ahead(index) if low == "its" else ()
            return ahead or self._one(index, ("organisation", "country"), within=1)
        return self._several(index)

    def _glossed(self, index: int) -> Actors:
        """ "They (Codelco) will sell": the writer names whom a quotation means."""
        page = self.page
        if page.text[index + 1 : index + 2] != ["("]:
            return ()
        name = self.discourse.names.get(index + 2 + (page.low[index + 2 : index + 3] == ["the"]))
        closed = name is not None and page.text[name.end : name.end + 1] == [")"]
        return name.actors if name is not None and closed else ()

    def _ahead(self, index: int) -> Actors:
        """Whose name comes after: "after its purchase of X, Nokia cut jobs" opens a sentence."""
        page, place = self.page, index
        while place and page.sentence[place - 1] == page.sentence[index]:
            place -= 1
        if index - place > _OPENING or page.dep[place] not in ("prep", "mark"):
            return ()
        subject = self.discourse.subject_of.get(page.head[place], 0)
        mention = self.discourse.names.get(subject)
        named = mention is not None and subject > index and len(mention.actors) == 1
        return mention.actors if mention and named and mention.actors[0].kind in _PARTIES else ()

    def _asked(self, index: int) -> Actors:
        """ "Asked whether he would go, X said": the question is put to whoever answers."""
        page, place = self.page, index
        while place and page.sentence[place - 1] == page.sentence[index]:
            place -= 1
        place += page.low[place] == "when"
        if place >= index or page.low[place] != "asked":
            return ()
        for after in range(index + 1, min(index + _QUOTE, len(page) - 1)):
            if page.sentence[after] != page.sentence[index]:
                break
            if page.low[after + 1] in self.saying:
                mention = self.discourse.names.get(after)
                named = mention is not None and mention.actors[0].kind == "person"
                return mention.actors if mention and named else ()
        return ()

    def _claiming(self, index: int) -> Actors:
        """ "Berg denied Soto's claim that he had left": the claim is of who makes it."""
        page, verb = self.page, self.page.head[index]
        noun = page.head[verb]
        own = page.dep[index] == "nsubj" and page.dep[verb] in ("acl", "ccomp")
        if not own or not page.tag[noun].startswith("NN") or noun > index:
            return ()
        for place in range(noun - 1, max(noun - _OPENING, -1), -1):
            mention = self.discourse.names.get(place) if page.dep[place] == "poss" else None
            if mention is not None and page.head[place] == noun:
                person = len(mention.actors) == 1 and mention.actors[0].kind == "person"
                return mention.actors if person else ()
        return ()

    def _is_of_nameless(self, index: int) -> bool:
        """ "A Swiss bank said it …": it is the bank's, and nobody says which that is."""
        page, above = self.page, self.page.head[index]
        if page.dep[index] != "nsubj" or page.dep[above] != "ccomp":
            return False
        subject = self.discourse.subject_of.get(page.head[above])
        if subject is None or subject > index or page.tag[subject] != "NN":
            return False
        first = next((i for i in range(max(subject - 6, 0), subject) if page.head[i] == subject), 0)
        return page.low[first] in ("a", "an") and self.discourse.at.get(subject) is None

    def _is_empty(self, index: int) -> bool:
        """ "It is likely that …", "made it easier to …": the word stands for nothing."""
        page = self.page
        if page.low[index] != "it":
            return False
        if index and page.low[index - 1] in _RAISERS and page.tag[index + 1].startswith("JJ"):
            return True
        place = index + 1
        while place < len(page) and page.low[place] in _COPULAS:
            place += 1
        if place == index + 1 or place >= len(page):
            return False
        window = page.low[place + 1 : place + 6]
        weather = page.tag[place].startswith("JJ") and ("to" in window or "that" in window)
        if page.low[place] in _DISPOSED and window[:1] != ["that"]:
            return False  # who is willing, or likely, to act is somebody
        if page.low[place] in self.judged and window[:1] not in (
            ["for"],
            ["in"],
            ["of"],
            ["about"],
        ):
            return True  # "it is possible Volvo would be sold"
        return weather or (page.capital[place] and bool({"who", "that"} & set(window)))

    def _relative(self, index: int) -> Actors:
        last = self.discourse.last()
        before = index - 1 if self.page.tag[index - 1] in _PREPOSITIONS else index
        if last is None or last.end not in {before, before - 1}:
            return ()
        person = any(actor.kind == "person" for actor in last.actors)
        return () if person and self.page.low[index] == "which" else last.actors

    def _one(self, index: int, kinds: tuple[str, ...], *, within: int) -> Actors:
        if self.quoted[index] and kinds == ("organisation", "country"):
            return ()
        reflexive = self.page.low[index].endswith("self")
        barred = () if reflexive else self.discourse.acting_on(index) + self._judges_of(index)
        taking = self._owns_takeover(index)
        actor = self.discourse.best(
            lambda a: (
                a.kind in kinds
                and a not in barred
                and not self.is_rater(a)
                and not (taking and self._is_authority(a))
            ),
            token=index,
            within=within,
        )
        return (actor,) if actor else ()

    def _owns_takeover(self, index: int) -> bool:
        """ "Its proposed acquisition": no court or commission takes over firms."""
        page = self.page
        return page.dep[index] == "poss" and page.low[page.head[index]] in self.takeovers

    def _is_authority(self, actor: Actor) -> bool:
        words = actor.name.lower().split()
        return actor.kind == "organisation" and not self.authorities.isdisjoint(words)

    def is_rater(self, actor: Actor) -> bool:
        """Whether it only rates the debt of others: "S and P cut Volvo's debt after its bid"."""
        return actor.kind == "organisation" and actor.name.lower().startswith(self.raters)

    def _judges_of(self, index: int) -> Actors:
        """Who decides on another: "X cleared its purchase", "X urged that it drop the purchase"."""
        page, owned = self.page, self.page.head[index]
        verb = page.head[owned]
        judged = page.dep[index] == "poss" and page.dep[owned] == "dobj"
        urged = page.dep[index] == "nsubj" and page.dep[owned] == "ccomp"
        judged = judged and page.low[verb] in self.judging
        urged = urged and page.low[verb] in self.urging
        return self.discourse.subjects_of(verb) if judged or urged else ()

    def _several(self, index: int) -> Actors:
        """Those joined in a governing subject, else a plural just before, else its one body."""
        subjects = self.discourse.governing(index)
        for actors in subjects:
            kinds = {actor.kind for actor in actors}
            if len(actors) > 1 and (len(kinds) == 1 or kinds == _PARTIES):
                return actors
        recent = self.discourse.last_plural(index)
        if recent:
            return recent
        joined = self.discourse.joined_subject(index, within=1)
        if joined and not subjects:
            return joined
        for actors in subjects:
            if len(actors) == 1 and actors[0].kind == "organisation":
                return actors
        family = self.discourse.with_unnamed(index)
        if family:
            return family
        pair = self.discourse.last_pair(index) if self.page.low[index] == "they" else ()
        if pair and not subjects and {actor.kind for actor in pair} == {"person"}:
            return pair
        return self.discourse.plural_subject(index)

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
        while end < min(len(page), index + _QUOTE) and self.quoted[end]:
            end += 1
        start = index
        while start > max(0, index - _QUOTE) and self.quoted[start - 1]:
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
