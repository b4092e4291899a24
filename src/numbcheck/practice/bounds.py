"""The bounds that keep every practice safe, ours and a person's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck.practice.script import BREATHING, Beat, Timed

if TYPE_CHECKING:
    from collections.abc import Sequence

SHORTEST_BREATH = 6.0
"""Seconds: a faster breath makes people over-breathe."""
LONGEST_HOLD = 7.0
"""Seconds: longer holds are not for a tired person alone at a screen."""
LONGEST_TENSE = 10.0
"""Seconds: a muscle held tight for longer begins to hurt."""
LONGEST_BEAT = 600.0
"""Seconds: nobody is left alone with one line for longer."""
LONGEST_PRACTICE = 3600.0
"""Seconds for a whole practice."""
SHORTEST_BEAT = 1.0
"""Seconds: words that change faster than that are a flicker."""
_STRETCH = (0.6, 1.6)
_MOST = {"hold": LONGEST_HOLD, "tense": LONGEST_TENSE}


def breath_fault(breath: Sequence[Timed]) -> str | None:
    """Return why the beats of one breath are not safe to play, as a sentence, or None."""
    if any(beat.phase == "hold" and beat.seconds > LONGEST_HOLD for beat in breath):
        return (
            f"A hold may last {LONGEST_HOLD:g} seconds at most, because longer holds can make people dizzy."
        )
    if any(beat.phase == "tense" and beat.seconds > LONGEST_TENSE for beat in breath):
        return f"Muscles may be tensed for {LONGEST_TENSE:g} seconds at most, because longer begins to hurt."
    if _is_breath(breath) and _length(breath) < SHORTEST_BREATH:
        return (
            f"One whole breath takes {_length(breath):g} seconds; it must take {SHORTEST_BREATH:g} or more, "
            "because faster breathing can make people dizzy."
        )
    return None


def pace_range(breaths: Sequence[Sequence[Beat]]) -> tuple[float, float]:
    """Return the shortest and longest factor by which these groups of beats may be stretched."""
    shortest, longest = _STRETCH
    for group in breaths:
        timed = [beat for beat in group if isinstance(beat, Timed)]
        if _is_breath(timed):
            shortest = max(shortest, SHORTEST_BREATH / _length(timed))
        for beat in timed:
            shortest = max(shortest, min(1.0, SHORTEST_BEAT / beat.seconds))
            if most := _MOST.get(beat.phase):
                longest = min(longest, most / beat.seconds)
    return min(shortest, 1.0), max(longest, 1.0)


def _is_breath(beats: Sequence[Timed]) -> bool:
    return any(beat.phase in BREATHING - {"hold"} for beat in beats)


def _length(beats: Sequence[Timed]) -> float:
    return sum(beat.seconds for beat in beats)
