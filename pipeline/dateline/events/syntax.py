"""Reading the dependency parse: the only place in `events` that knows the parser's labels.

Labels are those of the English spaCy pipelines (ClearNLP style). Every walk is iterative or
bounded, so that a pathological sentence costs linear time.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.events.control import (
    asked,
    before_verb,
    behind_copula,
    copula_subject,
    granted,
    invited,
    pair_before,
    second_subject,
)
from dateline.events.offerers import offerers, received_from
from dateline.events.prepositions import named_by_what, prepositional, prepositions
from dateline.events.relatives import antecedents, is_relative
from dateline.events.syntax_cues import load_syntax_cues
from dateline.events.tree import (
    MAX_CLIMB,
    children,
    coordinated,
    first_conjunct,
    is_finite,
    is_noun,
    is_to_be_done,
    is_verb,
)
from dateline.parsed import Token

__all__ = [
    "CLAUSES",
    "children",
    "coordinated",
    "first_conjunct",
    "governing_verb",
    "governors",
    "holders",
    "is_finite",
    "is_noun",
    "is_passive",
    "is_subject",
    "is_to_be_done",
    "is_verb",
    "named_by_what",
    "noun_before",
    "objects",
    "prepositional",
    "prepositions",
    "subjects",
]

CUES = load_syntax_cues()
OBJECT_CONTROL = tuple(sorted(CUES.object_control))
# Within how many tokens the colon of a label stands.
LABEL = 6
KEEPING = tuple(sorted(CUES.keeping))
JUDGING = tuple(sorted(CUES.judging))
SUMS = frozenset({"MONEY", "QUANTITY", "PERCENT"})
FINANCING = tuple(sorted(CUES.financing))
RIGHTS = tuple(sorted(CUES.rights))
CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "xcomp", "pcomp", "parataxis"})
# Links from a clause or noun up to the word whose content it is.
CONTENT_LINKS = frozenset(
    {"xcomp", "ccomp", "acl", "conj", "dobj", "compound", "nmod", "acomp", "oprd", "nsubjpass"}
)


def is_passive(verb: Token) -> bool:
    """True for passive voice, reduced relatives included."""
    for child in verb.children:
        if child.dep_ in ("auxpass", "nsubjpass", "csubjpass"):
            return True
        if child.dep_ == "agent" and verb.tag_ != "VB":  # "was told to go by X": X told
            return True
    if verb.tag_ == "VBD" and verb.dep_ == "acl":
        return not children(verb, "nsubj", "dobj")  # "the deal reached between …"
    if verb.tag_ != "VBN":
        return False
    if any(
        c.dep_ == "aux" and c.lower_ in ("have", "has", "had", "having", "'ve")
        for c in verb.children
    ):
        return False
    if verb.dep_ in ("acl", "amod"):
        return True
    if verb.dep_ == "conj" and is_verb(verb.head) and not children(verb, "nsubj", "dobj", "aux"):
        return is_passive(verb.head)
    return verb.dep_ in ("advcl", "xcomp", "ccomp", "oprd") and not children(verb, "aux", "dobj")


def _own_subjects(verb: Token) -> list[Token]:
    found = children(verb, "nsubj", "nsubjpass", "csubj")
    if len(found) == 1 and is_relative(found[0]) and verb.dep_ in ("relcl", "acl", "ccomp"):
        return antecedents(verb)
    if not found:
        return _name_before(verb)
    found = before_verb(verb, found)
    heads = [*_comma_before(found), *(t for s in found for t in coordinated(s))]
    return _without_label(heads) if len(heads) > 1 else heads


def _without_label(heads: list[Token]) -> list[Token]:
    """Those behind the colon where the parser joins a label to them: "Chad: Togo and Peru met"."""
    doc, first = heads[0].doc, heads[0]
    start = first.left_edge.i
    opening = doc.lowers[start : start + LABEL]
    if ":" not in opening:
        return heads
    colon = start + opening.index(":")
    return [t for t in heads if t.i > colon] or heads


def _name_before(verb: Token) -> list[Token]:
    """The name right before a headline's verb or an offering, where it is made no subject."""
    told = verb.tag_ == "VBZ" or verb.lower_ in CUES.offering  # "a letter from X offering to"
    if not told or verb.i == verb.sent.start:
        return []
    name = verb.nbor(-1)
    strayed = name.head.i == verb.i and name.dep_ in ("compound", "npadvmod", "nmod")
    return [name] if strayed and name.tag_ in ("NNP", "NNPS") else []


