"""Make the pictures that README.md shows: the demo's front page in light, in dark and in the theme `compact`, and an article on a phone.

usage: python docs/screenshots.py        (needs the extra `test`, and Chromium: `chromium` on the PATH, or its path in CHROMIUM)
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from digest import project, publishing, serve  # noqa: E402 - found by the line above

SHOTS = ROOT / "docs"
ARTICLE = "articles/2026/05/thousands-still-without-power-on-lintholm-two-days-after-storm-maren/"
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync")


@contextmanager
def demo(theme: str) -> Iterator[str]:
    """The address of the demo site in a theme, built afresh and served for as long as the block lasts."""
    with tempfile.TemporaryDirectory(prefix="digest-demo-") as folder:
        root = Path(folder)
        settings = (ROOT / "digest.yaml").read_text("utf-8")
        (root / "digest.yaml").write_text(f"{settings}\ntheme: {theme}\n", "utf-8")
        for name in ("inbox", "topics", "pages"):
            shutil.copytree(ROOT / "content" / name, root / "content" / name)
        site = project.Project(root, root / "digest.yaml")
        summary = publishing.publish(site, project.Options(jobs=1))
        if summary.problems:
            raise SystemExit("\n".join(map(str, summary.problems)))
        path = site.config().base.path
        server = serve.server(root / "site", path, "127.0.0.1", 0, serve.Reload())
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{path}"
        finally:
            server.shutdown()


def shoot(browser: Browser, address: str, name: str, width: int, height: int, scheme: str, scale: float = 1) -> None:
    """One picture of the top of a page."""
    context = browser.new_context(
        viewport={"width": width, "height": height}, device_scale_factor=scale, color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce"
    )
    page = context.new_page()
    answer = page.goto(address, wait_until="load")
    if answer is None or not answer.ok:
        raise SystemExit(f"{address}: {answer.status if answer else 'no answer'}")
    page.screenshot(path=SHOTS / name, clip={"x": 0, "y": 0, "width": width, "height": height})
    context.close()


def main() -> None:
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(QUIET))
        with demo("default") as address:
            shoot(browser, address, "home-light.png", 1280, 900, "light")
            shoot(browser, address, "home-dark.png", 1280, 900, "dark")
            shoot(browser, address + ARTICLE, "article-phone.png", 390, 844, "light", scale=1.5)
        with demo("compact") as address:
            shoot(browser, address, "home-compact.png", 1280, 700, "light")
        browser.close()
    for shot in sorted(SHOTS.glob("*.png")):
        print(f"{shot.relative_to(ROOT)}: {shot.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
