"""Entries, deleted for good, with the drafts, the files of an editor and the copies that hold their words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck.errors import InputOutputError
from numbcheck.journal.drafts.last_save import DELETED
from numbcheck.journal.query import Query
from numbcheck.visit.bridges import mirroring
from numbcheck.visit.keeping import say_receipt
from numbcheck.visit.locked import overdue_drafts
from numbcheck.visit.session import typed
from numbcheck.words.receipts import Receipt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numbcheck.journal.drafts.batches import Batch
    from numbcheck.journal.drafts.draft import Draft
    from numbcheck.journal.entry import Entry
    from numbcheck.visit.house import House


def delete_entries(house: House, entries: Sequence[Entry]) -> None:
    """Delete them, and say so once. Raises InputOutputError where words may be left, when all were tried."""
    gone = [_delete(house, entry) for entry in entries]
    _say_deleted(house, next((still for still, _ in gone if still), ""))
    for _, left in gone:
        _say_left(house, left)


def _say_deleted(house: House, still: str) -> None:
    """Take them out of the mirror, too, and say so. Raises InputOutputError where words may `still` be somewhere."""
    house.memory.remember_act(DELETED)
    copies = mirroring.take_away(house)
    if still:
        raise InputOutputError(f"It's deleted from the journal. {still}")
    say_receipt(house, f"{Receipt.DELETED} {copies}".rstrip())


def _say_left(house: House, drafts: Sequence[Draft]) -> None:
    if drafts:
        house.streams.warn(
            "A draft with some of the same words is left. numbcheck journal --drafts shows it; "
            f"numbcheck delete {drafts[0].ref} throws it away."
        )


def delete_import(house: House, batch: Batch, ids: Sequence[str]) -> None:
    """Delete what lies under these ids, and say so. Raises InputOutputError where words may be left."""
    left = _discarded(house, batch, ids)
    still = house.journal.delete_all(ids)
    house.memory.forget()
    _say_deleted(house, still)
    _say_left(house, left)


def _discarded(house: House, batch: Batch, ids: Sequence[str]) -> Sequence[Draft]:
    """Clear drafts and editors' files of the entries of a batch; return other drafts with words of them."""
    if house.sealing.is_locked:
        overdue_drafts.remember(house, ids)
        return ()
    left: dict[str, Draft] = {}
    if house.drafts.waiting() or house.editor_files.holds_something:
        for entry in house.journal.entries(Query(suffixes=batch.suffixes)):
            wordings = _wordings(entry.versions)
            house.editor_files.discard_of(entry, wordings)
            left |= {draft.name: draft for draft in house.drafts.discard_of(entry, wordings)}
    return list(left.values())


def _wordings(versions: Sequence[Entry]) -> list[str]:
    return [words for one in versions for words in (one.text or "", *typed(one))]


def _delete(house: House, entry: Entry) -> tuple[str, Sequence[Draft]]:
    """Delete the entry and all that holds its words; return what may be left, and drafts with some of them."""
    if house.sealing.is_locked:
        return _delete_locked(house, entry), ()
    wordings = _wordings(house.journal.versions(entry.id))
    still = house.journal.delete(entry)
    house.memory.forget_of(entry.id)
    house.editor_files.discard_of(entry, wordings)
    return still, house.drafts.discard_of(entry, wordings)


def _delete_locked(house: House, entry: Entry) -> str:
    """Delete an entry that nobody can read just now, and say what of it may be left."""
    overdue_drafts.remember(house, [entry.id])
    still = house.journal.delete(entry)
    house.memory.forget_of(entry.id)
    return still
