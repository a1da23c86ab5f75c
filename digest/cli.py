"""Arguments → exit code: the command line."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest import __version__, report
from digest.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Callable

    from digest.look import Look
    from digest.model import When
    from digest.project import Options, Project

LISTS = ("articles", "stories", "topics", "sources", "inbox")
SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class Time(click.ParamType["When"]):
    """A time with its zone, or a date, in ISO 8601."""

    name = "time"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> When:
        from digest import fields

        try:
            found = fields.as_when(str(value))
        except ValueError as error:
            self.fail(f"{error.args[0]} ({error.args[1]})", param, ctx)
        if found is None:
            self.fail("a time is missing", param, ctx)
        return found


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


def _loudness(context: click.Context, option: click.Parameter, given: bool) -> None:
    """`-q` and `-v` behind the command's name say the same as before it."""
    if given and option.name:
        setattr(context.meta["say"], option.name, True)


quiet_option = click.option("-q", "quiet", is_flag=True, expose_value=False, callback=_loudness, help="Say nothing but problems.")
verbose_option = click.option("-v", "verbose", is_flag=True, expose_value=False, callback=_loudness, help="Say more.")


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
@click.option("-j", "--jobs", type=click.IntRange(0), default=0, help="Processes; 0 for one a processor.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object an article.")
@quiet_option
@verbose_option
@click.pass_context
def import_(context: click.Context, /, paths: tuple[str, ...], fetched: When | None, again: bool, dry_run: bool, jobs: int, as_json: bool, **said: str) -> None:
    """Turn page dumps, Markdown and JSON into pages of content/articles.

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
    context.with_resource(files.alone(site.root))
    items, problems = importing.inbox(site, [Path(path) for path in paths if path != "-"], given, largest)
    if "-" in paths:
        items.append(importing.standard_input(sys.stdin.buffer.read(), given))
    found, wrong = importing.import_(site, items, options, again=again, dry_run=dry_run, progress=say.progress)
    if as_json:
        for one in found.made:
            print(json.dumps(report.made(one), ensure_ascii=False))
    elif dry_run:
        for one in found.made:
            print(f"{one.page.path}\t{one.page.article.title}")
    say.problems([*problems, *wrong])
    say.details(() if dry_run else [*found.files, *found.renewed])
    say.done(report.imported(found, len(items), dry_run))
    if (problems or wrong) and not found.made and not found.skipped:
        raise SystemExit(1)


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
@click.option("--json", "as_json", is_flag=True, help="One JSON object a problem.")
@quiet_option
@verbose_option
@click.pass_context
def check(context: click.Context, output: str, base_url: str, as_json: bool) -> None:
    """Check configuration, content and the built site: links, feeds, identities.

    \b
    Example:  digest build && digest check
    """
    from digest import project

    problems, pages = project.check(context.obj, Path(output) if output else None, base_url)
    say: report.Say = context.meta["say"]
    if as_json:
        for problem in problems:
            print(json.dumps({"path": problem.path, "line": problem.line, "what": problem.what, "right": problem.right}, ensure_ascii=False))
    else:
        say.problems(problems)
    say.done(f"Checked {report.count(pages, 'page')}: {report.count(len(problems), 'problem')}.")
    if problems:
        raise SystemExit(1)


@digest.command("list")
@click.argument("what", type=click.Choice(LISTS))
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@quiet_option
@verbose_option
@click.pass_context
def list_(context: click.Context, what: str, as_json: bool) -> None:
    """List articles, stories, topics, sources, or what is in the inbox.

    \b
    Example:  digest list stories --json
    """
    from digest import listing

    rows, problems = listing.rows(context.obj, what)
    for row in rows:
        print(json.dumps(row, ensure_ascii=False) if as_json else "\t".join(listing.columns(row)))
    context.meta["say"].problems(problems)


@digest.command()
@click.option("--since", type=Time(), help="Only articles published on this day or later, and those without a date.")
@click.option("--dry-run", is_flag=True, help="Show what would change, and write nothing.")
@quiet_option
@verbose_option
@click.pass_context
def regroup(context: click.Context, since: When | None, dry_run: bool) -> None:
    """Place articles in stories anew, and show what changes as a diff. Old addresses stay; a page that a person edited is left as it is.

    \b
    Example:  digest regroup --since 2026-05-01 --dry-run
    """
    from digest import importing

    found, lines, problems = importing.regrouped(context.obj, since.day() if since else None, dry_run=dry_run)
    for line in lines:
        print(line)
    say = context.meta["say"]
    say.problems(problems)
    say.done(f"{'Would move' if dry_run else 'Moved'} {report.count(len(found.moves), 'article')} to another story.")


@digest.group("eval")
def eval_() -> None:
    """Measure how well labelled articles of your own are sorted.

    \b
    Example:  digest eval stories labelled.jsonl
    """


@eval_.command("stories")
@click.argument("file", metavar="FILE.jsonl")
@click.option("--json", "as_json", is_flag=True, help="The figures as JSON.")
@quiet_option
@verbose_option
@click.pass_context
def eval_stories(context: click.Context, file: str, as_json: bool) -> None:
    """How well stories are found: each line has `title`, `text`, `story` (its label) and maybe `published`, `source`, `language`.

    \b
    Example:  digest eval stories labelled.jsonl
    """
    from dataclasses import asdict

    from digest import measuring

    found, problems = measuring.stories(context.obj, Path(file))
    context.meta["say"].problems(problems)
    if not found.items:
        raise SystemExit(1)
    if as_json:
        print(json.dumps(asdict(found)))
        return
    for name, value in asdict(found).items():
        print(f"{name}\t{value:.3f}" if isinstance(value, float) else f"{name}\t{value}")


@digest.command()
@click.argument("kind", type=click.Choice(["article", "topic", "story", "page"]))
@click.argument("title")
@quiet_option
@verbose_option
@click.pass_context
def new(context: click.Context, kind: str, title: str) -> None:
    """Write a Markdown file with its front matter, ready to be edited.

    \b
    Example:  digest new topic "Climate"
    """
    from digest import scaffold

    print(scaffold.page(context.obj.root, kind, title))


@digest.command()
@click.option("-o", "--output", metavar="DIR", default="", help="The built site (site/).")
@quiet_option
@verbose_option
@click.pass_context
def clean(context: click.Context, output: str) -> None:
    """Remove the cache and what builds made; nothing else.

    \b
    Example:  digest clean
    """
    from digest import cache, files

    root = context.obj.root
    made, kept = files.clear(Path(output) if output else root / "site")
    remembered = cache.clear(root)
    context.meta["say"].problems(kept)
    context.meta["say"].done(f"Removed {report.count(made, 'built file')} and {report.count(remembered, 'file')} of the cache.")


@digest.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the shell's completion script.

    \b
    Example:  digest completion bash >> ~/.bashrc
    """
    from click.shell_completion import get_completion_class

    made = get_completion_class(shell)
    assert made is not None
    print(made(digest, {}, "digest", "_DIGEST_COMPLETE").source())


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
