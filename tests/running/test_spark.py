"""Spark in `local[2]`: the records of one machine, also after a worker was killed."""

from __future__ import annotations

import functools
import gzip
import itertools
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fakes import FakeExtractor

from dateline.article import Article
from dateline.record import EventRecord
from dateline.running.engine import EngineSettings, extract_batch
from dateline.writing.base import encode

pytest.importorskip("pyspark")
pytest.importorskip("pyarrow")
if shutil.which("java") is None:
    pytest.skip("Spark needs Java", allow_module_level=True)

from dateline.running.spark import guess_format, read, run, session

ARTICLES = [
    Article.model_validate(
        {
            "id": f"a{number:03d}",
            "text": f"Kesh{number} paid a visit" + (" and a visit" if number % 3 == 0 else ""),
            "published": f"2020-{number % 4 + 1:02d}-10" if number % 5 else None,
        }
    )
    for number in range(200)
]
EXPECTED = {
    encode(record).decode().strip()
    for article in ARTICLES
    for record in FakeExtractor().extract(article)
}


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    here = str(Path(__file__).parent)
    os.environ["PYTHONPATH"] = os.pathsep.join([here, os.environ.get("PYTHONPATH", "")])
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    os.environ["PYSPARK_PYTHON"] = sys.executable
    started = session("local[2,4]", rows=16)
    yield started
    started.stop()


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "articles.jsonl"
    lines = [article.model_dump_json() for article in ARTICLES]
    path.write_text("\n".join(lines) + "\n")
    return path


def fake_batch(batch: Any, *, form: Any) -> Any:
    return extract_batch(batch, settings=EngineSettings(form=form), extractor=FakeExtractor())


def deadly_batch(batch: Any, *, form: Any, marker: str) -> Any:
    """Kills its own process once, in the middle of the run."""
    if not Path(marker).exists() and "a150" in str(batch.to_pylist()):
        Path(marker).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return fake_batch(batch, form=form)


def lines_of(folder: Path) -> list[str]:
    return [line for part in folder.rglob("part-*") for line in part.read_text().splitlines()]


def test_jsonl_in_jsonl_out(spark: Any, source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    settings = EngineSettings(form="json")
    work = functools.partial(fake_batch, form="json")
    for _ in range(2):
        frame = read(spark, [str(source)], "jsonl").repartition(4)
        counts = run(frame, str(out), settings=settings, extraction=work)
        found = lines_of(out / "events")
        assert (len(found), set(found)) == (len(EXPECTED), EXPECTED)
        assert (counts.articles, counts.failed, counts.events) == (200, 0, len(EXPECTED))
    months = {path.name for path in (out / "events").iterdir() if path.is_dir()}
    assert months == {"month=undated", *(f"month=2020-0{number}" for number in range(1, 5))}


def test_parquet_both_ways_also_when_a_worker_dies(
    spark: Any, source: Path, tmp_path: Path
) -> None:
    marker = tmp_path / "killed"
    spark.read.json(str(source)).write.parquet(str(tmp_path / "in.parquet"))
    frame = read(spark, [str(tmp_path / "in.parquet")], "parquet").repartition(6)
    work = functools.partial(deadly_batch, form="nested", marker=str(marker))
    out = tmp_path / "out"
    counts = run(frame, str(out), settings=EngineSettings(), extraction=work)
    assert marker.exists()
    assert (counts.articles, counts.events) == (200, len(EXPECTED))
    rows = spark.read.parquet(str(out / "events")).drop("month").toArrow().to_pylist()
    found = [encode(EventRecord.model_validate(row)).decode().strip() for row in rows]
    assert (len(found), set(found)) == (len(EXPECTED), EXPECTED)


def test_errors_get_their_own_table(spark: Any, tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    good = json.dumps({"id": "g", "text": 'Kesh, \\ "paid" a visit; übel'}, ensure_ascii=False)
    bad = [b"nonsense", b'{"id": "x", "text": "\xff"}', b'{"id": "boom", "text": "BOOM"}']
    source.write_bytes(b"\n".join([good.encode(), b"", *bad]) + b"\n")
    out = tmp_path / "out"
    frame = read(spark, [str(source)], "jsonl")
    work = functools.partial(fake_batch, form="json")
    counts = run(frame, str(out), settings=EngineSettings(form="json"), extraction=work)
    assert (counts.articles, counts.failed, counts.events) == (4, 3, 1)
    errors = [json.loads(line) for line in lines_of(out / "errors")]
    assert {error["code"] for error in errors} == {"E_JSON", "E_ENCODING", "E_PIPELINE"}
    (event,) = map(json.loads, lines_of(out / "events"))
    assert event["evidence"][0]["text"] == json.loads(good)["text"]


def test_folders_of_files_are_read(spark: Any, tmp_path: Path) -> None:
    root = tmp_path / "with a space"
    (root / "sub").mkdir(parents=True)
    (root / "a.txt").write_text("Kesh paid a visit.")
    (root / "sub" / "b.md").write_text("# Title\n\nKesh paid a visit.")
    frame = read(spark, [str(root)], "files")
    out = tmp_path / "out"
    work = functools.partial(fake_batch, form="json")
    counts = run(frame, str(out), settings=EngineSettings(form="json"), extraction=work)
    assert (counts.articles, counts.failed) == (2, 0)
    ids = {json.loads(line)["article"]["id"] for line in lines_of(out / "events")}
    assert ids == {"a.txt", "sub/b.md"}


@pytest.mark.parametrize(
    ("path", "kind"),
    [("s3a://b/x.jsonl.gz", "jsonl"), ("x.parquet/", "parquet"), ("folder", "files")],
)
def test_the_ending_tells_the_format(path: str, kind: str) -> None:
    assert guess_format(path) == kind


NEWSWIRE = Path(__file__).resolve().parents[3] / "shared" / "raw" / "newswire-1987.jsonl.gz"


@pytest.mark.slow
@pytest.mark.shared
@pytest.mark.skipif(not NEWSWIRE.exists(), reason="the newswire is not here")
def test_records_equal_those_of_one_machine(spark: Any, tmp_path: Path) -> None:
    articles = int(os.environ.get("DATELINE_SPARK_ARTICLES", "2000"))
    source = tmp_path / "articles.jsonl"
    with gzip.open(NEWSWIRE, "rb") as packed, source.open("wb") as file:
        file.writelines(itertools.islice(packed, articles))
    alone = tmp_path / "alone.jsonl"
    program = str(Path(sys.executable).with_name("dateline"))
    command = [program, "extract", str(source), "-o", str(alone), "--min-confidence", "0"]
    subprocess.run([*command, "--quiet", "--jobs", "2"], check=True)
    frame = read(spark, [str(source)], "jsonl").repartition(8)
    settings = EngineSettings(form="json", min_confidence=0.0)
    counts = run(frame, str(tmp_path / "out"), settings=settings)
    found = lines_of(tmp_path / "out" / "events")
    assert counts.articles == articles
    assert sorted(found) == sorted(alone.read_text().splitlines())
