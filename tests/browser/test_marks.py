"""What a reader keeps in the browser, in a real Chromium: read marks, saved articles, muted topics and outlets; by keyboard, offline, and where nothing can be kept."""

import re

import pytest

from .test_pages import PAGES, WIDTHS, address, browser, opened, pytestmark, sync_api

__all__ = ["address", "browser", "pytestmark"]

ARTICLE = PAGES["article"]
SHIFT = "new Promise(done => new PerformanceObserver(list => done(list.getEntries().map(e => e.value))).observe({type: 'layout-shift', buffered: true}))"
SHIFTS = f"Promise.race([{SHIFT}, new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done([]))))])"


def pressed(page: "sync_api.Page", name: str) -> str | None:
    return page.get_by_role("button", name=name, exact=True).get_attribute("aria-pressed")


@pytest.mark.parametrize("width", WIDTHS)
def test_what_was_read_is_marked_and_can_be_forgotten(browser: "sync_api.Browser", address: str, width: int) -> None:
    with opened(browser, width, "light") as (page, heard):
        page.goto(address)
        assert page.locator(".read").count() == 0
        link = page.locator("main .headline a", has_text="Cold store cooling tower").first
        before = link.bounding_box()
        target = link.get_attribute("href")
        link.click()
        page.wait_for_url(re.compile(re.escape(str(target))))
        page.get_by_role("button", name="Save", exact=True).wait_for()
        page.goto(address)
        page.locator(".read").first.wait_for()
        assert {one.get_attribute("href") for one in page.locator(".read a, a.read").all()} == {target}
        assert page.get_by_role("link", name=re.compile("Cold store cooling tower.* Read$")).count() >= 1
        assert page.locator("main .headline a", has_text="Cold store cooling tower").first.bounding_box() == before
        assert sum(page.evaluate(SHIFTS)) == 0
        assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
        page.goto(address + "saved/")
        page.get_by_role("button", name="Forget what I have read").click()
        page.get_by_role("status").get_by_text("Forgotten").wait_for()
        page.goto(address)
        assert page.locator(".read").count() == 0
        assert heard.errors == []


def test_nothing_is_marked_where_the_reader_does_not_want_it(browser: "sync_api.Browser", address: str) -> None:
    with opened(browser, 1280, "light") as (page, _):
        page.goto(address + "saved/")
        page.get_by_label("Mark in lists what I have read").uncheck()
        page.goto(address + ARTICLE)
        page.get_by_role("button", name="Save", exact=True).wait_for()
        assert page.evaluate("localStorage.getItem('digest-read')") is None


@pytest.mark.parametrize("width", WIDTHS)
def test_an_article_is_saved_by_keyboard_and_opens_without_a_network(browser: "sync_api.Browser", address: str, width: int) -> None:
    with opened(browser, width, "dark") as (page, heard):
        page.goto(address + ARTICLE)
        button = page.get_by_role("button", name="Save", exact=True)
        button.wait_for()
        assert sum(page.evaluate(SHIFTS)) == 0
        while not button.evaluate("button => button === document.activeElement"):
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.get_by_role("status").get_by_text("Saved", exact=True).wait_for()
        assert pressed(page, "Save") == "true"
        title = page.locator("h1").inner_text()
        page.wait_for_function("async () => (await (await caches.open('digest-saved')).keys()).length > 3")
        page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        page.goto(address + "saved/")
        page.wait_for_function("navigator.serviceWorker.controller !== null")
        assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
        page.evaluate("caches.keys().then(names => Promise.all(names.filter(name => name.endsWith('read')).map(name => caches.delete(name))))")
        page.context.set_offline(True)
        page.goto(address + "saved/")
        page.get_by_role("link", name=title).click()
        page.wait_for_url(address + ARTICLE)
        page.get_by_role("heading", level=1, name=title).wait_for()
        page.context.set_offline(False)
        page.goto(address + "saved/")
        page.get_by_role("button", name=f"Remove: {title}").press("Enter")
        page.get_by_role("status").get_by_text(f"Removed: {title}").wait_for()
        page.get_by_text("Nothing is saved yet").wait_for()
        assert page.evaluate("document.activeElement.textContent") == "Saved articles"
        page.goto(address + ARTICLE)
        page.wait_for_function("document.querySelector('.tool')?.getAttribute('aria-pressed') === 'false'")
        assert [entry for entry in heard.errors if "ERR_INTERNET_DISCONNECTED" not in entry] == []


