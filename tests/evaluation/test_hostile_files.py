"""Whatever a file holds, reading it gives samples and named errors, and never another exception."""

from __future__ import annotations

import copy
import json
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import meeting, sample, treaty

from dateline.errors import SampleError
from dateline.evaluation.evaluator import Evaluator, Options
from dateline.evaluation.formats import FORMATS, read_samples
from dateline.evaluation.formats.brat import annotation_lines
from dateline.evaluation.formats.doccano import document
from dateline.evaluation.formats.label_studio import task_of
from dateline.evaluation.model import Sample
from dateline.evaluation.predictions import RecordFile
from dateline.evaluation.samples import sample_to_json

SAMPLE = sample(treaty(), meeting(item="fish"))
WORDS = ["a", "b"]
SEEDS: dict[str, Any] = {
    "dateline": sample_to_json(SAMPLE),
    "doccano": document(SAMPLE),
    "label-studio": task_of(SAMPLE),
    "geneva": {"wnd_id": "g", "tokens": WORDS, "sentence": "a b", "events": [
        {"type": "Sign_agreement", "start": 0, "end": 1, "args": [
            {"role": "Signatory", "start": 1, "end": 2}]}]},
    "rams": {"doc_key": "r", "sentences": [WORDS], "evt_triggers": [
        [0, 0, [["contact.discussion.meet", 1.0]]]],
        "gold_evt_links": [[[0, 0], [1, 1], "evt1arg01participant"]]},
    "wikievents": {"doc_id": "w", "text": "a b", "tokens": WORDS,
                   "entity_mentions": [{"id": "e", "start": 0, "end": 1}],
                   "event_mentions": [{"event_type": "Contact.Contact.Meet",
                                       "trigger": {"start": 1, "end": 2},
                                       "arguments": [{"entity_id": "e", "role": "Participant"}]}]},
    "plover": {"id": "p", "text": "a b", "source": "a", "target": "b", "event": "CONSULT"},
}  # fmt: skip
STRANGE: list[Any] = [None, True, -1, 0, 7, 1e308, "", "x", "2020-13-40", "\ud800"]
STRANGE += [[], {}, [[]], [{}], {"a": 1}]


def places(value: Any) -> list[tuple[Any, Any]]:
    """Every (container, key) in a JSON value."""
    keys = value.keys() if isinstance(value, dict) else range(len(value))
    found = []
    for key in list(keys):
        found.append((value, key))
        if isinstance(value[key], dict | list):
            found += places(value[key])
    return found


def disturbed(seed: Any, rng: random.Random) -> Any:
    value = copy.deepcopy(seed)
    for _ in range(rng.randint(1, 3)):
        spots = places(value)
        if not spots:
            break
        container, key = rng.choice(spots)
        if rng.random() < 0.3:
            del container[key]
        else:
            container[key] = copy.deepcopy(rng.choice(STRANGE))
    return value


def consume(path: Path, form: str) -> None:
    """Read and score everything."""
    result = Evaluator(options=Options(replicates=0))
    for outcome in read_samples(path, form=form):
        if isinstance(outcome, SampleError):
            assert str(path) in str(outcome) or str(path.parent) in str(outcome)
        else:
            assert isinstance(outcome, Sample)
            outcome.article()
            result.add(outcome, outcome.events)


@pytest.mark.parametrize("form", SEEDS)
@settings(max_examples=150, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_disturbed_json(form: str, seed: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    rng = random.Random(seed)
    file = tmp_path_factory.getbasetemp() / f"hostile-{form}.jsonl"
    rows = [disturbed(SEEDS[form], rng) for _ in range(4)]
    file.write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
    consume(file, form)


@settings(max_examples=150, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_disturbed_brat(seed: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    rng = random.Random(seed)
    folder = tmp_path_factory.getbasetemp() / "hostile-brat"
    folder.mkdir(exist_ok=True)
    (folder / "d.txt").write_text(SAMPLE.text, encoding="utf-8")
    characters = list(annotation_lines(SAMPLE))
    for _ in range(rng.randint(1, 5)):
        spot = rng.randrange(len(characters))
        characters[spot] = rng.choice(["", "\t", " ", "\n", ":", ";", "9", "T", "E", "#", "*", "{"])
    (folder / "d.ann").write_text("".join(characters), encoding="utf-8")
    consume(folder, "brat")


@pytest.mark.parametrize("form", [f for f in FORMATS if f not in ("brat", "timeml")])
@settings(max_examples=40, deadline=None)
@given(content=st.binary(max_size=60))
def test_any_bytes(form: str, content: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.getbasetemp() / f"bytes-{form}.jsonl"
    file.write_bytes(content)
    consume(file, form)


@settings(max_examples=150, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_disturbed_records(seed: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    rng = random.Random(seed)
    known = {"article": {"id": "a-1"}, **sample_to_json(SAMPLE)["events"][0]}
    rows = [disturbed(known, rng), disturbed(sample_to_json(SAMPLE), rng)]
    file = tmp_path_factory.getbasetemp() / "hostile-records.jsonl"
    file.write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
    with RecordFile(file) as records:
        Evaluator(options=Options(replicates=0)).add(SAMPLE, records.of("a-1"))
    assert all("hostile-records.jsonl:" in str(e) for e in records.problems)
