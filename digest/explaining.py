"""`digest explain`: why a page was cut where it was, dated so, and its articles put where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from digest import clean, importing, read, repeats, text
from digest.clean import beside, facts, telling, weigh
from digest.clean.sheet import Sheet
from digest.config import Config
from digest.content import Content
from digest.group import copies, stories, topics
from digest.model import Article, Document
from digest.problem import Problem
from digest.project import Project

Row = dict[str, object]
LABELS = {"open": "left out", "head": "heading over other articles", "comments": "comments", "prose": "text", "subhead": "sub-heading"}
"""What a line's label is called, where its own name does not say it."""
WIDTH = 70  # characters of a line that are shown
NEAR = 12  # lines from an article's title and text within which lines that tell its facts are looked for
DAYS = 3  # candidates for an article's day that are shown


def explain(project: Project, what: str) -> tuple[list[Row], list[Problem]]:
    """What is known of an article (by its id or its page), or of all articles of an inbox item: rows for its lines, then one for each article.

    Raises Problem where there is no such thing.
    """
    settings = project.config()
    existing, _, _ = project.content(settings.max_bytes)
    page = next((one for one in existing.pages if what in (one.article.id, one.path, one.path.removeprefix("content/"))), None)
    if page is None:
        documents, problems = _documents(project, what, settings)
        rows = [row for document in documents for row in _document(document, existing, settings, problems)]
        return rows, problems
    item, _, number = page.article.origin.rpartition("#")
    problems = []
    rows = []
    if item and (project.root / re.sub(r":\d+$", "", item)).is_file():
        documents, problems = _documents(project, item, settings)
        rows = [row for document in documents for row in _lines(document, int(number) if number.isdecimal() else None)]
    return [*rows, {**_grouped(page.article, existing, settings), "path": page.path, "origin": page.article.origin or None}], problems


def told(rows: list[Row]) -> Iterator[str]:
    """The rows as lines for a person."""
    for row in rows:
        if row["kind"] == "line":
            score = f"{row['score']:.2f}" if row["score"] is not None else "    "
            yield f"{row['line']:>5}  {score}  {row['article'] if row['article'] is not None else '-':>2}  {row['label']:<12.28}  {text.cut(str(row['text']), WIDTH)}"
            yield f"{'':>15}{row['reason']}"
        else:
            yield from _article(row)


def _article(row: Row) -> Iterator[str]:
    yield ""
    yield f"{row['role']} #{row['index']}: {row['title']}" if row["index"] is not None else str(row["title"])
    for name in ("source", "authors", "dateline", "agency", "path"):
        if row.get(name):
            value = row[name]
            yield f"  {name}: {', '.join(value) if isinstance(value, list) else value}"
    yield f"  published: {row['published'] or 'unknown'}{' (worked out)' if row['estimated'] else ''}"
    for day in row["days"] if isinstance(row["days"], list) else ():
        yield f"    {day['score']:+.1f} (from {day['threshold']:+.1f})  {day['when']}  {day['called'] or 'not called anything'}: {text.cut(day['line'], WIDTH)}"
    found = row["topics"]
    assert isinstance(found, dict)
    by = "by the owner's rules" if found["own"] else "by the default sections"
    if found["score"] < found["threshold"] and not found["own"]:
        by = f"as nothing is likely enough; nearest {found['section'] or 'none'}"
    yield f"  topics: {', '.join(found['given'])} {by}, {found['score']:.2f} (from {found['threshold']:.2f}): {', '.join(found['words']) or 'no word speaks for it'}"
    if found["runner_up"]:
        yield f"    runner-up: {found['runner_up']} {found['runner_up_score']:.2f}"
    elif found["own"]:
        yield f"    runner-up: none of the owner's; of the default sections {found['section'] or 'none'}"
    yield from _story(row["story"])
    if isinstance(row["copy"], dict):
        yield f"  copy of {row['copy']['id']}: {row['copy']['overlap']:.0%} of its runs of words (from {copies.SAME:.0%})"
    if isinstance(row["one_with"], dict):
        yield f"  one article with {row['one_with']['id']}: {row['one_with']['overlap']:.0%} of its runs of words, and one source (from {repeats.ONE:.0%})"
    for one in row["copies"] if isinstance(row["copies"], list) else ():
        yield f"  its copy: {one['id']} ({one['source'] or 'source unknown'}), {one['overlap']:.0%} of its runs of words (from {copies.SAME:.0%})"


