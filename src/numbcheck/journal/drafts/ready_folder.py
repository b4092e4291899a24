"""A ready folder: held open, with a name drawn beforehand, so that words are in a file as soon as somebody has them."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from numbcheck.journal.seal import Seal


class ReadyFolder:
    """A folder for drafts, opened with the next name drawn: one open() is all that a new draft waits for."""

    __slots__ = ("_bytes", "_random", "folder", "seal")

    def __init__(self, folder: int, random: Callable[[int], bytes], seal: Seal) -> None:
        self.folder = folder
        self.seal = seal
        seal.seal(b"")  # so that nothing is looked up or imported any more when words come
        self._random = random
        self._bytes = random(10)

    def drawn(self, _: int) -> bytes:
        """Return the bytes that were drawn beforehand."""
        return self._bytes

    def renew(self) -> None:
        """Draw the next ones."""
        self._bytes = self._random(10)

    def __del__(self) -> None:
        """Close the folder."""
        with suppress(OSError):
            os.close(self.folder)
