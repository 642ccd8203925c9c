"""Every shape in which a sentence says one thing gives the same arguments.

In a sentence `{…}` marks the trigger, `[function …]` an argument, its head last.
"""

# ruff: noqa: E501
from __future__ import annotations

import re
from functools import cache

import pytest
from spacy.language import Language

from dateline.events import syntax
from dateline.events.arguments import Arguments
from dateline.events.frames import load_frames
from dateline.events.predications import combined, noun_predication, verb_predication
from dateline.language import load_language
from dateline.parsed import Parsed, Token
from dateline.parsed import parsed as plain

MARK = re.compile(r"\[(?P<function>[\w.]+) (?P<word>[^\]]+)\]|\{(?P<trigger>[^}]+)\}")
VERBS = {
    "active": "[agent Peru] {signed} [patient treaty] with Chile.",
    "passive": "The [patient treaty] was {signed} by [agent Peru].",
    "agentless passive": "The [patient treaty] was {signed} in [in Lima].",
    "relative clause": "[agent Peru], which {signed} the [patient treaty], is content.",
    "object relative": "The [patient treaty] that [agent Peru] {signed} is short.",
    "participial clause": "[agent Peru] left the room after {signing} the [patient treaty].",
    "adverbial participle": "{Meeting} [patient Merkel] in Lima, [agent Obama] praised Peru.",
    "reduced relative": "The [patient treaty] {signed} by [agent Peru] is short.",
    "infinitive of control": "[agent Peru] agreed to {sign} the [patient treaty].",
    "object control": "Chile persuaded [agent Peru] to {sign} the [patient treaty].",
    "right granted": "Chile granted [agent Volvo] an option to {buy} the [patient ships].",
    "right granted, behind": "Chile granted options to [agent Volvo] to {buy} the [patient ships].",
    "sum paid": "[agent Volvo] paid 150 mln dlrs in July to {buy} the [patient ships].",
    "promise given": "[agent Chile] gave Volvo a promise to {buy} the [patient ships].",
    "raising": "[agent Peru] is expected to {sign} the [patient treaty].",
    "raising of a passive": "The [patient treaty] is expected to be {signed} by [agent Peru].",
    "modal and negation": "[agent Peru] may not {sign} the [patient treaty].",
    "coordinated verbs": "[agent Peru] drafted and {signed} the [patient treaty].",
    "first of two verbs": "[agent Peru] {signed} and ratified the [patient treaty].",
    "coordinated subjects": "[agent Peru] and [agent Chile] {signed} the [patient treaty].",
    "coordinated objects": "[agent Peru] {signed} the [patient treaty] and the [patient protocol].",
    "apposition": "[agent Obama], the president, {met} [patient Merkel].",
    "fronted adverbial": "In Lima on Monday, [agent Peru] {signed} the [patient treaty].",
    "inserted adverbial": "[agent Peru], after much thought, {signed} the [patient treaty].",
    "quotation": '"[agent Peru] {signed} the [patient treaty]," the minister said.',
    "reported clause": "The minister said [agent Peru] had {signed} the [patient treaty].",
    "part of the subject": "Members of the [agent.of Council] are expected to {leave}.",
    "a participle that opens": "Visiting U.S. Minister Lloyd [agent Austin] {held} [patient talks].",
    "two appositions": "Peru's [agent premier], Ole Berg, and Chilean President Anna [agent Larsen] {signed}.",
    "company beside a comma": "[agent Peru], along with [agent Chile], {signed} a [patient treaty].",
    "a verb taken for a noun": "[agent Peru] and [agent Chile] plan to jointly {build} a [patient pier].",
    "headline": "[agent Kremlin] {orders} [patient Gazprom] to build harbour",
    "prepositions": "[agent Peru] {negotiated} with [with Chile] on [on fishing].",
    "coordinated complements": "[agent Peru] {negotiated} with [with Chile] and [with Bolivia].",
    "recipient without a preposition": "[agent Peru] {gave} [to Chile] a [patient loan].",
    "agent behind a phrase": "The [patient rifles] were {supplied} to the rebels by [agent Libya].",
    "behind a particle": "[agent Siemens] {handed} the [patient plant] over to [to Shell].",
    "two objects": "[agent Peru] {refunded} [to Moscow] the 900 million [patient euros].",
    "who buys, behind the price": "The [patient mill] was {sold} for 12 mln dlrs to [to Siemens].",
    "lent to build": "Chile lent $20 million to [agent Peru] to {build} a [patient dam].",
    "state behind the verb": "Chile {sold} [to Peru] [patient tanks].",
    "state before a number": "Chile {promised} [to Mozambique] 1,000 [patient rifles].",
    "gerund after a time": "A month after {signing} the [patient treaty], [agent Peru] left.",
    "gerund after an aim": "[agent Peru] has no intention of {signing} the [patient treaty].",
    "gerund after a process": "[agent Peru] is in the process of {drafting} a [patient treaty].",
    "gerund after an adjective": "[agent Peru] is close to {signing} the [patient treaty].",
    "manner": "[agent Peru] and [agent Chile] {built} the [patient dam] [manner together].",
    "free relative": "[agent Iran] {fired} what appeared to be a [patient missile].",
    "free relative, reported": "[agent Iran] {fired} what Oman said was a [patient missile].",
    "purpose of the object": "Norway picked [agent Airbus] to {build} the [patient satellite].",
    "comma for and": "[agent Turkey], [agent Russia] {sign} a trade [patient pact].",
    "headline to come": "[agent Finnair] to {buy} eleven [patient jets] from [from Airbus]",
    "sum between": "[agent Peru] {sold} [patient wheat] worth 40 million dollars to Cuba.",
    "relative of two": "[agent Fiat] and [agent Honda], which {build} [patient vans], agree.",
    "past form taken for a finite verb": "The [patient deal] {reached} in [in Lima] holds.",
    "who is accused": "Chile accused [agent Peru] of {supplying} [patient rifles] to the rebels.",
    "who is thanked": "Chile thanked [agent Peru] for {lending} the [patient money].",
    "order beside a ruling": "[agent Peru] ruled that Volvo had broken the law and {ordered} [patient Fiat] to pay.",
    "order beside a statement": "[agent Peru] said the plan was dead and {instructed} [patient Fiat] to pay.",
    "receiver in the passive": "[to Norway] was {given} ten [object tanks].",
    "name taken for a predicate": "[agent Obama] {called} [patient Merkel] to discuss trade.",
}
NOUNS = {
    "light verb": "[agent Peru] reached an {agreement} with [with Chile].",
    "light verb in the passive": "An {agreement} with [with Chile] was reached by [agent Peru].",
    "light verb, object relative": "The {agreement} that [agent Peru] signed is short.",
    "light verb, reduced relative": "The {agreement} signed by [agent Peru] is short.",
    "of-phrase": "The {visit} of [of Obama] pleased Lima.",
    "possessor": "[poss Obama]'s {visit} to [to Lima] pleased traders.",
    "between": "{Talks} between [between Peru] and [between Chile] began.",
    "modifier": "The [modifier Chinese]-[modifier Japanese] {accord} is short.",
    "adjective": "A [modifier bilateral] {agreement} was signed by [agent Peru].",
    "measure noun": "[agent Peru] held a round of {talks} with [with Chile].",
    "chain of nouns": "[agent Peru] suspended its participation in the {treaty}.",
    "particle": "[agent Peru] called off {talks} with [with Chile].",
    "of and by": "The {firing} of a [of missile] by [by Iran] drew anger.",
    "who is directed": "A {decree} ordering [directed Gazprom] to close the plant was read.",
    "control": "[agent Peru] promised to hold {talks} with [with Chile].",
    "predicate of being": "[agent Peru] is in {talks} with [with Chile].",
}


