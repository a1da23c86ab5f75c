"""The workflow that `digest init` writes: what it may do, and that its steps, run one by one in a clean folder, publish the site."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from digest import resources

from .pages import pages
from .test_hosting import ask

ROOT = Path(__file__).parent.parent
SOURCE = (resources.templates() / "init/pages.yml").read_text("utf-8")
WORKFLOW = yaml.load(SOURCE, yaml.CBaseLoader)  # every scalar a text: `on` is no truth value
JOBS = WORKFLOW["jobs"]
TOOL = "#!/bin/sh\n{}\n"


def test_actions_are_pinned_and_their_versions_told() -> None:
    used = re.findall(r"uses: (.*)", SOURCE)
    assert len(used) == 10
    assert [one for one in used if not re.fullmatch(r"actions/[a-z/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", one)] == []


def test_each_job_may_do_what_it_must() -> None:
    assert WORKFLOW["permissions"] == {}
    assert {name: job["permissions"] for name, job in JOBS.items()} == {
        "import": {"contents": "write", "pages": "read"},
        "build": {"contents": "read", "pages": "read"},
        "deploy": {"pages": "write", "id-token": "write"},
    }
    assert all("timeout-minutes" in job for job in JOBS.values())
    assert all(step["with"]["persist-credentials"] == "false" for job in JOBS.values() for step in job["steps"] if "actions/checkout@" in step.get("uses", ""))


def test_it_runs_daily_but_not_at_a_full_hour_and_pull_requests_do_not_deploy() -> None:
    assert set(WORKFLOW["on"]) == {"push", "pull_request", "workflow_dispatch", "schedule"}
    (schedule,) = WORKFLOW["on"]["schedule"]
    minute, hour, *rest = schedule["cron"].split()
    assert (0 < int(minute) < 60, int(hour) < 24, rest) == (True, True, ["*", "*", "*"])
    assert WORKFLOW["concurrency"]["cancel-in-progress"] == "false"
    for job in ("import", "deploy"):
        assert "github.ref == 'refs/heads/main'" in JOBS[job]["if"]  # a pull request's is refs/pull/…


def test_no_step_runs_what_somebody_else_may_write() -> None:
    """Expressions stand in `env:`, never in a command."""
    assert [step["run"] for job in JOBS.values() for step in job["steps"] if "${{" in step.get("run", "")] == []


@pytest.mark.parametrize(
    "command",
    [("actionlint", "-no-color"), ("zizmor", "--offline", "--no-progress"), ("check-jsonschema", "--builtin-schema", "vendor.github-workflows")],
    ids=lambda command: command[0],
)
@pytest.mark.parametrize("path", ["templates/init/pages.yml", ".github/workflows/pages.yml", ".github/workflows/tests.yml"])
def test_others_find_nothing_wrong_with_it(command: tuple[str, ...], path: str) -> None:
    tool = shutil.which(command[0], path=str(Path(sys.executable).parent)) or shutil.which(command[0])
    if tool is None:
        pytest.skip(f"{command[0]} is not installed")
    ran = subprocess.run([tool, *command[1:], ROOT / path], capture_output=True, text=True)
    assert ran.returncode == 0, ran.stdout + ran.stderr


@pytest.mark.skipif(shutil.which("git") is None or shutil.which("bash") is None, reason="git or bash is not installed")
def test_its_steps_publish_a_site(tmp_path: Path) -> None:
    runner = Runner(tmp_path)
    runner.owner("init", "--title", "Isle Press", "--base-url", "https://isle-press.github.io/harbour/", "site")
    runner.push("Begin")
    outputs = runner.job("import")
    head = runner.git("remote.git", "rev-parse", "main")
    assert outputs == {"commit": head}
    assert runner.git("remote.git", "log", "-1", "--format=%s %an", "main") == "Import what is new in the inbox github-actions[bot]"
    changed = runner.git("remote.git", "diff", "--name-only", "main~", "main").splitlines()
    assert {"content/imported.jsonl", "content/published.jsonl"} < set(changed)
    assert all(path.startswith("content/") for path in changed)

    runner.job("build", BASE_URL="https://isle-press.github.io/harbour", ref=outputs["commit"])
    assert runner.git("work", "status", "--porcelain") == ""  # the ledgers were complete
    with pages(tmp_path / "work/site", "/harbour/") as host:
        assert ask(host, "/harbour/")[0] == 200
        articles = list((tmp_path / "work/content/articles").rglob("*.md"))
        assert len(articles) > 10
        for path in articles:
            assert ask(host, "/harbour/" + path.relative_to(tmp_path / "work/content").with_suffix("").as_posix() + "/")[0] == 200

    assert runner.job("import") == outputs  # nothing new: no commit
    runner.git("site", "pull", "--quiet")
    (tmp_path / "site" / articles[0].relative_to(tmp_path / "work")).unlink()
    runner.push("Delete one")
    deleted = runner.job("import")["commit"]
    runner.job("build", BASE_URL="", ref=deleted)
    assert not (tmp_path / "work" / articles[0].relative_to(tmp_path / "work")).exists()  # it stays deleted


def test_a_quiet_repository_is_kept_awake_where_the_owner_asks(tmp_path: Path) -> None:
    runner = Runner(tmp_path)
    runner.owner("init", "site")
    runner.owner("-C", "site", "build")
    runner.push("Long ago", "2020-01-01T12:00:00Z")
    before = runner.git("remote.git", "rev-parse", "main")
    assert runner.job("import", KEEP="false") == {"commit": before}
    kept = runner.job("import", KEEP="true")["commit"]
    assert kept == runner.git("remote.git", "rev-parse", "main") != before
    assert runner.git("remote.git", "diff", "--name-only", "main~", "main") == ""
    assert runner.job("import", KEEP="true") == {"commit": kept}  # not again before 50 days are over


class Runner:
    """A machine of GitHub's in small: a checkout of `remote.git` in `work`, and steps run one by one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        tools = folder / "bin"
        tools.mkdir()
        (tools / "digest").write_text(TOOL.format(f'PYTHONPATH="{ROOT}" exec "{sys.executable}" -m digest "$@"'))
        (tools / "python").write_text(TOOL.format('[ "$*" = "-m pip install digest-news" ]'))  # it is installed already
        for tool in tools.iterdir():
            tool.chmod(0o755)
        self.plain = {"PATH": f"{tools}{os.pathsep}{os.environ['PATH']}", "HOME": str(folder), "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C.UTF-8"}
        self.git(".", "init", "--quiet", "--bare", "--initial-branch=main", "remote.git")

    def owner(self, *arguments: str) -> None:
        subprocess.run(["digest", *arguments], cwd=self.folder, env=self.plain, check=True, capture_output=True)

    def push(self, message: str, date: str = "") -> None:
        """What the owner does: commit everything, push."""
        if not (self.folder / "site/.git").exists():
            self.git("site", "init", "--quiet", "--initial-branch=main")
            self.git("site", "remote", "add", "origin", str(self.folder / "remote.git"))
        self.git("site", "add", "--all")
        when = {"GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date} if date else {}
        self.git("site", "-c", "user.name=Ann", "-c", "user.email=ann@isle.example", "commit", "--quiet", "-m", message, **when)
        self.git("site", "push", "--quiet", "-u", "origin", "main")

    def job(self, name: str, ref: str = "", **environment: str) -> dict[str, str]:
        """Run every command of a job after a checkout; its outputs."""
        outputs = self.folder / "outputs"
        outputs.write_text("")
        shutil.rmtree(self.folder / "work", ignore_errors=True)
        self.git(".", "clone", "--quiet", "--depth=1", f"file://{self.folder}/remote.git", "work")
        if ref:
            assert self.git("work", "rev-parse", "HEAD") == ref
        variables = self.plain | WORKFLOW["env"] | {"GITHUB_OUTPUT": str(outputs), "TOKEN": "secret", "KEEP": "false", "BASE_URL": ""} | environment
        for step in JOBS[name]["steps"]:
            assert set(step.get("env", {})) <= set(variables), step
            if "run" in step:
                ran = subprocess.run(["bash", "-e", "-c", step["run"]], cwd=self.folder / "work", env=variables, capture_output=True, text=True)
                assert ran.returncode == 0, (step["run"], ran.stderr)
        return dict(line.split("=", 1) for line in outputs.read_text().splitlines())

    def git(self, where: str, *arguments: str, **environment: str) -> str:
        ran = subprocess.run(["git", *arguments], cwd=self.folder / where, env=self.plain | environment, capture_output=True, text=True)
        assert ran.returncode == 0, (arguments, ran.stderr)
        return ran.stdout.strip()
