"""How a sentence is read: parse, predications, frames tried, and why each applied or not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dateline.article import Article
from dateline.entities import find_actors
from dateline.events import find_mentions
from dateline.events.matching import Matcher
from dateline.events.mentions import EventMention
from dateline.events.predications import combined
from dateline.language import DocReader
from dateline.parsed import Parsed, Token, parsed
from dateline.times import find_times

if TYPE_CHECKING:
    from dateline.extractor import Extractor


def explain(extractor: Extractor, article: Article) -> Iterator[str]:
    """Lines of text, in the order in which the pipeline works."""
    doc = parsed(DocReader(nlp=extractor.nlp, cascade=False).read(article.text))
    actors = find_actors(doc, gazetteer=extractor.gazetteer, title=article.title)
    times = find_times(doc, reference=article.published)
    yield from _section("parse", (_parse_line(t) for t in doc if not t.is_space))
    yield from _section(
        "actors", (f"{a.id}  {a.name}  ({a.kind}, {a.country or '-'})" for a in actors.actors)
    )
    yield from _section("times", (f"{t.text!r}  {t.value}  edtf {t.edtf or '-'}" for t in times))
    matcher = Matcher(extractor.frames, keep=True)
    matcher.match(doc, actors)
    yield from _section(
        "frames tried",
        (_attempt_line(a.frame, a.trigger, a.applied, a.reason) for a in matcher.attempts),
    )
    mentions = find_mentions(doc, actors=actors, times=times, frames=extractor.frames)
    for mention in mentions:
        yield from _section(f"mention {mention.frame.id}", _mention_lines(mention, doc))
    records = extractor.extract_parsed(article, doc)
    yield from _section(
        "records",
        (r.model_dump_json(by_alias=True, exclude={"producer", "article"}) for r in records),
    )


def _section(title: str, lines: Iterator[str]) -> Iterator[str]:
    yield f"## {title}"
    yield from (f"  {line}" for line in lines)


def _parse_line(token: Token) -> str:
    word = f"{token.i:3d}  {token.text:18s} {token.tag_:5s} {token.dep_:10s}"
    return f"{word} <- {token.head.text:15s} {token.ent_type_}".rstrip()


def _attempt_line(frame: str, trigger: str, applied: bool, reason: str) -> str:
    return f"{'+' if applied else '-'} {trigger:22s} {frame:32s} {reason}"


def _mention_lines(mention: EventMention, doc: Parsed) -> Iterator[str]:
    yield f"trigger   {doc[mention.start : mention.end].text!r} ({mention.lemma})"
    for function, heads in combined(mention.predication, mention.support).items():
        yield f"argument  {function:14s} {', '.join(h.text for h in heads)}"
    for filler in mention.fillers:
        yield f"role      {filler.role:14s} {filler.actor.name} (by {filler.function})"
    yield f"status    {mention.status} ({mention.status_cue}){', hedged' if mention.hedged else ''}"
    yield f"time      {mention.time.text if mention.time else '-'}"
    yield f"contents  topics={mention.topics} instrument={mention.instrument}"
    yield f"          item={mention.item} amount={mention.amount} vehicle={mention.vehicle}"
