"""Imports that are killed: one that dies at any of its calls, one whose undo or deletion does, and what the next run makes of it."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from numbcheck.__main__ import run
from numbcheck.journal.store import durable, writer
from tests.journal.kit import a_journal, files, texts_of
from tests.torture.cut_off import DEAD, DyingOs
from tests.torture.promises import BrokenPromiseError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

TEXTS = ["one river", "two river", "three river", "four river"]
BOOK = "".join(f"[2024-0{5 + number // 2}-1{number} 12:00] {text}\n" for number, text in enumerate(TEXTS))
_CALLS = frozenset({"open", "write", "fsync", "sync", "rename", "unlink", "mkdir", "close", "fchmod"})
_FOREVER = 10**9

Call = tuple[str, ...]


def jrnl_book(base: Path) -> Path:
    """Return a file that jrnl wrote, made in a folder."""
    path = base / "book.txt"
    path.write_text(BOOK)
    return path


class Life:
    """A home, and a `book` that is brought in there: a file, or a folder of notes, made by `make` in `base`."""

    def __init__(self, base: Path, make: Callable[[Path], Path] = jrnl_book) -> None:
        base.mkdir(parents=True)
        self.base = base
        self.home = base / "home"
        self.book = make(base)

    def ran(self, *call: str, last: int = _FOREVER) -> bool:
        """Return whether a call came to its end; it is dead before its call of the system of that number."""
        child = os.fork()
        if child == 0:
            try:
                dying = DyingOs(last, calls=_CALLS)
                for module in (durable, writer):
                    vars(module)["os"] = dying
                with _at_home(self.home):
                    code = run([*call, "-q", "--no-input"])
            except BaseException:
                os._exit(1)
            os._exit(code)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        if code not in {0, DEAD}:
            raise BrokenPromiseError(f"{call} ended with {code} at call {last}")
        return code == 0

    def check(self, *allowed: list[str]) -> None:
        """Raise BrokenPromiseError unless the journal has one of these lists of texts, each whole, and nothing else."""
        journal = a_journal(self.home)
        found = sorted(texts_of(journal))
        if found not in map(sorted, allowed) or journal.faults or journal.count() != len(found):
            raise BrokenPromiseError(f"found {found}, {journal.count()} counted, {journal.faults}")

    def check_gone(self) -> None:
        """Raise BrokenPromiseError where words are left in any file."""
        if left := [name for name, raw in files(self.home).items() if b"river" in raw]:
            raise BrokenPromiseError(f"words are left in {left}")


@contextmanager
def _at_home(home: Path) -> Iterator[None]:
    os.environ["NUMBCHECK_HOME"] = str(home)
    null = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(null, stream)
    yield


def subsets() -> list[list[str]]:
    """Return every choice of the texts, none of them and all of them included."""
    return [[text for at, text in enumerate(TEXTS) if chosen >> at & 1] for chosen in range(2 ** len(TEXTS))]


def _brought(life: Life, last: int) -> bool:
    """Bring it in and die; whole entries are there, and the next import adds the rest; one undo takes back what it can."""
    whole = life.ran("import", str(life.book), last=last)
    life.check(*subsets())
    life.ran("import", str(life.book))
    life.check(TEXTS)
    life.ran("import", str(life.book))
    life.check(TEXTS)
    return whole


def _taken_back(life: Life, last: int) -> bool:
    """Bring it in, undo it and die; the deletion of the batch finishes that, and it does not come in again."""
    life.ran("import", str(life.book))
    whole = life.ran("undo", last=last)
    life.check(*subsets())
    life.ran("delete", "batch:1", "--yes")
    life.ran("data", "verify", "--fix")
    life.check([])
    life.check_gone()
    life.ran("import", str(life.book))
    life.check([])
    return whole


WAYS: dict[str, Callable[[Life, int], bool]] = {"an import": _brought, "its undo": _taken_back}


def swept(base: Path, way: str, step: int = 1) -> int:
    """Kill the same run at every `step`-th of its calls in turn; return at how many it died. Raises BrokenPromiseError."""
    last = 0
    while not WAYS[way](Life(base / f"{last}"), last):
        last += step
    return last // step
