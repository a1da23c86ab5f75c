"""An ordered map over worker processes; the builtin `map` where one process is enough or forking is missing."""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import struct
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from digest.problem import Problem

T = TypeVar("T")
R = TypeVar("R")
FEW = 200  # items below which starting workers costs more than it saves
CHUNK = 32  # results that cross at once
_SIZE = struct.Struct("<Q")


def jobs(wanted: int) -> int:
    """The number of processes to use: as many as wanted, or (0) as there are processors to run on."""
    return wanted or len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else wanted or os.cpu_count() or 1


def ordered_map(function: Callable[[T], R], items: Iterable[T], jobs: int = 1, few: int = 0) -> Iterator[R]:
    """`map(function, items)` over `jobs` forked workers, each taking every n-th item: only results cross between processes, in order.

    Less than `few` items, or FEW, are worked on here.
    An exception of a worker is raised here.
    """
    listed: Sequence[T] = items if isinstance(items, Sequence) else list(items)
    if jobs < 2 or len(listed) < (few or FEW) or not hasattr(os, "fork"):
        yield from map(function, listed)
        return
    import pickle  # noqa: F401 - before the workers part, so that it is loaded once

    gc.freeze()  # what exists now is never looked at again by a worker's collector, so its pages stay shared
    workers: list[tuple[int, int]] = []
    try:
        for number in range(jobs):
            with _uninterrupted() as mask:  # no worker is left behind that is not on the list
                workers.append(_forked(function, listed, number, jobs, [pipe for _, pipe in workers], mask))
        yield from _results([pipe for _, pipe in workers], len(listed))
    finally:
        with _uninterrupted():
            for process, pipe in workers:
                os.close(pipe)
                with contextlib.suppress(ProcessLookupError):
                    os.kill(process, signal.SIGKILL)
                os.waitpid(process, 0)
        gc.unfreeze()


@contextlib.contextmanager
def _uninterrupted() -> Iterator[set[signal.Signals]]:
    """Ctrl+C has to wait, where the system lets it; what was held back before."""
    if not hasattr(signal, "pthread_sigmask"):
        yield set()
        return
    mask: set[signal.Signals] = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})  # type: ignore[assignment]  # numbers of other systems too
    try:
        yield mask
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)


@contextlib.contextmanager
def finished() -> Iterator[None]:
    """Ctrl+C waits for what is begun, whichever thread of the process the system gives the signal to; then it interrupts. A mask holds for one thread alone."""
    struck: list[int] = []
    try:
        before = signal.signal(signal.SIGINT, lambda number, _: struck.append(number))
    except ValueError:  # not the main thread: no signal is handled here
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.SIG_DFL if before is None else before)
        if struck:
            signal.raise_signal(signal.SIGINT)


def _forked(function: Callable[[T], R], items: Sequence[T], first: int, step: int, others: Iterable[int], mask: Iterable[signal.Signals]) -> tuple[int, int]:
    """A worker and the pipe that its results come from."""
    reading, writing = os.pipe()
    process = os.fork()
    if process:
        os.close(writing)
        return process, reading
    status = 1
    try:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        os.close(reading)
        for pipe in others:
            os.close(pipe)
        _work(function, items, first, step, writing)
        status = 0
    except BaseException:  # noqa: BLE001, S110 - the parent is gone or was interrupted: nobody is left to tell
        pass
    finally:
        os._exit(status)


def _work(function: Callable[[T], R], items: Sequence[T], first: int, step: int, pipe: int) -> None:
    found: list[R] = []
    for number in range(first, len(items), step):
        try:
            found.append(function(items[number]))
        except Exception as error:  # noqa: BLE001 - whatever it is, the parent raises it
            _send(pipe, found)
            _send(pipe, error)
            return
        if len(found) == CHUNK:
            _send(pipe, found)
            found = []
    _send(pipe, found)


def _send(pipe: int, value: object) -> None:
    import pickle

    data = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    data = _SIZE.pack(len(data)) + data
    sent = memoryview(data)
    while sent:
        sent = sent[os.write(pipe, sent) :]


def _results(pipes: Sequence[int], length: int) -> Iterator[R]:
    waiting: list[list[R]] = [[] for _ in pipes]
    for number in range(length):
        worker = number % len(pipes)
        while not waiting[worker]:
            found: list[R] | Exception = _receive(pipes[worker])
            if isinstance(found, Exception):
                raise found
            waiting[worker] = found[::-1]
        yield waiting[worker].pop()


def _receive(pipe: int) -> list[R] | Exception:
    import pickle

    size = _SIZE.unpack(_read(pipe, _SIZE.size))[0]
    found: list[R] | Exception = pickle.loads(_read(pipe, size))  # noqa: S301 - from our own worker
    return found


def _read(pipe: int, size: int) -> bytes:
    """Raises Problem where the worker has ended before its work, as when the system is out of memory."""
    parts: list[bytes] = []
    while size:
        part = os.read(pipe, min(size, 1 << 20))
        if not part:
            raise Problem("digest", 0, "a worker process ended before its work was done", "more memory, or fewer processes: --jobs 1")
        parts.append(part)
        size -= len(part)
    return b"".join(parts)
