"""Themes: colours, fonts and a logo from the settings, folders laid over one another, and what is said where something is wrong."""

import re
from pathlib import Path

import pytest

from digest import config, listing, project, resources, theme, words
from digest.problem import Problem

from .edits import build, write

PAGE = "---\ntitle: Ferry stopped\npublished: 2026-03-09\n---\n\nThe ferry stayed in port.\n"
ADDRESS = "articles/2026/03/ferry/index.html"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"><path d="M0 0h120v40H0z"/></svg>'
STYLE = (resources.templates() / "assets/style.css").read_text("utf-8")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    write(tmp_path, "content/articles/2026/03/ferry.md", PAGE)
    return tmp_path


def dressed(site: Path, setting: str = "") -> project.Summary:
    write(site, "digest.yaml", f"title: Sea\nbase_url: https://sea.example/paper/\n{setting}\n")
    return build(site)


def page(site: Path, path: str = ADDRESS) -> str:
    return (site / "site" / path).read_text("utf-8")


def style(site: Path) -> str:
    """The style sheet that the front page links to."""
    (name,) = re.findall(r'<link rel="stylesheet" href="/paper/([^"]+)"', page(site, "index.html"))
    return page(site, name)


# Colours and fonts.


def test_contrast_is_as_the_guidelines_reckon_it() -> None:
    """The colours known from https://webaim.org/articles/contrast/: #767676 is the lightest grey that can be read on white."""
    assert theme.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert theme.contrast("#ffffff", "#ffffff") == pytest.approx(1)
    assert theme.contrast("#777777", "#ffffff") < theme.LEAST <= theme.contrast("#767676", "#ffffff")
    assert theme.readable("#777777", ("#ffffff",)) == "#757575"
    assert theme.readable("#808080", ("#ffffff", "#333333")) == ""


@pytest.mark.parametrize("sheet", sorted(resources.templates().glob("**/*.css")), ids=lambda path: path.relative_to(resources.templates()).as_posix())
def test_every_colour_of_a_built_in_theme_can_be_read(sheet: Path) -> None:
    css = sheet.read_text("utf-8") if sheet.name == "style.css" else STYLE + sheet.read_text("utf-8")
    shown = theme.palette(css)
    assert set(shown) == set(theme.COLORS)
    assert theme.faults(css, theme.Theme(colors=tuple((name, one.light, one.dark) for name, one in shown.items()))) == []


def test_every_custom_property_is_set_somewhere() -> None:
    for sheet in resources.templates().glob("**/*.css"):
        css = STYLE + sheet.read_text("utf-8")
        assert set(re.findall(r"var\((--[\w-]+)\)", css)) <= set(re.findall(r"(--[\w-]+):", css))
    assert {f"--{name}" for name in (*theme.COLORS, *theme.FONTS)} <= set(re.findall(r"(--[\w-]+):", STYLE))


def test_colours_and_fonts_stand_last_in_the_style_sheet(site: Path) -> None:
    assert (
        dressed(site, "theme: {colors: {accent: '#06c', paper: {light: '#FFFFFF', dark: '#101418'}}, fonts: {heading: \"'Noto Sans', sans-serif\"}}").problems
        == ()
    )
    last = style(site)[len(STYLE) :]
    assert "  --paper: light-dark(#ffffff, #101418);\n" in last
    assert "  --heading: 'Noto Sans', sans-serif;\n" in last
    light, dark = re.findall(r"--accent: light-dark\((#\w+), (#\w+)\);", last)[0]
    assert light == "#0066cc"
    assert theme.contrast(dark, "#101418") >= theme.LEAST > theme.contrast(light, "#101418")
    assert '<meta name="theme-color" content="#101418" media="(prefers-color-scheme: dark)">' in page(site)
    assert '"theme_color": "#ffffff"' in page(site, "manifest.webmanifest")


def test_a_colour_that_cannot_be_read_is_said_with_one_that_can(site: Path) -> None:
    summary = dressed(site, "theme: {colors: {accent: {light: '#0bd7d0', dark: '#0bd7d0'}}}")
    (problem,) = summary.problems
    assert (problem.path, problem.line) == ("digest.yaml", 3)
    assert problem.what.startswith("theme: colors: accent #0bd7d0 on tint #")
    assert problem.what.endswith(" has a contrast of 1.55:1 on light pages")
    (right,) = re.findall(r"at least 4\.5:1, as (#\w{6}) has", problem.right)
    again = build(site)
    assert again.nothing
    assert again.problems == summary.problems
    assert dressed(site, f"theme: {{colors: {{accent: '{right}'}}}}").problems == ()


