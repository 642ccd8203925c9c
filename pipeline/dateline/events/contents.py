"""What an event is about: topics, item, amount, vehicle, action, instrument, places."""

from __future__ import annotations

import re
from collections.abc import Iterable

from spacy.tokens import Token

from dateline.entities.model import Actors
from dateline.events import syntax
from dateline.events.frames import FrameSet
from dateline.events.mentions import EventMention, PlaceMention
from dateline.events.predications import Arguments, verb_arguments
from dateline.events.roles import content_clauses
from dateline.events.selecting import select

MAX_TOPICS = 12
LIST_REACH, PART_REACH = 50, 6
LIST_ENDS = frozenset({"VBD", "VBZ", "VBP", "MD", "WDT", "WP", "WRB", "-LRB-"})
TOPICAL = frozenset({"in", "on", "concerning", "regarding", "for"})
DETERMINERS = frozenset({"DT", "PRP$", "WDT", "PDT"})
PLACE_KINDS = frozenset({"place", "country"})
AMOUNT = re.compile(
    r"[$€£¥%]|\b(?:dlrs?|dollars?|mln|billion|million|bn|euros?|pounds?|yen|stg|marks?)\b", re.I
)
# A sum of money as newspapers print it: "$5.2 billion", "30 mln dlrs", "38 dlrs a share".
SUM = re.compile(
    r"(?:US|A|C|HK|NZ)?\s?[$€£¥]\s?\d[\d,.]*(?:\s?(?:-|to)\s?[$€£]?\d[\d,.]*)?(?:[\s-]?(?:bn|billion|mln|million|m|trillion)\b)?"
    r"|\d[\d,./-]*(?:\s(?:to|or)\s\d[\d,./-]*)?(?:[\s-](?:mln|million|billion|bn|trillion|thousand))?[\s-](?:[A-Z][a-z]+\s)?"
    r"(?:dlrs?|dollars?|euros?|pounds?|yen|stg|sterling|marks?|francs?|crowns?|guilders|yuan|rupees|ro?ubles|pesos|dirhams|riyals|dinars|lire|won|reais)\b"
    r"(?:\s(?:a|per)\sshare|\seach)?"
)
AMOUNT_FUNCTIONS = (
    "for",
    "patient.for",
    "patient",
    "object",
    "of",
    "patient.of",
    "modifier",
    "at",
    "worth",
    "to",
    "with",
)
QUOTES = "“”\"'`‘’ \n\t,;:.–—-"


def clean(text: str) -> str:
    """`text` on one line, outer quotes and blanks dropped."""
    return re.sub(r"\s+", " ", text).strip(QUOTES)


def phrase_span(head: Token, *, clauses: bool = False) -> tuple[int, int]:
    """Token span of the noun phrase of `head`, without determiner, conjuncts, and clauses."""
    skip = {"conj", "cc", "appos", "punct", "relcl", "parataxis", "det", "preconj", "predet"}
    if not clauses:
        skip |= {"acl", "advcl"}
    members = {head.i}
    stack = [head]
    while stack:
        node = stack.pop()
        for child in node.children:
            if node.i == head.i and child.dep_ in skip and child.tag_ != "HYPH":
                continue
            if node.i == head.i and child.dep_ == "poss":
                continue
            members.add(child.i)
            stack.append(child)
    start = end = head.i
    while start - 1 in members:
        start -= 1
    while end + 1 in members:
        end += 1
    return start, end + 1


def phrase_text(head: Token, *, clauses: bool = False) -> str:
    """The noun phrase of `head` as the text words it, without article and possessor."""
    start, end = phrase_span(head, clauses=clauses)
    doc = head.doc
    while start < head.i and (
        doc[start].tag_ in DETERMINERS or doc[start].tag_ == "POS" or doc[start].is_punct
    ):
        start += 1
    return clean(doc[start:end].text)


def states_amount(head: Token) -> bool:
    """True where the noun phrase of `head` has a sum of money."""
    start, end = phrase_span(head)
    return AMOUNT.search(head.doc[start:end].text) is not None


def set_contents(
    mention: EventMention, arguments: Arguments, actors: Actors, frames: FrameSet
) -> None:
    """Set topics, item, amount, vehicle, action, instrument and places of a mention."""
    frame = mention.frame
    mention.topics = topics(mention, arguments, actors, frames)
    mention.item = _first_phrase(frame.item, arguments, frames, mention)
    mention.vehicle = _first_phrase(frame.vehicle, arguments, frames, mention)
    mention.instrument = _instrument(mention, frames) or _instrument_acted_on(
        mention, arguments, frames
    )
    if frame.action:
        mention.action = _action(mention, arguments)
    if frame.amount:
        mention.amount = _amount(mention, arguments)
    mention.places = _places(mention, arguments, actors)


