"""What holds of every record of every text: real offsets, the schema, ids that stay."""

from __future__ import annotations

import dataclasses
import gzip
import itertools
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.article import Article
from dateline.extractor import Extractor
from dateline.record import EventRecord

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
SCHEMA = jsonschema.Draft202012Validator(EventRecord.model_json_schema(by_alias=True))
SENTENCES = (
    "Norway signed a treaty with Ghana on Monday.",
    "“The king,” he said, “will visit Peru’s capital.”",
    "Talks between Norway and Ghana were held in Oslo.",
    "It was raining.",
    "Norway’s prime minister ordered Equinor to sell the field.",
    "SpaceX launched a satellite for Canada.",
)
GLUE = (
    " ",
    "\u00a0",
    "\r\n",
    "\r\n\r\n",
    "\n",
    "\u2028",
    " \U0001f680 ",
    "\u202eab\u202c ",
    "\u200b",
    "e\u0301 ",
    "\t",
    "",
    "— ",
)
PARTS = st.tuples(st.sampled_from(GLUE), st.sampled_from(SENTENCES), st.booleans())


def joined(parts: list[tuple[str, str, bool]]) -> str:
    """The sentences with what stands between them, some with no-break spaces throughout."""
    return "".join(glue + (s.replace(" ", "\u00a0") if wide else s) for glue, s, wide in parts)


TEXTS = st.lists(PARTS, min_size=1, max_size=6).map(joined)


def spans(value: Any) -> Iterator[dict[str, Any]]:
    """Everything in a record that has a text and offsets."""
    if isinstance(value, dict):
        if {"text", "start", "end"} <= value.keys():
            yield value
        for part in value.values():
            yield from spans(part)
    elif isinstance(value, list):
        for part in value:
            yield from spans(part)


def check(text: str, records: list[EventRecord]) -> None:
    """Offsets, schema and unique ids of the records of one text."""
    for record in records:
        told = json.loads(record.model_dump_json(by_alias=True))
        SCHEMA.validate(told)
        found = list(spans(told))
        assert found
        assert [s for s in found if text[s["start"] : s["end"]] != s["text"]] == []
        assert [s for s in found if not s["text"].strip()] == []
    assert len({r.id for r in records}) == len(records)


def articles(path: Path, most: int | None = None) -> list[Article]:
    opened = gzip.open(path, "rt") if path.suffix == ".gz" else path.open()  # noqa: SIM115
    with opened as lines:
        rows = [json.loads(line) for line in itertools.islice(lines, most) if line.strip()]
    keys = ("id", "title", "published", "text")
    return [Article(**{k: row[k] for k in keys if row.get(k) is not None}) for row in rows]


CORPUS = sorted(
    [*(ROOT / "corpus" / "dev").glob("*.jsonl"), *(ROOT / "corpus" / "test").glob("*.jsonl")]
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=TEXTS)
def test_offsets_hold_whatever_stands_between(cascading: Extractor, text: str) -> None:
    article = Article(id="a", text=text)
    records = cascading.extract(article)
    check(text, records)
    assert [r.id for r in cascading.extract(article)] == [r.id for r in records]


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text(max_size=200))
def test_any_text_at_all_is_read(cascading: Extractor, text: str) -> None:
    check(text, cascading.extract(Article(id="a", text=text)))


def test_the_texts_do_give_records(cascading: Extractor) -> None:
    assert all(cascading.extract(Article(id="a", text=s)) for s in (SENTENCES[0], SENTENCES[2]))


@pytest.mark.parametrize("path", CORPUS, ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_records_of_the_corpus(cascading: Extractor, path: Path) -> None:
    read = articles(path)
    assert read
    for article, records in zip(read, cascading.pipe(read), strict=True):
        check(article.text, records)


def test_two_runs_and_any_batch_give_the_same_records(cascading: Extractor) -> None:
    read = articles(CORPUS[0])
    assert list(cascading.pipe(read, batch_size=3)) == list(cascading.pipe(read))


def test_cascade_leaves_the_records_as_they_are(cascading: Extractor) -> None:
    plain = dataclasses.replace(
        cascading, settings=dataclasses.replace(cascading.settings, cascade=False)
    )
    read = [a for path in CORPUS[::4] for a in articles(path)]
    one, two = list(cascading.pipe(read)), list(plain.pipe(read))
    differing = [a.id for a, x, y in zip(read, one, two, strict=True) if x != y]
    # Names told only in sentences that the cascade leaves unread may be missed.
    assert len(differing) <= len(read) // 20, differing


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="no ../shared")
@pytest.mark.parametrize(
    ("name", "most"), [("gold/dev.jsonl", None), ("raw/newswire-1987.jsonl.gz", 300)]
)
def test_records_of_shared_articles(cascading: Extractor, name: str, most: int | None) -> None:
    read = articles(SHARED / name, most)
    for article, records in zip(read, cascading.pipe(read), strict=True):
        check(article.text, records)
