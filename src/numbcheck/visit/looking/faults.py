"""Entry files that cannot be read: they are skipped and named, never changed, and never counted as none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck.errors import BadDataError
from numbcheck.words.counting import first_of

if TYPE_CHECKING:
    from numbcheck.visit.house import House

_NAMED = 3


def mention_faults(house: House) -> None:
    """Say which files had to be skipped, if any; those that a sync program hides are named apart."""
    faults = house.journal.faults
    if not faults:
        return
    from numbcheck.journal.store.merge import is_hidden

    hidden = [name for name in faults if is_hidden(name.rpartition("/")[2])]
    if hidden:
        is_one = len(hidden) == 1
        house.streams.warn(
            f"{len(hidden)} {'entry is' if is_one else 'entries are'} hidden, or not on this machine right now: "
            f"{first_of(hidden, _NAMED)}. Your sync program can bring {'it' if is_one else 'them'} back."
        )
    if others := [name for name in faults if name not in hidden]:
        house.streams.warn(f"Could not read and left alone: {first_of(others, _NAMED)}.")


def refuse_unread(house: House, found: int) -> None:
    """Raise BadDataError where nothing was `found` only because it cannot be read: then no page is written."""
    faults = house.journal.faults
    if faults and not found:
        raise BadDataError(
            f"Nothing was written, because none of it can be read: {first_of(faults, _NAMED)}. "
            "To look closer: numbcheck data verify"
        )
