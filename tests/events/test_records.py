"""The record itself: ids, evidence, the model, confidence."""

from __future__ import annotations

from sentences import Teller

from dateline.article import Article

TEXT = "Norway {signed} a treaty with Ghana on Monday. The deal covers cod."


def test_id_depends_on_the_article_and_the_event(tell: Teller) -> None:
    first, second = tell(TEXT).at_mark(), tell(TEXT).at_mark()
    assert first == second
    other = tell.extractor.extract(Article(id="other", text=tell(TEXT).text))
    assert first.id not in {r.id for r in other}


def test_evidence_is_the_whole_sentence_of_each_mention(tell: Teller) -> None:
    record = tell(TEXT).at_mark()
    assert [e.text for e in record.evidence] == [
        "Norway signed a treaty with Ghana on Monday.", "The deal covers cod.",
    ]  # fmt: skip
    assert record.mentions[0].text == record.trigger.text


def test_confidence_is_a_share_and_grows_with_support(tell: Teller) -> None:
    one = tell("Norway {signed} a treaty.").at_mark().confidence
    two = tell("Norway {signed} a treaty with Ghana on Monday.").at_mark().confidence
    assert 0 < one < two < 1
