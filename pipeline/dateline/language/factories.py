"""Every spaCy component of dateline is registered here; the components carry no decorator.

The components' modules are imported when a pipeline asks for them, so that spaCy may look at the
entry points without paying for them. Annotations stay real objects here (no `__future__` import):
spaCy's registry reads them at run time.
"""

from typing import Any

from spacy.language import Language


def make_times(nlp: Language, name: str, reference: str | None, day_first: bool) -> Any:
    """`dateline_times`: fills `doc._.times`; `reference` is the publication date, ISO 8601."""
    from dateline.times import TimesComponent

    return TimesComponent(nlp, name, reference=reference, day_first=day_first)


def make_entities(nlp: Language, name: str) -> Any:
    """`dateline_entities`: fills `doc._.actors`, one name and one kind an actor in a document."""
    from dateline.entities.component import EntitiesComponent

    return EntitiesComponent(nlp, name)


def make_dateline(nlp: Language, name: str, frames: list[str], min_confidence: float) -> Any:
    """`dateline`: fills `doc._.events` with the event records of the text."""
    from dateline.events.component import DatelineComponent

    return DatelineComponent(nlp, name, frames=frames, min_confidence=min_confidence)


Language.factory(
    "dateline_times",
    assigns=["doc._.times"],
    default_config={"reference": None, "day_first": False},
    func=make_times,
)
Language.factory(
    "dateline_entities",
    assigns=["doc._.actors"],
    requires=["token.tag", "token.dep", "doc.ents"],
    func=make_entities,
)
Language.factory(
    "dateline",
    assigns=["doc._.events"],
    requires=["token.tag", "token.dep", "doc.ents"],
    default_config={"frames": [], "min_confidence": 0.4},
    func=make_dateline,
)
