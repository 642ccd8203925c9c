"""The page as a person uses it, in headless Chromium."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sample_records import TEXT, article, mention, order, record, refusal, treaty, visit

from dateline.article import Article
from dateline.evaluation.formats import read_samples
from dateline.evaluation.model import Sample
from dateline.record import EventRecord
from dateline.review.model import build
from dateline.review.page import write_page
from dateline.review.serving import ReviewServer
from dateline.review.store import ArticleStore

webdriver: Any = pytest.importorskip("selenium.webdriver")
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
CHROMEDRIVER = shutil.which("chromedriver")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not (CHROMIUM and CHROMEDRIVER), reason="Chromium is not installed"),
]
RECORDS = [order(), treaty(), refusal(), visit()]
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")
Open = Callable[..., "Page"]

SELECT = """
const [start, end] = arguments;
const range = document.createRange();
const walker = document.createTreeWalker(document.getElementById("text"), NodeFilter.SHOW_TEXT);
let at = 0;
for (let node = walker.nextNode(); node; node = walker.nextNode()) {
  if (at <= start && start < at + node.length) range.setStart(node, start - at);
  if (at < end && end <= at + node.length) range.setEnd(node, end - at);
  at += node.length;
}
getSelection().removeAllRanges();
getSelection().addRange(range);
"""


class Page:
    """The open page, by what a person sees and does."""

    def __init__(self, driver: Any, folder: Path) -> None:
        self.driver = driver
        self.folder = folder

    def js(self, code: str, *values: Any) -> Any:
        return self.driver.execute_script(code, *values)

    def all(self, css: str) -> list[Any]:
        return list(self.driver.find_elements("css selector", css))

    def one(self, css: str) -> Any:
        return self.driver.find_element("css selector", css)

    def keys(self, keys: str) -> None:
        """Typed where the focus is; a pause lets the page draw."""
        for key in keys:
            self.driver.switch_to.active_element.send_keys(key)
        time.sleep(0.05)

    def rows(self) -> list[str]:
        """The first lines of the listed events."""
        return [row.text for row in self.all(".row .who")]

    def chosen(self) -> str:
        return str(self.one('.row[aria-selected="true"] .who').text)

    def marked(self, name: str) -> list[str]:
        return [m.get_attribute("textContent") for m in self.all(f"#text mark.{name}")]

    def set(self, css: str, value: str) -> None:
        """Give a control a value as a person would: with its change event."""
        self.js(
            "arguments[0].value = arguments[1];"
            "arguments[0].dispatchEvent(new Event('change', {bubbles: true}))",
            self.one(css), value,
        )  # fmt: skip

    def select(self, words: str) -> None:
        """Mark words of the article; offsets in UTF-16 units, as a browser counts."""
        text = self.js("return document.getElementById('text').textContent")
        at = len(text[: text.index(words)].encode("utf-16-le")) // 2
        self.js(SELECT, at, at + len(words.encode("utf-16-le")) // 2)

    def downloaded(self) -> list[Sample]:
        """The labels, through the page's own download and the reader of `dateline evaluate`."""
        file = self.folder / "labels.jsonl"
        file.unlink(missing_ok=True)
        self.one("#download").click()
        for _ in range(100):
            if file.exists() and not list(self.folder.glob("*.crdownload")):
                break
            time.sleep(0.05)
        found = list(read_samples(file))
        assert all(isinstance(sample, Sample) for sample in found), found
        return [sample for sample in found if isinstance(sample, Sample)]


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    folder = tmp_path_factory.mktemp("downloads")
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for flag in (*FLAGS, "--window-size=1400,900"):
        options.add_argument(flag)
    options.add_experimental_option("prefs", {"download.default_directory": str(folder)})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    found = webdriver.Chrome(options=options, service=webdriver.ChromeService(CHROMEDRIVER))
    found.folder = folder
    yield found
    found.quit()


@pytest.fixture
def page(driver: Any, tmp_path: Path) -> Iterator[Open]:
    def opened(
        records: list[EventRecord] = RECORDS,
        articles: tuple[Article, ...] = (article(),),
        address: str = "",
        with_empty: bool = False,
    ) -> Page:
        file = tmp_path / "review.html"
        data = build(records, ArticleStore(articles), with_empty=with_empty)
        write_page(data, file, title="events.jsonl")
        driver.get("about:blank")
        driver.get(file.as_uri() + address)
        return Page(driver, driver.folder)

    yield opened
    assert [entry for entry in driver.get_log("browser") if entry["level"] == "SEVERE"] == []
    driver.execute_script("localStorage.clear()")
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


