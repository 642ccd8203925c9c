"""The code in README and docs runs as it stands, page by page, in an empty folder.

Blocks of a page run in their order: `bash`, `sh` and `python` are executed; one with a `title` is
written to a file of that name. `<!-- not run: why -->` before a block leaves it out.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
# Pages whose commands are run by tests of their own rooms, or need what a page cannot bring along.
ELSEWHERE = {"recipes"}
# Of these pages only Python runs: their commands speak of files that the reader has.
PYTHON_ONLY = {"dates.md", "entities.md", "evaluation.md", "batch.md", "speed.md", "accuracy.md",
               "beyond-one-machine.md"}  # fmt: skip
NOT_RUN = re.compile(r"<!-- not run: [^>]+ -->\s*\Z")
BLOCK = re.compile(r"^```(?P<head>[^\n]*)\n(?P<code>.*?)^```$", re.MULTILINE | re.DOTALL)
TITLE = re.compile(r'title="([^"]+)"')
pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Block:
    """One block of code."""

    language: str
    code: str
    title: str | None


def blocks(text: str) -> list[Block]:
    """The blocks of a page that are to be run or written."""
    found = []
    for match in BLOCK.finditer(text):
        language, _, rest = match["head"].partition(" ")
        if NOT_RUN.search(text[: match.start()]) is None:
            title = TITLE.search(rest)
            found.append(Block(language, match["code"], title[1] if title else None))
    return found


def pages() -> list[Path]:
    found = [ROOT / "README.md", *sorted(DOCS.rglob("*.md"))]
    return [page for page in found if page.parent.name not in ELSEWHERE]


def script(page: Path, folder: Path) -> str:
    """All blocks of a page as one shell script."""
    lines = ["set -euo pipefail"]
    for number, block in enumerate(blocks(page.read_text(encoding="utf-8"))):
        file = folder / (block.title or f".block-{number}")
        if block.title or block.language == "python":
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(block.code, encoding="utf-8")
        if block.language == "python":
            lines.append(f"python {file}")
        elif block.language in ("bash", "sh") and page.name not in PYTHON_ONLY:
            lines.append(block.code)
    return "\n".join(lines)


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)
def test_blocks_run(page: Path, tmp_path: Path) -> None:
    text = script(page, tmp_path)
    if "\n" not in text:
        pytest.skip("nothing to run on this page")
    for name in ("corpus", "scripts"):
        (tmp_path / name).symlink_to(ROOT / name)
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    env = os.environ | {"PATH": path, "OMP_NUM_THREADS": "1"}
    run = subprocess.run(
        ["bash", "-c", text], cwd=tmp_path, env=env, capture_output=True, text=True, timeout=600,
        check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stdout[-1500:] + run.stderr[-3000:]


def holds(found: object, shown: object) -> bool:
    """Whether all that the page shows is in what was found."""
    if isinstance(shown, dict) and isinstance(found, dict):
        return all(holds(found.get(key), value) for key, value in shown.items())
    if isinstance(shown, list) and isinstance(found, list):
        return len(shown) == len(found) and all(map(holds, found, shown))
    return found == shown


def test_the_records_of_the_readme_are_what_comes_out() -> None:
    from dateline.article import Article
    from dateline.extractor import load

    text = (ROOT / "README.md").read_text(encoding="utf-8")
    quote = re.search(r"(?:^> .*\n)+", text, re.MULTILINE)
    shown = next(b.code for b in blocks(text) if b.language == "json")
    assert quote
    plain = " ".join(line.removeprefix("> ") for line in quote[0].splitlines())
    title, body = re.split(r"\.?\*\*\s*", plain.removeprefix("**"), maxsplit=1)
    article = Article.model_validate(
        {"id": "r", "title": title, "text": body, "published": "2020-04-02"}
    )
    records = [json.loads(r.model_dump_json(by_alias=True)) for r in load().extract(article)]
    decoder, at = json.JSONDecoder(), 0
    wanted = []
    while shown[at:].strip():
        value, end = decoder.raw_decode(shown[at:].lstrip())
        at += len(shown[at:]) - len(shown[at:].lstrip()) + end
        wanted.append(value)
    assert len(wanted) == 2
    for record in wanted:
        assert any(holds(found, record) for found in records), record
