"""`digest deploy`: the site on a branch of its own; nobody's work is lost."""

import subprocess
import sys
from pathlib import Path

import pytest

from digest import deploying

from .test_commands import digest, item, tree, write

pytest.importorskip("ghp_import")


@pytest.fixture(autouse=True)
def _somebody(monkeypatch: pytest.MonkeyPatch) -> None:
    """Git knows who commits, whatever the machine says of it."""
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "Ann Ode")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "ann@paper.example")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A built site in a repository with a remote."""
    root = tmp_path / "paper"
    write(root, "digest.yaml", "title: Paper\nbase_url: https://paper.example/daily/\nauthority: paper.example,2026\n")
    write(root, "content/articles/2026/03/fog.md", item("Ferry stopped by fog", "The ferry stayed in port."))
    write(root, ".gitignore", "/site/\n/.digest-cache/\n")
    git(tmp_path, "init", "--quiet", "--bare", "remote.git")
    git(tmp_path, "init", "--quiet", "--initial-branch=main", "paper")
    git(root, "remote", "add", "origin", str(tmp_path / "remote.git"))
    commit(root, "Begin")
    git(root, "push", "--quiet", "origin", "main")
    assert digest(root, "build").code == 0
    return root


def test_a_site_is_pushed_to_a_branch_of_its_own(folder: Path) -> None:
    ran = digest(folder, "deploy")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == f"Pushed {len(tree(folder / 'site'))} files to origin/gh-pages.\n"
    assert published(folder) == set(tree(folder / "site"))
    assert git(folder, "log", "-1", "--format=%B", "gh-pages").strip() == "Publish the site\n\nPublished-by: digest"
    assert git(folder, "status", "--porcelain", "--branch") == "## main\n?? content/published.jsonl\n"


def test_deploy_again_adds_to_the_history_and_removes_what_is_gone(folder: Path) -> None:
    digest(folder, "deploy")
    (folder / "content/articles/2026/03/fog.md").unlink()
    (folder / "content/articles/2026/03/mist.md").write_text("---\ntitle: Mist\npublished: 2026-03-10\n---\n\nThin.\n")
    digest(folder, "build")
    assert digest(folder, "deploy", "-m", "Mist").code == 0
    assert "articles/2026/03/fog/index.html" not in published(folder)
    assert "articles/2026/03/mist/index.html" in published(folder)
    assert subjects(folder) == ["Mist", "Publish the site"]


def test_a_dry_run_changes_nothing(folder: Path) -> None:
    before = git(folder, "for-each-ref") + remote(folder, "for-each-ref")
    ran = digest(folder, "deploy", "--dry-run")
    assert (ran.code, ran.err) == (0, f"Would push {len(tree(folder / 'site'))} files to origin/gh-pages, a new branch.\n")
    assert git(folder, "for-each-ref") + remote(folder, "for-each-ref") == before
    digest(folder, "deploy")
    git(folder.parent, "clone", "--quiet", str(folder.parent / "remote.git"), "-b", "gh-pages", "other")
    write(folder.parent / "other", "index.html", "newer")
    commit(folder.parent / "other", "Second\n\nPublished-by: digest")
    git(folder.parent / "other", "push", "--quiet")
    before = git(folder, "for-each-ref") + remote(folder, "for-each-ref")
    tip = git(folder.parent / "other", "rev-parse", "HEAD")[:10]
    assert digest(folder, "deploy", "--dry-run").err.endswith(f" to origin/gh-pages, upon {tip}.\n")
    assert git(folder, "for-each-ref") + remote(folder, "for-each-ref") == before


def test_without_a_push_the_remote_stays_as_it_is(folder: Path) -> None:
    before = remote(folder, "for-each-ref")
    ran = digest(folder, "deploy", "--no-push", "--branch", "pages")
    assert (ran.code, ran.err.partition(" files ")[2]) == (0, "to pages.\n")
    assert remote(folder, "for-each-ref") == before
    assert git(folder, "ls-tree", "--name-only", "pages", "index.html") == "index.html\n"
    git(folder, "remote", "remove", "origin")
    assert digest(folder, "deploy", "--no-push", "--branch", "pages").code == 0


@pytest.mark.parametrize("where", ["remote", "local"])
def test_another_branchs_work_is_never_lost(folder: Path, where: str) -> None:
    hand_made(folder, where)
    before = git(folder, "for-each-ref", "refs/heads") + remote(folder, "for-each-ref")
    for dry in ([], ["--dry-run"]):
        ran = digest(folder, "deploy", *dry)
        assert ran.code == 1
        assert "gh-pages holds 2 commits that digest did not make, the newest '" in ran.err
        assert "By hand' (another --branch; or --force" in ran.err
        assert git(folder, "for-each-ref", "refs/heads") + remote(folder, "for-each-ref") == before


def test_a_site_in_a_folder_of_a_repository(folder: Path) -> None:
    hand_made(folder, "remote")
    inner = folder / "inner"
    write(inner, "digest.yaml", "title: Paper\nbase_url: https://paper.example/\n")
    digest(inner, "build")
    assert "gh-pages holds 2 commits that digest did not make" in digest(inner, "deploy").err
    assert digest(inner, "deploy", "--branch", "pages").code == 0
    assert "index.html" in remote(folder, "ls-tree", "--name-only", "pages").splitlines()


def test_force_keeps_the_history_of_others(folder: Path) -> None:
    hand_made(folder, "remote")
    assert digest(folder, "deploy", "--force").code == 0
    assert subjects(folder) == ["Publish the site", "By hand", "Begin"]
    assert "mine.txt" not in published(folder)
    assert digest(folder, "deploy").code == 0  # said once: our commit vouches for what it replaced
    git(folder.parent, "clone", "--quiet", str(folder.parent / "remote.git"), "-b", "gh-pages", "other")
    write(folder.parent / "other", "more.txt", "more")
    commit(folder.parent / "other", "By hand, later")
    git(folder.parent / "other", "push", "--quiet")
    ran = digest(folder, "deploy")
    assert (ran.code, "holds 1 commit that digest did not make" in ran.err) == (1, True), ran.err


def test_what_another_machine_deployed_is_kept(folder: Path) -> None:
    digest(folder, "deploy", "-m", "First")
    git(folder.parent, "clone", "--quiet", str(folder.parent / "remote.git"), "-b", "gh-pages", "other")
    write(folder.parent / "other", "index.html", "newer")
    commit(folder.parent / "other", "Second\n\nPublished-by: digest")
    git(folder.parent / "other", "push", "--quiet")
    assert digest(folder, "deploy", "-m", "Third").code == 0
    assert subjects(folder) == ["Third", "Second", "First"]


def test_commits_of_ghp_import_are_ours(folder: Path) -> None:
    subprocess.run([sys.executable, "-m", "ghp_import", "-p", "site"], cwd=folder, check=True, capture_output=True)
    assert digest(folder, "deploy").code == 0
    assert subjects(folder) == ["Publish the site", "Update documentation"]


def test_the_domain_of_a_branch_is_kept(folder: Path) -> None:
    digest(folder, "deploy")
    git(folder.parent, "clone", "--quiet", str(folder.parent / "remote.git"), "-b", "gh-pages", "other")
    write(folder.parent / "other", "CNAME", "paper.example\n")
    commit(folder.parent / "other", "Create CNAME")
    git(folder.parent / "other", "push", "--quiet")
    assert digest(folder, "deploy").code == 0
    assert git(folder, "show", "gh-pages:CNAME") == "paper.example"
    write(folder, "digest.yaml", (folder / "digest.yaml").read_text() + "cname: news.paper.example\n")
    digest(folder, "build")
    digest(folder, "deploy")
    assert git(folder, "show", "gh-pages:CNAME") == "news.paper.example\n"


def test_the_branch_that_one_works_on_is_refused(folder: Path) -> None:
    for options in ([], ["--force"]):
        ran = digest(folder, "deploy", "--branch", "main", *options)
        assert (ran.code, "main is checked out" in ran.err) == (1, True)
    git(folder, "worktree", "add", "--quiet", "-b", "gh-pages", str(folder.parent / "tree"))
    assert "gh-pages is checked out" in digest(folder, "deploy", "--force").err
    assert subjects(folder, "main") == ["Begin"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--remote", "nowhere"), "git remote nowhere:1: there is no such remote (git remote add nowhere "),
        (("--branch", "a..b"), "--branch:1: 'a..b' is not a branch's name (gh-pages)"),
        (("--branch=-x",), "--branch:1: '-x' is not a branch's name (gh-pages)"),
        (("-o", "nowhere"), "nowhere:1: no site was built here (`digest build` first)"),
    ],
)
def test_what_is_wrong_is_said(folder: Path, options: tuple[str, ...], said: str) -> None:
    ran = digest(folder, "deploy", *options)
    assert (ran.code, ran.err.startswith(f"digest: {said}")) == (1, True), ran.err


def test_a_remote_that_cannot_be_reached(folder: Path) -> None:
    git(folder, "remote", "set-url", "origin", str(folder.parent / "gone.git"))
    ran = digest(folder, "deploy")
    assert (ran.code, ran.err.startswith("digest: git remote origin:1: can't be reached")) == (1, True), ran.err


def test_outside_a_repository(tmp_path: Path) -> None:
    write(tmp_path, "digest.yaml", "title: Paper\nbase_url: https://paper.example/\n")
    digest(tmp_path, "build")
    assert "not a git repository" in digest(tmp_path, "deploy").err


def test_without_the_extra(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deploying.importlib.util, "find_spec", lambda _: None)
    assert digest(folder, "deploy").err == "digest: digest deploy:1: needs the extra `deploy` (pip install 'digest-news[deploy]')\n"


def hand_made(folder: Path, where: str) -> None:
    """A branch gh-pages on which somebody works."""
    git(folder, "checkout", "--quiet", "-b", "gh-pages")
    write(folder, "mine.txt", "mine")
    commit(folder, "By hand")
    git(folder, "checkout", "--quiet", "main")
    if where == "remote":
        git(folder, "push", "--quiet", "origin", "gh-pages")
        git(folder, "branch", "--quiet", "-D", "gh-pages")
        git(folder, "update-ref", "-d", "refs/remotes/origin/gh-pages")


def published(folder: Path) -> set[str]:
    return set(remote(folder, "ls-tree", "-r", "--name-only", "gh-pages").splitlines())


def subjects(folder: Path, branch: str = "gh-pages") -> list[str]:
    return remote(folder, "log", "--format=%s", branch).splitlines()


def commit(folder: Path, message: str) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "-m", message)


def remote(folder: Path, *arguments: str) -> str:
    return git(folder.parent / "remote.git", *arguments)


def git(folder: Path, *arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, text=True).stdout
