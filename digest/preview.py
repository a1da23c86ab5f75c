"""`digest serve`: build, serve, watch, build again."""

from __future__ import annotations

import threading
from pathlib import Path

from digest import cache, project, publishing, report, serve
from digest.problem import Problem


def run(site: project.Project, say: report.Say, bind: str, port: int, opens: bool) -> None:
    """Serve until interrupted. The preview is built beside the cache, so that drafts never reach site/."""
    out = site.root / cache.FOLDER / "preview"
    options = project.Options(output=out, drafts=True, future=True)
    settings = site.config()
    _build(site, options, say)
    reload = serve.Reload()
    try:
        server = serve.server(out, settings.base.path, bind, port, reload)
    except OSError as error:
        raise Problem(f"{bind}:{port}", 0, f"can't listen: {error.strerror}", "another --port") from None
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://{bind}:{server.server_port}{settings.base.path}"
    say.done(f"Serving at {address} (press Ctrl+C to stop)")
    if opens:
        import webbrowser

        webbrowser.open(address)
    stop = threading.Event()

    def changed() -> None:
        _build(site, options, say)
        reload.tell()

    try:
        serve.watch([Path(site.root, name) for name in ("content", "templates", "themes", "static")] + [site.config_path], changed, stop)
    finally:
        stop.set()
        server.shutdown()


def _build(site: project.Project, options: project.Options, say: report.Say) -> None:
    """One build; what is wrong is said, and the next change tries again."""
    try:
        summary = publishing.publish(site, options, say.progress)
    except (Problem, OSError) as problem:
        say.problems([problem if isinstance(problem, Problem) else Problem(problem.filename or "disk", 1, problem.strerror or str(problem))])
        return
    say.problems(summary.problems)
    if not summary.nothing:
        say.built(summary, options.output or site.root / "site")
