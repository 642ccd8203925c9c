"""Syntax made uniform: the arguments of a verb or noun under functions that hold for every shape.

Functions are `agent`, `patient`, `poss`, `modifier`, `adjunct` (subject of the clause in which a
trigger noun stands as an adjunct), `complement` (head verb of an infinitive or clause) and
every preposition under its own name. Voice, relatives, control, coordination and nominalisation
are gone after this file.
"""

from __future__ import annotations

from dateline.events import syntax
from dateline.events.strays import strayed_agent, strayed_phrases, two_objects
from dateline.events.syntax_cues import load_syntax_cues
from dateline.events.tree import by_label, hyphened, whole_name
from dateline.parsed import Token

Arguments = dict[str, list[Token]]
CUES = load_syntax_cues()
# "X, along with Y, signed it": Y signed too.
COMPANY = ("along with", "together with", "alongside")
# Verbs whose object is told to act.
TELLING = ("forb", "requir", "oblig", "compel", "forc", "prohibit", "enjoin", "direct", "instruct")
SPONSORED = CUES.sponsored | CUES.leading
NAMES = frozenset({"NNP", "NNPS"})
PLACES = frozenset({"GPE", "NORP", "LOC"})
_PREDICATES = ("oprd", "acomp", "ccomp", "xcomp")


def add(arguments: Arguments, function: str, heads: list[Token]) -> None:
    """Add the heads that are not yet under the function."""
    if not heads:
        return
    known = arguments.get(function)
    if known is None:
        arguments[function] = list(heads)
        return
    seen = {t.i for t in known}
    known.extend(h for h in heads if h.i not in seen)


def verb_arguments(verb: Token) -> Arguments:
    """The arguments of a verb, whatever the voice and the kind of clause.

    One verb supports several nouns: what was found is remembered with the text, copies go out.
    """
    known = verb.doc.memo.get(verb.i)
    if known is None:
        known = verb.doc.memo[verb.i] = _verb_arguments(verb)
    return {function: list(heads) for function, heads in known.items()}


def _verb_arguments(verb: Token) -> Arguments:
    arguments: Arguments = {}
    below = by_label(verb)
    passive = syntax.is_passive(verb)
    _add_core(arguments, verb, below, passive=passive)
    for name, head in syntax.prepositions(verb):
        acts = name == "by" if passive else name in COMPANY and head.i < verb.i
        add(arguments, "agent" if acts else name, [head])
    for name, head in strayed_phrases(verb):
        add(arguments, name, [head])
    if passive and "agent" not in arguments:
        add(arguments, "agent", strayed_agent(verb))
    _add_shared(arguments, verb)
    for patient in arguments.get("patient", ())[:4]:
        _add_inner(arguments, "patient", patient, verb)
    for agent in arguments.get("agent", ())[:2]:
        _add_inner(arguments, "agent", agent, verb)
    add(arguments, "carrying", _cargo(verb))
    _add_clauses(arguments, verb, below)
    if verb.dep_ in ("acl", "ccomp") and verb.tag_ == "VBN":
        add(arguments, "holder", _holder(verb))
    if verb.dep_ in ("acl", "advcl") and verb.tag_ in ("VBN", "VBD"):
        add(arguments, "keeper", _keeper(verb))
    if verb.dep_ == "amod":
        add(arguments, "patient" if verb.tag_ == "VBN" else "agent", [whole_name(verb.head)])
    if verb.tag_ == "VBN" and "agent" not in arguments:
        add(arguments, "agent", _the_two(verb))
    return arguments


def _the_two(participle: Token) -> list[Token]:
    """ "The two discussed trade": of what is one, "two" is no number, so they are who acts."""
    before = participle.doc[participle.i - 1] if participle.i > 1 else participle
    if before.lower_ != "two" or participle.doc.lowers[before.i - 1] != "the":
        return []
    beside = before.head.i == participle.head.i and participle.head.tag_ == "NN"
    return [before] if beside or before.head.i == participle.i else []


