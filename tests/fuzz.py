"""Reads generated and mutated files of all formats, and tells what raises, takes long or takes much.

    python tests/fuzz.py [--files 100000] [--seed 1] [--keep FOLDER]

A file gives documents or problems: never an exception, never more than 2 s of processor time, never more than 500 MB. Whatever breaks this is
told, kept in FOLDER, and makes the exit status 1. The test suite runs a few hundred of the same files.
"""

from __future__ import annotations

import argparse
import base64
import gzip
import io
import json
import random
import resource
import sys
import tarfile
import time
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from digest import clean, page, read
from digest.model import Article

SECONDS = 2.0
MEGABYTES = 500

PROSE = (
    "The storm tore the roof from the station at Orn on Monday night and carried it across two streets, the fire brigade said.",
    "Nobody was hurt, and trains stop at the old platform until the summer is over, the railway company said in a note.",
    "ORN (Reuters) - The bank cut its rate by a quarter point on Tuesday, as all but one of the people asked had expected.",
    "«Мы ждали долго», — сказала она. 大雨从星期一晚上开始下个不停。 Drei Keller liefen voll.",
)
TEXT = "\n\n".join(["Storm tears the roof from Orn station", "By Ana Lind", "June 3, 2025", *PROSE, "Share this article", "© 2025 Orn Media"])
HTML = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Storm tears the roof from Orn station | Orn Post</title>
<link rel="canonical" href="https://example.org/storm"><meta property="og:site_name" content="Orn Post"><meta property="og:type" content="article">
<meta property="article:published_time" content="2025-06-03T08:00:00+02:00"><script type="application/ld+json">{{"@context": "https://schema.org",
"@graph": [{{"@type": "NewsArticle", "headline": "Storm tears the roof from Orn station", "author": [{{"name": "Ana Lind"}}], "image": {{"url": "/a.jpg"}},
"datePublished": "2025-06-03T08:00:00+02:00"}}]}}</script><script>alert(1)</script></head><body><nav><a href="/">Home</a></nav><article><h1>Storm tears
the roof from Orn station</h1><time datetime="2025-06-03">3 June</time><figure><img src="/a.jpg" alt="A roof"><figcaption>The roof. <span class="credit">
Jo Reed</span></figcaption></figure><p>{"</p><p>".join(PROSE)}</p><h2>After the storm</h2><ul><li>One thing of note</li><li>Another thing</li></ul>
<blockquote>We saw it fly.</blockquote><table><tr><td>a</td><td>b</td></tr></table></article><footer>© 2025</footer></body></html>"""
RSS = f"""<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Orn Post</title><link>https://example.org/</link>
<language>en</language><item><title>Storm &amp; roof</title><link>https://example.org/storm</link><guid isPermaLink="false">a-1</guid><dc:creator>Ana Lind
</dc:creator><pubDate>Tue, 03 Jun 2025 08:00:00 +0200</pubDate><media:content url="https://example.org/a.jpg" medium="image"/><description>In short.
</description><content:encoded><![CDATA[<p>{"</p><p>".join(PROSE)}</p>]]></content:encoded></item><item><title>Rain</title><guid>a-2</guid></item>
</channel></rss>"""
ATOM = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Orn Post</title><id>urn:a</id><entry><title>Storm</title><id>urn:a:1</id>
<link href="https://example.org/storm"/><updated>2025-06-03T08:00:00Z</updated><author><name>Ana Lind</name></author><content type="html">
&lt;p&gt;{PROSE[0]}&lt;/p&gt;</content></entry></feed>"""
RDF = """<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="https://example.org/">
<title>Orn Post</title></channel><item rdf:about="https://example.org/1"><title>Storm</title><link>https://example.org/1</link></item></rdf:RDF>"""
JSON_FEED = json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Orn Post", "items": [{"id": "1", "content_html": f"<p>{PROSE[0]}</p>"}]})
OBJECT = {"title": "Storm", "text": "\n\n".join(PROSE), "url": "https://example.org/1", "published": "2025-06-03T08:00:00Z", "authors": ["Ana Lind"], "id": 7}
MAIL = f"""From: "Orn Daily" <news@example.org>\r\nSubject: =?utf-8?q?The_morning_in_Orn?=\r\nDate: Tue, 03 Jun 2025 06:00:00 +0200\r\nMIME-Version: 1.0\r
Message-ID: <a@example.org>\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{PROSE[0]}\r
--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{base64.b64encode(HTML.encode()).decode()}\r\n--b--\r\n"""
MARKDOWN = "---\ntitle: Storm\npublished: 2025-06-03\nauthors: [Ana Lind]\n---\n\n" + "\n\n".join(PROSE)


