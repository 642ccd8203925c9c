"""`make bench`: how fast, against the plain spaCy pipeline on the same machine in the same minute.

Every figure that matters is a ratio of CPU seconds, so that a busy machine does not spoil it. Each
measurement runs in a process of its own. Writes the table to stdout and the figures to a JSON file.
"""

from __future__ import annotations

import argparse
import gc
import gzip
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
# What the stages cost where extraction would not look.
FOR_NOTHING = ("times for nothing", "entities for nothing")
NEWSWIRE = ROOT.parent / "shared" / "raw" / "newswire-1987.jsonl.gz"
PLAIN = Path(__file__).with_name("bench_plain.py")
# name -> (figure, target, whether more is better)
TARGETS: dict[str, tuple[float, bool]] = {
    "newswire ratio": (2.5, True),
    "mix ratio": (4.0, True),
    "newswire ratio, unpinned": (5.0, True),
    "mix ratio, unpinned": (8.0, True),
    "2 jobs over 1": (1.8, True),
    "parent growth, MB": (50.0, False),
    "worker peak, MB": (700.0, False),
    "start-up to first record, s": (4.0, False),
    "resume of a finished run, share": (0.02, False),
    "parent growth from an eighth, MB": (50.0, False),
    "times, share of plain": (0.10, False),
    "entities, share of plain": (0.15, False),
    "all after the parse, share of plain": (0.25, False),
    "gazetteers, s": (0.5, False),
    "gazetteers, MB": (60.0, False),
}
# Articles that share a pass through the network, as in `Extractor.pipe`.
BATCH = 32
Article = dict[str, Any]
Figures = dict[str, float]


def articles_of(path: Path, count: int) -> list[Article]:
    """The first `count` articles of a JSONL file or of the JSONL files of a folder.

    A folder may hold other lines too (`corpus/merge_pairs.jsonl`): what has no text is no article.
    """
    files = sorted(path.rglob("*.jsonl")) if path.is_dir() else [path]
    found: list[Article] = []
    for file in files:
        with gzip.open(file, "rt") if file.suffix == ".gz" else file.open() as lines:
            for line in lines:
                if len(found) == count:
                    return found
                item = json.loads(line)
                if "text" in item:
                    found.append(item)
    return found


def settle() -> None:
    """The garbage collector as in a worker: what is loaded stays, and it looks seldom."""
    from dateline.running.worker import COLLECT_AFTER

    gc.collect()
    gc.freeze()
    gc.set_threshold(COLLECT_AFTER)


def measure_ours(path: Path) -> None:
    """In a process of its own: CPU seconds of extraction, and which articles report no event."""
    from dateline import Article as OurArticle
    from dateline import load

    articles = [OurArticle(**kept(item)) for item in json.loads(path.read_text("utf-8"))]
    extractor = load()
    list(extractor.pipe(articles[:5]))
    settle()
    start = time.process_time()
    counts = [len(records) for records in extractor.pipe(articles)]
    seconds = time.process_time() - start
    sys.stdout.write(json.dumps({"seconds": seconds, "counts": counts}))


def measure_stages(path: Path) -> None:
    """In a process of its own: CPU seconds of each room over whole articles, all sentences read."""
    from dateline import Article as OurArticle
    from dateline import load
    from dateline.entities import LateActors, find_actors
    from dateline.events.finding import find_triggers, happenings
    from dateline.events.records import to_records
    from dateline.extractor import reference_date
    from dateline.language import DocReader
    from dateline.times import find_times

    articles = [OurArticle(**kept(item)) for item in json.loads(path.read_text("utf-8"))]
    ours = load()
    settle()
    reader = DocReader(nlp=ours.nlp, cascade=False)
    clock = time.process_time
    names = ("parse", "copy", "times", "entities", "events", *FOR_NOTHING)
    spent = dict.fromkeys(names, 0.0)
    for warm in (True, False):
        if not warm:
            spent = dict.fromkeys(spent, 0.0)
        for article, doc in read_in_batches(reader, articles[:5] if warm else articles, spent):
            marks = [clock()]
            actors = find_actors(doc, gazetteer=ours.gazetteer, title=article.title)
            marks.append(clock())
            asked: list[Any] = []  # extraction looks for names where somebody asks for them
            late = LateActors(partial(kept_in, asked, actors))
            found = find_triggers(doc, actors=late, frames=ours.frames)
            marks.append(clock())
            reference = reference_date(article)
            times = find_times(doc, reference=reference)
            marks.append(clock())
            events = happenings(
                found, actors=actors, times=times, frames=ours.frames, reference=reference
            )
            to_records(events, article, doc, ours.producer)
            marks.append(clock())
            if not found:  # extraction looks for no dates there
                spent["times for nothing"] += marks[-2] - marks[-3]
            if not asked:
                spent["entities for nothing"] += marks[1] - marks[0]
            rooms = ("entities", "events", "times", "events")
            for name, (start, end) in zip(rooms, pairwise(marks), strict=True):
                spent[name] += end - start
    sys.stdout.write(json.dumps(spent))


