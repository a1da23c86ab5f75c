"""Comments and the themes in a real Chromium, under the pages' own policy: who is asked, and what is let through."""

import re
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest

from digest import project, publishing, scaffold

from .test_pages import CHROMIUM, SCHEMES, WIDTHS, browser, opened, sync_api

__all__ = ["browser"]

ARTICLE = "articles/2026/05/storm-maren-leaves-48-000-homes-without-power-along-vennmark-coast/"
PAGES = {"home": "", "article": ARTICLE, "topic": "topics/weather/", "edition": "editions/2026-05-14/", "search": "search/"}
GISCUS = "comments:\n  giscus: {repo: owner/name, repo_id: R_kgDOExample, category: Announcements, category_id: DIC_kwDOExample}\n"
CLIENT = """const script = document.currentScript;
const frame = document.createElement("iframe");
frame.setAttribute("class", "giscus-frame");
frame.setAttribute("title", "Comments");
frame.setAttribute("src", "https://giscus.app/en/widget?" + new URLSearchParams(script.dataset));
const style = document.createElement("link");
style.rel = "stylesheet";
style.href = "https://giscus.app/default.css";
document.head.prepend(style);
document.querySelector(".giscus").appendChild(frame);
const picture = new Image();
picture.onerror = () => (document.title = "refused");
picture.src = "https://other.example/pixel.png";
"""
"""What giscus's own script does (https://github.com/giscus/giscus/blob/main/client.ts), and then something that it may not do."""
ANSWERS = {
    "https://giscus.app/client.js": ("text/javascript", CLIENT),
    "https://giscus.app/default.css": ("text/css", ".giscus-frame { inline-size: 100%; border: 0 }"),
    "https://giscus.app/en/widget": ("text/html", "<!doctype html><title>Comments</title><p>First!</p>"),
}

pytestmark = [pytest.mark.browser, pytest.mark.skipif(not CHROMIUM.exists(), reason=f"there is no {CHROMIUM}")]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None: ...


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The demo in the theme compact with comments, served as it is: `digest serve` takes the policy out, so that it can reload pages."""
    folder = tmp_path_factory.mktemp("talked")
    scaffold.site(folder, "The Demo Digest", "https://demo.example/", force=False)
    with (folder / "digest.yaml").open("a", encoding="utf-8") as settings:
        settings.write(f"theme: compact\n{GISCUS}")
    publishing.publish(project.Project(folder, folder / "digest.yaml"), project.Options(now=datetime(2026, 6, 1, tzinfo=UTC), jobs=1))
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder / "site")))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


def test_comments_get_what_they_need_and_nobody_else_is_asked(browser: "sync_api.Browser", address: str) -> None:
    asked = []
    with opened(browser, 1280, "light") as (page, heard):

        def answer(route: "sync_api.Route") -> None:
            url = route.request.url
            asked.append(url.partition("?")[0])
            kind, body = ANSWERS.get(asked[-1], ("text/plain", ""))
            route.fulfill(content_type=kind, body=body, headers={"Access-Control-Allow-Origin": "*"})

        page.context.route(re.compile("^https://"), answer)
        page.goto(address + ARTICLE, wait_until="load")
        page.frame_locator(".giscus-frame").get_by_text("First!").wait_for()
        page.wait_for_function("document.title === 'refused'")
        page.wait_for_function("getComputedStyle(document.querySelector('.giscus-frame')).borderTopWidth === '0px'")
        assert sorted(asked) == sorted(ANSWERS)
        assert [entry for entry in heard.errors if "other.example" not in entry] == []
        asked.clear()
        page.goto(address, wait_until="load")
        assert asked == []


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", [name for name in PAGES if name != "article"])
def test_the_compact_theme_is_no_wider_than_its_page(browser: "sync_api.Browser", address: str, name: str, width: int, scheme: str) -> None:
    with opened(browser, width, scheme) as (page, heard):
        page.goto(address + PAGES[name], wait_until="load")
        assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
        assert heard.errors == []
        assert {url for url in heard.requests if not url.startswith((address, "data:"))} == set()


def test_the_compact_front_page_has_two_columns_where_there_is_room(browser: "sync_api.Browser", address: str) -> None:
    box = "(at) => document.querySelector(at).getBoundingClientRect().toJSON()"
    for width, beside in ((320, False), (1280, True)):
        with opened(browser, width, "light") as (page, _):
            page.goto(address)
            river, newest = (page.evaluate(box, at) for at in (".river", ".newest"))
            assert (newest["left"] >= river["right"]) is beside
            assert (newest["top"] >= river["bottom"]) is not beside
            small = "[...document.querySelectorAll('.headline a, .chip, .newest a')].filter((one) => one.getBoundingClientRect().height < 24).length"
            assert page.evaluate(small) == 0


def test_the_compact_front_page_folds_a_muted_topic_in_both_columns(browser: "sync_api.Browser", address: str) -> None:
    with opened(browser, 1280, "light") as (page, heard):
        page.goto(address)
        page.goto(address + "topics/business/")
        page.get_by_role("button", name="Mute", exact=True).click()
        page.goto(address)
        page.locator(".folded summary").wait_for()
        folded = {link.get_attribute("href") for link in page.locator(".folded .headline a").all()}
        listed = {line.locator("a").get_attribute("href"): line.is_visible() for line in page.locator(".newest li").all()}
        assert {href for href, shown in listed.items() if not shown} == folded & listed.keys() < listed.keys()
        assert folded & listed.keys()
        for link in page.get_by_role("link", name="Battery ferries for Lintholm by 2029").all():
            assert not link.is_visible()
        days = "[...document.querySelectorAll('.newest h3')].filter((day) => day.checkVisibility() && !day.nextElementSibling.checkVisibility()).length"
        assert page.evaluate(days) == 0
        assert heard.errors == []
