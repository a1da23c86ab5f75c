"""`digest init` and `digest new`: the files of a new site, and single new pages; nothing is ever overwritten."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from digest import config, files, resources, text, urls
from digest import page as _page
from digest.problem import Problem

TITLE = "The Morning Digest"
BASE_URL = "https://example.github.io/news/"
_DEMO = ("content/inbox", "content/topics", "content/pages")


def site(folder: Path, title: str, base_url: str, force: bool) -> tuple[int, int]:
    """Make a site; how many files were made, and how many were there and kept. Raises Problem."""
    if folder.exists() and not folder.is_dir():
        raise Problem(str(folder), 0, "is a file, not a folder", "a new name")
    if folder.is_dir() and any(folder.iterdir()) and not force:
        raise Problem(str(folder), 0, "the folder is not empty", "--force adds to it and overwrites nothing")
    made = _files(title, base_url)
    config.parse(made["digest.yaml"], {})  # a bad title or address is said before anything is written
    folder.mkdir(parents=True, exist_ok=True)
    new = sum(files.add(folder, name, data) for name, data in made.items())
    return new, len(made) - new


def page(root: Path, kind: str, title: str) -> str:
    """Write a new page; its path. Raises Problem where there is one already."""
    slug = text.slug(title)
    path, source = {"article": _article, "topic": _topic, "story": _story, "page": _plain}[kind](slug, text.line(title))
    if not files.add(root, path, source):
        raise Problem(path, 1, "stands there already", "another title")
    return path


def _files(title: str, base_url: str) -> dict[str, str]:
    found = {}
    for folder in _DEMO:
        for path in files.walk(resources.demo(), folder):
            found[path] = (resources.demo() / path).read_text("utf-8")
    templates = resources.templates() / "init"
    base = urls.base(base_url)
    host = base.origin.partition("://")[2].partition(":")[0]
    authority = f"{host},{datetime.now(UTC).year}" + (f":{name}" if (name := base.path.strip("/").replace("/", "-")) else "")
    settings = (templates / "digest.yaml").read_text("utf-8")
    for name, value in (("TITLE", title), ("BASE_URL", base_url), ("AUTHORITY", authority)):
        settings = settings.replace(f"@{name}@", _page.scalar(value))
    found["digest.yaml"] = settings
    found[".gitignore"] = (templates / "gitignore").read_text("utf-8")
    found[".github/workflows/pages.yml"] = (templates / "pages.yml").read_text("utf-8")
    return found


def _article(slug: str, title: str) -> tuple[str, str]:
    now = datetime.now(UTC)
    front = f"title: {_page.scalar(title)}\npublished: {now:%Y-%m-%dT%H:%M:%SZ}\nsource:\nauthors: []\ntopics: []\ndraft: true"
    return urls.article_file(now.date(), slug), f"---\n{front}\n---\n\nThe text, in Markdown.\n"


def _topic(slug: str, title: str) -> tuple[str, str]:
    front = f"title: {_page.scalar(title)}\ndescription:\nparent:\nwords:  # words and phrases that speak for the topic, with weights from 1 to 5\n  {_page.scalar(title.lower())}: 4\nexclude: []"
    return f"content/topics/{slug}.md", f"---\n{front}\n---\n"


def _story(slug: str, title: str) -> tuple[str, str]:
    return f"content/stories/{slug}.md", f"---\ntitle: {_page.scalar(title)}\naliases: []\n---\n\nAn introduction, in Markdown.\n"


def _plain(slug: str, title: str) -> tuple[str, str]:
    return f"content/pages/{slug}.md", f"---\ntitle: {_page.scalar(title)}\ndraft: true\n---\n\nThe text, in Markdown.\n"
