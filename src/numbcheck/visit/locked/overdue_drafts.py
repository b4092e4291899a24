"""Drafts of what was deleted while the journal was locked: they go as soon as it is open."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from numbcheck.errors import NumbcheckError
from numbcheck.journal.drafts.overdue import Overdue
from numbcheck.journal.references import ByName

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numbcheck.visit.house import House

_WAIT = (
    "Drafts are locked, too. One of this entry goes when you next open the journal; "
    "for any other: numbcheck journal --drafts"
)


def remember(house: House, ids: Iterable[str]) -> None:
    """Remember, before these are deleted, that drafts of them are to go, and say so; nothing without drafts."""
    if not house.drafts.sealed() and not house.editor_files.holds_something:
        return
    with suppress(OSError):
        Overdue(house.places.state).add(ids)
    house.streams.warn(_WAIT)


def clear(house: House) -> None:
    """Clear the drafts of what was deleted while it was locked; what cannot be cleared now waits for the next time."""
    overdue = Overdue(house.places.state)
    ids = overdue.ids()
    if not ids:
        return
    with suppress(OSError):
        overdue.keep([one for one in ids if not _is_cleared(house, one)])


def _is_cleared(house: House, entry_id: str) -> bool:
    """Return whether nothing is left to do: its drafts went, or it is there after all."""
    with suppress(NumbcheckError, OSError):
        if not house.journal.versions_now(entry_id):
            (entry,) = ByName(house.journal).versions(entry_id)
            house.editor_files.discard_of(entry, ())
            house.drafts.discard_of(entry, ())
        return True
    return False
