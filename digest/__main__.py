"""`digest`, and `python -m digest`."""

from __future__ import annotations

import sys
import time

from digest import look


def main() -> None:
    """The command. A build that has nothing to do is done before the command line is loaded."""
    started = time.perf_counter()
    found = look.quick(sys.argv[1:])
    if found and found.nothing and found.seen and not found.seen.problems:
        sys.stderr.write(look.nothing(found.seen.articles, found.out, 0, time.perf_counter() - started) + "\n")
        return
    from digest import cli

    cli.main(found)


if __name__ == "__main__":
    main()
