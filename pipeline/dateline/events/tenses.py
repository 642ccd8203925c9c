"""What the tenses of a clause and the date of an event tell of its status."""

from __future__ import annotations

import datetime

from dateline.events import syntax
from dateline.events.dating_cues import load_dating
from dateline.events.mentions import OPEN, EventMention
from dateline.events.status_cues import load_status_words
from dateline.events.tree import MAX_CLIMB
from dateline.parsed import Parsed, Token

WORDS = load_status_words()
DATING = ("compound", "nmod", "nummod", "npadvmod")
AHEAD = frozenset({"when", "once", "after", "before", "until", "till"})
HABITUAL = frozenset({"transfer", "cooperation", "talks"})
# Before the day, or the length, that something is put off to.
MOVED_TO = ("until", "to", "till", "by")


def is_over(verb: Token) -> bool:
    """True for "having bought the firm", whatever the clause above tells."""
    return verb.tag_ == "VBN" and any(
        c.lower_ == "having" and c.dep_ in ("aux", "auxpass") for c in verb.children
    )


def is_unreal(verb: Token) -> bool:
    """True for "would have signed", not for "would have signed by June": that is still to come."""
    helps = {c.lower_ for c in syntax.children(verb, "aux")}
    unreal = verb.tag_ == "VBN" and "have" in helps and not helps.isdisjoint(WORDS.unreal)
    return unreal and not any(c.lower_ == "by" for c in syntax.children(verb, "prep"))


def is_pluperfect(verb: Token) -> bool:
    """True for the "had bought" of "if it had bought the firm, it would be bankrupt"."""
    had = any(c.lower_ in ("had", "'d") for c in syntax.children(verb, "aux"))
    return verb.tag_ == "VBN" and verb.dep_ == "advcl" and had


def came_about(verb: Token) -> bool:
    """True for "it ran until Peru ordered it to stop", not for "would run until …"."""
    above = verb.head
    helped = any(c.tag_ == "MD" for c in (*above.children, *verb.children))
    return verb.tag_ == "VBD" and not helped and above.tag_ in ("VBD", "VBN")


def is_inverted(clause: Token) -> bool:
    """True for "should Peru leave, it will": an if-clause without the "if"."""
    first = next(iter(clause.children), clause)
    return first.dep_ == "aux" and first.lower_ in ("should", "were", "had")


def is_forgone(verb: Token) -> bool:
    """True for "instead of buying", "rather than sell"."""
    if verb.i < 2:
        return False
    before, first = verb.nbor(-1).lower_, verb.nbor(-2).lower_
    return (first == "instead" and before == "of") or (first == "rather" and before == "than")


def had_been_meant(token: Token) -> bool:
    """True for the "meet" of "had planned to meet", "would have met"."""
    verbs = clauses_above(token)
    return any(is_unreal(verb) for verb in verbs[:1]) or any(
        c.lower_ == "had" for verb in verbs[:2] for c in syntax.children(verb, "aux")
    )


def is_reduced_for(clause: Token) -> bool:
    """True for "set for Oslo" in "a summit set for Oslo"."""
    reduced = clause.dep_ == "acl" and clause.tag_ == "VBN"
    return reduced and any(c.lower_ == "for" for c in syntax.children(clause, "prep"))


def clauses_above(token: Token) -> list[Token]:
    """The verb of the clause of `token` and those of which it is a complement."""
    verb = token if syntax.is_verb(token) else syntax.governing_verb(token)
    found: list[Token] = []
    while verb is not None and len(found) < MAX_CLIMB:
        found.append(verb)
        inner = verb.dep_ in ("xcomp", "ccomp", "conj") and syntax.is_verb(verb.head)
        verb = verb.head if inner else None
    return found


def is_present_adverbial(verb: Token) -> bool:
    """True for "when he visits", "once it is signed"."""
    if verb.dep_ != "advcl":
        return False
    led = verb.tag_ == "VBN" and any(c.lower_ in AHEAD for c in verb.children)
    return verb.tag_ in ("VBZ", "VBP") or (led and is_present_passive(verb))


