"""The labelled corpus is what its README says: built from its sources, valid, and covering."""

from __future__ import annotations

import importlib.util
import json
import re
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / "corpus"
SHARED = ROOT.parent / "shared" / "gold"
FEWEST = 5


def load_builder() -> ModuleType:
    """The build script as a module; scripts/ is no package."""
    spec = importlib.util.spec_from_file_location(
        "build_corpus", ROOT / "scripts" / "build_corpus.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


build = load_builder()
Json = dict[str, Any]


def samples(*folders: str) -> list[Json]:
    """The labelled samples under some folders of the corpus."""
    files = [path for folder in folders for path in sorted((CORPUS / folder).glob("*.jsonl"))]
    lines = [line for path in files for line in path.read_text(encoding="utf-8").splitlines()]
    return [json.loads(line) for line in lines]


LABELLED = samples("dev", "test")
EVENTS = [(sample, event) for sample in LABELLED for event in sample["events"]]
ALL_EVENTS = EVENTS + [
    (sample, event) for sample in samples("second") for event in sample["events"]
]


def test_built_files_are_what_the_sources_give() -> None:
    built, problems = build.collect(CORPUS, "")
    assert problems == []
    for path, fresh in built.items():
        assert path.read_text(encoding="utf-8") == build.as_jsonl(fresh), path


def test_no_built_file_without_a_source() -> None:
    built, _ = build.collect(CORPUS, "")
    found = {
        path for folder in ("dev", "test", "second") for path in (CORPUS / folder).glob("*.jsonl")
    }
    assert found == set(built)


def test_every_mention_stands_at_its_offsets() -> None:
    for sample, event in ALL_EVENTS:
        actors = [mention for actor in event["participants"] for mention in actor["mentions"]]
        for mention in event["mentions"] + actors:
            quoted = sample["text"][mention["start"] : mention["end"]]
            assert quoted == mention["text"], (sample["id"], mention)


def test_every_enum_is_one_of_the_contract() -> None:
    for sample, event in ALL_EVENTS:
        where = (sample["id"], event["mentions"][0])
        assert event["status"] in build.STATUSES, where
        assert event["stage"] in build.STAGES.get(event["type"], {None}), where
        assert {actor["role"] for actor in event["participants"]} <= build.ROLES[event["type"]], (
            where
        )
        assert {actor["kind"] for actor in event["participants"]} <= build.KINDS, where
        assert event["mentions"], where
        assert event["participants"], where


def counted(key: Callable[[Json], list[str]]) -> Counter[str]:
    return Counter(value for _, event in EVENTS for value in key(event))


def roles(event: Json) -> list[str]:
    return sorted({f"{event['type']}.{actor['role']}" for actor in event["participants"]})


def stages(event: Json) -> list[str]:
    return [f"{event['type']}.{event['stage']}"] if event["stage"] else []


@pytest.mark.parametrize(
    ("key", "wanted"),
    [
        (lambda event: [event["type"]], set(build.ROLES)),
        (lambda event: [event["status"]], build.STATUSES),
        (roles, {f"{kind}.{role}" for kind, names in build.ROLES.items() for role in names}),
        (stages, {f"{kind}.{stage}" for kind, names in build.STAGES.items() for stage in names}),
    ],
    ids=["type", "status", "role", "stage"],
)
def test_everything_is_covered_five_times(
    key: Callable[[Json], list[str]], wanted: set[str]
) -> None:
    table = counted(key)
    assert {value: table[value] for value in wanted if table[value] < FEWEST} == {}


def test_size_negatives_and_actors() -> None:
    assert len(LABELLED) >= 60
    assert sum(not sample["events"] for sample in LABELLED) >= 6
    assert sum(sample["published"] is None for sample in LABELLED) >= 2
    actors = [actor for _, event in EVENTS for actor in event["participants"]]
    assert sum(actor["country"] is not None for actor in actors) >= 300


def test_articles_have_150_to_400_words() -> None:
    lengths = {sample["id"]: len(sample["text"].split()) for sample in LABELLED}
    assert {name: n for name, n in lengths.items() if not 150 <= n <= 400} == {}


def test_ids_are_unique_and_topics_do_not_cross_the_split() -> None:
    ids = Counter(sample["id"] for sample in LABELLED)
    assert max(ids.values()) == 1
    topics = [{sample["topic"] for sample in samples(split)} for split in ("dev", "test")]
    assert topics[0] & topics[1] == set()


def test_second_reading_is_of_the_same_texts() -> None:
    texts = {sample["id"]: sample["text"] for sample in LABELLED}
    for sample in samples("second"):
        assert sample["text"] == texts[sample["id"]]


def test_the_datasheet_gives_the_counts_of_today() -> None:
    assert build.counts_table(LABELLED) in (CORPUS / "README.md").read_text(encoding="utf-8")


def word_runs(text: str, length: int = 10) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[i : i + length]) for i in range(len(words) - length + 1)}


