"""What the words of a mention share with those of earlier ones, and what tells of another."""

from __future__ import annotations

import pytest

from dateline.entities import find_actors
from dateline.errors import DataError
from dateline.events.affinity import load_weights
from dateline.events.finding import find_mentions
from dateline.events.wording import form_of, load_table, words_of, words_told
from dateline.extractor import Extractor
from dateline.language import DocReader
from dateline.parsed import parsed

WORDS = words_of(load_table())


def seen(extractor: Extractor, text: str, type_: str) -> dict[str, float]:
    """What the last mention of the type shows beside those before it."""
    doc = parsed(next(iter(DocReader(nlp=extractor.nlp, cascade=False).pipe([text]))))
    actors = find_actors(doc, gazetteer=extractor.gazetteer)
    found = find_mentions(doc, actors=actors, times=[], frames=extractor.frames)
    *told, last = [m for m in found if m.type == type_]
    assert told
    return dict(words_told(last, told, form_of(last, WORDS), WORDS))


@pytest.mark.parametrize(
    ("text", "type_", "name"),
    [
        ("Norway lent Ghana $5 million. Norway will buy tanks from Ghana.", "transfer",
         "sense.other"),
        ("Norway bought tanks from Ghana. Norway's purchase of the tanks pleased Ghana.",
         "transfer", "sense.same"),
        ("Norway negotiated with Ghana. The negotiations with Ghana went on.", "talks",
         "lemma.stem"),
        ("Norway signed a grain accord with Ghana. The grain deal runs a year.", "agreement",
         "modifier.same"),
        ("Norway signed a grain accord with Ghana. The fishing deal runs a year.", "agreement",
         "modifier.other"),
        ("Norway signed an accord with Ghana. The deal runs a year.", "agreement",
         "form.definite.alone"),
        ("Norway signed a treaty with Ghana. Norway also signed a treaty with Peru.", "agreement",
         "cue.also"),
        ("Norway signed a treaty with Ghana. It signed another treaty with Peru.", "agreement",
         "cue.other"),
        ("Norway signed a treaty with Ghana. Separately, Chile signed a pact with Peru.",
         "agreement", "cue.apart"),
        ("Norway signed a treaty with Ghana. It signed a treaty with Peru two years ago.",
         "agreement", "cue.earlier"),
    ],
)  # fmt: skip
def test_what_is_seen(extractor: Extractor, text: str, type_: str, name: str) -> None:
    assert seen(extractor, text, type_)[name] == 1.0


def test_shared_words_are_counted_up_to_four(extractor: Extractor) -> None:
    one = "Norway signed a fishing treaty with Ghana on northern waters. "
    few = seen(extractor, one + "The treaty pleased fishing crews.", "agreement")
    assert few["words.shared"] == 0.5
    many = seen(
        extractor, one + "The fishing treaty of Norway with Ghana is on northern waters.",
        "agreement",
    )  # fmt: skip
    assert many["words.shared"] == 2.0


def test_cues_count_only_across_sentences(extractor: Extractor) -> None:
    text = "Norway signed a treaty with Ghana and also signed a treaty with Peru."
    assert not {n for n in seen(extractor, text, "agreement") if n.startswith("cue.")}


def test_definite_with_a_modifier_does_not_stand_alone(extractor: Extractor) -> None:
    text = "Norway signed an accord with Ghana. The accord with Ghana runs a year."
    assert "form.definite.alone" not in seen(extractor, text, "agreement")


def test_every_name_that_words_give_has_a_weight() -> None:
    names = {
        "sense.other", "modifier.same", "modifier.other", "beside.none", "beside.shared",
        "words.shared", "form.definite.alone", "lemma.stem", "cue.also", "cue.other",
        "cue.apart", "cue.earlier",
    }  # fmt: skip
    assert names <= load_weights().number.keys()


@pytest.mark.parametrize(
    ("section", "key", "message"),
    [("words", "often", r"words: \['often'\]"), ("senses", "party", r"senses: \['party'\]")],
)
def test_unknown_list_is_refused(section: str, key: str, message: str) -> None:
    table = {**load_table(), section: {**load_table()[section], key: []}}
    with pytest.raises(DataError, match=message):
        words_of(table)


def test_a_word_has_one_sense_within_its_type() -> None:
    for type_, senses in load_table()["senses"].items():
        words = [word for listed in senses.values() for word in listed]
        assert len(words) == len(set(words)), type_
