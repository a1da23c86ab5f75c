"""The site as GitHub Pages serves it, under each kind of address; the preview, which answers the same; and what Pages does not take."""

import os
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest

from digest import checking, hosting, project, publishing, scaffold, serve
from digest.hosting import Answer, Stored

from .pages import pages
from .test_contracts import Parsed

ADDRESSES = {
    "project": "https://isle-press.github.io/harbour/",
    "user": "https://isle-press.github.io/",
    "domain": "https://news.isle-press.example/",
    "deep": "https://news.isle-press.example/all%20day/long/",
}
FILES = ("index.html", "404.html", "plain.html", "both.html", "both/index.html", "folder/index.html", "bare/deep/index.html", "feed.xml", "a b.html", ".hidden")
REQUESTS = (
    "/r", "/r/", "/r/index.html", "/r/plain", "/r/plain/", "/r/plain.html", "/r/both", "/r/both/", "/r/folder", "/r/folder/", "/r/folder?q=1", "/r/bare",
    "/r/bare/", "/r/bare/deep", "/r/nothing", "/r/nothing/", "/r/feed.xml", "/r/feed.xml/", "/r/a%20b", "/r/.hidden", "/r/FOLDER/", "/other/", "/rest",
)  # fmt: skip


# The rules.


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("/r", Answer(301, location="/r/")),
        ("/r/", Answer(200, "index.html")),
        ("/r/plain", Answer(200, "plain.html")),
        ("/r/plain/", Answer(404, "404.html")),
        ("/r/both", Answer(200, "both.html")),
        ("/r/both/", Answer(200, "both/index.html")),
        ("/r/folder", Answer(301, location="/r/folder/")),
        ("/r/bare/", Answer(404, "404.html")),
        ("/r/feed.xml", Answer(200, "feed.xml")),
        ("/r/a b", Answer(200, "a b.html")),
        ("/r/.hidden", Answer(404, "404.html")),
        ("/r/folder/../plain", Answer(404, "404.html")),
        ("/rest", Answer(404)),
        ("/", Answer(404)),
    ],
)
def test_pages_answers(path: str, wanted: Answer) -> None:
    folders = {name.rpartition("/")[0] for name in FILES} | {"bare"}
    assert hosting.answer(path, "/r/", FILES.__contains__, folders.__contains__) == wanted


def test_the_preview_answers_as_pages_does(tmp_path: Path) -> None:
    for name in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    with pages(tmp_path, "/r/") as there, preview(tmp_path, "/r/") as here:
        for path in REQUESTS:
            wanted, got = ask(there, path), ask(here, path)
            assert got[:2] == wanted[:2], path
            assert got[2] == wanted[2] or (wanted[0] == 404 and b"isn't" in wanted[2]), path


def test_the_preview_serves_nothing_from_outside(tmp_path: Path) -> None:
    (tmp_path / "secret.html").write_text("secret")
    (tmp_path / "site").mkdir()
    (tmp_path / "site/out").symlink_to(tmp_path)
    with preview(tmp_path / "site", "/") as here:
        for path in ("/../secret.html", "/%2e%2e/secret.html", "/out/secret.html", "/out/secret", "/%00", "/" + 300 * "a"):
            status, _, data = ask(here, path)
            assert (status, b"secret" in data) == (404, False), path


def test_the_preview_tells_types_by_name() -> None:
    assert hosting.kind("feeds/feed.xml") == "application/xml"
    assert hosting.kind("a/style-1.css") == "text/css; charset=utf-8"
    assert hosting.kind("manifest.webmanifest") == "application/manifest+json"
    assert hosting.kind("CNAME") == hosting.kind("xml") == "application/octet-stream"


# Every kind of address.


