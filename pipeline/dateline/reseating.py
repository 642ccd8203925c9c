"""What the parser mistakes so often, and so plainly, that it is set right as a text is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.parsed import Token

# Forms of verbs of the news that are plurals of nouns as well: "The Pentagon awards Boeing a …".
_VERBS = frozenset(
    {"orders", "awards", "signs", "loans", "contracts", "grants", "offers", "launches", "hosts",
     "visits", "funds", "tests", "boards", "tours", "backs", "fires", "plans", "supplies", "seals",
     "purchases", "transfers", "leases", "demands", "commands", "mandates", "permits", "returns",
     "debates", "forms", "courts", "mediates", "aids", "ships", "orbits", "contacts", "calls"}
)  # fmt: skip
_OPENING = frozenset({"DT", "PRP$", "NNP", "NNPS", "PDT"})
_COUNTING = frozenset({"CD", "$"})
_NOUNS = ("NNP", "NNPS", "NN")
# What objects are, by their number.
_OBJECTS = ((), ("dobj",), ("dative", "dobj"))
_NAMING = frozenset({"compound", "nmod"})


def seat_verbs(tokens: list[Token], labels: list[str]) -> None:
    """Of "The Pentagon awards Boeing a contract", read as one phrase, make a clause.

    `labels` are those of the tokens of the text, as read.
    """
    place = -1
    for _ in range(labels.count("ROOT")):
        place = labels.index("ROOT", place + 1)
        noun = tokens[place]
        if noun.lower_ in _VERBS and 0 < place < len(tokens) - 1:
            if noun.tag_ == "NNS":
                _seat(noun, tokens[place - 1], tokens[place + 1])
            elif noun.tag_ == "VBZ" and _is_strayed(tokens[place - 1], noun):
                _seat_subject(tokens[place - 1], noun)


def is_infinitive(clause: Token) -> bool:
    """True for "a deal to buy planes", which the parser may take for a relative clause."""
    opening = [c for c in clause.children if c.i < clause.i]
    return clause.tag_ == "VB" and [c.tag_ for c in opening if c.dep_ != "advmod"] == ["TO"]


def _seat(noun: Token, before: Token, after: Token) -> None:
    labels = {child.dep_ for child in noun.children}
    counted = after.tag_ in _COUNTING and before.tag_ == "NNP"  # "Iran ships 11 tonnes"
    if not (counted or after.tag_ in _OPENING) or labels & {"relcl", "cop"}:
        return
    if "nsubj" not in labels:
        if not _is_strayed(before, noun):
            return
        _seat_subject(before, noun)
    noun.tag_ = "VBZ"
    _seat_objects(noun)


def _is_strayed(before: Token, verb: Token) -> bool:
    """True for a noun that the parser takes for the first part of a name that `verb` ends."""
    named = before.head is verb and before.dep_ in _NAMING and before.tag_ in _NOUNS
    return named and all(c.dep_ != "nsubj" for c in verb.children)


def _seat_subject(subject: Token, verb: Token) -> None:
    for child in [c for c in verb.children if c.i < subject.i]:
        _move(child, subject, child.dep_)
    subject.dep_ = "nsubj"


def _seat_objects(verb: Token) -> None:
    behind = [c for c in verb.children if c.i > verb.i]
    objects = [c for c in behind if c.dep_ in ("appos", "nsubjpass")]
    for given, label in zip(objects[:2], _OBJECTS[len(objects[:2])], strict=True):
        given.dep_ = label
    for child in behind:
        if child.dep_ == "acl":
            child.dep_ = "xcomp"
    receivers = [c for o in objects[:1] for c in o.children if c.dep_ == "nsubj" and c.i < o.i]
    for receiver in receivers:
        _move(receiver, verb, "dative")


def _move(token: Token, head: Token, label: str) -> None:
    token.head.children = [c for c in token.head.children if c is not token]
    head.children = sorted([*head.children, token], key=_position)
    token.head, token.dep_ = head, label


def _position(token: Token) -> int:
    return token.i
