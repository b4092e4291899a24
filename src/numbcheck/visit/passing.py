"""What is looked at in passing, by a command that was not asked to look back."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numbcheck.journal.entry import Entry
    from numbcheck.journal.query import Query
    from numbcheck.visit.house import House


def entries(house: House, query: Query) -> Iterator[Entry]:
    """Return what `query` asks for, newest first; nothing where the journal is locked, as nobody is asked for a passphrase."""
    return iter(()) if house.sealing.is_locked else house.journal.entries(query)
