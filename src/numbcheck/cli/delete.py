"""`delete`: an entry, for good."""

from __future__ import annotations

from typing import Annotated

import typer

from numbcheck.cli.answers import typed
from numbcheck.cli.house import House
from numbcheck.cli.writing import drafts, papers
from numbcheck.errors import InputOutputError, UsageError
from numbcheck.journal.undo import DELETED
from numbcheck.show.rows import row

_PATIENCE = 600.0


def command(
    ctx: typer.Context,
    ref: Annotated[str, typer.Argument(help="@1 is the newest; or four letters, as k3f7.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask first.")] = False,
) -> None:
    """Delete an entry. Its words are then in no file of numbcheck, and cannot be brought back.

    What undo remembers of it and a draft of a change to it go with it; an editor that has it open loses
    its file. Copies that you exported, backups and synced machines that were not reached yet may still
    hold it.
    """
    house: House = ctx.obj
    entry = house.journal.find(ref)
    for one in entry.versions:
        house.streams.warn(row(one).beginning)
    if entry.also:
        house.streams.warn("It was changed in two places at once: both texts go.")
    if not yes and not _agreed(house):
        house.streams.say("Not deleted.")
        return
    wordings = [words for one in house.journal.versions(entry.id) for words in (one.text or "", typed(one))]
    left = house.journal.delete(entry)
    house.memory.forget_of(entry.id)
    papers(house).discard_of(entry, wordings)
    drafts(house).discard_of(entry, wordings)
    house.memory.remember_act(DELETED)
    if left:
        raise InputOutputError(f"It is deleted from the journal. {left}")
    house.streams.say("Deleted, for good.")


def _agreed(house: House) -> bool:
    if not house.streams.can_ask:
        raise UsageError("Nobody can be asked here. To delete it all the same, add --yes.")
    with house.seat(plain=True) as seat:
        return (
            seat.ask_key("Delete this for good? y deletes it, any other key keeps it.", _PATIENCE).lower()
            == "y"
        )
