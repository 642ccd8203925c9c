"""Runs: order, errors, counts, resume, limits of the disk."""

from __future__ import annotations

import gzip
import json
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Fake = Callable[..., Any]


def errors(path: Path) -> list[tuple[str, str]]:
    return [(e["code"], e["id"]) for e in map(json.loads, path.read_text().splitlines())]


def test_same_bytes_for_any_number_of_workers(
    fake: Fake, articles: Callable[..., Path], tmp_path: Path
) -> None:
    source = articles()
    for jobs in (1, 2, 3):
        outcome = fake(tmp_path / f"{jobs}.jsonl", source, jobs=jobs)
        assert (outcome.code, outcome.tally["done"]) == (0, 300)
    first = (tmp_path / "1.jsonl").read_bytes()
    assert first.count(b"\n") > 200
    assert first == (tmp_path / "2.jsonl").read_bytes() == (tmp_path / "3.jsonl").read_bytes()


def test_output_is_in_the_order_of_the_input(
    fake: Fake, articles: Callable[..., Path], tmp_path: Path
) -> None:
    fake(tmp_path / "e.jsonl", articles(), jobs=2)
    ids = [json.loads(line)["article"]["id"] for line in (tmp_path / "e.jsonl").open()]
    numbers = [int(name[1:]) for name in ids]
    assert numbers == sorted(numbers)


def test_trouble_costs_the_article_only(
    fake: Fake, articles: Callable[..., Path], tmp_path: Path
) -> None:
    texts = [f"Article {n}." for n in range(100)]
    good = articles(texts, name="good.jsonl")
    fake(tmp_path / "good.out.jsonl", good)
    texts[13], texts[14], texts[50], texts[99] = "CRASH x", "RAISE x", "HANG x", "CRASH y"
    outcome = fake(tmp_path / "e.jsonl", articles(texts), jobs=2, timeout=1.0)
    assert outcome.code == 3
    assert outcome.tally["done"] == 96
    assert errors(tmp_path / "e.errors.jsonl") == [
        ("E_CRASH", "a13"),
        ("E_PIPELINE", "a14"),
        ("E_TIMEOUT", "a50"),
        ("E_CRASH", "a99"),
    ]
    bad = {"a13", "a14", "a50", "a99"}
    lines = (tmp_path / "good.out.jsonl").read_text().splitlines()
    kept = [line for line in lines if json.loads(line)["article"]["id"] not in bad]
    assert (tmp_path / "e.jsonl").read_text().splitlines() == kept


def test_summary_and_journal_add_up(
    fake: Fake, articles: Callable[..., Path], tmp_path: Path
) -> None:
    fake(tmp_path / "e.jsonl", articles(["One.", "RAISE", " ", "Two."]))
    summary = json.loads((tmp_path / "e.summary.json").read_text())
    assert summary["articles"] == {"in": 4, "done": 2, "failed": 2, "skipped": 0,
                                   "own_output": 0, "resumed": 0}  # fmt: skip
    assert summary["errors"] == {"E_EMPTY": 1, "E_PIPELINE": 1}
    assert summary["finished"] is True
    assert summary["events"]["total"] == len((tmp_path / "e.jsonl").read_text().splitlines())
    assert {"python", "spacy", "dateline"} <= summary["versions"].keys()


def test_a_clean_run_leaves_no_errors_file(
    fake: Fake, articles: Callable[..., Path], tmp_path: Path
) -> None:
    (tmp_path / "e.errors.jsonl").write_text("old")
    fake(tmp_path / "e.jsonl", articles(["One."]))
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {"in.jsonl", "e.jsonl", "e.journal", "e.summary.json"}


