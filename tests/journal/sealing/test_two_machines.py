"""Two machines that share a journal, and one or both of them lock it before they meet."""

from __future__ import annotations

import os
from random import Random
from typing import TYPE_CHECKING

import pytest

from numbcheck.journal.journal import Journal
from numbcheck.journal.sealing import age, keys
from numbcheck.journal.sealing.keys import OpenedBy
from numbcheck.journal.sealing.lock import Lock
from numbcheck.journal.sealing.locking import Locking
from numbcheck.journal.store.packs import Packs
from tests.journal.kit import NOON, Dice, files, texts_of
from tests.journal.sealing.kit import holding
from tests.journal.sealing.real_age import NEEDS_EXTRA
from tests.torture.clones import met

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = NEEDS_EXTRA
SECRETS = {OpenedBy.PASSPHRASE: "words", OpenedBy.RECOVERY: "code"}


class Machine:
    """A machine with a copy of the journal, and things of its own beside it."""

    def __init__(self, base: Path, name: str) -> None:
        self.root = base / name
        self.root.mkdir()
        self._base, self._name = base, name
        self.pairs: list[age.KeyPair] = []
        self.said: set[str] = set()
        self._dice = Dice(name)

    @property
    def lock(self) -> Lock:
        """Its lock, as each command finds it."""
        lock = Lock(str(self.root), str(self._base / f"{self._name} state"), lambda: None)
        lock.use([pair.identity for pair in self.pairs])
        return lock

    @property
    def journal(self) -> Journal:
        """Its journal, as each command finds it."""
        return Journal(self.root, lambda: NOON, self._dice, seal=lambda: self.lock)

    @property
    def work(self) -> Locking:
        """What locks it."""
        return Locking(self.lock, Packs(str(self._base / "cache"), self._dice), os.urandom, [])

    def write(self, text: str) -> None:
        """Keep a line."""
        self.said.add(text)
        self.journal.add(at=NOON, zone="", kind="note", text=text)

    def encrypt(self) -> None:
        """Give the journal a lock."""
        pair = age.new_pair()
        self.pairs.append(pair)
        work = self.work
        work.give_key(pair, SECRETS)
        work.seal(lambda *_: None)

    def unlock(self, pairs: list[age.KeyPair]) -> None:
        """Type both passphrases, and let what is still plain be sealed."""
        self.pairs = pairs
        keys.remember(self.lock.known, [pair.public for pair in pairs], os.urandom)
        self.work.seal(lambda *_: None)


@pytest.mark.parametrize("seed", range(6))
def test_who_locks_it_while_the_other_writes_makes_no_conflict(tmp_path: Path, seed: int) -> None:
    """However they meet: no conflict, no word lost or twice, none left plain, and one key that both seal to from then on."""
    dice = Random(seed)
    here, there = Machine(tmp_path, "here"), Machine(tmp_path, "there")
    for number in range(4):
        here.write(f"canary before {number}")
    before = met(here, there, {})  # type: ignore[arg-type]
    for machine in (here, there) if seed % 2 else (dice.choice((here, there)),):
        machine.write(f"canary {machine.root.name}")
        machine.encrypt()
        machine.write(f"canary sealed {machine.root.name}")
    if not seed % 2:
        next(one for one in (here, there) if not one.pairs).write("canary still plain")
    before = met(here, there, before)  # type: ignore[arg-type]
    both = [*here.pairs, *there.pairs]
    for machine in (here, there):
        machine.unlock(both)
    met(here, there, before)  # type: ignore[arg-type]
    for machine in (here, there):
        assert holding(machine.root, "canary") == []
        assert sorted(texts_of(machine.journal)) == sorted(here.said | there.said)
        assert machine.journal.count() == len(here.said | there.said)
    assert here.lock.recipient == there.lock.recipient == min(pair.public for pair in both)
    assert files(here.root).keys() == files(there.root).keys()
