"""One small thing to notice, and which ones came up lately."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from numbcheck import plainfile
from numbcheck.practice import cues

if TYPE_CHECKING:
    from pathlib import Path

    from numbcheck.visit.house import House

_SEEN = "moments"
_LARGEST = 16 * 1024
_REMEMBERED = 60
"""Ids at most; the file holds nothing else, and no times."""


def next_cue(house: House) -> str:
    """Return the words of a cue that did not come up lately, and remember it."""
    path = house.places.state / _SEEN
    recent = _remembered(path)
    cue = cues.pick(house.shelf.cues(), recent, house.choose)
    _remember(path, [cue.id, *recent][:_REMEMBERED])
    return cue.words


def _remembered(path: Path) -> list[str]:
    try:
        return plainfile.read(str(path), _LARGEST).decode("ascii", "replace").split()
    except OSError:
        return []


def _remember(path: Path, ids: list[str]) -> None:
    """Write the ids for this person's eyes only; where that cannot be done, a cue may come again sooner."""
    from numbcheck.journal.store import durable

    with suppress(OSError):
        durable.put_file(str(path), ("\n".join(ids) + "\n").encode(), os.urandom)
