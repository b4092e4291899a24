"""`delete`: entries, for good."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from numbcheck.clean import one_line
from numbcheck.cli.option_help import REF
from numbcheck.errors import UsageError
from numbcheck.journal import references
from numbcheck.journal.ids import suffix_of
from numbcheck.journal.references import BATCH
from numbcheck.stage.signals import uninterrupted
from numbcheck.visit import dates
from numbcheck.visit.bridges import batches
from numbcheck.visit.deleting import delete_entries, delete_import
from numbcheck.visit.house import House
from numbcheck.visit.keeping import say_receipt
from numbcheck.visit.looking.look_at import beginning
from numbcheck.visit.session import leave
from numbcheck.visit.texts.drafts import throw_away
from numbcheck.words import TWO_TEXTS
from numbcheck.words.receipts import Receipt

if TYPE_CHECKING:
    from collections.abc import Sequence

    import typer

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
            delete_entries(house, found)
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


def _delete_batch(house: House, refs: Sequence[str], *, yes: bool) -> None:
    """Delete all that came in by one import. Raises UsageError where it is unknown, or more is named beside it."""
    if len(refs) > 1:
        raise UsageError(f"An import goes alone: numbcheck delete {one_line(refs[0])}")
    batch = house.batches.meant(refs[0])
    ids = house.journal.names.ids_of(batch.suffixes)
    count = len(set(map(suffix_of, ids)))
    house.streams.warn(f"{batches.entries(count)} of the import of {batch.when:%Y-%m-%d %H:%M}, {batch.file}")
    if not count:
        say_receipt(house, Receipt.NOTHING_CHANGED)
    elif yes or _agreed(house, count):
        with uninterrupted():
            delete_import(house, batch, ids)


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
