"""Shards: a cluster of two workers makes what one machine makes, and no shard is read twice."""

import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest

from digest import cluster, importing, project
from digest.model import Article

from . import fuzz

ROOT = Path(__file__).parent.parent


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.warc.gz").write_bytes(gzip.compress(fuzz.WARC))
    for name in "bcd":
        rows = [{"title": f"Report {name} {number} from Orn", "text": f"Words {number} of {name}.\n\nAnd more.", "source": "Post"} for number in range(20)]
        (tmp_path / f"in/{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows) + "{broken\n", "utf-8")
    (tmp_path / "digest.yaml").write_text("title: Shards\nbase_url: https://example.org/\n", "utf-8")
    return tmp_path


def digest(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {"PYTHONPATH": str(ROOT), "PATH": ""}
    return subprocess.run([sys.executable, "-m", "digest", "-C", str(folder), *arguments], capture_output=True, text=True, env=environment)


def made(out: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in out.iterdir()}


def test_two_workers_make_what_one_machine_makes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    distributed = pytest.importorskip("distributed")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    assert digest(folder, "import", "--output", str(folder / "local"), str(folder / "in/*")).returncode == 0
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as workers:
        arguments = ("import", "--engine", "dask", "--scheduler", workers.scheduler_address, "--output", f"file://{folder}/spread", f"file://{folder}/in")
        ran = digest(folder, *arguments)
        again = digest(folder, *arguments)
    assert "Read 4 shards" in ran.stderr, ran.stderr
    assert "64 articles" in ran.stderr
    assert ran.stderr.count("not JSON") == 3
    assert "0 articles, 4 done before" in again.stderr
    assert made(folder / "spread") == made(folder / "local")


def test_shards_bring_the_articles_that_a_local_import_brings(folder: Path) -> None:
    pytest.importorskip("fsspec")
    found = list(cluster.import_(cluster.shards([str(folder / "in")]), str(folder / "out"), Article(), 1_000_000, ""))
    assert [one.articles for one in found] == [4, 20, 20, 20]
    assert imported(folder, "in") == imported(folder, "out")


def test_a_shard_that_was_cut_off_is_read_again(folder: Path) -> None:
    pytest.importorskip("fsspec")
    (url,) = cluster.shards([str(folder / "in/b.jsonl")])
    target = Path(cluster.target(url, str(folder / "out")))
    target.parent.mkdir()
    target.with_name(target.name + ".part").write_text("half a li", "utf-8")
    (done,) = cluster.import_([url], str(folder / "out"), Article(), 1_000_000, "")
    assert (done.articles, done.known) == (20, False)
    assert made(target.parent) == {target.name: target.read_text("utf-8")}
    assert [one.known for one in cluster.import_([url], str(folder / "out"), Article(), 1_000_000, "")] == [True]


def test_wrong_usage_and_missing_extras_are_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert digest(folder, "import", "--engine", "dask", "in").returncode == 2
    monkeypatch.setattr(cluster.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(cluster.Problem, match=r"fsspec is not installed.*digest-news\[cluster\]"):
        cluster.shards(["in"])


def imported(folder: Path, name: str) -> set[tuple[str, str, str]]:
    site = project.Project(folder, folder / "digest.yaml")
    items, _ = importing.inbox(site, [folder / name], Article(), 1_000_000)
    return {
        (one.page.article.id, one.page.article.title, one.page.article.body)
        for found in importing.import_(site, items, project.Options(jobs=1), dry_run=True)
        for one in found.made
        if one.page.article.title != "Rain"  # a feed's entry without an address: its id comes from its GUID
    }
