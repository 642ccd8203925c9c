"""What the phrase of a mention shares with those of earlier ones."""

from __future__ import annotations

import pytest

from dateline.entities import find_actors
from dateline.events.affinity import Event, Surroundings, evidence_apart, evidence_for, load_weights
from dateline.events.finding import find_mentions
from dateline.events.mentions import EventMention
from dateline.extractor import Extractor
from dateline.language import DocReader
from dateline.parsed import parsed


def mentions(extractor: Extractor, text: str, type_: str) -> list[EventMention]:
    """The mentions of the type, in text order."""
    doc = parsed(next(iter(DocReader(nlp=extractor.nlp, cascade=False).pipe([text]))))
    actors = find_actors(doc, gazetteer=extractor.gazetteer)
    found = find_mentions(doc, actors=actors, times=[], frames=extractor.frames)
    return [m for m in found if m.type == type_]


def seen(extractor: Extractor, text: str, type_: str) -> dict[str, float]:
    """What speaks for the last mention of the type being one more of those before it."""
    *told, last = mentions(extractor, text, type_)
    event = Event(told)
    return dict(evidence_for(last, event, Surroundings.of([event]), load_weights()))


@pytest.mark.parametrize(
    ("text", "type_", "name"),
    [
        ("Norway sold Ghana 12 tugs. Norway had sold Ghana 40 tugs before.", "transfer",
         "numbers.other"),
        ("Norway sold Ghana 12 tugs. The sale of the 12 tugs to Ghana pleased Norway.", "transfer",
         "numbers.same"),
        ("Norway sold Ghana two tugs. Peru sold Chile grain from Callao.", "transfer",
         "phrase.none"),
        ("Norway signed a grain accord with Ghana. Norway will honour the accords with Peru.",
         "agreement", "plural.other"),
        ("Norway signed a grain accord with Ghana. Norway will honour the accord with Ghana.",
         "agreement", "plural.same"),
        ("Norway bought tanks from Ghana and sold tugs to Peru.", "transfer", "clauses.joined"),
        ("Norway signed a treaty with Ghana. The accord with Ghana is a treaty on cod.",
         "agreement", "nouns.equated"),
        ("Norway signed a treaty with Ghana. Ghana ratified the treaty with Norway.", "agreement",
         "stage.concluded.ratified"),
        ("Norway signed a treaty with Ghana. Oslo said that the treaty with Peru was old.",
         "agreement", "names.other"),
    ],
)  # fmt: skip
def test_shows(extractor: Extractor, text: str, type_: str, name: str) -> None:
    assert seen(extractor, text, type_).get(name, 0.0) > 0


def test_phrase_told_before_is_known(extractor: Extractor) -> None:
    shown = seen(
        extractor, "Norway sold Ghana two tugs. The sale of tugs to Ghana is done.", "transfer"
    )
    assert shown["phrase.known"] == 1.0
    assert shown["phrase.shared"] == 1.0
    assert "phrase.none" not in shown


def test_a_lone_noun_says_nothing_new(extractor: Extractor) -> None:
    told, last = mentions(
        extractor, "Norway signed a treaty with Ghana. The treaty covers cod.", "agreement"
    )
    around = Surroundings.of([Event([told])])
    shown = dict(evidence_apart(last, around, load_weights()))
    assert shown["new.words"] == 0.0
    assert dict(evidence_apart(told, around, load_weights()))["new.words.unseen"] > 0
