"""Exports that are killed: at any call in this process, and at any moment from outside."""

from __future__ import annotations

import errno
import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from numbcheck.exchange.writing import notes, outfile
from numbcheck.journal.drafts import unfinished
from numbcheck.journal.drafts.unfinished import Unfinished
from numbcheck.journal.store import durable
from tests.journal.kit import a_journal, note
from tests.torture.promises import BrokenPromiseError

if TYPE_CHECKING:
    from collections.abc import Iterator

OLD, NEW = "an old page\n", "a new page, with words\n"
How = tuple[str, ...]
"""What a way to export is marked by."""
WAYS: dict[str, How] = {
    "a new file": (),
    "a file that is there": ("force",),
    "a new file where each has a name": ("named",),
    "a file that is there where each has a name": ("force", "named"),
    "a new file where nothing can be linked": ("named", "unlinked"),
    "a folder of notes": ("folder",),
    "a folder of notes where each has a name": ("folder", "named"),
}
DEAD = 9
_CALLS = {"open", "write", "fsync", "link", "rename", "unlink", "close", "mkdir", "fchmod", "listdir"}
_FILES = ("one.md", "two.md")


class DyingOs:
    """The os module as long as it lasts: the call of that number is never made, for the program is dead by then."""

    def __init__(
        self, last: int, *, unlinked: bool = False, calls: frozenset[str] = frozenset(_CALLS)
    ) -> None:
        self._left = last
        self._calls = calls
        self._unlinked = unlinked

    def step(self) -> None:
        """Do one more thing, or die."""
        self._left -= 1
        if self._left < 0:
            os._exit(DEAD)

    def __getattr__(self, name: str) -> Any:
        found = getattr(os, name)
        if name not in self._calls:
            return found

        def call(*given: Any, **named: Any) -> Any:
            self.step()
            if name == "link" and self._unlinked:
                raise OSError(errno.EPERM, os.strerror(errno.EPERM))
            return found(*given, **named)

        return call

    def pieces(self, text: str) -> Iterator[str]:
        """Yield a text letter by letter, and perhaps die in the midst of it."""
        for letter in text:
            self.step()
            yield letter


Write = Callable[[Path, How, DyingOs], object]
"""An export into a folder, in one of the ways, as long as the os module lasts."""


def swept(base: Path, way: str, write: Write | None = None) -> int:
    """Kill an export at each of its calls in turn, and return how often it died.

    Raises BrokenPromiseError where a file that is not whole has its name, or where words are left in another one
    after the next command.
    """
    last = 0
    while True:
        place = base / f"{last}"
        (place / "papers").mkdir(parents=True)
        if "force" in WAYS[way]:
            (place / "papers" / "one.md").write_text(OLD)
        died = _died(place, WAYS[way], last, write or _written)
        Unfinished(str(place / "state")).clear()
        _check(place / "papers", died=died)
        if not died:
            return last
        last += 1


def _died(place: Path, how: How, last: int, write: Write) -> bool:
    child = os.fork()
    if child == 0:
        try:
            dying = DyingOs(last, unlinked="unlinked" in how)
            with _instead_of_os(dying, named="named" in how):
                write(place, how, dying)
        except BaseException:
            os._exit(1)
        os._exit(0)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if code not in {0, DEAD}:
        raise BrokenPromiseError(f"the export ended with {code} at call {last}")
    return code == DEAD


@contextmanager
def _instead_of_os(dying: DyingOs, *, named: bool) -> Iterator[None]:
    for module in (outfile, durable, unfinished):
        vars(module)["os"] = dying
    if named:
        outfile._UNNAMED = 0
    yield


def _written(place: Path, how: How, dying: DyingOs) -> None:
    pending = Unfinished(str(place / "state"))
    papers = place / "papers"
    if "folder" in how:
        notes.write_notes(papers, ((name, NEW) for name in _FILES), pending)
    else:
        outfile.write_file(papers / "one.md", dying.pieces(NEW), force="force" in how, unfinished=pending)


def _check(papers: Path, *, died: bool) -> None:
    for path in papers.iterdir():
        if path.name not in {*_FILES, notes.LIST}:
            raise BrokenPromiseError(f"{path.name} was left behind")
        if path.name in _FILES and path.read_text() not in {OLD, NEW}:
            raise BrokenPromiseError(f"{path.name} is not whole")
    if not died and (papers / "one.md").read_text() != NEW:
        raise BrokenPromiseError("nothing was written")


def killed_from_outside(base: Path, rounds: int, seed: int = 0) -> int:
    """Kill real exports after some milliseconds, and return how many died before they were done."""
    dice, died = random.Random(seed), 0
    journal = a_journal(base / "home")
    for number in range(400):
        note(journal, f"{number} words " * 40)
    papers = base / "papers"
    papers.mkdir()
    environ = {**os.environ, "NUMBCHECK_HOME": str(base / "home"), "HOME": str(base)}
    program = [sys.executable, "-m", "numbcheck", "-q"]
    for _ in range(rounds):
        with subprocess.Popen([*program, "export", "all.md", "--force"], cwd=papers, env=environ) as export:
            try:
                export.wait(dice.uniform(0.1, 0.6))
            except subprocess.TimeoutExpired:
                export.send_signal(signal.SIGKILL)
                died += 1
        subprocess.run([*program, "history", "--count"], env=environ, check=True, capture_output=True)
        if left := [path.name for path in papers.iterdir() if path.name != "all.md"]:
            raise BrokenPromiseError(f"{left} was left behind")
    return died