@cache
def language() -> Language:
    return load_language("en_core_web_md")


def parsed(sentence: str) -> tuple[Parsed, Token, list[tuple[str, Token]]]:
    """The document, the last token of the trigger, and (function, head) as marked."""
    text, last = "", 0
    ends: list[tuple[str | None, int]] = []
    for match in MARK.finditer(sentence):
        text += sentence[last : match.start()] + (match["trigger"] or match["word"])
        ends.append((match["function"], len(text) - 1))
        last = match.end()
    doc = plain(language()(text + sentence[last:]))
    at = {i: token for token in doc for i in range(token.idx, token.idx + len(token.text))}
    (trigger,) = [at[end] for function, end in ends if function is None]
    return doc, trigger, [(function, at[end]) for function, end in ends if function]


def assert_has(arguments: Arguments, wanted: list[tuple[str, Token]]) -> None:
    found = {f: [t.text for t in heads] for f, heads in arguments.items()}
    for function, head in wanted:
        assert head.i in {t.i for t in arguments.get(function, [])}, (function, head, found)


@pytest.mark.parametrize("shape", VERBS)
def test_verb_has_its_arguments_in_every_shape(shape: str) -> None:
    _, verb, wanted = parsed(VERBS[shape])
    arguments = verb_predication(verb).arguments
    assert_has(arguments, wanted)
    for function in {f for f, _ in wanted} & {"agent", "patient"}:
        marked = {t.i for f, t in wanted if f == function}
        assert {t.i for t in arguments[function]} == marked, function


@pytest.mark.parametrize("shape", NOUNS)
def test_noun_has_its_own_arguments_and_those_of_its_support(shape: str) -> None:
    _, noun, wanted = parsed(NOUNS[shape])
    predication = noun_predication(noun, load_frames().lemmas)
    merged: Arguments = {f: list(heads) for f, heads in predication.arguments.items()}
    for support in predication.supports:
        for function, heads in combined(predication, support).items():
            merged.setdefault(function, []).extend(heads)
    assert_has(merged, wanted)


def test_infinitive_with_an_object_is_the_content_of_a_noun_and_supports_nothing() -> None:
    _, noun, _ = parsed("Peru reached an {agreement} to end the war.")
    supports = noun_predication(noun, load_frames().lemmas).supports
    assert [s.lemma for s in supports] == ["reach"]


def test_endless_coordination_is_bounded() -> None:
    doc = plain(language()("Peru " + "and Chile " * 200 + "signed a treaty."))
    verb = next(t for t in doc if t.text == "signed")
    assert len(syntax.coordinated(doc[0])) <= 40
    assert verb_predication(verb).arguments["patient"][0].text == "treaty"