WRONG = {
    "theme: compat": ("theme: there is no theme 'compat'", ""),
    "theme: ../else": ("theme: '../else' is not the name of a theme", "compact"),
    "theme: [a]": ("theme: is not a mapping", "compact"),
    "theme: {colour: x}": ("theme: has an unknown field 'colour'", "did you mean 'colors'?"),
    "theme: {colors: {acent: '#fff'}}": ("theme: has an unknown field 'acent'", "did you mean 'accent'?"),
    "theme: {colors: {accent: red}}": ("theme: colors: accent 'red' is not a colour", "'#0b57d0'"),
    "theme: {colors: {accent: '#12345'}}": ("theme: colors: accent '#12345' is not a colour", "'#0b57d0'"),
    "theme:\n  colors:\n    accent: #0b57d0": ("theme: colors: accent is empty", "in quotation marks"),
    "theme: {colors: {accent: {dark: '#fff'}}}": ("theme: colors: accent has no colour for light pages", "{light: '#0b57d0', dark: '#a8c7fa'}"),
    "theme: {fonts: {text: 'Arial; color: red'}}": ("theme: fonts: text has 'Arial; color: red', which is not the name of a font", "Georgia"),
    "theme: {fonts: {text: 'url(//x), serif'}}": ("theme: fonts: text has 'url(//x)', which is not the name of a font", "Georgia"),
    "theme: {logo: ../../secret.svg}": ("theme: logo: '../../secret.svg' is not the name of a picture", "logo.svg"),
    "theme: {logo: missing.svg}": ("theme: there is no logo 'missing.svg'", "static/assets/missing.svg"),
}


@pytest.mark.parametrize("setting", WRONG)
def test_what_is_wrong_is_said_before_anything_is_written(site: Path, setting: str) -> None:
    with pytest.raises(Problem) as caught:
        dressed(site, setting)
    what, right = WRONG[setting]
    assert (caught.value.path, caught.value.line) == ("digest.yaml", 3)
    assert caught.value.what == what
    assert right in caught.value.right
    assert not (site / "site").exists()


def test_the_environment_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    said = config.parse("title: A\nbase_url: https://a.example/\ntheme: paper\n", {"DIGEST_THEME": "{name: other, colors: {ink: '#111'}}"}).theme
    assert (said.name, said.colors) == ("other", (("ink", "#111111", ""),))


# Folders.


def test_the_site_lies_over_the_theme_and_the_theme_over_the_default(site: Path) -> None:
    write(site, "themes/own/article.html", '{% extends "default/article.html" %}\n{% block main %}\n<p>Of the theme.</p>\n{{ super() }}\n{% endblock %}\n')
    write(site, "themes/own/_nav.html", "<p>No navigation.</p>\n")
    write(site, "themes/own/assets/extra.css", '@font-face {\n  font-family: Own;\n  src: url("own.woff2") format("woff2");\n}\n')
    write(site, "themes/own/assets/own.woff2", "no real font")
    write(site, "templates/article.html", '{% extends "theme/article.html" %}\n{% block main %}\n<p>Of the site.</p>\n{{ super() }}\n{% endblock %}\n')
    write(site, "templates/assets/extra.css", "p {\n  color: var(--ink);\n}\n")
    dressed(site, "theme: own")
    found = page(site)
    order = [found.index(part) for part in ("No navigation.", "Of the site.", "Of the theme.", '<div class="prose">')]
    assert order == sorted(order)
    css = style(site)
    assert css.index("--paper") < css.index("@font-face") < css.index("p {\n  color: var(--ink)")
    (font,) = re.findall(r'url\("([^"]+)"\)', css)
    assert page(site, f"assets/{font}") == "no real font"
    assert "extra" not in " ".join(path.name for path in (site / "site/assets").iterdir())
    dressed(site)
    assert "Of the theme." not in page(site)
    assert "Of the site." in page(site)  # `theme/article.html` is the default one where no theme is named


