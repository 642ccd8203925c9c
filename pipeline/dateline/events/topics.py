"""What an event is about: the noun phrases that its own sentence gives.

A topic is looked for first where the frame points to ("talks on X"), then in clauses of purpose
and content ("met to settle X", "an accord covering X", "X topped the agenda"), at last in the
words before the trigger ("the X talks").
"""

from __future__ import annotations

from collections.abc import Iterable

from dateline.entities.model import Actors
from dateline.events import syntax
from dateline.events.arguments import Arguments, verb_arguments
from dateline.events.frames import FrameSet
from dateline.events.mentions import EventMention
from dateline.events.modifiers import words_before
from dateline.events.phrases import (
    DATES,
    DETERMINERS,
    clean,
    is_infinitive,
    is_name,
    span_text,
    topic_phrases,
    topic_spans,
)
from dateline.events.roles import content_clauses
from dateline.events.selecting import select
from dateline.events.topic_cues import TopicCues, load_topic_cues
from dateline.parsed import Token

MAX_TOPICS = 12
LIST_REACH, PART_REACH = 50, 6
MAX_DEPTH = 4
LIST_ENDS = frozenset({"VBD", "VBZ", "VBP", "MD", "WDT", "WP", "WRB", "-LRB-"})
TOPICAL = frozenset({"in", "on", "concerning", "regarding", "for"})
TYPES = frozenset({"agreement", "talks", "cooperation", "visit", "order"})
CLAUSES = frozenset({"purpose", "complement"})
# What is done for somebody or to some end tells less than the words before: "a data pact to …".
LOOSE = {"agreement": frozenset({"purpose", "complement", "for", "to"})}
# Prepositions that lead from a verb or a dealing to what it is about.
ABOUT = (
    "about", "on", "over", "into", "of", "for", "with", "against", "toward", "towards", "to",
    "around", "at", "in",
)  # fmt: skip
LOCAL = frozenset({"on", "in", "at", "for", "over", "upon", "to", "with"})
NAMED = frozenset({"about", "over", "concerning", "regarding", "patient"})