def topics(
    mention: EventMention, arguments: Arguments, actors: Actors, frames: FrameSet
) -> list[str]:
    """Topics in text order, each once: of the first function of the frame that yields any."""
    taken = {f.start for f in mention.fillers}
    for function in mention.frame.topics:
        found: list[str] = []
        heads = [
            h
            for h in select(_with_content(mention, arguments), function, frames)
            if h.i not in taken
        ]
        for head in heads:
            if _is_actor(head, actors) or head.lower_ in mention.lemma.split():
                continue
            texts = (
                [_modifier_topic(head, frames)]
                if function == "modifier"
                else _topic_texts(head, frames)
            )
            found.extend(t for t in texts if t and t not in found)
        if found:
            return [t for t in found if not any(t != o and t in o for o in found)][:MAX_TOPICS]
    return []


def _with_content(mention: EventMention, arguments: Arguments) -> Arguments:
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


def _topic_texts(head: Token, frames: FrameSet, *, depth: int = 0) -> list[str]:
    """The phrase of a head, its parts apart; of "work in the fields of A and B" A and B."""
    if syntax.is_verb(head):
        return [t for o in syntax.objects(head) if syntax.is_noun(o) for t in _parts(o)]
    lemma = frames.lemmas.noun(head.lower_)
    if (
        not syntax.is_noun(head)
        or head.ent_type_ in ("DATE", "TIME")
        or frames.is_one_of(lemma, ("$no_topics",))
    ):
        return []
    if depth < 3 and frames.is_one_of(lemma, ("$vague_topics",)):
        inner = syntax.prepositional(head, "of", "in", "on", "to")
        parsed = [t for h in inner for t in _topic_texts(h, frames, depth=depth + 1)]
        listed = _listed(head)
        return listed if len(listed) > max(len(parsed), 1) else parsed
    return _parts(head)


def _listed(head: Token) -> list[str]:
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


def _without_article(tokens: list[Token]) -> str:
    first = 1 if tokens[0].tag_ in DETERMINERS and len(tokens) > 1 else 0
    return clean(tokens[0].doc[tokens[first].i : tokens[-1].i + 1].text)


def _parts(head: Token) -> list[str]:
    """The topic phrase of a head, cut at the coordinations inside it."""
    members = sorted(_topic_members(head))
    start, end = members.index(head.i), members.index(head.i)
    while start > 0 and members[start - 1] == members[start] - 1:
        start -= 1
    while end + 1 < len(members) and members[end + 1] == members[end] + 1:
        end += 1
    tokens = [head.doc[i] for i in members[start : end + 1]]
    parts: list[list[Token]] = [[]]
    for token in tokens:
        between = token.dep_ == "cc" and syntax.is_noun(token.head)
        if (between or token.text in (",", ";")) and token.i > head.i:
            parts.append([])
        elif parts[-1] or token.tag_ not in DETERMINERS | {"POS"}:
            parts[-1].append(token)
    return [clean(head.doc[p[0].i : p[-1].i + 1].text) for p in parts if p]


def _topic_members(head: Token) -> set[int]:
    """Tokens of the phrase that names a topic: no date, party, place adverb, relative clause."""
    members = {head.i}
    stack = [child for child in head.children if not _is_outside(child, head)]
    while stack:
        node = stack.pop()
        members.add(node.i)
        stack.extend(c for c in node.children if not _is_aside(c, head))
    return members


def _is_aside(child: Token, head: Token) -> bool:
    """What hangs deeper in the phrase and names no topic: clauses, "here", "with X"."""
    if child.dep_ in ("relcl", "parataxis"):
        return True
    return child.i > head.i and (child.dep_ == "advmod" or child.lower_ == "with")


def _is_outside(child: Token, head: Token) -> bool:
    if child.dep_ in (
        "conj",
        "cc",
        "appos",
        "relcl",
        "parataxis",
        "det",
        "poss",
        "preconj",
        "predet",
        "npadvmod",
        "advcl",
    ):
        return True
    if child.dep_ == "punct":
        return child.tag_ != "HYPH"
    if child.i < head.i:
        return False
    if child.dep_ == "acl":
        return child.tag_ != "VB"
    if child.dep_ == "prep":
        dated = any(c.ent_type_ in ("DATE", "TIME") for c in child.children)
        return dated or child.lower_ in (
            "with",
            "between",
            "by",
            "from",
            "after",
            "before",
            "since",
            "during",
            "at",
        )
    return child.dep_ == "advmod"


