"""What the parts promise one another and the world: templates ↔ views, settings ↔ README, feeds ↔ site, wheel ↔ checkout."""

import ast
import importlib.util
import os
import re
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from urllib.request import urlopen

import feedparser
import pytest
from jinja2 import meta, nodes

from digest import check, checking, cli, config, files, outputs, page, project, publishing, render, resources, scaffold, serve, urls, views
from digest.model import Article

ROOT = Path(__file__).parent.parent
NOW = datetime(2026, 6, 1, tzinfo=UTC)
BASE_URL = "https://demo.example/some/where/"
HOME_MOST = 60_000
"""Bytes of the front page with its style sheet: what a phone on a slow line loads in a second or two."""


def parts(tree: nodes.Template) -> Iterator[tuple[str, list[str]]]:
    """What a template has `cached`: each part by its name, with the names of what it is given."""
    for node in tree.find_all(nodes.Call):
        if isinstance(node.node, nodes.Name) and node.node.name == "cached":
            (name,) = node.args
            yield name.as_const(), [value.key for value in node.kwargs]


TEMPLATES = {path.name: path.read_text("utf-8") for path in resources.templates().glob("*.html")}
ENVIRONMENT = render.environment({})
TREES = {name: ENVIRONMENT.parse(text) for name, text in TEMPLATES.items()}
VALUES = [value for value in vars(views).values() if is_dataclass(value) and isinstance(value, type)]
LOOP = {"first", "last", "index", "index0", "length"}


# Templates and views.


@pytest.mark.parametrize("view", views.TEMPLATES, ids=lambda view: view.__name__)
def test_a_template_uses_what_its_view_gives_and_a_view_gives_what_its_template_uses(view: type) -> None:
    assert names_used(views.TEMPLATES[view]) == {field.name for field in fields(view)}


@pytest.mark.parametrize("name", sorted({name for tree in TREES.values() for name, _ in parts(tree)}))
def test_a_part_uses_what_it_is_given_and_is_given_what_it_uses(name: str) -> None:
    given = {frozenset(values) for tree in TREES.values() for part, values in parts(tree) if part == name}
    assert given == {frozenset(names_used(name))}


def test_macros_see_no_names_of_a_page() -> None:
    imported = {template for tree in TREES.values() for node in tree.find_all((nodes.FromImport, nodes.Import)) for template in [node.template.value]}
    assert imported
    assert {name: meta.find_undeclared_variables(TREES[name]) - {"cached"} for name in imported} == {name: set() for name in imported}


def test_every_part_is_used() -> None:
    used = {name for tree in TREES.values() for name, _ in parts(tree)}.union(*(meta.find_referenced_templates(tree) for tree in TREES.values()))
    assert {name for name in TEMPLATES if name.startswith("_")} <= used


def test_every_field_of_a_nested_view_is_used_by_a_template() -> None:
    used = {node.attr for tree in TREES.values() for node in tree.find_all(nodes.Getattr)}
    nested = [value for value in VALUES if value not in views.TEMPLATES]
    assert {f"{value.__name__}.{field.name}" for value in nested for field in fields(value) if field.name not in used} == set()


def test_every_attribute_in_a_template_is_a_field_of_a_view() -> None:
    known = {field.name for value in VALUES for field in fields(value)}
    for name, tree in TREES.items():
        used = {
            node.attr for node in tree.find_all(nodes.Getattr) if not (isinstance(node.node, nodes.Name) and node.node.name == "loop" and node.attr in LOOP)
        }
        assert used <= known, name


def test_every_view_has_a_template_and_every_template_a_view() -> None:
    pages = {value for value in VALUES if "frame" in {field.name for field in fields(value)}}
    assert set(views.TEMPLATES) == pages
    assert sorted(views.TEMPLATES.values()) == sorted(name for name in TEMPLATES if name != "base.html" and not name.startswith("_"))


@pytest.mark.parametrize("module", [views, config], ids=["views", "config"])
def test_every_field_has_a_docstring(module: ModuleType) -> None:
    tree = ast.parse(Path(str(module.__file__)).read_text("utf-8"))
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    assert [one.name for one in classes if not ast.get_docstring(one)] == []
    assert [f"{one.name}.{field}" for one in classes for field in undocumented(one)] == []


# Settings, commands and outputs.


def test_outputs_are_what_the_settings_know() -> None:
    assert tuple(name for name, _ in outputs.OUTPUTS if name) == config.OUTPUTS


def test_every_setting_is_documented() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert {field.name for field in fields(config.Config) if f"`{field.name}`" not in readme} == set()


