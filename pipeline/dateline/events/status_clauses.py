"""Status cues of a clause and of the clauses above it, one governor after the other."""

from __future__ import annotations

from dateline.events import syntax
from dateline.events.mentions import OPEN, EventMention
from dateline.events.provisos import fallen_with, is_inverted_denial, is_proviso, was_supposed
from dateline.events.status_cues import load_status_words
from dateline.events.status_governors import Found, GovernorReader
from dateline.events.tenses import (
    AHEAD,
    came_about,
    clauses_above,
    happens_then,
    is_for_gathering,
    is_forgone,
    is_infinitive,
    is_inverted,
    is_of_rank,
    is_on_the_spot,
    is_over,
    is_perfect,
    is_pluperfect,
    is_present_adverbial,
    is_present_passive,
    is_under_way,
    is_unreal,
    stands_in_present,
    told_as_fact,
)
from dateline.parsed import Token

PAST = frozenset({"VBD", "VBN"})
STATES = frozenset({"operating", "in_force", "ongoing"})
LASTING = frozenset({"talks", "visit", "cooperation", "launch", "transfer", "facility"})
# So many tokens before a verb a "perhaps" is its own: "will perhaps not buy".
DOUBT_REACH = 3
SIDES = frozenset({"nsubj", "nsubjpass", "dobj"})
NEGATORS = frozenset({"det", "neg", "preconj", "cc"})
MAYBE = ("possible", "would")
WORDS = load_status_words()


