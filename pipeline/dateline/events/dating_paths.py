"""Questions to the parse that tell which time belongs to which trigger."""

from __future__ import annotations

from dateline.events import syntax
from dateline.events.dating_cues import load_dating
from dateline.events.dating_ties import Tie, is_behind_comparison
from dateline.events.mentions import OPEN, EventMention
from dateline.events.predications import LIGHT_NOUNS
from dateline.events.tree import path_up
from dateline.parsed import Token

# What is done to an instrument: the year in its name ("the 1972 treaty") is not the date of it.
ACTS = frozenset({"violated", "suspended", "ended", "rejected", "extended", "amended", "ratified"})
# Links of a noun that names, counts or sorts another: "the 1987-88 price package".
NAMING = frozenset({"compound", "nmod", "amod", "nummod"})
YEAR = 364
# How many words a trigger noun may stand behind the noun that the parser takes for the head.
REACH = 7
# How many words "from 80 billion dlrs in" may have.
MEASURE = 6
# How far up clauses count as near.
CLOSE = 4

# Before the day that something is put off to.
MOVED_TO = frozenset({"to", "until", "till"})


def _is_listed(token: Token, words: str) -> bool:
    """Whether the token is one of the words of that name in cues/dating.toml."""
    return token.lower_ in load_dating().words[words]


def hangs_on(clause: Token, tie: Tie) -> bool:
    """True for "on Monday, when …"."""
    if clause.dep_ == "relcl" and clause.head.i == tie.head.i:
        return not any(t.tag_ == "WP" for t in clause.lefts)
    first = clause.left_edge
    if first.lower_ != "when" or clause.dep_ not in ("relcl", "advcl") or first.i < 2:
        return False
    before = first.nbor(-2) if first.nbor(-1).text == "," else first.nbor(-1)
    return before.i == tie.head.i


def is_when(mention: EventMention, tie: Tie) -> bool:
    """True where the clause of the mention hangs on the time: "since 1990, when they signed"."""
    clause = clause_of(mention)
    return clause is not None and any(hangs_on(t, tie) for t in path_up(clause)[:CLOSE])


def is_occasion(noun: Token, mention: EventMention) -> bool:
    """True where another trigger is the occasion of the mention: "met on his trip on Friday".

    One travels "for Friday's summit".
    """
    prep = noun.head
    led = _is_listed(prep, "occasion") or (prep.lower_ == "for" and mention.type == "visit")
    return noun.dep_ == "pobj" and led and prep.head.i in own_tokens(mention)


def up_to(token: Token, top: Token) -> list[Token]:
    """The tokens from `token` up to `top`, `top` excluded."""
    path = path_up(token)
    ends = [i for i, t in enumerate(path) if t.i == top.i]
    return path[: ends[0]] if ends else path


def is_nested(mention: EventMention, verb: Token) -> bool:
    """True for a noun deep in another's phrase: "the fifth year of the agreement"."""
    if mention.support is not None or mention.predication.pos == "verb":
        return False
    nouns = [t for t in up_to(mention.head, verb)[1:] if syntax.is_noun(t)]
    return any(t.lower_ not in LIGHT_NOUNS for t in nouns)


def encloses(mention: EventMention, tie: Tie, verb: Token) -> bool:
    """True for "envoys meeting in Oslo on Monday agreed": the time stands before the main verb."""
    head = mention.head
    reduced = head.dep_ == "acl" and head.tag_ in ("VBG", "VBN") and head.i < tie.head.i < verb.i
    between = mention.doc[head.i : tie.head.i]
    return reduced and head.head.head.i == verb.i and all(t.text != "," for t in between)


def was_first_to(clause: Token, verb: Token) -> bool:
    """True for "became the first to ratify", "was the last ally to sign"."""
    if clause.dep_ not in ("relcl", "acl") or not _is_listed(verb, "copula"):
        return False
    noun = clause.head
    ranked = any(_is_listed(t, "rank") for t in (noun, *noun.children))
    return ranked and noun.head.i == verb.i


def tells_apart(verb: Token, mention: EventMention, tie: Tie) -> bool:
    """True for "reached a pact that would hold through May", "which had been sought since 2014".

    And for what is made now and begins later: "agreed a truce to take effect on Friday".
    """
    begins = any(_is_listed(t, "effect") for t in syntax.children(verb, "dobj"))
    begins = begins or any(_is_listed(t, "effect") for t in syntax.prepositional(verb, "into"))
    if mention.type == "agreement" and verb.tag_ == "VB" and begins:
        return True
    would = any(c.tag_ == "MD" for c in verb.children)
    held = mention.status in ("occurred", "ongoing")
    if would and (held or _is_content_of(verb, mention)):
        return True
    return _is_open_ended(tie) and mention.support is not None and mention.support.token.i != verb.i