def test_every_setting_can_be_read() -> None:
    assert set(config._READERS) == {field.name for field in fields(config.Config)}


def test_every_command_is_documented() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert {name for name in cli.digest.commands if not re.search(rf"`(?:digest )?{name}\b|\bdigest {name}\b", readme)} == set()


def test_every_output_is_documented() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert {name for name in config.OUTPUTS if not re.search(rf"\b{name}\b", readme)} == set()


def test_every_front_matter_field_is_documented() -> None:
    readme = (ROOT / "README.md").read_text("utf-8") + "".join(path.read_text("utf-8") for path in (ROOT / "docs").rglob("*.md"))
    assert {name for name in page.FIELDS if f"`{name}`" not in readme} == set()


def test_help_loads_no_heavy_module() -> None:
    ran = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "digest", "--help"], capture_output=True, text=True, check=True, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    loaded = {line.rpartition("|")[2].strip().partition(".")[0] for line in ran.stderr.splitlines()}
    assert {"click", "digest"} <= loaded
    assert (
        loaded
        & {
            "lxml",
            "feedgen",
            "jinja2",
            "markdown_it",
            "yaml",
            "watchfiles",
            "multiprocessing",
            "anyascii",
            "pyromark",
            "feedparser",
            "trafilatura",
            "fastwarc",
            "email",
        }
        == set()
    )


# The demo.


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo site, built under a path of two parts."""
    folder = tmp_path_factory.mktemp("demo")
    scaffold.site(folder, "Demo", BASE_URL, force=False)
    summary = build(folder)
    assert summary.problems == ()
    assert summary.articles
    return folder


def test_front_page_is_light(demo: Path) -> None:
    home = (demo / "site/index.html").read_bytes()
    sheets = re.findall(rb'<link rel="stylesheet" href="/some/where/([^"]+)"', home)
    assert len(sheets) == 1
    assert len(home) + sum(len((demo / "site" / sheet.decode()).read_bytes()) for sheet in sheets) < HOME_MOST


def test_pages_load_nothing_from_elsewhere(demo: Path) -> None:
    for path, parsed in pages(demo):
        assert [address for address in parsed.loads if not address.startswith(("/some/where/", "data:"))] == [], path


def test_the_sitemap_lists_every_page_for_search_engines_and_no_other(demo: Path) -> None:
    listed = re.findall("<loc>(.*?)</loc>", (demo / "site/sitemap.xml").read_text("utf-8"))
    found = {}
    for path, _ in pages(demo):
        text = (demo / "site" / path).read_text("utf-8")
        found[BASE_URL + path.removesuffix("index.html")] = '<meta name="robots" content="noindex">' not in text
    assert sorted(listed) == sorted(address for address, indexed in found.items() if indexed)
    left_out = {address.removeprefix(BASE_URL) for address, indexed in found.items() if not indexed}
    assert {path for path in left_out if not path.startswith("stories/")} == {"404.html", "health/", "offline/", "saved/"}
    assert len(left_out) < len(listed) / 2


def test_pages_have_one_heading_a_language_and_a_title(demo: Path) -> None:
    for path, parsed in pages(demo):
        assert parsed.tags.count("h1") == 1, path
        assert parsed.tags.count("main") == 1, path
        assert parsed.tags.count("title") == 1, path
        assert parsed.language == "en", path
        levels = [int(tag[1]) for tag in parsed.tags if re.fullmatch("h[1-6]", tag)]
        assert levels[0] == 1, path
        assert all(after <= before + 1 for before, after in pairwise(levels)), path


def test_every_link_of_the_demo_resolves(demo: Path) -> None:
    problems, count = checking.site(site(demo), None, "")
    assert list(map(str, problems)) == []
    assert count > 20


def test_every_page_can_be_reached_from_the_front_page(demo: Path) -> None:
    found = {path: parsed.links for path, parsed in pages(demo)}
    reached, queue = {"index.html"}, ["index.html"]
    while queue:
        for link in found[queue.pop()]:
            name = link.partition("#")[0].removeprefix("/some/where/")
            name += "index.html" if name.endswith("/") or not name else ""
            if name in found and name not in reached:
                reached.add(name)
                queue.append(name)
    alone = {path for path in found if path.startswith("stories/") and (demo / "site" / path).read_text("utf-8").count('<article class="card') == 1}
    assert set(found) - reached - alone == {"404.html", "offline/index.html"}  # a story's page waits for its second report


@pytest.mark.parametrize("left_out", config.OUTPUTS)
def test_every_link_resolves_without_an_output(tmp_path: Path, left_out: str) -> None:
    scaffold.site(tmp_path, "Demo", BASE_URL, force=False)
    kept = ", ".join(name for name in config.OUTPUTS if name != left_out)
    with (tmp_path / "digest.yaml").open("a", encoding="utf-8") as file:
        file.write(f"outputs: [{kept}]\n")
    build(tmp_path)
    written = "site/about/index.html"  # its own words name the feeds
    assert [str(problem) for problem in checking.site(site(tmp_path), None, "")[0] if left_out != "feeds" or problem.path != written] == []


def test_links_below_a_base_with_percent_signs_resolve() -> None:
    base = urls.base("https://demo.example/a%20b/")
    files = {"index.html": b'<a href="/a%20b/">Home</a> <a href="/a%20b/cv.pdf">CV</a> <a href="/a%20b/gone/">Gone</a>'}
    assert [problem.what for problem in check.site(files, base, others=["cv.pdf"])] == ["'/a%20b/gone/' leads nowhere"]
    assert [problem.what for problem in check.site(files, base)] == ["'/a%20b/cv.pdf' leads nowhere", "'/a%20b/gone/' leads nowhere"]


def test_a_base_with_percent_signs_is_served(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("Served")
    server = serve.server(tmp_path, "/a%20b/", "127.0.0.1", 0, serve.Reload())
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        for path in ("/", "/a%20b", "/a%20b/"):
            with urlopen(f"http://127.0.0.1:{server.server_port}{path}", timeout=5) as answer:
                assert answer.read() == b"Served", path
    finally:
        server.shutdown()
        server.server_close()


# Feeds.


def test_site_feeds_list_the_articles(demo: Path) -> None:
    ids = {article.id for article in articles(demo)}
    for name, kind in (("feed.xml", "rss20"), ("atom.xml", "atom10")):
        found = feed(demo, name)
        assert found.version == kind
        assert {entry.id.rpartition("/")[2] for entry in found.entries} == ids
        assert len(found.entries) == len(ids) <= config.Rules().limit
        assert found.feed.title == "Demo"
        assert found.feed.link == BASE_URL


def test_topic_feeds_list_what_their_topics_list(demo: Path) -> None:
    parents = {"storm-maren": "weather"}
    slugs = sorted(path.stem for path in (demo / "content/topics").glob("*.md"))
    assert len(slugs) == 5
    for slug in slugs:
        wanted = {article.id for article in articles(demo) if any(slug in (topic, parents.get(topic)) for topic in article.topics)}
        assert {entry.id.rpartition("/")[2] for entry in feed(demo, f"topics/{slug}/feed.xml").entries} == wanted


ARTICLE_ID = "[0-9a-f]{16}"
GUIDS = dict.fromkeys(("feed.xml", "atom.xml", "topics", "sources"), f"article/{ARTICLE_ID}") | {
    "stories": f"story/[a-z0-9-]+/{ARTICLE_ID}",
    "editions": r"edition/\d{4}-\d\d-\d\d",
}
"""How the ids of entries look, by the beginning of their feed's path."""


