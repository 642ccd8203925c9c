"""A working folder, and the test sentences in it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dateline.cli import main
from dateline.scaffolding.sentences import unmarked


def call(*words: str) -> Result:
    return CliRunner().invoke(main, list(words))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = tmp_path / "first"
    assert call("init", str(made)).exit_code == 0
    monkeypatch.chdir(made)
    return made


def test_folder_holds_what_it_says(folder: Path) -> None:
    names = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert names == {
        "README.md", "dateline.toml", "gazetteer.csv", "frames/own.toml",
        "articles/patrol-boats.md", "articles/space-order.md",
    }  # fmt: skip
    assert "frames" in call("config").stdout


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    done = call("init", str(tmp_path))
    assert done.exit_code == 2
    assert "name another one" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_own_frame_and_gazetteer_work(folder: Path) -> None:
    assert call("test", "-v").stdout.splitlines()[-1] == "2 passed, 0 failed"
    assert call("extract", "articles", "-o", "events.jsonl", "--quiet", "-j1").exit_code == 0
    lines = (folder / "events.jsonl").read_text(encoding="utf-8").splitlines()
    gift = next(r for r in map(json.loads, lines) if r["rule"] == "transfer.gift")
    parts = {p["role"]: (p["name"], p["country"]) for p in gift["participants"]}
    assert parts == {"supplier": ("Norway", "NO"), "recipient": ("Lamu Harbour Board", "KE")}


def frames(folder: Path, **lists: list[str]) -> str:
    """A file with one frame and these sentences."""
    body = "\n".join(f"{key} = {json.dumps(value)}" for key, value in lists.items())
    file = folder / "frames" / "mine.toml"
    file.write_text(
        '[[frame]]\nid = "transfer.mine"\ntype = "transfer"\nverb = ["gift"]\n'
        f'roles.supplier = ["agent"]\nroles.recipient = ["to"]\n{body}\n',
        encoding="utf-8",
    )
    return str(file)


FAILING = [
    ("[supplier Norway] {gifted} boats to Kenya.", "too much: recipient 'Kenya'"),
    ("[supplier Norway] {gifted} boats to [recipient Kenya] for [recipient Chile].",
     "missing: recipient 'Chile'"),
    ("[supplier Norway] {sailed} to [recipient Kenya].", "no transfer is found"),
    ("[supplier Norway] {sailed} to [recipient Kenya].", "transfer.mine was not tried"),
    ("[giver Norway] {gifted} boats.", "no role 'giver'; transfer has supplier, recipient"),
    ("[supplier Norway] gifted boats.", "no {trigger} is marked"),
    ("{[supplier Norway] gifted} boats.", "not one inside of the other"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "told"), FAILING)
def test_a_failing_sentence_says_why(folder: Path, sentence: str, told: str) -> None:
    done = call("test", frames(folder, test=[sentence]))
    assert done.exit_code == 1
    assert sentence in done.stdout and told in done.stdout
    assert done.stdout.endswith("0 passed, 1 failed\n")


def test_a_false_friend_that_fires(folder: Path) -> None:
    done = call("test", frames(folder, refuse_test=["Norway gifted boats to Kenya."]))
    assert done.exit_code == 1
    assert "transfer at 'gifted' by transfer." in done.stdout


def test_frames_without_sentences_are_noted(folder: Path) -> None:
    done = call("test", frames(folder))
    assert done.exit_code == 0
    assert "transfer.mine has no test sentence" in done.stdout


def test_malformed_frames_are_named_with_the_allowed_keys(folder: Path) -> None:
    done = call("test", frames(folder, tests=["x"]))
    assert done.exit_code == 1
    assert "mine.toml:7" in done.stderr and "refuse_test" in done.stderr


def test_no_frames(folder: Path) -> None:
    (folder / "empty").mkdir()
    assert call("test", "empty").exit_code == 2
    assert call("test", "--only", "nothing-like-it").exit_code == 2


def test_marks() -> None:
    found = unmarked("[party Peru] {met} [party Chile].")
    assert found.text == "Peru met Chile."
    assert (found.triggers, found.roles) == (((5, 8),), (("party", (0, 4)), ("party", (9, 14))))