def _comma_before(subjects: list[Token]) -> list[Token]:
    """Names before the subject with a comma for "and", as headlines have it: "X, Y sign pact";
    "envoys of X, Y and Z met" too."""
    first = subjects[0] if subjects else None
    if first is None or first.tag_ != "NNP" or first.dep_ != "nsubj" or first.left_edge.i < 2:
        return []
    before = first.doc[first.left_edge.i - 2]
    named = before.tag_ == "NNP" and before.ent_type_ in ("GPE", "PERSON", "ORG", "NORP")
    above = before
    if before.dep_ == "pobj" and before.head.lower_ in ("of", "from"):
        above = before.head.head  # the envoys
    strayed = above.dep_ in ("npadvmod", "advmod") and above.head.i == first.head.i
    comma = first.doc[first.left_edge.i - 1].text == ","
    return [before] if comma and named and strayed else []


def subjects(verb: Token) -> list[Token]:
    """Heads of the surface subject of `verb`, seen through control, relatives and coordination."""
    token = verb
    for _ in range(MAX_CLIMB):
        own = _own_subjects(token)
        if own:
            return own
        step = _subject_source(token)
        if isinstance(step, list):
            return step
        if step is None:
            return []
        token = step
    return []


def is_subject(noun: Token, verb: Token) -> bool:
    """True where `noun` is the subject of `verb` or of one above: "is expected to travel"."""
    while verb.dep_ in ("xcomp", "conj") and noun.head.i < verb.i and verb.head.i < verb.i:
        if noun.head.i == verb.i:
            break
        verb = verb.head
    return noun.dep_ in ("nsubjpass", "nsubj") and noun.head.i == verb.i


def _subject_source(verb: Token) -> Token | list[Token] | None:
    """Where a verb without a subject of its own takes it from: heads, another verb, or nothing."""
    dep, head = verb.dep_, verb.head
    if dep in ("relcl", "acl"):
        return _noun_clause_subject(verb)
    if dep == "conj":
        return head if is_verb(head) or head.tag_ == "MD" else None
    if dep in ("xcomp", "ccomp", "oprd"):
        return _complement_subject(verb)
    if dep in ("advcl", "parataxis"):
        return _chosen(verb) or received_from(verb) or _governor(head)
    if dep == "pcomp" and head.dep_ in ("prep", "mark", "agent"):
        if head.lower_ == "as" and is_verb(head.head) and children(head.head, "dobj"):
            return [t for o in children(head.head, "dobj") for t in coordinated(o)]
        return _kept(head) or _governor(head.head)
    if dep in ("prep", "dep", "aux"):
        return _governor(head)
    return behind_copula(verb) if dep == "csubj" else None


def _chosen(verb: Token) -> list[Token]:
    """Who is to do what an infinitive tells that the parser takes for a purpose."""
    head = verb.head
    if verb.tag_ != "VB" or is_passive(head):
        return []
    if head.lower_.startswith(FINANCING) and children(head, "dobj"):
        return prepositional(head, "to")  # "lent 3 mln dlrs to Volvo to build a plant"
    if not head.lower_.startswith(OBJECT_CONTROL):
        rights = [o for o in children(head, "dobj") if o.lower_.startswith(RIGHTS)]
        return [t for o in rights for t in granted(o)]
    objects = [o for o in children(head, "dobj") if o.i < verb.i and not _is_sum(o)]
    return [t for o in objects for t in coordinated(o)]


def _is_sum(noun: Token) -> bool:  # who pays a sum to buy something buys it himself
    if noun.lower_ in CUES.currencies:
        return True
    return any(t.ent_type_ in SUMS for t in (noun, *children(noun, "nummod")))


