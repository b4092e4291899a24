"""Stopwatch: the time of one run, by a clock that others read, less the stretches that do not count."""

from __future__ import annotations


class Stopwatch:
    """Counts one run from `now` on, and the beat within it that began last. All times are of one clock, in seconds."""

    __slots__ = ("_began", "_left_out", "_stopped_at", "beat_began")

    def __init__(self, now: float) -> None:
        self._began = self.beat_began = now
        self._left_out = 0.0
        self._stopped_at: float | None = None

    @property
    def stopped(self) -> bool:
        """Whether it stands still."""
        return self._stopped_at is not None

    def toggle(self, now: float) -> None:
        """Stand still, or go on."""
        if self._stopped_at is None:
            self._stopped_at = now
        else:
            self.go_on(now)

    def go_on(self, now: float) -> None:
        """Go on, if it stands still; the time in between does not count."""
        if self._stopped_at is not None:
            away, self._stopped_at = now - self._stopped_at, None
            self.leave_out(away)

    def leave_out(self, seconds: float) -> None:
        """Let a stretch of time that has just passed not count."""
        self._left_out += seconds
        self.beat_began += seconds
        if self._stopped_at is not None:
            self._stopped_at += seconds

    def leave_out_beat(self, at: float) -> None:
        """Let the beat that ends here not count."""
        self._left_out += at - self.beat_began

    def elapsed(self, now: float) -> float:
        """Return how long the beat has gone on."""
        return (now if self._stopped_at is None else self._stopped_at) - self.beat_began

    def seconds(self, at: float) -> float:
        """Return how long it has run by then, with nothing that was left out."""
        return max(0.0, at - self._began - self._left_out)
