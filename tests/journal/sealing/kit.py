"""A journal that is locked, as the tests of the journal need it: with its key at hand."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from numbcheck.journal.drafts.draft import Drafts
from numbcheck.journal.drafts.last_save import Memory
from numbcheck.journal.journal import Journal
from numbcheck.journal.sealing import age, keys
from numbcheck.journal.sealing.keys import Keys, OpenedBy
from numbcheck.journal.sealing.lock import Lock, Sooner
from numbcheck.journal.store.packs import Packs
from tests.journal.kit import NOON, Dice

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

PASSPHRASE = "apple boat swan"


class Locked(NamedTuple):
    """A home whose journal is locked with `pair`."""

    home: Path
    pair: age.KeyPair

    def lock(self, *, opened: bool = False) -> Lock:
        """Return the lock, with what opens it or without."""
        lock = Lock(str(self.home), str(self.home / "state"), lambda: None)
        if opened:
            lock.use([self.pair.identity])
        return lock

    def journal(
        self, *, opened: bool = False, seed: int = 0, now: datetime = NOON, fewest: int = 3
    ) -> Journal:
        """Return the journal, with packs from so many entries on."""
        lock = self.lock(opened=opened)
        packs = Packs(str(self.home / "cache" / "packs"), Dice(seed), fewest)
        return Journal(self.home, lambda: now, Dice(seed), packs=lambda: packs, seal=lambda: lock)

    def drafts(self, *, opened: bool = False) -> Drafts:
        """Return the drafts."""
        seal = Sooner(self.lock(opened=opened))
        return Drafts(str(self.home / "state" / "drafts"), lambda: NOON, seal=lambda: seal)

    def memory(self, *, opened: bool = False) -> Memory:
        """Return what is remembered for undo."""
        seal = Sooner(self.lock(opened=opened))
        return Memory(str(self.home / "state"), lambda: NOON, seal=lambda: seal)


def locked(home: Path, passphrase: str = PASSPHRASE) -> Locked:
    """Lock the journal of a home, which need not be there, and return it."""
    pair = age.new_pair()
    Keys(str(home / "keys"), str(home / "state" / "keys")).add(
        pair, passphrase, OpenedBy.PASSPHRASE, os.urandom
    )
    keys.remember(str(home / "state" / "known-keys"), [pair.public], os.urandom)
    return Locked(home, pair)


def holding(home: Path, words: str) -> list[str]:
    """Return the files below a home in which words stand."""
    return sorted(
        path.relative_to(home).as_posix()
        for path in home.rglob("*")
        if path.is_file() and words.encode() in path.read_bytes()
    )
