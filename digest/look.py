"""Whether anything changed since the last build, asked of the disk alone. Most builds change nothing: nothing is imported for these but what Python has loaded anyway."""

from __future__ import annotations

import marshal
import os
import struct
import sys
import time
import zlib

from digest import __version__

MAGIC = b"digest memory 2\n"
PART = struct.Struct("<QI")  # length and checksum of one of the three parts of a memory
BROKEN = (OSError, ValueError, TypeError, EOFError, KeyError, AttributeError, struct.error)
_LIBRARIES = (
    "jinja2", "markupsafe", "babel", "markdown_it_py", "mdurl", "pyyaml", "feedgen", "lxml", "python_dateutil", "snowballstemmer", "pystemmer", "anyascii", "pyromark",
    "tzdata", "feedparser", "feedparser_sgmllib", "trafilatura", "fastwarc", "pillow", "font_source_serif_pro",
)  # fmt: skip
_PACKAGE = os.path.dirname(os.path.abspath(__file__))

Stat = tuple[int, int, int]
"""Size, time of change in ns, and inode of a file: as long as they are the same, it was not changed."""
ABSENT: Stat = (-1, -1, -1)
Row = tuple[str, int, str, str, bool]
"""A problem as it is remembered: what it was made of."""


class Seen:
    """What the last build saw: enough to tell that nothing changed."""

    __slots__ = ("articles", "inbox", "now", "outputs", "problems", "program", "skipped", "tree", "until")

    def __init__(
        self, program: str, inbox: dict[str, Stat], tree: dict[str, Stat], outputs: dict[str, Stat], now: float, until: float | None,
        articles: int, skipped: int, problems: tuple[Row, ...],
    ) -> None:  # fmt: skip
        self.program = program
        """Signature of the program, its libraries and the settings: a memory of others is never believed."""
        self.inbox = inbox
        """What was imported."""
        self.tree = tree
        """Everything else that was read."""
        self.outputs = outputs
        """All that was made, and the manifest."""
        self.now = now
        """The time it was built for, in seconds since 1970."""
        self.until = until
        """When a page appears or expires by itself; None for never."""
        self.articles = articles
        """Published."""
        self.skipped = skipped
        """Inbox items that were imported before."""
        self.problems = problems

    def dump(self) -> bytes:
        trees = [_flat(self.inbox), _flat(self.tree), _flat(self.outputs)]
        return marshal.dumps((self.program, *trees, self.now, self.until, self.articles, self.skipped, self.problems))

    def still_holds(self, now: float) -> bool:
        """Whether the same pages are to be shown at a time as then."""
        return self.now <= now and (self.until is None or now < self.until)


class Look:
    """What was found on disk before a build."""

    __slots__ = ("at", "inbox", "nothing", "out", "present", "program", "root", "seen", "tree")

    def __init__(self, root: str, out: str, options: dict[str, str], config: str, imports: bool, now: float, memory: bool) -> None:
        """Raises OSError where a folder can't be read."""
        self.root, self.out = root, out
        self.program = program(config, out, options)
        self.at = time.time_ns()
        seen = load(root, out) if memory else None
        self.seen = seen if seen and seen.program == self.program else None
        """Of the last build, where that can be believed."""
        self.inbox = scan(root, "content/inbox") if imports else self.seen.inbox if self.seen else {}
        self.tree = trees(root)
        stands = self.seen is not None and _stand(out, self.seen.outputs)
        self.present = {} if self.seen is None else self.seen.outputs if stands else stats(out, self.seen.outputs)
        self.nothing = bool(self.seen and self.seen.still_holds(now) and stands and self._is_same(self.seen))
        """Nothing changed, not even the time of a file."""

    def _is_same(self, seen: Seen) -> bool:
        return self.inbox == seen.inbox and self.tree == seen.tree


