"""A command → what it cost, as a line of JSON; a small process of its own, since a child's peak memory is never below that of the process that started it.

usage: python -I -S benchmarks/cost.py LOG COMMAND...        (what the command says goes to LOG)
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time

LEAST, MOST = 0.01, 0.2  # seconds between two looks at the memory …
SHARE = 20  # … and at least so many times what a look takes


def cost(command: list[str], log: str) -> dict[str, float]:
    """Exit status, wall seconds, CPU seconds of all processes that were waited for, and the peak of their memory in megabytes."""
    with open(log, "wb") as out:
        started = time.perf_counter()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT)
    sums = [0.0]
    done = threading.Event()
    watch = threading.Thread(target=_watch, args=(process.pid, done, sums))
    watch.start()
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    done.set()
    watch.join()
    process.returncode = os.waitstatus_to_exitcode(status)
    largest = used.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)  # bytes there, kilobytes elsewhere
    return {
        "status": process.returncode,
        "wall": round(wall, 3),
        "cpu": round(used.ru_utime + used.ru_stime, 3),
        "memory": round(max(largest, *sums), 1),
    }


def _watch(process: int, done: threading.Event, sums: list[float]) -> None:
    """Note what a process and its children hold together, until it is done."""
    pause = LEAST
    while not done.wait(pause):
        started = time.perf_counter()
        sums.append(_held(process))
        pause = min(MOST, max(LEAST, SHARE * (time.perf_counter() - started)))
        del sums[: sums.index(max(sums))]


def _held(process: int) -> float:
    """Megabytes of a process and its children, a shared page shared out among those that hold it; 0 where the system does not tell."""
    try:
        with open(f"/proc/{process}/smaps_rollup") as lines:
            own = next((int(line.split()[1]) / 1e3 for line in lines if line.startswith("Pss:")), 0.0)
        children = []
        for thread in os.listdir(f"/proc/{process}/task"):
            with open(f"/proc/{process}/task/{thread}/children") as names:
                children += names.read().split()
    except OSError:
        return 0.0
    return own + sum(_held(int(child)) for child in children)


if __name__ == "__main__":
    print(json.dumps(cost(sys.argv[2:], sys.argv[1])))
