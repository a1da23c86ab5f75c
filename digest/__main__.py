"""`digest`, and `python -m digest`."""

from __future__ import annotations

import gc
import os
import sys
import time

from digest import look


def main() -> None:
    """The command. A build that has nothing to do is done before the command line is loaded."""
    started = time.perf_counter()
    gc.disable()  # a look makes many small values and drops none
    found = look.quick(sys.argv[1:])
    if found and found.nothing and found.seen and not found.seen.problems:
        if sys.stderr:  # None where it was closed
            sys.stderr.write(look.nothing(found.seen.articles, found.out, 0, time.perf_counter() - started) + "\n")
            sys.stderr.flush()
        os._exit(0)  # nothing is open; taking all those values apart one by one would take longer than saying so
    gc.enable()
    from digest import cli

    cli.main(found)


if __name__ == "__main__":
    main()
