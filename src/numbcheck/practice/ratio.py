"""A breath by its numbers: seconds in and out, as `4-6`, or in, hold, out and rest, as `4-2-6-2`."""

from __future__ import annotations

from typing import NamedTuple

from numbcheck.errors import UsageError
from numbcheck.practice.bounds import SHORTEST_BEAT, breath_fault
from numbcheck.practice.script import Phase, Timed

_LONGEST = 30.0
"""Seconds for one breath: a slower one is a held breath by another name."""
_PHASES: tuple[Phase, ...] = ("in", "hold", "out", "hold")


class Ratio(NamedTuple):
    """The practice that is played, and the seconds of each beat of its breath where they are others than its own."""

    practice: str
    seconds: tuple[float, ...] = ()


def read(typed: str) -> Ratio | None:
    """Return the breath that these numbers are, or None where it is a name; raises UsageError where it is not safe."""
    seconds = _numbers(typed)
    match seconds:
        case (4, 7, 8):
            return Ratio("478")
        case (into, out):
            ratio = Ratio("long" if out > into else "even", seconds)
            breath = (into, 0.0, out, 0.0)
        case (into, hold, out, *rest) if len(rest) < 2:
            breath = (into, hold, out, *rest, *(() if rest else (0.0,)))
            ratio = Ratio("box", breath)
        case _:
            return None
    _refuse_unsafe(breath)
    return ratio


def _numbers(typed: str) -> tuple[float, ...]:
    """Return the numbers between hyphens, none where something else is among them."""
    parts = typed.replace(",", ".").split("-")
    if not all(part.replace(".", "", 1).isdecimal() and part.isascii() for part in parts):
        return ()
    return tuple(map(float, parts))


def _refuse_unsafe(breath: tuple[float, ...]) -> None:
    if min(breath[0], breath[2]) < SHORTEST_BEAT:
        raise UsageError("A breath needs a second in and a second out at least, as in 4-6 or 4-2-6-2.")
    if sum(breath) > _LONGEST:
        raise UsageError(f"One whole breath may take {_LONGEST:g} seconds at most.")
    timed = [Timed("", "", seconds, phase) for seconds, phase in zip(breath, _PHASES, strict=True)]
    if fault := breath_fault(timed):
        raise UsageError(fault)
