"""What the phrase of a mention, its numbers and the names beside it share with earlier mentions.

Part of what `affinity` weighs. The phrase is what hangs on the trigger: "cod" and "Ghana" of
"sold cod to Ghana", clauses left out.
"""

from __future__ import annotations

from dateline.events.compatibility import Evidence
from dateline.events.mentions import EventMention
from dateline.parsed import Token

# Levels of the tree that make a phrase, letters of the shortest word that counts.
DEPTH, SHORTEST = 6, 3
# So many shared words say no more than fewer; so many make a phrase that could share some.
COUNTED, TELLING = 3, 2
NEW_COUNTED = 4
_CLAUSES = frozenset({"relcl", "advcl", "ccomp", "parataxis", "conj"})
_WORDS = ("NN", "CD", "JJ")
# Letters by which "agreement" and "agreements" are one, steps from clause to clause.
STEM, STEPS = 4, 3


def phrases_told(mention: EventMention, told: list[EventMention]) -> Evidence:
    """What the phrase of `mention` shares with those of `told`."""
    yield from _words(mention, told)
    yield from _numbers(mention, told)
    yield from _names(mention, told)
    yield from _plurals(mention, told)
    start = mention.head.sent.start
    beside = [other for other in told if other.head.sent.start == start]
    if any(_joined(mention, other) or _joined(other, mention) for other in beside):
        yield "clauses.joined", 1.0
    if any(_equates(mention, other) or _equates(other, mention) for other in beside):
        yield "nouns.equated", 1.0


def words_new(mention: EventMention) -> Evidence:
    """How much the phrase of `mention` tells, and how much of it the text has not said before."""
    words, start = _phrase(mention), mention.head.sent.start
    unseen = sum(mention.doc.first_place(word) >= start for word in words)
    yield "new.words", min(len(words), NEW_COUNTED) / 2
    yield "new.words.unseen", min(unseen, NEW_COUNTED) / 2


def _words(mention: EventMention, told: list[EventMention]) -> Evidence:
    mine, theirs = _phrase(mention), [_phrase(other) for other in told]
    most = max(len(mine & words) for words in theirs)
    yield "phrase.shared", min(most, COUNTED) / 2
    if mine:
        yield "phrase.known", len(mine.intersection(frozenset().union(*theirs))) / len(mine)
    if len(mine) >= TELLING and not most and any(len(words) >= TELLING for words in theirs):
        yield "phrase.none", 1.0


def _numbers(mention: EventMention, told: list[EventMention]) -> Evidence:
    """Other amounts, other shares of a company: mostly another sale."""
    mine, theirs = _figures(mention), frozenset().union(*map(_figures, told))
    if mine and theirs:
        yield "numbers.same" if mine & theirs else "numbers.other", 1.0


def _names(mention: EventMention, told: list[EventMention]) -> Evidence:
    """Whom and what the sentences name, in whatever place."""
    start = mention.head.sent.start
    apart = [_named(other) for other in told if other.head.sent.start != start]
    mine, theirs = _named(mention), frozenset().union(*apart)
    if mine and theirs:
        shared = len(mine & theirs)
        yield "names.same" if shared else "names.other", 1.0
        yield "names.shared", min(shared, COUNTED) / 2


def _plurals(mention: EventMention, told: list[EventMention]) -> Evidence:
    """ "The agreements" are not "the agreement"."""
    if mention.predication.pos != "noun":
        return
    stem, plural = mention.head.lower_[:STEM], mention.head.tag_ == "NNS"
    nouns = [
        other.head for other in told
        if other.predication.pos == "noun" and other.head.lower_[:STEM] == stem
    ]  # fmt: skip
    if nouns:
        alike = any((noun.tag_ == "NNS") == plural for noun in nouns)
        yield "plural.same" if alike else "plural.other", 1.0


def _joined(one: EventMention, other: EventMention) -> bool:
    """True for the clauses of "bought A and sold B"."""
    token, top = _verb(one), _verb(other)
    for _ in range(STEPS):
        if token.dep_ != "conj":
            return False
        token = token.head
        if token.i == top.i:
            return True
    return False


def _verb(mention: EventMention) -> Token:
    return mention.head if mention.support is None else mention.support.token


def _equates(one: EventMention, other: EventMention) -> bool:
    """True for "the deal is the first agreement", "the deal, an agreement to …"."""
    is_, was = one.head, other.head
    if is_.dep_ == "appos":
        return is_.head.i == was.i
    verbs = (is_.head.i, is_.head.head.i)
    return is_.dep_ in ("attr", "oprd") and was.dep_ in _SUBJECTS and was.head.i in verbs


_SUBJECTS = ("nsubj", "nsubjpass")


def _phrase(mention: EventMention) -> frozenset[str]:
    """Nouns, adjectives and numbers of the phrase."""
    known = mention.memo.get("phrase")
    return _read(mention)[0] if known is None else known


def _figures(mention: EventMention) -> frozenset[str]:
    """Numbers of the phrase in digits."""
    known = mention.memo.get("figures")
    return _read(mention)[1] if known is None else known


def _read(mention: EventMention) -> tuple[frozenset[str], frozenset[str]]:
    tokens = _hanging(mention)
    words = frozenset(
        t.lower_ for t in tokens if t.tag_.startswith(_WORDS) and len(t.text) >= SHORTEST
    )
    figures = frozenset(t.text for t in tokens if t.tag_ == "CD" and t.text[0].isdigit())
    mention.memo["phrase"], mention.memo["figures"] = words, figures
    return words, figures


def _hanging(mention: EventMention) -> list[Token]:
    level = mention.head.children
    if mention.predication.pos == "verb":
        level = [child for child in level if child.dep_ not in _CLAUSES]
    found: list[Token] = []
    for _ in range(DEPTH):
        found.extend(level)
        level = [below for token in level for below in token.children]
    return found


def _named(mention: EventMention) -> frozenset[str]:
    known = mention.memo.get("named")
    if known is None:
        known = mention.memo["named"] = frozenset(
            t.lower_ for t in mention.head.sent if t.tag_.startswith("NNP") and len(t.text) > 1
        )
    return known
