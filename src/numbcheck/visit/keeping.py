"""What every writing command shares: reading what was written, keeping it, and saying so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from numbcheck.clean import printable, storable
from numbcheck.errors import BadDataError
from numbcheck.words import CARE_LINE

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from numbcheck.journal.entry import Entry
    from numbcheck.visit.house import House

LONGEST = 4 * 1024 * 1024
"""Bytes of one text; what is longer needs more memory than ten years of looking back."""


def moment(house: House, at: str | None) -> datetime:
    """Return the moment an entry is about: `at` as typed, else now. Raises UsageError."""
    if at is None:
        return house.now()
    from numbcheck.journal import when

    return when.moment(at, house.now())


def keep_text(
    house: House,
    kind: str,
    text: str,
    at: datetime,
    tags: Sequence[str] = (),
    data: dict[str, Any] | None = None,
    letters: str = "",
    *,
    told: bool = False,
) -> Entry | None:
    """Keep `text` as an entry, with the `letters` that its draft told, and say so; nothing where nothing was written.

    Where somebody `told` the moment it is about, or it is of another day, that is said, too.

    Raises UsageError for a tag without a word, BadDataError for a text that is too long, InputOutputError where it could not be kept.
    """
    if not text.strip():
        house.streams.say("Nothing was written, so nothing was kept.")
        return None
    from numbcheck.journal import tags as tagging

    fit = fitting(text)
    entry = house.journal.add(
        at=at,
        zone=house.zone,
        kind=kind,
        letters=letters,
        text=fit,
        tags=tagging.tags_of(fit, tags),
        data=data or {},
    )
    now = house.now()
    about = f" for {spoken(at, now)}" if told or at.date() != now.date() else ""
    house.streams.say(f"Kept{about}. {kept(house, entry)}".rstrip())
    house.streams.say(CARE_LINE)
    return entry


def fitting(text: str) -> str:
    """Return `text` as an entry can hold it; raises BadDataError where it is longer than any look back has room for."""
    fit = storable(text)
    if len(fit) > LONGEST or len(fit.encode()) > LONGEST:
        raise BadDataError("One entry can hold 4 MB of text, and this is more. In two parts it can be kept.")
    return fit


def spoken(at: datetime, now: datetime) -> str:
    """Return a moment as people say it: `yesterday, Tue 24 Nov, 18:00`; another year is told, the present one not."""
    clock = f"{at:%H:%M}"
    if at.date() == now.date():
        minutes = int((now - at).total_seconds() // 60)
        ago = f" ({minutes} minute{'' if minutes == 1 else 's'} ago)" if 0 < minutes < 60 else ""
        return f"today, {clock}{ago}"
    day = f"{_DAYS[at.weekday()]} {at.day} {_MONTHS[at.month - 1]}"
    year = "" if at.year == now.year else f" {at.year}"
    return f"{'yesterday, ' if (now.date() - at.date()).days == 1 else ''}{day}{year}, {clock}"


def say_originals(house: House, paths: Sequence[str]) -> None:
    """Say where that is which nobody could read, as it came."""
    for path in paths:
        house.streams.warn(
            "Some of it could not be read, and shows as \N{REPLACEMENT CHARACTER}. As it came, it is kept here:"
        )
        house.streams.tell(f"{printable(path)}\n")


def kept(house: House, entry: Entry, before: Sequence[Entry] = ()) -> str:
    """Remember this save for `undo`, and return how to take it back; "" where that cannot be done.

    Every save that a person makes passes here at once, so that `undo` never reaches past the last one.
    `before` are the texts it replaced.
    """
    say_originals(house, house.drafts.originals.settle(entry))
    return "numbcheck undo takes it back." if house.memory.remember(entry, before) else ""


def piped_text(house: House) -> str:
    """Return what came through standard input, less one trailing newline."""
    return house.streams.read_all().removesuffix("\n").removesuffix("\r")
