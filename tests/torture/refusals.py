"""A disk that refuses: every call of the writer fails in turn, and files may grow to every size in turn."""

from __future__ import annotations

import errno
import os
import resource
import shutil
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

from numbcheck.errors import NumbcheckError
from numbcheck.journal.journal import Journal
from numbcheck.journal.store.durable import TEMPORARY
from tests.journal.kit import NOON, Dice, a_journal, an_entry
from tests.torture.crowds import check
from tests.torture.power import ROOT, day_of
from tests.torture.promises import BrokenPromiseError, Diary, Promises
from tests.torture.systems import seen_as

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from tests.torture.promises import Event

CALLS = {
    "open",
    "mkdir",
    "chmod",
    "fchmod",
    "write",
    "fsync",
    "rename",
    "listdir",
    "read",
    "fstat",
    "lstat",
    "stat",
    "sync",
    "unlink",
}
CODES = (errno.EIO, errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EMFILE)
ACTS: dict[str, tuple[bool, Callable[[Diary], object]]] = {
    "the first entry": (False, lambda diary: diary.add("e9")),
    "an entry": (True, lambda diary: diary.add("e7")),
    "an entry in a new month": (True, lambda diary: diary.add("e9")),
    "an edit": (True, lambda diary: diary.edit("e1")),
    "a move": (True, lambda diary: diary.move("e1", 30)),
    "a deletion": (True, lambda diary: diary.delete("e1")),
    "an import": (True, lambda diary: diary.add_all([an_entry(f"e{n} first", day_of(f"e{n}"), n) for n in (7, 8, 9)])),
    "a deletion of many": (True, lambda diary: diary.delete_all([diary.current[n].id for n in ("e1", "e2")], ["e1 first", "e2 changed 02"])),
}  # fmt: skip


class RefusingOs:
    """The os module, of which the call number `turn` fails with `code`; with `stuck`, all calls after it too."""

    def __init__(self, turn: int, code: int, *, stuck: bool = False) -> None:
        self.fired = False
        self._left = turn
        self._code = code
        self.stuck = stuck

    def __getattr__(self, name: str) -> Any:
        real = getattr(os, name)
        return self._guarded(real) if name in CALLS else real

    def _guarded(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            self._left -= 1
            if self._left == 0 or (self.stuck and self._left < 0):
                self.fired = True
                raise OSError(self._code, os.strerror(self._code))
            return real(*args, **kwargs)

        return call


def every_call_refused(base: Path, act: str, code: int, *, stuck: bool) -> int:
    """Let each call in turn fail while `act` is done; return in how many ways it was refused.

    Raises BrokenPromiseError if that harmed anything, or was not told in a sentence of ours.
    """
    home, turn = Home(base / "home", act), 0
    while True:
        turn += 1
        system = RefusingOs(turn, code, stuck=stuck)
        home.refused(base / f"{turn}", partial(seen_as, system), scraps=stuck)
        if not system.fired:
            return turn - 1


def every_size_refused(base: Path, act: str, sizes: range) -> int:
    """Let files grow to each of `sizes` in bytes while `act` is done; return how many were too small for it."""
    home = Home(base / "home", act)
    return sum(home.refused(base / f"{size}", partial(_limited, size)) for size in sizes)


@contextmanager
def _limited(size: int) -> Iterator[None]:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


class Home:
    """A journal as it was before `act`, to be copied for every trouble that is tried."""

    def __init__(self, base: Path, act: str) -> None:
        begun, self._do = ACTS[act]
        self._base = base
        self._events: list[Event] = []
        base.mkdir(parents=True)
        diary = Diary(a_journal(base / ROOT), self._events.append, day_of)
        if begun:
            diary.add("e1")
            diary.add("e2")
            diary.edit("e2")
        self._current = diary.current

    def refused(
        self, base: Path, trouble: Callable[[], AbstractContextManager[object]], *, scraps: bool = False
    ) -> bool:
        """Do the act under `trouble`, in a copy; return whether it was refused.

        Raises BrokenPromiseError if that did harm, or left `scraps` where none are to be.
        """
        shutil.copytree(self._base, base)
        promises, root, refused = Promises(), base / ROOT, False
        for event in self._events:
            promises.tell(event)
        diary = Diary(_journal(root, "act"), promises.tell, day_of)
        diary.current |= self._current
        try:
            with trouble():
                self._do(diary)
        except NumbcheckError as error:
            refused = True
            _check_sentence(str(error))
        check(root, promises)
        if not scraps and any(root.rglob(f"{TEMPORARY}*")):
            raise BrokenPromiseError("a scrap was left")
        _journal(root, "later").add(at=day_of("e1"), zone="UTC", kind="note", text="later")
        promises.tell(("kept", "later", ["later"], []))
        check(root, promises)
        shutil.rmtree(base)
        return refused


def _journal(root: Path, seed: str) -> Journal:
    return Journal(root, lambda: NOON, Dice(seed))


def _check_sentence(sentence: str) -> None:
    if not sentence.startswith(("This could not be kept: ", "It is not certain yet that this is deleted: ")):
        raise BrokenPromiseError(f"not a sentence for a person: {sentence}")
