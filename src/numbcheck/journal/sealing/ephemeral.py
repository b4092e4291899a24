"""A seal for one run: its key is in memory alone, so that nobody opens what is left of a run that was killed."""

from __future__ import annotations

import os

from numbcheck.errors import UninstalledError
from numbcheck.journal.sealing.age import PART_MISSING


class Ephemeral:
    """What words pass through that wait on the disk until this run keeps them, or lets them go.

    Raises UninstalledError where what seals them is not installed.
    """

    __slots__ = ("_box",)

    def __init__(self) -> None:
        try:
            from nacl.secret import SecretBox
        except ImportError:
            raise UninstalledError(PART_MISSING) from None
        self._box = SecretBox(os.urandom(SecretBox.KEY_SIZE))

    def seal(self, raw: bytes) -> bytes:
        """Return `raw` as it may lie on the disk."""
        sealed: bytes = self._box.encrypt(raw)
        return sealed

    def unseal(self, raw: bytes) -> bytes:
        """Return what was sealed in this run."""
        opened: bytes = self._box.decrypt(raw)
        return opened