def stands_in_present(noun: Token) -> bool:
    """True where the clause in which `noun` stands is in the present tense."""
    verb = syntax.governing_verb(noun)
    return verb is not None and verb.tag_ in ("VBZ", "VBP")


def happens_then(verb: Token) -> bool:
    """True for "not due until October", "not due to meet until October": it happens then."""
    holders = [verb, *syntax.children(verb, "acomp", "advmod", "attr")]
    holders += [t for h in holders for t in syntax.children(h, "xcomp")]
    return any(_holds_time(holder, "until") for holder in holders)


def is_progressive(verb: Token) -> bool:
    if verb.tag_ == "VBN" and any(
        c.lower_ == "being" and c.dep_ in ("aux", "auxpass") for c in verb.children
    ):
        return True
    helps = {c.lower_ for c in syntax.children(verb, "aux")}
    if {"had", "been"} <= helps and verb.dep_ != "ccomp":
        return False
    return verb.tag_ == "VBG" and any(
        c.dep_ in ("aux", "auxpass")
        and c.lower_ in ("is", "are", "am", "'s", "'re", "been", "was", "were", "being")
        for c in verb.children
    )


def is_perfect(verb: Token) -> bool:
    """True for "has opened", "have entered"."""
    return verb.tag_ == "VBN" and any(
        c.dep_ == "aux" and c.lower_ in ("has", "have", "'ve") for c in verb.children
    )


def is_dated(noun: Token) -> bool:
    """True for "a July 1986 pact", "a pact signed in July": the date is that of its signing."""
    if noun.tag_ not in ("NN", "NNP"):
        return False
    return has_own_date(noun, *DATING) or _was_concluded_then(noun)


def _was_concluded_then(noun: Token) -> bool:
    done = load_dating().verbs["concluding"]
    clauses = [c for c in syntax.children(noun, "acl", "relcl") if c.lower_ in done]
    bare = [t for c in clauses for t in syntax.children(c, "npadvmod")]
    led = any(_holds_time(c, "in", "on") for c in clauses)
    return led or any(t.ent_type_ == "DATE" for t in bare)


def has_own_date(noun: Token, *functions: str) -> bool:
    """True for "tomorrow's meeting", "the 1986 pact"."""
    wanted = functions or (*DATING, "poss")
    times = (c for c in noun.children if c.i < noun.i and c.dep_ in wanted)
    return any(c.ent_type_ == "DATE" for c in times)


def has_no_object(verb: Token) -> bool:
    """True for "produced no agreement", not for "did not produce an agreement"."""
    nothing = any(g.lower_ == "no" for o in syntax.children(verb, "dobj") for g in o.children)
    return nothing and not syntax.children(verb, "neg")


def is_bare_talks(mention: EventMention) -> bool:
    """True for "they remain far apart in contract talks": no talks are told anew."""
    noun = mention.head
    if mention.support is not None or noun.lower_ not in WORDS.negotiations:
        return False
    led = noun.dep_ == "pobj" and noun.head.lower_ in WORDS.circumstances
    bare = all(c.dep_ != "det" for c in noun.children) and not has_own_date(noun)
    return led and bare and stands_in_present(noun)


def is_shared_work(mention: EventMention) -> bool:
    """True for "their cooperation on fishing": work named without a date goes on."""
    return (
        mention.type == "cooperation"
        and mention.stage == "ongoing"
        and mention.predication.pos == "noun"
        and mention.support is None
        and all(s.relation != "prep:into" for s in mention.predication.supports)
    )


def is_moved(verb: Token) -> bool:
    """True for "postponed until Thursday", "by a week", "delayed it from May to October"."""
    for token in verb.doc[verb.i + 1 : verb.sent.end - 1]:
        if token.is_punct or syntax.is_verb(token):
            break
        if token.lower_ in MOVED_TO and token.nbor(1).ent_type_ in ("DATE", "TIME"):
            return True
    return _holds_time(verb, *MOVED_TO)


