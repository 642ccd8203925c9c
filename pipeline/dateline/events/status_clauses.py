"""Status cues of a clause and of the clauses above it, one governor after the other."""

from __future__ import annotations

from dateline.events import syntax
from dateline.events.cues import Cues
from dateline.events.inflection import Lemmas
from dateline.events.mentions import EventMention
from dateline.events.tenses import (
    clauses_above,
    happens_then,
    is_over,
    is_present_adverbial,
    is_present_passive,
    is_progressive,
    stands_in_present,
)
from dateline.parsed import Token

Found = tuple[str, str]
STATES = frozenset({"operating", "in_force", "ongoing"})
LASTING = frozenset({"talks", "visit", "cooperation", "launch", "transfer", "facility"})
AFTERWARDS = frozenset({"after", "since", "following", "upon"})
COPULAS = frozenset(
    {
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "'s",
        "'re",
        "remain",
        "remains",
        "seems",
        "seem",
    }
)


class ClauseReader:
    """Looks for cues from a verb outwards; the first one found decides."""

    def __init__(self, cues: Cues, lemmas: Lemmas) -> None:
        self.cues = cues
        self.lemmas = lemmas

    def verb(self, verb: Token, mention: EventMention) -> Found | None:
        """Cues of the clause of `verb`, then those of the clauses above it."""
        if verb.dep_ == "acl" and self._disputed(verb.head):
            return "denied", f"{verb.head.head.lower_} {verb.head.lower_}"
        token, aimed = verb, None
        for _ in range(6):
            found = self._clause(token, mention, own=token.i == verb.i)
            if found is not None:
                return None if found[0] == "occurred" else found
            above = self._above(token)
            if above is None:
                break
            governor, lemma = above
            cue = self._word("governor", lemma)
            if self._looks_back(token, lemma):
                cue = None
            if governor.lower_ == "had" and token.dep_ == "xcomp":
                return None
            if syntax.is_noun(governor) and any(
                self._word("determiner", c.lower_) for c in governor.children
            ):
                return "denied", f"no {lemma}"
            if cue and cue[0] != "transparent" and not _told_as_fact(token, cue[0]):
                if cue[0] == "denied" and self._negation(governor):
                    return "occurred", f"not {lemma}"
                if cue[0] == "ongoing" and mention.type not in LASTING:
                    return None
                return self._governed(governor, cue)
            if is_over(token) or (token.dep_ == "pcomp" and token.head.lower_ in AFTERWARDS):
                return None
            if not (syntax.is_verb(governor)):
                states = token.tag_ == "VBN" and mention.stage in STATES
                going_on = token.tag_ == "VBG" and mention.type in LASTING
                if (states or going_on) and stands_in_present(governor):
                    return "ongoing", "present"
                break
            if syntax.is_finite(token):
                if is_present_adverbial(token):
                    return self._modal(governor)
                break
            if (
                token.tag_ == "VBG"
                and governor.tag_ in ("VBZ", "VBP")
                and lemma not in self.cues.reporting
            ):
                return ("ongoing", "participle") if mention.type in LASTING else None
            token = governor
            aimed = aimed or (self._bare(token) if token.tag_ == "VB" else None)
        return self._bare(verb) or aimed

    def _governed(self, governor: Token, cue: Found) -> Found:
        if (
            syntax.is_verb(governor)
            and self._negation(governor)
            and cue[0] in ("planned", "possible")
        ):
            return "denied", f"not {cue[1]}"
        return cue

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

    def _bare(self, verb: Token) -> Found | None:
        auxiliaries = {c.lower_ for c in verb.children if c.dep_ == "aux"}
        if {"to", "have"} <= auxiliaries and verb.head.lower_ in COPULAS:
            return "denied", "was to have"
        if "to" not in auxiliaries or self._seems(verb):
            return None
        if self._looks_back(verb, self.lemmas.verb(verb.head.lower_)):
            return None
        return "planned", "to"

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
        if verb.head.lower_ == "going":
            return False
        forced = verb.dep_ == "ccomp" and lemma in ("force", "compel")
        transparent = self.cues.status["governor"].get(lemma) == "transparent"
        return (verb.dep_ == "xcomp" or forced) and transparent

    def _clause(self, verb: Token, mention: EventMention, *, own: bool) -> Found | None:
        if self._negation(verb):
            return "denied", "not"
        for child in verb.children:
            found = self._child(child, verb)
            if found:
                return found
        if own and mention.predication.pos == "verb":
            offered = self._word("own", self.lemmas.verb(verb.lower_))
            if offered:
                return offered
        if own and is_progressive(verb) and mention.type in LASTING:
            return "ongoing", "progressive"
        if (
            own
            and (verb.tag_ in ("VBZ", "VBP") or is_present_passive(verb))
            and mention.stage in STATES
            and not self._suggested(verb)
        ):
            return "ongoing", "present"
        if verb.lower_ in COPULAS:
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
            if low in ("would", "'d") and self._reported(verb):
                return "planned", low
            if low in ("will", "shall", "'ll") and self._conditioned(verb):
                return "possible", "if"
            return self._word("modal", low)
        if child.dep_ in ("mark", "advmod") and child.i < verb.i:
            return self._word("conjunction", low) or self._word("adverb", low)
        return None

    def _conditioned(self, verb: Token) -> bool:
        """True for "will take effect if parliament agrees"."""
        marks = (m.lower_ for c in syntax.children(verb, "advcl") for m in c.children)
        return any(self._word("condition", mark) for mark in marks)

    def _reported(self, verb: Token) -> bool:
        head = verb.head
        return (
            verb.dep_ in ("ccomp", "conj", "ROOT", "parataxis")
            and not any(
                c.dep_ == "advcl" and any(g.lower_ == "if" for g in c.children)
                for c in verb.children
            )
            and (head.tag_ in ("VBD", "VBN", "VBG") or verb.dep_ == "ROOT")
        )

    def _above(self, verb: Token) -> tuple[Token, str] | None:
        head, dep = verb.head, verb.dep_
        if head.i == verb.i:
            return None
        if dep in ("xcomp", "ccomp", "conj", "advcl", "oprd", "dep"):
            lemma = self.lemmas.verb(head.lower_) if syntax.is_verb(head) else head.lower_
            return head, (lemma if dep not in ("conj", "advcl") else "")
        if dep == "acl" and syntax.is_noun(head):
            return head, self.lemmas.noun(head.lower_)
        if dep == "pcomp":
            holder = head.head
            lemma = (
                self.lemmas.verb(holder.lower_)
                if syntax.is_verb(holder)
                else self.lemmas.noun(holder.lower_)
            )
            return holder, lemma if head.lower_ in (
                "of",
                "to",
                "from",
                "for",
                "about",
                "on",
                "against",
            ) else ""
        return None

    def _negation(self, verb: Token) -> bool:
        if any(c.dep_ == "neg" for c in verb.children):
            return not happens_then(verb)
        for subject in verb.children:
            if subject.dep_ in ("nsubj", "nsubjpass", "dobj") and any(
                g.dep_ in ("det", "neg") and g.lower_ in ("no", "neither") for g in subject.children
            ):
                return True
        return verb.dep_ == "pcomp" and verb.head.lower_ == "without"

    def is_conditioned(self, head: Token) -> bool:
        """True where the trigger stands in an if-clause: what it denies there is left open."""
        marks = (m for verb in clauses_above(head) for m in syntax.children(verb, "mark"))
        return any(self._word("condition", mark.lower_) for mark in marks)

    def _word(self, section: str, word: str) -> Found | None:
        status = self.cues.status[section].get(word)
        return (status, word) if status else None


def _told_as_fact(verb: Token, status: str) -> bool:
    """True for a finite complement that such a cue leaves as it is: "told X that he has met"."""
    past = verb.tag_ == "VBD" or any(
        c.lower_ in ("has", "have", "had", "was", "were") and c.dep_ in ("aux", "auxpass")
        for c in verb.children
    )
    return syntax.is_finite(verb) and (status == "planned" or (past and status == "possible"))
