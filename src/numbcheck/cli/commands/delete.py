"""`delete`: entries, for good."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from numbcheck.clean import one_line
from numbcheck.cli.option_help import REF
from numbcheck.errors import InputOutputError, UsageError
from numbcheck.journal import references
from numbcheck.journal.drafts.last_save import DELETED
from numbcheck.journal.ids import suffix_of
from numbcheck.journal.query import Query
from numbcheck.journal.references import BATCH
from numbcheck.stage.signals import uninterrupted
from numbcheck.visit import dates
from numbcheck.visit.bridges import batches, mirroring
from numbcheck.visit.house import House
from numbcheck.visit.keeping import say_receipt
from numbcheck.visit.locked import overdue_drafts
from numbcheck.visit.looking.look_at import beginning
from numbcheck.visit.session import leave, typed
from numbcheck.visit.texts.drafts import throw_away
from numbcheck.words import TWO_TEXTS
from numbcheck.words.receipts import Receipt

if TYPE_CHECKING:
    from collections.abc import Sequence

    import typer

    from numbcheck.journal.drafts.batches import Batch
    from numbcheck.journal.drafts.draft import Draft
    from numbcheck.journal.entry import Entry
    from numbcheck.journal.journal import Journal

_PATIENCE = 600.0


def command(
    house: House,
    refs: Annotated[list[str] | None, typer.Argument(metavar="REF...", help=REF)] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask first.")] = False,
) -> None:
    """Delete entries. Their words are then in no file of numbcheck, and cannot be brought back.

    With batch:2 all entries of the second import go, changed or not.
    With the four characters of a draft it throws that draft away, and undo brings it back. Where one of
    several names nothing, nothing is deleted.

    What undo remembers of an entry and a draft of a change to it go with it; an editor that has it open loses
    its file. Copies that you exported, backups and synced machines that were not reached yet may still
    hold it.
    """
    if not refs:
        raise UsageError("Which one? The newest would be: numbcheck delete @1")
    if refs[0].startswith(BATCH):
        _delete_batch(house, refs, yes=yes)
        return
    drafts, found = _meant(house, refs)
    for entry in found:
        _echo(house, entry)
    if found and not yes and not _agreed(house, len(found)):
        return
    with uninterrupted():
        if found:
            _delete_all(house, found)
        else:
            throw_away(house, drafts)


def _meant(house: House, refs: Sequence[str]) -> tuple[list[Draft], list[Entry]]:
    """Return the drafts and the entries that are named, each once. Raises UsageError unless all are of one kind."""
    drafts: dict[str, Draft] = {}
    entries: dict[str, Entry] = {}
    for ref in refs:
        if draft := house.drafts.find(ref):
            _refuse_two(house, ref, draft)
            drafts[draft.name] = draft
        else:
            entry = references.find(_known(house), ref)
            entries[entry.id] = entry
    if drafts and entries:
        raise UsageError("Drafts and entries go one after the other, as undo brings back drafts only.")
    return list(drafts.values()), list(entries.values())


def _known(house: House) -> Journal | references.ByName:
    """Return what entries are found in: what is locked is known by its names."""
    return references.ByName(house.journal) if house.sealing.is_locked else house.journal


def _echo(house: House, entry: Entry) -> None:
    if house.sealing.is_locked:
        house.streams.warn(
            f"An entry of {dates.spoken(house, entry.at, None)}. It is locked, so its words aren't shown."
        )
        return
    for one in entry.versions:
        house.streams.warn(beginning(house, one))
    if entry.also:
        house.streams.warn(f"{TWO_TEXTS}: both texts go.")


def _delete_all(house: House, entries: Sequence[Entry]) -> None:
    """Delete them, and say so once. Raises InputOutputError where words may be left, when all were tried."""
    gone = [_delete(house, entry) for entry in entries]
    house.memory.remember_act(DELETED)
    copies = mirroring.take_away(house)
    for still in (still for still, _ in gone if still):
        raise InputOutputError(f"It's deleted from the journal. {still}")
    say_receipt(house, f"{Receipt.DELETED} {copies}".rstrip())
    for _, left in gone:
        _say_left(house, left)


def _say_left(house: House, drafts: Sequence[Draft]) -> None:
    if drafts:
        house.streams.warn(
            "A draft with some of the same words is left. numbcheck journal --drafts shows it; "
            f"numbcheck delete {drafts[0].ref} throws it away."
        )


def _delete_batch(house: House, refs: Sequence[str], *, yes: bool) -> None:
    """Delete all that came in by an import. Raises UsageError where more than that is named, or there is no such one."""
    if len(refs) > 1:
        raise UsageError(f"An import goes alone: numbcheck delete {one_line(refs[0])}")
    batch = house.batches.meant(refs[0])
    ids = house.journal.names.ids_of(batch.letters)
    count = len(set(map(suffix_of, ids)))
    house.streams.warn(f"{batches.entries(count)} of the import of {batch.when:%Y-%m-%d %H:%M}, {batch.file}")
    if not count:
        say_receipt(house, Receipt.NOTHING_CHANGED)
    elif yes or _agreed(house, count):
        with uninterrupted():
            _delete_these(house, batch, ids)


def _delete_these(house: House, batch: Batch, ids: Sequence[str]) -> None:
    """Delete what lies under these ids, and say so. Raises InputOutputError where words may be left."""
    left = _discarded(house, batch, ids)
    still = house.journal.delete_all(ids)
    house.memory.forget()
    house.memory.remember_act(DELETED)
    copies = mirroring.take_away(house)
    if still:
        raise InputOutputError(f"It's deleted from the journal. {still}")
    say_receipt(house, f"{Receipt.DELETED} {copies}".rstrip())
    _say_left(house, left)


def _discarded(house: House, batch: Batch, ids: Sequence[str]) -> Sequence[Draft]:
    """Clear drafts and editors' files of the entries of a batch, where there are any; return others with words of them."""
    if house.sealing.is_locked:
        overdue_drafts.remember(house, ids)
        return ()
    left: dict[str, Draft] = {}
    if house.drafts.waiting() or house.editor_files.holds_something:
        for entry in house.journal.entries(Query(letters=batch.letters)):
            wordings = _wordings(entry.versions)
            house.editor_files.discard_of(entry, wordings)
            left |= {draft.name: draft for draft in house.drafts.discard_of(entry, wordings)}
    return list(left.values())