def test_a_change_in_a_theme_is_seen(site: Path) -> None:
    write(site, "themes/own/_footer.html", "<p>One</p>\n")
    dressed(site, "theme: own")
    assert build(site).nothing
    write(site, "themes/own/_footer.html", "<p>Two</p>\n")
    assert not build(site).nothing
    assert "<p>Two</p>" in page(site)


def test_a_fault_in_a_theme_is_named_by_its_file(site: Path) -> None:
    write(site, "themes/own/article.html", '{% extends "default/article.html" %}\n{% block main %}\n{{ headline }}\n{% endblock %}\n')
    with pytest.raises(Problem) as caught:
        dressed(site, "theme: own")
    assert (caught.value.path, caught.value.line) == ("themes/own/article.html", 3)
    write(site, "themes/own/article.html", "{% block main %}\n{% if %}\n")
    with pytest.raises(Problem) as caught:
        dressed(site, "theme: own")
    assert (caught.value.path, caught.value.line) == ("themes/own/article.html", 2)


def test_themes_are_listed(site: Path) -> None:
    write(site, "themes/own/_nav.html", "")
    dressed(site, "theme: own")
    rows, problems = listing.rows(project.Project(site, site / "digest.yaml"), "themes")
    found = {row["theme"]: (row["used"], row["folder"]) for row in rows}
    assert problems == []
    assert found["default"] == (False, None)
    assert found["own"] == (True, "themes/own/")


# The logo.


@pytest.mark.parametrize("folder", ["templates/assets", "static/assets"])
def test_a_logo_stands_in_place_of_the_title(site: Path, folder: str) -> None:
    write(site, f"{folder}/logo.svg", SVG)
    dressed(site, "theme: {logo: logo.svg}")
    for path in ("index.html", ADDRESS):
        ((src, alt, width, height),) = re.findall(r'<img class="logo" src="/paper/([^"]+)" alt="([^"]+)" width="(\d+)" height="(\d+)">', page(site, path))
        assert (page(site, src), alt, width, height) == (SVG, "Sea", "120", "40")
    dressed(site)
    assert "<img" not in page(site)
    write(site, f"{folder}/logo.svg", "<p>No picture.</p>")
    with pytest.raises(Problem, match=r"theme: the logo 'logo\.svg' is no picture"):
        dressed(site, "theme: {logo: logo.svg}")


# The built-in themes.

BUILT_IN = {folder.name: folder for folder in (resources.templates() / "themes").iterdir()}


@pytest.mark.parametrize("name", BUILT_IN)
def test_a_built_in_theme_is_shipped_listed_and_described(name: str) -> None:
    assert name in project.Project(Path("nowhere"), Path("nowhere/digest.yaml")).themes()
    assert f"`{name}`" in (Path(__file__).parent.parent / "README.md").read_text("utf-8")


@pytest.mark.parametrize("name", BUILT_IN)
def test_a_built_in_theme_speaks_every_language(name: str) -> None:
    said = words.own([(path.name, path.read_text("utf-8")) for path in BUILT_IN[name].glob("words.yaml")])
    assert {frozenset(messages) for messages in said.values()} == {frozenset(said["en"])}
    assert set(said) == {"en", "de", "fr", "es", "pt", "it", "nl", "ru", "uk", "ar", "zh", "zh-hant", "ja"}


def test_the_compact_front_page_names_all_who_report(tmp_path: Path) -> None:
    folder = Path(__file__).parent / "sites/compact/expected/site"
    front = (folder / "index.html").read_text("utf-8")
    lead = front[front.index('<article class="card"') : front.index("</article>")]
    assert re.findall(r'class="chip" [^>]*>|class="plain">([^<]+)<', lead)[:1] == ["Quay Courier"]
    others = lead[lead.index('<p class="others">') :]
    assert re.findall(r'<a href="/harbour/(articles/[^"]+)">([^<]+)<span class="unseen">: ([^<]+)<', others) == [
        ("articles/2026/03/whale/", "Northern Light", "Whale lifted out of the inner harbour"),
        ("articles/2026/03/tugs/", "Tide Table", "Tugs stay in port for a whale"),
    ]
    newest = front[front.index('<div class="newest">') :]
    days = re.findall(r'<time datetime="(\d{4}-\d\d-\d\d)', newest)
    assert days == sorted(days, reverse=True)
    assert len(set(days)) == len(days) > 1