def _add_core(
    arguments: Arguments, verb: Token, below: dict[str, list[Token]], *, passive: bool
) -> None:
    """Subject and objects: who acts, what is acted on, who gets it."""
    subjects = [s for s in syntax.subjects(verb) if s.i != verb.i]
    add(arguments, "patient" if passive else "agent", subjects)
    if subjects and ("advcl" in below or "conj" in below):
        add(arguments, "patient" if passive else "agent", _likewise(verb, below))
    if not passive:
        named, things = two_objects(verb)
        add(arguments, "patient", things or syntax.objects(verb) or _told(verb, below))
        add(arguments, "to", named)
        return
    kept = syntax.children(verb, "dobj", "oprd")
    add(arguments, "object", [o for c in kept for o in syntax.coordinated(c)])
    if verb.lower_ in CUES.given and "dobj" in below:
        add(arguments, "to", subjects)


def _likewise(verb: Token, below: dict[str, list[Token]]) -> list[Token]:
    """Who did it too: "X signed it, as did Y", "X ratified it and so have Y and Z"."""
    found: list[Token] = []
    for clause in (*below.get("advcl", ()), *below.get("conj", ())):
        if clause.lower_ in CUES.likening and clause.i > verb.i:
            inner = by_label(clause)
            marks = {c.lower_ for c in (*inner.get("mark", ()), *inner.get("advmod", ()))}
            if "neg" not in inner and marks & {"as", "so"}:
                others = syntax.children(clause, "nsubj", "dobj", "attr")
                found += [t for o in others for t in syntax.coordinated(o) if t.tag_ in NAMES]
    return found


def _told(verb: Token, below: dict[str, list[Token]]) -> list[Token]:
    """Who is told, read as who does: "forbade X to fly"."""
    if "ccomp" not in below or not verb.lower_.startswith(TELLING):
        return []
    clauses = (c for c in below["ccomp"] if c.tag_ == "VB" and by_label(c).get("aux"))
    return [s for c in clauses for s in syntax.children(c, "nsubj") if not _has_modal(c)]


def _has_modal(clause: Token) -> bool:
    return any(c.tag_ == "MD" for c in clause.children)


def _add_clauses(arguments: Arguments, verb: Token, below: dict[str, list[Token]]) -> None:
    """Clauses, adjectives and adverbs under the verb."""
    if not below.keys().isdisjoint(_PREDICATES):
        predicates = syntax.children(verb, *_PREDICATES)
        add(arguments, "predicate", [c for c in predicates if c.tag_.startswith("J")])
    clauses = below.get("advcl", ())
    add(arguments, "purpose", [c for c in clauses if c.tag_ == "VB"])
    times = [t for t in (*below.get("dobj", ()), *below.get("npadvmod", ())) if _has_deed(t)]
    add(arguments, "object", times)
    add(arguments, "purpose", [c for t in times for c in syntax.children(t, "acl")])
    add(arguments, "doing", [c for c in clauses if c.tag_ == "VBG"])
    add(arguments, "manner", below.get("advmod", []))
    add(arguments, "when", below.get("npadvmod", []))
    for adjective in (*below.get("acomp", ()), *_postposed(verb, below)):
        for name, head in syntax.prepositions(adjective):
            add(arguments, name, [head])
    add(arguments, "complement", syntax.children(verb, "xcomp", "ccomp"))
    told = [c for c in below.get("ccomp", ()) if syntax.is_finite(c)]
    add(arguments, "content", told)


def _postposed(verb: Token, below: dict[str, list[Token]]) -> list[Token]:
    """What something is made, hung on the thing: "made 40 million available to X"."""
    if verb.lower_ not in CUES.making:
        return []
    things = below.get("dobj", ())
    return [a for t in things for a in syntax.children(t, "amod") if a.i > t.i]


