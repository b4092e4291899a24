"""Keeping: the one way an entry goes into the journal, and what is said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from numbcheck.clean import printable, storable
from numbcheck.errors import BadDataError
from numbcheck.journal.entry import LONGEST
from numbcheck.visit import care_line, dates
from numbcheck.words.receipts import Receipt, without_undo

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from numbcheck.journal.entry import Entry, Parts
    from numbcheck.visit.house import House


class New(NamedTuple):
    """An entry to be kept: its kind, its moment, its other parts, and the `suffix` of its id if a draft has one."""

    kind: str
    at: datetime
    parts: Parts
    suffix: str = ""


class Revision(NamedTuple):
    """New parts of an entry in place of the `versions` of it that were seen; `at` is another moment for it.

    Without new parts all its texts are as they are, at the other moment.
    """

    versions: Sequence[Entry]
    parts: Parts
    at: datetime | None = None


class KeptEntry(NamedTuple):
    """An entry that is kept, or changed unless it is `new`, the receipt to say, and the paths of its originals."""

    entry: Entry
    receipt: str
    originals: Sequence[str]
    new: bool = True


def keep(house: House, save: New | Revision, said: str = "") -> KeptEntry:
    """Keep an entry and remember it for `undo`; its receipt is what is `said`, else that it is kept or changed.

    Every save that a person makes passes here, so that `undo` never reaches past the last one. Raises as
    `Journal.add` and `Journal.revise`.
    """
    before: Sequence[Entry] = ()
    match save:
        case New(kind, at, parts, suffix):
            entry = house.journal.add(at=at, zone=house.zone, kind=kind, suffix=suffix, **parts)
            said = said or Receipt.KEPT
        case Revision(before):
            entry = _revised(house, save)
            said = said or Receipt.CHANGED
    receipt = _receipt(house, entry, before, said)
    return KeptEntry(entry, receipt, house.drafts.originals.settle(entry), new=not before)


def _revised(house: House, change: Revision) -> Entry:
    if change.at is None:
        return house.journal.revise(*change.versions, **change.parts)
    if change.parts:
        return house.journal.move(*change.versions, at=change.at, zone=house.zone, **change.parts)
    return [house.journal.move(one, at=change.at, zone=house.zone) for one in change.versions][-1]


def _receipt(house: House, entry: Entry, before: Sequence[Entry], said: str) -> str:
    """Return what is `said`; that `undo` takes it back only where it does, else how to join a change made elsewhere."""
    if before and len(house.journal.versions(entry.id)) > 1:
        house.memory.forget()
        joins = f"It was changed elsewhere, too, and both texts are there. To join them: numbcheck edit {entry.ref}"
        return f"{without_undo(said)} {joins}"
    receipt = said if house.memory.remember(entry, before) else without_undo(said)
    full = not house.chose_nothing and house.settings.receipt == "full"
    return f"{receipt} {Receipt.CHARACTERS.format(ref=entry.ref)}" if full else receipt


def say_kept(house: House, kept: KeptEntry) -> None:
    """Say that an entry is kept, and the care line where it stands."""
    say_receipt(house, kept.receipt, kept.originals)
    care_line.say_after(house, kept.entry.kind, kept.entry, new=kept.new)


def say_nothing_kept(house: House, kind: str, receipt: str = Receipt.NOTHING_KEPT) -> None:
    """Say that nothing of this `kind` was kept, and the care line where it stands."""
    say_receipt(house, receipt)
    care_line.say_after(house, kind)


def say_receipt(house: House, words: str, originals: Sequence[str] = ()) -> None:
    """Say a receipt, and before that where the originals of what was kept are."""
    say_originals(house, originals)
    house.streams.say(words)


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
    """Keep `text` as an entry and say so; where it is empty nothing is kept, or said.

    The receipt names the moment where it is another day, or where the person named one; then `dated` is a note on how
    that was understood.

    Raises UsageError for a tag without a word, BadDataError for a text that is too long, InputOutputError
    where it could not be kept.
    """
    if not text.strip():
        return None
    from numbcheck.journal import tags as tagging

    fit = fitting(text)
    named = dated is not None or at.date() != house.now().date()
    said = Receipt.KEPT_FOR.format(moment=dates.spoken(house, at, dated)) if named else ""
    new = New(kind, at, {"text": fit, "tags": tagging.tags_of(fit, tags), "data": data or {}}, suffix)
    kept = keep(house, new, said)
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
    """Say that `text` is not even a draft, and show it at a terminal, to be copied."""
    if text.strip():
        house.streams.warn("What you wrote could not be kept, not even as a draft.")
        if house.streams.can_ask:
            house.streams.write_stderr(f"Here it is, to be copied:\n{printable(text)}\n")
