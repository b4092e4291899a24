"""`show`: one entry, whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from numbcheck.cli.option_help import REF
from numbcheck.journal import references
from numbcheck.journal.query import Query
from numbcheck.journal.references import BATCH
from numbcheck.visit.house import House
from numbcheck.visit.locked.access import unlock_to_read
from numbcheck.visit.looking.faults import mention_faults
from numbcheck.visit.looking.look_at import put, whole
from numbcheck.visit.paging import put_long
from numbcheck.words import TWO_TEXTS

if TYPE_CHECKING:
    import typer


def command(
    house: House,
    ref: Annotated[str, typer.Argument(help=REF)] = references.NEWEST,
    json: Annotated[bool, typer.Option("--json", help="As JSON, an object on a line.")] = False,
) -> None:
    """Show one entry, whole; alone the newest.

    Where it was changed in two places at once, both texts; numbcheck edit joins them. With batch:2, all entries of
    the second import, a row each.
    """
    from numbcheck.journal.store.merge import as_one

    unlock_to_read(house)
    if ref.startswith(BATCH):
        _show_batch(house, ref, as_json=json)
        return
    entry = as_one(references.texts(house.journal, ref))
    if json:
        from numbcheck.exchange.json_ import records

        house.streams.data(f"{record}\n" for record in records(entry))
    else:
        put_long(house, ["\n".join([*whole(house, entry), ""])])
        if entry.also:
            house.streams.say(f"{TWO_TEXTS}: numbcheck edit {entry.ref} joins them.")
    mention_faults(house)


def _show_batch(house: House, ref: str, *, as_json: bool) -> None:
    query = Query(suffixes=house.batches.meant(ref).suffixes)
    if as_json:
        from numbcheck.exchange.json_ import document

        house.streams.data(document(house.journal.entries(query, newest_first=False)))
    else:
        put(house, query, all_=True)
    mention_faults(house)
