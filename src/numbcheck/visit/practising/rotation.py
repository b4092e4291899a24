"""What takes turns from visit to visit, and what of it came up lately: a thing to notice, a set of nudges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck.practice import cues
from numbcheck.visit.state_file import remember, remembered

if TYPE_CHECKING:
    from numbcheck.visit.house import House

_SEEN, _TURNS = "moments", "turns"
_COLOURS = ("blue", "yellow", "green", "red", "white", "brown")
"""What one colour can be; blue and yellow are those of the seeds."""
_REMEMBERED = 60
"""Ids at most; the file holds nothing else, and no times."""


def next_cue(house: House) -> str:
    """Return the words of a cue that did not come up lately, and remember it."""
    path = f"{house.places.state}/{_SEEN}"
    recent = remembered(path)
    cue = cues.pick(house.shelf.cues(), recent, house.choose)
    remember(path, [cue.id, *recent][:_REMEMBERED])
    return cue.words


def next_turn(house: House, practice: str, turns: int) -> int:
    """Return which of `turns` sets of nudges it is this time, never the last one again, and remember it."""
    path = f"{house.places.state}/{_TURNS}"
    names = {f"{practice}-{turn}": turn for turn in range(turns)}
    recent = remembered(path)
    last = next((name for name in recent if name in names), "")
    name = house.choose([name for name in names if name != last])
    remember(path, [name, *(other for other in recent if other not in names)][:_REMEMBERED])
    return names[name]


def next_colour(house: House) -> str:
    """Return the colour to look for this time, never the last one again."""
    return _COLOURS[next_turn(house, "colour", len(_COLOURS))]