def test_list_and_marks(page: Open) -> None:
    found = page()
    assert found.rows() == ["Norway", "Chile, Norway", "Peru", "Kenya"]
    assert found.marked("trigger") == ["ordered"]
    assert found.marked("cue-hedged") == ["reportedly"]
    assert found.one("#text").get_attribute("textContent") == TEXT
    found.keys("j")
    assert found.marked("trigger") == ["signed a fishing treaty"]
    assert found.marked("r0") == ["Norway", "Chile"]
    found.keys("j")
    assert found.marked("cue-denied") == ["not"]
    assert found.marked("denied-evidence")


def test_spans_behind_an_astral_character(page: Open) -> None:
    text = f"🚀🚀 {TEXT}"
    made = record("visit Oslo 🚀", {"Kenya": "visitor"}, text, type="visit")
    found = page([made], (article(text),))
    assert found.marked("trigger") == ["visit Oslo 🚀"]
    assert found.marked("r0") == ["Kenya"]


FILTERS = [
    ("#status=denied", ["Peru"]),
    ("#status=hedged", ["Norway"]),
    ("#stage=concluded", ["Chile, Norway", "Peru"]),
    ("#from=2020-03&to=2020-03-16", ["Chile, Norway"]),
    ("#from=2021", []),
    ("#actor=nor", ["Norway", "Chile, Norway"]),
    ("#actor=chile%20%2B%20norway", ["Chile, Norway"]),
    ("#country=KE", ["Kenya"]),
    ("#confidence=0.5", ["Norway", "Chile, Norway", "Peru"]),
    ("#without=order%2Cvisit", ["Chile, Norway", "Peru"]),
    ("#verdict=none&status=planned", ["Kenya"]),
]


@pytest.mark.parametrize(("address", "expected"), FILTERS)
def test_filters_from_the_address(page: Open, address: str, expected: list[str]) -> None:
    assert page(address=address).rows() == expected


def test_filters_by_hand(page: Open) -> None:
    found = page()
    found.one(".chip.t-visit").click()
    assert found.rows() == ["Kenya"]
    assert "without" in found.driver.current_url
    found.one("#reset").click()
    assert len(found.rows()) == 4
    found.set("#f-country", "PE")
    assert found.rows() == ["Peru"]
    found.set("#f-from", "someday")
    assert "wrong" in found.one("#f-from").get_attribute("class")


def test_timeline_and_network_filter(page: Open) -> None:
    found = page()
    bar = found.one('[data-bin="2020-03"]')
    assert "1 agreement" in bar.get_attribute("aria-label")
    bar.click()
    assert found.rows() == ["Chile, Norway"]
    found.one('[data-bin="2020-03"]').click()
    assert len(found.rows()) == 4
    found.one("#show-network").click()
    found.one('[data-name="Norway"]').click()
    assert found.rows() == ["Norway", "Chile, Norway"]


def test_pictures_by_keyboard(page: Open) -> None:
    found = page()
    found.keys("g")
    names = [node.get_attribute("data-name") for node in found.all("[data-name]")]
    found.js("document.querySelector('[data-name]').focus()")
    found.keys("\ue014")  # right arrow
    assert found.js("return document.activeElement.dataset.name") == names[1]
    found.keys("\ue007")  # enter
    assert found.one("#f-actor").get_attribute("value") == names[1]


def test_keyboard_alone_from_first_to_download(page: Open) -> None:
    found = page()
    found.keys("arka")
    assert [row.text for row in found.all(".sign")] == ["✓", "✓"]
    found.keys("aa")
    signs = [(r.find_element("css selector", ".sign").text) for r in found.all(".row")]
    assert signs == ["✓", "✓", "✓", "✓"]
    sample = found.downloaded()[0]
    assert [event.type for event in sample.events] == ["order", "agreement", "agreement", "visit"]


