"""Word forms by table: the forms of the words that the data names, and no others."""

from __future__ import annotations

import pytest

from dateline.events.frames import load_frames
from dateline.events.inflection import Lemmas, irregular_forms, noun_forms, verb_forms


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("visit", {"visit", "visits", "visited", "visiting"}),
        ("sign", {"sign", "signs", "signed", "signing"}),
        ("release", {"release", "releases", "released", "releasing"}),
        ("agree", {"agree", "agrees", "agreed", "agreeing"}),
        ("ban", {"ban", "bans", "banned", "banning"}),
        ("reach", {"reach", "reaches", "reached", "reaching"}),
        ("ratify", {"ratify", "ratifies", "ratified", "ratifying"}),
        ("deploy", {"deploy", "deploys", "deployed", "deploying"}),
        ("test-fire", {"test-fire", "test-fires", "test-fired", "test-firing"}),
        ("fix", {"fix", "fixes", "fixed", "fixing"}),
        ("review", {"review", "reviews", "reviewed", "reviewing"}),
    ],
)
def test_regular_verbs(lemma: str, forms: set[str]) -> None:
    assert verb_forms(lemma) == forms


@pytest.mark.parametrize(
    ("lemma", "form"),
    [("meet", "met"), ("buy", "bought"), ("hold", "held"), ("sell", "sold"), ("build", "built"),
     ("fly", "flown"), ("give", "gave"), ("withdraw", "withdrew"), ("strike", "struck")],
)  # fmt: skip
def test_irregular_verbs_have_their_own_past_and_no_regular_one(lemma: str, form: str) -> None:
    forms = verb_forms(lemma)
    assert form in forms
    assert f"{lemma}ed" not in forms


@pytest.mark.parametrize(
    ("lemma", "plural"),
    [("treaty", "treaties"), ("visit", "visits"), ("embassy", "embassies"), ("pass", "passes")],
)
def test_nouns(lemma: str, plural: str) -> None:
    assert noun_forms(lemma) == {lemma, plural}


def test_irregular_forms_are_lower_case_and_not_empty() -> None:
    verbs, nouns = irregular_forms()
    for forms in (*verbs.values(), *nouns.values()):
        assert forms
        assert [f for f in forms if f != f.lower()] == []


def test_first_lemma_keeps_a_form_and_a_lemma_keeps_itself() -> None:
    lemmas = Lemmas()
    lemmas.add_verbs(["find"])
    assert lemmas.verb("found") == "find"
    lemmas.add_verbs(["found"])
    assert lemmas.verb("found") == "found"
    assert lemmas.verb("FINDS") == "find"


def test_word_that_may_be_no_verb_takes_no_form_away() -> None:
    lemmas = Lemmas()
    lemmas.add_verbs(["hold"])
    lemmas.add_verbs(["holding", "sail"], sure=False)
    assert [lemmas.verb("holding"), lemmas.verb("sailing")] == ["hold", "sail"]


def test_unknown_forms_stay_as_they_are_in_lower_case() -> None:
    assert (Lemmas().verb("Dithers"), Lemmas().noun("Dithers")) == ("dithers", "dithers")


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("holding", "hold"), ("building", "build"), ("meeting", "meet"), ("launching", "launch"),
     ("signing", "sign"), ("ordered", "order"), ("bought", "buy")],
)  # fmt: skip
def test_shipped_verbs_keep_their_forms(form: str, lemma: str) -> None:
    assert load_frames().lemmas.verb(form) == lemma