def _story(story: object) -> Iterator[str]:
    """Why an article stands in its story, as lines."""
    if not isinstance(story, dict):
        yield "  story: its own, nothing is like it"
        return
    nearest, score = f"nearest {story['nearest']}: {', '.join(story['words'])}", f"{story['score']:+.1f} (from {story['threshold']:+.1f})"
    besides = f"{story['runner_up']} {story['runner_up_score']:+.1f}"
    if story["others"]:
        yield f"  story: {story['story']}, {score}, {nearest}"
        if story["runner_up"]:
            yield f"    runner-up: {besides}"
    elif not story["story"] and story["runner_up_score"] >= story["threshold"]:
        yield f"  story: would join {besides} (from {story['threshold']:+.1f}), {nearest}"
    else:
        yield f"  story: {story['story'] or 'its own'}, alone: nothing else reaches {story['threshold']:+.1f}"
        if story["runner_up"]:
            yield f"    runner-up: {besides}, {nearest}"


def _documents(project: Project, what: str, settings: Config) -> tuple[list[Document], list[Problem]]:
    """The documents of an item: a path below the site's folder or from here, with `:line` for one line of a file. Raises Problem."""
    name, _, line = what.rpartition(":") if re.search(r":\d+$", what) else (what, "", "")
    path = next((path for path in (project.root / name, Path(name)) if path.is_file()), None)
    if path is None:
        raise Problem(what, 1, "there is no such article, page or item", "an id, or a path; `digest list articles` and `digest list inbox` name them")
    items, problems = importing.inbox(project, [path], Article(), settings.max_bytes)
    documents: list[Document] = []
    for item in items:
        with item.open() as file:
            found, wrong = read.documents(file.read(), item.path, item.given)
        documents += [one for one in found if not line or one.item.endswith(f":{line}")]
        problems += wrong
    return documents, problems


def _document(document: Document, existing: Content, settings: Config, problems: list[Problem]) -> Iterator[Row]:
    yield from _lines(document, None)
    articles, wrong = clean.articles(document)
    problems += wrong
    sheet = clean.taken_apart(document) if document.shape == "dump" else None
    for number, article in enumerate(articles):
        known = next((one.article for one in existing.pages if one.article.id == article.id), article)
        yield {
            **_grouped(replace(article, topics=known.topics, story=known.story, copy_of=known.copy_of), existing, settings),
            "index": number,
            "one_with": _one_with(article, document.item, number, existing),
            "days": _days(sheet, article) if sheet else [],
        }


def _one_with(article: Article, item: str, number: int, existing: Content) -> Row | None:
    """The page that an article of an inbox item became one with, as the ledger of imports tells, and how much of their texts is the same."""
    record = next((one for one in reversed(existing.imported) if one.item == item), None)
    id = record.articles[number][0] if record and number < len(record.articles) else article.id
    other = next((one.article for one in existing.pages if one.article.id == id and id != article.id), None)
    return {"id": id, "overlap": round(copies.overlap(article, other), 3)} if other else None


