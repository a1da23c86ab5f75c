"""The demo's pages in a real Chromium: narrow and wide, light and dark, by keyboard, without scripts, and while `digest serve` runs."""

import contextlib
import os
import re
import signal
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from digest import project, publishing, scaffold, serve

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

CHROMIUM = Path("/usr/bin/chromium")
SHOTS = Path(__file__).parent / "shots"
ROOT = Path(__file__).parent.parent.parent
BASE = "/some/where/"
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
WIDTHS = (320, 1280)
SCHEMES = ("light", "dark")
PAGES = {
    "home": "",
    "article": "articles/2026/05/storm-maren-leaves-48-000-homes-without-power-along-vennmark-coast/",
    "story": "stories/storm-maren-leaves-48-000-homes-without-power-along-vennmark/",
    "topic": "topics/weather/",
    "archive": "archive/",
    "year": "archive/2026/",
    "author": "authors/kirsty-vell/",
    "health": "health/",
    "saved": "saved/",
    "feeds": "feeds/",
    "search": "search/?q=storm",
    "404": "no/such/page/",
}
SECONDS = 20_000  # how long a condition may take before the test fails, in milliseconds

pytestmark = [pytest.mark.browser, pytest.mark.skipif(not CHROMIUM.exists(), reason=f"there is no {CHROMIUM}")]