@pytest.mark.skipif(not SHARED.exists(), reason="the shared texts lie beside the project")
def test_nothing_is_copied_from_the_shared_texts() -> None:
    theirs: set[tuple[str, ...]] = set()
    for path in sorted(SHARED.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            theirs |= word_runs(json.loads(line)["text"])
    assert theirs
    copied = {sample["id"]: word_runs(sample["text"]) & theirs for sample in LABELLED}
    assert {name: runs for name, runs in copied.items() if runs} == {}


ARTICLE = """---
title: A port and a bank
published: 1999-03-02
source: own
topic: {topic}
split: {split}
---
The bank met the port on Monday. The port and the bank signed an accord.
"""
EVENT = """
[actors]
bank = "FR organisation"
[[event]]
is = "talks occurred"
says = ["met"]
participant = ["bank#1"]
"""


def write(
    folder: Path, name: str, labels: str, *, topic: str = "ports", split: str = "dev"
) -> None:
    folder.joinpath("sources").mkdir(exist_ok=True)
    article = ARTICLE.format(topic=topic, split=split)
    folder.joinpath("sources", f"{name}.md").write_text(article, encoding="utf-8")
    folder.joinpath("sources", f"{name}.toml").write_text(labels, encoding="utf-8")


def problems_of(folder: Path, labels: str) -> str:
    write(folder, "x-one", labels)
    _, problems = build.collect(folder, "")
    return "\n".join(problems)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('"bank#1"', '"bank"', "2 occurrences of 'bank'"),
        ('"bank#1"', '"bank#3"', "there are 2"),
        ('"bank#1"', '"bank: Bank"', "not found: 'Bank'"),
        ('"bank#1"', '"bank: [The] ferry"', "0 occurrences"),
        ('"bank#1"', '"bourse: bank#1"', "'bourse' is not under [actors]"),
        ('"met"', '"signed the"', "not found"),
        ('"met"', '"met~"', "nearest to what?"),
        ('"met"]', '"met"]\nvehicle = "port"', "['vehicle'] not known for talks"),
        ('"met"]', '"met"]\nplaces = ["Paris"]', "'Paris' has words that are not in the article"),
        ('"met"]', '"met"]\ndate = "1 March 1999"', "is not EDTF"),
        ("talks occurred", "talks happened", "is not 'type[.stage] status [hedged]'"),
        ("talks occurred", "talks.opened occurred", "stage must be one of"),
        ("talks occurred", "agreement occurred", "stage must be one of"),
        ("participant", "visitor", "['visitor'] not known for talks"),
        ('participant = ["bank#1"]', "", "no participant"),
        ("FR organisation", "France organisation", "is not like 'FR country'"),
        ("[[event]]", "[[events]]", "unknown tables"),
    ],
)
def test_a_faulty_label_is_refused_with_its_reason(
    tmp_path: Path, old: str, new: str, reason: str
) -> None:
    assert EVENT.count(old) == 1
    assert reason in problems_of(tmp_path, EVENT.replace(old, new))


def test_a_faultless_label_is_built(tmp_path: Path) -> None:
    assert problems_of(tmp_path, EVENT) == ""


def test_a_topic_in_both_splits_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "x-one", EVENT)
    write(tmp_path, "x-two", EVENT, split="test")
    assert "lies in both splits" in "\n".join(build.collect(tmp_path, "")[1])


def test_check_notices_an_edited_file(tmp_path: Path) -> None:
    write(tmp_path, "x-one", EVENT)
    assert build.main(["--root", str(tmp_path)]) == 0
    assert build.main(["--root", str(tmp_path), "--check"]) == 0
    built = tmp_path / "dev" / "ports.jsonl"
    built.write_text(built.read_text(encoding="utf-8").replace("FR", "DE"), encoding="utf-8")
    assert build.main(["--root", str(tmp_path), "--check"]) == 1
