"""Searching in a real Chromium, by words, topic, outlet and days: by our own index, and by Pagefind where it is installed."""

import re
import threading
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from digest import project, publishing, scaffold, searching, serve

from .test_pages import BASE, CHROMIUM, browser, opened, sync_api

__all__ = ["browser"]

pytestmark = [pytest.mark.browser, pytest.mark.skipif(not CHROMIUM.exists(), reason=f"there is no {CHROMIUM}")]
ENGINES = ["own", pytest.param("pagefind", marks=pytest.mark.skipif(not searching.installed(), reason="the extra `search` is not installed"))]

SHIFTS = """
window.shifts = [];
new PerformanceObserver((list) => window.shifts.push(...list.getEntries().map(({ value }) => value))).observe({ type: "layout-shift", buffered: true });
"""


@pytest.fixture(scope="module", params=ENGINES)
def address(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the built demo, served under its path."""
    folder = tmp_path_factory.mktemp("demo")
    scaffold.site(folder, "The Demo Digest", f"https://demo.example{BASE}", force=False)
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("DIGEST_SEARCH", request.param)
        publishing.publish(project.Project(folder, folder / "digest.yaml"), project.Options(now=datetime(2026, 6, 1, tzinfo=UTC), jobs=1))
    server = serve.server(folder / "site", BASE, "127.0.0.1", 0, serve.Reload())
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}{BASE}"
    server.shutdown()
    server.server_close()
    thread.join()


def told(page: "sync_api.Page", what: str) -> int:
    """Wait until a screen reader is told of results; how many."""
    page.get_by_role("status").get_by_text(re.compile(rf"^\d+ {what}")).wait_for()
    return int(page.get_by_role("status").inner_text().split()[0])


def shown(page: "sync_api.Page") -> list[str]:
    return page.locator("main #results a").all_inner_texts()


@pytest.mark.parametrize("width", [320, 1280])
def test_what_is_found_is_narrowed_by_keyboard(browser: "sync_api.Browser", address: str, width: int) -> None:
    with opened(browser, width, "light") as (page, heard):
        page.goto(address)
        page.keyboard.press("/")
        page.wait_for_url(address + "search/")
        page.keyboard.type("the")
        every = told(page, "results? for “the”")
        assert every > 1
        assert len(shown(page)) == min(every, 10)
        for key in ("Tab", "Tab", "Enter", "Tab"):  # the button, what narrows, its first choice
            page.keyboard.press(key)
        assert page.evaluate("document.activeElement.name") == "topic"
        page.keyboard.type("Sport")
        page.wait_for_url(re.compile("topic=sport"))
        page.wait_for_function("every => parseInt(document.getElementById('found').textContent) < every", arg=every)
        fewer = told(page, "results? for “the”")
        assert 0 < fewer < every
        assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
        page.reload()
        assert told(page, "results? for “the”") == fewer
        assert page.get_by_role("combobox", name="Topic", exact=True).input_value() == "sport"
        assert heard.errors == []
        assert {asked for asked in heard.requests if not asked.startswith((address.removesuffix(BASE), "data:"))} == set()


def test_articles_of_an_outlet_and_of_days_are_listed_without_a_word(browser: "sync_api.Browser", address: str) -> None:
    with opened(browser, 1280, "dark") as (page, heard):
        page.goto(address + "search/?source=harbour-courier")
        of_outlet = told(page, "articles?$")
        assert of_outlet == len(shown(page)) > 1
        assert all(text.startswith("Harbour Courier") for text in page.locator("#results .meta").all_inner_texts())
        days = page.locator("#results .meta").all_inner_texts()
        assert days == sorted(days, key=lambda text: int(re.search(r"· \D*(\d+)", text)[1]), reverse=True)
        page.get_by_label("From", exact=True).fill("2026-05-13")
        page.wait_for_url(re.compile("from=2026-05-13"))
        page.wait_for_function("every => parseInt(document.getElementById('found').textContent) < every", arg=of_outlet)
        assert all(re.search(r"· 13 May 2026", text) for text in page.locator("#results .meta").all_inner_texts())
        page.get_by_role("searchbox").fill("xyzzy")
        page.get_by_role("status").get_by_text("0 results for “xyzzy”").wait_for()
        assert shown(page) == []
        assert heard.errors == []


def test_a_result_leads_to_its_article(browser: "sync_api.Browser", address: str) -> None:
    with opened(browser, 320, "light") as (page, heard):
        page.goto(address + "search/?q=storm")
        told(page, "results? for")
        title = shown(page)[0]
        page.locator("main #results a").first.click()
        page.wait_for_url(re.compile("/articles/"))
        assert page.locator("h1").inner_text() == title
        assert heard.errors == []


@pytest.mark.parametrize("query", ["", "?q=storm"])
def test_nothing_that_is_seen_moves_while_results_arrive(browser: "sync_api.Browser", address: str, query: str) -> None:
    with opened(browser, 412, "light") as (page, heard):
        page.add_init_script(SHIFTS)
        page.route(
            "**/assets/search*.js", lambda route: (page.wait_for_function("performance.getEntriesByName('first-contentful-paint').length"), route.continue_())
        )
        page.goto(address + "search/" + query)
        page.wait_for_function("document.activeElement.id === 'q'")
        if query:
            told(page, "results? for “storm”")
        else:
            assert re.search(r"\d+ articles", page.get_by_role("status").inner_text())
        page.evaluate("new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen)))")
        assert page.evaluate("window.shifts") == []
        assert heard.errors == []