def _modifier_topic(head: Token, frames: FrameSet) -> str | None:
    """The compound before a trigger noun ("information technology deal"), where `head` ends it."""
    if head.tag_ not in ("NN", "NNS") and not frames.is_one_of(
        head.lower_, ("$topical_adjectives",)
    ):
        return None
    doc, start = head.doc, head.i
    if (
        head.i + 1 < len(doc)
        and doc[head.i + 1].dep_ == "compound"
        and head.head.i == doc[head.i + 1].head.i
    ):
        return None
    while start > 0 and _is_compound(doc[start - 1], frames):
        start -= 1
    if doc[start].tag_ == "HYPH":
        return None
    words = [t.lower_ for t in doc[start : head.i + 1]]
    if any(
        frames.is_one_of(w, ("$no_topic_modifiers", "$instrument_modifiers")) for w in words[-1:]
    ):
        return None
    return clean(doc[start : head.i + 1].text)


def _is_compound(token: Token, frames: FrameSet) -> bool:
    if token.tag_ in ("NN", "NNS", "HYPH"):
        return token.dep_ in ("compound", "nmod", "punct")
    return token.tag_ == "JJ" and frames.is_one_of(token.lower_, ("$topical_adjectives",))


def _is_actor(head: Token, actors: Actors) -> bool:
    mention = actors.mention_at(head.i)
    return (
        mention is not None
        and mention.head == head.i
        and mention.form in ("name", "acronym", "pronoun", "plural")
    )


def _first_phrase(
    functions: Iterable[str], arguments: Arguments, frames: FrameSet, mention: EventMention
) -> str | None:
    taken = {f.start for f in mention.fillers}
    for function in functions:
        for head in select(arguments, function, frames):
            if head.tag_.startswith("PRP") or head.i in taken:
                continue
            if syntax.is_noun(head) or head.tag_ == "CD":
                return phrase_text(head)
    return None


def _instrument(mention: EventMention, frames: FrameSet) -> str | None:
    value = mention.frame.instrument
    if value != "noun":
        return value
    head = mention.head
    lemma = frames.lemmas.noun(head.lower_)
    words = [lemma]
    index = head.i - 1
    modifiers = frames.lists.get("instrument_modifiers", frozenset())
    while index >= 0:
        two = f"{head.doc[index - 1].lower_} {head.doc[index].lower_}" if index else ""
        found = next((m for m in (two, head.doc[index].lower_) if m in modifiers), None)
        if found is None:
            break
        words[:0] = found.split()
        index -= len(found.split())
    tail = " ".join(t.lower_ for t in head.doc[head.i + 1 : head.i + 3])
    if tail in ("of understanding", "of intent", "of cooperation"):
        words.extend(tail.split())
    return " ".join(words)


def _instrument_acted_on(
    mention: EventMention, arguments: Arguments, frames: FrameSet
) -> str | None:
    """For "ratified the treaty" and "withdrew from the pact" what is acted on is the instrument."""
    if mention.type != "agreement" or mention.predication.pos != "verb":
        return None
    for function in ("patient", "from", "of", "to"):
        for head in arguments.get(function, ()):
            lemma = frames.lemmas.noun(head.lower_)
            if frames.is_one_of(lemma, ("$firm_instruments",)):
                return lemma
    return None


def _action(mention: EventMention, arguments: Arguments) -> str | None:
    for clause in content_clauses(mention.frame, arguments):
        tokens = sorted(t.i for t in clause.subtree)
        start = clause.i
        text = clause.doc[start : tokens[-1] + 1].text
        return clean(text)[:400]
    return None


def _amount(mention: EventMention, arguments: Arguments) -> str | None:
    heads = [h for f in AMOUNT_FUNCTIONS for h in arguments.get(f, ())]
    if mention.predication.pos == "noun":
        heads.append(mention.head)
    for head in heads:
        start, end = phrase_span(head)
        found = SUM.search(clean(head.doc[start:end].text))
        if found:
            return clean(found.group())
    return None


def _places(mention: EventMention, arguments: Arguments, actors: Actors) -> list[PlaceMention]:
    found: list[PlaceMention] = []
    fillers = {f.actor.id for f in mention.fillers}
    for function in mention.frame.places:
        for head in arguments.get(function, ()):
            for token in (head, *syntax.prepositional(head, "in", "of")):
                _add_place(found, token, actors, fillers)
    return found


def _add_place(found: list[PlaceMention], head: Token, actors: Actors, fillers: set[str]) -> None:
    span = actors.mention_at(head.i)
    for actor in actors.resolve(head):
        if (
            actor.kind in PLACE_KINDS
            and actor.id not in fillers
            and all(p.name != actor.name for p in found)
        ):
            start, end = (span.start, span.end) if span else (head.i, head.i + 1)
            found.append(PlaceMention(actor.name, actor.country, start, end))