def record(kind: str, type: str, data: bytes) -> bytes:
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-123456789012>\r\nWARC-Date: 2025-06-03T10:00:00Z\r\n"
    return f"{head}WARC-Target-URI: https://example.org/1\r\nContent-Type: {type}\r\nContent-Length: {len(data)}\r\n\r\n".encode() + data + b"\r\n\r\n"


def response(type: str, data: bytes) -> bytes:
    return record("response", "application/http; msgtype=response", f"HTTP/1.1 200 OK\r\nContent-Type: {type}\r\n\r\n".encode() + data)


def zipped(files: dict[str, bytes]) -> bytes:
    found = io.BytesIO()
    with zipfile.ZipFile(found, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return found.getvalue()


def taped(files: dict[str, bytes], mode: str = "w") -> bytes:
    found = io.BytesIO()
    with tarfile.open(fileobj=found, mode=mode) as tape:  # type: ignore[call-overload]  # as a text
        for name, data in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            tape.addfile(member, io.BytesIO(data))
    return found.getvalue()


WARC = response("text/html; charset=utf-8", HTML.encode()) + response("application/rss+xml", RSS.encode()) + record("conversion", "text/plain", TEXT.encode())
SEEDS: dict[str, bytes] = {
    "a.txt": TEXT.encode(), "a.html": HTML.encode(), "a.md": MARKDOWN.encode(), "a.rss": RSS.encode(), "a.atom": ATOM.encode(), "a.xml": RDF.encode(),
    "feed.json": JSON_FEED.encode(), "a.json": json.dumps([OBJECT, OBJECT], indent=1).encode(), "a.jsonl": (json.dumps(OBJECT) + "\n").encode() * 3,
    "a.eml": MAIL.encode(), "a.warc": WARC, "a.warc.gz": gzip.compress(WARC), "a.html.gz": gzip.compress(HTML.encode()),
    "a.zip": zipped({"a.html": HTML.encode(), "in/a.jsonl": json.dumps(OBJECT).encode(), "in/meta.yaml": b"source: Orn Post\n"}),
    "a.tar": taped({"a.txt": TEXT.encode(), "b.xml": RSS.encode()}), "a.tar.gz": taped({"a.html": HTML.encode(), "../b.txt": b"x"}, "w:gz"),
}  # fmt: skip


def hostile_archives() -> Iterator[tuple[str, bytes]]:
    """Bombs."""
    zeros = gzip.compress(bytes(20_000_000))
    bomb = zipped({"a.txt": bytes(60_000_000)})
    nested = b"words"
    for _ in range(12):
        nested = zipped({"a.zip": nested})
    yield "zeros.txt.gz", zeros
    yield "twice.txt.gz", gzip.compress(zeros)
    yield "many.gz", zeros * 40
    yield "bomb.zip", bomb
    yield "bombs.zip", zipped({f"{n}.zip": bomb for n in range(100)})
    yield "bomb.tar.gz", gzip.compress(taped({f"{n}.txt": bytes(5_000_000) for n in range(20)}))
    yield "nested.zip", nested


def hostile() -> Iterator[tuple[str, bytes]]:
    """Files that were made to do harm."""
    yield from hostile_archives()
    laugh = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol"}">' for n in range(12))
    yield "lines.jsonl.gz", gzip.compress(b'{"title": "a"}\n' * 20_000)
    yield "small.zip", zipped({f"{n}.txt": b"x" for n in range(20_000)})
    yield (
        "laugh.xml",
        f'<?xml version="1.0"?><!DOCTYPE rss [{laugh}]><rss><channel><title>&l11;</title><item><title>&l11;</title></item></channel></rss>'.encode(),
    )
    yield "laugh.html", f"<!DOCTYPE html [{laugh}]><html><body><p>&l11;</p></body></html>".encode()
    yield (
        "outside.xml",
        b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&x;</title></item></channel></rss>',
    )
    for tag in ("div", "p", "a", "b", "table", "ul", "li", "article", "blockquote", "section", "font"):
        yield f"deep-{tag}.html", b"<html><body>" + f"<{tag}>".encode() * 200_000 + b"words"
        yield f"wide-{tag}.html", b"<html><body>" + f"<{tag}>some words here</{tag}>\n".encode() * 100_000
    yield "deep-list.json", b"[" * 5_000_000
    yield "deep-object.json", b'{"a":' * 1_000_000
    yield "deep-lines.jsonl", (b"[" * 100_000 + b"\n") * 50
    yield "deep-ld.html", b'<html><script type="application/ld+json">' + b"[" * 2_000_000 + b"</script><p>words"
    yield "many-ld.html", b"<html><body>" + b'<script type="application/ld+json">{"@type":"NewsArticle","headline":"a"}</script>' * 80_000
    yield "deep.xml", b"<rss><channel>" + b"<item>" * 500_000
    yield "deep-atom.atom", b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><content type="xhtml">' + b"<div>" * 300_000
    yield "entries.rss", b"<rss><channel>" + b"<item><title>a</title><description>some words &lt;b&gt;</description></item>" * 100_000 + b"</channel></rss>"
    yield "loose.rss", b"<rss><channel>" + b"<item><title>a & b<title><description><![CDATA[ <p " * 100_000
    yield "attributes.html", b"<html><p " + b'a="b" ' * 1_000_000 + b">words</p>"
    yield "comment.html", b"<html>" + b"<!--" * 1_500_000
    yield "declarations.html", b"<![" * 3_000_000
    yield "tags.html", b"<html>" + b"<" * 9_000_000
    yield "entities.html", b"<html><body>" + b"&amp;&#x41;&lt;" * 500_000
    yield "text.html", b"<html><body><p>" + PROSE[0].encode() * 70_000
    yield "paragraphs.html", b"<html><body><article><h1>Storm over Orn</h1>" + f"<p>{PROSE[0]}</p>".encode() * 60_000
    yield "figures.html", b"<html><body><article>" + b'<figure><img src="a"><figcaption>some words</figcaption></figure>' * 100_000
    yield "links.html", b"<html><body>" + b'<a href="/a">four words of headline</a> ' * 150_000
    yield (
        "headings.html",
        b"<html><body>" + b'<h2><a href="/a">four words of headline</a></h2><p>some twelve words of a teaser that stand below it, more</p>' * 50_000,
    )
    yield "articles.html", b"<html><body>" + f"<article><h2>Storm</h2><p>{PROSE[0] * 5}</p></article>".encode() * 10_000
    yield "parts.eml", b"From: a@b.c\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\n\r\nwords\r\n" * 500_000
    yield (
        "deep.eml",
        b"From: a@b.c\r\nMIME-Version: 1.0\r\n" + b"".join(b"Content-Type: multipart/mixed; boundary=%d\r\n\r\n--%d\r\n" % (n, n) for n in range(5000)),
    )
    yield "rfc822.eml", b"From: a@b.c\r\nMIME-Version: 1.0\r\n" + b"Content-Type: message/rfc822\r\n\r\n" * 100_000
    yield "headers.eml", b"From: a@b.c\r\nMIME-Version: 1.0\r\n" + b"X: y\r\n" * 1_000_000 + b"\r\nwords"
    yield "subject.eml", b"From: a@b.c\r\nMIME-Version: 1.0\r\nSubject: " + b"=?utf-8?q?a?= " * 500_000 + b"\r\n\r\nwords"
    yield "front.md", b"---\ntitle: a\n" + b"a: [[[[[[" * 20_000 + b"\n---\nwords"
    yield "marks.md", b"---\ntitle: a\n---\n" + b"[" * 9_000_000
    yield "one-line.txt", PROSE[0].encode() * 75_000
    yield "lines.txt", (PROSE[0] + "\n\n").encode() * 75_000
    yield "short.txt", b"a b\n" * 2_000_000
    yield "spaces.txt", b" " * 9_000_000 + b"x"
    yield "capitals.txt", (f"Storm tears the roof\n{'A' * 60}=\n3 June 2025\n\n" + "\n\n".join(PROSE)).encode()
    yield "quotes.txt", b'"' * 9_000_000
    yield "header.warc", b"WARC/1.0\r\n" + b"X: y\r\n" * 1_000_000
    yield "lengths.warc", b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999999999999999\r\n\r\nwords"
    yield "records.warc", record("conversion", "text/plain", b"words of a record") * 10_000
    yield "names.tar", taped({"a" * 90 + f"{n}.txt": b"x" for n in range(9_000)})


def mutated(rng: random.Random) -> tuple[str, bytes]:
    """A sound file with some damage, perhaps under another name; now and then one that is packed after it was damaged."""
    name, data = rng.choice(list(SEEDS.items()))
    found = bytearray(data)
    for _ in range(rng.choice((1, 1, 2, 4, 16, 64))):
        if not found:
            break
        at = rng.randrange(len(found))
        match rng.randrange(6):
            case 0:
                found[at] = rng.randrange(256)
            case 1:
                del found[at : at + rng.randint(1, 200)]
            case 2:
                found[at:at] = rng.choice(SNIPPETS)
            case 3:
                end = min(len(found), at + rng.randint(1, 300))
                found[at:at] = found[at:end] * rng.choice((1, 2, 50))
            case 4:
                found[at : at + 1] = bytes(rng.randrange(256) for _ in range(rng.randint(1, 8)))
            case 5:
                other = rng.choice(list(SEEDS.values()))
                start = rng.randrange(len(other))
                found[at:at] = other[start : start + rng.randint(1, 400)]
    if rng.random() < 0.1:
        found = found[: rng.randrange(len(found) + 1)]
    made = bytes(found)
    if rng.random() < 0.15:
        name = rng.choice([*SEEDS, "a", "a.php", "a.docx"])
    if rng.random() < 0.1:
        made, name = rng.choice(((gzip.compress(made), name + ".gz"), (zipped({name: made}), "b.zip"), (response("text/html", made), "b.warc")))
    return name, made


SNIPPETS = (
    b"<", b">", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<!ENTITY a 'b'>", b"&", b"&#0;", b"&#xffff;", b"&#99999999;", b"\0", b"\xff\xfe", b"\xef\xbb\xbf",
    b"\xed\xa0\x80", "\u2028\u202e\ufeff".encode(), b"<script>", b"</script>", b"<p", b"<table><tr><td>", b"</html>", b"<html>", b"{", b"}", b"[", b"]", b'"',
    b"\\ud800", b"null", b"1e999", b"-", b"9" * 400, b"---\n", b"\n\n", b"\r\n\r\n", b": ", b"\t", b"Content-Type: text/html; charset=utf-7\r\n", b"charset=x",
    b"--b\r\n", b"=?x?q?y?=", b"0001-01-01", b"9999-99-99T99:99:99Z", b"Tue, 99 Xyz 2025", b"PK\x03\x04", b"\x1f\x8b\x08", b"WARC/1.0\r\n", b"Content-Length: -1\r\n",
    b' href="javascript:x"', b"http://[", b"https://a b/", b' style="display:none"', b" hidden", b"<article>", b"<base href='//x'>", b"../", b"<title>", b"<guid>",
    b"<item>", b"<entry>", b"xml:base='http://['", b"<time datetime='-1'>", b"<meta charset='utf-16'>", b"<?xml version='1.0' encoding='x'?>", b"<svg>", b"<math>",
)  # fmt: skip


def check(name: str, data: bytes) -> str:
    """What is wrong with how a file is read; empty where nothing is."""
    began = time.process_time()
    try:
        documents, problems = read.documents(data, name, Article())
        reading = time.process_time() - began
        articles = [article for document in documents for article in clean.articles(document)[0]]
        for article in articles[:50]:
            if page.parse(page.format(article), "a.md") != (article, ()):
                return "an article that does not survive its page"
    except Exception as error:  # noqa: BLE001 - that is what is looked for
        return f"{type(error).__name__}: {error}"
    if not documents and not problems:
        return "neither a document nor a problem"
    spent = time.process_time() - began
    if spent > SECONDS:
        return f"{spent:.1f} s of processor time, {reading:.1f} s of them for reading"
    return ""


def peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform != "darwin" else 1024 * 1024)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--verbose", action="store_true")
    asked = parser.parse_args()
    rng = random.Random(asked.seed)
    wrong: Counter[str] = Counter()
    memory = peak()
    began = time.time()

    def look(name: str, data: bytes) -> None:
        nonlocal memory
        found = check(name, data)
        if not found and peak() > max(MEGABYTES, memory):
            found = f"{peak()} MB"
        memory = max(memory, peak())
        if found:
            wrong[found[:160]] += 1
            print(f"{name}: {found}", flush=True)
            if asked.keep:
                asked.keep.mkdir(parents=True, exist_ok=True)
                (asked.keep / f"{sum(wrong.values())}-{name}").write_bytes(data)

    made = 0
    for name, data in hostile() if asked.files else ():
        spent = time.process_time()
        look(name, data)
        made += 1
        if asked.verbose:
            print(f"{name}: {len(data) / 1e6:.1f} MB, {time.process_time() - spent:.2f} s, {memory} MB", flush=True)
    print(f"{made} hostile files: {sum(wrong.values())} wrong, {memory} MB at most, {time.time() - began:.0f} s", flush=True)
    while made < asked.files:
        look(*mutated(rng))
        made += 1
        if made % 10_000 == 0:
            print(f"{made:,} files, {memory} MB at most, {time.time() - began:.0f} s", flush=True)
    print(f"{made:,} files: {sum(wrong.values())} wrong, {memory} MB at most, {time.time() - began:.0f} s")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
