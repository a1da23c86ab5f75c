"""The benchmark's site for Pelican: what `digest` makes with outputs: [articles, home, topics, feeds, sitemap]."""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))  # where the plug-in lies

SITENAME = "Benchmark"
SITEURL = FEED_DOMAIN = "https://example.org/news"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
THEME = str(HERE / "theme")
PLUGINS = ["neighbours"]
CACHE_CONTENT = LOAD_CONTENT_CACHE = False

ARTICLE_PATHS = ["articles"]
PAGE_PATHS: list[str] = []
STATIC_PATHS: list[str] = []
FILENAME_METADATA = r"(?P<slug>.*)"
USE_FOLDER_AS_CATEGORY = False
DEFAULT_CATEGORY = "news"
WITH_FUTURE_DATES = True
TYPOGRIFY = False
MARKDOWN = {"extensions": ["markdown.extensions.meta"], "extension_configs": {"markdown.extensions.meta": {}}, "output_format": "html"}

ARTICLE_URL = "articles/{date:%Y}/{date:%m}/{slug}/"
ARTICLE_SAVE_AS = ARTICLE_URL + "index.html"
TAG_URL = "topics/{slug}/"
TAG_SAVE_AS = TAG_URL + "index.html"
TAGS_URL = "topics/"
TAGS_SAVE_AS = TAGS_URL + "index.html"
SITEMAP_SAVE_AS = "sitemap.xml"
CATEGORY_SAVE_AS = CATEGORIES_SAVE_AS = AUTHOR_SAVE_AS = AUTHORS_SAVE_AS = ARCHIVES_SAVE_AS = ""
DIRECT_TEMPLATES = ["index", "tags", "sitemap"]
PAGINATED_TEMPLATES = {"tag": 20}
DEFAULT_PAGINATION = 20
DEFAULT_ORPHANS = 19  # those that are left over go to a full page, so that no page holds fewer than 20
PAGINATION_PATTERNS = ((1, "{url}", "{save_as}"), (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"))

FEED_RSS, FEED_ATOM, TAG_FEED_RSS = "feed.xml", "atom.xml", "topics/{slug}/feed.xml"
FEED_ALL_ATOM = FEED_ALL_RSS = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
FEED_MAX_ITEMS = 50
RSS_FEED_SUMMARY_ONLY = False