def is_called_for(verb: Token) -> bool:
    """True for "called a meeting for Thursday"."""
    holders = [verb, *syntax.children(verb, "dobj", "nsubjpass")]
    return any(_holds_time(holder, "for") for holder in holders)


def _holds_time(head: Token, *prepositions: str) -> bool:
    """True where one of the prepositions ties a time to `head`."""
    return any(
        prep.lower_ in prepositions and any(t.ent_type_ in ("DATE", "TIME") for t in prep.children)
        for prep in syntax.children(head, "prep")
    )


def is_present_passive(verb: Token) -> bool:
    """True for "is run by"."""
    return any(c.lower_ in ("is", "are") for c in syntax.children(verb, "auxpass"))


def is_present_state(verb: Token) -> bool:
    """True for "talks between A and B are poised", "remain stalled"."""
    words = [verb, *syntax.children(verb, "auxpass")]
    return any(w.lower_ in ("is", "are", "remain", "remains") for w in words)


def told_in_past(doc: Parsed) -> bool:
    """True where most sentences are told in the past tense: a present there tells what lasts."""
    tags = [s.root.tag_ for s in doc.sents]
    return tags.count("VBD") > tags.count("VBZ") + tags.count("VBP")


def set_lasting(mention: EventMention) -> None:
    """In an article told in the past tense "Norway lends it money" goes on."""
    verb = mention.head
    present = verb.tag_ in ("VBZ", "VBP") and verb.sent.start > 0
    if present and mention.type in HABITUAL and mention.status_cue == "default":
        mention.status, mention.status_cue = "ongoing", "present"


def is_only_begun(mention: EventMention) -> bool:
    """True for "began building the dam in 2011": it did not stand then."""
    verb = mention.head
    begun = verb.dep_ == "xcomp" and verb.head.lower_ in WORDS.beginning
    return begun and mention.type == "facility" and mention.status == "occurred"


def was_tried(mention: EventMention) -> bool:
    """True for a launch that was attempted, even in vain: what was lost had been launched."""
    cue = (mention.status_cue or "").split()
    if mention.type != "launch" or not cue or cue[0] not in WORDS.trying:
        return False
    sent = mention.head.sent
    before = mention.head.doc[sent.start : mention.head.i + 1]
    if any(t.lower_ in WORDS.in_vain for t in sent):
        return all(t.tag_ != "MD" for t in before)
    return any(t.tag_ == "VBD" and t.lower_ in WORDS.trying for t in before)


def is_arranged(verb: Token) -> bool:
    """True for "starts a visit on Sunday", "travels on later today"."""
    if verb.tag_ not in ("VBZ", "VBP"):
        return False
    for token in verb.doc[verb.i + 1 : verb.sent.end]:
        if token.is_punct or token.tag_.startswith("VB"):
            break
        if token.lower_ in WORDS.ahead:
            return True
    return False


def look_ahead(
    mention: EventMention, reference: datetime.date | None, clause: Token | None
) -> None:
    """A present-tense or progressive clause with a date still to come tells a plan."""
    time = mention.time
    if lasts_since(mention):
        mention.status, mention.status_cue = "ongoing", "since"
    if reference is None or time is None or time.earliest is None:
        return
    if time.latest is not None and time.latest < reference:
        gone = mention.status == "planned" and mention.support is None
        cue = mention.status_cue or ""
        under_way = mention.status == "ongoing" and (cue.startswith("on ") or cue == "be in")
        visiting = mention.status == "ongoing" and is_visiting(mention)
        if visiting or (mention.predication.pos == "noun" and (gone or under_way)):
            mention.status, mention.status_cue = "occurred", "date gone by"
        return
    begins = time.earliest
    if mention.status in OPEN and begins < reference and (time.edtf or "").endswith("/.."):
        mention.time = None  # "has bought tea since 1985 and may buy cocoa"
        return
    if begins == reference and _begins(mention, clause):
        mention.status, mention.status_cue = "ongoing", "begun"
        return
    present = ("VBZ", "VBP", "VBG") if mention.predication.pos == "noun" else ("VBZ", "VBP")
    if clause is not None and clause.tag_ in present and "later" in (time.text or ""):
        begins = time.latest or begins
    if begins <= reference or (clause is not None and _is_past(clause)):
        return
    on_tour = (mention.status_cue or "").startswith("on ")
    if on_tour or mention.status_cue in ("default", "progressive", "present", "participle"):
        mention.status, mention.status_cue = "planned", "date to come"


