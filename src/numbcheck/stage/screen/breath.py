"""The shape of a breath: how full it is at any second, and the rows that draw it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from numbcheck.practice.script import BREATHING, Timed

if TYPE_CHECKING:
    from numbcheck.play.player import Frame
    from numbcheck.practice.script import Script

_FULL = {"in": 0.8, "sip": 1.0, "out": 0.0}
_NARROWEST, _WIDEST = 6, 46


def is_breath(frame: Frame) -> bool:
    """Return whether a paced breath goes on in this moment."""
    return isinstance(frame.beat, Timed) and frame.beat.phase in BREATHING


def fullness(frame: Frame, steps_per_second: float = 1.0) -> float:
    """Return how full the breath is, 0 to 1, in whole steps: it moves the moment a phase begins."""
    begin, end = _level(frame.script, frame.index - 1), _level(frame.script, frame.index)
    if frame.length <= 0:
        return end
    steps = max(1, math.ceil(frame.length * steps_per_second))
    done = min(steps, math.floor(frame.elapsed * steps_per_second + 1e-6) + 1)
    return begin + (end - begin) * done / steps


def shape(full: float, width: int, rows: int) -> list[tuple[int, int]]:
    """Return for each row of a bar its (margin, length) in columns, centred in `width`."""
    widest = min(_WIDEST, width - 2)
    length = _NARROWEST + 2 * round(full * (widest - _NARROWEST) / 2)
    return [((width - length) // 2, length)] * rows


def _level(script: Script, index: int) -> float:
    """Return how full the lungs are at the end of a beat; a hold stays where the phase before it ended."""
    while index >= 0:
        beat = script.beats[index]
        if not isinstance(beat, Timed) or beat.phase not in BREATHING:
            return 0.0
        if beat.phase == "in" and not _sip_follows(script, index):
            return 1.0
        if beat.phase in _FULL:
            return _FULL[beat.phase]
        index -= 1
    return 0.0


def _sip_follows(script: Script, index: int) -> bool:
    after = script.beats[index + 1] if index + 1 < len(script.beats) else None
    return isinstance(after, Timed) and after.phase == "sip"
