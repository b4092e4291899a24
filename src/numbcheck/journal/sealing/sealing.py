"""Sealing: whether a journal is sealed, found out on first use; in a plain one only two names are looked for."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from numbcheck import plainfile
from numbcheck.journal import drafts
from numbcheck.journal.seal import FOLDER, KNOWN, MAGIC, PLAIN, SEALED_FORMAT

if TYPE_CHECKING:
    from collections.abc import Callable

    from numbcheck.journal.seal import Plain, Seal
    from numbcheck.journal.sealing.ephemeral import Ephemeral
    from numbcheck.journal.sealing.lock import Lock

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

    @property
    def is_met(self) -> bool:
        """Whether anything was done in this command with a journal that is, or was, sealed."""
        return self._lock is not None

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
    def hides_words(self) -> bool:
        """Whether no word may lie plain here: they are sealed, or would be with a key that this machine opened."""
        return bool(self.now().ending) or self.is_said

    def for_this_run(self) -> Plain | Ephemeral:
        """Return the same for what is on disk for this run only: sealed, too, and nothing opens it afterwards."""
        if not self.hides_words:
            return PLAIN
        from numbcheck.journal.sealing.ephemeral import Ephemeral

        return Ephemeral()

    @property
    def is_locked(self) -> bool:
        """Whether words are sealed here and nothing opens them just now: then none is read in passing.

        So it is, too, where this machine has not opened any key yet.
        """
        if self.now() is PLAIN:
            return False
        return self.lock.is_locked or (not self.lock.identities and self.is_said)

    def close(self, *, only_looks: bool = False) -> None:
        """End a command: lock what was unlocked if its time is over, and seal a draft that is still plain."""
        if self._lock is None or only_looks:
            return
        self._lock.let_go()
        if self._has_plain_draft() and self._lock.recipient:
            from numbcheck.journal.drafts.resealing import Resealing

            Resealing(self._state, PLAIN, self._lock, os.urandom).run()

    def _has_plain_draft(self) -> bool:
        folder = f"{self._state}/{drafts.FOLDER}"
        with suppress(OSError):
            return any(
                plainfile.read(f"{folder}/{name}", len(MAGIC)) != MAGIC
                for name in os.listdir(folder)  # noqa: PTH208 (pathlib is too slow here)
            )
        return False

    def _is_sealed(self) -> bool:
        """Return whether FORMAT says so, or there is, or was, a key: what another machine sealed may still come."""
        has_keys = os.path.lexists(f"{self._state}/{KNOWN}") or os.path.lexists(f"{self._root}/{FOLDER}")
        return has_keys or self.is_said

    @property
    def is_said(self) -> bool:
        """Whether FORMAT says that the journal is sealed, whatever became of its keys."""
        try:
            return plainfile.read(f"{self._root}/FORMAT", len(_BEGIN)) == _BEGIN
        except OSError:
            return False
