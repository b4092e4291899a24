"""Keeping: the one way an entry goes into the journal, what is said of it, and the line that stands after a visit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from numbcheck.clean import printable, storable
from numbcheck.errors import BadDataError
from numbcheck.visit import dates
from numbcheck.words import CARE_LINE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from numbcheck.journal.entry import Entry, Parts
    from numbcheck.visit.house import House

LONGEST = 4 * 1024 * 1024
"""Bytes of one text; what is longer needs more memory than ten years of looking back."""


class New(NamedTuple):
    """An entry to be kept: its kind, the moment it is about, its other parts, and the `suffix` of its id if a draft has one."""

    kind: str
    at: datetime
    parts: Parts
    suffix: str = ""


class Revision(NamedTuple):
    """New parts of an entry, in place of those `versions` of it that the person has seen."""

    versions: Sequence[Entry]
    parts: Parts


class Kept(NamedTuple):
    """An entry that is kept, the receipt to say, and the paths of its originals."""

    entry: Entry
    receipt: str
    originals: Sequence[str]


def keep(house: House, save: New | Revision, said: str = "Kept.") -> Kept:
    """Keep an entry and remember it for `undo`; its receipt is `said`, and how to take it back.

    Every save that a person makes passes here, so that `undo` never reaches past the last one. Raises as
    `Journal.add` and `Journal.revise`.
    """
    before: Sequence[Entry] = ()
    match save:
        case New(kind, at, parts, suffix):
            entry = house.journal.add(at=at, zone=house.zone, kind=kind, suffix=suffix, **parts)
        case Revision(before, parts):
            entry = house.journal.revise(*before, **parts)
    receipt = f"{said} {_back(house, entry, before)}".rstrip()
    return Kept(entry, receipt, house.drafts.originals.settle(entry))


def _back(house: House, entry: Entry, before: Sequence[Entry]) -> str:
    """Return how to take the save back ("" where that cannot be), or how to join it with a change made elsewhere."""
    if before and len(house.journal.versions(entry.id)) > 1:
        house.memory.forget()
        return f"It was changed elsewhere, too, and both are there: numbcheck edit {entry.ref} joins them."
    return "numbcheck undo takes it back." if house.memory.remember(entry, before) else ""


def say_kept(house: House, kept: Kept) -> None:
    """Say that an entry is kept, and the care line."""
    say_receipt(house, kept.receipt, kept.originals)
    say_care_line(house)


def say_nothing_kept(house: House, words: str) -> None:
    """Say in these `words` that nothing was kept, and the care line."""
    house.streams.say(words)
    say_care_line(house)


def say_receipt(house: House, words: str, originals: Sequence[str] = ()) -> None:
    """Say that something is kept, and before that where its originals are."""
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
    dated: str | None = None,
) -> Entry | None:
    """Keep `text` as an entry and say so; where it is empty, that is said, and nothing is kept.

    The receipt names the moment where it is another day, or where the person named one; then `dated` is a note on how
    that was understood.

    Raises UsageError for a tag without a word, BadDataError for a text that is too long, InputOutputError where it could not be kept.
    """
    if not text.strip():
        house.streams.say("Nothing was written, so nothing was kept.")
        return None
    from numbcheck.journal import tags as tagging

    fit = fitting(text)
    named = dated is not None or at.date() != house.now().date()
    about = f" for {dates.spoken(house, at, dated)}" if named else ""
    new = New(kind, at, {"text": fit, "tags": tagging.tags_of(fit, tags), "data": data or {}}, suffix)
    kept = keep(house, new, f"Kept{about}.")
    say_kept(house, kept)
    return kept.entry


def fitting(text: str) -> str:
    """Return `text` as an entry can hold it; raises BadDataError where it is too long."""
    fit = storable(text)
    if len(fit) > LONGEST or len(fit.encode()) > LONGEST:
        raise BadDataError("One entry can hold 4 MB of text, and this is more. In two parts it can be kept.")
    return fit


def say_originals(house: House, paths: Sequence[str]) -> None:
    """Say where the originals are: the bytes of what could not be read as text."""
    for path in paths:
        house.streams.warn(
            "Some of it could not be read, and shows as \N{REPLACEMENT CHARACTER}. As it came, it is kept here:"
        )
        house.streams.write_stderr(f"{printable(path)}\n")


def say_unsafe(house: House, text: str) -> None:
    """Say that `text` is not even a draft, and show it to whoever typed it, so that they can copy it."""
    if text.strip():
        house.streams.warn("What you wrote could not be kept, not even as a draft.")
        if house.streams.can_ask:
            house.streams.write_stderr(f"Here it is, to be copied:\n{printable(text)}\n")
