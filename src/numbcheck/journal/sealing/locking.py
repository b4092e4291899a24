"""Locking: a journal is given a lock, another one, or none. Whatever is cut off loses nothing, and goes on."""

from __future__ import annotations

from contextlib import suppress
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from numbcheck.errors import LockedError
from numbcheck.journal.drafts.resealing import Resealing
from numbcheck.journal.ids import REV, new_rev
from numbcheck.journal.seal import PLAIN
from numbcheck.journal.sealing import keys
from numbcheck.journal.sealing.keys import OpenedBy
from numbcheck.journal.store import durable
from numbcheck.journal.store.conversion import Conversion
from numbcheck.journal.store.format import FORMAT_NAME, format_file
from numbcheck.journal.store.os_errors import explained

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from numbcheck.journal.seal import Seal
    from numbcheck.journal.sealing.age import KeyPair
    from numbcheck.journal.sealing.lock import Lock
    from numbcheck.journal.store.packs import Packs

    Watch = Callable[[int, int], None]

UNDER_WAY = "converting"
"""The file in the state folder that says what a journal is being made, and by which run: its id is in the names."""
_UNMADE = "The lock could not be made, so nothing was sealed"
_UNOPENED = (
    "Some entries are sealed with a key that was not unlocked here, so the lock stays. "
    "With the passphrase of the other machine: numbcheck unlock"
)


class Aim(StrEnum):
    """What a journal is being made."""

    SEALED = "sealed"
    PLAIN = "plain"
    ANEW = "anew"


class Locking(NamedTuple):
    """The lock of a journal, and what holds copies of its words; `faults` takes the names of what could not be read."""

    lock: Lock
    packs: Packs
    random: Callable[[int], bytes]
    faults: list[str]

    @property
    def under_way(self) -> Aim | None:
        """What the journal is being made, where that was cut off."""
        with suppress(ValueError, IndexError):
            return Aim(self._note()[0])
        return None

    def give_key(self, pair: KeyPair, secrets: Mapping[OpenedBy, str], *, here: bool = False) -> None:
        """Let this identity be what opens the journal, by each of these secrets; from now on what is written is sealed.

        The recovery code comes first: nothing is ever sealed that it does not open. Raises CannotCreateError or
        InputOutputError, and then nothing was sealed.
        """
        with explained(_UNMADE, self.lock.root):
            for opened_by in (OpenedBy.RECOVERY, OpenedBy.PASSPHRASE):
                self.lock.keys.add(pair, secrets[opened_by], opened_by, self.random, here=here)
            keys.remember(self.lock.known, [pair.public], self.random)
        self.lock.use([pair.identity])

    def seal(self, watch: Watch) -> int:
        """Seal what is still plain, without a passphrase; return how many files. Raises as `Conversion.run`."""
        run_id = self._begin(Aim.SEALED)
        self._put_format()
        done = self._convert(PLAIN, self.lock, run_id, watch)
        self._over()
        return done

    def seal_anew(self, pair: KeyPair, secrets: Mapping[OpenedBy, str], watch: Watch, *, here: bool) -> None:
        """Seal everything with another key. Those of before stay as they are, and are sealed to no more.

        What another machine has sealed meanwhile still opens with them. The journal has to be unlocked.
        """
        before = self.lock.keys.wrappings()
        self.give_key(pair, secrets, here=here)
        with explained(_UNMADE, self.lock.root):
            for one in before:
                self.lock.keys.retire(one, self.random)
        self.lock.use([])
        self.go_on_anew(watch)

    def go_on_anew(self, watch: Watch) -> None:
        """Go on sealing with another key, where that was cut off; the journal has to be unlocked."""
        self._convert(self.lock, self.lock, self._begin(Aim.ANEW), watch)
        self._over()

    def take_off(self, watch: Watch) -> int:
        """Make everything plain again, and return how many files that was; the journal has to be unlocked.

        The keys stay until the last, and then as they are: another machine may have sealed something meanwhile.
        Raises LockedError where something does not open; then the lock stays.
        """
        run_id = self._begin(Aim.PLAIN)
        done = self._convert(self.lock, PLAIN, run_id, watch)
        live = self.lock.keys.wrappings()
        if self._left(self.lock, PLAIN, run_id) and not self._opens({one.public for one in live}):
            raise LockedError(_UNOPENED)
        with explained(_UNMADE, self.lock.root):
            keys.forget(self.lock.known)
            self.lock.use([])
            self._put_format()
            done += self._convert(self.lock, PLAIN, run_id, watch)  # what was written meanwhile
            for one in live:
                self.lock.keys.retire(one, self.random)
        self.lock.use([])
        self._over()
        return done

    def left(self) -> int:
        """Return how many files are still plain."""
        return (
            self._left(PLAIN, self.lock, "")
            + Resealing(self.lock.state, PLAIN, self.lock, self.random).plain()
        )

    def _opens(self, public: set[str]) -> bool:
        from numbcheck.journal.sealing.age import pair_of

        return public <= {pair_of(one).public for one in self.lock.identities}

    def _left(self, source: Seal, target: Seal, run_id: str) -> int:
        return Conversion(self.lock.root, source, target, run_id, self.random, []).left()

    def _convert(self, source: Seal, target: Seal, run_id: str, watch: Watch) -> int:
        conversion = Conversion(self.lock.root, source, target, run_id, self.random, self.faults)
        done = 0
        while some := conversion.run(watch):  # until nobody writes in between
            done += some
        Resealing(self.lock.state, source, target, self.random).run()
        self.packs.remove()
        return done

    def _put_format(self) -> None:
        durable.put_file(f"{self.lock.root}/{FORMAT_NAME}", format_file(self.lock).encode(), self.random)

    def _note(self) -> list[str]:
        with suppress(OSError), durable.closing(durable.open_folder(self.lock.state)) as folder:
            return durable.read_file(UNDER_WAY, folder).decode("ascii", "replace").split()
        return []

    def _begin(self, aim: Aim) -> str:
        """Note what is under way, and return the id of its run: the earlier one where it goes on."""
        note = self._note()
        if note[:1] == [aim] and REV.fullmatch(note[-1]):
            return note[-1]
        run_id = new_rev(self.random)
        durable.put_file(f"{self.lock.state}/{UNDER_WAY}", f"{aim} {run_id}\n".encode(), self.random)
        return run_id

    def _over(self) -> None:
        with suppress(OSError), durable.closing(durable.open_folder(self.lock.state)) as folder:
            durable.discard(UNDER_WAY, folder)