def _kept(prep: Token) -> list[Token]:
    """Who is kept from what stands under "from", or blamed for what stands under "of" or "for":
    "bars Volvo from buying it", "accused Peru of arming rebels"."""
    verb = prep.head
    kept = prep.lower_ == "from" and verb.lower_.startswith(KEEPING)
    judged = prep.lower_ in ("of", "for", "over") and verb.lower_.startswith(JUDGING)
    if not (kept or judged) or is_passive(verb):
        return []
    return [t for o in children(verb, "dobj") for t in coordinated(o)]


def _governor(head: Token) -> Token | list[Token] | None:
    if is_verb(head):
        return head
    if is_noun(head):
        if head.dep_ == "npadvmod" and is_verb(head.head):
            return head.head  # "a month after buying it, …"
        return holders(head) or _aiming(head) or ([head] if _is_headline(head) else [])
    return copula_subject(head)  # "is close to buying it"


def _aiming(noun: Token) -> Token | None:
    """Who has what a gerund tells in mind: "in the process of buying", "shelved plans for …"."""
    if noun.lower_ not in CUES.aims:
        return None
    above = noun.head.head
    led = noun.dep_ == "pobj" and noun.head.dep_ == "prep" and is_verb(above)
    return above if led else _governor_of_noun(noun)


def _is_headline(noun: Token) -> bool:
    """True for a name that "to" and an infinitive follow: "Finnair to buy jets"."""
    if noun.dep_ != "ROOT" or noun.tag_ != "NNP" or noun.i + 2 >= len(noun.doc):
        return False
    return noun.nbor(1).tag_ == "TO" and noun.nbor(2).tag_ == "VB"


def _headline_names(noun: Token, verb: Token) -> list[Token]:
    """The names before "to" in "Peru, Chile to sign pact", which the parser makes one phrase."""
    if noun.dep_ != "ROOT" or noun.tag_ != "NNP" or verb.i < 2:
        return []
    names = [noun, *(c for c in children(noun, "appos") if c.tag_ == "NNP" and c.i < verb.i)]
    found = [t for n in names for t in coordinated(n) if t.i < verb.i]
    return found if verb.nbor(-1).tag_ == "TO" and max(t.i for t in found) == verb.i - 2 else []


def _noun_clause_subject(verb: Token) -> Token | list[Token] | None:
    head = verb.head
    if verb.dep_ == "acl" and verb.tag_ == "VB":
        if head.dep_ == "appos" and any(c.lower_ in CUES.ranks for c in children(head, "amod")):
            return [head.head]  # "Kerry, the first secretary to visit it"
        holding = invited(head) or holders(head) or granted(head) or offerers(head)
        return holding or _governor_of_noun(head) or _headline_names(head, verb)
    offering = verb.lower_ in CUES.offering and verb.dep_ == "acl"
    return (holders(head) or offerers(head) if offering else None) or [head]


def _governor_of_noun(noun: Token) -> Token | None:
    head = noun.head
    if head.i != noun.i and is_verb(head) and noun.dep_ in ("dobj", "attr", "nsubjpass"):
        return head
    return None


def _complement_subject(verb: Token) -> Token | list[Token] | None:
    head = verb.head
    if verb.dep_ == "ccomp" and children(verb, "mark"):
        return None
    objects = [t for o in children(head, "dobj", "dative") for t in coordinated(o)]
    if objects and verb.dep_ == "xcomp" and head.lower_ not in CUES.subject_control:
        return [o for o in objects if o.dep_ != "prep"] or None
    if is_verb(head):
        return asked(head) or head
    own = [t for s in children(head, "nsubj") for t in coordinated(s)]
    return own or pair_before(head) or copula_subject(head)


def holders(noun: Token) -> list[Token]:
    """Possessors of a noun ("X's decision", "the decision by X")."""
    found = [t for p in children(noun, "poss") for t in coordinated(p)]
    return found or prepositional(noun, "by")


