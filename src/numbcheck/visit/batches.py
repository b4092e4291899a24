"""Batches: what came in by one import, taken back as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

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


def entries(count: int) -> str:
    """Return how many entries, in words."""
    return "1 entry" if count == 1 else f"{count} entries"
