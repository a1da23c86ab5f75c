"""A plug-in of Pelican: each article knows the newer and the older one."""

from itertools import pairwise

from pelican import signals
from pelican.generators import ArticlesGenerator


def register() -> None:
    signals.article_generator_finalized.connect(_link)


def _link(generator: ArticlesGenerator) -> None:
    for newer, older in pairwise(generator.articles):  # newest first
        newer.older, older.newer = older, newer
