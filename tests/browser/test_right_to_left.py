"""A site in Arabic in a real Chromium: it begins at the right, is no wider than a phone, keeps what runs the other way in order, and its scripts speak Arabic."""

import shutil
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from digest import project, publishing, serve

from .test_pages import CHROMIUM, SCHEMES, WIDTHS, browser, opened, sync_api

__all__ = ["browser"]

INPUT = Path(__file__).parent.parent / "sites" / "arabic" / "input"
PAGES = {
    "home": "", "article": "articles/2026/03/ferry/", "english": "articles/2026/03/lighthouse/", "story": "stories/ferry/", "topic": "topics/business/",
    "edition": "editions/2026-03-09/", "archive": "archive/", "year": "archive/2026/", "feeds": "feeds/", "search": "search/", "health": "health/", "404": "no/such/",
}  # fmt: skip

pytestmark = [pytest.mark.browser, pytest.mark.skipif(not CHROMIUM.exists(), reason=f"there is no {CHROMIUM}")]

BOX = "(at) => { const box = document.querySelector(at).getBoundingClientRect(); return { left: box.left, right: innerWidth - box.right }; }"
WORDS = """(at) => [...document.querySelectorAll(at)].map((one) => {
  const text = document.createTreeWalker(one, NodeFilter.SHOW_TEXT).nextNode();
  const range = document.createRange();
  const place = (from, to) => { range.setStart(text, from); range.setEnd(text, to); return range.getBoundingClientRect().left; };
  return { text: text.data, first: place(0, 1), last: place(text.length - 1, text.length) };
})"""
"""For each element where the first and the last letter of its text are painted."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site of `sites/arabic`, with all outputs."""
    folder = tmp_path_factory.mktemp("arabic")
    shutil.copytree(INPUT, folder, dirs_exist_ok=True)
    settings = folder / "digest.yaml"
    settings.write_text("".join(line for line in settings.read_text("utf-8").splitlines(True) if not line.startswith("outputs")), "utf-8")
    publishing.publish(project.Project(folder, settings), project.Options(now=datetime(2026, 6, 1, tzinfo=UTC), jobs=1))
    server = serve.server(folder / "site", "/", "127.0.0.1", 0, serve.Reload())
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", PAGES)
def test_page_begins_at_the_right(browser: "sync_api.Browser", address: str, name: str, width: int, scheme: str) -> None:
    with opened(browser, width, scheme) as (page, _):
        page.goto(address + PAGES[name], wait_until="load")
        assert page.evaluate("getComputedStyle(document.documentElement).direction") == "rtl"
        assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth && document.scrollingElement.scrollLeft === 0")
        assert page.locator("html").get_attribute("lang") == "ar"
        footer = page.evaluate(BOX, ".footer .name a")
        assert footer["right"] < footer["left"]
        topics = [box["x"] for box in (link.bounding_box() for link in page.locator(".bar nav a").all())]
        assert topics == sorted(topics, reverse=True)
        finder = page.locator(".finder").bounding_box()
        assert finder["x"] < min(topics)


def test_an_article_of_the_other_direction_keeps_its_own(browser: "sync_api.Browser", address: str) -> None:
    with opened(browser, 1280, "light") as (page, _):
        page.goto(address + PAGES["english"], wait_until="load")
        assert page.evaluate("getComputedStyle(document.querySelector('.report')).direction") == "ltr"
        title, prose = page.evaluate(BOX, ".report h1"), page.evaluate(BOX, ".report .prose")
        assert title["left"] == pytest.approx(prose["left"], abs=1)
        # what the site says in it is read from the right, and begins where the article does
        (byline,) = page.evaluate(WORDS, ".authors")
        assert byline["text"].startswith("بقلم")
        link = page.locator(".authors a").bounding_box()
        assert link["x"] < byline["first"]
        assert link["x"] == pytest.approx(prose["left"], abs=2)


def test_a_card_of_the_other_direction_keeps_the_sites_dates_in_order(browser: "sync_api.Browser", address: str) -> None:
    with opened(browser, 1280, "light") as (page, _):
        page.goto(address, wait_until="load")
        card = page.locator("article.card[dir=ltr]")
        assert card.count() == 1
        (when,) = page.evaluate(WORDS, "article.card[dir=ltr] time")
        assert when["text"] == "7 مارس 2026"
        assert when["first"] > when["last"]


def test_addresses_run_from_the_left(browser: "sync_api.Browser", address: str) -> None:
    with opened(browser, 320, "light") as (page, _):
        page.goto(address + "feeds/", wait_until="load")
        found = page.evaluate(WORDS, "code.address")
        assert found
        assert all(one["first"] < one["last"] for one in found if len(one["text"]) < 34)


def test_scripts_speak_the_language_of_the_site(browser: "sync_api.Browser", address: str) -> None:
    with opened(browser, 1280, "light") as (page, _):
        page.goto(address + "search/?q=العبّارة", wait_until="load")
        page.wait_for_function("document.querySelectorAll('#results li').length === 2")
        assert page.locator("#found").inner_text() == "نتيجتان عن «العبّارة»"
        assert page.locator(".appearance option").all_inner_texts() == ["كما في النظام", "فاتح", "داكن", "تباين عالٍ"]
        assert page.locator(".appearance").inner_text().startswith("المظهر")
        page.goto(address + "feeds/", wait_until="load")
        button = page.locator("button.copy").first
        assert button.inner_text() == "نسخ"
        assert button.get_attribute("aria-label").startswith("نسخ http")
