"""`show`: one entry, whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from numbcheck.journal import references
from numbcheck.visit.faults import mention_faults
from numbcheck.visit.house import House
from numbcheck.visit.look_at import whole
from numbcheck.words import TWO_TEXTS
from numbcheck.words.options import REF

if TYPE_CHECKING:
    import typer


def command(
    house: House,
    ref: Annotated[str, typer.Argument(help=REF)] = references.NEWEST,
    json: Annotated[bool, typer.Option("--json", help="As JSON, an object on a line.")] = False,
) -> None:
    """Show one entry, whole; alone the newest.

    Where it was changed in two places at once, both texts; numbcheck edit joins them.
    """
    from numbcheck.journal.store.merge import as_one

    house.unlock_to_read()
    entry = as_one(references.texts(house.journal, ref))
    if json:
        from numbcheck.exchange.json_ import records

        house.streams.data(f"{record}\n" for record in records(entry))
    else:
        house.put_long(["\n".join([*whole(house, entry), ""])])
        if entry.also:
            house.streams.say(f"{TWO_TEXTS}: numbcheck edit {entry.ref} joins them.")
    mention_faults(house)
