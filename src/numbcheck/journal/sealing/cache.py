"""The cache of what is unlocked: identities in a file that no restart outlives, with the deadline inside."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from numbcheck.journal.ids import short_of
from numbcheck.journal.store import durable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime


class Cache:
    """One file, 0600, at `path` in the runtime folder of this user, which lies in memory."""

    __slots__ = ("now", "path", "random")

    def __init__(
        self, path: str, now: Callable[[], datetime], random: Callable[[int], bytes] = os.urandom
    ) -> None:
        self.path = path
        self.now = now
        self.random = random

    def identities(self) -> Sequence[str]:
        """Return what is unlocked now; after the deadline, or where the clock was set back, the file is removed."""
        rows = self._rows()
        if not rows:
            return ()
        with suppress(ValueError):
            made, until = map(float, rows[0].split())
            if made <= self.now().timestamp() < until:
                return rows[1:]
        self.forget()
        return ()

    def keep(self, identities: Sequence[str], seconds: float) -> None:
        """Keep these until so many seconds from now, whatever is read meanwhile; raises OSError."""
        made = self.now().timestamp()
        rows = (f"{made} {made + seconds}", *identities)
        durable.put_file(self.path, "".join(f"{row}\n" for row in rows).encode(), self.random)

    def forget(self) -> bool:
        """Remove the file; return whether none is left."""
        folder, name = os.path.split(self.path)
        with suppress(FileNotFoundError), durable.closing(durable.open_folder(folder)) as above:
            durable.discard(name, above)
        return not os.path.lexists(self.path)

    def _rows(self) -> list[str]:
        folder, name = os.path.split(self.path)
        with suppress(OSError), durable.closing(durable.open_folder(folder)) as above:
            return durable.read_file(name, above).decode("ascii", "replace").splitlines()
        return []


def cache_of(data: str, runtime: str, now: Callable[[], datetime]) -> Cache | None:
    """Return the cache of the journal in the folder `data`; None where there is no folder `runtime` to hold it."""
    if not os.path.isabs(runtime):  # noqa: PTH117
        return None
    return Cache(f"{runtime}/numbcheck/{short_of(data)}.unlocked", now)
