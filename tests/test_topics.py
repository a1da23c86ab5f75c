"""The default sections, the owner's topics before them, and why an article got its topics."""

from importlib import resources
from pathlib import Path

import pytest

from digest import markdown, project, publishing, text
from digest.group import sections, topics, wording
from digest.model import Article, Topic

STEM = text.stemmer("en")
NONE = topics.rules((), STEM)
FERRY = Topic("ferries", "Ferries", words=(("ferry", 5.0), ("slow boat", 3.0)), exclude=("ferry tale",), sources=(("Harbour News", 2.0),))
CUP = Article(title="Rovers win cup", body="The goalkeeper saved two penalties in the final, and the coach praised his players after the match.")
LOST = Article(title="Hm", body="Lorem ipsum dolor sit amet, consectetur adipiscing elit.")


def place(article: Article, *owner: Topic, language: str = "en") -> tuple[str, ...]:
    stem = text.stemmer(language)
    found = topics.place(article, topics.rules(owner, stem), stem, language)
    assert topics.why(article, topics.rules(owner, stem), stem, language).topics == found
    return found


def test_without_any_set_up_an_article_stands_in_a_section() -> None:
    assert place(CUP)[0] == "sport"


def test_what_is_unsure_is_other() -> None:
    assert place(LOST) == ("other",)
    assert place(Article(title="Odd members", body="It is good.")) == ("other",), "of a few odd words nothing can be said"
    assert place(Article(title="")) == ("other",)
    assert place(Article(title="Garten"), language="de") == ("other",), "one word alone decides nothing"


def test_the_owners_topics_win() -> None:
    match = Article(title="Ferry crew wins cup", body=CUP.body)
    assert place(match)[0] == "sport"
    assert place(match, FERRY) == ("ferries",)
    assert place(CUP, FERRY)[0] == "sport", "what no topic of the owner's fits stands in a section all the same"


def test_an_owners_exclusion_keeps_an_article_out_of_a_default_section() -> None:
    own = Topic("sport", "Sport", exclude=("goalkeeper",))
    assert "sport" not in place(CUP, own)
    assert place(CUP, Topic("sport", "Sport", exclude=("regatta",)))[0] == "sport"


@pytest.mark.parametrize(
    ("language", "title", "body", "wanted"),
    [
        ("de", "Trainer lobt Stürmer", "Die Mannschaft gewann das Spiel durch ein Tor des Stürmers.", "sport"),
        ("fr", "Le parlement vote la loi", "Les députés de la majorité ont voté la loi du gouvernement ; l'opposition proteste.", "politics"),
        ("es", "Terremoto en la costa", "Los bomberos buscan desaparecidos tras el terremoto.", "disasters"),
        ("pt-BR", "Hospital abre nova ala", "Médicos e enfermeiras cuidam de pacientes com a doença.", "health"),
        ("ar", "زلزال يضرب الساحل", "فرق الإنقاذ تبحث عن مفقودين بعد زلزال", "disasters"),
        ("zh", "球队夺得冠军", "教练和球员在球场庆祝比赛胜利。", "sport"),
        ("sv", "Domstolen dömer tjuv", "Polisen grep mannen efter ett rån, och åklagaren fick rätt i rättegången.", "crime-justice"),
        ("da", "Ny roman vinder pris", "Forfatteren har skrevet en bog, der bliver til film på teater.", "culture"),
        ("no", "Banken hever renten", "Inflasjonen faller, og aksjer på børsen stiger.", "business"),
        ("it", "Il governo perde il voto", "Il parlamento ha bocciato la legge; l'opposizione chiede elezioni.", "politics"),
        ("nl", "Onderzoekers vinden planeet", "De satelliet zag een planeet bij een ster, zeggen wetenschappers.", "science"),
        ("ru", "Суд вынес приговор", "Прокурор требовал тюрьма для обвиняемого, полиция задержала его.", "crime-justice"),
    ],
)
def test_other_languages_have_their_words(language: str, title: str, body: str, wanted: str) -> None:
    assert place(Article(title=title, body=body), language=language)[0] == wanted


