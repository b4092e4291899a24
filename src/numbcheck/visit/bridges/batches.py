"""Batches: what came in by one import, taken back as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck.journal.references import BATCH
from numbcheck.words.counting import counted
from numbcheck.words.receipts import Receipt

if TYPE_CHECKING:
    from numbcheck.visit.house import House

IMPORT = "import"
"""The act that `undo` takes back by its batch."""


def take_back(house: House, number: str) -> str:
    """Take back what came in by the import of that number and was not changed since; return what to say."""
    batch = house.batches.read(int(number))
    ids = house.journal.names.untouched(batch.ids) if batch else []
    if batch is None or not ids:
        return str(Receipt.NOTHING_CHANGED)
    if left := house.journal.delete_all(ids):
        house.journal.notices.append(left)
    return Receipt.IMPORT_BACK.format(entries=entries(len(ids)), clock=f"{batch.when:%H:%M}")


def put(house: House, *, as_json: bool) -> None:
    """List the imports, oldest first: when, how many entries of it are here still, from which file."""
    here = house.journal.names.suffixes().here
    found = [(batch, len(here.intersection(batch.suffixes))) for batch in house.batches.all()]
    if as_json:
        import json

        rows = [
            {
                "number": one.number,
                "at": one.when.isoformat(),
                "from": one.of,
                "file": one.file,
                "entries": count,
            }
            for one, count in found
        ]
        house.streams.data([json.dumps({"imports": rows}, ensure_ascii=False), "\n"])
        return
    for one, count in found:
        house.streams.put(
            house.streams.wrap(
                f"{one.number}  {one.when:%Y-%m-%d %H:%M}  {entries(count)} of {one.file} ({one.of})"
            )
        )
    if found:
        house.streams.say(f"All of one: numbcheck show {BATCH}{found[-1][0].number}")
    else:
        house.streams.say("Nothing came in by an import yet. To bring something in: numbcheck import FILE")


def entries(count: int) -> str:
    """Return how many entries, in words."""
    return counted(count, "entry", "entries")