def objects(verb: Token) -> list[Token]:
    """Heads of the direct object of an active verb, relative gap included."""
    found = [t for o in children(verb, "dobj") or _named_predicate(verb) for t in coordinated(o)]
    above = verb.head if verb.dep_ == "xcomp" and verb.head.dep_ == "relcl" else verb
    gap = found or (children(above, "dobj") if above.i < verb.i else [])
    if gap and is_relative(gap[0]) and above.dep_ in ("relcl", "acl"):
        return [above.head]  # "X, which Y agreed to buy"
    if found:
        return found
    named = [t for c in children(verb, "ccomp") for t in named_by_what(c) or _worth(c)]
    named = named or second_subject(verb)
    if named:
        return named
    if verb.dep_ == "relcl" and children(verb, "nsubj") and not is_passive(verb):
        subject = children(verb, "nsubj")[0]
        if not is_relative(subject) and _lacks_object(verb):
            return [verb.head]
    if verb.dep_ == "conj" and is_verb(verb.head) and _shares_object(verb):
        return objects(verb.head)
    return _later_object(verb)


def _worth(clause: Token) -> list[Token]:
    """What is "worth" something, where the parser makes a clause of it: "bought jets worth …"."""
    return children(clause, "nsubj") if clause.lower_ == "worth" else []


def _lacks_object(verb: Token) -> bool:
    """True where a relative clause without a relative leaves its object to the noun above."""
    phrases = children(verb, "prep", "agent")
    if phrases and verb.head.lower_ in CUES.adjunct_nouns:
        return False
    stranded = any(not children(p, "pobj", "pcomp") for p in phrases)
    return not stranded and not children(verb, "xcomp", "ccomp")


def _named_predicate(verb: Token) -> list[Token]:
    """A name that the parser takes for a predicate: "Obama called Merkel to discuss trade"."""
    return [] if is_passive(verb) else [c for c in children(verb, "oprd") if c.tag_ == "NNP"]


def _shares_object(verb: Token) -> bool:
    return verb.head.i > verb.i


def _later_object(verb: Token) -> list[Token]:
    """Object of the last verb of a coordination ("signed and ratified the treaty")."""
    for conj in children(verb, "conj"):
        between = [
            c
            for c in verb.children
            if verb.i < c.i < conj.i and c.dep_ not in ("cc", "punct", "advmod")
        ]
        if is_verb(conj) and not between and conj.i - verb.i <= 3:
            return [t for o in children(conj, "dobj") for t in coordinated(o)]
    return []


def governing_verb(token: Token) -> Token | None:
    """The nearest verb above `token`."""
    for _ in range(MAX_CLIMB):
        if token.head.i == token.i:
            return None
        token = token.head
        if is_verb(token):
            return token
    return None


def noun_before(verb: Token) -> Token | None:
    """The noun before an infinitive hung elsewhere: "its deal to buy", "a deal for X to buy"."""
    if verb.tag_ != "VB" or verb.dep_ not in ("advcl", "xcomp") or verb.i < 2:
        return None
    opening = next((c for c in verb.lefts if c.dep_ == "mark" and c.lower_ == "for"), None)
    first = opening or verb.nbor(-1)
    if first.i == 0 or (opening is None and first.tag_ != "TO"):
        return None
    before = first.nbor(-1)
    return before if is_noun(before) else None


def governors(token: Token) -> Iterator[Token]:
    """Verbs and nouns whose content `token` is: "agreed to buy", "a deal for the sale of"."""
    misplaced = noun_before(token)
    if misplaced is not None:
        yield misplaced
    for _ in range(MAX_CLIMB):
        dep, head = token.dep_, token.head
        if dep == "relcl":
            if not is_to_be_done(token) and not any(
                c.dep_ == "prep" and any(g.tag_ == "WDT" for g in c.children)
                for c in token.children
            ):
                return
        elif dep in ("pobj", "pcomp") and head.dep_ in ("prep", "agent", "mark", "aux"):
            if head.lower_ in CUES.background_prepositions:
                return  # "prices rose after the sale"
            head = head.head
        elif dep not in CONTENT_LINKS:
            return
        if head.i == token.i:
            return
        token = head
        if dep != "conj" and (is_verb(token) or is_noun(token)):
            yield token
