"""One line about entry files that could not be read: named, skipped, never touched."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numbcheck.cli.house import House

_NAMED = 3


def mention_faults(house: House) -> None:
    """Say which files the look back had to skip, if any."""
    faults = house.journal.faults
    if not faults:
        return
    named = ", ".join(str(name) for name in list(faults)[:_NAMED])
    more = f" and {len(faults) - _NAMED} more" if len(faults) > _NAMED else ""
    house.streams.warn(f"Could not read and left alone: {named}{more}.")