def _is_content_of(verb: Token, mention: EventMention) -> bool:
    """True for what a deal does, not for its making: "near a pact that would cut tariffs"."""
    return mention.type == "agreement" and not syntax.is_passive(verb)


def _is_open_ended(tie: Tie) -> bool:
    """True for "since 1990"."""
    return tie.time.edtf is not None and tie.time.edtf.endswith("/..")


def is_errand(verb: Token, clause: Token) -> bool:
    """True for the infinitive in "came to see it", "met to discuss it"."""
    aimed = verb.tag_ == "VB" and any(c.tag_ == "TO" for c in verb.children)
    return aimed and verb.dep_ in ("advcl", "xcomp", "ccomp") and verb.head.i == clause.i


def is_beside(verb: Token, clause: Token) -> bool:
    """True for "raised it when they met", "signed while he was visiting"."""
    if verb.dep_ != "advcl" or verb.head.i != clause.i:
        return False
    return is_led_by_when(verb)


def is_led_by_when(clause: Token) -> bool:
    """True for "when they met"."""
    return any(_is_listed(c, "meanwhile") for c in clause.lefts)


def is_main(verb: Token) -> bool:
    """True for the verb of a sentence, or one coordinated with it; also in "X met, they said"."""
    first = syntax.first_conjunct(verb)
    quoted = first.dep_ == "ccomp" and first.i < first.head.i and first.head.dep_ == "ROOT"
    return first.dep_ == "ROOT" or quoted


def is_since_then(mention: EventMention, tie: Tie) -> bool:
    """True for "bought a tenth in 2009 and has since doubled it"."""
    clause = clause_of(mention)
    if clause is None or tie.head.i > clause.i:
        return False
    if any(t.lower_ == "since" and t.dep_ == "prep" and t.head.i == clause.i for t in tie.path):
        return True
    return any(c.lower_ == "since" and c.dep_ in ("advmod", "prep") for c in clause.children)


def is_past(verb: Token) -> bool:
    """True for "signed", "has signed", "had signed", "was signed"."""
    if any(c.tag_ == "MD" for c in verb.children):
        return False
    return verb.tag_ in ("VBD", "VBN")


def is_present(verb: Token) -> bool:
    """True for "meets", "is meeting"."""
    helped = any(c.tag_ in ("VBZ", "VBP") and c.dep_ == "aux" for c in verb.children)
    return verb.tag_ in ("VBZ", "VBP") or (verb.tag_ == "VBG" and helped)


def is_term(mention: EventMention, tie: Tie) -> bool:
    """True for the last day of an offer, or to obey: "extended its bid until Friday"."""
    if mention.type == "order":
        return mention.status == "occurred" and (tie.time.edtf or "").startswith("..")
    offered = mention.type == "transfer" and mention.status in OPEN
    return offered and tie.time.preposition in load_dating().words["term"]


def is_of_goods(mention: EventMention, tie: Tie) -> bool:
    """True for the month in "bought rice for July shipment": that of the shipment alone."""
    if tie.goods is None or mention.type not in ("transfer", "agreement", "talks"):
        return False
    return tie.goods not in own_tokens(mention)


def own_tokens(mention: EventMention) -> set[int]:
    """The tokens of the trigger: its head and, where a verb supports it, that verb."""
    support = mention.support
    if support is None or merely_follows(mention):
        return {mention.head.i}
    return {mention.head.i, support.token.i}


def merely_follows(mention: EventMention) -> bool:
    """True for "the treaty follows a war": what the verb tells is not the treaty's making."""
    support = mention.support
    if support is None or support.relation != "agent" or mention.stage == "ended":
        return False
    return support.token.lower_ in load_dating().verbs["apart"]


