"""`lock`: a locked journal that was opened is closed again, at once."""

from __future__ import annotations

from numbcheck.errors import InputOutputError
from numbcheck.visit.house import House
from numbcheck.visit.locked import unlocking
from numbcheck.words.receipts import Receipt


def command(house: House) -> None:
    """Close a locked journal now: reading asks for the passphrase again."""
    cache = house.key_cache
    if cache and not cache.forget():
        raise InputOutputError(f"The journal is still open: {cache.path} could not be removed.")
    house.streams.say(Receipt.LOCKED if unlocking.has_lock(house) else unlocking.NOT_LOCKED)
