"""What was named so far: the memory from which references are resolved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dateline.entities.lexicon import Lexicon
from dateline.entities.model import Actor, Mention
from dateline.entities.page import Page

_MEMORY = 60
_CLIMB = 8
# Words from a verb of meeting to whom one meets.
_REACH = 12
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_OBJECTS = frozenset({"dobj", "dative", "pobj"})
_OBJECT_CASE = frozenset({"him", "them", "us", "me"})
_JOINED = frozenset({"conj", "appos"})
_LISTED = frozenset({"person", "country"})
# "X bought shares in it": another than X.
_INTO = frozenset({"in", "into", "from"})
Test = Callable[[Actor], bool]


@dataclass(frozen=True, slots=True)
class Seen:
    """One actor at one place; `subject` where it is its clause's subject."""

    actor: Actor
    token: int
    sentence: int
    subject: bool
    mention: Mention


class Discourse:
    """Remembers the last mentions; asks are answered from the newest back."""

    def __init__(self, page: Page, names: dict[int, Mention], lexicon: Lexicon) -> None:
        self.page = page
        # Beginnings of words, as "startswith" takes them.
        self.calling = tuple(sorted(lexicon["discourse.calling"]))
        self.talks = tuple(sorted(lexicon["discourse.talks"]))
        self.meeting = tuple(sorted(lexicon["discourse.meeting"]))
        self.wires = lexicon["discourse.wires"]
        self.dealings = lexicon["discourse.dealings"]
        self.hearing, self.filing = lexicon["discourse.hearing"], lexicon["discourse.filing"]
        self.names = names
        self.at = dict(names)
        self.seen: list[Seen] = []
        self.counts: Counter[str] = Counter()
        self.of_country: Counter[str] = Counter()
        self.opened: dict[int, int] = {}
        self.subject_of: dict[int, int] = {}
        self.joined: dict[int, list[int]] = {}
        self.subjects_in: dict[int, list[int]] = {}
        self.item = self.first = 0  # of a digest, and the sentence in which it begins
        for index, dep in enumerate(page.dep):
            if dep in _SUBJECTS:
                self.subjects_in.setdefault(page.sentence[index], []).append(index)
                self.subject_of.setdefault(page.head[index], index)
            elif dep == "conj" or (dep == "appos" and self._is_listed(index)):
                self.joined.setdefault(page.head[index], []).append(index)

    def reach(self, token: int) -> None:
        """Forget who was seen where the token stands in another item of a digest."""
        item = self.page.item_of(token)
        if item != self.item:
            self.item, self.first = item, self.page.sentence[self.page.items[item - 1]]
            self.seen.clear()

    def _is_listed(self, index: int) -> bool:
        """ "President A, Premier B and C": the parser takes B for an apposition."""
        one, two = self.names.get(index), self.names.get(self.page.head[index])
        if one is None or two is None or one.actors[0] is two.actors[0]:
            return False
        return one.actors[0].kind == two.actors[0].kind and one.actors[0].kind in _LISTED

    def add(self, mention: Mention) -> None:
        """Remember the actors of a mention, unless it is the dateline's."""
        page = self.page
        if page.dateline[mention.start]:
            return
        for index in range(mention.start, mention.end):
            self.at.setdefault(index, mention)
        self.at[mention.head] = mention
        if self._is_addressee(mention.head):
            return
        sentence = page.sentence[mention.head]
        self.opened.setdefault(sentence, mention.head)
        subject = self.is_subject(mention.head)
        for actor in mention.actors:
            self.seen.append(Seen(actor, mention.head, sentence, subject, mention))
            self.counts[actor.id] += 1
            if actor.country and actor.kind != "country":
                self.of_country[actor.country] += 1
        if len(self.seen) > 2 * _MEMORY:
            del self.seen[:-_MEMORY]

    def _is_addressee(self, head: int) -> bool:
        """ "In a filing with the SEC, the group said it …", "told the SEC it …": not who acts."""
        page = self.page
        above = page.head[head]
        if page.dep[head] == "pobj" and page.low[above] == "with":
            return page.low[page.head[above]] in self.filing
        told = page.dep[head] in _OBJECTS and page.low[above] in {"told", "tells"}
        return told and page.low[head] in self.hearing

    def name_at(self, index: int) -> Mention | None:
        """The mention at a token, names that lie ahead included."""
        return self.at.get(index)

    def last(self) -> Mention | None:
        """The mention seen last."""
        return self.seen[-1].mention if self.seen else None

    def last_acting(self) -> Mention | None:
        """The last mention that is a subject or an object, no mere modifier."""
        for item in reversed(self.seen[-12:]):
            acting = item.subject or self.page.dep[item.token] in _OBJECTS | {"", "conj"}
            if acting and item.mention.form != "adjective":
                return item.mention
        return None

    def last_plural(self, index: int) -> tuple[Actor, ...]:
        """The actors of the last mention of several in this sentence or the one before."""
        for item in reversed(self.seen[-16:]):
            if item.sentence < self.page.sentence[index] - 1:
                break
            if len(item.mention.actors) > 1:
                return item.mention.actors
        return ()

    def last_pair(self, index: int) -> tuple[Actor, ...]:
        """The two that act on each other in this sentence, else in the one before."""
        sentence = self.page.sentence[index]
        for place in (sentence, max(sentence - 1, self.first)):
            met = self.met_in(place, before=index)
            if met:
                return met
            acting = [
                item for item in self.seen
                if item.sentence == place and item.mention.form != "adjective"
                and (item.subject or self.page.dep[item.token] in _OBJECTS)
            ]  # fmt: skip
            actors = tuple(dict.fromkeys(item.actor for item in acting))
            if len(actors) == 2 and any(item.subject for item in acting):
                return actors
            if len(actors) > 1:
                break
        return ()

    def met_in(self, sentence: int, *, before: int) -> tuple[Actor, ...]:
        """The two of one kind of "X spoke by telephone with Y", "X held talks with Y"."""
        page = self.page
        for subject in self.subjects_in.get(sentence, ()):
            verb, one = page.head[subject], self.with_joined(subject)
            if len(one) != 1 or subject >= before:
                continue
            for place in range(verb + 1, min(verb + _REACH, before)):
                other = self.at.get(place)
                if other is None or other.head != place or not self._is_met(place, verb):
                    continue
                if len(other.actors) == 1 and other.actors[0].kind == one[0].kind != "place":
                    return (*one, *other.actors) if other.actors != one else ()
        return ()

    def _is_met(self, token: int, verb: int) -> bool:
        """Whether `verb` tells that its subject met the token: "met X", "held talks with X"."""
        page = self.page
        token = page.head[token] if page.dep[token] == "appos" else token  # "his aide John Doe"
        above = page.head[token]
        if page.dep[token] == "dobj":
            return above == verb and page.low[verb].startswith(self.calling)
        if page.dep[token] != "pobj" or page.low[above] != "with":
            return False
        over = page.head[above]
        if page.tag[over].startswith("NN"):
            above, wire = page.head[over], page.low[over] in self.wires
            holds = above == verb or (page.head[above] == verb and page.tag[above] == "IN")
            return holds and (wire or page.low[over].startswith(self.talks))
        return over == verb and page.low[over].startswith(self.meeting)

    def plural_subject(self, index: int) -> tuple[Actor, ...]:
        """Who is meant by "Brazilian negotiators" as subject of this sentence or the one before."""
        sentence = self.page.sentence[index]
        for item in reversed(self.seen[-8:]):
            if item.sentence < sentence - 1:
                break
            several = item.mention.form == "nominal" and self.page.tag[item.token] == "NNS"
            if item.subject and several and item.token < index:
                return item.mention.actors
        return ()

    def joined_subject(
        self, index: int, *, within: int, number: int | None = None
    ) -> tuple[Actor, ...]:
        """The last subject before `index` that joins several actors of one kind ("A, B and C")."""
        sentence = self.page.sentence[index]
        for place in range(sentence, max(sentence - within, self.first) - 1, -1):
            actors = self.joined_in(place, index, number)
            if actors:
                return actors
        return ()

    def joined_in(self, sentence: int, index: int, number: int | None) -> tuple[Actor, ...]:
        """Those of one kind whom the last subject of the sentence that joins several joins."""
        for subject in reversed(self.subjects_in.get(sentence, [])):
            actors = self.with_joined(subject) if subject < index else ()
            alike = len(actors) > 1 and len({actor.kind for actor in actors}) == 1
            if alike and number in (None, len(actors)):
                return actors
        return ()

    def is_subject(self, token: int) -> bool:
        """Whether the token, or what it is joined to, is a subject."""
        page = self.page
        for _ in range(4):
            if page.dep[token] in _SUBJECTS:
                return True
            if page.dep[token] not in _JOINED:
                return False
            token = page.head[token]
        return False

    def acting_on(self, token: int) -> tuple[Actor, ...]:
        """Who acts on the token, and so is another: "X hosted him", "X met with him"."""
        page, above = self.page, self.page.head[token]
        if page.dep[token] == "pobj" and page.low[above] in {"with", "to"}:
            above = page.head[above]
            if not page.low[above].startswith(self.meeting):
                return ()
        elif page.dep[token] == "pobj" and page.low[above] in _INTO:
            above = page.head[above]
            above = page.head[above] if page.dep[above] == "dobj" else above
        elif page.dep[token] not in {"dobj", "dative"}:
            return ()
        if above not in self.subject_of and page.dep[above] == "advcl" and page.tag[above] == "VBG":
            above = page.head[above]  # "X called Y, inviting him": Y is invited
        subject = self.subject_of.get(above)
        if subject is None:
            return ()
        beside = (
            self.at.get(i)
            for i in range(subject + 1, token)
            if page.head[i] == subject and page.dep[i] in {"appos", "compound"}
        )
        return (*self.with_joined(subject), *(a for m in beside if m for a in m.actors))

    def governing(self, token: int) -> list[tuple[Actor, ...]]:
        """The actors of the subjects of the verbs above `token`, the nearest first.

        The subject of a verb whose object the token is cannot be meant and is left out.
        """
        page = self.page
        found: list[tuple[Actor, ...]] = []
        place, own_phrase = token, self._own_phrase(token)
        for _ in range(_CLIMB):
            above = page.head[place]
            if above == place or not page.dep[place]:
                break
            own_object = place == own_phrase
            subject = self.subject_of.get(above)
            if subject is not None and subject < token and subject != place and not own_object:
                actors = self.with_joined(subject)
                if actors:
                    found.append(actors)
            place = above
        return found[1:] if page.low[token] in _OBJECT_CASE else found

    def with_unnamed(self, token: int) -> tuple[Actor, ...]:
        """Who alone is named of those joined in a subject above: "X and his wife said they …"."""
        page, place = self.page, token
        for _ in range(_CLIMB):
            above = page.head[place]
            if above == place or not page.dep[place]:
                break
            subject = self.subject_of.get(above)
            beside = subject is not None and "and" in page.low[subject:above]
            if subject is not None and subject < token and (subject in self.joined or beside):
                actors = self.with_joined(subject)
                return actors if len(actors) == 1 and actors[0].kind == "person" else ()
            place = above
        return ()

    def subjects_of(self, verb: int) -> tuple[Actor, ...]:
        """The actors of the subject of the verb at `verb`."""
        subject = self.subject_of.get(verb)
        return self.with_joined(subject) if subject is not None else ()

    def _own_phrase(self, token: int) -> int:
        """The word by which an object hangs on its verb: itself, or the preposition before it."""
        dep = self.page.dep[token]
        if dep not in _OBJECTS:
            return -1
        return self.page.head[token] if dep == "pobj" else token

    def beside(self, token: int) -> tuple[Actor, ...]:
        """Who does what is done to the token, and so is not meant by it: "Volvo sold it a mill"."""
        phrase = self._own_phrase(token)
        verb = self.page.head[phrase] if phrase >= 0 else token
        while verb not in self.subject_of and self.page.dep[verb] in {"conj", "xcomp"}:
            verb = self.page.head[verb]
        above = self.page.head[token]
        if self.page.dep[token] == "nsubj" and self.page.dep[above] == "relcl":
            return self.with_joined(self.page.head[above])  # "the operator that it bought"
        subject = self.subject_of.get(verb)
        return self.with_joined(subject) if subject is not None and subject < token else ()

    def with_joined(self, token: int) -> tuple[Actor, ...]:
        actors: list[Actor] = []
        waiting = [token]
        while waiting:
            place = waiting.pop(0)
            mention = self.at.get(place)
            actors += mention.actors if mention else ()
            waiting += self.joined.get(place, [])
        return tuple(dict.fromkeys(actors))

    def back(self, test: Test, *, sentence: int, within: int) -> Iterator[Seen]:
        """Newest first, distinct actors, at most `within` sentences before `sentence`."""
        known: set[str] = set()
        for item in reversed(self.seen):
            if item.sentence < sentence - within:
                return
            if item.actor.id not in known and test(item.actor):
                known.add(item.actor.id)
                yield item

    def newest(self, test: Test, *, token: int, within: int) -> Actor | None:
        """The actor named last."""
        items = self.back(test, sentence=self.page.sentence[token], within=within)
        first = next(items, None)
        return first.actor if first else None

    def newest_named(self, test: Test, *, token: int, within: int) -> Actor | None:
        """The actor named last by more than an adjective, else the last one: "French wheat"."""
        items = list(self.back(test, sentence=self.page.sentence[token], within=within))
        named = (item for item in items if item.mention.form != "adjective")
        first = next(named, items[0] if items else None)
        return first.actor if first else None

    def best(self, test: Test, *, token: int, within: int) -> Actor | None:
        """The likeliest antecedent: governing, near, subject, often named; None without one."""
        sentence = self.page.sentence[token]
        governing = [a for actors in self.governing(token) if len(actors) == 1 for a in actors]
        scored = []
        others = self.beside(token)
        for order, item in enumerate(self.back(test, sentence=sentence, within=within)):
            if item.actor in others or self._is_done_to(item.token, token):
                continue
            score = 3.0 * self._was_subject(item) - 2.0 * (sentence - item.sentence) - 0.6 * order
            score += min(2.0, 0.3 * self.counts[item.actor.id])
            if item.actor in governing:
                score += 4.0 - governing.index(item.actor)
            scored.append((score, -order, item.actor))
        return max(scored, key=lambda s: s[:2])[2] if scored else None

    def _is_done_to(self, named: int, subject: int) -> bool:
        """ "With Merkel he discussed cod": the subject is not who stands in its phrase."""
        page = self.page
        if page.dep[subject] != "nsubj" or page.sentence[named] != page.sentence[subject]:
            return False
        phrase = self._own_phrase(named)
        return phrase >= 0 and page.head[phrase] == page.head[subject]

    def _was_subject(self, item: Seen) -> bool:
        opener = self.opened.get(item.sentence) == item.token
        if item.subject or (opener and not self.page.dep[item.token]):
            return True
        return any(
            s.subject and s.actor is item.actor and s.sentence == item.sentence
            for s in self.seen[-20:]
        )
