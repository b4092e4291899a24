"""Long silences in a practice, reported to its author; such a practice plays all the same."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from numbcheck.practice.script import Timed

if TYPE_CHECKING:
    from numbcheck.practice.script import Script

_LONGEST = 20.0
"""Seconds after one sentence."""


def longest_silence(script: Script) -> str:
    """Return one sentence on the longest silence that nothing announces; "" where none is long."""
    timed = (beat for beat in script.beats if isinstance(beat, Timed))
    unannounced = takewhile(lambda beat: beat.cue != "quiet", timed)
    longest = max(unannounced, key=lambda beat: beat.seconds, default=None)
    if longest is None or longest.seconds <= _LONGEST:
        return ""
    where = f'"{longest.part}"' if longest.part else "One step"
    return f"{where} is {longest.seconds:g} seconds with one sentence. With cues it can have three."
