"""The HTML report: one file, every error in its sentence, filters that work in a browser."""

from __future__ import annotations

import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest
from making import event, meeting, part, sample, span, treaty

from dateline.evaluation.evaluator import Evaluator, Options
from dateline.evaluation.html import report_page, write_report
from dateline.evaluation.html.marking import marked, marks_of, sentence_bounds, sentences
from dateline.evaluation.model import Event, Sample, Span

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
VOID = {"meta", "br", "line", "path", "circle", "rect", "input"}


def evaluation() -> Evaluator:
    result = Evaluator(options=Options(by=("type", "source"), replicates=50, compare=True))
    wrong = treaty(date=None, participants=(part("party", "Chile"), part("party", "Peru")),
                   confidence=0.8, rule="agreement.sign")  # fmt: skip
    invented = event("visit", "visited", part("visitor", "Lima"), confidence=0.3)
    result.add(sample(treaty(), meeting(), source="<wire> & co"), (wrong, invented), (wrong,))
    label = Event(type="agreement", mentions=(Span(5, 11, "signed"),))
    hostile = Sample(
        id="x<script>alert(1)</script>", text='<b>&"signed"</b>', title="<i>", events=(label,)
    )
    result.add(hostile, (), ())
    return result


def page() -> str:
    return "".join(report_page(evaluation(), title="own <corpus>"))


class Balance(HTMLParser):
    """Notes every tag that is not closed in its place, and every address of something else."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.outside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.outside += [
            v for k, v in attrs if k in ("src", "href") and v and not v.startswith("#")
        ]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID and (not self.open or self.open.pop() != tag):
            self.wrong.append(tag)


def test_one_sound_file_that_needs_no_network() -> None:
    found = Balance()
    found.feed(page())
    assert (found.wrong, found.open, found.outside) == ([], [], [])
    assert "http://" not in page() and "https://" not in page() and "@import" not in page()


def test_every_error_is_listed_and_texts_are_escaped() -> None:
    text = page()
    assert text.count('<li class="case') == 4
    assert "alert(1)" in text and "<script>alert" not in text
    assert "&lt;b&gt;&amp;&quot;<mark" in text
    assert "&lt;wire&gt; &amp; co" in text and "own &lt;corpus&gt;" in text


def test_spans_are_coloured_one_above_the_other() -> None:
    text = "Norway signed a treaty."
    gold = Event(type="agreement", mentions=(Span(7, 13),), participants=())
    pred = Event(type="agreement", mentions=(Span(7, 15),), participants=())
    html = marked(text, 0, len(text), [*marks_of(gold, "gold"), *marks_of(pred, "pred")])
    assert html == (
        'Norway <mark class="gold-trigger pred-trigger" title="labelled agreement; found '
        'agreement">signed</mark><mark class="pred-trigger" title="found agreement"> a</mark> '
        "treaty."
    )
    assert re.sub("<[^>]+>", "", html) == text


def test_sentences_of_label_and_record() -> None:
    text = sample().text
    assert sentence_bounds(text, span("praised")) == (
        text.index("The treaty"),
        text.index(" Chile will"),
    )
    both = sentences(text, treaty(), event("agreement", "visited"))
    assert "fisheries" in both and "minister" in both and "praised" not in both
    assert sentences(text, None, treaty()).count("…") == 0


def test_a_trigger_outside_of_the_text_shows_nothing() -> None:
    assert sentences("short", None, Event(type="visit")) == ""


def dump(address: str, tmp_path: Path) -> str:
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=3000"]
    profile = f"--user-data-dir={tmp_path / 'profile'}"
    command = [str(CHROMIUM), *options, profile, "--dump-dom", address]
    run = subprocess.run(command, capture_output=True, text=True, timeout=90, check=True)
    return run.stdout


def outcomes(dom: str) -> list[str]:
    """The outcomes of the errors that are to be seen."""
    cases = re.findall(r'<li class="case (\w+)"([^>]*)>', dom)
    return [outcome for outcome, rest in cases if 'hidden=""' not in rest]


FILTERS = [
    ("", ["differs", "missed", "invented", "missed"], "4 of 4 shown"),
    ("#outcome=missed", ["missed", "missed"], "2 of 4 shown"),
    ("#type=visit", ["invented"], "1 of 4 shown"),
    ("#cause=missing%20party", ["differs"], "1 of 4 shown"),
    ("#words=PERU", ["differs", "missed"], "2 of 4 shown"),
    ("#outcome=missed&type=visit", [], "0 of 4 shown"),
]


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
@pytest.mark.parametrize(("query", "expected", "told"), FILTERS)
def test_filters_in_a_browser(query: str, expected: list[str], told: str, tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    write_report(evaluation(), file, title="corpus")
    dom = dump(f"{file.as_uri()}{query}", tmp_path)
    assert outcomes(dom) == expected
    assert told in dom