def names_another(mention: EventMention, tie: Tie) -> bool:
    """True for a year in the name of something: "the 1987-88 budget", "broke the 1972 treaty"."""
    head, noun = tie.head, tie.head.head
    of_noun = head.dep_ == "pobj" and noun.lower_ == "of"
    if mention.stage in ACTS and noun.i == mention.head.i and head.i < noun.i:
        return True
    if mention.stage in ACTS and of_noun and is_coarse(tie) and not is_noun_alone(mention):
        return True
    if _is_possessor(tie) and not _is_sitting(noun, mention):
        return True
    if head.dep_ == "pobj" and noun.lower_ == "for" and syntax.is_noun(noun.head):
        return noun.head.i not in own_tokens(mention)
    return is_coarse(tie) and head.dep_ in NAMING and noun.i not in own_tokens(mention)


def _is_possessor(tie: Tie) -> bool:
    """True for the month in "November's poll", "the November poll"; not for "On Monday X said"."""
    head, noun = tie.head, tie.head.head
    first = head.left_edge
    opens = head.dep_ in ("compound", "nmod") and first.i > first.sent.start
    led = opens and first.nbor(-1).tag_ == "IN"
    due = head.dep_ == "nmod" and tie.time.preposition == "by"  # "by the May 3 deadline"
    owned = head.dep_ in ("poss", "compound", "nmod") and not due
    return owned and syntax.is_noun(noun) and not led


def _is_sitting(noun: Token, mention: EventMention) -> bool:
    """True for what is the event, or its occasion: "agreed at Monday's session"."""
    own = own_tokens(mention)
    if noun.i in own or _leads_on(noun, mention.head):
        return True
    prep = noun.head
    occasion = _is_listed(prep, "occasion") or prep.lower_ == "for"
    return noun.dep_ == "pobj" and occasion and prep.head.i in own


def _leads_on(noun: Token, head: Token) -> bool:
    """True for "Group" before "meeting" in "this week's Group of Nine meeting"."""
    if not noun.i < head.i <= noun.i + REACH or not syntax.is_noun(head):
        return False
    return not any(syntax.is_verb(t) for t in noun.doc[noun.i : head.i])


def is_first_since(tie: Tie) -> bool:
    """True for "the first visit since 1990": the year is that of the one before."""
    since = next((t for t in tie.path if t.lower_ == "since"), None)
    verb = next((t for t in tie.path if syntax.is_verb(t)), tie.path[-1])
    marked = any(c.lower_ == "since" for c in verb.children)
    if since is None and not marked and not _is_open_ended(tie):
        return False
    above = tie.path + ([verb.head] if marked else [])
    return any(_is_listed(c, "extreme") for t in above if syntax.is_noun(t) for c in t.children)


def compares(tie: Tie) -> bool:
    """True for a time of what something is measured by: "up from a tenth in 1985", "due 1994"."""
    first = syntax.first_conjunct(tie.head).left_edge
    led = first.i > first.sent.start and not syntax.is_verb(tie.head)
    if led and is_behind_comparison(first):
        return True
    if led and is_coarse(tie) and (_is_due(first.nbor(-1)) or _ends_measure(first)):
        return True
    for token in tie.path:
        if syntax.is_verb(token):
            return _is_listed(token, "measured") and token.tag_ == "VBN" and token.dep_ != "ROOT"
        if (_is_listed(token, "measure") and not _bounds(token)) or _is_up_from(token):
            return True
    return False


def _is_due(before: Token) -> bool:
    """True for what stands before the year in "debts due 1994", "payments due in 1987"."""
    led = before.tag_ == "IN" and before.i > before.sent.start
    return (before.nbor(-1) if led else before).lower_ == "due"


def _ends_measure(first: Token) -> bool:
    """True for the year in "raised its pledge to 80 mln from 50 mln in 1985"."""
    words = first.doc[max(0, first.i - 2 * MEASURE) : first.i]
    marks = [i for i, t in enumerate(words) if t.lower_ in ("to", "from") and _is_sum_next(t)]
    if len(marks) < 2 or [words[i].lower_ for i in marks[-2:]] != ["to", "from"]:
        return False
    return all(_counts(t) for t in words[marks[-1] + 1 :])


def _is_sum_next(token: Token) -> bool:
    return token.nbor(1).tag_ in ("CD", "$")


def _counts(token: Token) -> bool:
    return token.tag_ in ("CD", "NN", "NNS", "$", "IN", "SYM") or token.lower_ == "pct"


def _bounds(token: Token) -> bool:
    """True for "no earlier than"."""
    return token.i > 0 and _is_listed(token.nbor(-1), "bound")


def _is_up_from(token: Token) -> bool:
    """True for the "from" of "up from a tenth in 1985"."""
    before = token.nbor(-1) if token.i else token
    return token.lower_ == "from" and (
        _is_listed(token.head, "moved") or _is_listed(before, "moved")
    )


