"""Access to what is kept: a locked journal is opened for who asked to look back, and left alone by what only passes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numbcheck.journal.entry import Entry
    from numbcheck.journal.query import Query
    from numbcheck.visit.house import House


def unlock_to_read(house: House) -> None:
    """See to it that what is kept can be read, for a command that looks back; raises LockedError where it cannot."""
    if house.sealing.is_locked:
        from numbcheck.visit.locked.unlocking import unlock

        unlock(house)


def in_passing(house: House, query: Query) -> Iterator[Entry]:
    """Return what `query` asks for, newest first; nothing where the journal is locked: nobody is asked to open it."""
    return iter(()) if house.sealing.is_locked else house.journal.entries(query)
