"""Where sentences end. In the markup of these tests a bar stands at every boundary."""

from __future__ import annotations

import pytest

from dateline.language.characters import plain
from dateline.language.sentences import MAX_SENTENCE, sentence_spans


def split(marked: str) -> tuple[list[str], list[str]]:
    """The sentences found in `marked` without its bars, and those that the bars ask for."""
    text = plain(marked.replace("|", ""))
    found = [text[start:end] for start, end in sentence_spans(text)]
    return found, [part.strip() for part in plain(marked).split("|")]


@pytest.mark.parametrize(
    "marked",
    [
        "The pact was signed. |Both sides praised it.",
        "Mr. Aoki met Gov. Stone in St. Helens. |They talked.",
        "Acme Corp. said it would sell. |The U.S. President agreed with John F. Stone.",
        "It lies in the U.S. |The plant closed.",
        "He paid 3.5 mln. |Nobody asked.",
        "It opened on Oct. 5 as No. 10 of its kind.",
        '"We will sign." |"When?" he asked. |"Tomorrow!"',
        'He said "we signed." |She left.',
        "The deal ended ... |Talks went on.",
        "the ministers met .|The envoys did not .|A pact followed .",
        "He left early.|She stayed (alone.) |They met.",
        "Firms: • First item here • Second one".replace(" •", " |•"),
        "BONN, June 16 - |The minister met his guest.",
        "SEOUL, South Korea — |The envoy arrived.",
        "BONN, June 16 - |<Acme GmbH> bought a mill.",
        "Jet lands in the US|March 19 , 2007|The jet landed at noon .",
        "A headline without a stop\n\n|The article begins.",
        "One item of the digest\n|Another item of the digest.",
        "A pact between A.B. Stone and C. Field.",
        "Standard and Stone's. |It rose.",
        "Was it signed? |It was! |Good.",
    ],
)
def test_boundaries(marked: str) -> None:
    found, wanted = split(marked)
    assert found == wanted


def test_hard_wrapped_lines_are_joined() -> None:
    text = (
        "The two governments said on Monday that they had agreed to build\n"
        "a joint station on the northern coast of the island, which neither\n"
        "of them had visited in more than a decade of quiet quarrels over\n"
        "Fish and the right to catch them. The work begins in the autumn of\n"
        "the coming year."
    )
    found = [text[start:end] for start, end in sentence_spans(text)]
    assert len(found) == 2
    assert found[1].startswith("The work")


def test_endless_sentence_is_cut_at_blanks() -> None:
    text = "word " * 3000
    spans = sentence_spans(text)
    assert all(end - start <= MAX_SENTENCE for start, end in spans)
    assert "".join(text[start:end] for start, end in spans).count("word") == 3000


def test_endless_word_is_cut() -> None:
    text = "x" * 10_001
    assert sum(end - start for start, end in sentence_spans(text)) == len(text)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\r\n\t"])
def test_blank_text_has_no_sentences(text: str) -> None:
    assert sentence_spans(plain(text)) == []