def quick(arguments: list[str]) -> Look | None:
    """A look before the command line is loaded, for `digest [-C DIR] build [-o DIR] [-j N]`; None for anything else."""
    root, out, command = ".", "", ""
    rest = iter(arguments)
    for argument in rest:
        if argument == "-C" and not command:
            root = next(rest, "")
        elif argument == "build" and not command:
            command = argument
        elif argument in ("-o", "--output") and command:
            out = next(rest, "")
        elif argument not in ("-j", "--jobs") or not command or not next(rest, "").isdecimal():
            return None
    if not command or not root or "_DIGEST_COMPLETE" in os.environ:
        return None
    try:
        return Look(root, out or os.path.join(root, "site"), OPTIONS, os.path.join(root, "digest.yaml"), True, now(), True)
    except OSError:
        return None


OPTIONS = {"base_url": "", "drafts": "False", "future": "False"}
"""What a build is asked for where nothing is said."""


def now() -> float:
    """The time that builds are for: the clock, or SOURCE_DATE_EPOCH (https://reproducible-builds.org/specs/source-date-epoch/) where it is set."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return float(epoch) if epoch.isdecimal() else time.time()


def nothing(articles: int, out: str, problems: int, seconds: float) -> str:
    """The last line of a build that had nothing to do."""
    more = f"; {problems:,} problem{'' if problems == 1 else 's'} as before" if problems else ""
    return f"Nothing changed: {articles:,} article{'' if articles == 1 else 's'} in {shown(out)}{more} ({seconds:.2f} s)"


def shown(out: str) -> str:
    """An output folder as messages name it: relative to where we are, if it lies below."""
    here, there = os.path.realpath(os.curdir), os.path.realpath(out)
    return (there[len(here) :].lstrip(os.sep) if there.startswith(here.rstrip(os.sep) + os.sep) else out) + "/"


def trees(root: str) -> dict[str, Stat]:
    """Everything that a build reads but for the inbox and what belongs to the program."""
    return scan(root, "content", "content/inbox") | scan(root, "templates") | scan(root, "themes") | static(root)


def static(root: str) -> dict[str, Stat]:
    """What is copied as it is; of what is hidden, `.well-known` alone (RFC 8615)."""
    return scan(root, "static") | scan(root, "static/.well-known")


def scan(root: str, folder: str, skip: str = "") -> dict[str, Stat]:
    """Every file below a folder but for the folder `skip`, by its path relative to `root`; hidden ones are passed over. Raises OSError."""
    found: dict[str, Stat] = {}
    top = os.path.join(root, folder)
    stack = [(top, folder + "/")] if os.path.isdir(top) else []
    seen: set[str] = set()
    while stack:
        here, prefix = stack.pop()
        with os.scandir(here) as entries:
            for entry in entries:
                name = entry.name
                if name[0] == "." or name[-1] == "~":
                    continue
                if entry.is_symlink() and not _is_new(entry.path, top, seen):
                    continue
                if entry.is_dir():
                    if prefix + name != skip:
                        stack.append((entry.path, f"{prefix}{name}/"))
                elif entry.is_file():
                    known = entry.stat()
                    found[prefix + name] = (known.st_size, known.st_mtime_ns, known.st_ino)
    return found


def stats(root: str, paths: dict[str, Stat] | list[str]) -> dict[str, Stat]:
    """Files as they stand now; ABSENT for one that is not there."""
    start, stat = root + os.sep, os.stat
    found: dict[str, Stat] = {}
    for path in paths:
        try:
            known = stat(start + path)
        except OSError:
            found[path] = ABSENT
        else:
            found[path] = (known.st_size, known.st_mtime_ns, known.st_ino)
    return found


def _stand(root: str, seen: dict[str, Stat]) -> bool:
    """Whether all files stand as they did."""
    start, stat = root + os.sep, os.stat
    for path, known in seen.items():
        try:
            now = stat(start + path)
        except OSError:
            if known != ABSENT:
                return False
        else:
            if (now.st_size, now.st_mtime_ns, now.st_ino) != known:
                return False
    return True


def load(root: str, out: str) -> Seen | None:
    """What the last build into `out` saw; None where there is no memory of it that can be read."""
    try:
        return _seen(part(memory(root, out), 0))
    except BROKEN:
        return None


def memory(root: str, out: str) -> str:
    """The file that remembers the last build into `out`."""
    return os.path.join(root, ".digest-cache", f"state-{name(out)}")


def name(out: str) -> str:
    """What tells the memory of one output folder from those of others: 8 hexadecimal digits. `program` tells those apart that have the same."""
    return f"{zlib.crc32(os.fsencode(os.path.realpath(out))):08x}"


def part(path: str, number: int) -> bytes:
    """One of the parts of a memory. Raises one of BROKEN where it is not whole."""
    with open(path, "rb") as file:
        if file.read(len(MAGIC)) != MAGIC:
            raise ValueError("no memory")
        parts = [PART.unpack(file.read(PART.size)) for _ in range(3)]
        if sum(length for length, _ in parts) > os.fstat(file.fileno()).st_size:
            raise ValueError("broken")
        file.seek(sum(length for length, _ in parts[:number]), os.SEEK_CUR)
        length, checksum = parts[number]
        data = file.read(length)
    if len(data) != length or zlib.crc32(data) != checksum:
        raise ValueError("broken")
    return data


def program(config: str, out: str, options: dict[str, str]) -> str:
    """A signature of the program, its libraries, the built-in templates, the configuration and what is asked for."""
    try:
        with open(config, "rb") as file:
            settings = file.read()
    except OSError:
        settings = b"-"
    said = sorted((key, value) for key, value in os.environ.items() if key.startswith("DIGEST_"))
    files = sorted([*_sums(_PACKAGE), *_sums(templates())])
    return repr((__version__, sys.version, os.path.realpath(out), sorted(options.items()), said, settings, sorted(_installed()), files))


def _sums(folder: str) -> list[tuple[str, int]]:
    """Each file of a folder with its checksum, not its time: the same program installed again is the same, as it is in each run of a workflow."""
    above, name = os.path.split(folder)
    found = []
    for path in scan(above, name):
        if "__pycache__" not in path:
            with open(os.path.join(above, path), "rb", buffering=0) as file:
                found.append((path, zlib.crc32(file.read())))
    return found


def templates() -> str:
    """The folder of the built-in theme: in an installed wheel inside the package, in a checkout beside it."""
    shipped = os.path.join(_PACKAGE, "_data", "templates")
    return shipped if os.path.isdir(shipped) else os.path.join(os.path.dirname(_PACKAGE), "templates")


def _is_new(link: str, top: str, seen: set[str]) -> bool:
    """Whether a link leads somewhere, and a linked folder nowhere in a circle."""
    if not os.path.exists(link):
        return False
    if os.path.isdir(link):
        real = os.path.realpath(link)
        if real in seen or (os.path.realpath(top) + os.sep).startswith(real.rstrip(os.sep) + os.sep):
            return False
        seen.add(real)
    return True


def _flat(tree: dict[str, Stat]) -> tuple[list[str], bytes]:
    """Paths and numbers apart: read back in a fifth of the time."""
    numbers = [number for stat in tree.values() for number in stat]
    return list(tree), struct.pack(f"<{len(numbers)}q", *numbers)


def _tree(flat: tuple[list[str], bytes]) -> dict[str, Stat]:
    paths, packed = flat
    return dict(zip(paths, struct.iter_unpack("<3q", packed), strict=True))


def _seen(data: bytes) -> Seen:
    program, inbox, tree, outputs, *rest = marshal.loads(data)  # noqa: S302 - our own file, its checksum just compared
    return Seen(program, _tree(inbox), _tree(tree), _tree(outputs), *rest)


def _installed() -> set[str]:
    """The versions of the libraries that shape the output, without importing any: the names of their metadata folders."""
    found = set()
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")
        except OSError:
            continue
        found |= {name for name in names if name.endswith(".dist-info") and name.partition("-")[0].lower() in _LIBRARIES}
    return found
