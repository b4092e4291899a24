"""The lock of a journal as this machine knows it: the key it seals to, and what it can open just now."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from numbcheck.errors import InputOutputError, LockedError, NumbcheckError
from numbcheck.journal.seal import ENDING, FOLDER, KNOWN, LOCKED, MAGIC, SEALED_FORMAT, padded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from numbcheck.journal.sealing.cache import Cache
    from numbcheck.journal.sealing.keys import Keys

UNKNOWN = "This journal is locked with a key that this machine has not opened yet. To open it once: numbcheck unlock"
_TAKEN_OFF = "The lock of this journal was taken off elsewhere. If that was you: numbcheck encrypt --off"


class Lock:
    """The seal of the journal in the folder `root`, whose machine keeps its own things in `state`.

    It is plain until this machine has opened a key of that journal. `cache` returns where identities wait that were
    unlocked, None where there is no such place. In a plain journal nothing but one name is looked for.
    """

    __slots__ = ("_cache", "_identities", "_recipient", "_refusal", "_was_sealed", "root", "state")

    def __init__(self, root: str, state: str, cache: Callable[[], Cache | None]) -> None:
        self.root = root
        self.state = state
        self._cache = cache
        self._recipient: str | None = None
        self._refusal = ""
        self._was_sealed = False
        self._identities: Sequence[str] | None = None

    @property
    def keys(self) -> Keys:
        """The keys of this journal."""
        from numbcheck.journal.sealing.keys import Keys

        return Keys(f"{self.root}/{FOLDER}", f"{self.state}/{FOLDER}")

    @property
    def known(self) -> str:
        """Where it is noted which public keys this machine has opened."""
        return f"{self.state}/{KNOWN}"

    @property
    def recipient(self) -> str:
        """The public key that is sealed to: the smallest that this machine has opened; "" in a plain journal."""
        if self._recipient is None:
            self._was_sealed = os.path.lexists(self.known)
            self._recipient = self._found() if self._was_sealed else ""
        return self._recipient

    @property
    def identities(self) -> Sequence[str]:
        """What is unlocked now."""
        if self._identities is None:
            cache = self._cache()
            self._identities = cache.identities() if cache else ()
        return self._identities

    def let_go(self) -> None:
        """Remove what waits in the cache where its time is over."""
        if cache := self._cache():
            cache.identities()

    @property
    def is_locked(self) -> bool:
        """Whether words are sealed here, and nothing is unlocked that opens them."""
        return not self.identities and bool(self.recipient)

    def use(self, identities: Iterable[str]) -> None:
        """Open with these, too, from now on; which keys there are is looked up anew."""
        self._identities = list(dict.fromkeys((*self.identities, *identities)))
        self._recipient = None

    @property
    def ending(self) -> str:
        """What is put behind the name of a file that holds an entry."""
        return ENDING if self.recipient else ""

    def seal(self, raw: bytes, pad: bytes = b" ") -> bytes:
        """Return `raw` sealed to the recipient, or as it is in a plain journal.

        Raises LockedError where it is locked with keys that this machine has not opened, for to these nothing is
        sealed, and where it was locked here and seems plain now: whoever can write to the folder could have seen to
        that.
        """
        if not (self.recipient or self._refusal):
            return raw
        from numbcheck.journal.sealing import age

        if self._refusal:
            age.available()
            raise LockedError(self._refusal)
        return age.sealed(padded(raw, pad), self.recipient)

    def unseal(self, raw: bytes) -> bytes:
        """Return what was sealed, and anything else as it is; raises as `Seal.unseal`."""
        if not raw.startswith(MAGIC):
            return raw
        from numbcheck.journal.sealing import age

        if not self.identities:
            age.available()
            raise LockedError(LOCKED)
        return age.opened(raw, self.identities)

    def fit(self, version: int | None) -> None:
        """Look up the keys anew where FORMAT disagrees with them: another command may have locked the journal."""
        if (version == SEALED_FORMAT) != bool(self.recipient):
            self._recipient = None
        self._refusal = ""
        if not self.recipient:
            self._refusal = UNKNOWN if version == SEALED_FORMAT else _TAKEN_OFF * self._was_sealed

    def _found(self) -> str:
        from numbcheck.journal.sealing.keys import known

        mine = known(self.known)
        with suppress(InputOutputError):
            return min((one.public for one in self.keys.wrappings() if one.public in mine), default="")
        return ""


class Sooner:
    """The seal of what is no entry yet: sealed where that can be done, but in a file in any case."""

    __slots__ = ("_seal",)

    def __init__(self, lock: Lock) -> None:
        self._seal = lock

    @property
    def ending(self) -> str:
        """Nothing: such files are found by their names."""
        return ""

    def seal(self, raw: bytes, pad: bytes = b" ") -> bytes:
        """Return `raw` sealed, or as it is where it cannot be."""
        with suppress(NumbcheckError):
            return self._seal.seal(raw, pad)
        return raw

    def unseal(self, raw: bytes) -> bytes:
        """Return what was sealed, and anything else as it is; raises as `Seal.unseal`."""
        return self._seal.unseal(raw)

    def fit(self, version: int | None) -> None:
        """Be as the lock is."""
        self._seal.fit(version)
