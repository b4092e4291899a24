"""`delete`: an entry, for good."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from numbcheck.errors import InputOutputError, UsageError
from numbcheck.journal import references
from numbcheck.journal.drafts.last_save import DELETED, THROWN_AWAY
from numbcheck.show.entry import row
from numbcheck.stage.signals import uninterrupted
from numbcheck.visit.house import House
from numbcheck.visit.session import typed
from numbcheck.words import TWO_TEXTS

if TYPE_CHECKING:
    import typer

    from numbcheck.journal.drafts.draft import Draft
    from numbcheck.journal.entry import Entry

_PATIENCE = 600.0


def command(
    house: House,
    ref: Annotated[str, typer.Argument(help="@1 is the newest; or four characters, as k3f7.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask first.")] = False,
) -> None:
    """Delete an entry. Its words are then in no file of numbcheck, and cannot be brought back.

    With the four characters of a draft it throws that draft away, and undo brings it back.

    What undo remembers of it and a draft of a change to it go with it; an editor that has it open loses
    its file. Copies that you exported, backups and synced machines that were not reached yet may still
    hold it.
    """
    if draft := house.drafts.find(ref):
        _throw_away(house, ref, draft)
        return
    entry = references.find(house.journal, ref)
    for one in entry.versions:
        house.streams.warn(row(one).beginning)
    if entry.also:
        house.streams.warn(f"{TWO_TEXTS}: both texts go.")
    if not yes and not _agreed(house):
        house.streams.say("Not deleted.")
        return
    with uninterrupted():
        _delete(house, entry)


def _delete(house: House, entry: Entry) -> None:
    """Delete the entry and all that holds its words; a draft that is another text stays, and is named."""
    wordings = [words for one in house.journal.versions(entry.id) for words in (one.text or "", typed(one))]
    still = house.journal.delete(entry)
    house.memory.forget_of(entry.id)
    house.editor_files.discard_of(entry, wordings)
    left = house.drafts.discard_of(entry, wordings)
    house.memory.remember_act(DELETED)
    if still:
        raise InputOutputError(f"It is deleted from the journal. {still}")
    house.streams.say("Deleted, for good.")
    if left:
        house.streams.warn(
            "A draft with some of the same words is left. numbcheck journal --drafts shows it; "
            f"numbcheck delete {left[0].ref} throws it away."
        )


def _throw_away(house: House, ref: str, draft: Draft) -> None:
    """Throw a draft away; undo brings it back, so nothing is asked. Raises UsageError where an entry goes by that, too."""
    if _is_entry(house, ref):
        name = draft.name.rpartition("-")[2].partition(".")[0]
        raise UsageError(f"A draft and an entry go by {ref}. For the draft: numbcheck delete {name}")
    with uninterrupted():
        row = {"name": draft.name, "kind": draft.kind, "text": draft.text, "meta": dict(draft.meta)}
        comes_back = house.memory.remember_act(THROWN_AWAY, lines=[row])
        house.drafts.discard(draft.name)
        back = " numbcheck undo brings it back, for an hour." if comes_back else ""
        house.streams.say(f"Thrown away.{back}")


def _is_entry(house: House, ref: str) -> bool:
    try:
        return bool(references.find(house.journal, ref))
    except UsageError:
        return False


def _agreed(house: House) -> bool:
    if not house.streams.can_ask:
        raise UsageError("Nobody can be asked here. To delete it all the same, add --yes.")
    with house.seat(plain=True) as seat:
        return (
            seat.ask_key("Delete this for good? y deletes it, any other key keeps it.", _PATIENCE).lower()
            == "y"
        )
