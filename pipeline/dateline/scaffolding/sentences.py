"""The test sentences of frames: what is marked in them must be found, and nothing else.

In a `test` sentence `{…}` marks the trigger and `[role Name]` each participant, all of them. A
`refuse_test` sentence carries no marks: no event of the frame's type may be found in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dateline.article import Article
from dateline.entities import find_actors
from dateline.events.frames import Frame
from dateline.events.matching import Matcher
from dateline.extractor import Extractor
from dateline.language import DocReader
from dateline.record import ROLES, EventRecord, Mention

_MARK = re.compile(r"\[(?P<role>[a-z]+) (?P<name>[^\[\]{}]+)\]|\{(?P<trigger>[^{}\[\]]+)\}")
_LEFT_OVER = re.compile(r"[\[\]{}]")
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence without its marks; spans are code points of `text`."""

    text: str
    triggers: tuple[Span, ...]
    roles: tuple[tuple[str, Span], ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One sentence that was tried: `problems` is empty where all is as marked."""

    frame: Frame
    source: str
    sentence: str
    refusing: bool
    problems: tuple[str, ...] = ()
    hints: tuple[str, ...] = field(default=())

    @property
    def passed(self) -> bool:
        """Whether the sentence gives what it should."""
        return not self.problems


def unmarked(sentence: str) -> Marked:
    """Read the marks of a sentence."""
    text, last = "", 0
    triggers: list[Span] = []
    roles: list[tuple[str, Span]] = []
    for match in _MARK.finditer(sentence):
        text += sentence[last : match.start()]
        span = (len(text), len(text) + len(match["trigger"] or match["name"]))
        text += match["trigger"] or match["name"]
        last = match.end()
        if match["trigger"]:
            triggers.append(span)
        else:
            roles.append((match["role"], span))
    return Marked(text + sentence[last:], tuple(triggers), tuple(roles))


def run_sentences(extractor: Extractor, frames: Iterable[tuple[str, Frame]]) -> Iterator[Outcome]:
    """Try all sentences of the frames, given as (source, frame) pairs, in their order."""
    for source, frame in frames:
        for sentence in frame.test:
            yield _wanted(extractor, source, frame, sentence)
        for sentence in frame.refuse_test:
            yield _unwanted(extractor, source, frame, sentence)


def _wanted(extractor: Extractor, source: str, frame: Frame, sentence: str) -> Outcome:
    marked = unmarked(sentence)
    problems = _mark_problems(frame, marked)
    if problems:
        return Outcome(frame, source, sentence, False, problems)
    records = _extract(extractor, marked.text)
    mine = [r for r in records if r.type == frame.type and _meets(r, marked.triggers)]
    if not mine:
        problems = (f"no {frame.type} is found at the marked trigger", *_found(records))
        return Outcome(frame, source, sentence, False, problems, _tried(extractor, frame, marked))
    problems = tuple(_role_problems(mine[0], marked))
    if problems:
        return Outcome(frame, source, sentence, False, problems, _roles_hint(mine[0], frame))
    other = () if mine[0].rule == frame.id else (f"found by {mine[0].rule}, not by {frame.id}",)
    return Outcome(frame, source, sentence, False, (), other)


def _unwanted(extractor: Extractor, source: str, frame: Frame, sentence: str) -> Outcome:
    records = [r for r in _extract(extractor, sentence) if r.type == frame.type]
    problems = tuple(f"{r.type} at {r.trigger.text!r} by {r.rule}" for r in records)
    return Outcome(frame, source, sentence, True, problems)


def _mark_problems(frame: Frame, marked: Marked) -> tuple[str, ...]:
    """What is wrong with the marks themselves."""
    allowed = ROLES[frame.type]
    unknown = [
        f"mark: no role {role!r}; {frame.type} has {', '.join(allowed)}"
        for role, _ in marked.roles
        if role not in allowed
    ]
    if not marked.triggers:
        unknown.append("mark: no {trigger} is marked")
    if _LEFT_OVER.search(marked.text):
        unknown.append("mark: write {trigger} and [role Name], not one inside of the other")
    return tuple(unknown)


def _extract(extractor: Extractor, text: str) -> list[EventRecord]:
    return extractor.extract(Article(id="sentence", text=text))


def _meets(record: EventRecord, spans: Iterable[Span]) -> bool:
    return any(_overlap(span, mention) for mention in record.mentions for span in spans)


def _overlap(span: Span, mention: Mention) -> bool:
    return span[0] < mention.end and mention.start < span[1]


def _role_problems(record: EventRecord, marked: Marked) -> Iterator[str]:
    """Marked participants that are not found, and found ones that are not marked."""
    for role, span in marked.roles:
        if not any(p.role == role and _overlap(span, p.mention) for p in record.participants):
            yield f"missing: {role} {marked.text[slice(*span)]!r}"
    for part in record.participants:
        if not any(part.role == r and _overlap(span, part.mention) for r, span in marked.roles):
            yield f"too much: {part.role} {part.name!r}"


def _found(records: list[EventRecord]) -> Iterator[str]:
    for record in records:
        yield f"instead: {record.type} at {record.trigger.text!r} by {record.rule}"


def _roles_hint(record: EventRecord, frame: Frame) -> tuple[str, ...]:
    if record.rule == frame.id:
        return ()
    return (f"read by {record.rule}; a higher `priority` lets {frame.id} come first",)


def _tried(extractor: Extractor, frame: Frame, marked: Marked) -> tuple[str, ...]:
    """Why the frame did not apply, as the matcher tells it."""
    doc = DocReader(nlp=extractor.nlp, cascade=False).read(marked.text)
    matcher = Matcher(extractor.frames, keep=True)
    matcher.match(doc, find_actors(doc, gazetteer=extractor.gazetteer))
    mine = [a for a in matcher.attempts if a.frame == frame.id]
    if not mine:
        words = ", ".join((*frame.verb, *frame.noun))
        return (f"{frame.id} was not tried: none of its words ({words}) is read as a trigger here",)
    return tuple(f"{a.frame} on {a.trigger!r}: {a.reason}" for a in mine)