@pytest.fixture(scope="module")
def browser() -> Iterator["sync_api.Browser"]:
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the built demo, served under its path."""
    folder = tmp_path_factory.mktemp("demo")
    scaffold.site(folder, "The Demo Digest", f"https://demo.example{BASE}", force=False)
    publishing.publish(project.Project(folder, folder / "digest.yaml"), project.Options(now=datetime(2026, 6, 1, tzinfo=UTC), jobs=1))
    server = serve.server(folder / "site", BASE, "127.0.0.1", 0, serve.Reload())
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}{BASE}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", PAGES)
def test_page(browser: "sync_api.Browser", address: str, name: str, width: int, scheme: str) -> None:
    with opened(browser, width, scheme) as (page, heard):
        status = page.goto(address + PAGES[name], wait_until="load").status
        assert status == (404 if name == "404" else 200)
        assert page.locator("h1").count() == 1
        assert page.locator("h1").inner_text().strip()
        assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
        assert page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches") is (scheme == "dark")
        assert (brightness(page) < 80) is (scheme == "dark")
        SHOTS.mkdir(exist_ok=True)
        page.screenshot(path=SHOTS / f"{name}-{width}-{scheme}.png", full_page=True)
        expected = [entry for entry in heard.errors if not (name == "404" and "404" in entry)]
        assert expected == []
        assert {url for url in heard.requests if not url.startswith((address.removesuffix(BASE), "data:"))} == set()


@pytest.mark.parametrize("name", [name for name in PAGES if name not in ("feeds", "health", "saved")])  # no other page of this site is where these lead first
def test_page_works_with_scripts_off(browser: "sync_api.Browser", address: str, name: str) -> None:
    with opened(browser, 320, "light", scripts=False) as (page, _):
        page.goto(address + PAGES[name])
        assert page.locator("main").inner_text().strip()
        link = page.locator("main a").first
        target = link.get_attribute("href")
        assert target
        link.click()
        page.wait_for_url(re.compile(re.escape(target)))
        assert page.locator("h1").count() == 1


def test_the_way_from_the_front_page_to_an_article_and_back(browser: "sync_api.Browser", address: str) -> None:
    with opened(browser, 320, "light") as (page, _):
        page.goto(address)
        page.get_by_role("navigation", name="Topics").get_by_role("link", name="Sport").click()
        page.wait_for_url(address + "topics/sport/")
        page.locator("main article h3 a, main article h2 a").first.click()
        page.wait_for_url(re.compile(r"/(?:articles|stories)/"))
        page.get_by_role("banner").get_by_role("link").first.click()
        page.wait_for_url(address)


@pytest.mark.parametrize("width", WIDTHS)
def test_the_skip_link_works_by_keyboard(browser: "sync_api.Browser", address: str, width: int) -> None:
    with opened(browser, width, "light") as (page, _):
        page.goto(address)
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        box = page.locator(".skip").bounding_box()
        assert box and box["x"] >= 0 and box["y"] >= 0 and box["height"] > 20
        assert page.evaluate("getComputedStyle(document.activeElement).clipPath") == "none"
        page.keyboard.press("Enter")
        page.wait_for_url(address + "#main")
        page.keyboard.press("Tab")
        assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_every_link_has_a_name_and_can_be_reached_by_keyboard(browser: "sync_api.Browser", address: str) -> None:
    with opened(browser, 1280, "light") as (page, _):
        page.goto(address)
        count = page.locator("a").count()
        seen = set()
        for _ in range(count):
            page.keyboard.press("Tab")
            seen.add(page.evaluate("[...document.querySelectorAll('a')].indexOf(document.activeElement)"))
        assert seen == set(range(count))
        assert all(name.strip() for name in page.locator("a").all_inner_texts())


def test_a_word_is_searched_while_it_is_written(browser: "sync_api.Browser", address: str) -> None:
    with opened(browser, 320, "light") as (page, heard):
        page.goto(address + "archive/")
        page.keyboard.press("/")
        page.wait_for_url(address + "search/")
        assert page.evaluate("document.activeElement.id") == "q"
        page.keyboard.type("storm mar")
        page.get_by_role("status").get_by_text("4 results for “storm mar”").wait_for()
        links = page.locator("main #results a")
        assert links.count() == 4
        assert page.evaluate("new URL(location).searchParams.get('q')") == "storm mar"
        page.get_by_role("searchbox").fill("storm cuts power")
        page.get_by_role("status").get_by_text("1 result for").wait_for()
        links.first.click()
        page.wait_for_url(re.compile("/articles/"))
        page.goto(address + "search/?q=ferries")
        page.get_by_role("status").get_by_text("results for “ferries”").wait_for()
        page.get_by_role("searchbox").fill("xyzzy")
        page.get_by_role("status").get_by_text("0 results").wait_for()
        assert heard.errors == []
        assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")


def test_an_appearance_is_chosen_and_kept(browser: "sync_api.Browser", address: str) -> None:
    with opened(browser, 1280, "light") as (page, heard):
        page.goto(address)
        light = brightness(page)
        page.get_by_label("Appearance").select_option("Dark")
        assert brightness(page) < 80 < light
        page.goto(address + "archive/")
        assert brightness(page) < 80
        page.get_by_label("Appearance").select_option("High contrast")
        assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
        page.get_by_label("Appearance").select_option("As the system")
        page.reload()
        assert brightness(page) == light
        assert heard.errors == []


def test_a_feeds_address_is_copied(browser: "sync_api.Browser", address: str) -> None:
    with opened(browser, 1280, "light") as (page, _):
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.goto(address + "feeds/")
        page.get_by_role("button", name="Copy https://demo.example/some/where/atom.xml").click()
        page.get_by_text("Copied").wait_for()
        assert page.evaluate("navigator.clipboard.readText()") == f"https://demo.example{BASE}atom.xml"


def test_the_server_shows_nothing_outside_the_site(address: str) -> None:
    outside = address.removesuffix(BASE)
    for path in ("/other/", "/some/", f"{BASE}../../digest.yaml", f"{BASE}%2e%2e/digest.yaml", f"{BASE}..%2fdigest.yaml", f"{BASE}/etc/hostname", f"{BASE}%00"):
        with pytest.raises(urllib.error.HTTPError) as caught:
            urllib.request.urlopen(outside + path)
        assert caught.value.code == 404
        assert b"base_url" not in caught.value.read()
    for path in ("/", BASE.rstrip("/")):
        with urllib.request.urlopen(outside + path) as answer:
            assert answer.url == address
    with urllib.request.urlopen(urllib.request.Request(address, method="HEAD")) as answer:
        assert answer.read() == b""


def test_serve_shows_a_change_without_a_click(browser: "sync_api.Browser", tmp_path: Path) -> None:
    folder = tmp_path / "served"
    scaffold.site(folder, "Served", f"https://demo.example{BASE}", force=False)
    command = [sys.executable, "-m", "digest", "-C", str(folder), "serve", "-p", "0"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)})
    try:
        assert process.stderr
        said = next(line for line in process.stderr if line.startswith("Serving at "))
        served = said.split()[2]
        assert served.endswith(BASE)
        drain = threading.Thread(target=process.stderr.read, daemon=True)
        drain.start()
        with opened(browser, 1280, "light") as (page, heard):
            page.goto(served + "about/")
            appended_until_shown(page, folder / "content/pages/about.md", "This line is new.")
            draft = "---\ntitle: Still a draft\npublished: 2026-05-14T10:00:00Z\ndraft: true\n---\n\nWords.\n"
            (folder / "content/articles/2026/05/draft.md").write_text(draft, "utf-8")
            page.goto(served + "articles/2026/05/draft/")
            page.get_by_role("heading", name="Still a draft").wait_for(timeout=SECONDS)
            assert [entry for entry in heard.errors if "404" not in entry] == []
        assert not (folder / "site").exists()
    finally:
        process.send_signal(signal.SIGINT)
        assert process.wait(SECONDS / 1000) in (0, 130)


def appended_until_shown(page: "sync_api.Page", path: Path, line: str) -> None:
    """Add a line to a page, again where the server was not yet watching, until the browser shows it."""
    for last in (False, False, False, True):
        path.write_text(path.read_text("utf-8") + f"\n{line}\n", "utf-8")
        try:
            page.get_by_text(line).first.wait_for(timeout=SECONDS if last else SECONDS / 4)
            return
        except sync_api.TimeoutError:
            if last:
                raise


class Heard:
    """What a page asked for, and what went wrong."""

    def __init__(self, page: "sync_api.Page") -> None:
        self.requests: list[str] = []
        self.errors: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda message: self.errors.append(message.text) if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: self.errors.append(str(error)))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ["home", "article", "story", "topic", "search"])
def test_little_comes_before_the_first_paint_and_nothing_moves_after_it(browser: "sync_api.Browser", address: str, name: str, width: int) -> None:
    with opened(browser, width, "light") as (page, heard):
        page.add_init_script(
            "window.moved = 0; new PerformanceObserver((list) => { for (const one of list.getEntries()) if (!one.hadRecentInput) moved += one.value; })"
            ".observe({type: 'layout-shift', buffered: true})"
        )
        page.goto(address + PAGES[name].partition("?")[0])
        before = page.evaluate(
            "() => { const [painted] = performance.getEntriesByType('paint'); "
            "return performance.getEntriesByType('resource').filter((one) => one.startTime < painted.startTime).map((one) => one.name); }"
        )
        names = [re.sub(r".*/|-\w+(?=\.)", "", one) for one in before]
        assert [name for name in names if name != "icon.svg"] == ["style.css", "site.js"]
        assert page.evaluate("moved") == 0
        assert heard.errors == []


@contextlib.contextmanager
def opened(browser: "sync_api.Browser", width: int, scheme: str, *, scripts: bool = True) -> Iterator[tuple["sync_api.Page", Heard]]:
    """A new page of some width, as a reader with that taste would see it."""
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, java_script_enabled=scripts)
    context.set_default_timeout(SECONDS)
    page = context.new_page()
    goto = page.goto

    def settled(address: str, **options: str) -> object:
        answer = goto(address, **options)
        if scripts and page.locator("script[data-digest]").count():
            page.locator("html[data-ready]").wait_for(state="attached")
        return answer

    page.goto = settled
    yield page, Heard(page)
    context.close()


def brightness(page: "sync_api.Page") -> float:
    """Of the page's ground, 0 to 255."""
    colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
    red, green, blue = map(float, re.findall(r"[\d.]+", colour)[:3])
    return (red + green + blue) / 3
