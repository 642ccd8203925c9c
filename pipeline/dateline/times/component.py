"""The spaCy component `dateline_times`: time expressions as spans of a Doc."""

from __future__ import annotations

from datetime import date

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from dateline.times.dateline import dateline_date
from dateline.times.find import find_times
from dateline.times.model import TimeExpression

GROUP = "times"


class TimesComponent:
    """Sets `doc.spans["times"]` (labels DATE, TIME, DURATION, SET) and `doc._.times`.

    The reference day is that of the dateline in the text, else `doc._.reference_date` (a
    `datetime.date` that the caller sets), else the component's own `reference` (ISO 8601); without
    any, relative expressions stay unresolved. The spans are widened to whole tokens; the exact
    offsets are those of the expressions in `doc._.times`. Raises ValueError for a `reference` that
    is no date.
    """

    def __init__(
        self,
        nlp: Language,
        name: str = "dateline_times",
        *,
        reference: str | date | None = None,
        day_first: bool = False,
    ) -> None:
        self.nlp = nlp
        self.name = name
        self.reference = date.fromisoformat(reference) if isinstance(reference, str) else reference
        self.day_first = day_first
        for extension in ("times", "reference_date"):
            if not Doc.has_extension(extension):
                Doc.set_extension(extension, default=None)

    def __call__(self, doc: Doc) -> Doc:
        """Find the time expressions of a Doc and keep them on it."""
        published = _reference(doc) or self.reference
        reference = dateline_date(doc.text, published) or published
        times = find_times(doc, reference=reference, day_first=self.day_first)
        doc._.times = times
        doc.spans[GROUP] = SpanGroup(doc, name=GROUP, spans=list(_spans(doc, times)))
        return doc


def _reference(doc: Doc) -> date | None:
    value = doc._.reference_date or doc.user_data.get("reference_date")
    return value if isinstance(value, date) else None


def _spans(doc: Doc, times: list[TimeExpression]) -> list[Span]:
    spans = []
    for time in times:
        span = doc.char_span(time.start, time.end, label=time.type, alignment_mode="expand")
        if span is not None:
            spans.append(span)
    return spans