def _has_deed(time: Token) -> bool:
    """A time in which something is to be done: "gave Peru a month to leave"."""
    return time.lower_ in CUES.spans and any(c.tag_ == "VB" for c in syntax.children(time, "acl"))


def _add_inner(arguments: Arguments, function: str, noun: Token, verb: Token) -> None:
    """Arguments inside the phrase of an argument: "patient.from", "patient.poss"."""
    if noun.i > verb.i or syntax.is_subject(noun, verb) or _is_raised(noun, verb):
        for name, head in syntax.prepositions(noun):
            add(arguments, f"{function}.{name}", [head])
    for named in _apposed(noun):
        add(arguments, f"{function}.poss", [*syntax.children(named, "poss"), *owners(named)])
        add(arguments, f"{function}.owner", _holders(named))
        modifiers = [
            t
            for c in syntax.children(named, "compound", "amod", "nmod")
            for t in _modifier_heads(c)
        ]
        add(arguments, f"{function}.modifier", modifiers)


def _is_raised(noun: Token, verb: Token) -> bool:
    """ "A satellite of Peru is due to be launched": the subject of the verb above is its own."""
    above = verb.head.head if verb.head.dep_ == "acomp" else verb.head
    return verb.dep_ == "xcomp" and noun.head.i == above.i and noun.dep_ in ("nsubj", "nsubjpass")


def _apposed(noun: Token) -> list[Token]:
    """The noun with what stands in apposition to it: "India's first satellite, Aryabhata";
    a number or portion with what it counts: "36 of its satellites", "half of its shops"."""
    above = [noun.head] if noun.dep_ == "appos" and syntax.is_noun(noun.head) else []
    counts = noun.tag_ == "CD" or noun.lower_ in CUES.portions
    parts = syntax.prepositional(noun, "of") if counts else []
    return [noun, *above, *syntax.children(noun, "appos"), *parts]


def owners(noun: Token) -> list[Token]:
    """Whose the thing is by a clause behind it: a plant "operated by X", "which X owns" is X's."""
    found: list[Token] = []
    for clause in syntax.children(noun, "acl", "relcl"):
        if clause.lower_ in CUES.owned:
            found += syntax.prepositional(clause, "by")
        elif clause.lower_ in CUES.belonging:
            found += syntax.prepositional(clause, "to")
        elif clause.dep_ == "relcl" and clause.lower_ in CUES.owning:
            found += [s for s in syntax.children(clause, "nsubj") if s.tag_ in ("NNP", "NNPS")]
    return found


def _holders(noun: Token) -> list[Token]:
    """Who has the thing or that of which it is a part: "the shares held by X", "a unit of X",
    "X unit Y"."""
    whole = syntax.prepositional(noun, "of")
    clauses = [c for n in (noun, *whole) for c in syntax.children(n, "acl")]
    held = [h for c in clauses if c.lower_ in CUES.held for h in syntax.prepositional(c, "by")]
    if noun.lower_ in CUES.parts:
        return [*whole, *held, *_firms_before(noun)]
    units = syntax.children(noun, "compound", "nmod") if noun.tag_ in NAMES else []
    return held + [f for u in units if u.lower_ in CUES.parts for f in _firms_before(u)]


def _firms_before(unit: Token) -> list[Token]:
    """Whose part it is by a name before it: "the X unit"; a state's name only says where."""
    named = syntax.children(unit, "compound", "nmod")
    return [t for t in named if t.tag_ in NAMES and t.ent_type_ not in PLACES]


def _holder(participle: Token) -> list[Token]:
    """Who "has" what the participle speaks of: "Britain has 500 troops stationed in …"."""
    verb = participle.head if participle.dep_ == "ccomp" else participle.head.head
    holding = syntax.is_verb(verb) and verb.lower_ in CUES.having
    return syntax.subjects(verb) if holding else []


