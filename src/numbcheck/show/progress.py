"""Progress: a bar on one line of the terminal, for what takes longer than a moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_PATIENCE = 0.5  # seconds before anything shows
_EVERY = 0.1  # seconds between two drawings
_WIDTH = 24


class Progress:
    """A bar that draws itself through `tell`, told how far things are; it leaves an empty line behind."""

    __slots__ = ("_next", "_now", "_shown", "_tell")

    def __init__(self, tell: Callable[[str], None], now: Callable[[], float]) -> None:
        self._tell = tell
        self._now = now
        self._next = now() + _PATIENCE
        self._shown = False

    def __call__(self, done: int, of: int) -> None:
        """Show that `done` of `of` parts are through; when all are, take the bar away."""
        if done >= of:
            if self._shown:
                self._tell("\r" + " " * (_WIDTH + 16) + "\r")
            self._shown = False
        elif self._now() >= self._next:
            self._next = self._now() + _EVERY
            self._shown = True
            full = _WIDTH * done // of
            self._tell(f"\r[{'#' * full}{' ' * (_WIDTH - full)}] {done} of {of} ")
