"""Small sites for the laws of memory, and what a person, or time, may change about them between two builds."""

import os
from dataclasses import dataclass, field
from dataclasses import fields as dataclass_fields
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import strategies as st

from digest import cache, files, project, publishing, views

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
SETTINGS = {"title": "Kept", "base_url": "https://kept.example/paper/", "per_page": "5", "feeds": "{limit: 3, formats: [rss, json]}"}
IMPORTED, PUBLISHED = "content/imported.jsonl", "content/published.jsonl"
SLUGS = ("sea", "school", "other", "north-sea")
IDS = tuple(f"{number:016x}" for number in range(6))
PATHS = tuple(f"content/articles/{name}.md" for name in ("2026/03/a", "2026/03/b", "2026/03/A", "2026/02/c", "undated/d", "e/index", *"fghijklmnopqrst"))
BODIES = (
    "",
    "The ferry stayed in port because of fog. It will sail on Tuesday.",
    "# A headline\n\nThe council voted *seven* to two, see [the page](../b/) and [home](/).\n\n- one\n- two",
    "A seal came ashore. " * 20,
    "![A pier](/pier.svg) and ![the sea](sea.svg), [![small](../03/sea.svg)](/).\n\n![Far](https://pictures.example/b.jpg)",
)
VALUES: dict[str, tuple[str, ...]] = {
    "title": ("Ferry stopped", "Roof mended", '"Seal & gull"', "Bridge paid for"),
    "id": ("",) * 9 + IDS,
    "published": ("", "2026-03-09", "2026-03-09T10:00:00Z", "2026-03-08T23:30:00Z", "2026-03-08", "2026-02-20", "2026-03-11", "2025-12-31T23:59:59Z"),
    "updated": ("", "2026-03-10", "2026-03-09T22:00:00Z"),
    "fetched": ("", "2026-03-09T11:00:00Z", "2026-03-07"),
    "expires": ("",) * 5 + ("2026-03-12", "2026-03-10T13:00:00Z", "2026-01-01"),
    "source": ("", "Sound Herald", "Sound herald", "SOUND HERALD!", "Skerra Post"),
    "story": ("", "", "", "storm", "ferry"),
    "topics": ("[]", "[sea]", "[sea, school]", "[north-sea]", "[unknown, sea]", "[school]"),
    "language": ("", "", "en", "de", "ar"),
    "authors": ("[]", "[A. Writer, B. Writer]", "[a  writer]", "[B. WRITER, 作者]", "[?]"),
    "role": ("", "main", "brief"),
    "summary": ("", "", "In short.", "In other words."),
    "captions": ("[]", "[A picture]"),
    "aliases": ("[]", "[/old/, /older.html]", "[/about/]", "[/old/]"),
    "estimated": ("[]", "[published]", "[published, updated]"),
    "draft": ("false",) * 9 + ("true",),
    "hide": ("false",) * 7 + ("true",),
    "pin": ("0", "0", "1"),
    "weight": ("0", "0", "2", "0.5"),
    "copy_of": ("", "", *IDS[:3]),
    "url": ("", "https://herald.example/1"),
    "addresses": ("[]", "[https://herald.example/2]"),
    "agency": ("", "Nordfoto"),
    "dateline": ("", "ORN"),
    "image": ("", "", "/pier.svg", "sea.svg", "{src: ../pier.svg, alt: A pier}", "https://pictures.example/a.jpg"),
}  # fmt: skip
TOPIC = {
    "title": ("Sea", "School", "Ärger", "Weather"),
    "description": ("", "All of it."),
    "parent": ("", "sea", "north-sea", "school", "nowhere"),
    "aliases": ("[]", "[/old/]", "[/topics/old/]"),
    "body": ("", "An *introduction*.", "![A pier](/pier.svg)"),
}
NOTE = {"title": ("The storm", "Ferry stopped"), "aliases": ("[]", "[/old/]", "[/stories/old/]"), "body": ("", "What happened so far.", "![A pier](/pier.svg)")}
PLAIN = {
    "title": ("About", "Who we are"),
    "description": ("", "Us."),
    "draft": ("false", "true"),
    "aliases": ("[]", "[/old/]"),
    "body": ("", "We [write](/).", "![A pier](/pier.svg)"),
}
OWN = {"title": "Other", "description": "A motto", "language": "ar", "timezone": "Pacific/Auckland", "per_page": "6", "feeds": "{topics: {content: summary}}",
       "base_url": "http://other.example/", "authority": "kept.example,2020", "outputs": "[articles, home, topics, feeds]", "remote_images": "true"}  # fmt: skip
