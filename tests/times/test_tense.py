"""The verb decides between the last Friday and the next one."""

from __future__ import annotations

from datetime import date

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from dateline.errors import ModelMissingError
from dateline.language.model import load_language
from dateline.language.reader import DocReader
from dateline.times import find_times
from dateline.times.component import TimesComponent

REFERENCE = date(2016, 5, 18)  # a Wednesday
LAST, NEXT = "2016-05-13", "2016-05-20"


@pytest.fixture(scope="module")
def nlp() -> Language:
    try:
        return load_language("en_core_web_md")
    except ModelMissingError as error:
        pytest.skip(str(error))


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("The ministers met in Lima on Friday.", LAST),
        ("The ministers will meet in Lima on Friday.", NEXT),
        ("The ministers are to meet in Lima on Friday.", NEXT),
        ("The ministers are expected to sign a pact Friday.", NEXT),
        ("The ministers had met on Friday.", LAST),
        ("The vote is scheduled for Friday.", NEXT),
        ("The pact was signed Friday.", LAST),
        ("The minister said Friday that he would resign.", LAST),
        ("She has scheduled a vote for Friday.", NEXT),
        ("Neither could be reached Friday.", LAST),
        ("They gave her until 9 a.m. Friday to reply.", NEXT),
        ("They went to see the minister on Friday.", LAST),
        ("They may sign it as early as Friday.", NEXT),
        ("Friday's vote was close.", LAST),
        ("The decree of Friday is void.", LAST),
        ("The pact follows a meeting on Friday.", LAST),
        ("They set a deadline of Friday.", NEXT),
    ],
)
def test_weekday(nlp: Language, text: str, want: str) -> None:
    doc = DocReader(nlp=nlp, cascade=False).read(text)
    (found,) = find_times(doc, reference=REFERENCE)
    assert found.edtf in (want, f"../{want}")


def test_without_a_parse_the_past_is_taken(nlp: Language) -> None:
    doc = nlp.make_doc("The ministers will meet on Friday.")
    assert [t.edtf for t in find_times(doc, reference=REFERENCE)] == [LAST]


def test_partly_parsed(nlp: Language) -> None:
    reader = DocReader(nlp=nlp, cascade=True, triggers=frozenset({"sign"}))
    doc = reader.read("They came Friday. It rained. It rained. They will sign it on Friday.")
    assert [t.edtf for t in find_times(doc, reference=REFERENCE)] == [LAST, NEXT]


def test_component(nlp: Language) -> None:
    component = TimesComponent(nlp, "dateline_times")
    doc = nlp.make_doc("LIMA, May 17 - They met yesterday and in October 2015.")
    doc._.reference_date = REFERENCE
    doc = component(doc)
    assert [(s.text, s.label_) for s in doc.spans["times"]] == [
        ("May 17", "DATE"), ("yesterday", "DATE"), ("October 2015", "DATE"),
    ]  # fmt: skip
    assert [t.edtf for t in doc._.times] == ["2016-05-17", "2016-05-16", "2015-10"]


def test_component_without_reference(nlp: Language) -> None:
    doc: Doc = TimesComponent(nlp)(nlp.make_doc("They met yesterday and in 2015."))
    assert [t.edtf for t in doc._.times] == [None, "2015"]


def test_component_with_its_own_reference(nlp: Language) -> None:
    component = TimesComponent(nlp, "t", reference="2016-05-18", day_first=True)
    doc = component(nlp.make_doc("They met yesterday, and on 03/04/2015."))
    assert [t.edtf for t in doc._.times] == ["2016-05-17", "2015-04-03"]


STORY = (
    "The port shut on Friday. Ferries stopped. They will reopen on Friday. Crews rested. "
    "It rained a lot. Nobody came. It was dull. "
    "They will sign a pact two days later. The same day they left."
)


def test_what_was_not_parsed_before_does_not_matter(nlp: Language) -> None:
    whole = DocReader(nlp=nlp, cascade=False).read(STORY)
    part = DocReader(nlp=nlp, cascade=True, triggers=frozenset({"sign"})).read(STORY)
    start = STORY.index("They will sign")
    found = [
        [t.value for t in find_times(doc, reference=REFERENCE) if t.start > start]
        for doc in (whole, part)
    ]
    assert found[0] == found[1]
    assert len(found[0]) == 2


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("The ministers will meet in two weeks.", "2016-06-01"),
        ("The ministers meet in two weeks' time.", "2016-06-01"),
        ("The vote is to be held in 14 days.", "2016-06-01"),
        ("The port will be closed within ten days.", "../2016-05-28"),
        ("The port will open in three months.", "2016-08"),
        ("The port was built in two years.", None),
        ("The ministers met for three days.", None),
    ],
)
def test_length_ahead_leads_to_its_day(nlp: Language, text: str, want: str | None) -> None:
    (doc,) = DocReader(nlp=nlp, cascade=False).pipe([text])
    (found,) = find_times(doc, reference=REFERENCE)
    assert (found.type, found.edtf) == ("DURATION", want)


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Peru and Chile met on Monday. Two days later they signed.", "2016-05-18"),
        ("The walkout ended on Monday. Crews had settled at 3 a.m. the day before.", "2016-05-15"),
        ("Norway raised its bid on May 3. On the same day Peru agreed.", "2016-05-03"),
        ("The minister flew in on Sunday. The following day he left.", "2016-05-16"),
        ("They met on Monday night. The previous day Chile had lent two ships.", "2016-05-15"),
    ],
)
def test_days_are_counted_from_what_the_sentence_before_told(
    nlp: Language, text: str, want: str
) -> None:
    (doc,) = DocReader(nlp=nlp, cascade=False).pipe([text])
    assert find_times(doc, reference=REFERENCE)[-1].edtf == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Neither side could say on Monday what would come next.", "2016-05-16"),
        ("A second hearing has been set for Monday.", "2016-05-23"),
        ("Peru announced a truce, to begin on Saturday.", "2016-05-21"),
        ("The port was to be vacated by Monday.", "../2016-05-23"),
        ("Norway was authorised to buy grain in the second half of June.", "2016-06-16/2016-06-30"),
    ],
)
def test_what_was_to_be_lies_ahead(nlp: Language, text: str, want: str) -> None:
    (doc,) = DocReader(nlp=nlp, cascade=False).pipe([text])
    assert find_times(doc, reference=REFERENCE)[-1].edtf == want
