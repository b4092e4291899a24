"""The seal: what words pass through on their way to the disk and back; in a plain journal nothing happens to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from numbcheck.errors import LockedError

if TYPE_CHECKING:
    from collections.abc import Callable

MAGIC = b"age-encryption.org/v1\n"
"""How every sealed file begins."""
ENDING = ".age"
STEP = 256
"""Bytes by which a sealed text grows, so that its length tells little."""
PLAIN_FORMAT, SEALED_FORMAT = 1, 2
"""The formats of a journal that is plain, and of one that is sealed."""
FOLDER = "keys"
"""The folder of a journal's keys."""
KNOWN = "known-keys"
"""The file in the state folder that names the public keys which this machine has opened."""
LOCKED = "The journal is locked. To open it: numbcheck unlock"


class Seal(Protocol):
    """What stands between words and the disk."""

    @property
    def ending(self) -> str:
        """What is put behind the name of a file that holds an entry: nothing in a plain journal."""

    def seal(self, raw: bytes, pad: bytes = b" ") -> bytes:
        """Return `raw` as it may lie on the disk; copies of `pad`, which says nothing there, may stand behind it."""

    def unseal(self, raw: bytes) -> bytes:
        """Return what was sealed, and anything else as it is.

        Raises LockedError where nothing was unlocked, BadDataError where it is damaged or for a key that was not,
        ConfigError where what opens it is not installed.
        """

    def fit(self, version: int | None) -> None:
        """Be as a journal whose FORMAT says `version` wants it: what cannot be sealed there is refused, never plain."""


class Plain:
    """The seal of a plain journal: none."""

    __slots__ = ()
    ending = ""

    def seal(self, raw: bytes, pad: bytes = b" ") -> bytes:  # noqa: ARG002 (as the protocol has it)
        """Return `raw`."""
        return raw

    def unseal(self, raw: bytes) -> bytes:
        """Return `raw`; raises LockedError for what is sealed."""
        if raw.startswith(MAGIC):
            raise LockedError(LOCKED)
        return raw

    def fit(self, version: int | None) -> None:
        """Raise LockedError in a journal that is sealed."""
        if version == SEALED_FORMAT:
            raise LockedError(LOCKED)


PLAIN = Plain()


def plain() -> Seal:
    """Return the seal of a plain journal."""
    return PLAIN


def padded(raw: bytes, pad: bytes) -> bytes:
    """Return `raw` with as many of `pad` behind it as make it a multiple of the step; as it is without a `pad`."""
    return raw + pad * (-len(raw) % STEP)


def unsealed(raw: bytes, seal: Callable[[], Seal]) -> bytes:
    """Return what stands in a file's bytes; the seal is asked for only where they are sealed. Raises as `unseal`."""
    return seal().unseal(raw) if raw.startswith(MAGIC) else raw
