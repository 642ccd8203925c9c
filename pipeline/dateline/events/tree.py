"""The parse tree itself: kinds of words, children, coordination. `syntax` reads it."""

from __future__ import annotations

from dateline.parsed import Token

MAX_CLIMB = 12
MAX_COORDINATED = 40
_BESIDE = frozenset({"with", "along", "alongside"})


def is_verb(token: Token) -> bool:
    """True for verb forms (modals excluded)."""
    return token.tag_.startswith("VB")


def is_finite(verb: Token) -> bool:
    """True for a verb with tense of its own or a modal."""
    if verb.tag_ in ("VBD", "VBZ", "VBP"):
        return True
    return any(
        c.tag_ in ("MD", "VBD", "VBZ", "VBP") and c.dep_ in ("aux", "auxpass")
        for c in verb.children
    )


def is_to_be_done(verb: Token) -> bool:
    """True for the infinitive of "a summit to be hosted by Norway", "to be acquired by X"."""
    helps = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    return verb.tag_ == "VBN" and helps == {"to", "be"}


def is_noun(token: Token) -> bool:
    """True for common and proper nouns."""
    return token.tag_.startswith("NN")


def children(token: Token, *labels: str) -> list[Token]:
    """Children with one of these labels, in text order."""
    below = token.children
    return [child for child in below if child.dep_ in labels] if below else []


def by_label(token: Token) -> dict[str, list[Token]]:
    """The children by their label, each in text order."""
    found: dict[str, list[Token]] = {}
    for child in token.children:
        found.setdefault(child.dep_, []).append(child)
    return found


def coordinated(token: Token) -> list[Token]:
    """`token` and what is coordinated with it, in text order, at most 40."""
    found = [token]
    for member in found:
        for child in member.children:
            if len(found) >= MAX_COORDINATED:
                return found
            if child.dep_ == "conj":
                found.append(child)
            elif child.dep_ == "appos":
                two = _are_two(token, child) or _is_second(token, child) or _is_next(token, child)
                found.extend([child] if two else _strayed(token, child))
            elif child.dep_ == "prep" and child.lower_ in _BESIDE:
                found.extend(_company(child))
            elif child.dep_ == "prep" and child.lower_ == "of" and child.ent_type_:
                found.extend(_behind_name(child))
            elif child.dep_ == "nmod" and children(child, "cc", "conj") and _is_half(child):
                found.append(child)
    return found


def _behind_name(preposition: Token) -> list[Token]:
    """Who is named behind a name that the parser splits: "the Bank of Japan and Volvo"."""
    inside = [t for t in children(preposition, "pobj") if t.ent_type_ == preposition.ent_type_]
    beside = [c for t in inside for c in children(t, "conj") if c.ent_type_]
    return [c for c in beside if not c.left_edge.nbor(-1).ent_type_]


def _company(preposition: Token) -> list[Token]:
    """Who is named beside a noun: "X, together with Y", "X, along with Y"."""
    inner = children(preposition, "prep") if preposition.lower_ == "along" else [preposition]
    beside = [p for p in inner if p.lower_ in ("with", "alongside")]
    if preposition.lower_ == "with" and not _is_comitative(preposition):
        return []
    return [t for p in beside for t in children(p, "pobj")]


def _is_comitative(preposition: Token) -> bool:
    return any(c.lower_ in ("together", "along", "jointly") for c in preposition.children)


def _is_half(token: Token) -> bool:
    """The first of two that hangs on the second: "the Omani government and rebel groups"."""
    if token.ent_type_ == "PERSON":
        return True
    joints = children(token, "cc")
    if token.tag_ == token.head.tag_ == "NNP" and not any(c.ent_type_ for c in joints):
        return True  # the "and" is in no name
    if not joints:
        return False
    owners = children(token, "amod", "poss", "compound") or children(token.head, "poss")
    return token.tag_ == "NN" and any(t.i < token.i for t in owners)


def _strayed(noun: Token, apposition: Token) -> list[Token]:
    """Conjuncts that the parser hangs on an apposition: "X, the envoy of A, and Y met"; all those
    of "the states (X, Y and Z)"."""
    found = children(apposition, "conj")
    if found and noun.tag_ == "NNS" and apposition.tag_ == "NNP":
        return [apposition]  # the others follow it
    return [t for t in found if not any(c.dep_ == "appos" for c in apposition.children)]


def _is_second(noun: Token, apposition: Token) -> bool:
    """The Y of "Peru's premier, X, and Chile's president Y" where both are appositions."""
    start = apposition.left_edge.i
    after = start > 0 and noun.doc.lowers[start - 1] == "and"
    return after and len(children(noun, "appos")) == 2


def _is_next(noun: Token, apposition: Token) -> bool:
    """The Y of "X, Y and Z": a person, or a body in a list, is no apposition to another."""
    kind = noun.ent_type_ if noun.ent_type_ == apposition.ent_type_ else ""
    if not kind or not noun.tag_ == apposition.tag_ == "NNP" or apposition.i < noun.i:
        return False
    return kind == "PERSON" or (kind == "ORG" and _goes_on(apposition))


def _goes_on(name: Token) -> bool:
    """True for a name in the midst of a list."""
    split = (p for p in children(name, "prep") if p.lower_ == "of" and p.ent_type_)
    return bool(children(name, "conj")) or any(map(_behind_name, split))


def _are_two(subject: Token, apposition: Token) -> bool:
    """True for "Peru, Chile sign accord": the verb is in the plural."""
    verb = subject.head
    named = subject.tag_ == "NNP" and apposition.tag_ == "NNP"
    plural = subject.dep_ == "nsubj" and verb.tag_ == "VBP"
    return named and plural and apposition.right_edge.i + 1 == verb.i


def path_up(token: Token, *, most: int = MAX_CLIMB) -> list[Token]:
    """`token` and what it hangs on, up to the root or `most` tokens up."""
    path = [token]
    while len(path) <= most and token.head.i != token.i:
        token = token.head
        path.append(token)
    return path


def first_conjunct(token: Token) -> Token:
    """The head of the coordination that `token` belongs to."""
    for _ in range(MAX_CLIMB):
        if token.dep_ != "conj":
            break
        token = token.head
    return token


def whole_name(noun: Token) -> Token:
    """The head of a name of which the parser has a first word: "visiting U.S. Senator Larsen"."""
    inside = noun.dep_ in ("compound", "nmod") and noun.head.tag_ == "NNP"
    while inside:
        noun = noun.head
        inside = noun.dep_ in ("compound", "nmod") and noun.head.tag_ == "NNP"
    return noun


def hyphened(token: Token) -> list[Token]:
    """What is joined to the token by a hyphen before it, wherever the parse hangs it."""
    before = token.doc[max(token.i - 2, 0) : token.i]
    return [before[0]] if len(before) == 2 and before[1].text == "-" else []