class TopicFinder:
    """Reads the topics of one mention."""

    def __init__(self, mention: EventMention, actors: Actors, frames: FrameSet) -> None:
        self.mention = mention
        self.actors = actors
        self.frames = frames
        self.cues: TopicCues = load_topic_cues()
        self.taken = {i for f in mention.fillers for i in range(f.start, f.end)}

    def find(self, arguments: Arguments) -> list[str]:
        """Topics in text order, each once."""
        functions = self.mention.frame.topics
        loose = LOOSE.get(self.mention.type, frozenset())
        for function in functions:
            if function not in loose and function != "modifier":
                found = self._under(function, arguments)
                if found:
                    return found
        if loose:
            return (
                self._before()
                or next(
                    filter(None, (self._under(f, arguments) for f in functions if f in loose)), []
                )
                or self._unmarked(arguments)
            )
        return self._unmarked(arguments) or self._before()

    def _under(self, function: str, arguments: Arguments) -> list[str]:
        """Topics of one function of the frame."""
        name = function.partition(":")[0].partition(">")[0]
        held = with_tail(self.mention, with_content(self.mention, arguments), self.cues)
        heads = select(held, function, self.frames)
        if name in CLAUSES:
            return unique(t for h in heads for t in self.of_clause(h))
        found = [t for h in heads if self._may_be(h, name) for t in self.of_head(h)]
        return unique(found)

    def _may_be(self, head: Token, function: str) -> bool:
        if head.i in self.taken or head.lower_ in self.mention.lemma.split():
            return False
        if _is_alias(head) or syntax.first_conjunct(head).ent_type_ in DATES:
            return False
        if function in LOCAL and self._is_local(head):
            return False
        return function in NAMED or not self._is_actor(head)

    def _is_local(self, head: Token) -> bool:
        """True for what follows "on" or "for" and is a place, a time or a manner."""
        if head.ent_type_ in DATES and not _is_date(head):
            return False
        lemma = self.frames.lemmas.noun(head.lower_)
        return head.lower_ in self.cues.sites or self.frames.is_one_of(lemma, ("$no_topics",))

    def _is_actor(self, head: Token) -> bool:
        return is_name(head, self.actors)

    def of_head(self, head: Token, *, depth: int = 0) -> list[str]:
        """The topics that one noun or gerund names."""
        if syntax.is_verb(head):
            return self.of_clause(head)
        if not syntax.is_noun(head) and head.tag_ not in ("CD", "$", "JJ", "DT"):
            return []
        if head.tag_ in ("CD", "$") or (head.lower_ in self.cues.measures and _is_counted(head)):
            return self._measured(head, depth)
        if not syntax.is_noun(head) or _is_date(head):
            return []
        lemma = self.frames.lemmas.noun(head.lower_)
        willed = head.lower_ in self.cues.intentions and any(map(is_infinitive, head.children))
        if willed:
            return topic_phrases(head, self.actors, self.cues)
        if head.lower_ in self.cues.people or self.frames.is_one_of(lemma, ("$institutions",)):
            return []
        if self.mention.type == "agreement" and depth < MAX_DEPTH:
            if head.lower_ in self.cues.disputes:
                inner = self._inner(head, ("over", "about", "on", "of"), depth)
                return inner or topic_phrases(head, self.actors, self.cues)
            if self.frames.is_one_of(lemma, ("$instruments",)):
                return self._inner(head, ("on", "about", "over"), depth) or words_before(
                    head, self.mention, self.actors, self.frames
                )
        if depth < MAX_DEPTH and head.lower_ in self.cues.pointing:
            return self._pointed(head, depth)
        if depth < MAX_DEPTH and head.lower_ in self.cues.dealings:
            inner = self._inner(head, ("on", "about", "into", "over", "of", "for"), depth)
            if inner or self.mention.type not in ("agreement", "order"):
                return inner
        return self._before_trigger(head)

    def _before_trigger(self, head: Token) -> list[str]:
        """The phrase without what is told of it: "a program" of "a program drawn up by X and Y"."""
        trigger = self.mention.head
        if trigger.head.i != head.i or trigger.i < head.i:
            return topic_phrases(head, self.actors, self.cues)
        spans = topic_spans(head, self.actors, self.cues)
        told = trigger.left_edge.i
        return [span_text(head.doc, (s, min(e, told - 1))) for s, e in spans if s < told]

    def _inner(self, head: Token, names: tuple[str, ...], depth: int) -> list[str]:
        """The topics of the first of these prepositions that has any."""
        for name in names:
            found = [
                t
                for h in syntax.prepositional(head, name)
                if not self._is_actor(h)
                for t in self.of_head(h, depth=depth + 1)
            ]
            if found:
                return found
        return []

    def _measured(self, head: Token, depth: int) -> list[str]:
        """What follows "two mln tonnes of" or "$5 billion in"."""
        return self._inner(head, ("of", "in"), depth) if depth < MAX_DEPTH else []

    def _pointed(self, head: Token, depth: int) -> list[str]:
        """What "the issue of", "issues such as" or "X is among the issues" point to."""
        inner = syntax.prepositional(head, "of", "in", "on", "to", "as", "such as", "including")
        parsed = [t for h in inner for t in self.of_head(h, depth=depth + 1)]
        listed = self._listed(head)
        if parsed or listed:
            return listed if len(listed) > max(len(parsed), 1) else parsed
        named = self._equated(head)
        if named:
            return named
        words = {c.lower_ for c in head.children if c.dep_ in ("compound", "amod", "nmod")}
        if not words or words & self.cues.countless:
            return []
        return topic_phrases(head, self.actors, self.cues)

    def _equated(self, head: Token) -> list[str]:
        """The subject of "X is among the issues to be discussed"."""
        top = head
        if top.dep_ == "pobj" and top.head.dep_ == "prep":
            top = top.head
        if top.head.lower_ not in ("is", "are", "was", "were", "be", "been") or top.dep_ not in (
            "attr", "prep",
        ):  # fmt: skip
            return []
        heads = [s for c in syntax.children(top.head, "nsubj") for s in syntax.coordinated(c)]
        return [t for h in heads if h.i != head.i for t in topic_phrases(h, self.actors, self.cues)]

    def _listed(self, head: Token) -> list[str]:
        """The list after "the fields of", read from the surface: parses lose long ones."""
        doc, start = head.doc, head.i + 2
        if start >= len(doc) or doc[head.i + 1].lower_ != "of":
            return []
        parts: list[list[Token]] = [[]]
        for token in doc[start : min(head.sent.end, start + LIST_REACH)]:
            if token.tag_ in LIST_ENDS or token.text in (".", ";", "-", "--", "–", "—"):
                break
            if token.text == "," or token.tag_ == "CC":
                parts.append([])
            elif not token.is_quote and not token.is_space:
                parts[-1].append(token)
        kept = [p for p in parts if p]
        if any(len(p) > PART_REACH or not any(map(syntax.is_noun, p)) for p in kept):
            return []
        return [_without_article(p) for p in kept]

    def of_clause(self, verb: Token, *, depth: int = 0) -> list[str]:
        """What a clause is about: its deepest verb's object, or what its preposition leads to."""
        if not syntax.is_verb(verb) or depth > MAX_DEPTH:
            return []
        objects = [o for o in map(_antecedent, syntax.objects(verb)) if o is not None]
        inner = [c for c in syntax.children(verb, "xcomp", "ccomp") if syntax.is_verb(c)]
        if inner and not objects:
            return self.of_clause(inner[0], depth=depth + 1)
        if verb.tag_ == "VBG" and not depth and verb.lower_ not in self.cues.making and objects:
            return self._gerund(verb, objects)
        found = [t for o in objects if self._fits(o, verb) for t in self.of_head(o)]
        return found or self._about(verb)

    def _fits(self, head: Token, verb: Token) -> bool:
        if head.i in self.taken and verb.lower_ not in self.cues.acquiring:
            return False
        return verb.lower_ in self.cues.acquiring or not self._is_actor(head)

    def _about(self, verb: Token) -> list[str]:
        for name in ABOUT:
            heads = [
                h for h in syntax.prepositional(verb, name)
                if h.i not in self.taken and not self._is_actor(h) and not self._is_local(h)
            ]  # fmt: skip
            found = [t for h in heads for t in self.of_head(h)]
            if found:
                return found
        return []

    def _gerund(self, verb: Token, objects: list[Token]) -> list[str]:
        """ "Reducing stocks": the gerund is a word of the topic."""
        first, *more = topic_spans(objects[0], self.actors, self.cues)
        spans = [s for o in objects[1:] for s in topic_spans(o, self.actors, self.cues)]
        return [span_text(verb.doc, s) for s in ((verb.i, first[1]), *more, *spans)]

    def _unmarked(self, arguments: Arguments) -> list[str]:
        """Topics that no function of the frame leads to: clauses and the nouns beside."""
        if self.mention.type not in TYPES or self.mention.type == "order":
            return []
        for clause in [*arguments.get("purpose", ()), *self._purposes()]:
            if clause.lower_ not in self.cues.idle and _is_purpose(clause):
                found = unique(self.of_clause(clause))
                if found:
                    return found
        return unique([*self._in_clauses(), *self._in_focus()])

    def _purposes(self) -> list[Token]:
        """Infinitives on the trigger or its verb that the arguments do not hold as purposes."""
        tops = [self.mention.head]
        if self.mention.support:
            tops.append(self.mention.support.token)
        return [
            c for t in tops for c in syntax.children(t, "advcl", "acl", "xcomp", "relcl")
            if is_infinitive(c) or (c.tag_ == "VB" and c.dep_ != "relcl") or (
                c.tag_ == "VBG"
                and self.frames.is_one_of(self.frames.lemmas.verb(c.lower_), ("$discussing",))
            )
        ]  # fmt: skip

    def _in_clauses(self) -> list[str]:
        """ "An accord covering X", "a plan meant to end X", "the treaty would ban X"."""
        found: list[str] = []
        for clause in syntax.children(self.mention.head, "acl", "relcl"):
            found.extend(self._content(clause))
        for support in self.mention.predication.supports:
            if support.relation == "agent":
                found.extend(self._content(support.token))
        return found

    def _content(self, verb: Token) -> list[str]:
        if verb.lower_ in self.cues.focusing:
            inner = [c for c in syntax.children(verb, "xcomp", "advcl") if syntax.is_verb(c)]
            return [t for c in inner for t in self.of_clause(c)] or self._about(verb)
        if verb.lower_ in self.cues.covering and not syntax.is_passive(verb):
            return [
                t for o in syntax.objects(verb)
                if o.i > verb.i and not self._is_actor(o) for t in self.of_head(o)
            ]  # fmt: skip
        return []

    def _in_focus(self) -> list[str]:
        """ "X was the focus of the talks", "X topped the agenda of the meeting"."""
        if self.mention.predication.pos != "noun":
            return []
        noun = self.mention.head
        if noun.dep_ == "pobj" and noun.head.head.lower_ in self.cues.focus:
            noun = noun.head.head
            named = self._equated(noun)
            if named:
                return named
        verb = noun.head
        if noun.dep_ == "dobj" and verb.lower_ in self.cues.topping:
            heads = syntax.subjects(verb)
            return [t for h in heads if not self._is_actor(h) for t in self.of_head(h)]
        return []

    def _before(self) -> list[str]:
        """The words before the trigger noun: "farm trade" of "farm trade talks"."""
        if self.mention.predication.pos != "noun":
            return []
        if "modifier" not in self.mention.frame.topics and self.mention.type not in (
            "talks",
            "agreement",
        ):
            return []
        return words_before(self.mention.head, self.mention, self.actors, self.frames)


