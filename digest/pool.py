"""An ordered map over worker processes; the builtin `map` where one process is enough or forking is missing."""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")
FEW = 200  # items below which starting workers costs more than it saves
CHUNK = 32

_work: Callable[[int], object] | None = None  # set in the parent just before the fork, so that workers inherit what they work on


def jobs(wanted: int) -> int:
    """The number of processes to use: as many as wanted, or (0) as there are processors to run on."""
    return wanted or len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else wanted or os.cpu_count() or 1


def ordered_map(function: Callable[[T], R], items: Iterable[T], jobs: int = 1) -> Iterator[R]:
    """`map(function, items)` over `jobs` forked workers: only results cross between processes, in order.

    An exception of a worker is raised here.
    """
    listed = list(items)
    if jobs < 2 or len(listed) < FEW or "fork" not in multiprocessing.get_all_start_methods():
        yield from map(function, listed)
        return
    global _work  # noqa: PLW0603 - the one way to hand a closure to a forked worker
    _work = lambda number: function(listed[number])  # noqa: E731
    nth: Callable[[int], R] = _nth  # type: ignore[assignment]  # the worker's result is what `function` gives
    gc.collect()
    gc.freeze()
    try:
        with multiprocessing.get_context("fork").Pool(jobs) as pool:
            yield from pool.imap(nth, range(len(listed)), CHUNK)
    finally:
        gc.unfreeze()
        _work = None


def _nth(number: int) -> object:
    assert _work is not None
    return _work(number)
