"""Sealing: whether a journal is sealed, found out when words come; in a plain one two names are looked for, and no more."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from numbcheck import plainfile
from numbcheck.journal.sealing.seal import KNOWN, PLAIN, SEALED_FORMAT

if TYPE_CHECKING:
    from collections.abc import Callable

    from numbcheck.journal.sealing.lock import Lock
    from numbcheck.journal.sealing.seal import Seal

_BEGIN = b"numbcheck %d\n" % SEALED_FORMAT


class Sealing:
    """The seal of the journal at `root`, on a machine that keeps its own things in `state`; `make` makes its lock."""

    __slots__ = ("_lock", "_make", "_root", "_state")

    def __init__(self, root: str, state: str, make: Callable[[], Lock]) -> None:
        self._root = root
        self._state = state
        self._make = make
        self._lock: Lock | None = None

    @property
    def lock(self) -> Lock:
        """The lock of this journal, also where it was never used."""
        if self._lock is None:
            self._lock = self._make()
        return self._lock

    def now(self) -> Seal:
        """Return what words pass through just now."""
        if self._lock is None and not self._is_sealed():
            return PLAIN
        return self.lock

    def sooner(self) -> Seal:
        """Return the same for what is no entry yet: sealed where that can be done, in a file in any case."""
        seal = self.now()
        if seal is PLAIN:
            return seal
        from numbcheck.journal.sealing.lock import Sooner

        return Sooner(self.lock)

    @property
    def is_locked(self) -> bool:
        """Whether words are sealed here and nothing opens them just now: then none is read in passing."""
        return self.now() is not PLAIN and self.lock.is_locked

    def close(self) -> None:
        """End a command: what was unlocked for a while is let go of where that is over."""
        if self._lock is not None:
            self._lock.let_go()

    def _is_sealed(self) -> bool:
        """Return whether FORMAT says so, or this machine has opened a key before."""
        if os.path.lexists(f"{self._state}/{KNOWN}"):
            return True
        try:
            return plainfile.read(f"{self._root}/FORMAT", len(_BEGIN)) == _BEGIN
        except OSError:
            return False
