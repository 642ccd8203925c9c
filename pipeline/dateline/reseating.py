"""What the parser mistakes so often, and so plainly, that it is set right as a text is read."""

from __future__ import annotations

from collections.abc import Iterator
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
# What a name is where its participle was taken for one of these, and before which it is a clause.
_PLACES = {"pcomp": "pobj", "csubj": "nsubj", "xcomp": "dobj"}
_CLAUSAL = frozenset({"after", "before", "since", "while", "when", "without", "of"})
# "Ruled that Volvo broke the law and ordered it to stop": what the parser hangs on what is told
# is done by who tells it; behind a mere statement only where no name is the subject there.
_ORDERING = ("ordered", "instructed", "directed", "told", "urged", "barred", "fined", "sentenced")
_RULING = frozenset({"ruled", "found", "held", "decided", "concluded", "determined", "declared"})
_STATING = frozenset({"said", "noted", "argued", "announced", "wrote", "agreed", "complained"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
# Where a person is of, as the tagger sees it.
_FROM, _HOMES = ("of", "from"), ("GPE", "LOC", "ORG")
_MEETING = frozenset({"met", "meet", "meets", "told", "hosted", "received", "welcomed", "visited"})


def reseat(tokens: list[Token], lowers: list[str], labels: list[str]) -> None:
    """Set right the heads, labels and tags of the tokens of one text.

    `lowers` are their words in small letters, `labels` their labels as read.
    """
    for token in tokens:
        if token.dep_ == "relcl" and _is_infinitive(token):
            token.dep_ = "acl"
    for place in _places("ROOT", labels):
        _seat_verb(tokens, place)
    for place in _places("visiting", lowers):
        _seat_visitor(tokens[place])
    for place in _places("meeting", lowers):  # "the ministers, meeting in Lima, agreed"
        if tokens[place].dep_ == "acl" and tokens[place].tag_ == "NN":
            tokens[place].tag_ = "VBG"
    for place in _places("may", lowers):
        _seat_surname(tokens, place)
    for place in _places("two", lowers):
        _seat_two(tokens, place)
    for place in _places("conj", labels):
        _raise_person(tokens[place])
    for word in _ORDERING:
        for place in _places(word, lowers):
            _raise_order(tokens[place])


def position(token: Token) -> int:
    """By which tokens are sorted: their place in the text."""
    return token.i


def _places(word: str, words: list[str]) -> Iterator[int]:
    """Where the word stands; list.index looks faster than any loop of ours."""
    place = -1
    for _ in range(words.count(word)):
        place = words.index(word, place + 1)
        yield place


def _move(token: Token, head: Token, label: str) -> None:
    """Hang the token on another head."""
    token.head.children = [c for c in token.head.children if c is not token]
    head.children = sorted([*head.children, token], key=position)
    token.head, token.dep_ = head, label


def _is_infinitive(clause: Token) -> bool:
    """True for "a deal to buy planes", which the parser may take for a relative clause."""
    opening = [c for c in clause.children if c.i < clause.i]
    return clause.tag_ == "VB" and [c.tag_ for c in opening if c.dep_ != "advmod"] == ["TO"]


def _seat_visitor(participle: Token) -> None:
    """Of "talks with visiting President X", which the parser may take for a clause, make a name."""
    label = _PLACES.get(participle.dep_)
    name = next((c for c in participle.children if c.dep_ == "dobj" and c.tag_ == "NNP"), None)
    above = participle.head
    if label is None or name is None or above.lower_ in _CLAUSAL:
        return
    titles = [t for t in name.children if t.i < name.i and (t.tag_ == "JJ" or t.children)]
    if not titles or any(c.i < name.i and c is not name for c in participle.children):
        return
    _move(name, above, label)
    for child in participle.children:
        _move(child, name, child.dep_)
    _move(participle, name, "amod")


def _seat_two(tokens: list[Token], place: int) -> None:
    """Of "The two discussed oil", read as two oils that were discussed, make a clause."""
    if not 0 < place < len(tokens) - 2 or tokens[place - 1].lower_ != "the":
        return
    two, verb = tokens[place], tokens[place + 1]
    noun = two.head
    counted = two.dep_ == "nummod" and noun.tag_ == "NN" and verb.tag_ == "VBN"
    if not counted or verb.dep_ != "amod" or verb.head is not noun or noun.dep_ != "ROOT":
        return
    noun.children = [c for c in noun.children if c is not verb]
    verb.head, verb.dep_, verb.tag_ = verb, "ROOT", "VBD"
    noun.head, noun.dep_ = verb, "dobj"
    verb.children = sorted([*verb.children, noun], key=position)
    _move(two, verb, "nsubj")


def _seat_surname(tokens: list[Token], place: int) -> None:
    """Of the "May" in "May met Merkel" and "met May", read as a modal or a time, make a name."""
    token, verb = tokens[place], tokens[place].head
    if token.text != "May":
        return
    labels = {c.dep_ for c in verb.children}
    modal = token.dep_ == "aux" and not labels & _SUBJECTS
    if modal and verb.i == place + 1 and verb.tag_ in ("VBD", "VBZ"):
        token.tag_, token.dep_ = "NNP", "nsubj"
    bare = token.dep_ == "npadvmod" and not token.children and not labels & {"dobj", "prt"}
    if bare and verb.i == place - 1 and verb.lower_ in _MEETING:
        token.dep_ = "dobj"


def _raise_person(token: Token) -> None:
    """Hang the Z of "met X of Lima and Z of Quito" on X, where the parser has it with Lima."""
    town, holder = token.head, token.head.head.head
    placed = town.dep_ == "pobj" and town.head.lower_ in _FROM and holder.ent_type_ == "PERSON"
    if token.ent_type_ == "PERSON" and placed and town.ent_type_ in _HOMES:
        for link in [c for c in town.children if c.dep_ in ("cc", "punct")]:
            _move(link, holder, link.dep_)
        _move(token, holder, "conj")


def _raise_order(verb: Token) -> None:
    """Hang the "ordered" of "ruled that X broke the law and ordered it to stop" on "ruled"."""
    told = verb.head
    if verb.dep_ != "conj" or verb.tag_ != "VBD" or told.dep_ != "ccomp" or not told.children:
        return
    above, helped = told.head, any(c.dep_ in _SUBJECTS or c.dep_ == "aux" for c in verb.children)
    if not helped and above.tag_ == "VBD" and _tells(above, told):
        _move(verb, above, verb.dep_)


def _tells(above: Token, told: Token) -> bool:
    """True for one who rules, or who states what is told of something without a name."""
    if above.lower_ in _RULING:
        return True
    subjects = [c for c in told.children if c.dep_ in _SUBJECTS]
    return above.lower_ in _STATING and all(c.tag_ in ("NN", "NNS", "EX") for c in subjects)


def _seat_verb(tokens: list[Token], place: int) -> None:
    """Of "The Pentagon awards Boeing a contract", read as one phrase, make a clause."""
    noun = tokens[place]
    if noun.lower_ not in _VERBS or not 0 < place < len(tokens) - 1:
        return
    if noun.tag_ == "NNS":
        _seat(noun, tokens[place - 1], tokens[place + 1])
    elif noun.tag_ == "VBZ" and _is_strayed(tokens[place - 1], noun):
        _seat_subject(tokens[place - 1], noun)


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
