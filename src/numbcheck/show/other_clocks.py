"""Other clocks: what is said where the clock on the wall is another one than before, or than here."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from numbcheck.clean import one_line

if TYPE_CHECKING:
    from numbcheck.journal.entry import Entry


def changed(before: Entry, entry: Entry) -> str:
    """Return what became of the clock between two entries: `Azores time, 2 hours behind`; "" where it is the same."""
    moved = (entry.at.utcoffset() or timedelta()) - (before.at.utcoffset() or timedelta())
    if not moved:
        return ""
    if entry.zone and entry.zone != before.zone:
        return f"{city(entry.zone)} time, {_length(moved)} {'ahead' if moved > timedelta() else 'behind'}"
    if entry.at - before.at > timedelta(days=1):
        return ""  # summer and winter time are no news
    return f"the clock went {'forward' if moved > timedelta() else 'back'} {_length(moved)}"


def city(zone: str) -> str:
    """Return the place that a time zone is named after."""
    return one_line(zone).rpartition("/")[2].replace("_", " ")


def noted(entry: Entry, here: str | None) -> str:
    """Return what stands behind the time of an entry: whose clock it was unless that `here`, or which of two."""
    if entry.zone and here and entry.zone != here:
        return f"{city(entry.zone)} time"
    return _of_two(entry) if entry.zone == here else ""


def _of_two(entry: Entry) -> str:
    """Return whether its hour was the first or the second of two, on the night on which the clock here goes back."""
    wall = entry.at.replace(tzinfo=None)
    try:
        first, second = (wall.replace(fold=fold).astimezone().utcoffset() or timedelta() for fold in (0, 1))
    except (ValueError, OverflowError, OSError):
        return ""
    if first <= second:
        return ""
    return "the first of two" if entry.at.utcoffset() == first else "the second of two"


def _length(moved: timedelta) -> str:
    hours, minutes = divmod(abs(round(moved.total_seconds() / 60)), 60)
    said = (
        "an hour" if hours == 1 else f"{hours} hours" if hours else "",
        f"{minutes} minutes" if minutes else "",
    )
    return " ".join(filter(None, said))
