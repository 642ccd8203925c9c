"""What governs a clause: the verb, noun or adjective above it, and the word by which it counts."""

from __future__ import annotations

from dateline.events import syntax
from dateline.events.cues import Cues
from dateline.events.inflection import Lemmas
from dateline.events.predications import Support
from dateline.events.status_cues import load_status_words
from dateline.parsed import Token

Found = tuple[str, str]
WORDS = load_status_words()
# What is said of the noun that the trigger hangs on.
ABOVE_NOUN = frozenset({"far:patient", "far:agent"})


def _offer(noun: Token | None) -> Token | None:
    """The noun, of "an offer from X to buy" the offer."""
    given = noun is not None and noun.dep_ == "pobj" and noun.head.lower_ == "from"
    return noun.head.head if given and noun and syntax.is_noun(noun.head.head) else noun


def _is_led_by_for(verb: Token) -> bool:
    """True for the clause in "waited for them to sign"."""
    return any(c.lower_ == "for" for c in syntax.children(verb, "mark"))


class GovernorReader:
    """Climbs from a clause to what it hangs on, by the cues of governors."""

    def __init__(self, cues: Cues, lemmas: Lemmas) -> None:
        self.cues = cues
        self.lemmas = lemmas

    def _above(self, verb: Token) -> tuple[Token, str] | None:
        head, dep = verb.head, verb.dep_
        if head.i == verb.i:
            return None
        noun = _offer(syntax.noun_before(verb)) if dep == "advcl" else None
        if noun is not None and self._word("governor", self.lemmas.noun(noun.lower_)):
            return noun, self.lemmas.noun(noun.lower_)  # "no plans for X to meet Y"
        if dep in ("xcomp", "ccomp", "conj", "advcl", "oprd", "dep"):
            lemma = self._verb_lemma(head) if syntax.is_verb(head) else head.lower_
            waited = dep == "advcl" and head.lower_ in WORDS.pleading and _is_led_by_for(verb)
            return head, (lemma if waited or dep not in ("conj", "advcl") else "")
        apart = dep == "relcl" and verb.tag_ == "VB"  # "no plans for X to meet Y"
        if (dep == "acl" or apart) and syntax.is_noun(head):
            return head, self.lemmas.noun(head.lower_)
        if dep == "pcomp" and head.head.i != head.i:
            holder = head.head
            if holder.lower_ in WORDS.particles and syntax.is_verb(holder.head):
                return holder.head, f"{self.lemmas.verb(holder.head.lower_)} {holder.lower_}"
            return holder, self._held(head)
        return None

    def _held(self, preposition: Token) -> str:
        """The lemma of what governs a gerund behind `preposition`; "" where it is an adjunct."""
        holder, low = preposition.head, preposition.lower_
        if syntax.is_verb(holder):
            bound = self._word("governor", f"{self.lemmas.verb(holder.lower_)} {low}")
            governs = bound or low in WORDS.governing_prepositions
            return (bound[1] if bound else self._verb_lemma(holder)) if governs else ""
        lemma = self.lemmas.noun(holder.lower_)
        if self._word("governor", f"{lemma} {low}"):
            return f"{lemma} {low}"
        return lemma if low in WORDS.governing_prepositions | WORDS.governing_in else ""

    def _is_said_of_noun(self, led: Support | None, support: Support) -> bool:
        """True for the verb of which the noun `led` is subject or object: "signing of the pact"."""
        if led is None or led.relation != "noun:of" or led.token.tag_ != "NN":
            return False
        relation, prep = support.relation, support.relation.removeprefix("far:prep:")
        sought = prep != relation and self._word("support", f"{support.lemma} {prep}") is not None
        return (sought and syntax.is_verb(support.token)) or relation in ABOVE_NOUN

    def _verb_lemma(self, verb: Token) -> str:
        """The lemma, with its particle where a cue has both: "give up", "look forward"."""
        lemma = self.lemmas.verb(verb.lower_)
        for child in syntax.children(verb, "prt", "advmod"):
            if child.lower_ in WORDS.particles and self._word(
                "governor", f"{lemma} {child.lower_}"
            ):
                return f"{lemma} {child.lower_}"
        return lemma

    def _word(self, section: str, word: str) -> Found | None:
        status = self.cues.status[section].get(word)
        return (status, word) if status else None
