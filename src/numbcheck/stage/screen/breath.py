"""The shape of a breath in time: how large it is at any moment, and when that changes next, in half columns."""

from __future__ import annotations

import math
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from numbcheck.practice.script import BREATHING, Lead, Timed

if TYPE_CHECKING:
    from numbcheck.play.player import Frame
    from numbcheck.practice.script import Beat, Script

_NARROWEST, _WIDEST = 6, 42
"""Columns: a larger shape would only move faster."""
_FULL = {"in": 0.8, "sip": 1.0, "out": 0.0}
_SOONEST = 1 / 16
"""Seconds from one change to the next at least."""
_SAME = 1e-6
"""Seconds that no clock tells apart."""


class Grid(NamedTuple):
    """Where an edge may stand in a room `width` columns wide: at each half column, or at each whole one."""

    width: int
    whole: bool = False


def is_breath(beat: Beat) -> bool:
    """Return whether a paced breath goes on in this beat."""
    return isinstance(beat, Timed) and beat.phase in BREATHING


def breathes(script: Script, index: int) -> bool:
    """Return whether beat `index` is one of a paced breath, or the lead-in before it or the rest after it."""
    while isinstance(beat := script.beats[index], Lead) and 0 <= index + beat.step < len(script.beats):
        index += beat.step
    return is_breath(script.beats[index])


def size(frame: Frame, grid: Grid) -> int:
    """Return how many half columns it is from the middle of the shape to each edge: as many as it has columns."""
    times, sizes = _way(frame, grid)
    return sizes[bisect_right(times, frame.elapsed + _SAME) - 1]


def until_next(frame: Frame, grid: Grid) -> float | None:
    """Return the seconds until that is another one; None where it stays until the phase ends."""
    times, _ = _way(frame, grid)
    following = bisect_right(times, frame.elapsed + _SAME)
    return times[following] - frame.elapsed if following < len(times) else None


def until_next_second(frame: Frame) -> float:
    """Return the seconds until one more second of the beat has passed."""
    return whole_seconds(frame) + 1 - frame.elapsed


def whole_seconds(frame: Frame) -> int:
    """Return how many seconds of the beat have passed."""
    return math.floor(frame.elapsed + _SAME)


def _way(frame: Frame, grid: Grid) -> tuple[tuple[float, ...], tuple[int, ...]]:
    if isinstance(frame.beat, Lead):
        return (0.0,), (_size(0.0, grid),)
    begin, end = (_size(_level(frame.script, index), grid) for index in (frame.index - 1, frame.index))
    return _eased(begin, end, frame.length, 2 if grid.whole else 1)


@lru_cache(maxsize=32)
def _eased(begin: int, end: int, seconds: float, step: int) -> tuple[tuple[float, ...], tuple[int, ...]]:
    """Return when a raised cosine from `begin` to `end` is halfway to each next step, and the sizes from then on."""
    count = abs(end - begin) // step
    times, sizes = [0.0], [begin]
    for number in range(1, count + 1):
        at = seconds / math.pi * math.acos(1 - (2 * number - 1) / count)
        if at >= times[-1] + _SOONEST:
            times.append(at)
            sizes.append(begin + (step if end > begin else -step) * number)
    sizes[-1] = end
    return tuple(times), tuple(sizes)


def _size(level: float, grid: Grid) -> int:
    """Return the size at which the lungs are so full; on whole columns one whose edges stand there."""
    widest = min(_WIDEST, grid.width - 2)
    if not grid.whole:
        return _NARROWEST + round(level * (widest - _NARROWEST))
    return _NARROWEST + grid.width % 2 + 2 * round(level * (widest - _NARROWEST) / 2)


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
