"""Bad input is one line with a stable code, never an end of the run."""

from __future__ import annotations

import gzip
import os
from pathlib import Path
from typing import Any

import pytest

from dateline.article import Article
from dateline.errors import ArticleError
from dateline.reading import ReadOptions, opening, read_articles


def codes(path: Path, **options: Any) -> list[str]:
    items = read_articles([path], options=ReadOptions(**options))
    return [item.code if isinstance(item, ArticleError) else "ok" for item in items]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.txt", b"", "E_EMPTY"),
        ("a.txt", b" \n\t\n", "E_EMPTY"),
        ("a.txt", b"caf\xe9 in the town", "E_ENCODING"),
        ("a.txt", b"\x00\x01\x02\x03\xff\xfe\x00", "E_BINARY"),
        ("a.txt", b"plain text \x00 with a zero", "E_BINARY"),
        ("a.txt", b"\xff\xfeh\x00i\x00", "ok"),
        ("a.txt", b"\xff\xfeh\x00i", "E_ENCODING"),
        ("a.txt", b"\xef\xbb\xbfhi", "ok"),
        ("a.txt", b"x" * 2000, "E_TOO_LONG"),
        ("a.txt", b"x" * 20_000, "E_TOO_LONG"),
        ("a.html", b"<html></html>", "E_EMPTY"),
        ("a.html", b"", "E_EMPTY"),
        ("a.html", b"<p>" * 3000 + b"hi", "ok"),
        ("a.json", b"", "E_JSON"),
        ("a.json", b"{", "E_JSON"),
        ("a.json", b"[" * 5000, "E_JSON"),
        ("a.json", b'{"text": NaN}', "E_JSON"),
        ("a.json", b'"text"', "E_SCHEMA"),
        ("a.json", b'{"text": "x", "id": [1]}', "E_SCHEMA"),
        ("a.json", b'{"text": {"a": 1}}', "E_SCHEMA"),
        ("a.json", b'{"text": ""}', "E_EMPTY"),
        ("a.json", b'{"text": "\\ud800"}', "E_JSON"),
        ("a.json", b'{"text": "caf\xe9"}', "E_ENCODING"),
        ("a.txt.gz", b"not packed", "E_COMPRESSED"),
        ("a.txt.gz", gzip.compress(b"x" * 100)[:-12], "E_COMPRESSED"),
        ("a.txt.zst", b"not packed", "E_COMPRESSED"),
    ],
)
def test_one_bad_file(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    (tmp_path / name).write_bytes(data)
    assert codes(tmp_path, max_chars=1000) == [code]


def test_a_bad_line_costs_only_itself(tmp_path: Path) -> None:
    lines = [
        b'{"text": "One."}',
        b"{",
        b'{"text": "' + b"x" * 40_000 + b'"}',
        b"\xff\xfe\x00",
        b"null",
        b'{"text": "Last."}',
    ]
    (tmp_path / "a.jsonl").write_bytes(b"\n".join(lines))
    found = codes(tmp_path, max_chars=1000)
    assert found == ["ok", "E_JSON", "E_TOO_LONG", "E_BINARY", "E_SCHEMA", "ok"]


def test_place_and_id_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "One."}\n{"id": "k", "text": " "}')
    items = list(read_articles([tmp_path / "a.jsonl"], options=ReadOptions()))
    error = items[1]
    assert isinstance(error, ArticleError)
    assert (error.place, error.article_id) == (f"{tmp_path / 'a.jsonl'}:2", "k")


def test_a_named_encoding_is_used(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("café".encode("cp1252"))
    (item,) = read_articles([tmp_path], options=ReadOptions(encoding="cp1252"))
    assert isinstance(item, Article)
    assert item.text == "café"


def test_a_bomb_is_not_unpacked_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "FREE_EXPANSION", 1_000_000)
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(b"\0" * 50_000_000))
    assert codes(tmp_path) == ["E_COMPRESSED"]


def test_links_that_loop_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.txt").write_text("Text.")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "b.txt").symlink_to("b.txt")
    assert codes(tmp_path) == ["ok", "E_READ"]


def test_what_is_no_regular_file_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert codes(tmp_path) == ["E_READ"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_unreadable_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Text.")
    (tmp_path / "a.txt").chmod(0)
    assert codes(tmp_path) == ["E_READ"]