LOOKS = [("theme", "own"), ("theme", "{name: own, logo: seal.svg, fonts: {text: serif}}"), ("theme", "{colors: {accent: '#9a9a9a', paper: '#fafafa'}}"),
         ("comments", "{giscus: {repo: a/b, repo_id: R_1, category: News, category_id: C_1}}"), ("allow", "{img: https://p.example}")]  # fmt: skip
THEME = {
    "_nav.html": "no navigation in this theme",
    "article.html": "{% extends 'default/article.html' %}{% block main %}a theme {{ super() }}{% endblock %}",
    "assets/extra.css": ":root {\n  --accent: #a00;\n}\n\nbody { background: url(seal.svg) }",
    "assets/seal.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"/>',
}
SHOWN = {name: "\n".join(f"{f.name}: {{{{ {f.name} }}}}" for f in dataclass_fields(view)) for view, name in views.TEMPLATES.items()}
"""Templates that print all that their views hold."""
LAID = {
    **SHOWN,
    "_card.html": "a card: {{ card }}",
    "_story.html": "a story: {{ story }} {{ summary }}",
    "_title.html": "<li>{{ card.title }}</li>",
    "_nav.html": "no navigation",
    "base.html": "{% block main %}{% endblock %}",
    "story.html": "{% extends 'default/story.html' %}{% block main %}{{ super() }} {% include 'own/' ~ 'part.html' ignore missing %}{% endblock %}",
    "own/part.html": "a part",
    "feeds.html": "{{ asset('style.css') }} {{ asset('icon.svg') }}",
    "words.yaml": "en: {latest: Fresh, articles: {one: 'only {n}', other: 'as many as {n}'}, date_unknown: some day}\nar: {editions: اليوم, date_unknown: يوم ما}",
    "assets/style.css": "body { color: red }",
    "assets/extra.css": "body { color: blue }",
    "page.html": "{% extends 'theme/page.html' %}",
}
SVG = tuple(f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="40"/>' for width in (60, 61))
LOOSE = ("static/pier.svg", "content/articles/2026/03/sea.svg", "content/articles/2026/pier.svg", "content/pier.svg", "static/robots.txt", "static/about/index.html",
         "static/assets/more.svg", "static/favicon.ico", "static/.well-known/a.txt", "templates/assets/icon.svg")  # fmt: skip
"""Pictures, and files that are published as they are."""
Edit = tuple[str, ...]


def pages(values: dict[str, tuple[str, ...]]) -> st.SearchStrategy[str]:
    """The text of a page, with any of these values."""
    return st.fixed_dictionaries({name: st.sampled_from(given) for name, given in values.items()}).map(text)


def text(values: dict[str, str]) -> str:
    rows = "".join(f"{name}: {value}\n" for name, value in values.items() if value and name != "body")
    return f"---\n{rows}---\n\n{values.get('body', '')}\n"


ARTICLE = {**VALUES, "body": BODIES}
ARTICLES = st.fixed_dictionaries({name: st.sampled_from(given) for name, given in ARTICLE.items()})
NUMBER = st.integers(0, 20)
EXTRA = st.one_of(
    st.tuples(st.sampled_from([f"content/topics/{slug}.md" for slug in SLUGS]), pages(TOPIC)),
    st.tuples(st.sampled_from(["content/stories/storm.md", "content/stories/ferry.md"]), pages(NOTE)),
    st.tuples(st.sampled_from(["content/pages/about.md", "content/pages/old.md", "content/pages/more/us.md"]), pages(PLAIN)),
    st.sampled_from([(f"templates/{name}", text) for name, text in LAID.items()]),
    st.sampled_from([(f"themes/own/{name}", text) for name, text in THEME.items()]),
    st.just(("content/articles/b\ad.md", "No page.")),
    st.tuples(st.sampled_from(LOOSE), st.sampled_from(SVG)),
    st.tuples(st.sampled_from(LOOSE[:4]), st.sampled_from((*SVG, "no picture"))),
)
ITEMS = st.tuples(st.sampled_from(["content/inbox/x.md", "content/inbox/y.txt"]), pages({**ARTICLE, "id": ("",)}))
EDITS = st.one_of(
    st.one_of([st.tuples(st.just("field"), NUMBER, st.just(name), st.sampled_from(given)) for name, given in ARTICLE.items()]),
    st.tuples(st.just("add"), st.sampled_from(PATHS), ARTICLES),
    st.tuples(st.sampled_from(["delete", "touch", "remove", "output", "lost output"]), NUMBER),
    st.tuples(st.just("move"), NUMBER, st.sampled_from(PATHS)),
    st.tuples(st.just("write"), EXTRA),
    st.tuples(st.just("write"), EXTRA),
    st.tuples(st.just("write"), ITEMS),
    st.tuples(st.just("setting"), st.sampled_from([*OWN.items(), *LOOKS])),
    st.tuples(st.sampled_from(["lose", "restory", "reid"]), st.sampled_from([PUBLISHED, IMPORTED])),
    st.tuples(st.just("wait"), st.sampled_from([1, 13, 24, 48])),
)


@dataclass
class Folder:
    """A site's folder, and the articles in it that a person wrote."""

    root: Path
    now: datetime = NOW
    settings: dict[str, str] = field(default_factory=lambda: dict(SETTINGS))
    articles: dict[str, dict[str, str]] = field(default_factory=dict)

    def put(self, path: str, values: dict[str, str]) -> None:
        self.articles[path] = dict(values)
        write(self.root, path, text(values))

    def drop(self, path: str) -> dict[str, str]:
        (self.root / path).unlink(missing_ok=True)
        return self.articles.pop(path)

    def build(self, jobs: int = 1, **options: bool) -> project.Summary:
        return build(self.root, jobs=jobs, now=self.now, **options)

    def edit(self, what: str, *how) -> None:  # noqa: C901 - a table of edits
        paths, number = sorted(self.articles), how[0] if isinstance(how[0], int) else 0
        path = paths[number % len(paths)] if paths else ""
        if what == "field" and path:
            self.put(path, {**self.articles[path], how[1]: how[2]})
        elif what == "add":
            self.put(how[0], how[1])
        elif what == "delete" and path:
            self.drop(path)
        elif what == "move" and path:
            self.put(how[1], self.drop(path))
        elif what == "touch":
            for one in sorted(self.root.glob("*/**/*.md"))[number:]:
                os.utime(one, ns=(number, number))
        elif what == "remove":
            extra = sorted(
                one
                for folder in ("content/topics", "content/stories", "content/pages", "templates", "themes/own/assets", "static")
                for one in (self.root / folder).rglob("*.*")
            )
            extra = [one for one in extra if one.suffix != ".svg" or "static" in one.parts]  # without its logo a site is not built
            for one in extra[number : number + 1]:
                one.unlink()
        elif what == "write":
            write(self.root, *how[0])
        elif what == "setting":
            for name, said in THEME.items():  # without its theme neither
                write(self.root, f"themes/own/{name}", said)
            self.settings = {**SETTINGS, how[0][0]: how[0][1]} if self.settings == SETTINGS else dict(SETTINGS)
            write(self.root, "digest.yaml", "".join(f"{name}: {value}\n" for name, value in self.settings.items()))
        elif what in ("output", "lost output"):
            made = sorted(files.manifest(self.root / "site"))
            for one in made[number * len(made) // 21 :][:1]:
                (self.root / "site" / one).unlink(missing_ok=True)
                if what == "output":
                    write(self.root / "site", one, "by hand")
        elif what == "lose":
            (self.root / how[0]).unlink(missing_ok=True)
        elif what in ("restory", "reid") and (self.root / how[0]).is_file():
            before = (self.root / how[0]).read_text("utf-8")
            new = before.replace('"story": "', '"story": "x-') if what == "restory" else before.replace('"id": "0', '"id": "f')
            write(self.root, how[0], new.replace("2026-03-10T12", "2026-03-09T12"))
        elif what == "wait":
            self.now += timedelta(hours=how[0])


def build(root: Path, *, jobs: int = 1, now: datetime = NOW, **options: bool) -> project.Summary:
    return publishing.publish(project.Project(root, root / "digest.yaml"), project.Options(now=now, jobs=jobs, **options))


def write(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, "utf-8")


def tree(root: Path) -> dict[str, bytes]:
    """Every file below a folder but for the cache."""
    found = {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}
    return {path: data for path, data in found.items() if not path.startswith(cache.FOLDER)}