@pytest.fixture(scope="module", params=ADDRESSES)
def published(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The demo, built for an address."""
    folder, address = tmp_path_factory.mktemp(request.param), ADDRESSES[request.param]
    scaffold.site(folder, "Isle Press", address, force=False)
    publishing.publish(project.Project(folder, folder / "digest.yaml"), project.Options(jobs=1))
    return folder / "site", address


def test_every_address_of_the_site_answers_at_once(published: tuple[Path, str]) -> None:
    """Each link is followed as a browser does: none is redirected, none is missing, none leaves the site's path."""
    folder, address = published
    base = urlsplit(address).path
    seen, queue = set(), [base]
    with pages(folder, base.replace("%20", " ")) as host:
        while queue:
            path = queue.pop()
            if path in seen:
                continue
            seen.add(path)
            status, _, data = ask(host, path)
            assert status == 200, path
            if not path.endswith(("/", ".html")):
                continue
            parsed = Parsed()
            parsed.feed(data.decode())
            for link in [*parsed.links, *parsed.loads]:
                target = urlsplit(urljoin(address.rstrip("/").removesuffix(base.rstrip("/")) + path, link))
                if target.netloc == urlsplit(address).netloc:
                    assert target.path.startswith(base), (path, link)
                    queue.append(target.path)
    assert len(seen) > 40


def test_the_page_for_what_is_missing_works_at_any_depth(published: tuple[Path, str]) -> None:
    folder, address = published
    base = urlsplit(address).path
    with pages(folder, base.replace("%20", " ")) as host:
        status, _, data = ask(host, f"{base}no/such/page/")
        parsed = Parsed()
        parsed.feed(data.decode())
        assert status == 404
        assert parsed.loads
        assert [ask(host, urljoin(f"{base}no/such/page/", link))[0] for link in parsed.loads] == [200] * len(parsed.loads)


def test_feeds_and_sitemap_name_the_address(published: tuple[Path, str]) -> None:
    folder, address = published
    for name in ("feed.xml", "atom.xml", "sitemap.xml", "robots.txt", "index.html"):
        assert address in (folder / name).read_text("utf-8"), name
    assert (folder / ".nojekyll").is_file()


def test_a_domain_is_written_where_a_setting_asks_for_it(tmp_path: Path) -> None:
    site = make(tmp_path, "cname: News.Isle-Press.example\n")
    assert (tmp_path / "site/CNAME").read_text() == "news.isle-press.example\n"
    assert checking.site(site, None, "")[0] == []
    (tmp_path / "digest.yaml").write_text((tmp_path / "digest.yaml").read_text().replace("cname:", "# cname:"))
    publishing.publish(site, project.Options(jobs=1))
    assert not (tmp_path / "site/CNAME").exists()


def test_a_domain_that_is_not_the_address_is_found(tmp_path: Path) -> None:
    site = make(tmp_path, "cname: old.isle-press.example\n")
    (problem,) = checking.site(site, None, "")[0]
    assert (
        str(problem)
        == "site/CNAME:1: warning: names old.isle-press.example, but the site was built for news.isle-press.example (one of `cname` and `base_url`)"
    )


# What Pages does not take.


def test_limits_of_pages() -> None:
    fine = [Stored(f"{number}.jpg", hosting.LARGEST_FILE) for number in range(9)]
    assert hosting.limits(fine) == []
    assert [str(problem) for problem in hosting.limits([*fine, Stored("a.mp3", hosting.LARGEST_FILE)])] == [
        "site:1: warning: 1,048,576,000 bytes: GitHub Pages takes no site larger than 1 GB (fewer `outputs`, or another host)"
    ]
    assert [str(problem) for problem in hosting.limits([Stored("a.mp3", hosting.LARGEST_FILE + 1)], "out")] == [
        "out/a.mp3:1: warning: 104,857,601 bytes: GitHub takes no file larger than 100 MiB (split it, or keep it elsewhere)"
    ]


def test_check_measures_the_site_and_finds_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = make(tmp_path)
    assert checking.site(site, None, "")[0] == []
    with (tmp_path / "site/film.mp4").open("wb") as file:
        file.truncate(hosting.LARGEST_FILE + 1)  # which takes no room on the disk
    (tmp_path / "site/mine").symlink_to(tmp_path / "content")
    (tmp_path / "site/lost.html").symlink_to(tmp_path / "nowhere")
    found = {problem.path: problem.what for problem in checking.site(site, None, "")[0]}
    assert "larger than 100 MiB" in found.pop("site/film.mp4")
    assert found.pop("site/lost.html") == "is a symbolic link, which GitHub Pages does not take"
    assert found == {"site/mine": "is a symbolic link, which GitHub Pages does not take"}
    os.unlink(tmp_path / "site/film.mp4")
    monkeypatch.setattr(hosting, "LARGEST_SITE", 1000)
    found_now = checking.site(site, None, "")[0]
    assert "larger than 1 GB" in {problem.path: problem.what for problem in found_now}["site"]
    assert all(problem.warning for problem in found_now)  # another host may take it


def make(folder: Path, more: str = "") -> project.Project:
    """A site of one article, built."""
    (folder / "content/articles/2026/03").mkdir(parents=True)
    (folder / "content/articles/2026/03/one.md").write_text("---\ntitle: One\npublished: 2026-03-01\n---\n\nWords.\n")
    (folder / "digest.yaml").write_text(f"title: Isle Press\nbase_url: https://news.isle-press.example/\n{more}")
    site = project.Project(folder, folder / "digest.yaml")
    publishing.publish(site, project.Options(jobs=1))
    return site


@contextmanager
def preview(folder: Path, base: str) -> Iterator[str]:
    server = serve.server(folder, base, "127.0.0.1", 0, serve.Reload())
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def ask(host: str, path: str) -> tuple[int, str, bytes]:
    """Status, where a redirect leads, and the body; nothing is followed."""
    connection = HTTPConnection(urlsplit(host).netloc, timeout=5)
    connection.request("GET", path)
    answer = connection.getresponse()
    data = re.sub(rb"<script>new EventSource.*?</script>|<meta http-equiv=.Content-Security[^>]*>", b"", answer.read())
    connection.close()
    return answer.status, answer.getheader("Location", ""), data
