"""Frames against predications: which trigger evokes which event, and why not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dateline.entities.model import Actors
from dateline.events import syntax
from dateline.events.arguments import Arguments
from dateline.events.contents import states_amount
from dateline.events.frames import Asked, Condition, Frame, FrameSet, Phrase
from dateline.events.mentions import Attempt, EventMention
from dateline.events.predications import (
    Predication,
    Support,
    combined,
    noun_predication,
    verb_predication,
)
from dateline.events.requirements import PhraseIndex, could_head, index_of
from dateline.events.roles import fill_roles
from dateline.events.selecting import is_among, select
from dateline.events.supports import governs, is_told_behind, led_on
from dateline.events.syntax_cues import load_syntax_cues
from dateline.events.trigger_spans import belongs, root_of, trigger_span
from dateline.parsed import Readable, Token, parsed

GROUNDS = load_syntax_cues().grounds
WINDOW = 8
# Lists of what only common nouns are: Data General, United Air Lines are firms, no data or lines.
COMMON_NOUNS = frozenset({"$abstract_goods", "$premises"})
# Tokens between a verb, or a noun ("signing of"), and the trigger noun that the text may span.
LIGHT_REACH = 12
IDIOM_REACH = 12
ANTECEDENT_REACH = 40
# Kinds of actors that do things.
ACTING = frozenset({"country", "organisation", "person"})
# What the parser may take for an adverb: "fell through".
PARTICLES = frozenset({"through", "apart"})
LIGHT_RELATIONS = frozenset({"patient", "attr", "modifier"})


@dataclass(slots=True)
class Matcher:
    """Tries frames on every trigger of a document; `attempts` is filled only when `keep` is set."""

    frames: FrameSet
    keep: bool = False
    attempts: list[Attempt] = field(default_factory=list)
    _article: frozenset[str] = frozenset()

    def match(self, doc: Readable, actors: Actors) -> list[EventMention]:
        """Event mentions in text order, at most one a trigger token."""
        found: list[EventMention] = []
        text = parsed(doc)
        lowers, index = text.lowers, index_of(self.frames)
        self._article = article_words(lowers, self.frames)
        known: dict[int, frozenset[str]] = {}
        for place in range(len(lowers)) if text.candidates is None else text.candidates:
            form = lowers[place]
            if form not in index.forms:
                continue
            token = text[place]
            if not token.tag_:
                continue
            start = token.sent.start
            if start not in known:
                known[start] = index.known(lowers[start : token.sent.end]) | self._article
            phrases = self._phrases(token, index, known[start])
            mention = self._match_token(token, phrases, actors) if phrases else None
            if mention is not None:
                found.append(mention)
        return _drop_consumed(found)

    def _phrases(self, token: Token, index: PhraseIndex, known: frozenset[str]) -> list[Phrase]:
        """The phrases to try; where attempts are kept, also those that lack a word they ask for."""
        form, tag = token.lower_, token.tag_
        if self.keep:
            return [p for p in self.frames.phrases(form) if could_head(tag, p)]
        return index.met(form, tag, known)

    def _match_token(
        self, token: Token, phrases: list[Phrase], actors: Actors
    ) -> EventMention | None:
        spare: EventMention | None = None  # one that tells of nobody: the next may know who
        behind: EventMention | None = None
        for phrase, span, predication in self._readings(token, phrases):
            mention = self._try(phrase, span, predication, actors)
            if mention is None or (spare and mention.frame.type != spare.frame.type):
                continue
            if behind is not None:
                if (
                    not mention.anaphoric
                    and governs(mention)
                    and mention.frame.type == behind.frame.type
                ):
                    return mention
            elif mention.anaphoric:
                spare = spare or mention
            elif is_told_behind(mention):
                behind = mention
            else:
                return mention
        return behind or spare

    def _is_ungoverned(self, frame: Frame, predication: Predication) -> bool:
        """True where no governing word is one of the frame's; where attempts are kept, they say."""
        asked = () if self.keep else self.frames.governors(frame)
        return bool(asked) and all(s.lemma not in asked for s in predication.supports)

    def _readings(
        self, token: Token, phrases: list[Phrase]
    ) -> Iterator[tuple[Phrase, list[Token], Predication]]:
        """The phrases that stand at `token`, each with its tokens and what it predicates.

        Left out are those whose frame asks for a governing word that is not there.
        """
        predications: dict[tuple[int, str], Predication] = {}
        for phrase in phrases:
            span = trigger_span(token, phrase)
            if span is None:
                continue
            key = (root_of(span, token).i, phrase.pos)
            if key not in predications:
                predications[key] = self._predicate(token.doc[key[0]], phrase.pos)
            if not self._is_ungoverned(phrase.frame, predications[key]):
                yield phrase, span, predications[key]

    def _predicate(self, token: Token, pos: str) -> Predication:
        return (
            verb_predication(token)
            if pos == "verb"
            else noun_predication(token, self.frames.lemmas)
        )

    def _try(
        self, phrase: Phrase, span: list[Token], predication: Predication, actors: Actors
    ) -> EventMention | None:
        frame = phrase.frame
        support, reason = self._support(frame, predication)
        if reason is None:
            arguments = combined(predication, support)
            reason = self._refused(frame, span, predication, arguments, actors)
        mention = None
        if reason is None:
            mention = self._mention(phrase, span, predication, support, arguments, actors)
            if len(mention.actors()) < frame.min_actors:
                mention.anaphoric = True
        self._note(frame, span, mention is not None, reason or "applied")
        return mention

    def _refused(
        self, frame: Frame, span: list[Token], predication: Predication, arguments: Arguments,
        actors: Actors,
    ) -> str | None:  # fmt: skip
        """Why a frame does not apply that has its support."""
        return (
            self._only_modifies(predication)
            or self._refusal(frame, span)
            or self._conditions(frame, arguments, actors)
            or self._governor(frame, predication.head)
        )

    def _note(self, frame: Frame, span: list[Token], applied: bool, reason: str) -> None:
        if self.keep:
            text = " ".join(t.text for t in span)
            self.attempts.append(Attempt(frame.id, text, span[0].i, applied, reason))

    def _support(self, frame: Frame, predication: Predication) -> tuple[Support | None, str | None]:
        wants = frame.light or frame.subject_of or frame.nominal or frame.modified_by
        held = [s for s in predication.supports if self._is_support(frame, s)]
        if held:
            return led_on(held), None
        if wants:
            seen = ", ".join(f"{s.lemma}/{s.relation}" for s in predication.supports) or "nothing"
            return None, f"needs a governing word of the frame, has {seen}"
        return None, None

    def _is_support(self, frame: Frame, support: Support) -> bool:
        lemma, relation = support.lemma, support.relation
        is_one_of = self.frames.is_one_of
        if relation in LIGHT_RELATIONS:
            if relation == "modifier":
                return is_one_of(lemma, frame.modified_by) or self._is_verbal(support, frame.light)
            return self._is_verbal(support, frame.light)
        if relation == "agent":
            return self._is_verbal(support, frame.subject_of)
        if relation.startswith("prep:"):
            return is_one_of(f"{lemma} {relation[5:]}", frame.light) or self._is_led(
                support, frame.light
            )
        told = relation == "far:patient" and syntax.is_finite(support.token)
        return not told and is_one_of(lemma, frame.nominal)

    def _is_verbal(self, support: Support, names: tuple[str, ...]) -> bool:
        """A verb with its particle or idiom: "turn down", "put on ice", "come into force".

        A verb with a particle is another verb: "broke off the pact" is no breach of it.
        """
        particle = any(c.dep_ == "prt" for c in support.token.children)
        if not particle and self.frames.is_one_of(support.lemma, names):
            return True
        idioms = self.frames.idioms(support.lemma, names)
        idioms = [rest for rest in idioms if particle or rest != ("in",)]
        return any(_continues(support.token, rest) for rest in idioms)

    def _is_led(self, support: Support, names: tuple[str, ...]) -> bool:
        """An idiom that leads to its object: "walk away from", "put its name to"."""
        preposition = tuple(support.relation[5:].split())
        idioms = self.frames.idioms(support.lemma, names)
        led = [
            r for r in idioms if len(r) > len(preposition) and r[-len(preposition) :] == preposition
        ]
        return any(_continues(support.token, rest) for rest in led)

    def _only_modifies(self, predication: Predication) -> str | None:
        heads = predication.arguments.get("compound_of", ())
        event_heads = self.frames.lists.get("event_heads", frozenset())
        for head in heads:
            if (
                predication.pos == "noun"
                and self.frames.lemmas.noun(head.lower_) not in event_heads
            ):
                return f"only modifies {head.text!r}"
        return None

    def _refusal(self, frame: Frame, span: list[Token]) -> str | None:
        if frame.id not in self.frames.refusals:
            return None
        sent = span[0].sent
        start, end = max(sent.start, span[0].i - WINDOW), min(sent.end, span[-1].i + WINDOW)
        window = " ".join(span[0].doc.lowers[start:end])
        refused = self.frames.refused(frame, window)
        return None if refused is None else f"refused by {refused!r}"

    def _conditions(self, frame: Frame, arguments: Arguments, actors: Actors) -> str | None:
        for condition in frame.need:
            if not self._holds(condition, arguments, actors):
                wanted = " or ".join(condition.be) or "filled"
                return f"needs {'/'.join(condition.within)} to be {wanted}"
        for condition in frame.never:
            if self._holds(condition, arguments, actors):
                unwanted = " or ".join(condition.be) or "filled"
                return f"never with {'/'.join(condition.within)} being {unwanted}"
        return None

    def _governor(self, frame: Frame, head: Token) -> str | None:
        """Why the frame does not stand where the trigger is another's content ("agreed to buy").

        Nor does it stand as the subject of such a verb: "deliveries to the board rose".
        """
        if frame.not_under and head.dep_ == "nsubj" and not syntax.is_verb(head):
            told_by = self._phrasal(head.head)
            if self.frames.is_one_of(told_by, frame.not_under):
                return f"not under {told_by!r}"
        ground = head.dep_ == "pobj" and head.head.lower_ in GROUNDS  # "begin under a pact"
        for above in () if ground or not frame.not_under else syntax.governors(head):
            verb, noun = self.frames.lemmas.verb, self.frames.lemmas.noun
            if self.frames.is_one_of(verb(above.lower_), ("$fruitful",)):
                return None  # "the talks led to an accord": it came about
            told = (noun(s.lower_) for s in syntax.children(above, "nsubj"))
            lemmas = (verb(above.lower_), noun(above.lower_), *told)
            if any(self.frames.is_one_of(lemma, frame.not_under) for lemma in lemmas):
                return f"not under {above.lower_!r}"
        return None

    def _phrasal(self, verb: Token) -> str:
        """The lemma with its particle: "fall through" is another verb than "fall"."""
        lemma = self.frames.lemmas.verb(verb.lower_)
        particles = syntax.children(verb, "prt") or [
            t for t in syntax.children(verb, "advmod") if t.lower_ in PARTICLES
        ]
        return f"{lemma} {particles[0].lower_}" if particles else lemma

    def _holds(self, condition: Condition, arguments: Arguments, actors: Actors) -> bool:
        if "article" in condition.within and self._article_has(condition.be):
            return True
        heads = [h for f in condition.within for h in arguments.get(f) or self._led(f, arguments)]
        if not condition.be:
            return bool(heads)
        return any(self._is(head, condition.be, actors) for head in heads)

    def _led(self, function: str, arguments: Arguments) -> Iterable[Token]:
        """What stands under a function with cuts or steps: "at>poss", "of:!$bases"."""
        return (
            select(arguments, function, self.frames) if ">" in function or ":" in function else ()
        )

    def _is(self, head: Token, wanted: tuple[str, ...], actors: Actors) -> bool:
        kinds, words, proper = self._asked(wanted)
        if kinds and self._is_of_kind(head, kinds, actors):
            return True
        return is_among(head, proper if head.tag_ in ("NNP", "NNPS") else words, self.frames.lemmas)

    def _asked(self, wanted: tuple[str, ...]) -> Asked:
        """What a condition asks for: kinds, words, and words where the head is a proper noun."""
        known = self.frames.known_conditions.get(wanted)
        if known is None:
            plain = tuple(w for w in wanted if not w.startswith("@"))
            known = self.frames.known_conditions[wanted] = (
                frozenset(w for w in wanted if w.startswith("@")),
                self.frames.words_of(plain),
                self.frames.words_of(tuple(w for w in plain if w not in COMMON_NOUNS)),
            )
        return known

    def _is_of_kind(self, head: Token, kinds: frozenset[str], actors: Actors) -> bool:
        """True for an actor of one of the kinds ("@country"), or what else "@" asks for."""
        for actor in actors.resolve(head):
            if f"@{actor.kind}" in kinds or ("@actor" in kinds and actor.kind in ACTING):
                return True
        if _is_shaped(head, kinds) or ("@instrument" in kinds and self._means_instrument(head)):
            return True
        return ("@number" in kinds and head.tag_ == "CD") or (
            "@amount" in kinds and states_amount(head)
        )

    def _article_has(self, words: tuple[str, ...]) -> bool:
        """True where the article has one of these words: "launch" among satellites is theirs."""
        return any(self.frames.is_one_of(form, words) for form in self._article)

    def _means_instrument(self, pronoun: Token) -> bool:
        """True for a pronoun with the name of an instrument not far before it."""
        if pronoun.lower_ not in ("it", "they", "them", "this", "that", "which"):
            return False
        nouns, lists = self.frames.lemmas, self.frames.lists["firm_instruments"]
        before = pronoun.doc[max(0, pronoun.i - ANTECEDENT_REACH) : pronoun.i]
        return any(nouns.noun(t.lower_) in lists for t in before if syntax.is_noun(t))

    def _mention(
        self, phrase: Phrase, span: list[Token], predication: Predication,
        support: Support | None, arguments: Arguments, actors: Actors,
    ) -> EventMention:  # fmt: skip
        frame = phrase.frame
        start, end = span[0].i, span[-1].i + 1
        if phrase.pos == "verb" and end - start > len(phrase.words) + 1:
            end = span[phrase.head].i + 1
        lemma = " ".join(phrase.words)
        if support is not None and _is_light(support):
            lemma = f"{support.lemma} {lemma}"
        if (
            support is not None
            and (syntax.is_verb(support.token) or support.relation.startswith("noun:"))
            and 0 < start - support.token.i <= LIGHT_REACH
        ):
            start = support.token.i
        mention = EventMention(
            frame, predication, start, end, lemma, support=support, stage=frame.stage
        )
        mention.fillers = fill_roles(frame, predication.head, arguments, actors, self.frames)
        return mention


