"""What is written in a tool's form and read again is the same, label by label."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import TEXT, meeting, part, sample, span, treaty

from dateline.evaluation.formats import FORMATS, detect, read_samples, writable
from dateline.evaluation.model import (
    TYPES,
    Event,
    Participant,
    Sample,
    Span,
    allowed_roles,
    allowed_stages,
)
from dateline.evaluation.samples import sample_to_json

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
TARGETS = {
    "brat": "brat",
    "doccano": "out.jsonl",
    "label-studio": "out.json",
    "dateline": "o.jsonl",
}
TOOLS = list(TARGETS)


def round_trip(samples: list[Sample], form: str, folder: Path) -> list[Sample]:
    path = folder / TARGETS[form]
    write = FORMATS[form].write
    assert write is not None
    write(samples, path)
    found = []
    for outcome in read_samples(path, form=form):
        assert isinstance(outcome, Sample), outcome
        found.append(replace(outcome, place=""))
    return found


def full() -> Sample:
    """A sample with everything that a label can carry."""
    second = Participant("signatory", "Ana Ruiz", ())
    third = Participant("party", "Republic of Chile", (span("Chile"), span("Chile", nth=2)))
    agreement = treaty(
        mentions=(span("signed"), span("treaty"), span("The treaty")),
        attributed_to=("Oslo",),
        participants=(part("party", "Norway"), second, third),
    )
    rest = {"item": "fish", "vehicle": "boat", "amount": "two", "action": "fish", "hedged": True}
    return sample(agreement, meeting(**rest), source="wire", url="https://x.example/1", topic="sea")


def treaty_like(kind: str) -> Event:
    stages = allowed_stages(kind)
    return Event(type=kind, stage=stages[0] if stages else None, mentions=(span("signed"),),
                 participants=tuple(part(r, "Chile") for r in allowed_roles(kind)))  # fmt: skip


@pytest.mark.parametrize("form", TOOLS)
def test_everything_comes_back(form: str, tmp_path: Path) -> None:
    samples = [full(), sample(name="a-2"), sample(treaty(), treaty(date=None), name="a/3 ü")]
    samples.append(sample(*(treaty_like(kind) for kind in TYPES), name="a-4"))
    assert round_trip(samples, form, tmp_path) == samples


@pytest.mark.parametrize("form", TOOLS)
def test_the_form_is_told_by_the_file(form: str, tmp_path: Path) -> None:
    round_trip([full()], form, tmp_path)
    assert detect(tmp_path / TARGETS[form]) == form


def test_writable_are_the_tools() -> None:
    assert set(writable()) == set(TOOLS)


TEXTS = st.text(
    alphabet=st.sampled_from("ab éß😀\n\u00a0\u2028\u0301\t👩‍🚀’"), min_size=3, max_size=40
)


@st.composite
def samples_of_any_text(draw: st.DrawFn) -> Sample:
    text = "x" + draw(TEXTS) + "y"

    def spans() -> Span:
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        return Span(start, end, text[start:end])

    mentions = tuple(spans() for _ in range(draw(st.integers(1, 2))))
    parts = tuple(
        Participant("party", draw(st.sampled_from(["A b", "Ä 😀", "n"])), (spans(), spans()))
        for _ in range(draw(st.integers(0, 2)))
    )
    event = Event(type="agreement", mentions=mentions, participants=parts, stage="proposed")
    return Sample(id="any", text=text, events=(event,))


def has_blank_end(found: Sample) -> bool:
    """brat cannot hold a span that is blank on one side or all blank: its words are columns."""
    spans = [s for e in found.events for s in e.mentions]
    spans += [s for e in found.events for p in e.participants for s in p.mentions]
    return any(s.text != s.text.strip() for s in spans)


@pytest.mark.parametrize("form", TOOLS)
@settings(max_examples=60, deadline=None)
@given(found=samples_of_any_text())
def test_any_text_comes_back(
    form: str, found: Sample, tmp_path_factory: pytest.TempPathFactory
) -> None:
    if form == "brat" and has_blank_end(found):
        return
    assert round_trip([found], form, tmp_path_factory.mktemp("any")) == [found]


def test_label_studio_counts_utf16(tmp_path: Path) -> None:
    text = "😀 " + TEXT
    label = Event(type="agreement", mentions=(span("signed", text=text),), stage="concluded")
    round_trip([Sample(id="e", text=text, events=(label,))], "label-studio", tmp_path)
    task = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))[0]
    assert task["annotations"][0]["result"][0]["value"]["start"] == text.index("signed") + 1
    assert "<Relation " in (tmp_path / "out.xml").read_text(encoding="utf-8")


@pytest.mark.skipif(not list(CORPUS.glob("dev/*.jsonl")), reason="no corpus in this checkout")
@pytest.mark.parametrize("form", TOOLS)
def test_our_corpus_comes_back(form: str, tmp_path: Path) -> None:
    outcomes = list(read_samples(CORPUS / "dev"))
    samples = [replace(s, place="") for s in outcomes if isinstance(s, Sample)]
    found = {s.id: sample_to_json(s) for s in round_trip(samples, form, tmp_path)}
    assert found == {s.id: sample_to_json(s) for s in samples}
