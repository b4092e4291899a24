"""`show`: one entry, whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from numbcheck.journal import references
from numbcheck.visit.faults import mention_faults
from numbcheck.visit.house import House
from numbcheck.words import TWO_TEXTS

if TYPE_CHECKING:
    import typer


def command(
    house: House,
    ref: Annotated[
        str, typer.Argument(help="@1 is the newest, @2 the one before; or four letters, as k3f7.")
    ],
) -> None:
    """Show one entry, whole.

    Where it was changed in two places at once, both texts; numbcheck edit joins them.
    """
    from numbcheck.journal.store.merge import as_one
    from numbcheck.show.entry import whole

    entry = house.shown(as_one(references.texts(house.journal, ref)))
    house.put_long(["\n".join(whole(entry, house.streams.width)) + "\n"])
    if entry.also:
        house.streams.say(f"{TWO_TEXTS}: numbcheck edit {entry.ref} joins them.")
    mention_faults(house)
