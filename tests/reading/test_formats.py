"""What each kind of file becomes."""

from __future__ import annotations

import gzip
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import zstandard

from dateline.article import Article
from dateline.errors import ArticleError, UsageError
from dateline.reading import ReadOptions, read_articles


def read(path: Path, **options: Any) -> list[Article | ArticleError]:
    return list(read_articles([path], options=ReadOptions(**options)))


def only(path: Path, **options: Any) -> Article:
    (item,) = read(path, **options)
    assert isinstance(item, Article), item
    return item


def codes(items: list[Article | ArticleError]) -> list[str]:
    return [item.code if isinstance(item, ArticleError) else item.id for item in items]


def test_title_of_a_text_needs_a_blank_line_behind_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"Pact signed\r\n\r\nThe text.\r\n\r\nMore.")
    (tmp_path / "b.txt").write_text("The text begins\nat once.\n\nMore.")
    (tmp_path / "c.txt").write_text("Only a line.\n\n")
    a, b, c = read(tmp_path)
    assert isinstance(a, Article) and isinstance(b, Article) and isinstance(c, Article)
    assert (a.id, a.title, a.text) == ("a.txt", "Pact signed", "The text.\r\n\r\nMore.")
    assert (b.title, b.text) == (None, "The text begins\nat once.\n\nMore.")
    assert c.title is None and c.published is None


def test_published_option_fills_the_gap_only(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Text.")
    (tmp_path / "b.json").write_text('{"text": "Text.", "date": "2001-02-03T04:05:06Z"}')
    a, b = read(tmp_path, published=date(1999, 1, 1))
    assert isinstance(a, Article) and isinstance(b, Article)
    assert (a.published, b.published) == (date(1999, 1, 1), date(2001, 2, 3))


def test_markdown_loses_its_marks(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        "---\ntitle: ignored\ndate: 2020-05-06\nid: 7\n---\n# The *pact*\n\nA [deal](http://x) "
        "with **Chile** and `code`.\n\n> Quoted.\n\n- one\n- two\n\n```\ncode\n```\n![p](q)"
        "Snake_case_word."
    )
    article = only(path)
    assert article.title == "The pact"
    assert article.published == date(2020, 5, 6)
    assert article.id == "a.md"
    assert article.text.startswith("A deal with Chile and code.\n\nQuoted.\n\none\ntwo\n")
    assert article.text.endswith("Snake_case_word.")
    assert "\ncode" not in article.text


def test_html_gives_title_text_and_date(tmp_path: Path) -> None:
    sentences = "".join(
        f"<p>Norway and Chile signed the {n} pact on fish on Monday, officials said in Oslo, and "
        "the two sides will meet again when the winter is over and the boats are out.</p>"
        for n in ("first", "second", "third")
    )
    (tmp_path / "a.html").write_text(
        '<html><head><title>Fish pact</title><meta property="article:published_time" '
        'content="2015-03-04T10:00:00Z"></head><body><nav>Home | Login</nav><article><h1>Fish pact'
        f"</h1>{sentences}</article><footer>All rights reserved</footer></body></html>"
    )
    article = only(tmp_path / "a.html")
    assert article.title == "Fish pact"
    assert article.published == date(2015, 3, 4)
    assert "second pact" in article.text
    assert "Login" not in article.text


def test_field_names_of_the_trade(tmp_path: Path) -> None:
    lines = [
        {
            "id": 5,
            "maintext": "A.",
            "date_publish": "2019-01-02 03:04:05",
            "source_domain": "x.org",
        },
        {"content": "B.", "publishedAt": "x", "source": {"id": None, "name": "Wire"}},
        {"body": "C.", "published_at": 1_000_000_000, "url": " http://y "},
    ]
    path = tmp_path / "n.jsonl"
    path.write_text("\n\n".join(map(json.dumps, lines)))
    a, b, c = read(path)
    assert isinstance(a, Article) and isinstance(b, Article) and isinstance(c, Article)
    assert (a.id, a.published, a.source) == ("5", date(2019, 1, 2), "x.org")
    assert (b.id, b.source, b.published) == ("n.jsonl#3", "Wire", None)
    assert (c.published, c.url) == (date(2001, 9, 9), "http://y")


def test_field_names_can_be_overridden(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('[{"text": "wrong", "par": "right", "when": "3 May 2004", "n": "k"}]')
    article = only(path, fields={"text": "par", "published": "when", "id": "n"})
    assert (article.text, article.published, article.id) == ("right", date(2004, 5, 3), "k")


@pytest.mark.parametrize("suffix", ["gz", "zst"])
def test_packed_files(tmp_path: Path, suffix: str) -> None:
    data = b'{"text": "One."}\n{"text": "Two."}\n'
    packed = gzip.compress(data) if suffix == "gz" else zstandard.compress(data)
    (tmp_path / f"a.jsonl.{suffix}").write_bytes(packed)
    assert codes(read(tmp_path)) == [f"a.jsonl.{suffix}#1", f"a.jsonl.{suffix}#2"]


def test_folders_are_read_in_the_order_of_their_paths(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/10.txt", "a.txt", "c.txt", ".hidden/x.txt", "d.pdf"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Text.")
    assert codes(read(tmp_path)) == ["a.txt", "b/10.txt", "b/2.txt", "c.txt"]


def test_the_runs_own_output_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Text.")
    (tmp_path / "events.jsonl").write_text("{}")
    own = frozenset({tmp_path / "events.jsonl"})
    assert codes(read(tmp_path, exclude=own)) == ["a.txt"]


def test_a_named_file_is_text_whatever_its_name(tmp_path: Path) -> None:
    (tmp_path / "README").write_text("Text.")
    assert only(tmp_path / "README").text == "Text."


def test_a_missing_input_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no file or folder"):
        read(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2020-04-01", date(2020, 4, 1)),
        ("20200401", date(2020, 4, 1)),
        ("Wed, 01 Apr 2020 10:00:00 GMT", date(2020, 4, 1)),
        ("April 1, 2020", date(2020, 4, 1)),
        (1585699200000, date(2020, 4, 1)),
        ("", None),
        (None, None),
    ],
)
def test_dates(tmp_path: Path, value: object, day: date | None) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"text": "Text.", "date": value}))
    assert only(path).published == day


@pytest.mark.parametrize(
    "value", ["2020-02-30", "yesterday", "soon", "April 2020", True, {}, 1e300, "2031-01-01"]
)
def test_dates_that_are_none(tmp_path: Path, value: object) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"text": "Text.", "date": value}))
    assert codes(read(path, latest=date(2030, 1, 1))) == ["E_DATE"]


@pytest.mark.shared
def test_html_against_the_ground_truth() -> None:
    import re
    from collections import Counter

    folder = Path(__file__).parents[2].parent / "shared" / "raw" / "html"
    if not folder.exists():
        pytest.skip("no ../shared here")

    def grams(text: str) -> Counter[tuple[str, ...]]:
        words = re.findall(r"\w+", text.lower())
        return Counter(tuple(words[i : i + 4]) for i in range(len(words) - 3))

    truth = json.loads((folder / "ground-truth.json").read_text())
    total = 0.0
    for name, page in truth.items():
        (item,) = read(folder / f"{name}.html.gz")
        found = grams(item.text) if isinstance(item, Article) else Counter()
        wanted = grams(page["articleBody"])
        total += 2 * (found & wanted).total() / max(found.total() + wanted.total(), 1)
    assert total / len(truth) >= 0.95
