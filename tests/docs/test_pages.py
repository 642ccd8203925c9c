"""The reference pages are made of what they tell of, and the site builds without a warning."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
import tomllib
from itertools import chain
from pathlib import Path

import pytest

from dateline.cli import COMMANDS
from dateline.events.frames import Condition, Frame

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"


def run(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *words]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_reference_is_up_to_date() -> None:
    done = run("scripts/build_docs.py", "--check")
    assert done.returncode == 0, f"{done.stdout}{done.stderr} run: python scripts/build_docs.py"


def test_every_key_of_a_frame_is_told() -> None:
    page = (DOCS / "frames.md").read_text(encoding="utf-8")
    rows = [line.split("|")[1] for line in page.splitlines() if line.startswith("| `")]
    told = set(re.findall(r"`(\w+)", " ".join(rows)))
    assert set(Frame.model_fields) - told == set()
    named = {str(field.alias or name) for name, field in Condition.model_fields.items()}
    assert all(re.search(rf"`{name}`|{name} = ", page) for name in named)


def test_every_command_is_in_the_readme() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    rows = " ".join(line for line in text.splitlines() if line.startswith("| `"))
    assert [name for name in COMMANDS if f"{name}`" not in rows] == []


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *chain(*project["optional-dependencies"].values())]
    names = {re.split(r"[^A-Za-z0-9-]", requirement)[0] for requirement in wanted}
    told = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert sorted(name for name in names if f"`{name}`" not in told) == []


def test_links_to_files_lead_somewhere() -> None:
    for page in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *DOCS.rglob("*.md")):
        text = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.M | re.S)
        for link in re.findall(r"\]\(([^)#\s]+)[^)]*\)", text):
            if not re.match(r"[a-z]+:", link):
                assert (page.parent / link).exists(), f"{page.name}: {link}"


@pytest.mark.slow
@pytest.mark.skipif(importlib.util.find_spec("material") is None, reason="extra docs not installed")
def test_site_builds_strictly_and_loads_nothing_from_elsewhere(tmp_path: Path) -> None:
    done = run("-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path / "site"))
    assert done.returncode == 0, done.stdout + done.stderr
    page = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    loaded = re.findall(r'<(?:script|img|link)[^>]+(?:src|href)="(https?://[^"]+)"', page)
    assert loaded == []