def test_accepted_records_become_labels(page: Open) -> None:
    found = page()
    found.keys("aara")
    sample = found.downloaded()[0]
    assert (sample.id, sample.text, sample.title) == ("a-1", TEXT, "Fishing")
    told = {event.mentions[0].text: event for event in sample.events}
    assert list(told) == ["ordered", "signed a fishing treaty", "visit Oslo 🚀"]
    signed = told["signed a fishing treaty"]
    assert [(p.role, p.name) for p in signed.participants] == [
        ("party", "Chile"),
        ("party", "Norway"),
    ]
    assert (signed.date, signed.stage, signed.topics) == ("2020-03-16", "concluded", ("fishing",))
    assert told["ordered"].hedged is True


def test_half_judged_articles_are_left_out(page: Open) -> None:
    found = page()
    found.keys("a")
    found.one("#download").click()
    assert "1 judged in part" in found.one("#progress").text


def test_type_and_role_are_corrected(page: Open) -> None:
    found = page()
    found.keys("jt")
    assert found.js("return document.activeElement.id") == "type"
    found.set("#type", "transfer")
    found.set("#first-role", "recipient")
    found.set("#status", "planned")
    assert "2020-03-16" in found.all(".row .under")[1].text
    found.one("#list").send_keys("k")
    found.keys("ajaaa")
    assert [row.text for row in found.all(".sign")] == ["✓", "✎", "✓", "✓"]
    event = found.downloaded()[0].events[1]
    assert (event.type, event.stage, event.status) == ("transfer", None, "planned")
    assert [p.role for p in event.participants] == ["recipient", "supplier"]


def test_a_missed_event_is_added_by_marking(page: Open) -> None:
    found = page([order()])
    found.select("will visit Oslo 🚀 next year")
    found.js("document.getElementById('list').focus({preventScroll: true})")
    found.select("visit Oslo 🚀")
    found.keys("m")
    found.set("#type", "visit")
    found.select("Kenya")
    found.js("document.getElementById('add-part').click()")
    found.js("document.getElementById('list').focus()")
    found.keys("ka")
    labels = found.downloaded()[0].events
    added = next(event for event in labels if event.type == "visit")
    assert [(m.start, m.text) for m in added.mentions] == [
        (mention("visit Oslo 🚀")["start"], "visit Oslo 🚀")
    ]
    assert [(p.role, p.name) for p in added.participants] == [("visitor", "Kenya")]


def test_a_missed_event_without_a_mouse(page: Open) -> None:
    found = page([order()])
    found.keys("m")
    assert found.js("return document.activeElement.id") == "trigger-words"
    found.set("#trigger-words", "did not sign")
    assert found.marked("trigger") == ["did not sign"]
    found.set("#trigger-words", "words that are not there")
    assert found.marked("trigger") == ["did not sign"]


def test_articles_without_events_are_confirmed(page: Open) -> None:
    plain = article("Nothing came of it.").model_copy(update={"id": "a-2", "title": "Quiet"})
    found = page([order()], (article(), plain), with_empty=True)
    found.keys("aa")
    samples = {sample.id: len(sample.events) for sample in found.downloaded()}
    assert samples == {"a-1": 1, "a-2": 0}


def test_verdicts_outlive_the_page(page: Open) -> None:
    page().keys("ar")
    again = page()
    assert [row.text for row in again.all(".sign")] == ["✓", "✗"]
    again.keys("u")
    assert [row.text for row in again.all(".sign")] == ["✗"]


def test_markup_in_articles_does_nothing(page: Open) -> None:
    evil = "</script><script>window.boom = 1</script><img src=x onerror='window.boom = 2'>"
    text = f"Chile {evil} signed a fishing treaty with Norway."
    made = record(
        "signed a fishing treaty", {"Chile": "party"}, text, topics=[evil], instrument=evil
    )
    found = page([made], (article(text, title=evil, source=evil, url="javascript:boom()"),))
    found.keys("g")
    found.keys("g")
    assert found.js("return window.boom") is None
    assert found.all("#article img, #article script, #article a") == []
    assert found.one("#text").get_attribute("textContent") == text


def test_served_texts_are_fetched_and_downloaded(page: Open, driver: Any) -> None:
    page()
    store = ArticleStore([article()])
    data = build(RECORDS, store, with_texts=False)
    server = ReviewServer(data, store, title="served")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    driver.get(server.address)
    found = Page(driver, driver.folder)
    found.keys("j")
    time.sleep(0.2)
    assert found.one("#text").get_attribute("textContent") == TEXT
    assert found.marked("trigger") == ["signed a fishing treaty"]
    found.keys("kaaaa")
    assert [sample.text for sample in found.downloaded()] == [TEXT]
    server.shutdown()
    server.server_close()