def test_words_of_english_do_not_speak_in_other_languages() -> None:
    table = sections.weights()
    assert "stocks" in table.words
    assert "stocks" not in table.foreign
    found = sections.counts("", "stocks stocks wall street earnings quarterl")
    assert next(iter(sections.likelihoods(found, "en", table).chances)) == "business"
    assert sections.likelihoods(sections.counts("", "stocks earning quarterly"), "de", table).chances == {}


def test_an_article_may_have_three_sections_the_likeliest_first() -> None:
    assert sections.classify(sections.Likely({"a": 0.4, "b": 0.3, "c": 0.2, "d": 0.15}, 0.3), 3) == ("a", "b", "c")
    assert sections.classify(sections.Likely({"a": 0.9, "b": 0.1}, 0.3), 3) == ("a",)
    assert sections.classify(sections.Likely({"a": 0.29, "b": 0.29}, 0.3), 3) == ()
    assert sections.classify(sections.Likely({}, 0.3), 3) == ()


def test_why_names_the_words_the_runner_up_and_the_threshold() -> None:
    found = topics.why(CUP, NONE, STEM, "en")
    assert (found.own, found.topics[0], found.nearest) == (False, "sport", "sport")
    assert sections.LEAST < found.threshold < sections.SURE
    assert found.score > found.runner_up_score >= 0
    assert found.runner_up in sections.SLUGS
    assert {"goalkeeper", "coach"} <= {*found.words} <= {*text.words(f"{CUP.title} {CUP.body}")}


def test_why_of_a_rule_names_its_terms_and_the_source() -> None:
    article = Article(title="Slow boat home", body=markdown.escape("The ferry came late."), source="Harbour News")
    found = topics.why(article, topics.rules((FERRY, Topic("late", "Late", words=(("late", 1.0),))), STEM), STEM, "en")
    assert (found.own, found.topics, found.runner_up, found.threshold) == (True, ("ferries",), "late", topics.LEAST)
    assert found.words == ("slow boat", "ferry", "Harbour News")


def test_why_of_what_is_nowhere_names_what_came_nearest() -> None:
    found = topics.why(Article(title="Hm", body="A match and a court and a bank and a book and a patient and a school, in March."), NONE, STEM, "en")
    assert found.nearest in sections.SLUGS
    assert topics.why(Article(title=""), NONE, STEM, "en") == topics.Why(("other",), False, 0.0, "", 0.0, sections.SURE, (), "")


def test_the_table_is_small_and_gives_credit() -> None:
    source = resources.files("digest.group").joinpath("sections.txt").read_bytes()
    assert len(source) < 2_000_000
    assert b"IPTC Media Topics" in source.split(b"\n")[0]
    assert b"CC BY 4.0" in source.split(b"\n")[0]
    assert all(sections.packed(sections.unpacked(row)) == row for row in sections.weights().words.values())


def test_likelihoods_sum_to_one() -> None:
    likely = sections.likelihoods(sections.counted(wording.read(CUP)), "en", sections.weights()).chances
    assert sum(likely.values()) == pytest.approx(1)
    assert list(likely.values()) == sorted(likely.values(), reverse=True)
    assert {*likely} == {*sections.SLUGS}


def test_a_default_section_has_its_title_and_may_be_a_parent(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    for path, source in {
        "digest.yaml": "title: T\nbase_url: https://example.org/\n",
        "content/topics/ferries.md": "---\ntitle: Ferries\nparent: business\nwords: {ferry: 5}\n---\n",
        "content/articles/a.md": "---\ntitle: Ferry sold\nid: 00000000000000aa\ntopics: [ferries]\npublished: 2026-03-01\n---\nText.\n",
        "content/articles/b.md": "---\ntitle: Thief held\nid: 00000000000000bb\ntopics: [crime-justice]\npublished: 2026-03-02\n---\nText.\n",
    }.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(source, "utf-8")
    sections.weights.cache_clear()
    summary = publishing.publish(project.Project(folder, folder / "digest.yaml"), project.Options(), project.quiet)
    assert [str(problem) for problem in summary.problems] == []
    assert "<h1>Crime &amp; Justice</h1>" in (folder / "site/topics/crime-justice/index.html").read_text("utf-8")
    assert "Ferry sold" in (folder / "site/topics/business/index.html").read_text("utf-8")
    assert sections.weights.cache_info().currsize == 0, "the table is read only where something is imported"
