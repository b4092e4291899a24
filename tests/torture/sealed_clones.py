"""Two devices that share a locked journal by git: keys come, change and go, and a merge still needs no help and loses nothing."""

from __future__ import annotations

import os
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from numbcheck.errors import LockedError
from numbcheck.journal.journal import Journal
from numbcheck.journal.sealing import age, keys
from numbcheck.journal.sealing.keys import OpenedBy
from numbcheck.journal.sealing.lock import Lock
from numbcheck.journal.sealing.locking import Locking
from numbcheck.journal.store.packs import Packs
from tests.journal.kit import NOON
from tests.journal.sealing.kit import holding
from tests.torture.clones import Device, Truth, merge, share
from tests.torture.promises import BrokenPromiseError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_SECRETS = {OpenedBy.PASSPHRASE: "words", OpenedBy.RECOVERY: "code"}
_OPEN = '"text"'
"""What stands in every entry that is not sealed."""


class Sealed(Device):
    """A clone of a journal that may be locked; `pairs` are what the person at it has opened so far."""

    def __init__(self, root: Path, name: str, truth: Truth, dice: Random) -> None:
        super().__init__(root, name, truth, dice)
        self._state = f"{root} state"
        self.pairs: list[age.KeyPair] = []

    def begin(self) -> None:
        """Begin a command: what is on the disk is looked at anew."""
        lock = self.lock
        self.journal = Journal(self.root, lambda: NOON, self.journal.random, seal=lambda: lock)

    @property
    def lock(self) -> Lock:
        """The lock, as a command finds it."""
        lock = Lock(str(self.root), self._state, lambda: None)
        lock.use([pair.identity for pair in self.pairs])
        return lock

    @property
    def work(self) -> Locking:
        """What locks it."""
        return Locking(self.lock, Packs(f"{self._state}/packs", os.urandom), os.urandom, [])

    def encrypt(self) -> None:
        """Give the journal a lock."""
        pair = age.new_pair()
        self.pairs.append(pair)
        self.work.give_key(pair, _SECRETS)
        self.work.seal(_nobody)

    def renew(self) -> None:
        """Seal everything anew, with another key."""
        pair = age.new_pair()
        self.work.seal_anew(pair, _SECRETS, _nobody, here=False)
        self.pairs.append(pair)

    def lose_a_key(self) -> None:
        """Let the key that is sealed to be taken away, where there is another one."""
        ring, recipient = self.lock.keys, self.lock.recipient
        mine = [one for one in ring.wrappings() if one.public == recipient]
        if len(mine) < len(ring.wrappings()):
            for one in mine:
                ring.retire(one, os.urandom)

    def open_all(self, pairs: list[age.KeyPair]) -> None:
        """Type every passphrase there is, and let what is still plain be sealed."""
        self.pairs = list(pairs)
        live = {one.public for one in self.lock.keys.wrappings(retired=True)}
        keys.remember(self.lock.known, sorted(live), os.urandom)
        self.work.seal(_nobody)

    def is_refused(self) -> bool:
        """Return whether nothing can be kept: every key is one that was never opened here."""
        try:
            self.journal.add(at=NOON, zone="", kind="note", text="refused")
        except LockedError:
            return True
        return False


def _nobody(*_: int) -> None:
    """Watch nothing."""


class Pair(NamedTuple):
    """Two devices, and what must be there in the end."""

    here: Sealed
    there: Sealed
    truth: Truth

    def live(self, number: int, acts: int) -> None:
        """Let both write, change and delete, each without the other."""
        for which, device in enumerate(self.both):
            for act in range(acts):
                device.begin()
                device.live_a_little(number * 100 + which * 10 + act)

    @property
    def both(self) -> tuple[Sealed, Sealed]:
        """The two."""
        return self.here, self.there

    def meet(self) -> None:
        """Exchange everything by git."""
        for device in self.both:
            device.commit()
        merge(*self.both)

    def open_all(self) -> None:
        """Have each passphrase typed on both."""
        pairs = list(dict.fromkeys((*self.here.pairs, *self.there.pairs)))
        for device in self.both:
            device.open_all(pairs)

    def check(self) -> None:
        """Raise BrokenPromiseError unless both can read everything, and have one copy of it."""
        for device in self.both:
            device.begin()
            self.truth.check(device)
        if len({device.lock.recipient for device in self.both}) > 1:
            raise BrokenPromiseError("each seals to another key")


def _encrypt(pair: Pair, dice: Random) -> None:
    """Lock it, on one device or on both at once, while the other one goes on writing."""
    for device in pair.both if dice.randrange(2) else (dice.choice(pair.both),):
        device.encrypt()


def _renew(pair: Pair, dice: Random) -> None:
    """Seal it anew on one device. The other writes on to the key of before, until it hears of that; then it asks for the new one."""
    device = dice.choice(pair.both)
    other = next(one for one in pair.both if one is not device)
    device.renew()
    pair.live(99, 2)
    pair.meet()
    other.begin()
    if not other.is_refused():
        raise BrokenPromiseError("it writes on to a key that was taken away")
    pair.open_all()


def _lose_a_key(pair: Pair, dice: Random) -> None:
    """Take a key away on one device, and give it another one before where there was one only."""
    device = dice.choice(pair.both)
    if len(device.lock.keys.wrappings()) <= len(_SECRETS):
        device.encrypt()
    device.lose_a_key()


_TURNS: tuple[Callable[[Pair, Random], None], ...] = (_encrypt, _renew, _lose_a_key)


def lived(base: Path, rounds: int, seed: int = 0, acts: int = 4) -> int:
    """Let two people live with one journal for so many rounds, and merge after each; return how many keys there were.

    It is plain at first. Raises BrokenPromiseError on a conflict, if anything is missing, there twice or back again, if one
    of them cannot read it, and if plain or old words are left in the end.
    """
    dice, truth = Random(seed), Truth()
    here, there = (Sealed(base / name, name, truth, Random(f"{seed} {name}")) for name in ("here", "there"))
    pair = Pair(here, there, truth)
    share(base, here)
    for number in range(1, rounds + 1):
        pair.live(number, acts)
        if number <= len(_TURNS):
            _TURNS[number - 1](pair, dice)
        elif not dice.randrange(3):
            dice.choice(_TURNS[1:])(pair, dice)
        pair.live(number, 1)
        pair.meet()
        pair.open_all()
        pair.check()
    _check_the_end(pair)
    return len({one.public for one in here.pairs})


def _check_the_end(pair: Pair) -> None:
    """Let both tidy up as the next writer does, and look for words that must not be there."""
    for device in pair.both:
        device.journal.mend(device.journal.findings())
    pair.meet()
    pair.check()
    for device in pair.both:
        pair.truth.wrote(device.journal.add(at=NOON, zone="", kind="note", text="the next writer"))
        pair.truth.check_files(device)
        if found := holding(device.root / "entries", _OPEN):
            raise BrokenPromiseError(f"plain words in {found}")
