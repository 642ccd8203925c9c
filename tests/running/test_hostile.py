"""Ten thousand hostile inputs: each one accounted for, no crash, no hang."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


def rubbish(dice: random.Random) -> tuple[str, bytes]:
    """A file name and its bytes."""
    size = dice.randrange(0, 400)
    noise = dice.randbytes(size)
    text = "".join(
        dice.choice("aA. ,\"'()—\u202e\u0301\u200d\ufeff\U0001f600\n\r\t-") for _ in range(size)
    )
    depth = dice.randrange(1, 3000)
    kinds: list[tuple[str, bytes]] = [
        (".txt", noise),
        (".txt", text.encode()),
        (".txt", text.encode("utf-16")[: size | 1]),
        (".txt", text.encode()[: size // 2] + b"\xff"),
        (".txt", b"\0" * size),
        (".json", noise),
        (".json", b"[" * depth),
        (".json", b'{"text":' * depth + b"1" + b"}" * depth),
        (".json", json.dumps({"text": text, "id": size, "date": text[:9]}).encode()),
        (".jsonl", b"\n".join([noise, b"{}", json.dumps({"text": text}).encode(), b"null"])),
        (".html", noise),
        (".html", ("<div>" * (depth // 10) + text + "<p" * (size // 9)).encode()),
        (".md", ("[" * size + "](" * size + "*" * size + text).encode()),
        (".txt.gz", noise),
        (".txt.gz", gzip.compress(text.encode())[:size]),
        (".jsonl.zst", noise),
    ]
    return dice.choice(kinds)


@pytest.mark.slow
def test_ten_thousand(fake: Callable[..., Any], tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    dice = random.Random(7)
    for n in range(10_000):
        suffix, data = rubbish(dice)
        (folder / f"{n:05}{suffix}").write_bytes(data)
    (folder / "loop").symlink_to(folder)
    (folder / "self.txt").symlink_to("self.txt")
    (folder / "bomb.jsonl.gz").write_bytes(gzip.compress(b"\0" * 150_000_000))
    (folder / "line.jsonl").write_bytes(b'{"text": "' + b"word " * 4_000_000 + b'"}')
    (folder / "line.txt").write_bytes(b"word " * 4_000_000)
    outcome = fake(tmp_path / "e.jsonl", folder, jobs=2)
    tally = outcome.tally
    assert outcome.code == 3, outcome.stderr
    assert tally["seen"] == tally["done"] + tally["failed"] + tally["skipped"]
    assert tally["seen"] > 10_000
    listed = (tmp_path / "e.errors.jsonl").read_text().splitlines()
    assert len(listed) == tally["failed"]
    wanted = {"E_BINARY", "E_ENCODING", "E_EMPTY", "E_JSON", "E_SCHEMA", "E_COMPRESSED"}
    assert wanted <= tally["codes"].keys()
    assert {"E_READ", "E_TOO_LONG"} <= tally["codes"].keys()
    assert "Traceback" not in outcome.stderr
