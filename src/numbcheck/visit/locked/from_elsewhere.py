"""Mention a key of another machine once; `encrypt --status` goes on showing it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck.journal.ids import short_of
from numbcheck.journal.sealing.keys import known
from numbcheck.visit import once

if TYPE_CHECKING:
    from numbcheck.journal.sealing.keys import Wrapping
    from numbcheck.visit.house import House

_SAID = "A key came from elsewhere. What you write is not sealed with it before you open it: numbcheck unlock"


def mention(house: House) -> None:
    """Say once that there is a key which this machine, that has one of its own, never opened."""
    new = [one for one in unopened(house) if once.is_due(house, _mark(one))]
    if new:
        house.streams.warn(_SAID)
        remember(house, new)


def unopened(house: House) -> list[Wrapping]:
    """Return the wrappings of keys that this machine never opened; none where it has no key of its own."""
    lock = house.sealing.lock
    if not lock.recipient:
        return []
    mine = known(lock.known)
    return [one for one in lock.keys.wrappings() if one.public not in mine]


def remember(house: House, seen: list[Wrapping]) -> None:
    """Remember that of these was read; each comes again where that cannot be done."""
    for one in seen:
        once.remember(house, _mark(one))


def _mark(one: Wrapping) -> str:
    return f"key-{short_of(one.public)}"
