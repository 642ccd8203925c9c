"""Status of a mention, from cues with scope."""

from __future__ import annotations

from typing import cast

from dateline.events import syntax
from dateline.events.cues import Cues
from dateline.events.inflection import Lemmas
from dateline.events.mentions import OPEN, EventMention
from dateline.events.predications import LIGHT_NOUNS
from dateline.events.provisos import is_unknown
from dateline.events.status_clauses import LASTING, ClauseReader
from dateline.events.status_cues import load_status_words
from dateline.events.status_defaults import of_frame, unmarked
from dateline.events.status_governors import Found
from dateline.events.status_nouns import (
    ENDING,
    NOT,
    denies_outcome,
    is_completed,
    is_definite,
    is_joint_now,
    is_measured,
    is_privy,
    is_settled,
    leads_on,
    of_outcome,
    of_the_changed,
    support_is_other,
    whole_preposition,
)
from dateline.events.status_standing import (
    HELD,
    clauses_about,
    is_begun_and_lasting,
    is_of_appointment,
    standing,
)
from dateline.events.tenses import (
    has_own_date,
    is_called_for,
    is_moved,
    is_perfect,
    is_present_passive,
    is_present_state,
    is_progressive,
    is_reduced_for,
)
from dateline.parsed import Token
from dateline.record import Status

# How a noun hangs together with what its clause leaves open: "take it up in talks".
OFF_TO = frozenset({"to", "until", "till"})
OPEN_LINKS = frozenset({"pobj", "prep", "dobj", "attr", "conj", "appos"})
# "Under a decree by X, banks may close": the decree was issued.
ORDERED = frozenset({"under", "by", "in"})
# "Is in Rome for talks": they go on.
STAYING = frozenset({"is", "are"})
# What they deny came to nothing, whatever might have been.
UNREAL = frozenset({"if had", "would have"})
WORDS = load_status_words()


def set_status(mention: EventMention, cues: Cues, lemmas: Lemmas, *, past: bool) -> None:
    """Set `status` and `status_cue` of a mention; `past`: the article tells of what has been."""
    reader = _Reader(cues, lemmas)
    found = (
        reader.noun(mention)
        if mention.predication.pos == "noun"
        else reader.verb(mention.head, mention)
    )
    if mention.frame.status is not None:
        found = of_frame(mention, mention.frame.status, found)
    elif found and found[0] == "denied" and found[1] not in UNREAL and reader.is_open(mention):
        found = ("possible", "if")
    status, mention.status_cue = found or unmarked(mention, past=past)
    mention.status = cast(Status, status)


