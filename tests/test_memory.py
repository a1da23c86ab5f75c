"""A build that remembers makes the same bytes as one that does not, whatever was changed in between, and makes only what must be made."""

import os
import re
import shutil
import signal
import threading
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import hypothesis
import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest import bodies, cache, cli, files, look, pool, project, publishing, render, resources, views
from digest.problem import Problem

from .edits import ARTICLES, EDITS, EXTRA, IMPORTED, PATHS, PUBLISHED, SETTINGS, SHOWN, Folder, build, text, tree, write


@pytest.fixture(autouse=True)
def _fixed_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1773144000")


# The law.


@hypothesis.settings(max_examples=hypothesis.settings.default.max_examples * 3 // 5, suppress_health_check=list(hypothesis.HealthCheck))
@given(
    st.lists(ARTICLES, min_size=4, max_size=len(PATHS)), st.lists(EXTRA, max_size=6), st.booleans(),
    st.lists(st.lists(EDITS, min_size=1, max_size=2), min_size=1, max_size=8), st.sampled_from([1, 1, 1, 1, 2, 4]),
)  # fmt: skip
def test_a_remembered_build_is_a_fresh_build(articles, extras, shown, edits, jobs) -> None:
    with TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        patch.setattr(pool, "FEW", 1)
        folder = Folder(Path(name) / "site")
        write(folder.root, "digest.yaml", "".join(f"{name}: {value}\n" for name, value in SETTINGS.items()))
        for path, values in zip(PATHS, articles, strict=False):
            folder.put(path, values)
        for path, said in [*extras, *((f"templates/{name}", said) for name, said in SHOWN.items() if shown)]:
            write(folder.root, path, said)
        folder.build(jobs)
        for together in edits:
            for edit in together:
                folder.edit(*edit)
            assert_as_fresh(folder, Path(name) / "fresh", jobs, together)


def assert_as_fresh(folder: Folder, other: Path, jobs: int = 1, because: object = "") -> project.Summary:
    """Build with what is remembered and, of a copy, without; both must have made and said the same."""
    shutil.copytree(folder.root, other, ignore=shutil.ignore_patterns("site", cache.FOLDER))
    mine, problems = outcome(folder.build, jobs)
    fresh, other_problems = outcome(build, other, now=folder.now)
    remembered, made = tree(folder.root), tree(other)
    shutil.rmtree(other)
    wrong = sorted(path for path in {*remembered, *made} if remembered.get(path) != made.get(path))
    for path in wrong[:3]:
        print(path, "REMEMBERED", remembered.get(path, b"-").decode(), "FRESH", made.get(path, b"-").decode(), sep="\n")
    assert not wrong, because
    assert problems == other_problems, because
    assert mine.articles == fresh.articles
    return mine


def outcome(build: Callable[..., project.Summary], *args, **more) -> tuple[project.Summary, list[str]]:
    try:
        summary = build(*args, **more)
    except Problem as problem:
        return project.Summary(), [str(problem)]
    return summary, sorted(map(str, summary.problems))


# What is remembered may be lost, damaged, or another's.


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A site of 36 articles, six a day, a story and a topic of 30; built."""
    found = Folder(tmp_path / "site")
    write(found.root, "digest.yaml", "".join(f"{name}: {value}\n" for name, value in SETTINGS.items()))
    write(found.root, "content/topics/sea.md", text({"title": "Sea"}))
    write(found.root, "content/pages/about.md", text({"title": "About", "aliases": "[/old/]"}))
    for number in range(36):
        found.put(f"content/articles/{number:02}.md", article(number))
    found.build()
    return found


def article(number: int) -> dict[str, str]:
    topics, story = "[sea]" if number < 30 else "[school]", "ferry" if number in (3, 4) else f"story-{number}"
    body = f"The ferry of pier {number} stayed in port. It will sail.\n\nMore is not known."
    return {"title": f"Ferry {number} stopped", "id": f"{number:016x}", "published": f"2026-02-{number // 6 + 10}", "topics": topics, "story": story,
            "source": f"Herald {number % 2}", "authors": "[A. Writer]", "body": body}  # fmt: skip


def test_a_damaged_memory_is_an_empty_one(folder: Folder, tmp_path: Path) -> None:
    for path in sorted(folder.articles)[8:]:
        folder.drop(path)
    folder.build()
    state = Path(look.memory(str(folder.root), str(folder.root / "site")))
    cuts = [lambda data, part=part: data[: len(data) * part // 16] for part in range(16)]
    flips = [lambda data, at=part / 16 + 0.01: flipped(data, at) for part in range(16)]
    heads = [lambda data, at=at: data[:at] + b"\xff" + data[at + 1 :] for at in (0, 16, 20, 23, 28, 44, 47)]  # mark, lengths and checksums
    for number, damage in enumerate((*cuts, *flips, *heads, lambda data: data + b"more", lambda data: b"garbage" * 99)):
        state.write_bytes(damage(state.read_bytes()))
        folder.put("content/articles/07.md", article(7) | {"body": f"Edit {number}."})
        assert_as_fresh(folder, tmp_path / "fresh", because=number)


def test_damaged_bodies_are_rendered_again(folder: Folder, tmp_path: Path) -> None:
    kept = next((folder.root / cache.FOLDER).glob("bodies-*"))
    damages = (lambda data: data[: len(data) // 2], lambda data: b"", lambda data: b"\xff" * len(data), lambda data: data[1:], lambda data: flipped(data, 0.3))
    for number, damage in enumerate(damages):
        kept.write_bytes(damage(kept.read_bytes()))
        write(folder.root, "templates/article.html", f"{number} {{{{ body }}}} {{{{ authors }}}}")
        assert_as_fresh(folder, tmp_path / "fresh", because=number)
    kept.unlink()
    write(folder.root, "templates/article.html", "{{ body }}")
    assert_as_fresh(folder, tmp_path / "fresh")
    (folder.root / cache.FOLDER / "bodies-garbage").write_bytes(b"garbage")
    (folder.root / cache.FOLDER / f"{kept.stem}.x").write_bytes(b"garbage")
    folder.put("content/articles/07.md", article(7) | {"body": "Edit."})
    assert_as_fresh(folder, tmp_path / "fresh")


def test_bodies_that_nobody_uses_are_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "_SPARE", 0)
    store = bodies.Bodies(tmp_path, "x")
    places = [store.add(b"%d" % number, "words" * 20) for number in range(10)]
    assert store.tidied(places) is None
    held: list[int] = []
    real = store._add
    monkeypatch.setattr(store, "_add", lambda data, first: held.append(len(list(tmp_path.iterdir()))) or real(data, first))
    moved = store.tidied(places[7:])
    assert moved is not None
    assert [store.read(moved[place]) for place in places[7:]] == [(b"%d" % number, "words" * 20) for number in (7, 8, 9)]
    assert held == [2, 2, 2]  # copied from one file into another, not through memory
    assert [path.stat().st_size for path in tmp_path.iterdir()] == [3 * 101]
    kept = store.add(b"more", "words")
    store.close()
    assert bodies.Bodies(tmp_path, "x").read(kept) == (b"more", "words")
    assert bodies.Bodies(tmp_path, "x").read(places[0]) is None


def flipped(data: bytes, at: float) -> bytes:
    place = int(len(data) * at)
    return data[:place] + bytes([byte ^ 0x10 for byte in data[place : place + 1]]) + data[place + 1 :]


def test_the_memory_of_another_program_is_not_believed(folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert folder.build().nothing
    monkeypatch.setattr(look, "__version__", "0")
    made = spied(monkeypatch)
    folder.build()
    assert "articles/07/" in made


def test_the_memory_of_other_libraries_is_not_believed(folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "more/jinja2-99.dist-info").mkdir(parents=True)
    monkeypatch.syspath_prepend(tmp_path / "more")
    made = spied(monkeypatch)
    folder.build()
    assert "articles/07/" in made


def test_the_memory_of_other_settings_is_not_believed(folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(folder.root, "digest.yaml", (folder.root / "digest.yaml").read_text("utf-8") + "language: de\n")
    assert not assert_as_fresh(folder, tmp_path / "fresh").nothing
    monkeypatch.setenv("DIGEST_TITLE", "Another title")
    assert not assert_as_fresh(folder, tmp_path / "fresh").nothing
    assert b"Another title" in (folder.root / "site/index.html").read_bytes()


def test_the_memory_of_another_built_in_theme_is_not_believed(folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(look.templates(), tmp_path / "templates")
    write(tmp_path, "templates/article.html", "{{ title }}, and no more")
    monkeypatch.setattr(look, "templates", lambda: str(tmp_path / "templates"))
    monkeypatch.setattr(resources, "templates", lambda: tmp_path / "templates")
    folder.build()
    assert (folder.root / "site/articles/07/index.html").read_bytes() == b"Ferry 7 stopped, and no more"


# What arrives while a build runs, or just before it.


@pytest.mark.parametrize("path", ["templates/article.html", "content/inbox/item.md", "content/articles/07.md", "content/topics/sea.md"])
def test_what_changes_while_a_build_runs_is_for_the_next(path: str, folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {"templates/article.html": "{{ title }}", "content/topics/sea.md": text({"title": "Ferries"})}.get(path, text(article(50)))
    after = before.replace("title }", "source.title }").replace("Ferr", "Seals ")
    write(folder.root, path, before)
    real = render.made

    def made(view: object, environment: object) -> bytes:
        write(folder.root, path, after)
        return real(view, environment)

    with monkeypatch.context() as patch:
        patch.setattr(render, "made", made)
        folder.build()
    assert (folder.root / path).read_text("utf-8") == after
    folder.build()
    remembered = tree(folder.root / "site")
    folder.build(full=True)
    assert remembered == tree(folder.root / "site")
    assert b"Seals" in b"".join(remembered.values()) or path.startswith("templates/")


@pytest.mark.parametrize("path", ["content/articles/07.md", "content/topics/sea.md", "templates/article.html"])
def test_a_file_of_the_same_size_that_is_always_new_is_read_again(path: str, folder: Folder, tmp_path: Path) -> None:
    for words in ("One word", "Two dogs"):
        write(folder.root, path, text({"title": words}))
        os.utime(folder.root / path, (1 << 32, 1 << 32))  # as a clock that was wrong, or one that ticks slowly
        assert_as_fresh(folder, tmp_path / "fresh")


def test_a_page_is_made_when_what_stood_in_its_place_is_moved_away(folder: Folder, tmp_path: Path) -> None:
    shutil.rmtree(folder.root / "site")
    write(folder.root, "site/archive/index.html", "mine")
    assert any("archive" in problem.path for problem in folder.build().problems)
    (folder.root / "site/archive/index.html").unlink()
    assert_as_fresh(folder, tmp_path / "fresh")


# What can't be read, until it can: times say nothing of permissions.


UNREADABLE = ("content/articles/07.md", "content/topics/sea.md", "content/inbox/item.md")


@pytest.mark.parametrize("path", UNREADABLE)
def test_a_file_whose_permissions_are_mended_is_read(path: str, folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(folder.root, "content/inbox/item.md", text(article(50) | {"title": "Seals ashore"}))
    long_ago(folder.root)
    with monkeypatch.context() as patch:
        forbid(patch, path)
        assert any(problem.path == path and "Permission denied" in problem.what for problem in folder.build().problems)
        again = folder.build()
        assert again.nothing
        assert any(problem.path == path for problem in again.problems)
    assert not assert_as_fresh(folder, tmp_path / "fresh").nothing
    assert folder.build().nothing


def test_a_page_that_is_too_large_is_looked_at_once(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    write(folder.root, "digest.yaml", (folder.root / "digest.yaml").read_text("utf-8") + "max_bytes: 1000\n")
    folder.put("content/articles/07.md", article(7) | {"body": "Too much. " * 200})
    long_ago(folder.root)
    assert len(folder.build().problems) == 1
    monkeypatch.setattr(files, "short_hash_of", None)
    assert len(folder.build().problems) == 1


@pytest.mark.parametrize("path", [PUBLISHED, IMPORTED])
def test_a_ledger_that_cannot_be_read_is_not_begun_anew(path: str, folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    write(folder.root, "content/inbox/item.md", text(article(50)))
    folder.build()
    before = tree(folder.root)
    folder.put("content/articles/07.md", article(7) | {"title": "Edited"})
    write(folder.root, "content/inbox/other.md", text(article(51) | {"title": "Another item"}))
    with monkeypatch.context() as patch:
        forbid(patch, path)
        with pytest.raises(Problem, match="Permission denied"):
            folder.build(full=True)
    assert {name: data for name, data in tree(folder.root).items() if name in before} == before | {
        "content/articles/07.md": (folder.root / "content/articles/07.md").read_bytes()
    }


def long_ago(root: Path) -> None:
    """As if nothing had been written just now: what was is read again anyway."""
    for path in root.glob("*/**/*.*"):
        os.utime(path, (1_700_000_000, 1_700_000_000))


def forbid(patch: pytest.MonkeyPatch, path: str) -> None:
    """What a file without permissions is to anybody but root, who may run tests too."""

    def opened(name: object, *args, **more):
        if str(name).endswith(path):
            raise PermissionError(13, "Permission denied", str(name))
        return open(name, *args, **more)

    patch.setattr(files, "open", opened, raising=False)


# A build that imports nothing.


def test_what_a_build_without_import_leaves_is_for_the_next(folder: Folder, tmp_path: Path) -> None:
    write(folder.root, "content/inbox/item.md", text(article(50) | {"title": "Seals ashore"}))
    assert folder.build().added
    (folder.root / IMPORTED).unlink()
    shutil.rmtree(folder.root / "content/articles/2026")
    folder.build(imports=False)
    assert assert_as_fresh(folder, tmp_path / "fresh").added


def test_a_build_without_import_forgets_no_items(folder: Folder) -> None:
    write(folder.root, "content/inbox/item.md", text(article(50) | {"title": "Seals ashore"}))
    folder.build()
    for imports, skipped in ((True, 1), (False, 0), (True, 1)):
        folder.put("content/articles/07.md", article(7) | {"body": f"Edit {imports} {skipped}."})
        assert folder.build(imports=imports).skipped == skipped


# Two at a time.


@pytest.mark.parametrize("command", ["build", "import"])
def test_those_who_write_take_turns(command: str, folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = project.Project(folder.root, folder.root / "digest.yaml")
    found = look.Look(str(folder.root), str(folder.root / "site"), look.OPTIONS, str(site.config_path), True, look.now(), True)
    write(tmp_path, "item.md", text(article(50) | {"title": "Seals ashore"}))
    wanted = {
        "build": lambda: publishing.publish(site, project.Options(jobs=1), found=found),
        "import": lambda: cli.digest.main(["-C", str(folder.root), "-q", "import", str(tmp_path / "item.md")], standalone_mode=False),
    }
    other = threading.Thread(target=wanted[command])
    with files.alone(folder.root) as free:
        assert free
        other.start()
        other.join(0.5)
        assert other.is_alive()
        folder.put("content/articles/07.md", article(7) | {"title": "Of the first build"})
    other.join(60)
    assert not other.is_alive()
    assert command == "import" or "Of the first build" in (folder.root / "site/articles/07/index.html").read_text("utf-8")
    assert command == "build" or list(folder.root.glob("content/articles/2026/**/*.md"))
    with files.alone(folder.root) as free:
        assert free


# Only what changed is made.


def spied(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """What is made from now on: addresses below the base → kind of view."""
    made: dict[str, str] = {}
    real = render.made

    def spy(view: object, environment: object) -> bytes:
        said = re.search(rb'"url": "(.*?)"', view.data) if hasattr(view, "data") else None
        at = view.head.canonical if hasattr(view, "head") else getattr(view, "self", "") or (f"{said[1].decode()}index.json" if said else "raw")
        made[at.removeprefix(SETTINGS["base_url"])] = type(view).__name__
        return real(view, environment)

    monkeypatch.setattr(render, "made", spy)
    return made


def test_an_edit_of_an_old_text_makes_its_page_and_looks_at_its_editions(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    made = spied(monkeypatch)
    folder.put("content/articles/07.md", article(7) | {"body": article(7)["body"] + " Still."})
    folder.build()
    pages = {"articles/07/": "ArticlePage", "editions/2026-02-11/": "EditionPage", "editions/2026-W07/": "EditionPage"}
    assert made == pages | dict.fromkeys(("stories/story-7/feed.xml", "stories/story-7/feed.json"), "Feed") | {"articles/07/index.json": "Raw"}


def test_an_edit_of_a_new_text_makes_its_page_and_its_feeds(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    made = spied(monkeypatch)
    folder.put("content/articles/35.md", article(35) | {"body": article(35)["body"] + " Still."})
    feeds = {f"{of}/feed.{ending}" for of in ("topics/school", "sources/herald-1", "stories/story-35") for ending in ("xml", "json")}
    changed = {"articles/35/", "articles/35/index.json", "feed.xml", "atom.xml", "feed.json"} | feeds
    assert folder.build().written == len(changed)
    looked_at = {"editions/feed.xml", "editions/feed.json"}
    assert {path for path, kind in made.items() if kind in ("ArticlePage", "Feed", "Raw")} == changed | looked_at


def test_a_template_of_stories_makes_only_stories(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    made = spied(monkeypatch)
    write(folder.root, "templates/story.html", "{{ title }}")
    folder.build()
    assert set(made.values()) == {"StoryPage"}
    assert len(made) == 35


def test_a_partial_makes_only_what_shows_it(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    templates = {path.name: path.read_text("utf-8") for path in resources.templates().glob("*.html")}
    folder.put("content/articles/some-day.md", {"title": "Some day", "body": "Nobody knows when."})
    folder.build()
    for name in ("_card.html", "_title.html", "_pager.html"):
        users = {kind.__name__ for kind, own in views.TEMPLATES.items() if render.signature(templates, own) != render.signature({**templates, name: ""}, own)}
        made = spied(monkeypatch)
        write(folder.root, f"templates/{name}", templates[name] + "<!-- another -->")
        folder.build()
        assert set(made.values()) == users
        assert ("ArticlePage" in users, "StoryPage" in users) == {"_card.html": (False, True), "_title.html": (True, False), "_pager.html": (True, False)}[name]


def test_times_alone_make_nothing(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    before = tree(folder.root)
    for path in folder.root.glob("content/**/*.md"):
        os.utime(path, (1, 1))
    made = spied(monkeypatch)
    assert folder.build().nothing
    assert folder.build().nothing
    assert made == {}
    assert tree(folder.root) == before


def test_a_site_that_was_put_back_from_a_copy_is_as_it_was_made(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    before = tree(folder.root)
    for path in folder.root.glob("site/**/*"):
        if path.is_file():
            os.utime(path, (1, 1))
    made = spied(monkeypatch)
    assert folder.build().written == 0
    assert made == {}
    assert tree(folder.root) == before
    assert folder.build().nothing


def test_new_articles_leave_numbered_pages_as_they_are(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(3):
        folder.put(f"content/articles/new-{number}.md", article(29) | {"id": f"{number + 90:016x}", "story": f"new-{number}"})
    made = spied(monkeypatch)
    folder.build()
    assert {path for path, kind in made.items() if kind == "TopicPage"} == {"topics/sea/"}  # 33 articles: 8 and five full pages, as before
    folder.put("content/articles/new-3.md", article(29) | {"id": f"{99:016x}", "story": "new-3"})
    folder.put("content/articles/new-4.md", article(29) | {"id": f"{98:016x}", "story": "new-4"})
    made.clear()
    folder.build()
    assert {path for path, kind in made.items() if kind == "TopicPage"} == {"topics/sea/", "topics/sea/page/5/", "topics/sea/page/6/"}


# Workers.


def test_same_bytes_for_any_number_of_workers(folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "FEW", 1)
    for number, jobs in enumerate((2, 4, 1, 4, 2)):
        folder.put("content/articles/07.md", article(7) | {"title": f"Edit {number}"})
        folder.put("content/articles/17.md", article(17) | {"body": f"Edit {number}"})
        assert_as_fresh(folder, tmp_path / "fresh", jobs)
    monkeypatch.delattr(os, "fork")
    folder.put("content/articles/07.md", article(7))
    assert_as_fresh(folder, tmp_path / "fresh", 4)


def die(_: int) -> None:
    os._exit(1)


def interrupt(parent: int) -> None:
    signal.alarm(20)  # should nobody end it
    os.kill(parent, signal.SIGINT)
    signal.pause()


def children() -> set[str]:
    """The process ids of this process's children, where the system lists them."""
    return {pid for path in Path(f"/proc/{os.getpid()}/task").glob("*/children") for pid in path.read_text().split()}


@pytest.mark.parametrize(("fate", "error"), [(die, Problem), (interrupt, KeyboardInterrupt)])
def test_a_build_that_is_cut_off_leaves_the_site_as_it_was(fate, error, folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, parent, real, others = tree(folder.root / "site"), os.getpid(), render.made, children()
    folder.put("content/articles/07.md", article(7) | {"title": "Edited", "source": "Another"})

    def made(view: object, environment: object) -> bytes:
        if os.getpid() != parent and type(view) is views.SourcePage and first():
            fate(parent)
        return real(view, environment)

    def first() -> bool:
        """Whether no other worker was here before."""
        try:
            (tmp_path / "once").touch(exist_ok=False)
        except FileExistsError:
            return False
        return True

    with monkeypatch.context() as patch:
        patch.setattr(pool, "FEW", 1)
        patch.setattr(render, "made", made)
        with pytest.raises(error):
            folder.build(2)
    assert tree(folder.root / "site") == before
    assert children() == others
    assert_as_fresh(folder, tmp_path / "fresh")


def test_an_edition_is_made_anew_where_other_terms_rise(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in (30, 31):
        folder.put(f"content/articles/{number}.md", article(number) | {"summary": "The boats of Pell came home."})
    folder.build()
    edition = folder.root / "site/editions/2026-02-15/index.html"
    assert "#Pell" in edition.read_text("utf-8")
    made = spied(monkeypatch)
    for number in (24, 25, 26, 27):
        folder.put(f"content/articles/{number}.md", article(number) | {"summary": "The boats of Pell came home."})
    folder.build()
    assert made["editions/2026-02-15/"] == "EditionPage", "the day before names it, too, so it does not rise"
    assert "#Pell" not in edition.read_text("utf-8")
