"""What every test shares: `--update`, the `golden` check and the profiles of hypothesis."""

import difflib
import os
from collections.abc import Callable
from pathlib import Path

import hypothesis
import pytest

hypothesis.settings.register_profile("ci", derandomize=True, deadline=None, max_examples=50)
hypothesis.settings.register_profile("long", deadline=None, max_examples=2000)
hypothesis.settings.load_profile("long" if os.environ.get("DIGEST_HYPOTHESIS") == "long" else "ci")

os.environ.setdefault("DIGEST_SEARCH", "own")  # golden sites are the same with the extra `search` and without it

Golden = Callable[[Path, str], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write golden results instead of comparing with them (never in CI)")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--update") and os.environ.get("CI"):
        raise pytest.UsageError("--update is not for CI: a golden result is written by a person, who reads the difference")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """`golden(path, text)`: the file at `path` holds exactly `text`; with `--update`, it does so afterwards."""
    update = request.config.getoption("--update")

    def compare(path: Path, text: str) -> None:
        if update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode("utf-8"))
            return
        if not path.is_file():
            pytest.fail(f"{path}: no such golden file (pytest --update writes it)", pytrace=False)
        wanted = path.read_bytes().decode("utf-8")
        if wanted != text:
            pytest.fail(difference(wanted, text, path), pytrace=False)

    return compare


def difference(wanted: str, got: str, path: Path) -> str:
    """A unified diff of two texts that also shows a missing last newline and carriage returns."""
    lines = difflib.unified_diff(_shown(wanted), _shown(got), f"{path} (golden)", f"{path} (now)", lineterm="")
    return "\n".join(lines)


def _shown(text: str) -> list[str]:
    shown = [line.replace("\r", "␍") for line in text.split("\n")]
    return shown[:-1] if text.endswith("\n") else [*shown[:-1], shown[-1] + "␄"]
