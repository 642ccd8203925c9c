"""What stands under a preposition of a verb or noun, wherever the parser hangs it."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.events.syntax_cues import load_syntax_cues
from dateline.events.tree import children, coordinated, is_noun, is_verb
from dateline.parsed import Token

CUES = load_syntax_cues()
LEADING, LEADING_TAGS = ("prep", "agent", "dative"), ("IN", "TO", "RP", "VBG", "VBN", "RB")
TIMES = frozenset({"npadvmod", "advmod"})
# What, behind a sum that something comes to, belongs to the thing.
DEALT = frozenset({"from", "by", "with", "to", "for", "between"})
# Behind what one more thing is told to come from somebody, or to go to him.
TRADED, COUNTED = frozenset({"from", "to"}), frozenset({"NN", "NNS", "CD"})
INSIDE = frozenset({"det", "amod", "compound", "nmod"})
MAX_INSIDE = 5
# "handed the plant over to X", "sold it on to X": the parser may hang "to X" on the particle.
PARTICLES = frozenset({"over", "back", "on", "off", "out", "away", "down", "up", "along"})


def prepositions(token: Token) -> list[tuple[str, Token]]:
    """(preposition, head of its object) of a verb or noun, coordinated ones included."""
    known = token.doc.led.get(token.i)
    if known is None:
        known = token.doc.led[token.i] = list(_prepositions(token))
    return known


def _prepositions(token: Token) -> Iterator[tuple[str, Token]]:
    for child in token.children:
        if child.dep_ in LEADING and child.tag_ in LEADING_TAGS:
            yield from _prep_objects(child)
        elif child.lower_ in CUES.valued:  # "wheat worth 4 mln dlrs to Cuba": sold to Cuba
            yield from _behind_a_value(child)
        elif child.dep_ == "conj" and child.tag_ in COUNTED:
            yield from _of_another(token, child)
        elif child.dep_ == "dative" and (is_noun(child) or child.tag_ == "PRP"):
            for head in coordinated(child):
                yield "to", head
        elif child.dep_ in ("prt", "advmod") and child.lower_ in PARTICLES:
            for prep in children(child, "prep"):
                yield from _prep_objects(prep)
        if child.i > token.i and (child.dep_ in TIMES or child.dep_ == "prep"):
            yield from _behind_a_time(child)


def _of_another(token: Token, thing: Token) -> Iterator[tuple[str, Token]]:
    """Peru in "sold ten jets to Chile and two to Peru", a verb whose parts are left out."""
    if not is_verb(token) and thing.tag_ != "CD":
        return
    for prep in children(thing, "prep"):
        if prep.lower_ in TRADED and prep.i == thing.i + 1:
            yield from _prep_objects(prep)


def _behind_a_value(child: Token) -> Iterator[tuple[str, Token]]:
    """ "An order valued at 8 mln dlrs from Brazil", "contracts totalling a third with Volvo"."""
    sums = children(child, "npadvmod", "dobj", "attr")
    for prep in children(child, "prep", "agent"):
        if prep.lower_ == ("to" if child.lower_ == "amounting" else "at"):
            sums += children(prep, "pobj")
        elif prep.lower_ in DEALT or child.lower_ == "worth":
            yield from _prep_objects(prep)
    for total in sums:
        inner = [t for prep in children(total, "prep") for t in children(prep, "pobj")]
        for holder in (total, *inner):
            for prep in children(holder, "prep"):
                if prep.lower_ in DEALT:
                    yield from _prep_objects(prep)


def _behind_a_time(child: Token) -> Iterator[tuple[str, Token]]:
    """What the parser hangs on a time or a town: "met this morning with X", "in Rome with X".

    So it does with what people talk by: "spoke by telephone with X".
    """
    holders = [child] if child.dep_ in TIMES else children(child, "pobj")
    for holder in holders:
        where = child.lower_ in ("on", "in", "at") and _is_when(holder)
        if child.dep_ == "prep" and not (where or holder.lower_ in CUES.lines):
            continue
        for prep in children(holder, "prep"):
            if prep.lower_ in ("with", "between"):
                yield from _prep_objects(prep)


def _is_when(noun: Token) -> bool:
    return noun.tag_ == "NNP" or noun.ent_type_ in ("DATE", "TIME", "GPE")


def _prep_objects(prep: Token) -> Iterator[tuple[str, Token]]:
    for member in coordinated(prep):
        name = member.lower_
        for child in member.children:
            if child.dep_ in ("pobj", "pcomp"):
                for head in named_by_what(child) or coordinated(child):
                    yield name, head
                    if member is not prep and not children(prep, "pobj"):
                        yield prep.lower_, head  # "merged with and into X"
                if name in ("between", "among"):
                    yield from ((name, head) for head in _torn_off(child))
                if name == "with":
                    yield from ((name, head) for head in _as_well(child))
            elif child.dep_ == "prep":
                for grandchild in children(child, "pobj"):
                    for head in coordinated(grandchild):
                        yield f"{name} {child.lower_}", head
                        if name not in CUES.bound_prepositions:
                            yield child.lower_, head


def _torn_off(noun: Token) -> list[Token]:
    """The sides taken for subjects in "talks between X (XY) and Z failed", "among X, Y and Z"."""
    links = children(noun, "cc") or [c for c in noun.children if c.i > noun.i and c.text == ","]
    if not links or children(noun, "conj") or links[-1].i + 1 >= len(noun.doc):
        return []
    token = noun.doc[links[-1].i + 1]
    for _ in range(MAX_INSIDE):
        if token.dep_ not in INSIDE:
            break
        token = token.head
    if not is_noun(token) or token.dep_ not in ("nsubj", "nsubjpass"):
        return []
    if links[-1].text == ",":
        named = token.tag_ == noun.tag_ == "NNP" and children(token, "conj")
        subjects = children(token.head, "nsubj", "nsubjpass")
        return coordinated(token) if named and subjects[0].i < noun.i else []
    return [token]


def _as_well(noun: Token) -> list[Token]:
    """The Y of "with X as well as Y", wherever the parser hangs it."""
    start = noun.i + 1
    if noun.doc.lowers[start : start + 3] != ["as", "well", "as"] or start + 3 >= len(noun.doc):
        return []
    token = noun.doc[start + 3]
    for _ in range(MAX_INSIDE):
        if token.dep_ not in INSIDE or token.head.i < token.i:
            break
        token = token.head
    return coordinated(token) if token.tag_ in ("NNP", "NNPS", "NNS") else []


def prepositional(token: Token, *names: str) -> list[Token]:
    """Heads of the objects of these prepositions under `token`."""
    return [head for name, head in prepositions(token) if name in names]


def named_by_what(clause: Token) -> list[Token]:
    """What a free relative calls a thing: "fired what appeared to be two missiles"."""
    if not any(c.lower_ == "what" and c.tag_ == "WP" for c in clause.children):
        return []
    token = clause
    for _ in range(4):
        named = [c for c in children(token, "attr", "oprd") if is_noun(c)]
        if named:
            return coordinated(named[0])
        below = [c for c in children(token, "xcomp", "ccomp") if is_verb(c)]
        if not below:
            break
        token = below[0]
    return []
