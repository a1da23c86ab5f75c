"""Templates: what is rendered once, what a failing one says, and what a change of one touches."""

from dataclasses import replace
from pathlib import Path

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from digest import render, resources, views, words
from digest.problem import Problem

BUILT_IN = {path.name: path.read_text("utf-8") for path in resources.templates().glob("*.html")}
TEMPLATES = {**BUILT_IN, **{f"default/{name}": source for name, source in BUILT_IN.items()}}

NOWHERE = views.Link("", "")
WHEN = views.Stamp("2026-03-08", "8 March 2026", estimated=False)
FRAME = views.Frame(
    "T & Co",
    "",
    "en",
    "ltr",
    "/",
    (views.Link("Weather", "/topics/weather/"),),
    (),
    "/style.css",
    "/icon.svg",
    *[""] * 3,
    "/site.js",
    "/search/",
    "",
    "",
    "",
    (),
)
HEAD = views.Head("Page not found", "", "", (), index=False)
STORY = views.StoryCard("Rain <b>again</b>", "/a/", (views.Link("Post", ""),), 1, 1, WHEN, "Wet.", (), "", "", "")
VIEW = views.NotFound(FRAME, HEAD, (STORY, replace(STORY, title="Sun", href="/b/")))


def page(view: object = VIEW, **changed: str) -> str:
    return render.render(view, render.environment({**TEMPLATES, **{f"{name}.html": source for name, source in changed.items()}})).decode()


def test_what_is_remembered_is_what_would_be_rendered() -> None:
    environment = render.environment(TEMPLATES)
    other = replace(VIEW, head=replace(HEAD, current="/topics/weather/"), latest=(replace(STORY, summary="Dry."), *VIEW.latest))
    renamed = replace(VIEW, frame=replace(FRAME, title="Other"))
    for view in (VIEW, other, renamed, VIEW, other, renamed):
        assert render.render(view, environment).decode() == page(view)


def test_a_part_escapes_what_it_is_given_and_is_not_escaped_again() -> None:
    assert page().count('<a href="/a/">Rain &lt;b&gt;again&lt;/b&gt;</a>') == 1
    assert page().count("T &amp; Co") == 4
    text = '{{ cached("_x.html", x="<b>") }}{{ cached("_x.html", x="<b>"|safe) }}{{ cached("_x.html", x=1) }}{{ cached("_x.html", x=true) }}'
    environment = render.environment({**TEMPLATES, "404.html": text, "_x.html": "{{ x }}"})
    assert render.render(VIEW, environment) == b"&lt;b&gt;<b>1True"


@given(st.text() | st.text(alphabet="a&<>'\"") | st.text().map(Markup) | st.integers() | st.none() | st.lists(st.text(max_size=3)))
def test_what_is_escaped_quickly_is_escaped_as_ever(value: object) -> None:
    assert render.escaped(value) == str(escape(value))


def test_a_theme_lays_its_own_part_over_ours() -> None:
    text = page(_footer='<hr>{{ cached("default/_footer.html", frame=frame) }}', _story="<p>{{ story.title }}</p>")
    assert '<hr><footer class="footer">' in text
    assert "<p>Sun</p>" in text


def test_a_part_sees_only_what_it_is_given() -> None:
    with pytest.raises(Problem, match=r"templates/_story\.html:2: template error: 'head' is undefined"):
        page(_story="\n{{ head.title }}")


FAILING = {
    "undefined": ("_story", "\n{{ nothing }}", 2),
    "attribute": ("_reporters", "\n\n{{ story.nothing }}", 3),
    "syntax": ("_footer", "\n{% if %}", 2),
    "filter": ("_nav", "\n{{ frame.title|no_such_filter }}", 2),
    "missing": ("_links", '\n{{ cached("nowhere.html", frame=frame) }}', 2),
    "argument": ("404", '\n{{ cached("_nav.html", frame=frame, current=missing) }}', 2),
    "unhashable": ("404", '\n{{ cached("_nav.html", frame=[frame]) }}', 2),
    "endless": ("_footer", '\n{{ cached("_footer.html", frame=frame) }}', 2),
    "block": ("404", '{% extends "default/404.html" %}\n{% block main %}\n{{ super() }}\n{{ lattest }}\n{% endblock %}', 4),
}


@pytest.mark.parametrize("name", FAILING)
def test_a_failing_template_is_named_with_its_line_whether_it_was_compiled_now_or_before(name: str, tmp_path: Path) -> None:
    template, source, line = FAILING[name]
    said = []
    for bytecode in (None, jinja2.FileSystemBytecodeCache(str(tmp_path)), jinja2.FileSystemBytecodeCache(str(tmp_path))):
        with pytest.raises(Problem) as caught:
            render.render(VIEW, render.environment({**TEMPLATES, f"{template}.html": source}, bytecode=bytecode))
        said.append(caught.value)
    assert said[0] == said[1] == said[2]
    assert (said[0].path, said[0].line) == (f"templates/{template}.html", line)


