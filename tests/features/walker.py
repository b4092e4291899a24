"""Somebody who answers whatever a screen asks, by its own row of keys, and leaves where they were told to."""

from __future__ import annotations

import os
from collections import deque
from contextlib import contextmanager
from itertools import count
from signal import SIGHUP, SIGTERM, Signals
from typing import TYPE_CHECKING

from tests.features.worlds import Memory

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest

    from numbcheck.stage.seat import Seat
    from numbcheck.visit.house import House
    from tests.conftest import Shell
    from tests.stage.rig import Rig

ESC, CTRL_C, CTRL_D, CLOSED = "\x1b", "\x03", "\x04", ""
WAYS: dict[str, str | Signals] = {
    "Esc": ESC,
    "Ctrl-C": CTRL_C,
    "Ctrl-D": CTRL_D,
    "q": "q",
    "closed": CLOSED,
    "TERM": SIGTERM,
    "HUP": SIGHUP,
}
HALF = "unended"
_TYPED = "\r"
_ANSWERS = {
    "/ find": "q",
    "D keep": CTRL_D,
    "Enter keep": _TYPED,
    "Enter next": _TYPED,
    "Enter on": "1\r",
    "space mark": " \r",
    "digits mark": "1\r",
    "digits answer": "1",
    "s skip": "s",
    "Enter goes on": "\r",
    "? keys": "\r",
    "Tab skip": _TYPED,
    "Enter closes": "\r",
    "Enter skips": "\r",
    "q closes": "\r",
    "q back": "q",
}
"""What is pressed, by what a footer names first; what ends a line comes behind a word."""
_MOMENT, _PATIENCE = 0.02, 5
"""Seconds of a turn, and how many of them an answer may take to be seen."""
_WRITES = ("D keep", "Enter keep", "Enter next", "Tab skip")


class Walker(Memory):
    """Goes through a command stop by stop; at stop `leaves_at` half a word is typed, and the `way` out is taken."""

    def __init__(
        self, shell: Shell, monkeypatch: pytest.MonkeyPatch, leaves_at: int = -1, way: str | Signals = ESC
    ) -> None:
        super().__init__(shell, monkeypatch, (80, 24))
        self._leaves_at, self._way = leaves_at, way
        self._number = count()
        self._next: deque[str | Signals] = deque()
        self.stops: list[str] = []
        self.typed: list[str] = []
        self.half = ""
        self._gone: Rig | None = None
        self._closes = False
        self._answered = ""

    @contextmanager
    def _seat(self, house: House) -> Iterator[Seat]:
        self._closes = False
        with super()._seat(house) as seat:
            yield seat
            self._closes = True  # what stands there while the screen goes is nobody's to answer

    def _turn(self, rig: Rig, seconds: float | None) -> float:
        if self._gone not in (None, rig):
            self._close(rig)  # a terminal that is gone stays so, whatever is asked next
        if self._gone or self._closes:
            return super()._turn(rig, seconds)
        if not self._next:
            self._idle += 1
            if rig.text == self._answered and self._idle < _PATIENCE:
                return _MOMENT
            self._answered, self._idle = rig.text, 0
            self._next.extend(self._at_a_stop(rig.text))
        rig.passed += 1.0  # nobody does two things at once
        self._do(rig, self._next.popleft())
        return _MOMENT

    def _do(self, rig: Rig, act: str | Signals) -> None:
        if isinstance(act, Signals):
            os.kill(os.getpid(), act)
        elif act == CLOSED:
            self._close(rig)
        else:
            rig.press(act)

    def _close(self, rig: Rig) -> None:
        rig.pipe.close()
        self._gone = rig

    def _at_a_stop(self, text: str) -> Iterator[str | Signals]:
        """Yield what is done at this screen: it is answered, or left."""
        foot = text.rstrip().rsplit("\n", maxsplit=1)[-1].strip()
        asked = next((words for words in _ANSWERS if words in foot), None)
        assert asked, f"nobody knows how to answer this:\n{text}"
        writes, number = asked in _WRITES, len(self.stops)
        self.stops.append(foot)
        if number < self._leaves_at or self._leaves_at < 0:
            if writes:
                self.typed.append(f"whole{next(self._number)}")
                yield self.typed[-1]
            yield _ANSWERS[asked]
            return
        if number == self._leaves_at and writes:
            if asked in ("D keep", "Enter keep") and self._way == CTRL_D:
                self.typed.append(HALF)
            else:
                self.half = HALF
            yield HALF
        yield self._way if number == self._leaves_at else ESC
