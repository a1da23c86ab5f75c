"""Commands beside those that make a site: what leaves it, what lists and measures it, what writes pages and tidies up."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest import report

if TYPE_CHECKING:
    from collections.abc import Callable

    from digest.model import When

LISTS = ("articles", "stories", "topics", "sources", "inbox", "themes")
EVALS = ("topics", "stories", "cleaning")


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


def _loudness(context: click.Context, option: click.Parameter, given: bool) -> None:
    """`-q` and `-v` behind the command's name say the same as before it."""
    if given and option.name:
        setattr(context.meta["say"], option.name, True)


quiet_option = click.option("-q", "quiet", is_flag=True, expose_value=False, callback=_loudness, help="Say nothing but problems.")
verbose_option = click.option("-v", "verbose", is_flag=True, expose_value=False, callback=_loudness, help="Say more.")


@click.group()
def export() -> None:
    """Write what leaves the site: an edition as an e-mail, an e-book or Markdown.

    \b
    Example:  digest export edition latest --markdown -
    """


@export.command("edition")
@click.argument("date", metavar="DATE")
@click.option("--email", metavar="FILE", default="", help="As an e-mail (.eml), ready to be sent.")
@click.option("--epub", metavar="FILE", default="", help="As an e-book with the full articles.")
@click.option("--markdown", metavar="FILE", default="", help="As Markdown; - for standard output.")
@click.option("-b", "--base-url", metavar="URL", default="", help="Instead of the configuration's base_url.")
@quiet_option
@verbose_option
@click.pass_context
def export_edition(context: click.Context, /, date: str, base_url: str, **forms: str) -> None:
    """Write the digest of a day (2025-06-04), of a week (2025-W23), or of the `latest` day.

    \b
    Example:  digest export edition latest --epub today.epub
    """
    from digest import exporting

    if not any(forms.values()):
        raise click.UsageError("say at least one of --email, --epub and --markdown")
    if "-" in (forms["email"], forms["epub"]):
        raise click.UsageError("only --markdown goes to standard output")
    found, problems = exporting.edition(context.obj, date, exporting.Wanted(**forms), base_url)
    say: report.Say = context.meta["say"]
    say.problems(problems)
    say.done(f"Exported {found.page.title}: {report.count(len(found.entries), 'article')}.")


@click.command()
@click.option("-o", "--output", metavar="DIR", default="", help="The built site (site/).")
@click.option("--remote", default="origin", show_default=True, help="The git remote to push to.")
@click.option("--branch", default="gh-pages", show_default=True, help="The branch that holds nothing but the site.")
@click.option("-m", "--message", default="Publish the site", show_default=True, help="Of the commit.")
@click.option("--no-push", is_flag=True, help="Commit to the local branch alone.")
@click.option("--dry-run", is_flag=True, help="Change nothing; say what would be pushed.")
@click.option("--force", is_flag=True, help="Also onto a branch with commits of others; they stay in its history.")
@quiet_option
@verbose_option
@click.pass_context
def deploy(context: click.Context, /, output: str, **asked: object) -> None:
    """Commit the built site to a branch and push it, for hosts that publish a branch.

    \b
    Example:  digest deploy --dry-run
    """
    from digest import deploying

    made: Callable[..., deploying.Target] = deploying.Target
    out = Path(output) if output else context.obj.root / "site"
    context.meta["say"].done(deploying.deploy(context.obj, out, made(**asked)))


@click.command("list")
@click.argument("what", type=click.Choice(LISTS))
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@quiet_option
@verbose_option
@click.pass_context
def list_(context: click.Context, what: str, as_json: bool) -> None:
    """List articles, stories, topics, sources, what is in the inbox, or the themes that `theme:` can name.

    \b
    Example:  digest list stories --json
    """
    from digest import listing

    rows, problems = listing.rows(context.obj, what)
    for row in rows:
        print(json.dumps(row, ensure_ascii=False) if as_json else "\t".join(listing.columns(row)))
    context.meta["say"].problems(problems)


@click.command()
@click.argument("what", metavar="ID-or-PATH")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line or article.")
@quiet_option
@verbose_option
@click.pass_context
def explain(context: click.Context, what: str, as_json: bool) -> None:
    """Why a page was cut where it was, dated so, and its articles put in their topics and stories: each with its score and the runner-up.

    Of an inbox item every line is shown: its score as text, the article that it went to, its label and the reasons.

    \b
    Example:  digest explain content/inbox/storm.txt
              digest explain content/articles/2026/05/a-slug.md
    """
    from digest import explaining

    rows, problems = explaining.explain(context.obj, what)
    for line in (json.dumps(row, ensure_ascii=False) for row in rows) if as_json else explaining.told(rows):
        print(line)
    context.meta["say"].problems(problems)
    if not rows:
        raise SystemExit(1)


@click.command("eval")
@click.argument("what", type=click.Choice(EVALS))
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE.jsonl")
@click.option("--json", "as_json", is_flag=True, help="The figures as one JSON object.")
@quiet_option
@verbose_option
@click.pass_context
def eval_(context: click.Context, what: str, file: Path, as_json: bool) -> None:
    """Measure on labelled articles of your own how well this site sorts and cleans: one JSON object a line.

    \b
    Example:  digest eval topics labelled.jsonl
    """
    from digest import evaluating
    from digest.problem import Problem

    figures, lines, problems = evaluating.TASKS[what](context.obj, file)
    if as_json:
        print(json.dumps(figures, ensure_ascii=False))
    else:
        print("\n".join(lines))
    if not figures["articles"] and not problems:
        problems = (Problem(str(file), 1, "nothing in it is labelled", "one JSON object a line"),)
    context.meta["say"].problems(problems)
    if not figures["articles"]:
        raise SystemExit(1)


@click.command()
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


@click.command()
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


@click.command()
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


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print the shell's completion script.

    \b
    Example:  digest completion bash >> ~/.bashrc
    """
    from click.shell_completion import get_completion_class

    made = get_completion_class(shell)
    assert made is not None
    print(made(context.find_root().command, {}, "digest", "_DIGEST_COMPLETE").source())


ALL: tuple[click.Command, ...] = (export, deploy, list_, explain, eval_, regroup, new, clean, completion)
"""In the order of `digest --help`, behind those of `cli`."""