@pytest.mark.parametrize("width", WIDTHS)
def test_stories_of_a_muted_topic_are_folded_away_until_they_are_asked_for(browser: "sync_api.Browser", address: str, width: int) -> None:
    with opened(browser, width, "light") as (page, heard):
        page.goto(address)
        shown = page.locator("main :is(.lead, .card)").count()
        page.goto(address + "topics/business/")
        page.get_by_role("button", name="Mute", exact=True).click()
        assert pressed(page, "Mute") == "true"
        page.goto(address)
        summary = page.locator(".folded summary")
        summary.wait_for()
        folded = page.locator(".folded .card").count()
        assert " ".join(summary.inner_text().split()) == f"{folded} {'story' if folded == 1 else 'stories'} muted · show"
        assert not page.get_by_role("link", name="Battery ferries for Lintholm by 2029").first.is_visible()
        assert page.locator("main :is(.lead, .card):visible").count() == shown - folded
        assert sum(page.evaluate(SHIFTS)) == 0
        summary.press("Enter")
        page.get_by_role("link", name="Battery ferries for Lintholm by 2029").first.wait_for()
        assert page.locator("main :is(.lead, .card):visible").count() == shown
        assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
        page.get_by_role("link", name="What is muted").click()
        page.get_by_role("button", name="Unmute: Business").click()
        page.get_by_text("Nothing is muted.").wait_for()
        page.goto(address)
        assert page.locator(".folded").count() == 0
        assert page.locator("main :is(.lead, .card)").count() == shown
        assert heard.errors == []


def test_a_story_is_folded_away_where_all_its_outlets_are_muted(browser: "sync_api.Browser", address: str) -> None:
    with opened(browser, 1280, "light") as (page, _):
        for outlet in ("halverstock-advertiser", "harbour-courier"):
            page.goto(address)
            assert page.get_by_role("link", name="Cold store cooling tower").first.is_visible()
            page.goto(address + f"sources/{outlet}/")
            page.get_by_role("button", name="Mute", exact=True).click()
        page.goto(address)
        page.locator(".folded").wait_for()
        assert not page.get_by_role("link", name="Cold store cooling tower").first.is_visible()
        assert page.get_by_role("link", name="Battery ferries for Lintholm by 2029").first.is_visible()


def test_without_storage_there_are_no_buttons_and_no_errors(browser: "sync_api.Browser", address: str) -> None:
    with opened(browser, 320, "light") as (page, heard):
        blocked = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('blocked', 'SecurityError'); } })"
        page.add_init_script(blocked)
        for path in (ARTICLE, "topics/business/", ""):
            page.goto(address + path, wait_until="networkidle")
            assert page.locator(".tool").count() == 0
        page.goto(address + "saved/")
        page.get_by_role("status").get_by_text("This browser keeps nothing").wait_for()
        assert heard.errors == []


@pytest.mark.parametrize("path", ["", ARTICLE, "topics/business/", "saved/"])
def test_without_scripts_there_are_no_buttons(browser: "sync_api.Browser", address: str, path: str) -> None:
    with opened(browser, 320, "light", scripts=False) as (page, _):
        page.goto(address + path)
        assert page.locator("main button:visible, main input:visible").count() == 0
        assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")


def test_the_first_visit_of_the_front_page_loads_no_more_than_before(browser: "sync_api.Browser", address: str) -> None:
    with opened(browser, 1280, "light") as (page, heard):
        page.goto(address, wait_until="load")
        assert not any("marks-" in url for url in heard.requests)
