"""Draw the theme's PNG pictures from its SVG icon, in Chromium: python docs/icons.py

`default-*.png` are for home screens, where digest can't draw icons of the site's own letters: without the extra `images`, or in a script that its font has not
(the mark lies inside the safe zone of maskable icons). `card.png` is for links on social networks.
"""

from __future__ import annotations

import base64
from pathlib import Path

from playwright.sync_api import sync_playwright

ASSETS = Path(__file__).parent.parent / "templates" / "assets"
CHROMIUM = "/usr/bin/chromium"
ACCENT = "#8f1d2c"
SHAPES = (
    ("default-apple-touch-icon", 180, 180, 140), ("default-icon-192", 192, 192, 150), ("default-icon-512", 512, 512, 400),
    ("card", 1200, 630, 360),
)  # fmt: skip
"""Name, and pixels: width, height, and a side of the mark."""


def page(width: int, height: int, mark: int) -> str:
    """A page of the accent's colour with the mark in its middle, `mark` pixels wide."""
    svg = base64.b64encode((ASSETS / "default-icon.svg").read_bytes()).decode()
    image = f'<img src="data:image/svg+xml;base64,{svg}" width="{mark}" height="{mark}" alt="">'
    return f'<body style="margin:0;display:grid;place-items:center;width:{width}px;height:{height}px;background:{ACCENT}">{image}</body>'


def main() -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        for name, width, height, mark in SHAPES:
            shown = browser.new_page(viewport={"width": width, "height": height})
            shown.set_content(page(width, height, mark))
            shown.screenshot(path=str(ASSETS / f"{name}.png"))
            shown.close()
        browser.close()


if __name__ == "__main__":
    main()
