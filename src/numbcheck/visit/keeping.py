"""Keeping: the one way an entry goes into the journal, what is said of it, and the line that stands after a visit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from numbcheck.clean import printable, storable
from numbcheck.errors import BadDataError
from numbcheck.words import CARE_LINE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from numbcheck.journal.entry import Entry
    from numbcheck.journal.journal import Parts
    from numbcheck.visit.house import House

LONGEST = 4 * 1024 * 1024
"""Bytes of one text; what is longer needs more memory than ten years of looking back."""
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class New(NamedTuple):
    """An entry to be kept: its kind, the moment it is about, what else is in it, and how its id ends if a draft told."""

    kind: str
    at: datetime
    parts: Parts
    suffix: str = ""


class Change(NamedTuple):
    """What is new in an entry, in place of the texts of it that the person has seen."""

    versions: Sequence[Entry]
    parts: Parts


class Kept(NamedTuple):
    """An entry that is kept, the words that say so, and where its originals lie."""

    entry: Entry
    words: str
    originals: Sequence[str]


def keep(house: House, save: New | Change, said: str = "Kept.") -> Kept:
    """Keep an entry and remember it for `undo`; return what to say: `said`, and how to take it back.

    Every save that a person makes passes here, so that `undo` never reaches past the last one. Raises as
    `Journal.add` and `Journal.revise`.
    """
    before: Sequence[Entry] = ()
    match save:
        case New(kind, at, parts, suffix):
            entry = house.journal.add(at=at, zone=house.zone, kind=kind, letters=suffix, **parts)
        case Change(before, parts):
            entry = house.journal.revise(*before, **parts)
    words = f"{said} {_back(house, entry, before)}".rstrip()
    return Kept(entry, words, house.drafts.originals.settle(entry))


def _back(house: House, entry: Entry, before: Sequence[Entry]) -> str:
    """Return how to take the save back, "" where that cannot be; or how to join what was kept elsewhere meanwhile."""
    if before and len(house.journal.versions(entry.id)) > 1:
        house.memory.forget()
        return f"It was changed elsewhere, too, and both are there: numbcheck edit {entry.ref} joins them."
    return "numbcheck undo takes it back." if house.memory.remember(entry, before) else ""


def say_kept(house: House, kept: Kept) -> None:
    """Say that an entry is kept, and the care line."""
    say_receipt(house, kept.words, kept.originals)
    say_care_line(house)


def say_nothing_kept(house: House, words: str) -> None:
    """Say in these `words` that nothing was kept, and the care line."""
    house.streams.say(words)
    say_care_line(house)


def say_receipt(house: House, words: str, originals: Sequence[str] = ()) -> None:
    """Say that something is kept; first where that is which nobody could read, as it came."""
    say_originals(house, originals)
    house.streams.say(words)


def say_care_line(house: House) -> None:
    """Say the line that stands after whatever was kept, and wherever nothing was."""
    house.streams.say(CARE_LINE)


def keep_text(
    house: House,
    kind: str,
    text: str,
    at: datetime,
    tags: Sequence[str] = (),
    data: dict[str, Any] | None = None,
    suffix: str = "",
    *,
    dated: bool = False,
) -> Entry | None:
    """Keep `text` as an entry whose id ends as its draft told, and say so; nothing where nothing was written.

    Where it is about a moment that a person named (`dated`), or about another day, that is said, too.

    Raises UsageError for a tag without a word, BadDataError for a text that is too long, InputOutputError where it could not be kept.
    """
    if not text.strip():
        house.streams.say("Nothing was written, so nothing was kept.")
        return None
    from numbcheck.journal import tags as tagging

    fit = fitting(text)
    now = house.now()
    about = f" for {spoken(at, now)}" if dated or at.date() != now.date() else ""
    new = New(kind, at, {"text": fit, "tags": tagging.tags_of(fit, tags), "data": data or {}}, suffix)
    kept = keep(house, new, f"Kept{about}.")
    say_kept(house, kept)
    return kept.entry


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