def _lines(document: Document, only: int | None) -> Iterator[Row]:
    """A row for each line of a page that is not blank; those of one article alone where it is said."""
    if document.shape != "dump":
        return
    sheet = clean.taken_apart(document)
    owners: dict[int, tuple[int, str]] = {}
    for number, piece in enumerate(sheet.pieces):
        first, last = (piece.blocks[0].number, piece.blocks[-1].number) if piece.blocks else (piece.at, piece.at)
        near = range(min(piece.at or first, first) - NEAR, last + NEAR)
        owners |= {line.number: (number, "facts") for line in sheet.lines if line.text in piece.meta and line.number in near and line.number not in owners}
        owners |= {block.number: (number, block.label) for block in piece.blocks}
        owners = {**_beside(sheet, number, last), **owners}
        if piece.at:
            owners[piece.at] = (number, "title")
    learned = weigh.why(sheet.lines, weigh.weights())
    for line, because in zip(sheet.lines, learned, strict=True):
        article, label = owners.get(line.number, (None, line.label))
        if only is None or article == only:
            left = article is None and label in ("prose", "open")
            yield {
                "kind": "line", "item": document.item, "line": line.number, "label": LABELS["open"] if left else LABELS.get(label, label),
                "score": round(line.score, 3), "article": article, "text": line.text, "reason": "; ".join(part for part in (line.reason, because) if part),
            }  # fmt: skip


def _beside(sheet: Sheet, number: int, last: int) -> dict[int, tuple[int, str]]:
    """The lines round a piece that tell its section, its summary and its tags; its text ends with line `last`."""
    piece = sheet.pieces[number]
    told = beside.beside(sheet, piece, {line.number: at for at, line in enumerate(sheet.lines)})
    over = [line for line in sheet.lines if piece.at - NEAR < line.number < piece.at and told.section and told.section in line.text]
    found = {line.number: (number, "section") for line in over[-1:]}
    for line in sheet.lines:
        if piece.at < line.number < last and line.text == told.summary:
            found[line.number] = (number, "summary")
        elif last < line.number < last + 2 * NEAR and line.text in told.tags:
            found[line.number] = (number, "tag")
    return found


def _days(sheet: Sheet, article: Article) -> list[Row]:
    """The likeliest days of an article, each with its score and the line that tells it."""
    numbers = [number for number, piece in enumerate(sheet.pieces) if piece.title == article.title]
    found = facts.days(sheet, numbers[0], facts.page(sheet)) if numbers else []
    return [
        {"score": round(score, 2), "threshold": telling.LEAST_DAY, "when": when, "called": called, "line": line} for score, when, called, line in found[:DAYS]
    ]


def _grouped(article: Article, existing: Content, settings: Config) -> Row:
    """An article, and why it stands in its topics and its story."""
    language = article.language or settings.language
    stem = text.stemmer(language)
    sorted_in = topics.why(article, topics.rules(existing.topics, stem), stem, language)
    pages = [one.article for one in existing.pages if one.article.id != article.id]
    reason = stories.why(article, pages, text.stemmer(settings.language))
    original = next((one for one in pages if one.id == article.copy_of), None)
    return {
        "kind": "article", "index": None, "id": article.id, "role": article.role or "main", "title": article.title, "source": article.source or None,
        "published": str(article.published) if article.published else None, "estimated": "published" in article.estimated, "authors": list(article.authors),
        "dateline": article.dateline or None, "agency": article.agency or None, "days": [],
        "topics": {
            "given": list(article.topics or sorted_in.topics), "own": sorted_in.own, "score": round(sorted_in.score, 3), "threshold": sorted_in.threshold,
            "words": list(sorted_in.words), "section": sorted_in.nearest or None, "runner_up": sorted_in.runner_up or None, "runner_up_score": round(sorted_in.runner_up_score, 3),
        },
        "story": None if reason is None else {
            "story": reason.story or None, "score": round(reason.score, 2), "threshold": reason.threshold, "others": reason.others, "nearest": reason.nearest,
            "words": [word for word, _ in reason.words], "evidence": {name: round(value, 2) for name, value in reason.evidence.items()},
            "runner_up": reason.runner_up or None, "runner_up_score": round(reason.runner_up_score, 2),
        },
        "copy": {"id": original.id, "overlap": round(copies.overlap(article, original), 3)} if original else None,
        "one_with": None,
        "copies": [
            {"id": one.id, "source": one.source or None, "overlap": round(copies.overlap(article, one), 3)}
            for one in pages if one.copy_of and one.copy_of == article.id
        ],
    }  # fmt: skip