@pytest.fixture(scope="module")
def feed_paths(demo: Path) -> list[str]:
    found = [path for path in files.manifest(demo / "site") if path.endswith(".xml") and not path.startswith("sitemap")]
    assert len(found) >= 7
    return found


def test_feeds_are_well_formed_and_their_entries_unique_and_absolute(demo: Path, feed_paths: list[str]) -> None:
    for path in feed_paths:
        found = feed(demo, path)
        assert len({entry.id for entry in found.entries}) == len(found.entries)
        for entry in found.entries:
            assert re.fullmatch(rf"tag:demo\.example,\d{{4}}:some-where:{GUIDS[path.split('/')[0]]}", entry.id), path
            assert found.version.startswith("atom") or not entry.guidislink, path
            assert entry.link.startswith(BASE_URL + ("editions/" if path.startswith("editions/") else "articles/")), path
            assert (demo / "site" / entry.link.removeprefix(BASE_URL) / "index.html").is_file(), path
            assert entry.title and entry.get("published_parsed") and entry.content[0].value, path
            assert re.findall(r'(?:href|src)="(?!https?://|mailto:|#)', entry.content[0].value) == [], path
        dates = [entry.published_parsed for entry in found.entries]
        assert dates == sorted(dates, reverse=True), path


def test_rss_guids_are_no_links(demo: Path, feed_paths: list[str]) -> None:
    for path in feed_paths:
        text = (demo / "site" / path).read_text("utf-8")
        assert text.count("<guid") == text.count('<guid isPermaLink="false">tag:'), path
        assert "1970" not in text, path


