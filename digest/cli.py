"""Arguments → exit code: the command line."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest import __version__, commands, report
from digest.commands import Time, quiet_option, verbose_option
from digest.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Callable

    from digest.look import Look
    from digest.model import Article, When
    from digest.project import Options, Project

SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


@click.group(context_settings=SETTINGS)
@click.version_option(__version__, message="digest %(version)s")
@click.option("-C", "folder", metavar="DIR", default=".", help="The site's folder.")
@click.option("-c", "config", metavar="FILE", default="", help="The configuration file (digest.yaml in the site's folder).")
@click.option("-q", "quiet", is_flag=True, help="Say nothing but problems.")
@click.option("-v", "verbose", is_flag=True, help="Say more.")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colour in messages.")
@click.pass_context
def digest(context: click.Context, folder: str, config: str, quiet: bool, verbose: bool, color: str) -> None:
    """Make a news site from page dumps, Markdown and JSON: grouped by topic and story, with feeds.

    \b
    Start here:
      digest init my-site && cd my-site
      digest serve
    """
    from digest.project import Project

    root = Path(folder)
    context.meta["look"] = context.obj  # what was found before the command line was loaded
    context.obj = Project(root, Path(config) if config else root / "digest.yaml")
    context.meta["say"] = report.Say(quiet, verbose, color)
    context.color = context.meta["say"].colour


@digest.command()
@click.argument("folder", default=".", metavar="[DIR]")
@click.option("--title", default="", help="The site's name.")
@click.option("-b", "--base-url", default="", help="The address it will be published at.")
@click.option("--force", is_flag=True, help="Also in a folder that is not empty; nothing there is overwritten.")
@quiet_option
@verbose_option
@click.pass_context
def init(context: click.Context, folder: str, title: str, base_url: str, force: bool) -> None:
    """Make a new site, with demo articles.

    \b
    Example:  digest init my-site
    """
    from digest import scaffold

    if sys.stdin.isatty() and not title:
        title = click.prompt("Title", default=scaffold.TITLE, err=True)
    if sys.stdin.isatty() and not base_url:
        base_url = click.prompt("Address it will be published at", default=scaffold.BASE_URL, err=True)
    target = context.obj.root / folder
    made, kept = scaffold.site(target, title or scaffold.TITLE, base_url or scaffold.BASE_URL, force)
    say = context.meta["say"]
    say.done(f"Made a site in {target}: {made} files" + (f", {kept} kept as they were" if kept else "") + ".")
    say.hint(f"Next:  cd {folder} && digest serve" if folder != "." else "Next:  digest serve")


@digest.command("import")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option("--fetched", type=Time(), help="When the pages were saved; ages such as “2 hours ago” count back from it.")
@click.option("--source", default="", help="The outlet, where the file does not say.")
@click.option("--url", default="", help="The page's address.")
@click.option("--language", default="", help="A language tag such as en.")
@click.option("--again", is_flag=True, help="Import known items anew; a page that a person edited is kept.")
@click.option("--dry-run", is_flag=True, help="Write nothing.")
@click.option("--engine", type=click.Choice(["local", "dask"]), default="local", help="Who reads: this machine, or a dask cluster.")
@click.option("--scheduler", metavar="ADDRESS", default="", help="Of the cluster, such as tcp://10.0.0.1:8786.")
@click.option("-o", "--output", metavar="DIR", default="", help="Write articles here, as JSON Lines, a file for each shard; DIR may be an s3:// address.")
@click.option("-j", "--jobs", type=click.IntRange(0), default=0, help="Processes; 0 for one a processor.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object an article.")
@quiet_option
@verbose_option
@click.pass_context
def import_(context: click.Context, /, paths: tuple[str, ...], fetched: When | None, again: bool, dry_run: bool, jobs: int, as_json: bool, **said: str) -> None:
    """Turn saved pages, feeds, mail, Markdown, JSON and archives of these into pages of content/articles.

    \b
    Example:  digest import ~/saved --fetched 2025-06-04T12:00:00Z
    """
    from digest import files, importing, project
    from digest.model import Article

    site: Project = context.obj
    say: report.Say = context.meta["say"]
    given = Article(source=said["source"], url=said["url"], language=said["language"], fetched=fetched)
    options = project.Options(jobs=jobs)
    largest = site.config().max_bytes
    if said["engine"] == "dask" or said["output"]:
        _shards(say, paths, said, given, largest)
        return
    context.with_resource(files.alone(site.root))
    items, problems = importing.inbox(site, [Path(path) for path in paths if path != "-"], given, largest)
    if "-" in paths:
        items.append(importing.standard_input(sys.stdin.buffer, given, largest))
    count = report.Count()
    try:
        for found in importing.import_(site, items, options, again=again, dry_run=dry_run, progress=say.progress):
            for one in found.made if as_json or dry_run else ():
                print(json.dumps(report.made(one), ensure_ascii=False) if as_json else f"{one.page.path}\t{one.page.article.title}")
            say.details(() if dry_run else [*found.files, *found.renewed])
            problems += found.problems
            count.add(found)
    except KeyboardInterrupt:
        say.problems(problems)
        say.done("Nothing was written." if dry_run else "Stopped. What was written so far is whole and stays; the same command goes on from there.")
        raise
    say.twins(count.same)
    say.problems(problems)
    say.done(count.told(len(items), dry_run))
    if problems and not count.made and not count.skipped:
        raise SystemExit(1)


def _shards(say: report.Say, paths: tuple[str, ...], said: dict[str, str], given: Article, largest: int) -> None:
    """Shards into JSON Lines of articles, ready to be imported."""
    from digest import cluster

    if not said["output"] or (said["engine"] == "dask") != bool(said["scheduler"]):
        raise click.UsageError("--engine dask needs --scheduler ADDRESS and --output DIR; --scheduler needs --engine dask")
    urls = cluster.shards(paths)
    problems: list[Problem] = []
    done = articles = known = 0
    for shard in say.progress(cluster.import_(urls, said["output"], given, largest, said["scheduler"]), len(urls), "Shards"):
        say.details([shard.path])
        problems += shard.problems
        done, articles, known = done + 1, articles + shard.articles, known + shard.known
    say.problems(problems)
    extra = f", {known:,} done before" if known else ""
    say.done(f"Read {report.count(done, 'shard')} into {said['output']}: {report.count(articles, 'article')}{extra}.")


@digest.command()
@click.option("-o", "--output", metavar="DIR", default="", help="Where to build (site/).")
@click.option("-b", "--base-url", metavar="URL", default="", help="Instead of the configuration's base_url.")
@click.option("-D", "--drafts", is_flag=True, help="Also drafts.")
@click.option("-F", "--future", is_flag=True, help="Also articles of the future.")
@click.option("--now", type=Time(), help="The time that decides which articles are of the future or expired.")
@click.option("-j", "--jobs", type=click.IntRange(0), default=0, help="Processes; 0 for one a processor.")
@click.option("--full", is_flag=True, help="Ignore the cache.")
@click.option("--strict", is_flag=True, help="A problem is a failure.")
@click.option("--verify", is_flag=True, help="Build twice and compare.")
@click.option("--no-import", is_flag=True, help="Leave the inbox alone.")
@click.option("--json", "as_json", is_flag=True, help="The summary as JSON.")
@quiet_option
@verbose_option
@click.pass_context
def build(context: click.Context, /, output: str, base_url: str, now: When | None, strict: bool, no_import: bool, as_json: bool, **asked: object) -> None:
    """Import what is new in content/inbox, then build the site.

    \b
    Example:  digest build --base-url https://example.github.io/news/
    """
    from digest import project, publishing

    say: report.Say = context.meta["say"]
    made: Callable[..., Options] = project.Options
    options = made(output=Path(output) if output else None, base_url=base_url, now=now.at if now else None, imports=not no_import, **asked)
    summary = publishing.publish(context.obj, options, say.progress, context.meta["look"])
    say.problems(summary.problems)
    say.built(summary, options.output or context.obj.root / "site")
    if as_json:
        print(json.dumps(report.summary(summary), ensure_ascii=False))
    if summary.different or (strict and summary.problems):
        raise SystemExit(1)


@digest.command()
@click.option("-p", "--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option("--bind", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--open", "opens", is_flag=True, help="Open the browser.")
@quiet_option
@verbose_option
@click.pass_context
def serve(context: click.Context, port: int, bind: str, opens: bool) -> None:
    """Build, serve, and build again whenever a file changes. Drafts and future articles are shown.

    \b
    Example:  digest serve --open
    """
    from digest import preview

    preview.run(context.obj, context.meta["say"], bind, port, opens)


@digest.command()
@click.option("-o", "--output", metavar="DIR", default="", help="The built site (site/).")
@click.option("-b", "--base-url", metavar="URL", default="", help="The address it was built for.")
@click.option("--feeds", "only_feeds", is_flag=True, help="Only feeds: the site's, or those named.")
@click.option("--strict", is_flag=True, help="A warning is a failure, too.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a problem.")
@click.argument("feeds", nargs=-1, metavar="[FEED]…")
@quiet_option
@verbose_option
@click.pass_context
def check(context: click.Context, output: str, base_url: str, only_feeds: bool, strict: bool, as_json: bool, feeds: tuple[str, ...]) -> None:
    """Check configuration, content and the built site: links, feeds, identities.

    With --feeds only the site's feeds, or any others: files, or addresses on this machine.
    An error is a failure; a warning says what works, only less well.

    \b
    Example:  digest build && digest check
              digest check --feeds http://localhost:8000/news/feed.xml
    """
    from digest import checking

    if feeds and not only_feeds:
        raise click.UsageError("feeds are named behind --feeds")
    out = Path(output) if output else None
    found = checking.feeds(context.obj, out, base_url, feeds) if only_feeds else checking.site(context.obj, out, base_url)
    problems, looked_at = found
    say: report.Say = context.meta["say"]
    if as_json:
        for problem in problems:
            print(json.dumps(report.problem(problem), ensure_ascii=False))
    else:
        say.problems(problems)
    say.done(report.checked(looked_at, "feed" if only_feeds else "page", problems))
    if any(strict or not problem.warning for problem in problems):
        raise SystemExit(1)


for command in commands.ALL:
    digest.add_command(command)


def main(found: Look | None = None) -> None:
    """Run the command line. Exit status: 0 done, 1 failed, 2 wrong usage, 130 interrupted."""
    try:
        status = digest.main(prog_name="digest", standalone_mode=False, obj=found)
        if sys.stdout:  # None where it was closed
            sys.stdout.flush()
        code = status if isinstance(status, int) else 0
    except Problem as problem:
        report.error(str(problem))
        code = 1
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        report.error("interrupted")
        code = 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is left unsaid has nobody to hear it
        code = 1
    except OSError as error:
        report.error(f"{error.filename or 'disk'}:1: {error.strerror or error}")
        code = 1
    sys.exit(code)
