"""What takes turns from visit to visit, and what of it came up lately: a thing to notice, a set of nudges."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from numbcheck import plainfile
from numbcheck.practice import cues

if TYPE_CHECKING:
    from numbcheck.visit.house import House

_SEEN, _TURNS = "moments", "turns"
_LARGEST = 16 * 1024
_REMEMBERED = 60
"""Ids at most; the file holds nothing else, and no times."""


def next_cue(house: House) -> str:
    """Return the words of a cue that did not come up lately, and remember it."""
    path = f"{house.places.state}/{_SEEN}"
    recent = _remembered(path)
    cue = cues.pick(house.shelf.cues(), recent, house.choose)
    _remember(path, [cue.id, *recent][:_REMEMBERED])
    return cue.words


def next_turn(house: House, practice: str, turns: int) -> int:
    """Return which of so many sets of nudges the practice has this time, never that of the last visit, and remember it."""
    path = f"{house.places.state}/{_TURNS}"
    names = {f"{practice}-{turn}": turn for turn in range(turns)}
    recent = _remembered(path)
    last = next((name for name in recent if name in names), "")
    name = house.choose([name for name in names if name != last])
    _remember(path, [name, *(other for other in recent if other not in names)][:_REMEMBERED])
    return names[name]


def _remembered(path: str) -> list[str]:
    try:
        return plainfile.read(path, _LARGEST).decode("ascii", "replace").split()
    except OSError:
        return []


def _remember(path: str, ids: list[str]) -> None:
    """Write the ids for this person's eyes only; where that cannot be done, a cue may come again sooner."""
    from numbcheck.journal.store import durable

    with suppress(OSError):
        durable.put_file(path, ("\n".join(ids) + "\n").encode(), os.urandom)