def _keeper(participle: Token) -> list[Token]:
    """Who has or sells what he bought: "*X* owns a mill bought from Y", "sold ships, bought …"."""
    verb = participle.head if participle.dep_ == "advcl" else participle.head.head
    thing = participle.head.dep_ == "dobj" if participle.dep_ == "acl" else participle.i > verb.i
    if not thing or verb.lower_ not in CUES.keepers or syntax.children(participle, "nsubj"):
        return []
    return syntax.subjects(verb)


def _cargo(verb: Token) -> list[Token]:
    """Objects of a clause beside the verb that tells what is carried: "lifted off carrying …"."""
    holders = [verb, *syntax.children(verb, "nsubj", "dobj", "nsubjpass")]
    clauses = [
        c for h in holders for c in syntax.children(h, "advcl", "acl", "xcomp", "relcl", "prep")
    ]
    return [
        o
        for c in clauses
        if c.lower_ in CUES.carrying
        for o in syntax.objects(c) or syntax.children(c, "pobj")
    ]


def _add_shared(arguments: Arguments, verb: Token) -> None:
    """Prepositional phrases after a coordination belong to all its verbs: "met and talked with"."""
    for conj in syntax.children(verb, "conj"):
        if not syntax.is_verb(conj) or syntax.children(conj, "nsubj", "nsubjpass"):
            continue
        if any(c.dep_ in ("prep", "dobj") for c in verb.children):
            continue
        for name, head in syntax.prepositions(conj):
            add(arguments, name, [head])


def noun_arguments(noun: Token) -> Arguments:
    """The arguments inside a noun phrase."""
    arguments: Arguments = {}
    for name, head in syntax.prepositions(noun):
        add(arguments, name, [head])
        if name in ("of", "for"):
            _add_inner(arguments, name, head, noun)
        if head.lower_ in CUES.instrument_tails:
            _add_tail(arguments, head)
        if name == "of":  # "the firing of a missile by X"
            add(arguments, "by", syntax.prepositional(head, "by"))
    below = by_label(noun)
    # "X's 54 mln dlr purchase", "X's 20 dlr a share bid": the parser may hang X on the sum.
    sums = (*below.get("nummod", ()), *below.get("nmod", ()))
    possessors = below.get("poss") or [p for n in sums for p in syntax.children(n, "poss")]
    add(arguments, "poss", [t for c in possessors for t in syntax.coordinated(c)])
    add(arguments, "poss", owners(noun))
    _add_modifiers(arguments, noun)
    add(arguments, "appos", _beside(noun, below))
    if noun.lower_ in CUES.answered and noun.head.lower_ in CUES.answering:
        add(arguments, "answerer", _answerers(noun))
    if noun.tag_ == "NNS":
        add(arguments, "plural", [noun])
    if "nummod" in below:  # "a $20 million loan"
        add(arguments, "counted", [noun])
    if noun.dep_ in ("compound", "nmod") and syntax.is_noun(noun.head):
        add(arguments, "compound_of", [noun.head])
    passives = (c for c in below.get("relcl", ()) if syntax.is_to_be_done(c))
    for clause in (*below.get("acl", ()), *passives):
        _add_clause(arguments, clause)
    return arguments


def _answerers(noun: Token) -> list[Token]:
    """Who takes or turns down an offer: "*Peru* rejected it", "it was rejected by *Peru*"."""
    verb = noun.head
    if noun.dep_ == "dobj":
        return syntax.subjects(verb)
    return syntax.prepositional(verb, "by") if noun.dep_ == "nsubjpass" else []


def _beside(noun: Token, below: dict[str, list[Token]]) -> list[Token]:
    """The names in apposition to a noun: "its partner X", "X, a partner of Y"."""
    named = [c for c in below.get("appos", ()) if c.tag_ in ("NNP", "NNPS")]
    above = [noun.head] if noun.dep_ == "appos" and noun.head.tag_ in ("NNP", "NNPS") else []
    return [*above, *(t for c in named for t in syntax.coordinated(c))]