def _continues(verb: Token, rest: tuple[str, ...]) -> bool:
    """True where the words `rest` follow `verb` in its own phrase."""
    span, end = [verb], min(verb.i + 1 + IDIOM_REACH, verb.sent.end)
    for word in rest:
        after = verb.doc[span[-1].i + 1 : end]
        found = next((t for t in after if t.lower_ == word and belongs(t, span, span[-1].i)), None)
        if found is None:
            return False
        span.append(found)
    return True


def _is_shaped(head: Token, wanted: frozenset[str]) -> bool:
    """ "@infinitive", "@gerund", "@modal", "@pronoun", "@proper" speak of the form of a filler."""
    modal = any(c.tag_ == "MD" for c in head.children)
    if "@modal" in wanted and modal:
        return True
    if "@infinitive" in wanted and head.tag_ == "VB" and not syntax.is_finite(head):
        return True
    if "@gerund" in wanted and head.tag_ == "VBG":
        return True
    if "@pronoun" in wanted and head.tag_ == "PRP":
        return True
    return "@proper" in wanted and head.tag_ in ("NNP", "NNPS")


def article_words(words: Iterable[str], frames: FrameSet) -> frozenset[str]:
    """Of the lower-cased words of an article those that conditions on "article" name."""
    forms, nouns = set(words), frames.lemmas.nouns
    lemmas = {nouns[form] for form in forms & nouns.keys()}
    return frames.article_words & (forms | lemmas)


def _is_light(support: Support) -> bool:
    return syntax.is_verb(support.token) and support.relation == "patient"


def _drop_consumed(mentions: list[EventMention]) -> list[EventMention]:
    """A verb that supports a trigger noun is no trigger of its own."""
    consumed = {
        m.support.token.i for m in mentions if m.support is not None and _is_light(m.support)
    }
    return [m for m in mentions if m.predication.pos == "noun" or m.head.i not in consumed]