def kept_in(asked: list[Any], found: Any) -> Any:
    """`found`, and that it was asked for."""
    asked.append(found)
    return found


def read_in_batches(reader: Any, articles: list[Any], spent: dict[str, float]) -> Iterator[Any]:
    """(article, its parsed text), as many read at a time as extraction reads; adds what it took.

    The first text of a batch comes when the network has run for all of them; the others cost only
    the plain objects that the rules read, and so did the first beside the network.
    """
    for first in range(0, len(articles), BATCH):
        batch = articles[first : first + BATCH]
        texts = reader.parsed([article.text for article in batch], batch_size=BATCH)
        start = time.process_time()
        parsed = [next(texts)]
        between = time.process_time()
        parsed += texts
        copied = time.process_time() - between
        alone = copied * len(parsed[0]) / max(1, sum(map(len, parsed[1:])))
        spent["parse"] += between - start - alone
        spent["copy"] += copied + alone
        yield from zip(batch, parsed, strict=True)


def measure_gazetteers() -> None:
    """In a process of its own: CPU seconds and megabytes of all gazetteers."""
    from dateline.entities import Gazetteer

    start, before = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    Gazetteer.load()
    seconds = time.process_time() - start
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    sys.stdout.write(json.dumps({"seconds": seconds, "mb": grown / 1024}))


def kept(item: Article) -> Article:
    """The fields of an article that dateline knows."""
    names = ("id", "title", "text", "published", "source", "url")
    return {name: item[name] for name in names if name in item}


def child(*words: object, python: str = sys.executable) -> Any:
    """Run a measurement in another process and read its JSON."""
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    command = [python, *map(str, words)]
    done = subprocess.run(command, env=environment, capture_output=True, check=True)
    return json.loads(done.stdout)


def mixed(articles: list[Article], counts: list[int], share: float = 0.7) -> list[Article]:
    """As many articles as possible, `share` of them without an event."""
    pairs = list(zip(articles, counts, strict=True))
    free = [item for item, count in pairs if not count]
    full = [item for item, count in pairs if count]
    size = int(min(len(free) / share, len(full) / (1 - share)))
    chosen = free[: int(size * share)] + full[: int(size * (1 - share))]
    return sorted(chosen, key=lambda item: str(item["id"]))