def _add_clause(arguments: Arguments, clause: Token) -> None:
    """What a clause behind the noun says: "offered by X", "hosted by Y", "to buy Z"."""
    low = clause.lower_
    if low in CUES.offered:
        add(arguments, "by", syntax.prepositional(clause, "by"))
    if low == "made":
        add(arguments, "maker", syntax.prepositional(clause, "by"))
    if low in CUES.sponsored:
        for name, head in syntax.prepositions(clause):
            add(arguments, _sponsor(clause) if name == "by" else name, [head])
    if low in CUES.concerning:
        fields = [head for name, head in syntax.prepositions(clause) if name in ("in", "on")]
        add(arguments, low, [*syntax.objects(clause), *fields])
    if low in CUES.granting:
        add(arguments, "granted", [*syntax.objects(clause), *_directed(clause)])
    if clause.tag_ in ("VBG", "VB") and low in ("involving", "including"):
        add(arguments, "between", syntax.objects(clause))
    elif clause.tag_ == "VB" or low in CUES.directing or syntax.is_to_be_done(clause):
        add(arguments, "complement", [clause])
        if low in CUES.directing:
            add(arguments, "directed", _directed(clause))


def _add_tail(arguments: Arguments, tail: Token) -> None:
    """What hangs on the last word of a name of an instrument: "a letter of intent to buy X"."""
    for name, head in syntax.prepositions(tail):
        add(arguments, name, [head])
    add(arguments, "complement", [c for c in syntax.children(tail, "acl") if c.tag_ == "VB"])


def _sponsor(participle: Token) -> str:
    return "hosting" if participle.lower_ == "hosted" else "sponsor"


def _directed(clause: Token) -> list[Token]:
    """Who is to act: "a decree ordering X to …", "demanding that X …", "calling on X to …"."""
    content = [c for c in syntax.children(clause, "ccomp") if syntax.is_verb(c)]
    called = syntax.prepositional(clause, "on", "upon") if clause.lower_ == "calling" else []
    return [*syntax.objects(clause), *called, *(s for c in content for s in syntax.subjects(c))]


def _add_modifiers(arguments: Arguments, noun: Token) -> None:
    children = syntax.children(noun, "compound", "amod", "nmod")
    led = {t.i for c in children if c.lower_ in SPONSORED for t in c.children}
    for child in children:
        if _is_money(child) or _gets_it(child, noun):
            continue
        if child.lower_ in SPONSORED:
            inner = [t for t in child.children if t.i < child.i and t.text[0].isalpha()]
            add(arguments, _sponsor(child), inner or hyphened(child))
        elif child.i + 1 not in led:  # not "African" in "African Union-led talks"
            add(arguments, "modifier", _modifier_heads(child))


def _gets_it(child: Token, noun: Token) -> bool:
    """ "Granted Peru loans": the state right behind the verb is to get them, they are not its."""
    if child.ent_type_ != "GPE" or child.tag_ not in NAMES or noun.dep_ != "dobj":
        return False
    verb = child.doc[child.i - 1]
    return verb.i == noun.head.i and verb.lower_ in CUES.bestowing


def _is_money(child: Token) -> bool:
    """ "A 40 million Canadian dollar loan", "a $40 million-Canadian-dlr loan" is not Canada's."""
    behind = child.doc.lowers[child.i : child.i + 3]
    return not CUES.currencies.isdisjoint(behind[:2]) or (
        behind[1:2] == ["-"] and not CUES.currencies.isdisjoint(behind)
    )


def _modifier_heads(token: Token) -> list[Token]:
    before = syntax.children(token, "compound", "amod", "nmod", "punct")
    inner = [c for c in before if c.text[0].isalpha()]  # "U.S." too
    return [*inner, *syntax.coordinated(token)]
