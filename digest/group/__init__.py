"""Articles → their topics and stories; every decision is made once, at import, and stands in the article's front matter."""
