"""What the page holds, and that nothing in it can become markup."""

from __future__ import annotations

import http.client
import json
import re
import threading
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from sample_records import TEXT, article, order, record, refusal, treaty, visit

from dateline.record import EventRecord
from dateline.review.cues import cues
from dateline.review.model import build, page_key
from dateline.review.page import review_page, safe_json
from dateline.review.serving import ReviewServer
from dateline.review.store import ArticleStore

RECORDS = [order(), treaty(), refusal(), visit()]
EVIL = "</script><script>boom()</script><!-- <img src=x onerror=boom()> & \u2028 ]]>"


def page_of(text: str, records: list[EventRecord], **more: str) -> str:
    data = build(records, ArticleStore([article(text, **more)]))
    return "".join(review_page(data, title=EVIL))


class Tags(HTMLParser):
    """Counts elements and keeps what stands in scripts."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.data: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1][0] == "script":
            name = self.tags[-1][1].get("id") or ""
            self.data[name] = self.data.get(name, "") + data


def parsed(page: str) -> Tags:
    tags = Tags()
    tags.feed(page)
    return tags


def test_an_article_of_markup_stays_text() -> None:
    text = f"Chile {EVIL} signed a fishing treaty with Norway."
    made = record("signed a fishing treaty", {"Chile": "party"}, text, topics=[EVIL])
    found = parsed(page_of(text, [made], title=EVIL, source=EVIL, url="javascript:boom()"))
    plain = parsed(page_of(TEXT, [treaty()]))
    assert [tag for tag, _ in found.tags] == [tag for tag, _ in plain.tags]
    assert json.loads(found.data["texts"]) == [text]
    assert json.loads(found.data["events"])[0]["topics"] == [EVIL]
    assert json.loads(found.data["settings"])["title"] == EVIL


def test_safe_json_is_json() -> None:
    value = {"a": [EVIL, 1, None, "é🚀"]}
    assert json.loads(safe_json(value)) == value
    assert not set("<>&\u2028") & set(safe_json(value))


def test_only_its_own_script_may_run() -> None:
    page = page_of(TEXT, RECORDS)
    meta = next(a for t, a in parsed(page).tags if a.get("http-equiv"))["content"] or ""
    assert re.search(r"script-src 'sha256-[\w+/=]{44}'", meta)
    assert "default-src 'none'" in meta
    assert not re.search(r"(?:src|href)=[\"']?https?:", page)


def test_spans_stay_code_points() -> None:
    data = build(RECORDS, ArticleStore([article()]))
    for event, made in zip(data.events, RECORDS, strict=True):
        start, end = event["trigger"]
        assert TEXT[start:end] == made.trigger.text
    assert len({event["a"] for event in data.events}) == 1


def test_missing_and_changed_articles_are_told() -> None:
    assert build(RECORDS, {}).strays == ["a-1"]
    changed = build(RECORDS, {"a-1": article("Quite another text.")})
    assert (changed.changed, changed.texts, changed.known) == (["a-1"], [None], [False])


def test_articles_without_events_on_request() -> None:
    store = ArticleStore([article(), article("Nothing.").model_copy(update={"id": "a-2"})])
    assert len(build(RECORDS, store).articles) == 1
    both = build(RECORDS, store, with_empty=True)
    assert [a["id"] for a in both.articles] == ["a-1", "a-2"]
    assert both.texts[1] == "Nothing."


def test_key_depends_on_the_records() -> None:
    store = ArticleStore([article()])
    assert page_key(build(RECORDS, store)) != page_key(build(RECORDS[1:], store))


def test_cues_are_words_of_the_evidence() -> None:
    found = {(TEXT[s:e], kind) for r in RECORDS for s, e, kind in cues(r)}
    assert found == {("reportedly", "hedged"), ("not", "denied"), ("will", "planned"),
                     ("next", "planned")}  # fmt: skip


def test_store_keeps_the_first_of_an_id() -> None:
    store = ArticleStore([article(), article("Another.")])
    assert (len(store), list(store), store["a-1"].text) == (1, ["a-1"], TEXT)


@pytest.fixture
def server() -> Iterator[ReviewServer]:
    store = ArticleStore([article()])
    data = build(RECORDS, store, with_texts=False)
    found = ReviewServer(data, store, title="served")
    thread = threading.Thread(target=found.serve_forever, daemon=True)
    thread.start()
    yield found
    found.shutdown()
    found.server_close()


def get(server: ReviewServer, path: str, host: str = "127.0.0.1") -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    connection.request("GET", path, headers={"Host": f"{host}:{server.server_port}"})
    answer = connection.getresponse()
    return answer.status, answer.read().decode()


def test_served_texts_come_one_by_one(server: ReviewServer) -> None:
    status, page = get(server, "/")
    assert status == 200
    assert json.loads(parsed(page).data["texts"]) == [None]
    assert get(server, "/texts/0") == (200, TEXT)


@pytest.mark.parametrize("path", ["/texts/1", "/texts/-1", "/texts/x", "/../etc/passwd", "/texts/"])
def test_nothing_else_is_served(server: ReviewServer, path: str) -> None:
    assert get(server, path)[0] == 404


def test_other_names_for_this_machine_are_refused(server: ReviewServer) -> None:
    assert get(server, "/texts/0", host="elsewhere.example")[0] == 403