def test_unknown_files_are_counted_as_skipped(fake: Fake, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text("Text.")
    (folder / "b.pdf").write_text("x")
    outcome = fake(tmp_path / "e.jsonl", folder)
    assert outcome.tally | {"codes": {}} == {
        "seen": 2, "done": 1, "failed": 0, "skipped": 1, "resumed": 0, "codes": {},
    }  # fmt: skip


def test_what_dateline_wrote_is_skipped_and_told(fake: Fake, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text("Text.")
    (folder / "b.txt").write_text(" ")
    # A first run leaves its output among the articles; the second writes elsewhere.
    fake(folder / "old.jsonl", folder)
    assert {p.name for p in folder.iterdir()} >= {
        "old.jsonl", "old.journal", "old.errors.jsonl", "old.summary.json",
    }  # fmt: skip
    outcome = fake(tmp_path / "e.jsonl", folder)
    assert (outcome.tally["done"], outcome.tally["failed"], outcome.tally["skipped"]) == (1, 1, 4)
    told = json.loads((tmp_path / "e.summary.json").read_text())["articles"]
    assert (told["skipped"], told["own_output"]) == (4, 3)


def test_too_many_errors_stop_the_run_and_keep_what_is_done(
    fake: Fake, articles: Callable[..., Path], tmp_path: Path
) -> None:
    source = articles(["One."] * 50 + ["RAISE"] * 50)
    outcome = fake(tmp_path / "e.jsonl", source, max_errors=3)
    assert outcome.code == 1
    assert "4 articles failed" in outcome.stderr
    assert not (tmp_path / "e.jsonl").exists()
    assert len(errors(tmp_path / "e.errors.jsonl")) == 4
    outcome = fake(tmp_path / "e.jsonl", source, resume=True)
    assert (outcome.code, outcome.tally["resumed"]) == (3, 54)


def test_an_unfinished_run_is_not_overwritten(
    fake: Fake, articles: Callable[..., Path], tmp_path: Path
) -> None:
    source = articles(["One.", "RAISE"])
    fake(tmp_path / "e.jsonl", source, max_errors=0)
    assert fake(tmp_path / "e.jsonl", source).code == 2
    assert fake(tmp_path / "e.jsonl", source, force=True).code == 3


def test_resuming_a_finished_run_does_nothing(
    fake: Fake, articles: Callable[..., Path], tmp_path: Path
) -> None:
    source = articles()
    fake(tmp_path / "e.jsonl", source)
    before = (tmp_path / "e.jsonl").stat()
    outcome = fake(tmp_path / "e.jsonl", source, resume=True)
    assert (outcome.code, outcome.tally["resumed"]) == (0, 300)
    assert (tmp_path / "e.jsonl").stat().st_mtime_ns == before.st_mtime_ns


@pytest.mark.parametrize("name", ["e.jsonl", "e.jsonl.gz", "e.jsonl.zst"])
def test_a_grown_input_is_gone_on_with(
    fake: Fake, articles: Callable[..., Path], tmp_path: Path, name: str
) -> None:
    texts = [f"Article {n}." for n in range(120)]
    fake(tmp_path / name, articles(texts[:70]))
    outcome = fake(tmp_path / name, articles(texts), resume=True)
    assert outcome.tally["resumed"] == 70
    fake(tmp_path / f"whole.{name}", articles(texts))
    assert (tmp_path / name).read_bytes() == (tmp_path / f"whole.{name}").read_bytes()


def test_a_changed_article_is_done_again(
    fake: Fake, articles: Callable[..., Path], tmp_path: Path
) -> None:
    texts = [f"Article {n}." for n in range(120)]
    fake(tmp_path / "e.jsonl", articles(texts))
    texts[40] = "Another text."
    source = articles(texts)
    outcome = fake(tmp_path / "e.jsonl", source, resume=True)
    assert outcome.tally["resumed"] == 40
    fake(tmp_path / "whole.jsonl", source)
    assert (tmp_path / "e.jsonl").read_bytes() == (tmp_path / "whole.jsonl").read_bytes()


def test_a_shrunken_input_is_cut(fake: Fake, articles: Callable[..., Path], tmp_path: Path) -> None:
    texts = [f"Article {n}." for n in range(60)]
    fake(tmp_path / "e.jsonl", articles(texts))
    source = articles(texts[:20])
    assert fake(tmp_path / "e.jsonl", source, resume=True).tally["done"] == 20
    fake(tmp_path / "whole.jsonl", source)
    assert (tmp_path / "e.jsonl").read_bytes() == (tmp_path / "whole.jsonl").read_bytes()


def test_a_changed_configuration_needs_force(
    fake: Fake, articles: Callable[..., Path], tmp_path: Path
) -> None:
    source = articles(["One.", "RAISE", "Two."])
    fake(tmp_path / "e.jsonl", source, max_errors=0)
    refused = fake(tmp_path / "e.jsonl", source, resume=True, config="b")
    assert refused.code == 2
    assert "--force" in refused.stderr
    forced = fake(tmp_path / "e.jsonl", source, resume=True, config="b", force=True)
    assert (forced.code, forced.tally["resumed"]) == (3, 2)


def test_a_torn_journal_is_cut_back(
    fake: Fake, articles: Callable[..., Path], tmp_path: Path
) -> None:
    source = articles(["One."] * 40 + ["RAISE"])
    fake(tmp_path / "e.jsonl", source, max_errors=0)
    journal = tmp_path / "e.journal"
    journal.write_bytes(journal.read_bytes()[:-25])
    with (tmp_path / "e.part").open("ab") as part:
        part.write(b'{"half a rec')
    outcome = fake(tmp_path / "e.jsonl", source, resume=True)
    assert outcome.tally["resumed"] == 40
    fake(tmp_path / "whole.jsonl", source)
    assert (tmp_path / "e.jsonl").read_bytes() == (tmp_path / "whole.jsonl").read_bytes()


def test_lost_records_are_done_again(
    fake: Fake, articles: Callable[..., Path], tmp_path: Path
) -> None:
    """The journal reached the disk and the end of the records did not (a power cut)."""
    source = articles([f"Article {n}." for n in range(60)] + ["RAISE"])
    fake(tmp_path / "e.jsonl", source, max_errors=0)
    part = tmp_path / "e.part"
    part.write_bytes(part.read_bytes()[: part.stat().st_size // 2])
    assert 0 < fake(tmp_path / "e.jsonl", source, resume=True).tally["resumed"] < 60
    fake(tmp_path / "whole.jsonl", source)
    assert (tmp_path / "e.jsonl").read_bytes() == (tmp_path / "whole.jsonl").read_bytes()


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_saves_and_ends(
    fake: Fake,
    started: Callable[..., subprocess.Popen[str]],
    articles: Callable[..., Path],
    tmp_path: Path,
    sent: signal.Signals,
    code: int,
) -> None:
    source = articles()
    process = started(tmp_path / "e.jsonl", source, jobs=2, pause=0.02, announce=True)
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(1.0)
    process.send_signal(sent)
    process.communicate(timeout=20)
    assert process.returncode == code
    outcome = fake(tmp_path / "e.jsonl", source, resume=True)
    assert 0 < outcome.tally["resumed"] < 300
    fake(tmp_path / "whole.jsonl", source)
    assert (tmp_path / "e.jsonl").read_bytes() == (tmp_path / "whole.jsonl").read_bytes()


def test_a_full_disk_stops_cleanly(
    fake: Fake, articles: Callable[..., Path], tmp_path: Path
) -> None:
    source = articles()
    outcome = fake(tmp_path / "e.jsonl", source, limit_bytes=40_000)
    assert outcome.code == 1
    assert "cannot write" in outcome.stderr
    assert "Traceback" not in outcome.stderr
    outcome = fake(tmp_path / "e.jsonl", source, resume=True)
    assert outcome.tally["resumed"] > 10
    fake(tmp_path / "whole.jsonl", source)
    assert (tmp_path / "e.jsonl").read_bytes() == (tmp_path / "whole.jsonl").read_bytes()


def test_a_target_that_cannot_be_made(
    fake: Fake, articles: Callable[..., Path], tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("x")
    outcome = fake(tmp_path / "file" / "e.jsonl", articles(["One."]))
    assert outcome.code == 1
    assert "cannot write" in outcome.stderr
    assert "Traceback" not in outcome.stderr


def test_packed_output_is_reproducible(
    fake: Fake, articles: Callable[..., Path], tmp_path: Path
) -> None:
    source = articles()
    fake(tmp_path / "e.jsonl", source)
    fake(tmp_path / "a.jsonl.gz", source)
    fake(tmp_path / "b.jsonl.gz", source, jobs=2)
    assert (
        gzip.decompress((tmp_path / "a.jsonl.gz").read_bytes())
        == (tmp_path / "e.jsonl").read_bytes()
    )
    assert (tmp_path / "a.jsonl.gz").read_bytes() == (tmp_path / "b.jsonl.gz").read_bytes()
    assert not (tmp_path / "a.part").exists()


def test_other_formats_come_out_of_a_run_too(
    fake: Fake, articles: Callable[..., Path], tmp_path: Path
) -> None:
    fake(tmp_path / "e.csv", articles())
    fake(tmp_path / "e.jsonl", articles())
    records = (tmp_path / "e.jsonl").read_text().count("\n")
    assert (tmp_path / "e.csv").read_text().count("\n") == records + 1


def test_folder_to_folder(fake: Fake, tmp_path: Path) -> None:
    folder = tmp_path / "in" / "sub"
    folder.mkdir(parents=True)
    for n in range(5):
        (folder / f"{n}.txt").write_text(f"Article {n}.")
    (folder / "bad.txt").write_text(" ")
    (folder / "none.jsonl").write_text("")
    out = tmp_path / "out"
    outcome = fake(out, tmp_path / "in", out_dir=True, jobs=2)
    assert (outcome.code, outcome.tally["done"]) == (3, 5)
    assert {p.name for p in (out / "sub").iterdir()} == {
        *(f"{n}.txt.events.jsonl" for n in range(5)), "none.jsonl.events.jsonl",
    }  # fmt: skip
    assert errors(out / "errors.jsonl") == [("E_EMPTY", "sub/bad.txt")]
    (out / "sub" / "3.txt.events.jsonl").unlink()
    again = fake(out, tmp_path / "in", out_dir=True)
    assert (again.tally["done"], again.tally["skipped"], again.tally["failed"]) == (1, 5, 1)