def test_a_page_is_the_same_whether_its_template_was_compiled_now_or_before(tmp_path: Path) -> None:
    for _ in range(2):
        environment = render.environment(TEMPLATES, bytecode=jinja2.FileSystemBytecodeCache(str(tmp_path)))
        render.check(environment, TEMPLATES)
        assert render.render(VIEW, environment).decode() == page()
    assert list(tmp_path.iterdir())


# What a change touches.


def touched(templates: dict[str, str], **changed: str) -> set[str]:
    """The templates of pages whose signature changes."""
    after = {**templates, **{f"{name}.html": source for name, source in changed.items()}}
    return {name for name in templates if render.signature(templates, name) != render.signature(after, name)}


def test_a_change_touches_what_leads_to_it_and_nothing_else() -> None:
    own = {
        "a.html": '{% extends "b.html" %}', "b.html": "{%- include 'c.html' ignore missing -%}", "c.html": '{% from "d.html" import x %}',
        "d.html": '{{ cached(\n"e.html", x=1) }}', "e.html": "", "f.html": '{% import "e.html" as e %}', "g.html": "cached import from",
    }  # fmt: skip
    assert touched(own, e="!") == {"a.html", "b.html", "c.html", "d.html", "e.html", "f.html"}
    assert touched(own, c="!") == {"a.html", "b.html", "c.html"}
    assert touched(own, g="!") == {"g.html"}


def test_a_template_named_only_when_it_is_rendered_is_touched_by_every_change() -> None:
    names = ("{% include x %}", '{% extends "a" ~ x %}', "{{ cached(x) }}", '{{ cached("b" ~ x) }}', "{% set c = cached %}{{ c(x) }}")
    for source in names:
        assert touched({"a.html": source, "b.html": '{% include "a.html" %}', "c.html": "", "d.html": ""}, d="!") == {"a.html", "b.html", "d.html"}, source
    lists = ('{% include ["c.html", "d.html"] %}', '{% extends "d" ".html" %}', '{% include "d\\x2ehtml" %}')
    for source in lists:
        assert touched({"a.html": source, "d.html": "", "e.html": ""}, d="!") == {"a.html", "d.html"}, source
        assert touched({"a.html": source, "d.html": "", "e.html": ""}, e="!") == {"e.html"}, source


def test_a_template_that_appears_touches_what_waits_for_it() -> None:
    assert touched({"a.html": '{% include "b.html" ignore missing %}', "c.html": ""}, b="") == {"a.html"}


def test_a_theme_touches_what_it_is_laid_over() -> None:
    pages = set(views.TEMPLATES.values())
    own = '{% extends "default/article.html" %}'
    assert touched(TEMPLATES, article=own) == {"article.html"}
    assert pages & touched({**TEMPLATES, "article.html": own}, _pager="") == {
        "article.html",
        "author.html",
        "edition.html",
        "source.html",
        "topic.html",
        "undated.html",
        "year.html",
    }
    assert pages - touched(TEMPLATES, _footer="") == {"redirect.html", "email.html", "book.html", "chapter.html"}
    assert "article.html" not in touched(TEMPLATES, _story="")
    assert touched(TEMPLATES, **{"own/new": ""}) == set()


def test_references_read_quickly_are_those_that_jinja_finds() -> None:
    for name, source in BUILT_IN.items():
        assert render.references(source) == render.parsed_references(source), name


# Words.


def test_links_in_a_sentence_are_escaped_once() -> None:
    text = '{{ "by"|say(names=links|linked(rel="author")|listed) }} {{ links|linked|listed }} {{ links|map(attribute="title")|listed }}'
    links = (views.Link("A & B", '/"a"/'), views.Link("<C>", ""))
    said = render.environment({"x.html": text}).get_template("x.html").render(links=links)
    assert said == (
        'By <a href="/&#34;a&#34;/" rel="author">A &amp; B</a> and &lt;C&gt; <a href="/&#34;a&#34;/">A &amp; B</a> and &lt;C&gt; A &amp; B and &lt;C&gt;'
    )


def test_a_message_that_nobody_says_names_the_line_of_its_template() -> None:
    with pytest.raises(Problem, match=r"templates/_story\.html:2: template error: there is no message 'nothing'"):
        page(_story='\n{{ "nothing"|say }}')


def test_templates_of_two_languages_are_compiled_apart(tmp_path: Path) -> None:
    english, french, own = words.words("en"), words.words("fr"), words.words("fr", {"fr": {"latest": "Tout frais"}})
    for said, latest in ((english, "Latest"), (french, "À la une"), (own, "Tout frais")) * 2:
        bytecode = render.Compiled(str(tmp_path), said)
        assert f'<h2 class="band">{latest}</h2>' in render.render(VIEW, render.environment(TEMPLATES, bytecode, said)).decode()


def test_any_word_changes_the_shell_of_every_file() -> None:
    shells = [render.shell(TEMPLATES, kind, FRAME, words.words("en", own)) for kind in (views.NotFound, bytes) for own in ({}, {"en": {"latest": "x"}})]
    assert len(set(shells)) == 4
