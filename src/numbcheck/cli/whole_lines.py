"""WholeLines: a desk for lists, where only what Enter confirmed is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck.play.ports import Said

if TYPE_CHECKING:
    from collections.abc import Callable

    from numbcheck.play.ports import Desk, Event


class WholeLines:
    """A desk around another one; what was `half` typed when the person left is put aside."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.ended: Callable[[str], object] | None = None  # the desk inside tells it
        self.half = ""

    def now(self) -> float:
        """Return the seconds of the desk inside."""
        return self._desk.now()

    def wait(self, seconds: float | None, *, typing: bool) -> Event | None:
        """Wait as the desk inside does, and pass over half a line: what comes next is that the person leaves."""
        event = self._desk.wait(seconds, typing=typing)
        if not isinstance(event, Said) or event.whole:
            return event
        self.half = event.text
        return self._desk.wait(seconds, typing=typing)