def lasts_since(mention: EventMention) -> bool:
    """True for "has supplied it with gas since 2010"."""
    edtf = mention.time.edtf if mention.time is not None else None
    since = mention.status == "occurred" and edtf is not None and edtf.endswith("/..")
    if since and mention.stage == "in_force" and mention.support is not None:
        return _has_been(mention.support.token)
    return (
        since
        and mention.predication.pos == "verb"
        and is_perfect(mention.head)
        and mention.head.lower_ in WORDS.durative
    )


def _has_been(verb: Token) -> bool:
    """True for "has been in force"."""
    return verb.lower_ == "been" and is_perfect(verb)


def _is_past(clause: Token) -> bool:
    """True for "opened" and "was opened": with a day to come, told east of the dateline."""
    helpers = syntax.children(clause, "auxpass") if clause.tag_ == "VBN" else ()
    return clause.tag_ == "VBD" or any(h.lower_ in ("was", "were") for h in helpers)


def _begins(mention: EventMention, clause: Token | None) -> bool:
    """True for "they opened talks today": the talks go on."""
    told = mention.status_cue == "default" and mention.type == "talks"
    if not told or mention.support is None or clause is None:
        return False
    return clause.lower_ in WORDS.beginning


def is_under_way(verb: Token, mention: EventMention) -> bool:
    """True for "is visiting Norway", "the visiting king" and "is in Norway to …"."""
    stays = mention.type == "visit" and verb.lower_ in ("is", "are")
    return stays or is_progressive(verb) or is_visiting(mention)


def is_visiting(mention: EventMention) -> bool:
    """True for "X, visiting Oslo, said", "the visiting king": as it is told, the visit goes on."""
    verb = mention.head
    beside = verb.tag_ == "VBG" and verb.dep_ in ("acl", "amod")
    if mention.type != "visit" or not beside:
        return False
    return not _holds_time(verb, "on", "in", "during") and not syntax.children(verb, "npadvmod")


def is_infinitive(verb: Token) -> bool:
    return verb.tag_ == "VB" and any(c.tag_ == "TO" for c in syntax.children(verb, "aux"))


def is_of_rank(verb: Token) -> bool:
    """True for "the first country to sign": the infinitive tells what was done."""
    ranked = verb.dep_ in ("relcl", "acl") and syntax.is_noun(verb.head)
    return ranked and any(c.lower_ in WORDS.ranks for c in verb.head.children)


def is_on_the_spot(verb: Token) -> bool:
    """True for the "meet" of "was in Oslo to meet him": what one came for was done."""
    holder = verb.head
    was = verb.dep_ in ("advcl", "xcomp") and holder.lower_ in ("was", "were")
    return was and any(
        c.lower_ in ("in", "at") and c.i < verb.i for c in syntax.children(holder, "prep")
    )


def is_for_gathering(verb: Token) -> bool:
    """True for the infinitive of "a meeting to discuss it"."""
    purpose = verb.dep_ in ("relcl", "acl") and is_infinitive(verb)
    own = purpose and not syntax.children(verb, "nsubj", "auxpass")
    return own and verb.head.lower_ in WORDS.gatherings


def told_as_fact(verb: Token, status: str) -> bool:
    """True for a finite complement that such a cue leaves as it is: "told X that he has met"."""
    past = verb.tag_ == "VBD" or any(
        c.lower_ in ("has", "have", "had", "was", "were") and c.dep_ in ("aux", "auxpass")
        for c in verb.children
    )
    return syntax.is_finite(verb) and (status == "planned" or (past and status == "possible"))