def is_coarse(tie: Tie) -> bool:
    """True for a year and more."""
    first, last = tie.time.earliest, tie.time.latest
    return first is not None and last is not None and (last - first).days >= YEAR


def is_noun_alone(mention: EventMention) -> bool:
    return mention.predication.pos == "noun" and mention.support is None


def passed_over(verb: Token, tie: Tie, steps: int) -> bool:
    """True where a relative clause was closed before the time: "X, who chairs it, on Sunday"."""
    if verb.dep_ != "relcl" or steps == 0:
        return False
    time = tie.head.head if tie.head.dep_ == "pobj" else tie.head
    first, start = time.left_edge, verb.left_edge
    if first.i <= verb.i or start.i == 0:
        return False
    return first.nbor(-1).text == "," and start.nbor(-1).text == ","


def passed(verb: Token, clause: Token) -> bool:
    """True for a past clause about the object of another: "fired a rocket that fell in May"."""
    noun = verb.head
    return noun.dep_ == "dobj" and noun.head.i == clause.i and verb.tag_ == "VBD" == clause.tag_


def nearer(mention: EventMention, head: Token, mentions: list[EventMention]) -> bool:
    """True where a background trigger stands between: "met X after a summit in Rome last week"."""
    for other in mentions:
        if mention.type == "launch" == other.type:
            continue  # "exploded after liftoff on Monday": one flight
        if mention.head.i < other.head.i < head.i and other.predication.pos == "noun":
            prep = other.head.head
            if (
                other.head.dep_ == "pobj"
                and _is_listed(prep, "background")
                and prep.i > mention.head.i
            ):
                return True
    return False


def complement_of(verb: Token, clause: Token) -> bool:
    """True where `verb` is the infinitive under `clause`: "is due to resume on Monday"."""
    token = verb
    for _ in range(3):
        if token.dep_ not in ("xcomp", "acomp", "ccomp", "oprd") or token.head.i == token.i:
            return False
        if token.dep_ == "ccomp" and syntax.is_finite(token) and syntax.subjects(token):
            return False
        token = token.head
        if token.i == clause.i:
            return True
    return False


def head_noun(phrase: str) -> str:
    """The word that a phrase is about, lower case: "plant" of "a broiler plant in Tianjin"."""
    words, prepositions = phrase.lower().split(), load_dating().words["preposition"]
    ends = [i for i, word in enumerate(words) if i and word in prepositions]
    return words[ends[0] - 1] if ends else words[-1]


def is_about(tie: Tie, noun: str, *, ahead: bool) -> bool:
    """True for "the plant will open in May" where `ahead`, else for "the plant opened in May"."""
    verb = next((t for t in tie.path if syntax.is_verb(t)), None)
    if verb is None or tie.strayed or verb.lower_ not in load_dating().verbs["telling"]:
        return False
    told = any(s.lower_ == noun and is_definite(s) for s in syntax.subjects(verb))
    past = is_past(verb) and syntax.is_finite(verb)
    return told and past != ahead


def is_definite(noun: Token) -> bool:
    """True for "the plant"."""
    return any(c.lower_ == "the" for c in noun.children)


def clause_of(mention: EventMention) -> Token | None:
    """The verb of the clause that tells the event."""
    if mention.predication.pos == "verb":
        return mention.head
    if mention.support is not None and syntax.is_verb(mention.support.token):
        return mention.support.token
    for support in mention.predication.supports:
        if syntax.is_verb(support.token):
            return support.token
    return syntax.governing_verb(mention.head)


def is_left_behind(tie: Tie, moving: frozenset[str]) -> bool:
    """True for May in "pushed the launch from May to June", "delayed May's launch to June"."""
    mover = next((t for t in tie.path if t.lower_ in moving), None)
    if mover is None:
        return False
    first = tie.head.left_edge.i
    led = any(t.lower_ == "from" for t in tie.head.doc[max(0, first - 1) : first + 1])
    return led or (tie.head.dep_ in ("poss", "compound", "nmod") and _is_moved_on(mover))


def _is_moved_on(mover: Token) -> bool:
    """True where a new day is told: "delayed … to June"."""
    phrases = (p for p in mover.children if p.dep_ == "prep" and p.lower_ in MOVED_TO)
    return any(t.ent_type_ in ("DATE", "TIME") for p in phrases for t in p.children)