def test_every_feed_is_announced_and_listed_for_people(demo: Path, feed_paths: list[str]) -> None:
    listed = (demo / "site/feeds/index.html").read_text("utf-8")
    home = (demo / "site/index.html").read_text("utf-8")
    for path in feed_paths:
        assert (BASE_URL + path in listed) is not path.startswith("stories/")
    for path in ("feed.xml", "atom.xml", "feed.json"):
        assert f'href="/some/where/{path}"' in home
    for path in feed_paths:
        if path.startswith(("topics/", "sources/", "stories/")):
            assert f'href="/some/where/{path}"' in (demo / "site" / path).with_name("index.html").read_text("utf-8")


# The wheel.


def test_wheel_carries_the_theme_and_the_demo_and_works(tmp_path: Path) -> None:
    if importlib.util.find_spec("hatchling") is None:
        pytest.skip("hatchling is not installed")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)], cwd=ROOT, capture_output=True, check=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        archive.extractall(tmp_path / "installed")
    shipped = {f"digest/_data/templates/{path.relative_to(ROOT / 'templates').as_posix()}" for path in (ROOT / "templates").rglob("*") if path.is_file()}
    for folder in ("inbox", "topics", "pages"):
        shipped |= {f"digest/_data/demo/content/{folder}/{path.name}" for path in (ROOT / "content" / folder).iterdir()}
    assert shipped <= names
    assert {
        name for name in names if "__pycache__" in name or name.startswith(("tests/", "site/")) or "/articles/" in name or name.endswith("imported.jsonl")
    } == set()
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(tmp_path / "installed")}
    for arguments in (["init", "made"], ["-C", "made", "build", "--strict"], ["-C", "made", "check"]):
        ran = subprocess.run([sys.executable, "-m", "digest", *arguments], cwd=tmp_path, capture_output=True, text=True, env=environment)
        assert ran.returncode == 0, ran.stderr
    assert len(list((tmp_path / "made/site/articles").rglob("index.html"))) > 10


# Helpers.


def names_used(name: str) -> set[str]:
    """The names that a template sees and uses; what it has `cached` sees others."""
    return set().union(*(meta.find_undeclared_variables(TREES[one]) for one in closure(name))) - {"cached"}


def closure(name: str) -> set[str]:
    """A template with everything that it extends, imports or includes."""
    found, queue = {name}, [name]
    while queue:
        for other in meta.find_referenced_templates(TREES[queue.pop()]):
            assert other is not None
            if other not in found:
                found.add(other)
                queue.append(other)
    return found


def undocumented(one: ast.ClassDef) -> Iterator[str]:
    """Fields that no text follows; `frame: Frame` is told by Frame itself."""
    for node, after in zip(one.body, [*one.body[1:], None], strict=True):
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            text = isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant) and isinstance(after.value.value, str)
            if not text and ast.unparse(node.annotation) != node.target.id.capitalize():
                yield node.target.id


def site(folder: Path) -> project.Project:
    return project.Project(folder, folder / "digest.yaml")


def build(folder: Path) -> project.Summary:
    return publishing.publish(site(folder), project.Options(now=NOW, jobs=1))


def articles(folder: Path) -> list[Article]:
    found = (page.parse(path.read_text("utf-8"), path.name)[0] for path in (folder / "content/articles").rglob("*.md"))
    return [article for article in found if article]


def feed(folder: Path, path: str) -> feedparser.FeedParserDict:
    found = feedparser.parse((folder / "site" / path).read_bytes())
    assert not found.bozo, (path, found.get("bozo_exception"))
    return found


def pages(folder: Path) -> Iterator[tuple[str, "Parsed"]]:
    """Every page of a built site."""
    for path in files.manifest(folder / "site"):
        if path.endswith(".html"):
            parsed = Parsed()
            parsed.feed((folder / "site" / path).read_text("utf-8"))
            yield path, parsed


class Parsed(HTMLParser):
    """A page's tags, what it loads, and where it leads."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.loads: list[str] = []
        self.links: list[str] = []
        self.language = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        if tag == "html":
            self.language = found.get("lang", "")
        if tag == "a":
            self.links.append(found.get("href", ""))
        if "src" in found or (tag == "link" and found.get("rel") in ("stylesheet", "icon", "preload", "manifest")):
            self.loads.append(found.get("src") or found.get("href", ""))
