"""digest: a static news-digest generator."""

__version__ = "0.1.0"
