"""`show`: one entry, whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from numbcheck.journal import references
from numbcheck.visit.faults import mention_faults
from numbcheck.visit.house import House
from numbcheck.words import TWO_TEXTS
from numbcheck.words.options import REF

if TYPE_CHECKING:
    import typer

    from numbcheck.journal.entry import Entry


def command(
    house: House,
    ref: Annotated[str, typer.Argument(help=REF)] = references.NEWEST,
    json: Annotated[bool, typer.Option("--json", help="As JSON, an object on a line.")] = False,
) -> None:
    """Show one entry, whole; alone the newest.

    Where it was changed in two places at once, both texts; numbcheck edit joins them.
    """
    from numbcheck.journal.store.merge import as_one

    entry = as_one(references.texts(house.journal, ref))
    if json:
        from numbcheck.exchange.json_ import records

        house.streams.data(f"{record}\n" for record in records(entry))
    else:
        _put(house, house.shown(entry))
    mention_faults(house)


def _put(house: House, entry: Entry) -> None:
    from numbcheck.show.entry import whole

    house.put_long(["\n".join(whole(entry, house.streams.width)) + "\n"])
    if entry.also:
        house.streams.say(f"{TWO_TEXTS}: numbcheck edit {entry.ref} joins them.")