def _wordings(versions: Sequence[Entry]) -> list[str]:
    return [words for one in versions for words in (one.text or "", *typed(one))]


def _delete(house: House, entry: Entry) -> tuple[str | None, Sequence[Draft]]:
    """Delete the entry and all that holds its words. Return what may be left of it, and drafts with some of its words."""
    if house.sealing.is_locked:
        return _delete_locked(house, entry), ()
    wordings = _wordings(house.journal.versions(entry.id))
    still = house.journal.delete(entry)
    house.memory.forget_of(entry.id)
    house.editor_files.discard_of(entry, wordings)
    return still, house.drafts.discard_of(entry, wordings)


def _delete_locked(house: House, entry: Entry) -> str | None:
    """Delete an entry that nobody can read just now, and say what of it may be left."""
    overdue_drafts.remember(house, [entry.id])
    still = house.journal.delete(entry)
    house.memory.forget_of(entry.id)
    return still


def _refuse_two(house: House, ref: str, draft: Draft) -> None:
    """Raise UsageError where an entry goes by that, too."""
    if _is_entry(house, ref):
        raise UsageError(f"{ref} is a draft and an entry. For the draft: numbcheck delete {draft.suffix}")


def _is_entry(house: House, ref: str) -> bool:
    try:
        return bool(references.find(_known(house), ref))
    except UsageError:
        return False


def _agreed(house: House, count: int) -> bool:
    """Return whether the person wants it; where they do not, or leave, that is said."""
    if not house.streams.can_ask:
        raise UsageError(f"{Receipt.NOT_DELETED} There's no terminal to ask at, so add: --yes")
    with house.seat(plain=True) as seat:
        this, it = ("this", "it") if count == 1 else (f"these {count}", "them")
        asked = f"Delete {this} for good? y deletes {it}, any other key keeps {it}."
        is_agreed = seat.ask_key(asked, _PATIENCE).lower() == "y"
    if not is_agreed:
        say_receipt(house, Receipt.NOT_DELETED)
        leave(seat)
    return is_agreed
