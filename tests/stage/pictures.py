"""The picture of one moment of a practice, by itself: as a stage draws it that has shown nothing before."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from numbcheck.stage.screen import view
from numbcheck.stage.screen.marked import Marked
from numbcheck.stage.screen.opening import Opening

if TYPE_CHECKING:
    from numbcheck.play.player import Frame
    from numbcheck.stage.appearance import Appearance
    from numbcheck.stage.screen.text import Picture, Room

NOTHING_MARKED = Marked()
_opening = lru_cache(Opening.of)


def picture(frame: Frame, room: Room, look: Appearance, marked: Marked = NOTHING_MARKED) -> Picture:
    """Return what a screen with this room shows of the moment."""
    return view.picture(frame, _opening(frame.script, room).layout(frame), look, marked)
