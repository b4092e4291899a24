"""What a breath drew, replayed on a terminal in memory: its steps, how evenly they came, and how late its words."""

from __future__ import annotations

from itertools import pairwise
from statistics import median
from typing import NamedTuple

import pyte

_SHAPE = frozenset("█▐▌▄▀▗▖▝▘")
_PHASE = 5.0
"""Seconds of each phase of `breathe even`."""


class Drawn(NamedTuple):
    """Bytes that arrived together, and when."""

    at: float
    bytes: bytes


class Change(NamedTuple):
    """When something else stood there, in how many cells, and in how many of the row that changed most; a step, or words."""

    at: float
    cells: int
    of_a_row: int
    step: bool


class Figures(NamedTuple):
    """What terminal.md asks of a breath that flows."""

    steps: float
    peak: int
    bytes: float
    cells: float
    of_a_row: int
    still: float
    late: float
    latest: float

    def __str__(self) -> str:
        return (
            f"{self.steps:.1f} steps/s (peak {self.peak}), {self.bytes:.0f} bytes/s, {self.cells:g} cells a step, "
            f"{self.of_a_row} of a row at most, longest still {self.still * 1000:.0f} ms, "
            f"words {self.late * 1000:.1f} ms late in the middle, {self.latest * 1000:.1f} at worst"
        )


def replayed(drawn: list[Drawn], size: tuple[int, int], since: float) -> Figures:
    """Return the figures of what was drawn from `since` on."""
    changes = [change for change in _changes(drawn, size) if change.at >= since]
    steps = [change for change in changes if change.step]
    seconds = drawn[-1].at - since
    peak = max(sum(0 <= other.at - step.at < 1 for other in steps) for step in steps)
    late = _late([change.at for change in changes if not change.step])
    return Figures(
        steps=len(steps) / seconds,
        peak=peak,
        bytes=sum(len(one.bytes) for one in drawn if one.at >= since) / seconds,
        cells=median(step.cells for step in steps),
        of_a_row=max(step.of_a_row for step in steps),
        still=max(after.at - before.at for before, after in pairwise(changes)),
        late=median(late),
        latest=max(late),
    )


def _changes(drawn: list[Drawn], size: tuple[int, int]) -> list[Change]:
    screen = pyte.Screen(*size)
    stream = pyte.ByteStream(screen)
    changes = []
    for at, chunk in drawn:
        before = list(screen.display)
        stream.feed(chunk)
        rows = [_different(old, new) for old, new in zip(before, screen.display, strict=True)]
        if any(rows):
            letters = "".join(
                old + new for old, new, cells in zip(before, screen.display, rows, strict=True) if cells
            )
            changes.append(Change(at, sum(rows), max(rows), step=set(letters) <= _SHAPE | {" "}))
    return changes


def _different(before: str, after: str) -> int:
    return sum(old != new for old, new in zip(before, after, strict=True))


def _late(arrivals: list[float]) -> list[float]:
    """Return how late each phase began, beside the one that was the soonest."""
    since = [at - arrivals[0] for at in arrivals]
    beside = [passed - _PHASE * round(passed / _PHASE) for passed in since]
    return [seconds - min(beside) for seconds in beside]