class Bench:
    """Measures into `figures`."""

    def __init__(self, folder: Path, *, unpinned: str | None) -> None:
        self.folder = folder
        self.unpinned = unpinned
        self.figures: Figures = {}
        self.details: dict[str, Any] = {}

    def speed(self, name: str, articles: list[Article]) -> list[int]:
        """Ours against plain, in turns, the less of two; how many events each article gave."""
        whole, texts = self.folder / f"{name}.json", self.folder / f"{name}.texts.json"
        whole.write_text(json.dumps(articles))
        texts.write_text(json.dumps([item["text"] for item in articles]))
        turns = [(child(PLAIN, texts), child(__file__, "--measure", whole)) for _ in range(2)]
        plain, ours = (
            min(runs, key=lambda run: float(run["seconds"])) for runs in zip(*turns, strict=True)
        )
        self.details[name] = {"articles": len(articles), "plain": plain, "seconds": ours["seconds"]}
        self.figures[f"{name} articles/s"] = len(articles) / ours["seconds"]
        self.figures[f"{name} tokens/s"] = plain["tokens"] / ours["seconds"]
        self.figures[f"{name} plain tokens/s"] = plain["tokens"] / plain["seconds"]
        self.figures[f"{name} ratio"] = plain["seconds"] / ours["seconds"]
        if self.unpinned:
            other = child(PLAIN, texts, python=self.unpinned)
            self.details[name]["unpinned"] = other
            self.figures[f"{name} ratio, unpinned"] = other["seconds"] / ours["seconds"]
        return list(ours["counts"])

    def shares(self, articles: list[Article]) -> None:
        """What each room costs beside the plain pipeline on the same texts."""
        whole, texts = self.folder / "stages.json", self.folder / "stages.texts.json"
        whole.write_text(json.dumps(articles))
        texts.write_text(json.dumps([item["text"] for item in articles]))
        spent, plain = child(__file__, "--stages", whole), child(PLAIN, texts)["seconds"]
        self.details["stages"] = {**spent, "plain": plain}
        for name in ("times", "entities", "events"):
            self.figures[f"{name}, share of plain"] = spent[name] / plain
        after = sum(spent[name] for name in ("copy", "times", "entities", "events"))
        after -= sum(spent[name] for name in FOR_NOTHING)
        self.figures["all after the parse, share of plain"] = after / plain
        gazetteers = child(__file__, "--gazetteers")
        self.figures["gazetteers, s"] = gazetteers["seconds"]
        self.figures["gazetteers, MB"] = gazetteers["mb"]

    def growth(self, articles: list[Article]) -> None:
        """Peak memory of the parent over all articles and over an eighth of them."""
        peaks = []
        for part in (articles[: len(articles) // 8], articles):
            _, done = self.run(self._lines(part), f"growth-{len(part)}", "-j", 2)
            peaks.append(done["peak_memory_mb"]["parent"])
        self.figures["parent growth from an eighth, MB"] = peaks[1] - peaks[0]
        self.details["growth"] = {"articles": len(articles), "peaks": peaks}

    def run(self, source: Path, name: str, *words: object) -> tuple[float, dict[str, Any]]:
        """`dateline extract`: wall seconds, and its summary with the CPU seconds it took."""
        output = self.folder / f"{name}.jsonl"
        command = [sys.executable, "-c", "from dateline.cli import main; main()", "extract"]
        start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(
            [*command, source, "-o", output, "--quiet", *map(str, words)],
            check=True, capture_output=True, cwd=self.folder,
            env={**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
        )  # fmt: skip
        seconds, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        summary = json.loads((self.folder / f"{name}.summary.json").read_text())
        return seconds, {**summary, "cpu": cpu}

    def command_line(self, articles: list[Article]) -> None:
        """Workers, memory, start-up, resume."""
        small, large = self._lines(articles[: len(articles) // 8]), self._lines(articles)
        first, started = self.run(self._lines(articles[:1]), "first", "-j", 1)
        self.figures["start-up to first record, s"] = first
        self.figures["start-up, CPU s"] = started["cpu"]
        _, before = self.run(small, "small", "-j", 1)
        one, after = self.run(large, "one", "-j", 1)
        two, _ = self.run(large, "two", "-j", 2)
        _, again = self.run(large, "one", "-j", 1, "--resume")
        peaks = before["peak_memory_mb"], after["peak_memory_mb"]
        self.figures["2 jobs over 1"] = (one - first) / max(two - first, 0.01)
        self.figures["parent growth, MB"] = peaks[1]["parent"] - peaks[0]["parent"]
        self.figures["parent peak, MB"] = peaks[1]["parent"]
        self.figures["worker peak, MB"] = peaks[1]["worker"]
        self.figures["resume of a finished run, share"] = again["cpu"] / after["cpu"]

    def _lines(self, articles: list[Article]) -> Path:
        path = self.folder / f"{len(articles)}.in.jsonl"
        path.write_text("".join(json.dumps(kept(item)) + "\n" for item in articles))
        return path


def table(figures: Figures, write: Callable[[str], Any]) -> None:
    """One line a figure; where there is a target, whether it is met."""
    for name, value in figures.items():
        line = f"{name:<36}{value:>12.2f}"
        if name in TARGETS:
            target, more = TARGETS[name]
            met = value >= target if more else value <= target
            line += f"   {'>=' if more else '<='} {target:g}  {'met' if met else 'MISSED'}"
        write(line + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1000, help="how many to read")
    parser.add_argument("--short", action="store_true", help="150 articles: for CI")
    parser.add_argument("--source", type=Path, help="JSONL file or folder of articles")
    parser.add_argument("--output", type=Path, default=ROOT / "out" / "bench.json")
    parser.add_argument("--unpinned", help="python of an environment with today's newest spaCy")
    parser.add_argument(
        "--growth", type=int, metavar="N", help="only the parent's memory, N/8 and N articles"
    )
    for hidden in ("--measure", "--stages"):
        parser.add_argument(hidden, type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--gazetteers", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.measure:
        measure_ours(args.measure)
    elif args.stages:
        measure_stages(args.stages)
    elif args.gazetteers:
        measure_gazetteers()
    else:
        measure(args)


def measure(args: argparse.Namespace) -> None:
    """Everything, or the growth alone; the table and the JSON file."""
    source = args.source or (NEWSWIRE if NEWSWIRE.exists() else ROOT / "corpus")
    count = args.growth or (150 if args.short else args.articles)
    articles = articles_of(source, count)
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), unpinned=args.unpinned)
        if args.growth:
            bench.growth(articles)
        else:
            counts = bench.speed("newswire", articles)
            bench.speed("mix", mixed(articles, counts))
            bench.shares(articles[:300])
            bench.command_line(articles)
    args.output.parent.mkdir(parents=True, exist_ok=True)
    value = {"articles": len(articles), "figures": bench.figures, "details": bench.details}
    args.output.write_text(json.dumps(value, indent=2) + "\n")
    table(bench.figures, sys.stdout.write)


if __name__ == "__main__":
    main()
