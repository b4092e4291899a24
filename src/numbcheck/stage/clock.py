"""LivedClock: a monotonic clock that leaves out the time in which the machine slept or the job was stopped."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_SLICE = 0.5
"""Seconds; nobody who counts the time waits longer than this in one go, so that an absence can be told from waiting."""
_UNTIMED_SLICE = 5.0
"""Seconds; the same where nothing happens until the person does something."""
_LONGEST_STEP = 1.0


class LivedClock:
    """A clock over `clock`, in seconds, that leaves out every stretch nobody lived through."""

    __slots__ = ("_clock", "_lost")

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._lost = 0.0

    def now(self) -> float:
        """Return the present second."""
        return self._clock() - self._lost

    @contextmanager
    def at_most(self, seconds: float) -> Iterator[None]:
        """Let a wait of `seconds` at most happen inside; where it took more than a second longer, that is lost."""
        began = self._clock()
        try:
            yield
        finally:
            overslept = self._clock() - began - seconds
            if overslept > _LONGEST_STEP:
                self._lost += overslept


def in_one_go(left: float | None) -> float:
    """Return how many seconds to wait in one go where `left` are left, or where (None) no end is set."""
    return _UNTIMED_SLICE if left is None else min(left, _SLICE)


def lived_clock() -> LivedClock:
    """Return a clock that begins to count what is lived through."""
    return LivedClock(time.monotonic)