def test_shortcuts_can_be_switched_off(page: Open) -> None:
    found = page()
    found.js("document.getElementById('shortcuts').checked = false")
    found.keys("a")
    assert found.all(".sign") == []


CONTRAST = """
const rgb = (css) => css.match(/[\\d.]+/g).slice(0, 3).map(Number);
const shine = (css) => rgb(css).map((v) => v / 255)
  .map((v) => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
  .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
const ground = (node) => {
  const css = getComputedStyle(node).backgroundColor;
  return css === "rgba(0, 0, 0, 0)" && node.parentElement ? ground(node.parentElement) : css;
};
const seen = "#text mark, .row .under, .row b, .badge, .pale, .chip, button, label, .meta, .sign";
return [...document.querySelectorAll(seen)].filter((node) => node.offsetParent).map((node) => {
  const pair = [shine(getComputedStyle(node).color), shine(ground(node))].sort((a, b) => b - a);
  const name = `${node.className} ${node.textContent.slice(0, 20)}`;
  return [name, (pair[0] + 0.05) / (pair[1] + 0.05)];
}).filter(([, ratio]) => ratio < 4.5);
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast(page: Open, driver: Any, scheme: str) -> None:
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    found = page()
    found.keys("arjk")
    shine = found.js("return getComputedStyle(document.body).backgroundColor")
    assert (shine == "rgb(255, 255, 255)") == (scheme == "light")
    time.sleep(0.2)
    assert found.js(CONTRAST) == []


UNNAMED = """
return [...document.querySelectorAll("button, input, select, [role=option], [role=button]")]
  .filter((node) => node.offsetParent || node.ownerSVGElement)
  .filter((node) => !(node.labels && node.labels.length) && !node.getAttribute("aria-label")
    && !node.textContent.trim()).map((node) => node.outerHTML.slice(0, 80));
"""


def test_every_control_has_a_name(page: Open) -> None:
    found = page()
    found.keys("j")
    assert found.js(UNNAMED) == []
    option = found.one('[role="option"][aria-selected="true"]')
    assert option.get_attribute("id") == found.one("#list").get_attribute("aria-activedescendant")
    assert "Chile, Norway; 2020-03-16; occurred" in option.get_attribute("aria-label")


def test_what_a_screen_reader_is_told(page: Open, driver: Any) -> None:
    found = page()
    found.keys("j")
    nodes = driver.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    told = {
        (node["role"]["value"], node.get("name", {}).get("value", ""))
        for node in nodes
        if not node.get("ignored")
    }
    option = (
        "agreement; Chile, Norway; 2020-03-16; occurred; concluded treaty: fishing; not yet judged"
    )
    assert ("option", option) in told
    assert {("listbox", "Events"), ("button", "Download labels"), ("region", "Article"),
            ("combobox", "type"), ("textbox", "trigger"), ("checkbox", "hedged"),
            ("button", "2020-03: 1 event, 1 agreement"), ("link", "To the list of events"),
            ("heading", "Fishing")} <= told  # fmt: skip
    assert [
        role for role, name in told if not name and role in ("button", "textbox", "option")
    ] == []


TIMES = """
const timed = (act) => { const start = performance.now(); act(); document.body.offsetHeight;
  return performance.now() - start; };
const key = (name) => timed(() => document.getElementById("list")
  .dispatchEvent(new KeyboardEvent("keydown", {key: name, bubbles: true})));
return [key("j"), key("End"), key("a"), key("PageUp"), timed(() => {
  const actor = document.getElementById("f-actor");
  actor.value = "Kenya";
  actor.dispatchEvent(new Event("change"));
})];
"""


def test_five_thousand_events_without_lag(page: Open) -> None:
    articles = tuple(article().model_copy(update={"id": f"a-{n}"}) for n in range(1250))
    records = [
        made.model_copy(
            update={
                "id": f"{made.id}-{n}",
                "article": made.article.model_copy(update={"id": f"a-{n}"}),
            }
        )
        for n in range(1250)
        for made in RECORDS
    ]
    found = page(records, articles)
    assert found.one("#count").text == "5000 of 5000 events"
    assert len(found.all(".row")) < 40
    # A second is generous on purpose: the point is that no act costs by the number of events.
    assert max(found.js(TIMES)) < 1000
    assert found.one("#count").text == "1250 of 5000 events"
