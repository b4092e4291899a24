"""What every test starts from: an invented home, and no settings of the machine's own."""

from __future__ import annotations

import gc
import json
import os
import pickle
import select
import signal
import sys
import time
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

from numbcheck.__main__ import run
from numbcheck.journal.sealing import wrapping
from numbcheck.practice import shelf
from numbcheck.practice.parse import parse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# a run that was begun in the background, or by nohup, is deaf to some signals, and so were all it starts
for number in (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT):
    if signal.getsignal(number) is signal.SIG_IGN:
        signal.signal(number, signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL)

# machines are noisy: what is slow for a moment is not wrong
settings.register_profile("house", deadline=None, max_examples=40)
settings.register_profile("long", settings.get_profile("house"), max_examples=1000)
settings.load_profile("house")


_LEFT_BEHIND = 20_000
"""Things that tests may leave behind until somebody looks which of them are of no use."""
_MEMORY = "/dev/shm"
"""Where Linux has a folder in memory."""
_parse = tomllib.loads


@lru_cache(512)
def _parsed(text: str) -> bytes:
    """Return what `tomllib` reads in a text, to be copied for everyone who asks."""
    return pickle.dumps(_parse(text))


def _takes_programs(folder: str) -> bool:
    """Return whether there is room in a folder, for files that are run, too."""
    if not os.access(folder, os.W_OK):
        return False
    about = os.statvfs(folder)
    return about.f_bavail * about.f_frsize > 2**30 and not about.f_flag & os.ST_NOEXEC


def pytest_addoption(parser: pytest.Parser) -> None:
    """Take one option of our own."""
    parser.addoption(
        "--everywhere", action="store_true", help="see all features in a real terminal, in every way"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Let files of tests lie in memory where there is room, and read what is written in TOML, and each practice, once."""
    if _takes_programs(_MEMORY):
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", _MEMORY)
    patch = pytest.MonkeyPatch()
    config.add_cleanup(patch.undo)
    patch.setattr(tomllib, "loads", lambda text, /: pickle.loads(_parsed(text)))
    patch.setattr(shelf, "parse", lru_cache(512)(parse))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the longest begin first, so that no worker is left alone with one of them at the end.

    They go the same ways thousands of times: where coverage is measured, it is not measured there.
    """
    items.sort(key=lambda item: "torture" not in item.path.parts)
    for item in items:
        if "torture" in item.path.parts:
            item.add_marker("no_cover")


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """Look for nothing to be thrown away among the thousands of tests, while they are found and afterwards: they stay.

    What they leave behind is looked for more seldom than in a program that a person waits for.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
        gc.set_threshold(_LEFT_BEHIND)


@pytest.fixture(scope="session", autouse=True)
def quick_disk() -> Iterator[None]:
    """Wait for no disk: whether bytes lie on it cannot be seen from here (`torture/power.py` shows what needs a wait)."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", os.fstat)
        yield


@pytest.fixture(scope="session", autouse=True)
def work_factor() -> Iterator[int]:
    """Wrap keys with the least work; return the program's own, for a test that is about it. Programs of their own use that."""
    with pytest.MonkeyPatch.context() as patch:
        own = wrapping.WORK_FACTOR
        patch.setattr(wrapping, "WORK_FACTOR", 1)
        yield own


_LEFT_OUT = (
    "COLUMNS",
    "LINES",
    "NO_COLOR",
    "FORCE_COLOR",
    "ACCESSIBLE",
    "REDUCED_MOTION",
    "EDITOR",
    "VISUAL",
    "PAGER",
    "SSH_CONNECTION",
    "PYTHONUNBUFFERED",
)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty NUMBCHECK_HOME in which everything of this test lies."""
    folder = tmp_path / "home"
    monkeypatch.setenv("NUMBCHECK_HOME", str(folder))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("SHELL", "/bin/bash")
    for name in _LEFT_OUT:
        monkeypatch.delenv(name, raising=False)
    return folder


@dataclass(frozen=True)
class Ran:
    """What one call of the program left behind."""

    code: int
    out: str
    err: str

    @property
    def entries(self) -> list[dict[str, Any]]:
        """The entries in the JSON on standard output."""
        entries: list[dict[str, Any]] = json.loads(self.out)["entries"]
        return entries


Shell = Callable[..., Ran]


def _pass_a_millisecond() -> None:
    """Return once the clock is a millisecond further: nobody calls twice in one, and an entry's name tells no less apart."""
    begun = time.time_ns()
    over = begun - begun % 1_000_000 + 1_000_000
    while (now := time.time_ns()) < over:
        select.select([], [], [], (over - now) / 1e9)


@pytest.fixture
def shell(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Shell:
    """Return a function that calls numbcheck as a shell does, with `text` on a pipe for standard input (None: closed)."""

    def call(*argv: str, text: str | bytes | None = "") -> Ran:
        given = tmp_path / "stdin"
        given.write_bytes(text if isinstance(text, bytes) else (text or "").encode())
        with given.open(encoding="utf-8") as stdin:
            monkeypatch.setattr("sys.stdin", None if text is None else stdin)
            _pass_a_millisecond()
            try:
                code = run(list(argv))
            except SystemExit as leaving:
                code = int(leaving.code or 0)
        sys.stdout.flush()
        sys.stderr.flush()
        out, err = capfd.readouterr()
        return Ran(code, out, err)

    return call