def unique(texts: Iterable[str]) -> list[str]:
    """Each text once; none that is part of another."""
    found = list(dict.fromkeys(t for t in texts if t))
    return [t for t in found if not any(t != o and t in o for o in found)][:MAX_TOPICS]


def _is_purpose(clause: Token) -> bool:
    """True for "to settle X", not for "so that it may settle X"."""
    return clause.tag_ == "VBG" or any(c.tag_ == "TO" for c in clause.children)


def _antecedent(token: Token) -> Token | None:
    """What "which" in "a loan which X agreed to service" stands for; other tokens themselves."""
    if token.tag_ not in ("WDT", "WP"):
        return token
    verb: Token | None = token
    for _ in range(MAX_DEPTH):
        verb = syntax.governing_verb(verb) if verb is not None else None
        if verb is not None and verb.dep_ == "relcl":
            return verb.head
    return None


def _is_alias(head: Token) -> bool:
    """True for the short name after "or": "the Long System, or Los"."""
    if head.dep_ != "conj" or not head.tag_.startswith("NNP"):
        return False
    return any(c.dep_ == "cc" and c.lower_ == "or" for c in head.head.children)


def _is_date(head: Token) -> bool:
    """True for a day or an hour, not for "working hours"."""
    if head.ent_type_ not in DATES:
        return False
    return not any(c.tag_ == "VBG" and c.dep_ in ("amod", "compound") for c in head.children)


