"""`digest deploy`: the built site as a commit on a branch of its own, pushed; what others committed there is never lost."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from digest import files, report
from digest.problem import Problem
from digest.project import Project

TRAILER = "Published-by: digest"
"""In the message of each commit of ours: what tells that a branch is nobody else's."""
_NO_MATCH = 2  # exit status of `git ls-remote --exit-code` where it finds no such branch
_IMPORTED = "Update documentation"  # what ghp-import writes where it is not told


@dataclass(frozen=True, slots=True)
class Target:
    """Where a site is to go, and how."""

    remote: str = "origin"
    branch: str = "gh-pages"
    message: str = "Publish the site"
    no_push: bool = False
    dry_run: bool = False
    force: bool = False


def deploy(site: Project, out: Path, target: Target) -> str:
    """Commit and push; what was done, in a sentence. Raises Problem before anything is changed where the branch may hold another's work."""
    if importlib.util.find_spec("ghp_import") is None:
        raise Problem("digest deploy", 0, "needs the extra `deploy`", "pip install 'digest-news[deploy]'")
    if not files.manifest(out):
        raise Problem(str(out), 0, "no site was built here", "`digest build` first")
    git = _Git(site.root)
    there, here = _there(git, target), git.commit(f"refs/heads/{target.branch}")
    tip = there or here
    _refuse(git, target, [one for one in (there, here) if one])
    parts = [report.count(sum(len(names) for _, _, names in os.walk(out)), "file"), f"{target.remote}/{target.branch}" if not target.no_push else target.branch]
    if target.dry_run:
        return f"Would {'commit' if target.no_push else 'push'} {parts[0]} to {parts[1]}" + (f", upon {tip[:10]}." if tip else ", a new branch.")
    if there:
        git.must("update-ref", _tracking(target), there)
    else:
        git.run("update-ref", "-d", _tracking(target))  # the branch is gone there: so is what was known of it
    _import(site.root, out, target, _cname(git, out, tip))
    if not target.no_push:
        git.must("push", target.remote, f"refs/heads/{target.branch}:refs/heads/{target.branch}")
    return f"{'Committed' if target.no_push else 'Pushed'} {parts[0]} to {parts[1]}."


class _Git:
    def __init__(self, root: Path) -> None:
        self._root = root
        self.must("rev-parse", "--git-dir")

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C.UTF-8"}
        try:
            return subprocess.run(["git", *arguments], cwd=self._root, env=environment, capture_output=True, text=True, errors="replace", check=False)  # noqa: S603, S607
        except OSError as error:
            raise Problem("git", 0, f"can't be run: {error.strerror}", "install git") from None

    def must(self, *arguments: str) -> str:
        """What git prints. Raises Problem with its last words where it fails."""
        ran = self.run(*arguments)
        if ran.returncode:
            said = ran.stderr.strip().splitlines() or [f"exit status {ran.returncode}"]
            raise Problem(f"git {arguments[0]}", 0, "; ".join(line.removeprefix("fatal: ") for line in said[-3:]))
        return ran.stdout

    def commit(self, ref: str) -> str:
        """The commit that a reference names; empty where there is none."""
        return self.run("rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}").stdout.strip()


def _there(git: _Git, target: Target) -> str:
    """The commit at the remote's branch, fetched and not noted anywhere; empty where there is no such branch. Raises Problem where nobody can tell."""
    if git.run("check-ref-format", "--branch", target.branch).returncode or target.branch.startswith("-"):
        raise Problem("--branch", 0, f"{target.branch!r} is not a branch's name", "gh-pages")
    if target.remote not in git.must("remote").splitlines():
        if target.no_push:
            return ""
        raise Problem(f"git remote {target.remote}", 0, "there is no such remote", f"git remote add {target.remote} https://github.com/NAME/REPOSITORY.git")
    listed = git.run("ls-remote", "--exit-code", target.remote, f"refs/heads/{target.branch}")
    if listed.returncode == _NO_MATCH:
        return ""
    if listed.returncode and target.no_push:
        return git.commit(_tracking(target))
    if listed.returncode:
        raise Problem(f"git remote {target.remote}", 0, "can't be reached: " + listed.stderr.strip().rpartition("\n")[2].removeprefix("fatal: "))
    git.must("fetch", "--quiet", "--refmap=", "--no-write-fetch-head", target.remote, f"refs/heads/{target.branch}")
    return listed.stdout.split()[0]


def _refuse(git: _Git, target: Target, tips: list[str]) -> None:
    """Raises Problem where the branch is checked out, or holds commits that are not ours and `force` was not said."""
    local = f"refs/heads/{target.branch}"
    if f"branch {local}" in git.must("worktree", "list", "--porcelain").splitlines() or git.run("symbolic-ref", "--quiet", "HEAD").stdout.strip() == local:
        raise Problem("--branch", 0, f"{target.branch} is checked out: your own work lies there", "a branch for the site alone, such as gh-pages")
    if target.force or not tips:
        return
    # A commit of ours vouches for all before it: it was made where nothing was another's, or where --force was said.
    ours = [f"^{found}" for tip in tips if (found := git.must("log", "-1", "--format=%H", "-E", f"--grep=^{TRAILER}$", tip).strip())]
    # GitHub commits CNAME by itself when a domain is entered there; we keep that file
    log = git.must("log", "-z", "--full-history", "--format=%h %s%x01%B", *tips, *ours, "--", ":(top)", ":(top,exclude)CNAME")
    others = [head for head, _, body in (entry.partition("\x01") for entry in log.split("\0") if entry) if not _is_ours(body)]
    if others:
        what = f"{target.branch} holds {report.count(len(others), 'commit')} that digest did not make, the newest {others[0]!r}"
        raise Problem("--branch", 0, what, "another --branch; or --force, which replaces the files there and keeps the history")


def _tracking(target: Target) -> str:
    return f"refs/remotes/{target.remote}/{target.branch}"


def _is_ours(message: str) -> bool:
    return TRAILER in message.splitlines() or message.strip() == _IMPORTED


def _cname(git: _Git, out: Path, tip: str) -> str:
    """The domain that the branch is published at, where the site itself does not say."""
    found = git.run("show", f"{tip}:CNAME") if tip and not (out / "CNAME").exists() else None
    return found.stdout.strip() if found and found.returncode == 0 else ""


def _import(root: Path, out: Path, target: Target, cname: str) -> None:
    """ghp-import sets the local branch to the remote's and commits upon it; we push ourselves, never by force."""
    message = f"{target.message}\n\n{TRAILER}"
    arguments = ["-n", "-r", target.remote, "-b", target.branch, "-m", message, *(["-c", cname] if cname else []), str(out.absolute())]
    ran = subprocess.run([sys.executable, "-m", "ghp_import", *arguments], cwd=root, capture_output=True, text=True, errors="replace", check=False)  # noqa: S603
    if ran.returncode:
        raise Problem("ghp-import", 0, (ran.stderr.strip().splitlines() or ["failed"])[-1])
