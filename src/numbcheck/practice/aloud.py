"""Aloud: the same practice with its opening as beats of its own, long enough to be spoken."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from numbcheck.practice.length import length_by_ear
from numbcheck.practice.script import Timed

if TYPE_CHECKING:
    from numbcheck.practice.script import Script

WORDS_A_MINUTE = 135
_BREATHER = 1.5
"""Seconds of quiet after each line."""


def aloud(script: Script) -> Script:
    """Return `script` to be spoken: nobody misses the first breath while what comes before it is still being spoken.

    That is its introduction, spoken along with the first of these beats, and its opening.
    """
    first, *others = script.opening or ("",)
    lines = (
        Timed("", first, speaking_time(f"{introduction(script)} {first}")),
        *(Timed("", line, speaking_time(line)) for line in others),
    )
    return replace(script, beats=(*lines, *script.beats), opening=())


def introduction(script: Script) -> str:
    """Return what is heard first of all: what it is, and how long it takes."""
    return f"{script.title}. {length_by_ear(script)}"


def speaking_time(words: str) -> float:
    """Return the seconds it takes to speak `words` at an easy pace, and a little quiet."""
    return round(len(words.split()) * 60 / WORDS_A_MINUTE + _BREATHER, 1)