def _is_counted(head: Token) -> bool:
    """True for "two tonnes" and "a number of", not for the dollar that is to be stabilised."""
    return any(c.tag_ in ("CD", "$") or c.lower_ == "of" for c in head.children)


def _without_article(tokens: list[Token]) -> str:
    first = 1 if tokens[0].tag_ in DETERMINERS and len(tokens) > 1 else 0
    return clean(tokens[0].doc[tokens[first].i : tokens[-1].i + 1].text)


def with_content(mention: EventMention, arguments: Arguments) -> Arguments:
    """For an order, the arguments of what is ordered beside its own: "… to cooperate in space"."""
    if not mention.frame.action:
        return arguments
    inner: Arguments = {}
    for clause in content_clauses(mention.frame, arguments):
        for function, heads in verb_arguments(clause).items():
            inner.setdefault(function.removeprefix("patient."), []).extend(heads)
    return (
        inner
        | arguments
        | {f: [*arguments.get(f, []), *h] for f, h in inner.items() if f in TOPICAL}
    )


def with_tail(mention: EventMention, arguments: Arguments, cues: TopicCues) -> Arguments:
    """The arguments with those that the parser hung on "understanding" of a memorandum."""
    if mention.predication.pos != "noun":
        return arguments
    tails = [t for t in syntax.prepositional(mention.head, "of") if t.lower_ in cues.tails]
    found = dict(arguments)
    for tail in tails:
        for name, head in syntax.prepositions(tail):
            found[name] = [*found.get(name, []), head]
    return found


def set_topics(
    mention: EventMention, arguments: Arguments, actors: Actors, frames: FrameSet
) -> None:
    """Set the topics of a mention; its instrument must be known."""
    mention.topics = TopicFinder(mention, actors, frames).find(arguments)
