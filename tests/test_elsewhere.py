"""What pages load from other hosts: nothing, unless the settings say so, and then no more than they say."""

import re
from pathlib import Path

import pytest

from digest import config, elsewhere
from digest.problem import Problem

from .edits import build, write

PAGE = "---\ntitle: Ferry stopped\npublished: 2026-03-09\nstory: ferry\nsource: Sound Herald\n---\n\nThe ferry stayed in port.\n"
TALK = "comments:\n  giscus: {repo: owner/name, repo_id: R_kgDOExample, category: Announcements, category_id: DIC_kwDO-_Example}\n"
HEAD = "title: Sea\nbase_url: https://sea.example/paper/\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    write(tmp_path, "content/articles/2026/03/ferry.md", PAGE)
    write(tmp_path, "content/articles/2026/03/fog.md", PAGE.replace("stopped", "in fog").replace("Sound Herald", "Skerra Post"))
    return tmp_path


def pages(site: Path, settings: str = "") -> dict[str, str]:
    """Every page of the site with these settings."""
    write(site, "digest.yaml", HEAD + settings)
    assert build(site).problems == ()
    return {path.relative_to(site / "site").as_posix(): path.read_text("utf-8") for path in (site / "site").rglob("*.html")}


def rules(page: str) -> dict[str, list[str]]:
    (said,) = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">', page)
    return {name: values.split() for name, _, values in (rule.partition(" ") for rule in said.split("; "))}


def talked(path: str) -> bool:
    return path.startswith(("articles/", "stories/"))


def test_no_page_may_ask_another_host(site: Path) -> None:
    found = pages(site)
    assert any(map(talked, found))
    for path, page in found.items():
        assert "comments" not in page.partition("<body")[2], path
        said = rules(page)
        assert said["default-src"] == ["'none'"], path
        assert {value for values in said.values() for value in values} == {"'self'", "'none'", "data:", "'script'", "digest"}, path


def test_pages_with_comments_may_ask_giscus_and_no_other_host(site: Path) -> None:
    before = {path: rules(page) for path, page in pages(site).items()}
    for path, page in pages(site, TALK).items():
        said = rules(page)
        more = {name: [value for value in values if value not in before[path].get(name, ())] for name, values in said.items()}
        asked = [elsewhere.GISCUS]
        wanted = {"script-src": asked, "style-src": asked, "frame-src": asked} if talked(path) else {}
        assert {name: values for name, values in more.items() if values} == wanted, path
        scripts = re.findall(r'<script[^>]* src="(https:[^"]+)"([^>]*)>', page)
        assert [address for address, _ in scripts] == (["https://giscus.app/client.js"] if talked(path) else []), path
        for _, said_of_it in scripts:
            values = dict(re.findall(r'data-([a-z-]+)="([^"]*)"', said_of_it))
            assert (values["repo"], values["repo-id"], values["category"]) == ("owner/name", "R_kgDOExample", "Announcements")
            assert (values["category-id"], values["mapping"], values["lang"]) == ("DIC_kwDO-_Example", "pathname", "en")


def test_switched_off_again_nothing_is_left(site: Path) -> None:
    first = pages(site)
    assert pages(site, TALK) != first
    assert pages(site) == first


def test_places_for_other_services_are_given_the_page(site: Path) -> None:
    write(site, "templates/_comments.html", '<div data-thread="{{ head.canonical }}">{{ title }}</div>\n')
    write(site, "templates/_analytics.html", '<script async src="https://stats.example.org/count.js" data-site="{{ frame.title }}"></script>\n')
    found = pages(site, "allow: {script: https://stats.example.org, connect: [https://stats.example.org, wss://live.example.org]}\n")
    assert '<div data-thread="https://sea.example/paper/articles/2026/03/ferry/">Ferry stopped</div>' in found["articles/2026/03/ferry/index.html"]
    for path, page in found.items():
        assert page.partition("</head>")[0].count('src="https://stats.example.org/count.js" data-site="Sea"') == 1, path
        said = rules(page)
        assert said["script-src"] == ["'self'", "https://stats.example.org"], path
        assert said["connect-src"] == ["'self'", "https://stats.example.org", "wss://live.example.org"], path
        assert "require-trusted-types-for" not in said, path


WRONG = {
    "comments: {disqus: x}": ("comments: has an unknown field 'disqus'", "did you mean 'giscus'?"),
    "comments: {giscus: owner/name}": ("comments: is not a mapping", "https://giscus.app"),
    "comments: {giscus: {repo: name}}": ("comments: giscus: repo 'name' is not one", "https://giscus.app"),
    "comments: {giscus: {repo: owner/name}}": ("comments: giscus: repo_id is missing", "https://giscus.app"),
    TALK.replace("repo:", "mapping: path, repo:"): ("comments: giscus: mapping 'path' is not known", "pathname"),
    TALK.replace("repo:", "theme: 'https://x.example/a.css', repo:"): ("comments: giscus: theme 'https://x.example/a.css' is not one", ""),
    "allow: {scripts: https://a.example}": ("allow: has an unknown field 'scripts'", "did you mean 'script'?"),
    "allow: {script: \"'unsafe-inline'\"}": ("allow: script: \"'unsafe-inline'\" is not a host", "https://stats.example.org"),
    "allow: {script: https://a.example/path}": ("allow: script: 'https://a.example/path' is not a host", "without a path"),
    "allow: {script: 'https://a.example; x'}": ("allow: script: 'https://a.example; x' is not a host", ""),
    "allow: {script: '*'}": ("allow: script: '*' is not a host", ""),
}


@pytest.mark.parametrize("setting", WRONG)
def test_what_is_wrong_is_said_with_its_line(setting: str) -> None:
    with pytest.raises(Problem) as caught:
        config.parse(HEAD + setting + "\n", {})
    what, right = WRONG[setting]
    assert (caught.value.line, caught.value.what) == (3, what)
    assert right in caught.value.right


def test_giscus_is_asked_for_a_language_that_it_speaks() -> None:
    assert [elsewhere.language(tag) for tag in ("de", "pt-BR", "uk", "zh", "zh-Hant", "zh-TW")] == ["de", "pt", "en", "zh-CN", "zh-TW", "zh-TW"]
