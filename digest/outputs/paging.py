"""A long list as pages: the newest articles, and numbered pages of the older ones that stay as they are."""

from __future__ import annotations

from digest.site import Entry


def numbered(entries: tuple[Entry, ...], size: int) -> list[tuple[int, tuple[Entry, ...]]]:
    """Pages of entries (newest first): 0 is the newest `size` to 2·`size` - 1, the others are full, numbered from the oldest.

    So a page with a number never changes when articles come in.
    """
    full = max(0, len(entries) // size - 1)
    first = len(entries) - full * size
    pages = [(0, entries[:first])]
    for number in range(full, 0, -1):
        start = first + (full - number) * size
        pages.append((number, entries[start : start + size]))
    return pages


def neighbours(number: int, entries: tuple[Entry, ...], size: int) -> tuple[int | None, int | None]:
    """The pages of newer and of older articles beside a page; None where there is none. A page in between has the same ones whatever comes in."""
    last = max(0, len(entries) // size - 1)
    if not number:
        return None, last or None
    return (0 if number == last else number + 1), number - 1 or None


def newest(entries: tuple[Entry, ...]) -> bytes:
    """What a list of lists shows of the newest dated article of one, as bytes for its key."""
    return next((entry.face for entry in entries if entry.record.at is not None), b"")
