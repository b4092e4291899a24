"""The bounds that keep every practice safe, ours and a person's own."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from numbcheck.practice.script import BREATHING, Beat, Card, Timed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SHORTEST_BREATH = 6.0
"""Seconds: a faster breath makes people over-breathe."""
LONGEST_HOLD = 7.0
"""Seconds: longer holds are not for a tired person alone at a screen."""
LONGEST_TENSE = 10.0
"""Seconds: a muscle held tight for longer begins to hurt."""
LONGEST_COLD = 30.0
"""Seconds for any one line of a practice with cold."""
LONGEST_BEAT = 600.0
"""Seconds: nobody is left alone with one line for longer."""
LONGEST_PRACTICE = 3600.0
"""Seconds for a whole practice."""
TOO_LONG = (f"It would take longer than {LONGEST_PRACTICE / 60:g} minutes", "Use fewer repeats")
"""Why a longer one is not played, and what to do."""
SHORTEST_BEAT = 1.0
"""Seconds: words that change faster than that are a flicker."""
EYES = "It tells someone to close their eyes, and that can make people feel further away"
EYES_REMEDY = "Say in the same sentence that they can stay open, or take it out"
_STRETCH = (0.6, 1.6)
_MOST = {"hold": LONGEST_HOLD, "tense": LONGEST_TENSE}
_CLOSED = re.compile(
    r"\b(clos(e|ed|ing) (your |the |both )?eyes|eyes (are )?(closed|shut)|shut (your |both )?eyes)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.?!\n]+")


class CourseFault(NamedTuple):
    """Why a practice is not safe to play, how to mend it, and the beat `at` which that shows."""

    why: str
    remedy: str
    at: int


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


def course_fault(beats: Sequence[Beat], family: str) -> CourseFault | None:
    """Return what is not safe about the whole course of a practice, whichever steps it is written in."""
    found = [*_breath_faults(beats), *(_cold_faults(beats) if family == "cold" else ()), *_eye_faults(beats)]
    return min(found, key=lambda fault: fault.at, default=None)


def closes_eyes(words: str) -> bool:
    """Return whether a sentence tells somebody to close their eyes, and does not offer to leave them open."""
    return any(_CLOSED.search(part) and "open" not in part.lower() for part in _SENTENCE.findall(words))


def _breath_faults(beats: Sequence[Beat]) -> Iterator[CourseFault]:
    remedy = "Change its seconds"
    for phase, most in _MOST.items():
        for run in _runs(beats, phase):
            if _length(_at(beats, run)) > most and (why := breath_fault([_joined(_at(beats, run))])):
                yield CourseFault(why.rstrip("."), remedy, run[-1])
    for breath in _breaths(beats):
        if why := breath_fault(_at(beats, breath)):
            yield CourseFault(why.rstrip("."), remedy, breath[-1])


def _cold_faults(beats: Sequence[Beat]) -> Iterator[CourseFault]:
    if not isinstance(beats[0], Card):
        yield CourseFault(
            "It has to do with cold and does not begin with a card",
            "Say first who had better leave it out",
            0,
        )
    for index, beat in enumerate(beats):
        if isinstance(beat, Timed) and beat.seconds > LONGEST_COLD:
            why = f"With cold one line may last {LONGEST_COLD:g} seconds at most, because longer cold hurts the skin"
            yield CourseFault(why, "Change its seconds", index)


def _eye_faults(beats: Sequence[Beat]) -> Iterator[CourseFault]:
    for index, beat in enumerate(beats):
        if closes_eyes(beat.words):
            yield CourseFault(EYES, EYES_REMEDY, index)


def _runs(beats: Sequence[Beat], phase: str) -> Iterator[list[int]]:
    """Yield the indices of beats of this phase that follow each other."""
    for found, run in groupby(
        range(len(beats)), key=lambda index: getattr(beats[index], "phase", "") == phase
    ):
        if found:
            yield list(run)


def _breaths(beats: Sequence[Beat]) -> Iterator[list[int]]:
    """Yield the indices of each whole breath: from its in-breath until the next one, or until time stands still."""
    breath: list[int] = []
    for index, beat in enumerate(beats):
        phase = beat.phase if isinstance(beat, Timed) else ""
        if breath and (not phase or (phase in {"in", "sip"} and _breathed_out(beats, breath))):
            if _breathed_out(beats, breath):
                yield breath
            breath = []
        if breath or phase in {"in", "sip"}:
            breath.append(index)
    if _breathed_out(beats, breath):
        yield breath


def _breathed_out(beats: Sequence[Beat], breath: Sequence[int]) -> bool:
    return any(beat.phase == "out" for beat in _at(beats, breath))


def _at(beats: Sequence[Beat], indices: Sequence[int]) -> list[Timed]:
    return [beat for beat in (beats[index] for index in indices) if isinstance(beat, Timed)]


def _joined(run: Sequence[Timed]) -> Timed:
    return Timed(run[0].part, run[0].words, _length(run), run[0].phase)


def pace_range(breaths: Sequence[Sequence[Beat]], family: str = "") -> tuple[float, float]:
    """Return the shortest and longest factor by which these groups of beats may be stretched."""
    shortest, longest = _STRETCH
    beats = [beat for group in breaths for beat in group]
    for breath in _breaths(beats):
        shortest = max(shortest, SHORTEST_BREATH / _length(_at(beats, breath)))
    for phase, most in _MOST.items():
        for run in _runs(beats, phase):
            longest = min(longest, most / _length(_at(beats, run)))
    if family == "cold":
        longest = min([longest, *(LONGEST_COLD / beat.seconds for beat in beats if isinstance(beat, Timed))])
    for group in breaths:
        timed = [beat for beat in group if isinstance(beat, Timed)]
        if _is_breath(timed):
            shortest = max(shortest, SHORTEST_BREATH / _length(timed))
        for beat in timed:
            shortest = max(shortest, min(1.0, SHORTEST_BEAT / beat.seconds))
    return min(shortest, 1.0), max(longest, 1.0)


def _is_breath(beats: Sequence[Timed]) -> bool:
    return any(beat.phase in BREATHING - {"hold"} for beat in beats)


def _length(beats: Sequence[Timed]) -> float:
    return sum(beat.seconds for beat in beats)
