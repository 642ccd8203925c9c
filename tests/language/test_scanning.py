"""What the cascade leaves out, and what it must not leave out."""

from __future__ import annotations

import datetime

import pytest
from spacy.language import Language

from dateline.article import Article
from dateline.events.frames import load_frames
from dateline.extractor import Extractor, load
from dateline.language import DocReader, TriggerScan, load_language, scan_of
from dateline.language.scanning import LOWER
from dateline.parsed import CANDIDATES, parsed

TEXT = (
    "Prices were quiet on Monday. Norway signed a trade agreement with Chile. "
    "The rain went on. It was cold. Gulls cried over the town. Boats lay in the harbour. "
    "A long report on the agreement by Norway followed."
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_language("en_core_web_md")


@pytest.fixture(scope="module")
def scan() -> TriggerScan:
    return scan_of(load_frames(()))


@pytest.fixture(scope="module")
def extractors() -> tuple[Extractor, Extractor]:
    return load(cascade=True, min_confidence=0.0), load(cascade=False, min_confidence=0.0)


def test_a_trigger_is_seen(scan: TriggerScan) -> None:
    assert scan(["norway", "signed", "a", "trade", "agreement", "with", "chile", "."])
    assert not scan(["gulls", "cried", "over", "the", "town", "."])


def test_a_trigger_without_the_rest_of_its_frame_is_not(nlp: Language, scan: TriggerScan) -> None:
    reader = DocReader(nlp=nlp, cascade=False)
    assert scan.confirms(
        parsed(reader.read("Norway signed a trade agreement with Chile.")), frozenset()
    )
    assert not scan.confirms(parsed(reader.read("Gulls cried over the town.")), frozenset())


def test_only_what_is_within_reach_is_read(nlp: Language, scan: TriggerScan) -> None:
    doc = DocReader(nlp=nlp, cascade=True, triggers=scan).read(TEXT)
    read = [any(token.tag_ for token in sentence) for sentence in doc.sents]
    # The article's first two, those with a trigger, and the two before them.
    assert read == [True, True, False, False, True, True, True]


def test_a_longer_form_of_a_name_is_read(nlp: Language, scan: TriggerScan) -> None:
    text = TEXT + " It rained. It snowed. Prince Norway of Ghent waved. Ghent is cold."
    doc = DocReader(nlp=nlp, cascade=True, triggers=scan).read(text)
    read = [any(token.tag_ for token in sentence) for sentence in doc.sents]
    assert read[-4:] == [False, False, True, False]


@pytest.mark.parametrize(
    ("sentence", "possible"),
    [
        ("They called the number twice.", False),
        ("They called the minister twice.", True),
        ("They called Mr Jones twice.", True),
    ],
)
def test_what_must_be_an_actor_must_look_like_one(
    nlp: Language, scan: TriggerScan, sentence: str, possible: bool
) -> None:
    doc = parsed(DocReader(nlp=nlp, cascade=False).read(sentence))
    assert bool(scan.confirms(doc, frozenset())) is possible
    assert scan.confirms(doc, frozenset({LOWER}))


def test_a_text_without_event_is_not_read(nlp: Language, scan: TriggerScan) -> None:
    doc = DocReader(nlp=nlp, cascade=True, triggers=scan).read("Gulls cried. Rain fell on Oslo.")
    assert not doc.has_annotation("TAG")


def test_the_index_is_made_once() -> None:
    frames = load_frames(())
    assert scan_of(frames).index is scan_of(frames).index


@pytest.mark.parametrize(
    ("sentence", "resumes"),
    [
        ("the sale is expected to close in july .", True),
        ("it will be handed over in 2022 .", True),
        ("the sale is expected to close soon after the vote .", False),
        ("the harbour was quiet in july .", False),
        ("the group includes acme corp of oslo .", True),
        ("the group is from oslo .", False),
    ],
)
def test_what_may_date_a_deed_told_before(scan: TriggerScan, sentence: str, resumes: bool) -> None:
    assert scan.resumes(sentence.split()) is resumes


def test_records_are_the_same_without_the_cascade(
    extractors: tuple[Extractor, Extractor],
) -> None:
    articles = [
        Article(id="a", text=TEXT),
        Article(id="b", text="Gulls cried. Rain fell on Oslo."),
        Article(
            id="later",
            text="Quillan Inc sold a mill to Norway. Gulls cried. Rain fell. Boats lay in the "
            "harbour. The sale is expected to close in July.",
            published=datetime.date(2021, 5, 13),
        ),
        Article(
            id="c",
            text="OSLO, May 4 - Ministers of Norway and Chile met on Monday. They spoke of fish. "
            "The harbour was empty. Nobody minded. The town slept. Later Chile's president, Ana "
            "Rojas, visited Bergen. Rojas praised the talks.",
        ),
    ]
    quick, slow = (list(extractor.pipe(articles)) for extractor in extractors)
    assert sum(map(len, slow)) >= 3
    assert quick == slow


@pytest.mark.shared
@pytest.mark.slow
def test_records_are_the_same_on_the_labelled_articles(
    extractors: tuple[Extractor, Extractor],
) -> None:
    from pathlib import Path

    from dateline.reading import ReadOptions, read_articles

    path = Path(__file__).parents[2].parent / "shared" / "gold" / "dev.jsonl"
    if not path.exists():
        pytest.skip("no ../shared here")
    items = read_articles([path], options=ReadOptions())
    articles = [item for item in items if isinstance(item, Article)]
    quick, slow = (list(extractor.pipe(articles)) for extractor in extractors)
    total = sum(map(len, slow))
    differing = sum(
        max(len([r for r in a if r not in b]), len([r for r in b if r not in a]))
        for a, b in zip(quick, slow, strict=True)
    )
    assert differing <= 0.005 * total


def test_what_the_article_must_hold_may_stand_in_another_sentence(
    nlp: Language, scan: TriggerScan
) -> None:
    text = "Norway builds satellites. It plans to launch a mission next year."
    sentence = text.split(". ")[1]
    words = sentence.lower().removesuffix(".").split()
    article = scan.of_article(text.lower().replace(".", "").split())
    doc = parsed(DocReader(nlp=nlp, cascade=False).read(sentence))
    assert scan(words, article)
    assert scan.confirms(doc, article)


def test_only_candidates_are_tried(extractors: tuple[Extractor, Extractor]) -> None:
    doc = DocReader(
        nlp=extractors[0].nlp, cascade=True, triggers=scan_of(extractors[0].frames)
    ).read(TEXT)
    assert [doc[n].text for n in doc.user_data[CANDIDATES]][:2] == ["signed", "agreement"]


def test_a_preposition_or_a_sum_that_a_frame_asks_for_must_be_there(scan: TriggerScan) -> None:
    assert scan(["norway", "imported", "wheat", "from", "chile", "."])
    assert not scan(["norway", "imported", "wheat", "."])
    assert scan(["norway", "offered", "5", "mln", "dlrs", "."])


def test_an_idiom_is_asked_for_by_its_longest_word(scan: TriggerScan) -> None:
    index = scan.index
    told = ["the", "agreement", "is", "subject", "to", "approval"]
    frames = {p.frame.id for p in index.met("agreement", "NN", index.known(told))}
    assert "agreement.await-approval" in frames
    told = ["the", "agreement", "is", "an", "old", "one"]
    frames = {p.frame.id for p in index.met("agreement", "NN", index.known(told))}
    assert "agreement.exist" in frames
    assert "agreement.await-approval" not in frames