class ClauseReader(GovernorReader):
    """Looks for cues from a verb outwards; the first one found decides."""

    def verb(self, verb: Token, mention: EventMention) -> Found | None:
        """Cues of the clause of `verb`, then those of the clauses above it."""
        if verb.dep_ == "acl" and self._disputed(verb.head):
            return "denied", f"{verb.head.head.lower_} {verb.head.lower_}"
        calling_off = fallen_with(verb)
        if calling_off is not None and self._calls_off(calling_off):
            return "denied", calling_off.lower_
        token, aimed = verb, None
        for _ in range(6):
            found = self._clause(token, mention, own=token.i == verb.i)
            above = self._above(token)
            if found is not None:
                if found[1] == "progressive" and above and self._denies(*above):
                    return "denied", above[1]
                return None if found[0] == "occurred" else found
            if above is None:
                break
            governor, lemma = above
            cue = self._word("governor", lemma)
            if self._looks_back(token, lemma):
                cue = None
            if token.tag_ == "VBG" and governor.lower_ in WORDS.beginning and is_perfect(governor):
                cue = ("ongoing", lemma)
            if governor.lower_ == "had" and token.dep_ == "xcomp":
                return None
            if syntax.is_noun(governor) and any(
                self._word("determiner", c.lower_) for c in governor.children
            ):
                return "denied", f"no {lemma}"
            if cue and cue[0] != "transparent" and not told_as_fact(token, cue[0]):
                if cue[0] == "denied" and self._negation(governor):
                    left_open = governor.lower_ in WORDS.leaving_open
                    return ("possible" if left_open else "occurred"), f"not {lemma}"
                if cue[0] == "ongoing" and mention.type not in LASTING:
                    return None
                return self._governed(governor, cue, mention)
            if is_over(token) or (token.dep_ == "pcomp" and token.head.lower_ in WORDS.afterwards):
                return None
            if not (syntax.is_verb(governor)):
                states = token.tag_ == "VBN" and mention.stage in STATES
                going_on = token.tag_ == "VBG" and mention.type in LASTING
                if (states or going_on) and stands_in_present(governor):
                    return "ongoing", "present"
                break
            if syntax.is_finite(token):
                if is_present_adverbial(token):
                    ahead = any(c.lower_ == "before" for c in syntax.children(token, "mark"))
                    modal = self._modal(governor)
                    if modal == MAYBE and self._reported(governor):
                        return "planned", modal[1]
                    return modal or (("planned", "before") if ahead else None)
                break
            if (
                token.tag_ == "VBG"
                and governor.tag_ in ("VBZ", "VBP")
                and lemma not in self.cues.reporting
            ):
                return ("ongoing", "participle") if mention.type in LASTING else None
            token = governor
            told_bare = token.tag_ in ("VB", "VBN")  # "to be shut and sold"
            aimed = aimed or (self._bare(token, mention) if told_bare else None)
        return self._bare(verb, mention) or aimed

    def _calls_off(self, verb: Token) -> bool:
        part = next((c.lower_ for c in verb.children if c.dep_ == "prt"), None)
        lemma = self.lemmas.verb(verb.lower_)
        cue = self._word("support", f"{lemma} {part}" if part else lemma)
        return cue is not None and cue[0] == "denied" and not self._negation(verb)

    def _denies(self, governor: Token, lemma: str) -> bool:
        """True for "denied it was negotiating"."""
        cue = self._word("governor", lemma)
        return cue is not None and cue[0] == "denied" and not self._negation(governor)

    def _governed(self, governor: Token, cue: Found, mention: EventMention) -> Found:
        """`cue` as the clauses above its own word leave it: "may decide to", "gave up plans to"."""
        if cue[0] in OPEN and self._is_undone(governor):
            return "denied", f"not {cue[1]}"
        if cue[0] == "denied":
            return ("possible", f"to {cue[1]}") if self._is_only_meant(governor, mention) else cue
        if not syntax.is_verb(governor):
            return self._of_noun(governor, cue, mention)
        if cue[0] == "planned":
            above = self.verb(governor, mention)
            if above and above[0] in ("possible", "denied"):
                return above
        return cue

    def _is_undone(self, governor: Token) -> bool:
        """True for "does not plan to", "is not interested in", "had hoped to"."""
        if was_supposed(governor):
            return True
        if syntax.is_verb(governor):
            had = any(c.lower_ == "had" and c.dep_ == "aux" for c in governor.children)
            return self._negation(governor) or (had and governor.lower_ in WORDS.unrealised)
        return governor.dep_ == "acomp" and self._negation(governor.head)

    def _is_only_meant(self, governor: Token, mention: EventMention) -> bool:
        """True for "sued to block it from buying": what would be prevented is still open."""
        if not syntax.is_verb(governor) or governor.tag_ != "VB":
            return False
        if governor.dep_ in ("advcl", "acl", "relcl") and self._bare(governor, mention):
            return True
        above = self.verb(governor, mention)
        return above is not None and above[0] == "possible"

    def _of_noun(self, noun: Token, cue: Found, mention: EventMention) -> Found:
        """`cue` as its noun stands: "failed attempts to", "dropped its bid to"."""
        words = (self._word("modifier", c.lower_) for c in noun.children if c.dep_ == "amod")
        if any(found and found[0] == "denied" for found in words):
            return "denied", f"failed {cue[1]}"
        holder = noun.head
        if noun.dep_ in ("nsubj", "nsubjpass") and syntax.is_verb(holder):
            return self._of_failed(holder, cue, passive=noun.dep_ == "nsubjpass")
        if noun.dep_ != "dobj" or not syntax.is_verb(holder):
            return cue
        if holder.lower_ in WORDS.pursuing:
            outer = self.verb(holder, mention)
            return outer if outer and outer[0] == "denied" else cue
        part = next((c.lower_ for c in holder.children if c.dep_ == "prt"), None)
        lemma = self.lemmas.verb(holder.lower_)
        above = self._word("renounced", f"{lemma} {part}" if part else lemma)
        return above if above and not self._negation(holder) else cue

    def _of_failed(self, verb: Token, cue: Found, *, passive: bool) -> Found:
        """`cue` as its noun fares: "a plan to buy was abandoned", "attempts to buy failed"."""
        section = "renounced" if passive else "support"
        lemma = self._verb_lemma(verb)
        parts = syntax.children(verb, "prt", "advmod")
        words = [self._word(section, f"{lemma} {c.lower_}") for c in parts]
        word = next(filter(None, words), None) or self._word(section, lemma)
        undone = word is not None and word[0] == "denied" and not self._negation(verb)
        return ("denied", f"{cue[1]} {lemma}") if undone and verb.tag_ in PAST else cue

    def _disputed(self, noun: Token) -> bool:
        """True for "denied a report that …"."""
        cue = self._word("governor", self.lemmas.verb(noun.head.lower_))
        return (
            noun.dep_ == "dobj"
            and syntax.is_verb(noun.head)
            and cue is not None
            and cue[0] == "denied"
            and self.lemmas.noun(noun.lower_) in self.cues.status["claim"]
        )

    def _modal(self, verb: Token) -> Found | None:
        """What a modal beside `verb` tells of its adverbial clauses: "will … when he visits"."""
        modals = (c for c in verb.children if c.dep_ == "aux" and c.tag_ == "MD")
        return next((f for c in modals if (f := self._word("modal", c.lower_))), None)

    def _bare(self, verb: Token, mention: EventMention) -> Found | None:
        auxiliaries = {c.lower_ for c in verb.children if c.dep_ == "aux"}
        if {"to", "have"} <= auxiliaries and verb.head.lower_ in WORDS.copulas:
            return "denied", "was to have"
        if "to" not in auxiliaries or self._seems(verb):
            return None
        if is_of_rank(verb):
            holder = syntax.governing_verb(verb.head)
            return self.verb(holder, mention) if holder is not None else None
        if is_for_gathering(verb):
            return self._at_gathering(verb, mention)
        if any(c.lower_ in WORDS.yet for c in syntax.children(verb.head, "advmod")):
            return "denied", "yet"
        above = self.lemmas.verb(verb.head.lower_)
        if self._looks_back(verb, above):
            return None
        told = above in self.cues.hedge_governors or above in self.cues.reporting
        if verb.tag_ == "VBG" and "be" in auxiliaries and told:
            return "ongoing", "to be"
        return "planned", "to"

    def _at_gathering(self, verb: Token, mention: EventMention) -> Found | None:
        """What a meeting is for is done where it is held: "called for a meeting to discuss it"."""
        noun = verb.head
        for child in noun.children:
            found = self._word("modifier", child.lower_) or self._word("determiner", child.lower_)
            if found:
                return None if found[0] == "occurred" else found
        holder = syntax.governing_verb(noun)
        if holder is None:
            return "planned", "to"
        lemma = self.lemmas.verb(holder.lower_)
        key = f"{lemma} {noun.head.lower_}" if noun.dep_ == "pobj" else lemma
        return self._word("support", key) or self.verb(holder, mention)

    def _looks_back(self, verb: Token, above: str) -> bool:
        """True for "is believed to have signed": doubted it may be, but told as done."""
        auxiliaries = {c.lower_ for c in verb.children if c.dep_ == "aux"}
        return {"to", "have"} <= auxiliaries and above in self.cues.hedge_governors

    def _seems(self, verb: Token) -> bool:
        """True for the infinitive after "appears", "seems", and of a purpose that was reached."""
        lemma = self.lemmas.verb(verb.head.lower_)
        if (
            verb.dep_ in ("advcl", "xcomp")
            and verb.head.tag_ in ("VBD", "VBN")
            and self._word("purpose", lemma)
        ):
            return True
        if is_on_the_spot(verb):
            return True
        if lemma == "vote" and verb.head.tag_ in PAST and verb.lower_ in WORDS.voted:
            return True
        if verb.head.lower_ == "going":
            return False
        forced = verb.dep_ == "ccomp" and verb.head.lower_ in WORDS.forcing
        transparent = self.cues.status["governor"].get(lemma) == "transparent"
        return (verb.dep_ == "xcomp" or forced) and transparent

    def _clause(self, verb: Token, mention: EventMention, *, own: bool) -> Found | None:
        negated = self._negation(verb)
        if is_unreal(verb):
            return ("occurred" if negated else "denied"), "would have"
        if negated:
            return "denied", "not"
        if is_proviso(verb):
            return "possible", "provided"
        for child in syntax.children(verb, "advmod"):
            doubt = self._word("adverb", child.lower_)
            near = 0 < verb.i - child.i <= DOUBT_REACH or child.i == child.sent.start
            if near and child.i < verb.i and doubt and doubt[0] == "possible":
                return doubt
        for child in verb.children:
            found = self._child(child, verb)
            if found:
                return found
        if own and mention.predication.pos == "verb" and not is_infinitive(verb):
            offered = self._own(mention, self.lemmas.verb(verb.lower_))
            if offered:
                return offered
        if own and mention.type in LASTING and is_under_way(verb, mention):
            return "ongoing", "progressive"
        if (
            own
            and (verb.tag_ in ("VBZ", "VBP") or is_present_passive(verb))
            and mention.stage in STATES
            and not self._suggested(verb)
        ):
            return "ongoing", "present"
        if verb.lower_ in WORDS.copulas:
            found = next(
                (
                    f
                    for c in syntax.children(verb, "acomp")
                    if (f := self._word("governor", c.lower_))
                ),
                None,
            )
            if found and found[0] != "transparent":
                return found
        return None

    def _own(self, mention: EventMention, lemma: str) -> Found | None:
        """What the trigger's own word says: "offered", of money also "promised", "a pledge".

        By frame, then type, then alone: shares that a firm offers to the public are on sale.
        """
        keys = (f"{mention.frame.id} {lemma}", f"{mention.type} {lemma}", lemma)
        found = next(filter(None, (self._word("own", key) for key in keys)), None)
        return None if found and found[0] == "transparent" else found

    def _suggested(self, verb: Token) -> bool:
        """True for "suggested that they guard it": a present that is only proposed."""
        cue = self._word("governor", self.lemmas.verb(verb.head.lower_))
        return (
            verb.dep_ == "ccomp"
            and verb.head.i != verb.i
            and cue is not None
            and cue[0] == "possible"
        )

    def _child(self, child: Token, verb: Token) -> Found | None:
        low = child.lower_
        if child.dep_ == "aux" and child.tag_ == "MD":
            if low in ("will", "'ll") and (wished := self._wished(verb)):
                return wished
            if low in ("would", "'d") and self._reported(verb):
                return self._wished(verb) or ("planned", low)
            if low in ("will", "shall", "'ll") and self._conditioned(verb):
                return "possible", "if"
            return self._word("modal", low)
        if child.dep_ in ("mark", "advmod") and child.i < verb.i:
            found = self._word("conjunction", low) or self._word("adverb", low)
            if found and found[0] == "possible" and child.dep_ == "advmod":
                return None
            if found and child.nbor(1).lower_ in AHEAD:
                return None  # "shortly before it was bought"
            if found and low == "if" and is_pluperfect(verb):
                return "denied", "if had"
            if found and low == "until" and came_about(verb):
                return None
            has = verb.lower_ in ("has", "have", "had")
            must = has and bool(syntax.children(verb, "xcomp"))
            must = must or child.nbor(1).lower_ == "to"  # "has still to be ratified"
            return None if found and found[0] == "ongoing" and must else found
        return None

    def _conditioned(self, verb: Token) -> bool:
        """True for "will take effect if parliament agrees"."""
        clauses = syntax.children(verb, "advcl")
        marks = (m.lower_ for c in clauses for m in c.children)
        inverted = any(map(is_inverted, clauses))
        return inverted or any(self._word("condition", mark) for mark in marks)

    def _wished(self, verb: Token) -> Found | None:
        """What is open in "hoped it would buy", "the bill would order", "hopes that it will"."""
        if any(t.lower_ in WORDS.drafts for t in syntax.children(verb, "nsubj")):
            return "possible", "would"
        if verb.dep_ == "acl":
            cue = self._word("governor", self.lemmas.noun(verb.head.lower_))
            return cue if cue and cue[0] == "possible" else None
        return self._word("wish", self.lemmas.verb(verb.head.lower_))

    def _reported(self, verb: Token) -> bool:
        head = verb.head
        return (
            verb.dep_ in ("ccomp", "conj", "ROOT", "parataxis", "acl")
            and not self._conditioned(verb)
            and (
                head.tag_ in ("VBD", "VBN", "VBG")
                or verb.dep_ == "ROOT"
                or head.lower_ in WORDS.tidings
            )
        )

    def _negation(self, verb: Token) -> bool:
        if is_forgone(verb):
            return True
        if any(c.dep_ == "neg" for c in verb.children):
            return not happens_then(verb)
        if any(c.dep_ == "preconj" and c.lower_ == "neither" for c in verb.children):
            return True
        if any(c.lower_ == "longer" and c.nbor(-1).lower_ == "no" for c in verb.children if c.i):
            return True
        if is_inverted_denial(verb) or any(self._is_nobody(c) for c in verb.children):
            return True
        return verb.dep_ == "pcomp" and verb.head.lower_ == "without"

    def _is_nobody(self, noun: Token) -> bool:
        """True for the side in "no court ordered it", "neither X nor Y met", "neither met"."""
        if noun.dep_ not in SIDES:
            return False
        alone = noun.dep_ != "dobj" and self._word("determiner", noun.lower_)
        return bool(alone) or any(
            c.dep_ in NEGATORS and self._word("determiner", c.lower_) for c in noun.children
        )

    def is_conditioned(self, head: Token) -> bool:
        """True where the trigger stands in an if-clause: what it denies there is left open."""
        marks = (m for verb in clauses_above(head) for m in syntax.children(verb, "mark"))
        return any(self._word("condition", mark.lower_) for mark in marks)