class _Reader(ClauseReader):
    """Looks for cues from the trigger outwards, of a noun first what governs it."""

    def noun(self, mention: EventMention) -> Found | None:
        clauses = syntax.children(mention.head, "acl", "relcl")
        alone = mention.support is None
        if any(map(syntax.is_to_be_done, clauses)) and not self._is_content(mention, clauses):
            return self._called_off(mention) or ("planned", "to be")
        if any(self._is_fixed(clause) for clause in clauses):
            return self._called_off(mention) or ("planned", "set for")
        if mention.type in ("agreement", "transfer") and any(map(self._is_closed, clauses)):
            return "occurred", "completed"
        if mention.type in HELD and any(map(is_begun_and_lasting, clauses_about(mention.head))):
            return "ongoing", "begun"
        found = self._within(mention, mention.head)
        if found is None and alone:
            found = self._own(mention, self.lemmas.noun(mention.head.lower_))
        if found and not of_the_changed(mention, found):
            return (self._called_off(mention) if found[0] in OPEN else None) or found
        if is_privy(mention):
            return "ongoing", "privy"
        if is_unknown(mention.head, self._negation):
            return "denied", "not any"
        head = mention.head
        if head.dep_ == "pobj" and any(c.lower_ in ("a", "an") for c in head.children):
            key = f"{head.head.lower_} {self.lemmas.noun(head.lower_)}"
            found = self._word("preposition", key)
            if found:
                above = mention.predication.supports[:1]
                open_ = self.verb(above[0].token, mention) if above else None
                return open_ if open_ and open_[0] in OPEN else found
        told = mention.support.token if mention.support is not None else None
        drafted = [c for c in clauses if c.lower_ in WORDS.negotiating and is_progressive(c)]
        if drafted and mention.type == "agreement":
            return "possible", drafted[0].lower_
        signed = told is not None and told.tag_ == "VBN" and told.dep_ == "acl"
        if told is not None and signed and mention.type == "agreement" and told in clauses:
            return self.verb(told, mention)
        if told is not None and told.dep_ == "relcl" and mention.frame.stage == "ratified":
            found = self.verb(told, mention) if told in clauses else None
            if found and found[0] == "planned":
                return found  # "a pact that is to be ratified in May"
        for support in mention.predication.supports:
            if support.relation.startswith("far:") and alone and is_completed(mention):
                relation = support.relation.removeprefix("far:")
                return self._support(mention, support.token, support.lemma, relation)
            if support.relation == "far:patient" and is_measured(mention):
                return self.verb(support.token, mention)
            relation = support.relation
            if self._is_said_of_noun(mention.support, support):
                relation = relation.removeprefix("far:")  # "the signing of the pact is due in May"
            if relation == "modifier" or relation.startswith("far:"):
                continue
            if not syntax.is_verb(support.token):
                prep = relation.partition(":")[2]
                if prep in ("under", "to") and is_settled(mention):
                    continue  # "its obligations under the pact", "its commitment to the pact"
                found = self._word("governor", f"{support.lemma} {prep}")
                found = found or self._word("governor", support.lemma)
                if mention.type == "talks" and support.token.lower_ in WORDS.under_way:
                    found = found or ("ongoing", support.lemma)
                one_part = support.relation == "noun:of" and support.token.tag_ == "NN"
                if one_part and mention.type in ("visit", "talks"):
                    found = found or self._word("part", support.lemma)
                sat = mention.type == "talks" and support.lemma in WORDS.sittings
                if support.lemma in LIGHT_NOUNS or sat:
                    found = found or self._within(mention, support.token)
                appointed = found == ("planned", f"{support.token.lower_} for")
                if appointed and is_of_appointment(support.token):
                    return found
                if found and found[0] in OPEN and self._is_none(support.token):
                    return "denied", f"no {support.lemma}"
                if found and found[0] in OPEN:  # "rejected an offer of talks"
                    found = self._of_noun(support.token, found, mention)
                if found and found[0] != "transparent":
                    unsure = found[0] in OPEN and mention.stage not in ENDING
                    return self._of_noun(support.token, found, mention) if unsure else found
                continue
            if leads_on(support, mention):
                continue
            if support.token.lower_ in WORDS.remarking and is_definite(mention.head):
                continue
            return self._support(mention, support.token, support.lemma, relation)
        return self._of_open_clause(mention) if alone else None

    def _within(self, mention: EventMention, noun: Token) -> Found | None:
        """What stands before `noun`, but for "failed talks" and "revive suspended talks"."""
        found = self._inside(noun)
        if found is None or mention.type not in HELD:
            return found
        verbs = [s for s in mention.predication.supports if syntax.is_verb(s.token)]
        revived = any(s.lemma in WORDS.beginning for s in verbs)
        if found[0] == "denied" and (revived or found[1] in WORDS.vain):
            return None
        words = (self._word("support", s.lemma) for s in verbs if s.token.tag_ != "VBD")
        goes_on = any(word is not None and word[0] == "ongoing" for word in words)
        return None if found[0] == "occurred" and goes_on else found

    def _is_none(self, noun: Token) -> bool:
        """True for "no plans"."""
        found = self._inside(noun)
        return found is not None and found[0] == "denied"

    def _called_off(self, mention: EventMention) -> Found | None:
        """What is denied in "cancelled a planned meeting", "the planned sale fell through"."""
        told = [s for s in mention.predication.supports if s.relation != "modifier"]
        for support in told[:1]:
            if support.relation in ("patient", "agent") and syntax.is_verb(support.token):
                found = self._support(mention, support.token, support.lemma, support.relation)
                return found if found and found[0] == "denied" else None
        return None

    def _of_open_clause(self, mention: EventMention) -> Found | None:
        """What is open in "might adopt an approach of separate talks", said of no given talks."""
        if is_definite(mention.head):
            return None
        token = mention.head
        while not syntax.is_verb(token):
            if token.dep_ not in OPEN_LINKS or token.head.i == token.i:
                return None
            if token.dep_ == "prep" and token.lower_ not in WORDS.linking:
                return None
            token = token.head
        found = self.verb(token, mention)
        return found if found and found[0] in OPEN else None

    def is_open(self, mention: EventMention) -> bool:
        """True in an if-clause and for "there will be no deal if": it is denied on a condition."""
        if self.is_conditioned(mention.head):
            return True
        verb = syntax.governing_verb(mention.head)
        return verb is not None and self._modal(verb) is not None and self._conditioned(verb)

    def _is_content(self, mention: EventMention, clauses: list[Token]) -> bool:
        """True for "an agreement to be acquired by X": what is agreed, not when."""
        told = [self.lemmas.verb(c.lower_) for c in clauses if syntax.is_to_be_done(c)]
        return mention.type == "agreement" and not any(self._word("instrument", t) for t in told)

    def _is_fixed(self, clause: Token) -> bool:
        """True for "a summit set for Oslo", "the sale, expected to close in June, needs a vote"."""
        found = self._word("support", self.lemmas.verb(clause.lower_))
        closing = clause.dep_ == "acl" and any(
            self.lemmas.verb(c.lower_) in WORDS.finishing for c in syntax.children(clause, "xcomp")
        )
        reduced = closing or is_reduced_for(clause)
        return reduced and found is not None and found[0] == "planned"

    def _is_closed(self, clause: Token) -> bool:
        """True for "the sale, completed in May, will add to profits"."""
        done = clause.dep_ == "acl" and clause.tag_ in ("VBN", "VBD")
        named = done and self.lemmas.verb(clause.lower_) in WORDS.finishing
        return named and not any(c.dep_ in ("aux", "auxpass", "neg") for c in clause.children)

    def _support(
        self, mention: EventMention, verb: Token, lemma: str, relation: str
    ) -> Found | None:
        if (
            verb.dep_ in ("relcl", "acl")
            and verb.head.i == mention.head.i
            and support_is_other(mention, verb)
        ):
            told = [self._word("modifier", c.lower_) for c in syntax.children(verb, "acomp")]
            return next((t for t in told if t), None)
        stands = standing(mention, verb, relation)
        if stands is not None:
            return stands
        if relation.startswith("prep:"):
            prep = whole_preposition(mention, relation[5:])
            held = self._word("support", f"{mention.type} {lemma} {prep}")
            if held:
                refused = held[0] != "ongoing" and self._negation(verb)
                return ("denied", "not") if refused else held
            found = self._word("support", f"{lemma} {prep}")
            if found and self._negation(verb):
                return "denied", "not"
            if found and found[0] == "ongoing":
                return self.verb(verb, mention) or found
            if f"{lemma} {prep}" in WORDS.issuing:
                return self.verb(verb, mention)
            return found or self._adjunct(mention, verb, prep)
        if (
            relation == "agent"
            and syntax.children(verb, "xcomp")
            and self.cues.status["support"].get(lemma) == "denied"
        ):
            return None
        negated = self._negation(verb)
        phrasal = self._particle(verb, lemma)
        key = f"{lemma} {phrasal}" if phrasal else lemma
        found = self._word("support", key) or (
            self._word("support", lemma) if not phrasal else None
        )
        of_type = self._word("support", f"{mention.type} {key}")
        if of_type:
            return self._of_type(mention, verb, of_type)
        if found and found[0] == "ongoing":
            return self.verb(verb, mention) or found
        if found and found[0] == "planned" and relation != "agent":
            found = self._of_plan(mention, verb, found)
        if relation != "agent" and self._word("shift", key) and is_moved(verb):
            return "planned", key
        if found and mention.stage not in ENDING:
            if found[0] == "denied" and relation == "agent" and self._may(verb):
                return "possible", f"may {key}"
            return ("possible", f"not {key}") if negated and found[0] == "denied" else found
        if found is None and self._goes_on(mention, verb, relation):
            return self.verb(verb, mention) or ("ongoing", key)
        if found is None and verb.lower_ in WORDS.calling and is_called_for(verb):
            return self.verb(verb, mention) or ("planned", key)
        if relation == "patient" and mention.type == "talks" and verb.lower_ in WORDS.beginning:
            return self.verb(verb, mention)
        is_light = mention.support is not None and mention.support.token.i == verb.i
        if is_light or relation in ("agent", "attr"):
            by_verb = self.verb(verb, mention)
            undone = by_verb == NOT and not self.is_conditioned(mention.head)
            if relation == "agent" and undone and denies_outcome(mention, verb, lemma):
                by_verb = None if is_settled(mention) else self._modal(verb)
            if by_verb and relation == "agent":
                by_verb = of_outcome(mention, verb, by_verb, is_light=is_light)
            if by_verb and by_verb[0] == "possible" and relation == "agent":
                by_verb = None if has_own_date(mention.head) else by_verb
            goes_on = relation == "agent" and mention.type == "talks" and is_present_state(verb)
            goes_on = goes_on or (relation == "attr" and is_joint_now(mention, verb))
            return by_verb or (("ongoing", "present") if goes_on else None)
        if relation != "patient":
            return None
        if mention.type == "talks" and is_present_passive(verb):
            return "ongoing", "present"
        open_ = None if is_definite(mention.head) else self.verb(verb, mention)
        return open_ if open_ and open_[0] in OPEN else None

    def _particle(self, verb: Token, lemma: str) -> str | None:
        """The "off" of "called off"; the parser takes many a particle for an adverb."""
        found = next((c.lower_ for c in verb.children if c.dep_ == "prt"), None)
        if found is None and verb.i + 1 < verb.sent.end:
            behind = verb.nbor(1)
            loose = behind.dep_ == "advmod" and behind.head.i == verb.i
            # "off to a good start", "off until May" are not called off.
            goes_on = verb.i + 2 < verb.sent.end and verb.nbor(2).lower_ in OFF_TO
            listed = loose and not goes_on and self._word("support", f"{lemma} {behind.lower_}")
            return behind.lower_ if listed else None
        return found

    def _of_type(self, mention: EventMention, verb: Token, of_type: Found) -> Found:
        """`of_type` as its clause stands: "are studying a sale", "the talks are stalled"."""
        found = self.verb(verb, mention)
        if found is None and mention.type == "talks" and is_present_passive(verb):
            return "ongoing", "present"
        under_way = found is not None and found[0] == "ongoing"
        if under_way and of_type[0] == "occurred" and mention.type == "transfer":
            return "planned", of_type[1]  # "is arranging a loan"
        weighed = of_type[0] == "possible" and under_way
        return of_type if weighed else found or of_type

    def _may(self, verb: Token) -> bool:
        """True for "could collapse"."""
        modal = self._modal(verb)
        return modal is not None and modal[0] == "possible"

    def _goes_on(self, mention: EventMention, verb: Token, relation: str) -> bool:
        """True for "have opened talks", "officials attending the meeting", "ending a visit"."""
        low, part = verb.lower_, verb.tag_ == "VBG" and verb.dep_ in ("acl", "advcl")
        if mention.type == "visit":
            return part and low in WORDS.finishing
        if low in WORDS.beginning and mention.type in LASTING:
            return is_perfect(verb)
        if mention.type != "talks":
            return False
        unfinished = self._negation(verb) and any(
            c.lower_ in WORDS.over for c in syntax.children(verb, "acomp")
        )
        attended = part and low in WORDS.attending and relation == "patient"
        return attended or (unfinished and relation == "agent")

    def _of_plan(self, mention: EventMention, verb: Token, found: Found) -> Found:
        """`found` as the rest of its clause leaves it: "may be arranged", "are due to end"."""
        above = self.verb(verb, mention)
        if above and above[0] in ("possible", "denied"):
            return above
        done = [c for c in syntax.children(verb, "xcomp") if c.lower_ in WORDS.lasting]
        return ("ongoing", done[0].lower_) if done and mention.type == "talks" else found

    def _adjunct(self, mention: EventMention, verb: Token, prep: str) -> Found | None:
        if mention.support is not None and mention.support.token.i == verb.i:
            found = self.verb(verb, mention)
            if found is None and prep == "into" and self._goes_on(mention, verb, "patient"):
                return "ongoing", "into"
            return None if found and found[0] == "denied" and prep in WORDS.scenes else found
        if prep not in WORDS.shared_prepositions or (prep == "under" and mention.stage):
            return None
        if mention.type == "order" and prep in ORDERED:
            return None
        if prep == "for" and verb.lower_ in STAYING and mention.type == "talks":
            return "ongoing", "present"
        if prep in WORDS.settled and is_settled(mention):
            return None
        found = self.verb(verb, mention)
        if found and found[0] == "denied":
            return None
        given = prep in WORDS.settings or (prep == "for" and is_definite(mention.head))
        if found and found[0] == "possible" and given:
            return "planned", found[1]
        if (found is None or found[0] == "ongoing") and prep in WORDS.forerunning:
            return "planned", prep
        return None if prep == "for" and found is None else found

    def _inside(self, noun: Token) -> Found | None:
        for child in noun.children:
            low = child.lower_
            if child.dep_ in ("det", "neg"):
                found = self._word("determiner", low)
            elif child.dep_ in ("amod", "compound", "advmod", "nmod"):
                found = self._word("modifier", low)
            else:
                continue
            if found:
                return found
        if noun.dep_ == "pobj" and noun.head.lower_ == "without":
            return "denied", "without"
        return None
